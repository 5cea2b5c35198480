//! Fields that are required or forbidden when other fields say so. A comma is *and*, repeating the rule is *or*.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Backup {
    kind: Kind,
    retention_days: u32,
    encrypted: bool,
    /// A variant, bare: the field's type is known.
    #[validate(required_if(kind = Scheduled))]
    schedule: Option<String>,
    /// A range of numbers, or another condition.
    #[validate(required_if(retention_days = 31..), required_if(kind = Archive, encrypted = true))]
    approval: Option<String>,
    #[validate(forbidden_unless(encrypted = true))]
    key: Option<String>,
    /// Presence of another field.
    #[validate(required_if(key), forbidden_if(kind = Manual))]
    key_owner: Option<String>,
}

#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Manual,
    Scheduled,
    Archive,
}

fn backup(kind: Kind) -> Backup {
    Backup {
        kind,
        retention_days: 7,
        encrypted: false,
        schedule: None,
        approval: None,
        key: None,
        key_owner: None,
    }
}

fn main() {
    assert!(backup(Kind::Manual).is_valid());

    let report = Backup { retention_days: 365, key: Some("k".into()), ..backup(Kind::Scheduled) };
    let report = report.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/schedule: required when kind is scheduled\n\
         /approval: required when retentionDays is 31 or more, or when kind is archive and encrypted is true\n\
         /key: only allowed when encrypted is true\n\
         /keyOwner: required when key is present"
    );

    // Both tests of a comma have to hold.
    assert!(backup(Kind::Archive).is_valid());
    assert!(!Backup { encrypted: true, ..backup(Kind::Archive) }.is_valid());
}
