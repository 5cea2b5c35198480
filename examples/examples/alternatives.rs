//! `one_of` for literals, `any_of` for lists of rules: one violation tells all that would be right.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Param};

#[derive(DeploymentValidate)]
struct Source {
    #[validate(one_of("github", "gitlab", "bitbucket"))]
    provider: String,
    /// A full commit, or the word `latest`.
    #[validate(any_of((length(equal = 40), pattern = "^[0-9a-f]*$"), (one_of("latest"))))]
    commit: Option<String>,
    #[validate(any_of(
        (pattern = r"^\d+m$"),
        (pattern = r"^\d+s$"),
        message = "must be a time such as 5m or 30s"
    ))]
    timeout: String,
    #[validate(each(any_of((one_of("*")), (pattern = "^[a-z]+$"))))]
    branches: Vec<String>,
}

fn main() {
    let right = Source {
        provider: "github".into(),
        commit: Some("0123456789abcdef0123456789abcdef01234567".into()),
        timeout: "5m".into(),
        branches: vec!["*".into(), "main".into()],
    };
    assert!(right.is_valid());
    assert!(Source { commit: Some("latest".into()), ..right }.is_valid());

    let wrong = Source {
        provider: "sourceforge".into(),
        commit: Some("newest".into()),
        timeout: "soon".into(),
        branches: vec!["main".into(), "Feature".into()],
    };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/provider: must be \"github\", \"gitlab\" or \"bitbucket\"\n\
         /commit: must be 40 characters long and must match ^[0-9a-f]*$, or must be \"latest\"\n\
         /timeout: must be a time such as 5m or 30s\n\
         /branches/1: must be \"*\", or must match ^[a-z]+$"
    );
    let values = report.violations()[0].params().get("values").cloned();
    assert_eq!(values, Some(Param::from(vec!["github", "gitlab", "bitbucket"])));
}
