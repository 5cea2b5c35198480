//! Warnings: told in every format, beside errors too, and of no weight unless they are denied.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::run::{Run, Scratch, VALID, check, check_stdin, lines};
use crate::sarif::sarif;

/// A job whose `disabledCI` means nothing, as it deploys nothing from version control.
const WARNED: &str =
    r#"{"name":"job","billing":{"deploymentPlan":"plan"},"settings":{"backoffLimit":0},"disabledCI":true}"#;
const PLACE: usize = 81;
/// The same, wrong too.
const WRONG: &str =
    r#"{"name":"1ob","billing":{"deploymentPlan":"plan"},"settings":{"backoffLimit":0},"disabledCI":true}"#;
const RIGHT: &str = r#"{"name":"job","billing":{"deploymentPlan":"plan"},"settings":{"backoffLimit":0}}"#;
const YAML: &str =
    "name: job\nbilling: {deploymentPlan: plan}\nsettings: {backoffLimit: 0}\ndisabledCI: true\n";

fn run(args: &[&str], text: &str) -> Run {
    check_stdin(&[&["--kind", "create-job"], args].concat(), text.as_bytes())
}

/// Pointers and severities of the first line.
fn told(run: &Run) -> (bool, Vec<(String, Option<String>)>) {
    let line = lines(&run.stdout).swap_remove(0);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let each = line["violations"].as_array().unwrap().iter();
    let found = each.map(|own| (text(&own["pointer"]).unwrap(), own.get("severity").and_then(text)));
    (line["valid"].as_bool().unwrap(), found.collect())
}

fn warning() -> (String, Option<String>) {
    ("/disabledCI".into(), Some("warning".into()))
}

#[test]
fn warnings_are_denied_only_on_demand() {
    for (text, code, denied) in [(RIGHT, 0, 0), (WARNED, 0, 1), (WRONG, 1, 1)] {
        for kind in ["json", "yaml", "ndjson"] {
            for format in ["human", "json", "sarif"] {
                let args = ["--input", kind, "--format", format];
                let usual = run(&args, text);
                assert_eq!(usual.code, Some(code), "{args:?} {text}");
                let strict = run(&[&args[..], &["--deny-warnings"]].concat(), text);
                assert_eq!((strict.code, strict.stdout), (Some(denied), usual.stdout), "{args:?} {text}");
            }
        }
    }
    assert_eq!(check(&["--deny-warnings", VALID]).code, Some(0));
    assert_eq!(check(&["--deny-warnings", VALID, "no_such_file.json"]).code, Some(2));
    assert_eq!(check(&["--deny-warnings", "--schema"]).code, Some(2));
    assert!(check(&["--help"]).stdout.contains("--deny-warnings"));
}

#[test]
fn people_see_warnings_and_their_number() {
    let warned = run(&[], WARNED).stdout;
    assert!(warned.starts_with("warning[ignored_unless]: /disabledCI: "), "{warned}");
    assert!(warned.contains(&format!("<stdin>:1:{PLACE}")), "{warned}");
    assert!(warned.ends_with("1 payload checked: 1 valid, 0 invalid (1 warning)\n"), "{warned}");
    let wrong = run(&[], WRONG).stdout;
    assert!(wrong.contains("error[") && wrong.contains("warning[ignored_unless]"), "{wrong}");
    assert!(wrong.ends_with("1 payload checked: 0 valid, 1 invalid (1 violation, 1 warning)\n"), "{wrong}");
    let stream = [WARNED, RIGHT, WARNED, WRONG].join("\n");
    let all = run(&["--input", "ndjson"], &stream).stdout;
    assert!(all.ends_with("4 payloads checked: 3 valid, 1 invalid (1 violation, 3 warnings)\n"), "{all}");
}

