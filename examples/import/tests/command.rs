//! The command: what it writes where, its exit codes, and what it says of what it cannot read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

fn run(arguments: &[&str]) -> Output {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    Command::new(env!("CARGO_BIN_EXE_import")).current_dir(schemas).args(arguments).output().unwrap()
}

/// Writes a file for one test.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import");
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// Help that cannot be printed is no success.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_import")).arg("--help").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_module_is_written_to_standard_output_or_to_a_file() {
    let expected = include_str!("expected/list.rs");
    let printed = run(&["list.json"]);
    assert_eq!(printed.status.code(), Some(0));
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), expected);
    let target = file("list.rs", "");
    let written = run(&["list.json", "-o", target.to_str().unwrap()]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(fs::read_to_string(&target).unwrap(), expected);
    assert!(String::from_utf8(run(&["--help"]).stdout).unwrap().contains("--strict"));
}

#[test]
fn what_is_lost_is_told_and_strict_writes_nothing() {
    let told = run(&["lossy.json"]);
    assert_eq!(told.status.code(), Some(0));
    assert!(!told.stdout.is_empty());
    assert!(errors(&told).starts_with("not said by the types: 5\n"), "{}", errors(&told));
    let target = file("strict.rs", "as before");
    let strict = run(&["lossy.json", "--strict", "-o", target.to_str().unwrap()]);
    assert_eq!((strict.status.code(), strict.stdout.len()), (Some(1), 0));
    assert_eq!(fs::read_to_string(&target).unwrap(), "as before");
    assert!(errors(&strict).contains("/properties/twice"), "{}", errors(&strict));
    assert_eq!(run(&["service.json", "--strict"]).status.code(), Some(0));
}

