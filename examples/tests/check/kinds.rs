//! `--kind`, what is taken for it where it is not said, and `--old`.

use serde_json::Value;

use crate::run::{INVALID, Run, Scratch, VALID, check, check_stdin, finish};

const SERVICE: &str =
    r#"{"name":"api","billing":{"deploymentPlan":"nf-compute-20"},"deployment":{"instances":1}}"#;
const JOB: &str =
    r#"{"name":"job","billing":{"deploymentPlan":"nf-compute-20"},"settings":{"backoffLimit":0}}"#;

fn taken_as(text: &str) -> Run {
    let file = Scratch::new("guessed.json", text.as_bytes());
    check(&["--format", "json", file.name()])
}

#[test]
fn a_body_is_taken_for_what_its_keys_say_and_that_is_said() {
    for (text, kind) in [
        (SERVICE, "create-service"),
        (JOB, "create-job"),
        (r#"{"name":"job","backoffLimit":0,"billing":{"deploymentPlan":"plan"}}"#, "create-manual-job"),
        (
            r#"{"name":"job","backoffLimit":0,"schedule":"@daily","billing":{"deploymentPlan":"plan"}}"#,
            "create-cron-job",
        ),
        (r#"{"ports":null}"#, "patch-service"),
        (r#"{"description":null}"#, "patch-service"),
        (r#"{"settings":{"backoffLimit":1}}"#, "patch-job"),
        (r#"{"suspended":true}"#, "patch-cron-job"),
        (r#"{"backoffLimit":1}"#, "patch-manual-job"),
    ] {
        let run = taken_as(text);
        assert_eq!(run.code, Some(0), "{text}: {}", run.stdout);
        assert!(
            run.stderr.ends_with(&format!("taken as {kind}; --kind says what it is\n")),
            "{}",
            run.stderr
        );
    }
    for usual in [VALID, INVALID] {
        assert_eq!(check(&[usual]).stderr, "");
    }
}

#[test]
fn kind_says_what_payloads_are() {
    let wrong = check_stdin(&["--kind", "create-service", "--format", "json"], JOB.as_bytes());
    assert_eq!(wrong.code, Some(1));
    let found: Value = serde_json::from_str(&wrong.stdout).unwrap();
    let found: Vec<_> = found["violations"].as_array().unwrap().iter().map(|own| &own["pointer"]).collect();
    assert_eq!(found, [&Value::from("/settings")]);
    let lines = format!("{JOB}\n{SERVICE}\n");
    let run = check_stdin(&["--kind", "put-job", "--input", "ndjson", "--format", "json"], lines.as_bytes());
    assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2));
    let schema = check(&["--schema", "--kind", "patch-job"]).stdout;
    assert!(schema.contains("runOnSourceChange") && !schema.contains("imagePath"));
    assert_eq!(check(&["--kind", "cronjob", VALID]).code, Some(2));
}

#[test]
fn old_is_what_the_payloads_change() {
    let old = Scratch::new("old.json", SERVICE.as_bytes());
    let same = Scratch::new("same.json", SERVICE.replace(r#""instances":1"#, r#""instances":2"#).as_bytes());
    assert_eq!(check(&["--old", old.name(), same.name()]).code, Some(0));
    let other = Scratch::new("other.json", SERVICE.replace("api", "web").as_bytes());
    let run = check(&["--old", old.name(), "--format", "json", other.name()]);
    assert_eq!(run.code, Some(1));
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    let violation = &told["violations"][0];
    assert_eq!(
        (&violation["pointer"], &violation["code"], &violation["column"]),
        (&"/name".into(), &"immutable".into(), &9.into())
    );
    let yaml = Scratch::new(
        "other.yaml",
        b"name: web\nbilling: {deploymentPlan: plan}\ndeployment: {instances: 1}\n",
    );
    let run = check(&["--old", old.name(), "--format", "json", yaml.name()]);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    let violation = &told["violations"][0];
    assert_eq!(
        (&violation["pointer"], &violation["code"], &violation["line"], &violation["column"]),
        (&"/name".into(), &"immutable".into(), &1.into(), &7.into())
    );
    let broken = Scratch::new("broken.json", b"{");
    let run = check(&["--old", broken.name(), same.name()]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("what is to be changed is not valid itself"), "{}", run.stderr);
    assert_eq!(check(&["--old", "no_such_file.json", same.name()]).code, Some(2));
}

/// Of what a payload is taken for, only keys are kept: the values of this one take forty times its length.
#[cfg(target_os = "linux")]
#[test]
fn a_large_payload_is_guessed_at_in_little_memory() {
    let text = format!(r#"{{"name":"a","internal":[{}1]}}"#, r#"{"a":[1]},"#.repeat(500_000));
    let file = Scratch::new("large.json", text.as_bytes());
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -v 150000; exec \"$0\" \"$1\"", env!("CARGO_BIN_EXE_check"), file.name()]);
    let run = finish(&mut limited);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("taken as create-service"), "{}", run.stderr);
}
