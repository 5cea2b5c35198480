//! Rules that need more than the value: the regions that a tenant may use, the names that are taken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use deployment_validate::{DeploymentValidate, Options, Valid, json};
use serde::Deserialize;

/// What the service knows of the sender. A context owns what it has.
struct Tenant {
    regions: BTreeSet<String>,
    cores: u32,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(context = Tenant, custom(fits, context))]
struct Order {
    #[validate(custom(is_open, context))]
    region: String,
    /// What contains a type with a context has the same context.
    jobs: Vec<Job>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(context = Tenant)]
struct Job {
    /// Further arguments come behind the context.
    #[validate(range(min = 1), custom(has_share, context, 2))]
    cores: u32,
}

fn is_open(region: &str, tenant: &Tenant) -> Result<(), &'static str> {
    if tenant.regions.contains(region) { Ok(()) } else { Err("must be a region of the tenant") }
}

fn has_share(cores: &u32, tenant: &Tenant, share: u32) -> Result<(), String> {
    let most = tenant.cores / share;
    if *cores <= most { Ok(()) } else { Err(format!("must be at most {most}")) }
}

fn fits(order: &Order, tenant: &Tenant) -> Result<(), &'static str> {
    let cores: u32 = order.jobs.iter().map(|job| job.cores).sum();
    if cores <= tenant.cores { Ok(()) } else { Err("asks for more cores than the tenant has") }
}

fn main() {
    let tenant = Tenant { regions: ["eu".into()].into(), cores: 8 };
    let options = Options::new().context(&tenant);

    let text = r#"{"region":"eu","jobs":[{"cores":4},{"cores":2}]}"#;
    let order: Valid<Order> = json::from_str_with(text, &options).unwrap();
    assert_eq!(order.jobs.len(), 2);

    let text = r#"{"region":"mars","jobs":[{"cores":5},{"cores":4}]}"#;
    let report = json::from_str_with::<Order>(text, &options).unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "1:1: asks for more cores than the tenant has\n\
         1:11: /region: must be a region of the tenant\n\
         1:35: /jobs/0/cores: must be at most 4"
    );

    // A typed value has `validate_with` in place of `validate`.
    assert!(Job { cores: 4 }.validate_with(&tenant).is_ok());
    assert!(!Job { cores: 0 }.is_valid_with(&tenant));
}
