//! Numbers: bounds that are included or not, steps, and integers of any width, compared without rounding.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::DeploymentValidate;

const SMALLEST_PORT: u16 = 1024;

#[derive(DeploymentValidate)]
struct Plan {
    #[validate(range(min = SMALLEST_PORT, max = 65535))]
    port: u16,
    #[validate(range(exclusive_min = 0, max = 1))]
    share: f64,
    /// Hundredths, as a person writes them: 0.07 is one, whatever its bits say.
    #[validate(multiple_of = 0.01)]
    price: f64,
    #[validate(range(min = 256), multiple_of = 256)]
    memory: Option<u32>,
    #[validate(range(max = 340282366920938463463374607431768211454))]
    id: u128,
    #[validate(one_of(1, 2, 4, 8..=16))]
    replicas: u8,
}

fn main() {
    let right = Plan { port: 8080, share: 0.25, price: 0.07, memory: Some(512), id: 7, replicas: 12 };
    assert!(right.is_valid());

    let wrong = Plan { port: 80, share: 0.0, price: 0.075, memory: Some(300), id: u128::MAX, replicas: 3 };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/port: must be 1024 to 65535\n\
         /share: must be greater than 0 and at most 1\n\
         /price: must be a multiple of 0.01\n\
         /memory: must be a multiple of 256\n\
         /id: must be at most 340282366920938463463374607431768211454\n\
         /replicas: must be 1, 2, 4 or 8 to 16"
    );

    // What is no number is within no bounds.
    assert!(!Plan { share: f64::NAN, ..right }.is_valid());
}