/// What JSON Schema does not define loses nothing and is not dropped in silence.
#[test]
fn a_format_of_nobody_is_told_and_passes_strict() {
    let schema = file("password.json", r#"{"title": "Secret", "type": "string", "format": "password"}"#);
    let output = run(&["--strict", schema.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let told = errors(&output);
    assert!(told.starts_with("read as it is meant: 1\n"), "{told}");
    assert!(told.contains("JSON Schema does not define the format `password`: any text fits"), "{told}");
}

#[test]
fn what_is_no_schema_is_refused_with_its_place() {
    let deep = format!("{}{}", r#"{"items":"#.repeat(10_000), "true".to_owned() + &"}".repeat(10_000));
    let cases = [
        ("no_json.json", "{\"type\": \"object\",}", "no_json.json:1:"),
        (
            "no_schema.json",
            "[1, 2]",
            "no_schema.json#: not a schema: a schema is an object or a boolean, not a list",
        ),
        ("text.json", "\"type\"", "not a schema: a schema is an object or a boolean, not a string"),
        (
            "dangling.json",
            r##"{"properties": {"a": {"$ref": "#/definitions/b"}}}"##,
            "dangling.json#/properties/a/$ref: `#/definitions/b` names nothing that is there",
        ),
        (
            "remote.json",
            r#"{"items": {"$ref": "https://example.com/other.json"}}"#,
            "remote.json#/items/$ref: `https://example.com/other.json` is not among the given files",
        ),
        (
            "no_file.json",
            r#"{"items": {"$ref": "absent.json"}}"#,
            "`absent.json` is not among the given files",
        ),
        (
            "circle.json",
            r##"{"$ref": "#"}"##,
            "circle.json#: this schema leads back to itself without going into",
        ),
        (
            "branches.json",
            r##"{"items": {"$ref": "#/definitions/a"}, "definitions": {"a": {"anyOf": [{"$ref": "#/definitions/a"}]}}}"##,
            "branches.json#/definitions/a: this schema leads back to itself without going into",
        ),
        (
            "not.json",
            r##"{"properties": {"a": {"not": {"$ref": "#/properties/a"}}}}"##,
            "not.json#/properties/a: this schema leads back to itself without going into",
        ),
        (
            "condition.json",
            r##"{"type": "object", "if": {"required": ["a"]}, "then": {"$ref": "#"}}"##,
            "condition.json#: this schema leads back to itself without going into",
        ),
        (
            "draft03.json",
            r#"{"$schema": "http://json-schema.org/draft-03/schema#", "type": "string"}"#,
            "draft03.json#/$schema: drafts before 04 are not read",
        ),
        ("line.json", "{\"properties\": {\"a\\nb\": 1}}", "line.json#/properties/a\u{fffd}b: not a schema"),
        ("deep.json", &deep, "deep.json:1:"),
        ("clash.json", r#"{"properties": {"a": {}, "a": {}}}"#, "name clash"),
        (
            "wrong.json",
            r#"{"required": "a"}"#,
            "wrong.json#/required: `required` must be a list of strings, not a string",
        ),
        (
            "count.json",
            r#"{"minLength": -1}"#,
            "count.json#/minLength: `minLength` must be a whole number from 0 on, not the number -1",
        ),
        ("type.json", r#"{"type": "text"}"#, "type.json#/type: `text` is no type of JSON Schema"),
        (
            "nested.json",
            r#"{"properties": {"a": {"properties": []}}}"#,
            "nested.json#/properties/a/properties: `properties` must be an object",
        ),
        (
            "branch.json",
            r#"{"anyOf": [{}, 1]}"#,
            "branch.json#/anyOf/1: `anyOf` must be a list of schemas, not the number 1",
        ),
        ("bad.yaml", "type: [object", "bad.yaml:"),
        (
            "components.json",
            r#"{"openapi": "3.1.0", "components": {"schemas": {"a-b": {"type": "object"}, "a_b": {"type": "object"}}}}"#,
            "components.json#/components/schemas/a_b: name clash: two schemas would be the type `AB`",
        ),
    ];
    for (name, text, expected) in cases {
        let path = file(name, text);
        let refused = run(&[path.to_str().unwrap()]);
        let told = errors(&refused);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{name}: {told}");
        assert!(told.starts_with("error: ") && told.lines().count() == 1, "{name}: {told}");
        assert!(told.contains(expected), "{name}: {told}");
    }
}

#[test]
fn a_wrong_command_line_is_refused() {
    let cases: [(&[&str], &str); 7] = [
        (&[], "no schema is named"),
        (&["absent.json"], "absent.json"),
        (&["list.json", "--rot", "A"], "unknown option --rot"),
        (&["list.json", "--root"], "--root needs a value"),
        (&["list.json", "--root", "a b"], "`a b` cannot be the name of a type"),
        (&["openapi.yaml", "--pointer", "/components/schemas/Bird"], "nothing is at the pointer"),
        (&["openapi.yaml", "--root", "Api"], "say which one is the root with --pointer"),
    ];
    for (arguments, expected) in cases {
        let refused = run(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(errors(&refused).contains(expected), "{arguments:?}: {}", errors(&refused));
    }
}

/// An unknown `$schema` is no reason to stop; `nullable` that says nothing is told.
#[test]
fn what_says_nothing_is_told() {
    let schema = r##"{"$schema": "https://json-schema.org/draft/next/schema", "title": "Wide", "type": "object",
        "properties": {"a": {"$ref": "#/definitions/a"}}, "definitions": {"a": {"nullable": true, "anyOf": [
        {"type": "string"}, {"type": "boolean"}]}}}"##;
    let output = run(&["--strict", file("wide.json", schema).to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let told = errors(&output);
    assert!(
        told.starts_with("read as it is meant: 1\n") && told.contains("/definitions/a  nullable"),
        "{told}"
    );
}

/// A chain of references and lists without end are no matter of the stack.
#[test]
fn long_chains_and_circles_end() {
    let mut definitions = String::new();
    for index in 0..1000 {
        definitions.push_str(&format!(
            r##""d{index}": {{"properties": {{"next": {{"$ref": "#/definitions/d{}"}}}}}},"##,
            index + 1
        ));
    }
    let chain = format!(
        r##"{{"$ref": "#/definitions/d0", "definitions": {{{definitions} "d1000": {{"type": "string"}}}}}}"##
    );
    assert_eq!(run(&[file("chain.json", &chain).to_str().unwrap()]).status.code(), Some(0));
    let nullable = r#"{"type": ["object", "null"], "properties": {"a": {"type": "string"}}}"#;
    let written = run(&[file("nullable.json", nullable).to_str().unwrap()]);
    assert!(String::from_utf8(written.stdout).unwrap().contains("pub struct Root(pub Option<RootValue>);"));
    let circle = r##"{"type": "array", "items": {"$ref": "#"}}"##;
    let written = run(&[file("lists.json", circle).to_str().unwrap()]);
    assert!(String::from_utf8(written.stdout).unwrap().contains("pub struct Root(pub Vec<Root>);"));
}

/// How long it takes to import a list of so many values, at best.
fn time_of_list(len: usize) -> Duration {
    let names: Vec<String> = (0..len).map(|index| format!("\"name{index}\"")).collect();
    let listed = file(&format!("listed{len}.json"), &format!(r#"{{"enum": [{}]}}"#, names.join(",")));
    let time = |_| {
        let began = Instant::now();
        assert_eq!(run(&[listed.to_str().unwrap()]).status.code(), Some(0));
        began.elapsed()
    };
    (0..3).map(time).min().unwrap()
}

/// Of a long list, each value is compared with few: twice as many take twice as long, not four times.
#[test]
fn long_lists_end_soon() {
    let [few, many] = [10_000, 20_000].map(time_of_list);
    assert!(many.as_secs_f64() < few.as_secs_f64() * 3.5, "{few:?}, {many:?}");
}

/// More types than anyone compiles, and branches that multiply, are refused before they take all memory.
#[test]
fn large_schemas_are_refused() {
    let branch = |index| {
        format!(
            r#"{{"anyOf": [{{"type": "string", "pattern": "^{index}"}}, {{"type": "string", "minLength": {index}}}]}}"#
        )
    };
    let branches: Vec<String> = (10..40).map(branch).collect();
    let multiplied = format!(r#"{{"allOf": [{}]}}"#, branches.join(","));
    let refused = run(&[file("multiplied.json", &multiplied).to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(errors(&refused).contains("its branches multiply to too many types"), "{}", errors(&refused));

    let object = |index| format!(r#""p{index}": {{"type": "object", "properties": {{"a{index}": {{}}}}}}"#);
    let objects: Vec<String> = (0..=20_000).map(object).collect();
    let plain = format!(r#"{{"type": "object", "properties": {{{}}}}}"#, objects.join(","));
    let refused = run(&[file("plain.json", &plain).to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(errors(&refused).contains("it makes too many types"), "{}", errors(&refused));
}

/// Of a folder, files are read and nothing else.
#[cfg(unix)]
#[test]
fn a_folder_may_hold_what_is_no_file() {
    let schema = file("folder/uses.json", r#"{"$ref": "other.json"}"#);
    file("folder/other.json", r#"{"type": "string"}"#);
    let folder = schema.parent().unwrap();
    let (pipe, link) = (folder.join("pipe.json"), folder.join("nowhere.json"));
    assert!(pipe.exists() || Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _ = std::os::unix::fs::symlink("not_there.json", link);
    let output = run(&[schema.to_str().unwrap(), folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

/// What no rule says is a row of the table: nothing is written that would refuse what the schema takes, or not compile.
#[test]
fn what_no_rule_says_exactly_is_not_said_nearly() {
    let cases = [
        (
            "fractions.json",
            r#"{"title":"A","type":"object","properties":{"n":{"type":"integer","not":{"minimum":1.5}},
                "m":{"type":"integer","not":{"multipleOf":2.5}},"k":{"type":"integer","not":{"minimum":5}}}}"#,
            ["#/properties/n/not", "#/properties/m/not"].as_slice(),
            "not(range(min = 5))",
        ),
        (
            "cases.json",
            r#"{"title":"B","type":"object","required":["kind"],"properties":{"kind":{"enum":["a","b"]},"x":{},"u":{}},
                "allOf":[{"if":{"properties":{"kind":{"const":"a"}},"required":["kind","x"]},
                    "then":{"properties":{"u":{"type":"integer"}}}},
                  {"if":{"properties":{"kind":{"const":"b"}}},"then":{"properties":{"u":{"type":"string"}}}}]}"#,
            ["#/allOf/0/then/properties/u"].as_slice(),
            "pub x: ",
        ),
        (
            "together.json",
            r#"{"title":"C","type":"object","properties":{"a":{"type":"string"}},
                "not":{"required":["a"],"maxProperties":3}}"#,
            ["#/not"].as_slice(),
            "pub a: Option<String>",
        ),
    ];
    for (name, text, told, written) in cases {
        let output = run(&[file(name, text).to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        for place in told {
            assert!(errors(&output).contains(place), "{name}: {}", errors(&output));
        }
        let module = String::from_utf8(output.stdout).unwrap();
        assert!(module.contains(written), "{name}: {module}");
        assert!(!module.contains("1.5") && !module.contains("2.5") && !module.contains("if()"), "{module}");
    }
}
