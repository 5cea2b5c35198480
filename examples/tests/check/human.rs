//! What people see: drawings as committed in `expected/`, at most 80 columns wide, in colour where that is
//! wanted. `CHECK_BLESS=1` writes the drawings anew.

use std::fs;
use std::path::Path;

use crate::run::{INVALID, Run, Scratch, check, check_stdin, command, finish};

#[test]
fn people_see_the_place() {
    let tabs = Scratch::new("tabs.json", "{\n\t\"docker\": {\t\"größe\": \"漢字\"\t}\n}\r\n".as_bytes());
    let minified = format!(
        r#"{{"external":{{"imagePath":"nginx:{}"}},"docker":{{"configType":"customCommand","customComand":"{}"}}}}"#,
        "a".repeat(60_000),
        "漢".repeat(20_000)
    );
    let minified = Scratch::new("minified.json", minified.as_bytes());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/expected");
    let mut different = Vec::new();
    for (name, file) in [
        ("both_sources", "invalid/both_sources.json"),
        ("buildpack_type_for_docker", "invalid/buildpack_type_for_docker.json"),
        ("broken_syntax", "invalid/broken_syntax.json"),
        ("command_as_list", "invalid/command_as_list.json"),
        ("empty", "invalid/empty.json"),
        ("image_without_tag", "invalid/image_without_tag.json"),
        ("many_mistakes", "invalid/many_mistakes.json"),
        ("missing_command", INVALID),
        ("missing_config_type", "invalid/missing_config_type.json"),
        ("missing_entrypoint_and_command", "invalid/missing_entrypoint_and_command.json"),
        ("misspelt_config_type", "invalid/misspelt_config_type.json"),
        ("repeated_key", "invalid/repeated_key.json"),
        ("stream", "stream.ndjson"),
        ("yaml_many_mistakes", "invalid/many_mistakes.yaml"),
        ("yaml_missing_command", "invalid/missing_command.yaml"),
        ("tabs", tabs.name()),
        ("minified", minified.name()),
    ] {
        let run = check(&[file]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""), "{name}");
        let drawn = run.stdout.replace(file, file.rsplit('/').next().unwrap());
        let fits = |line: &str| line.chars().count() <= 80;
        assert!(drawn.lines().all(fits), "{name} is too wide:\n{drawn}");
        let expected = folder.join(name).with_extension("txt");
        if std::env::var_os("CHECK_BLESS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&expected, &drawn).unwrap();
        }
        let expected = fs::read_to_string(expected).unwrap_or_default().replace('\r', "");
        if drawn != expected {
            different.push(format!("{name} should be:\n{expected}\nbut is:\n{drawn}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn colour_is_used_when_it_is_wanted() {
    let is_coloured = |run: Run| run.stdout.contains('\u{1b}');
    assert!(!is_coloured(check(&[INVALID])));
    assert!(!is_coloured(check(&["--color", "never", INVALID])));
    assert!(is_coloured(check(&["--color", "always", INVALID])));
    assert!(!is_coloured(finish(command(&[INVALID]).env("NO_COLOR", "1"))));
}

#[test]
fn a_terminal_is_sent_no_commands_of_the_payload() {
    let hostile = "{\"\\u001b[31m\": 1, \"\u{1b}]0;x\u{7}\": 2, \"\u{202e}\": 3, \"\u{85}\u{9b}\": 4}";
    for kind in ["json", "ndjson"] {
        for format in ["human", "json", "sarif"] {
            let run = check_stdin(&["--input", kind, "--format", format], hostile.as_bytes());
            assert_eq!(run.code, Some(1));
            assert!(!run.stdout.chars().any(|char| char != '\n' && char.is_control() || char == '\u{202e}'));
        }
    }
}
