//! The `check` command from outside: exit codes, every format, every kind of input, and what must not
//! disturb it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fix;
mod human;
mod kinds;
mod run;
mod sarif;
mod streams;
mod warnings;

use std::fs;

use serde_json::{Value, json};

use crate::run::{INVALID, Run, Scratch, VALID, check, check_stdin, command, finish, lines, payloads};
use crate::sarif::sarif;

#[test]
fn exit_code_tells_the_result() {
    for (args, code) in [
        (&[VALID][..], 0),
        (&[VALID, INVALID], 1),
        (&[INVALID, "no_such_file.json"], 2),
        (&["no_such_file.json", VALID], 2),
        (&["valid"], 2),
        (&["../Cargo.toml"], 2),
        (&["--format", "xml", VALID], 2),
        (&["--jobs", "0", VALID], 2),
        (&["--unknown", VALID], 2),
        (&["--schema", VALID], 2),
        (&["-", VALID, "-"], 2),
        (&["--schema"], 0),
        (&["--help"], 0),
    ] {
        for format in ["human", "json", "sarif"] {
            let mut all = args.to_vec();
            if !args.iter().any(|arg| arg.starts_with("--")) {
                all.extend(["--format", format]);
            }
            assert_eq!(check(&all).code, Some(code), "{all:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    for args in [&["--help"][..], &["--version"], &["--schema"], &[VALID], &["--format", "sarif", VALID]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = finish(command(args).stdout(full));
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.starts_with("check: cannot write the result: "), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn files_that_cannot_be_read_hold_up_no_others() {
    let run = check(&["--format", "json", "no_such_file.json", "valid", "../Cargo.toml", VALID]);
    assert_eq!(lines(&run.stdout), [json!({"source": VALID, "record": 1, "valid": true, "violations": []})]);
    let told: Vec<&str> = run.stderr.lines().collect();
    let names: Vec<&str> = told.iter().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(names, ["no_such_file.json", "valid", "../Cargo.toml"]);

    let run = check(&["no_such_file.json", VALID]);
    assert_eq!(run.stdout, "1 payload checked: 1 valid, 0 invalid; 1 file not read\n");
}

#[test]
fn json_tells_each_record_of_a_stream() {
    let run = check(&["--format", "json", "stream.ndjson"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "");
    let found: Vec<(u64, Vec<(String, String)>)> = lines(&run.stdout)
        .iter()
        .map(|line| {
            assert_eq!(line["source"], "stream.ndjson");
            let violations = line["violations"].as_array().unwrap();
            assert_eq!(line["valid"], violations.is_empty());
            assert!(
                violations.iter().all(|it| it["line"] == line["record"] && it["column"].as_u64() > Some(0))
            );
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let pairs = violations.iter().map(|it| (text(&it["pointer"]), text(&it["code"])));
            (line["record"].as_u64().unwrap(), pairs.collect())
        })
        .collect();
    let expected: [(u64, &[(&str, &str)]); 11] = [
        (1, &[]),
        (2, &[]),
        (3, &[("/docker/customCommand", "required_if")]),
        (5, &[]),
        (6, &[("/external/credentials", "type")]),
        (7, &[("", "syntax")]),
        (8, &[]),
        (
            9,
            &[
                ("/external/imagePath", "pattern"),
                ("/external/credentials", "type"),
                ("/external/tag", "unknown"),
                ("/internal", "forbidden"),
                ("/buildpack", "forbidden"),
                ("/docker/customEntrypoint", "type"),
                ("/docker/customComand", "unknown"),
                ("/replicas", "unknown"),
            ],
        ),
        (10, &[("/docker/customComand", "unknown")]),
        (11, &[]),
        (12, &[]),
    ];
    let owned = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
    let expected = expected.map(|(record, pairs)| (record, pairs.iter().map(owned).collect::<Vec<_>>()));
    assert_eq!(found, expected);
}

#[test]
fn json_has_its_keys_in_order() {
    let run = check(&["--format", "json", INVALID]);
    let message = "required when configType is customCommand or customEntrypointCustomCommand";
    let line = format!(
        "{{\"source\":\"{INVALID}\",\"record\":1,\"valid\":false,\"violations\":[{{\"pointer\":\"/docker/customCommand\",\
         \"code\":\"required_if\",\"message\":\"{message}\",\"line\":5,\"column\":13,\"params\":"
    );
    let rest = run.stdout.strip_prefix(&line).unwrap();
    assert!(rest.ends_with("}]]},\"offset\":69,\"len\":39}]}\n"), "{rest}");
    let text = fs::read_to_string(payloads().join(INVALID)).unwrap();
    assert!(text[69..69 + 39].starts_with('{') && text[69..69 + 39].ends_with('}'));
    let violation = &lines(&run.stdout)[0]["violations"][0];
    let one_of = ["customCommand", "customEntrypointCustomCommand"];
    assert_eq!(violation["params"]["when"], json!([[{ "field": "configType", "one_of": one_of }]]));

    // Offsets are of the stream, as lines are.
    let run = check_stdin(&["--input", "ndjson", "--format", "json"], b"{}\n{\"x\":1}\n");
    let violation = &lines(&run.stdout)[1]["violations"][0];
    assert_eq!(
        (&violation["line"], &violation["offset"], &violation["len"]),
        (&json!(2), &json!(4), &json!(3))
    );
    assert_eq!(violation.get("params"), None);
}

#[test]
fn standard_input_is_read() {
    let valid = br#"{"docker":{"configType":"default"}}"#;
    for args in [&["-"][..], &[], &["--input", "json"], &["--input", "ndjson", "-"]] {
        let mut args = args.to_vec();
        args.extend(["--format", "json"]);
        let run = check_stdin(&args, valid);
        assert_eq!(run.code, Some(0), "{args:?}");
        assert_eq!(
            lines(&run.stdout),
            [json!({"source": "-", "record": 1, "valid": true, "violations": []})]
        );
    }
    // The end of a file's name goes before the option.
    let run = check_stdin(&["--input", "ndjson", "--format", "json", VALID, "-"], b"{}\n\n{}");
    assert_eq!(lines(&run.stdout).len(), 3);
    let nameless = Scratch::new("nameless", b"{}\n{}\n");
    assert_eq!(lines(&check(&["--input", "ndjson", "--format", "json", nameless.name()]).stdout).len(), 2);
}

#[test]
fn empty_input() {
    for (kind, code, payloads) in [("json", 1, 1), ("yaml", 1, 1), ("ndjson", 0, 0)] {
        let run = check_stdin(&["--input", kind, "--format", "json"], b"");
        assert_eq!((run.code, lines(&run.stdout).len()), (Some(code), payloads), "{kind}");
        let run = check_stdin(&["--input", kind, "--format", "sarif"], b"");
        assert_eq!(sarif(&run).len(), payloads);
        assert_eq!(check_stdin(&["--input", kind], b"").code, Some(code));
    }
    let blank = check_stdin(&["--input", "ndjson"], b"\n\r\n \n");
    assert_eq!(blank.stdout, "0 payloads checked: 0 valid, 0 invalid\n");
}

#[test]
fn yaml_is_read() {
    let of = |run: Run| {
        let told = lines(&run.stdout);
        let [line] = &told[..] else { panic!("one line is expected, not {}", run.stdout) };
        let place = |it: &Value| (it["pointer"].clone(), it["code"].clone(), it["line"].clone());
        line["violations"].as_array().unwrap().iter().map(place).collect::<Vec<_>>()
    };
    let args = ["--input", "yaml", "--format", "json"];
    for (text, expected) in [
        (&b"docker: { configType: default }\n"[..], &[][..]),
        (b"docker:\n  configType: customCommand\n", &[("/docker/customCommand", "required_if", 2)]),
        (
            b"docker:\n  configType: 1\nsize: 1\n",
            &[("/docker/configType", "type", 2), ("/size", "unknown", 3)],
        ),
        (b"docker: [\n", &[("", "syntax", 2)]),
        (b"a: \xff\n", &[("", "syntax", 1)]),
    ] {
        let expected: Vec<_> =
            expected.iter().map(|(pointer, code, line)| (json!(pointer), json!(code), json!(line))).collect();
        assert_eq!(of(check_stdin(&args, text)), expected, "{}", text.escape_ascii());
    }
    let upper = Scratch::new("payload.YML", b"docker: { configType: default }\n");
    assert_eq!(of(check(&["--format", "json", upper.name()])), []);
}

#[test]
fn the_usage_is_what_can_be_called() {
    for args in [&["--help"][..], &["--schema", VALID], &["-", "-"]] {
        let Run { stdout, stderr, .. } = check(args);
        let usage = "Usage: check [OPTIONS] [FILE]...\n       check --schema\n";
        assert!([stdout, stderr].concat().contains(usage), "{args:?}");
    }
}

#[test]
fn the_schema_is_printed() {
    let schema: Value = serde_json::from_str(&check(&["--schema"]).stdout).unwrap();
    assert!(schema["$schema"].as_str().unwrap().contains("2020-12"));
}

#[test]
fn the_example_payloads_are_what_their_folders_say() {
    for (folder, code) in [("valid", 0), ("invalid", 1)] {
        for entry in fs::read_dir(payloads().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(check(&[path.to_str().unwrap()]).code, Some(code), "{}", path.display());
        }
    }
}
