//! `--fix` and `--diff`.

use std::fs;

use serde_json::Value;

use crate::run::{Run, Scratch, check, check_stdin};

const WRONG: &str = "{\n  \"externl\": {\n    \"imagePath\": \"nginx:latest\",\n  },\n  \"docker\": {\"configType\": \"defualt\"}\n}\n";
const RIGHT: &str = "{\n  \"external\": {\n    \"imagePath\": \"nginx:latest\"\n  },\n  \"docker\": {\"configType\": \"default\"}\n}\n";

#[test]
fn what_is_certain_is_mended_in_place() {
    let file = Scratch::new("fix.json", WRONG.as_bytes());
    let Run { code, stdout, stderr } = check(&["--fix", file.name()]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
    assert_eq!(stdout, "1 payload checked: 1 valid, 0 invalid; 1 payload fixed\n");
    assert_eq!(fs::read_to_string(&file.0).unwrap(), RIGHT);
    // Nothing is left to be mended.
    assert_eq!(check(&["--fix", file.name()]).stdout, "1 payload checked: 1 valid, 0 invalid\n");

    let lines = Scratch::new("fix.ndjson", b"{\"internl\":{}}\n\n{\"docker\":1}\n");
    assert_eq!(check(&["--fix", lines.name()]).code, Some(1));
    assert_eq!(fs::read_to_string(&lines.0).unwrap(), "{\"internal\":{}}\n\n{\"docker\":1}\n");
    let yaml = Scratch::new("fix.yaml", b"# mine\ndocker:\n  configType: defualt # so\n");
    assert_eq!(check(&["--fix", yaml.name()]).code, Some(0));
    assert_eq!(fs::read_to_string(&yaml.0).unwrap(), "# mine\ndocker:\n  configType: default # so\n");
    let uncertain = Scratch::new("uncertain.json", b"{\"docker\":{\"configType\":\"custom\"}}");
    assert_eq!(check(&["--fix", uncertain.name()]).code, Some(1));
    assert_eq!(fs::read(&uncertain.0).unwrap(), b"{\"docker\":{\"configType\":\"custom\"}}");
}

#[test]
fn a_diff_shows_the_same_and_changes_nothing() {
    let file = Scratch::new("diff.json", WRONG.as_bytes());
    let run = check(&["--diff", file.name()]);
    assert_eq!(run.code, Some(1));
    let name = file.name();
    let diff = format!(
        "--- {name}\n+++ {name}\n@@ -1,6 +1,6 @@\n {{\n-  \"externl\": {{\n-    \"imagePath\": \"nginx:latest\",\n+  \"external\": {{\n+    \"imagePath\": \"nginx:latest\"\n   }},\n-  \"docker\": {{\"configType\": \"defualt\"}}\n+  \"docker\": {{\"configType\": \"default\"}}\n }}\n"
    );
    assert!(run.stdout.starts_with(&diff), "{}", run.stdout);
    assert_eq!(fs::read_to_string(&file.0).unwrap(), WRONG);
    let stdin = check_stdin(&["--diff"], b"{\"docker\":{\"configType\":\"defualt\"}}");
    assert!(stdin.stdout.starts_with("--- <stdin>\n+++ <stdin>\n@@ -1,1 +1,1 @@\n-"), "{}", stdin.stdout);
    assert_eq!(check_stdin(&["--fix"], b"{}").code, Some(2));
}

#[cfg(unix)]
#[test]
fn only_the_text_of_a_file_is_replaced() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;
    use std::process::{Command, Stdio};

    use crate::run::{command, finish};

    let file = Scratch::new("linked.json", WRONG.as_bytes());
    let folder = file.0.parent().unwrap();
    fs::set_permissions(&file.0, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.join("link.json");
    symlink("linked.json", &link).unwrap();
    assert_eq!(check(&["--fix", link.to_str().unwrap()]).code, Some(0));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("linked.json"));
    assert_eq!(fs::read_to_string(&file.0).unwrap(), RIGHT);
    assert_eq!(fs::metadata(&file.0).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    fs::remove_file(&link).unwrap();

    // What a pipe brings has no place to be mended in.
    let pipe = folder.join("pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = command(&["--fix", pipe.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    fs::write(&pipe, WRONG).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert!(!pipe.metadata().unwrap().is_file());
    fs::remove_file(&pipe).unwrap();

    // What cannot be written leaves the file as it was, and nothing beside it.
    let whole = Scratch::new("whole.json", WRONG.as_bytes());
    let mut limited = Command::new("sh");
    limited.args([
        "-c",
        "trap '' XFSZ; ulimit -f 0; exec \"$0\" --fix \"$1\"",
        env!("CARGO_BIN_EXE_check"),
        whole.name(),
    ]);
    assert_eq!(finish(&mut limited).code, Some(2));
    assert_eq!(fs::read_to_string(&whole.0).unwrap(), WRONG);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
}

#[test]
fn programs_are_told_the_mends() {
    let file = Scratch::new("told.json", b"{\"docker\":{\"configType\":\"defualt\"}}");
    let json: Value = serde_json::from_str(&check(&["--format", "json", file.name()]).stdout).unwrap();
    let edit = serde_json::json!({"offset": 24, "len": 9, "replacement": "\"default\""});
    assert_eq!(json["violations"][0]["edit"], edit);
    let sarif: Value = serde_json::from_str(&check(&["--format", "sarif", file.name()]).stdout).unwrap();
    let replacement = &sarif["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "\"default\"");
    assert_eq!(
        (&replacement["deletedRegion"]["startColumn"], &replacement["deletedRegion"]["byteLength"]),
        (&25.into(), &9.into())
    );
}