#[test]
fn json_has_the_severity_of_warnings() {
    let json = ["--format", "json"];
    let warned = run(&json, WARNED);
    assert_eq!(told(&warned), (true, vec![warning()]));
    let violation = &lines(&warned.stdout)[0]["violations"][0];
    let key = (&violation["code"], &violation["line"], &violation["column"]);
    assert_eq!(key, (&json!("ignored_unless"), &json!(1), &json!(PLACE)));
    let name = ("/name".to_owned(), None);
    assert_eq!(told(&run(&json, WRONG)), (false, vec![name.clone(), warning()]));
    let unread = WARNED.replace("\"job\"", "1");
    assert_eq!(told(&run(&json, &unread)), (false, vec![name.clone(), warning()]));

    let yaml = run(&["--format", "json", "--input", "yaml"], YAML);
    assert_eq!(told(&yaml), (true, vec![warning()]));
    assert_eq!(lines(&yaml.stdout)[0]["violations"][0]["line"], 4);
    let wrong = YAML.replace("name: job", "name: 1ob");
    assert_eq!(told(&run(&["--format", "json", "--input", "yaml"], &wrong)), (false, vec![name, warning()]));

    let stream = [RIGHT, WARNED].join("\n");
    let second = lines(&run(&["--format", "json", "--input", "ndjson"], &stream).stdout).swap_remove(1);
    let violation = &second["violations"][0];
    assert_eq!((&second["valid"], &violation["severity"]), (&json!(true), &json!("warning")));
    assert_eq!((&violation["line"], &violation["column"]), (&json!(2), &json!(PLACE)));
}

#[test]
fn sarif_has_the_level_of_warnings() {
    let levels = |text| {
        let results = sarif(&run(&["--format", "sarif"], text));
        let pair = |result: &Value| (result["ruleId"].clone(), result["level"].clone());
        results.iter().map(pair).collect::<Vec<_>>()
    };
    assert_eq!(levels(RIGHT), []);
    let warning = (json!("ignored_unless"), json!("warning"));
    assert_eq!(levels(WARNED), std::slice::from_ref(&warning));
    let wrong = levels(WRONG);
    assert_eq!((wrong.len(), &wrong[0].1, &wrong[1]), (2, &json!("error"), &warning));
}

#[test]
fn warnings_are_told_of_changes_too() {
    // A body before may have warnings itself.
    let old = Scratch::new("old.json", WARNED.as_bytes());
    for (name, text) in [("new.json", WARNED), ("new.yaml", YAML)] {
        let of = |text: &str| {
            let new = Scratch::new(name, text.as_bytes());
            told(&check(&["--kind", "put-job", "--format", "json", "--old", old.name(), new.name()]))
        };
        assert_eq!(of(text), (true, vec![warning()]), "{name}");
        let (is_valid, found) = of(&text.replacen("job", "other", 1));
        assert_eq!((is_valid, found), (false, vec![("/name".into(), None), warning()]), "{name}");
    }
}

#[test]
fn each_kind_that_may_warn_is_asked() {
    let zones = |rest: &str| {
        format!(r#"{{{rest}"deployment":{{"instances":1,"zonalRedundancy":{{"minZones":2}}}}}}"#)
    };
    let build = |rest: &str| format!(r#"{{{rest}"buildConfiguration":{{"fullGitClone":true}}}}"#);
    let new = r#""name":"api","billing":{"deploymentPlan":"plan"},"#;
    let job = format!(r#"{new}"settings":{{"backoffLimit":0}},"#);
    let manual = format!(r#"{new}"backoffLimit":0,"#);
    let cron = format!(r#"{manual}"schedule":"@daily","#);
    for (kind, text) in [
        ("create-service", zones(new)),
        ("put-service", zones(new)),
        ("patch-service", zones("")),
        ("create-job", build(&job)),
        ("put-job", build(&job)),
        ("patch-job", build("")),
        ("create-cron-job", build(&cron)),
        ("put-cron-job", build(&cron)),
        ("patch-cron-job", build("")),
        ("create-manual-job", build(&manual)),
        ("put-manual-job", build(&manual)),
        ("patch-manual-job", build("")),
    ] {
        let run = check_stdin(&["--kind", kind, "--format", "json"], text.as_bytes());
        let (is_valid, found) = told(&run);
        assert_eq!((run.code, is_valid, found.len()), (Some(0), true, 1), "{kind}: {}", run.stdout);
    }
}

#[test]
fn the_kinds_that_are_not_asked_have_no_rules_that_warn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/deployment");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.filter(|path| path.is_file()).collect();
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("warn(") && !text.contains("ignored_unless("), "{}", path.display());
    }
}
