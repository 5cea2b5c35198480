//! Each schema of `schemas/` and the module that is written for it. `REWRITE=1 cargo test --test writes` writes the
//! modules of now: read what changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use deployment_validate::deployment::Deployment;
use deployment_validate::json_schema;
use deployment_validate_import::{Imported, Request, import, import_text};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn request(file: &str, root: Option<&str>, pointer: Option<&str>) -> Request {
    Request {
        schema: folder().join("schemas").join(file),
        others: Vec::new(),
        root: root.map(str::to_owned),
        pointer: pointer.map(str::to_owned),
    }
}

fn compare(name: &str, imported: &Imported) {
    let path = folder().join("expected").join(format!("{name}.rs"));
    if std::env::var_os("REWRITE").is_some() {
        fs::write(&path, &imported.text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == imported.text, "{name}.rs is another one now:\n{}", imported.text);
}

#[test]
fn modules_are_written_as_expected() {
    let cases = [
        ("service", "service.json", None, None),
        ("unions", "unions.json", None, None),
        ("conditions", "conditions.json", None, None),
        ("list", "list.json", None, None),
        ("map", "map.json", None, None),
        ("alias", "alias.json", Some("Paint"), None),
        ("draft04", "draft04.json", None, None),
        ("pet", "openapi.yaml", None, Some("/components/schemas/Pet")),
        ("components", "openapi.yaml", None, None),
        ("order", "order.json", None, None),
        ("release", "release.json", None, None),
        ("corners", "corners.json", None, None),
        ("lossy", "lossy.json", None, None),
    ];
    for (name, file, root, pointer) in cases {
        let imported = import(&request(file, root, pointer)).unwrap();
        compare(name, &imported);
        assert_eq!(imported.is_lossy(), name == "lossy", "{name}: {}", imported.table());
    }
}

/// The vendor's schema as it is exported gives back the types that were written by hand.
#[test]
fn the_exported_schema_of_the_payloads_is_imported() {
    let exported = json_schema::<Deployment<'static>>().to_string();
    let request = Request { root: Some("Deployment".to_owned()), ..Request::default() };
    let imported = import_text("deployment.json", &exported, &request).unwrap();
    compare("deployment", &imported);
    assert_eq!(imported.table(), "");
}

/// What is lost stands in the table, each row with its place and keyword.
#[test]
fn nothing_is_dropped_in_silence() {
    let imported = import(&request("lossy.json", None, None)).unwrap();
    let found: Vec<(&str, &str)> = imported
        .losses
        .iter()
        .map(|loss| (loss.place.split_once('#').unwrap().1, loss.keyword.as_str()))
        .collect();
    let expected = [
        ("", "minProperties"),
        ("/properties/twice", "pattern"),
        ("/properties/has", "contains"),
        ("/properties/odd/not", "not"),
        ("/properties/data/enum/0", "enum"),
    ];
    assert_eq!(found, expected, "{}", imported.table());
}

/// rustfmt leaves the modules as they are, but for lines that it cannot break.
#[test]
fn modules_are_formatted() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join("expected")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("mod.rs"));
    files.sort();
    for path in files {
        let formatted = Command::new("rustfmt")
            .args(["--edition", "2024", "--config", "max_width=100,use_small_heuristics=Default"])
            .stdin(fs::File::open(&path).unwrap())
            .output();
        let Ok(formatted) = formatted else { return };
        assert!(formatted.status.success(), "{}", String::from_utf8_lossy(&formatted.stderr));
        // rustfmt writes two spaces behind the `pub` of a field whose attribute has a line of its own.
        let formatted = String::from_utf8(formatted.stdout).unwrap().replace("    pub  ", "    pub ");
        assert_eq!(formatted, fs::read_to_string(&path).unwrap(), "{}", path.display());
    }
}
