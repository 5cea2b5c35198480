//! Where payloads come from: files by the end of their names, and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::text::{json, printable};

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// One payload in JSON
    Json,
    /// One payload in YAML
    Yaml,
    /// One payload in JSON on each line
    Ndjson,
}

impl Kind {
    /// What a file holds, by the end of its name.
    pub(crate) fn of(path: &Path) -> Option<Kind> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Kind::Json),
            "yaml" | "yml" => Some(Kind::Yaml),
            "ndjson" | "jsonl" => Some(Kind::Ndjson),
            _ => None,
        }
    }
}

/// A file or standard input.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// As it was named on the command line; `-` for standard input.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// How a line of JSON about one of its payloads begins.
    pub(crate) head: String,
    path: Option<PathBuf>,
}

impl Source {
    pub(crate) fn stdin(kind: Kind) -> Self {
        Self::new(String::from("-"), kind, None)
    }

    pub(crate) fn file(path: PathBuf, kind: Kind) -> Self {
        Self::new(path.to_string_lossy().into_owned(), kind, Some(path))
    }

    fn new(name: String, kind: Kind, path: Option<PathBuf>) -> Self {
        let head = format!("{{\"source\":{},\"record\":", json(&name));
        Source { name, kind, head, path }
    }

    /// The file; standard input has none.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The name as people read it.
    pub(crate) fn shown(&self) -> String {
        if self.path.is_some() { printable(&self.name) } else { String::from("<stdin>") }
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let Some(path) = &self.path else { return Ok(Box::new(io::stdin())) };
        if path.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        Ok(Box::new(File::open(path)?))
    }

    /// Bytes to be read, where that is known before.
    pub(crate) fn size(&self) -> Option<u64> {
        let metadata = self.path.as_ref()?.metadata().ok()?;
        metadata.is_file().then_some(metadata.len())
    }

    /// That it cannot be written, and why.
    pub(crate) fn unwritten(&self, error: &io::Error) -> String {
        format!("cannot be fixed: {}", self.unread(error))
    }

    /// That it cannot be read, and why.
    pub(crate) fn unread(&self, error: &io::Error) -> String {
        let reason = error.to_string();
        // The number that the system has for it helps nobody.
        let reason = reason.split(" (os error ").next().unwrap_or_default();
        format!("{}: {reason}", self.shown())
    }
}
