//! SARIF: a log with all its parts, the same violations as the JSON lines, places that hold in the file.

use std::fs;

use serde_json::{Value, json};

use crate::run::{Run, Scratch, VALID, check, command, finish, lines, payloads};

/// The results of a SARIF log whose other parts are as they should be.
pub(crate) fn sarif(run: &Run) -> Vec<Value> {
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let [sarif_run] = &log["runs"].as_array().unwrap()[..] else { panic!("one run is expected") };
    assert_eq!(sarif_run["columnKind"], "unicodeCodePoints");
    let driver = &sarif_run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("check"), &json!(env!("CARGO_PKG_VERSION"))));
    let results = sarif_run["results"].as_array().unwrap().clone();
    let rules = driver["rules"].as_array().unwrap();
    let mut ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    let mut seen: Vec<&Value> = results.iter().map(|result| &result["ruleId"]).collect();
    assert!(rules.iter().all(|rule| rule["shortDescription"]["text"].is_string()));
    seen.sort_by_key(|id| id.as_str());
    seen.dedup();
    ids.sort_by_key(|id| id.as_str());
    assert_eq!(ids, seen);
    results
}

#[test]
fn sarif_tells_every_violation_with_its_place() {
    let lines_of = |args: &[&str]| {
        let all = [&["--format", "json"], args].concat();
        let told = lines(&check(&all).stdout);
        let each = told.iter().flat_map(|line| {
            let place = |it: &Value| {
                let region = (it["line"].clone(), it["column"].clone());
                (line["source"].clone(), it["pointer"].clone(), it["code"].clone(), region)
            };
            line["violations"].as_array().unwrap().iter().map(place).collect::<Vec<_>>()
        });
        each.collect::<Vec<_>>()
    };
    let files = ["invalid/many_mistakes.json", VALID, "stream.ndjson"];
    let run = check(&[&["--format", "sarif"], &files[..]].concat());
    let results = sarif(&run);
    let told: Vec<_> = results
        .iter()
        .map(|result| {
            assert_eq!(result["level"], "error");
            assert!(result["message"]["text"].is_string());
            let location = &result["locations"][0];
            let physical = &location["physicalLocation"];
            let region = &physical["region"];
            let pointer = &location["logicalLocations"][0]["fullyQualifiedName"];
            let place = (region["startLine"].clone(), region["startColumn"].clone());
            (physical["artifactLocation"]["uri"].clone(), pointer.clone(), result["ruleId"].clone(), place)
        })
        .collect();
    assert_eq!(told, lines_of(&files));

    // Offsets are of the file: what stands there is what the region says.
    let stream = fs::read(payloads().join("stream.ndjson")).unwrap();
    let region = &results.last().unwrap()["locations"][0]["physicalLocation"]["region"];
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let place = &stream[number("byteOffset")..number("byteOffset") + number("byteLength")];
    assert_eq!(place, b"\"customComand\"");
    assert_eq!(number("endColumn") - number("startColumn"), place.len());

    let odd = Scratch::new("a b%#ü.json", b"[]");
    let run = check(&["--format", "sarif", odd.name(), "no_such_file.json"]);
    let uri = sarif(&run)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(uri.as_str().unwrap().starts_with("file:///"));
    assert!(uri.as_str().unwrap().ends_with("/a%20b%25%23%C3%BC.json"));
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

/// Names are bytes on some systems, and a URI says each of them.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_stays_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = Scratch::new("beside", b"");
    let path = folder.0.with_file_name(OsStr::from_bytes(b"x\xff\n.json"));
    fs::write(&path, "[]").unwrap();
    let run = finish(command(&["--format", "sarif"]).arg(&path));
    let uri = sarif(&run)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(uri.as_str().unwrap().ends_with("/x%FF%0A.json"), "{uri}");
    fs::remove_file(&path).unwrap();
}
