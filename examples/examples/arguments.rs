//! Arguments of a command: clap reads them, the rules judge them, and the report names the options.

#![allow(clippy::unwrap_used, clippy::panic)]

use clap::Parser;
use deployment_validate::{DeploymentValidate, Valid};

/// Runs a job.
#[derive(Parser, DeploymentValidate)]
#[validate(at_most_one_of(file, image))]
struct Args {
    /// How often to try.
    #[arg(long, default_value_t = 1)]
    #[validate(range(min = 1, max = 9))]
    tries: u8,
    /// What to run.
    #[arg(long)]
    file: Option<String>,
    /// What to run it in.
    #[arg(long)]
    #[validate(pattern(r"^[a-z]+:[a-z0-9.]+$", expected = "an image such as nginx:latest"))]
    image: Option<String>,
}

fn read(arguments: &[&str]) -> Result<Valid<Args>, String> {
    let args = Args::try_parse_from([&["run"], arguments].concat()).map_err(|error| error.to_string())?;
    Valid::new(args).map_err(|rejected| {
        let option = |pointer: &str| pointer.replacen('/', "--", 1);
        let violations = rejected.report().violations().iter();
        let lines: Vec<_> = violations
            .map(|violation| format!("{} {}", option(violation.pointer()), violation.message()))
            .collect();
        lines.join("\n").trim().to_owned()
    })
}

fn main() {
    assert_eq!(read(&["--tries", "3"]).map(|args| args.tries), Ok(3));
    let told = read(&["--tries", "0", "--image", "nginx"]).err();
    println!("{}", told.as_deref().unwrap_or_default());
    assert_eq!(
        told.as_deref(),
        Some(
            "--tries must be 1 to 9\n--image must be an image such as nginx:latest, but ends too soon: expected :"
        )
    );
    assert!(read(&["--file", "a", "--image", "a:b"]).is_err_and(|told| told.starts_with("at most one")));
}
