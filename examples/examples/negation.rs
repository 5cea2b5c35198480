//! What a value must not be: `none_of` for literals, `not` for rules.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Account {
    #[validate(length(min = 2), none_of("admin", "root"))]
    name: String,
    /// Alone, neither of the two rules refuses a name: they must not hold both.
    #[validate(not(prefix = "-", suffix = "-"))]
    label: String,
    #[validate(range(min = 1), none_of(22, 80, 443))]
    port: u16,
    #[validate(each(not(format = ipv4, message = "must be a name, not an address")))]
    hosts: Vec<String>,
}

fn main() {
    let right =
        Account { name: "ada".into(), label: "-a".into(), port: 8080, hosts: vec!["a.example".into()] };
    assert!(right.is_valid());

    let wrong =
        Account { name: "root".into(), label: "-a-".into(), port: 80, hosts: vec!["10.0.0.1".into()] };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    let found: Vec<_> = report.violations().iter().map(|own| (own.pointer(), own.code())).collect();
    assert_eq!(found, [("/name", "none_of"), ("/label", "not"), ("/port", "none_of"), ("/hosts/0", "not")]);
    assert_eq!(report.violations()[0].message(), "must not be \"admin\" or \"root\"");
}
