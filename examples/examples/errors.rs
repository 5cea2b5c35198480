//! Reports as errors: in an enum of `thiserror`, and in `anyhow`, which keeps the report to be asked for.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io;

use anyhow::Context as _;
use deployment_validate::{DeploymentValidate, Report, Valid, json};
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Job {
    #[validate(length(min = 1, max = 20))]
    name: String,
}

/// Why a job is not started.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("the job's file cannot be read")]
    Unread(#[from] io::Error),
    #[error("the job is not valid")]
    Invalid(#[from] Report),
}

fn start(file: Result<&str, io::Error>) -> Result<Valid<Job>, StartError> {
    Ok(json::from_str(file?)?)
}

fn run(text: &str) -> anyhow::Result<usize> {
    let job = json::from_str::<Job>(text).context("cannot start the job")?;
    Ok(job.name.len())
}

fn main() {
    assert!(start(Ok(r#"{"name":"make"}"#)).is_ok());
    assert!(matches!(start(Err(io::ErrorKind::NotFound.into())), Err(StartError::Unread(_))));
    let Err(StartError::Invalid(report)) = start(Ok(r#"{"name":""}"#)) else { panic!("an empty name") };
    assert_eq!(report.violations()[0].pointer(), "/name");

    assert!(matches!(run(r#"{"name":"make"}"#), Ok(4)));
    let error = run(r#"{"name":""}"#).unwrap_err();
    println!("{error:#}");
    assert_eq!(format!("{error:#}"), "cannot start the job: 1:9: /name: must be 1 to 20 characters long");
    assert_eq!(error.downcast_ref::<Report>().map(|report| report.violations().len()), Some(1));
}
