//! How many of several optional fields there have to be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::DeploymentValidate;

#[derive(Default, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(exactly_one_of(branch, tag, commit_sha))]
#[validate(at_most_one_of(dockerfile, buildpack, message = "choose a dockerfile or a buildpack"))]
#[validate(at_least_one_of(on_push, on_schedule))]
#[validate(all_or_none_of(registry, credentials))]
struct Build {
    branch: Option<String>,
    tag: Option<String>,
    commit_sha: Option<String>,
    dockerfile: Option<String>,
    buildpack: Option<String>,
    on_push: Option<bool>,
    on_schedule: Option<String>,
    registry: Option<String>,
    credentials: Option<String>,
}

fn main() {
    let right = Build { branch: Some("main".into()), on_push: Some(true), ..Build::default() };
    assert!(right.is_valid());

    let report = Build::default().validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "exactly one of branch, tag and commitSha is required: none is there\n\
         at least one of onPush and onSchedule is required"
    );

    let wrong = Build {
        tag: Some("v1".into()),
        dockerfile: Some("Dockerfile".into()),
        buildpack: Some("heroku".into()),
        registry: Some("example".into()),
        ..right
    };
    let report = wrong.validate().unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|violation| violation.code()).collect();
    assert_eq!(found, ["exactly_one_of", "at_most_one_of", "all_or_none_of"]);
    assert_eq!(report.violations()[1].message(), "choose a dockerfile or a buildpack");
}
