//! Files: the schema, those given beside it, and those that relative references name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use deployment_validate::{Report, Valid, json};

use super::error::ImportError;
use super::nodes::{Content, NodeId, Nodes};
use super::tree::Tree;
use super::yaml;

/// Reads a text as the kind of document that the file's name says.
///
/// # Errors
///
/// The first thing that is wrong with the text.
pub fn read_text(name: &str, text: &str) -> Result<Tree, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_yaml = matches!(Path::new(name).extension().and_then(|end| end.to_str()), Some("yaml" | "yml"));
    if is_yaml {
        return yaml::read(name, text);
    }
    let tree =
        json::from_str::<Tree>(text).map(Valid::into_inner).map_err(|report| refused(name, &report))?;
    match tree.repeated_key(&format!("{name}#")) {
        Some((place, key)) => Err(ImportError::new(place, format!("name clash: `{key}` is a key twice"))),
        None => Ok(tree),
    }
}

fn refused(name: &str, report: &Report) -> ImportError {
    let Some(violation) = report.violations().first() else {
        return ImportError::new(name, "cannot be read");
    };
    let mut place = name.to_owned();
    if let Some(span) = violation.span() {
        let _ = write!(place, ":{}:{}", span.line, span.column);
    }
    if !violation.pointer().is_empty() {
        let _ = write!(place, "#{}", violation.pointer());
    }
    ImportError::new(place, format!("not JSON that can be read: {}", violation.message()))
}

fn read_file(path: &Path) -> Result<Tree, ImportError> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| ImportError::new(&name, error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| ImportError::new(&name, "not UTF-8"))?;
    read_text(&name, &text)
}

/// Reads the schema, the other files and folders, and every file beside them that a reference names.
///
/// # Errors
///
/// A file that cannot be read, or is neither JSON nor YAML.
pub fn load(schema: &Path, others: &[PathBuf]) -> Result<Nodes, ImportError> {
    let mut nodes = Nodes::default();
    let mut known = BTreeMap::new();
    add(&mut nodes, &mut known, schema)?;
    for other in others {
        for path in files_of(other)? {
            add(&mut nodes, &mut known, &path)?;
        }
    }
    let mut done = 0;
    while done < nodes.documents.len() {
        let root = nodes.documents[done].root;
        let path = PathBuf::from(&nodes.documents[done].name);
        let mut references = Vec::new();
        find_files(&nodes, root, &mut references);
        for reference in references {
            let named = path.parent().unwrap_or(Path::new("")).join(reference);
            if named.is_file() {
                add(&mut nodes, &mut known, &named)?;
            }
        }
        done += 1;
    }
    Ok(nodes)
}

fn files_of(path: &Path) -> Result<Vec<PathBuf>, ImportError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path)
        .map_err(|error| ImportError::new(path.display().to_string(), error.to_string()))?;
    // A pipe among the files would hold everything up.
    let is_schema = |path: &PathBuf| {
        matches!(path.extension().and_then(|end| end.to_str()), Some("json" | "yaml" | "yml"))
            && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_schema).collect();
    files.sort();
    Ok(files)
}

fn add(nodes: &mut Nodes, known: &mut BTreeMap<PathBuf, NodeId>, path: &Path) -> Result<(), ImportError> {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if known.contains_key(&whole) {
        return Ok(());
    }
    let tree = read_file(path)?;
    let root = nodes.add(&path.display().to_string(), &file_uri(&whole), tree);
    known.insert(whole, root);
    Ok(())
}

/// The address of a file.
#[must_use]
pub fn file_uri(path: &Path) -> String {
    let mut uri = String::from("file://");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(byte.into())
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// The files that relative references name.
fn find_files(nodes: &Nodes, id: NodeId, found: &mut Vec<String>) {
    match nodes.content(id) {
        Content::Array(items) => items.iter().for_each(|item| find_files(nodes, *item, found)),
        Content::Object(entries) => {
            if let Some(reference) = nodes.text(id, "$ref") {
                let file = reference.split('#').next().unwrap_or_default();
                if !file.is_empty() && !file.contains("://") {
                    found.push(file.to_owned());
                }
            }
            entries.iter().for_each(|(_, value)| find_files(nodes, *value, found));
        }
        _ => {}
    }
}
