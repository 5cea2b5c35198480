//! The command line: loopback unless told otherwise, and errors that name the argument.

#![allow(clippy::unwrap_used)]

use std::process::Command;

use deployment_validate_dry_run_server::args::{Log, parse};

fn read(line: &str) -> Result<deployment_validate_dry_run_server::args::Args, String> {
    parse(line.split_whitespace().map(str::to_owned))
}

#[test]
fn what_is_given_is_used() {
    let args = read("").unwrap();
    assert!(args.bind.ip().is_loopback() && !args.config.fail_on_deprecated);
    let line = "--bind 0.0.0.0:80 --max-body=9 --timeout 3 --concurrency=2 --log json --fail-on-deprecated";
    let args = read(line).unwrap();
    assert_eq!(args.bind.to_string(), "0.0.0.0:80");
    assert_eq!((args.config.max_body, args.config.timeout.as_secs(), args.config.concurrency), (9, 3, 2));
    assert!(args.log == Log::Json && args.config.fail_on_deprecated);
}

#[test]
fn what_is_wrong_is_named() {
    for (line, expected) in [
        ("--bnd 1", "unknown argument `--bnd`"),
        ("--bind", "`--bind` is given without a value"),
        ("--bind localhost", "`--bind`: invalid socket address syntax"),
        ("--max-body -1", "`--max-body`: invalid digit found in string"),
        ("--timeout 0", "`--timeout`: must be 1 to 86400"),
        ("--timeout 18446744073709551615", "`--timeout`: must be 1 to 86400"),
        ("--concurrency 0", "`--concurrency`: must be 1 to "),
        ("--log loud", "`--log`: must be text, json or off"),
        ("--fail-on-deprecated=no", "unknown argument `--fail-on-deprecated=no`"),
        ("payload.json", "unknown argument `payload.json`"),
    ] {
        let message = read(line).unwrap_err();
        assert!(message.starts_with(expected), "{line}: {message}");
    }
}

#[test]
fn the_program_tells_by_its_exit_code() {
    let run = |arg: &str| Command::new(env!("CARGO_BIN_EXE_dry_run_server")).arg(arg).output().unwrap();
    let help = run("--help");
    assert!(help.status.success() && help.stdout.starts_with(b"Answers like the deployment API"));
    let wrong = run("--nonsense");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().starts_with("error: unknown argument `--nonsense`"));

    // A device that takes nothing is an error, not a panic.
    #[cfg(target_os = "linux")]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dry_run_server"));
        let output =
            command.arg("--help").stdout(full).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot print the help: "));
    }
}
