//! YAML as a tree. Keys are texts whatever they look like: OpenAPI writes `200:`. Aliases are copied, within a bound.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::error::ImportError;
use super::tree::{Number, Tree};

/// Bound on values, also those of aliases.
const MAX_VALUES: usize = 2_000_000;
/// Bound on lists and mappings inside each other, as in JSON.
const MAX_DEPTH: usize = 128;

struct Open {
    tree: Tree,
    key: Option<String>,
    anchor: usize,
    size: usize,
}

struct Builder<'a> {
    name: &'a str,
    open: Vec<Open>,
    anchors: HashMap<usize, (Tree, usize)>,
    root: Option<Tree>,
    count: usize,
}

/// Reads a text with one document.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn read(name: &str, text: &str) -> Result<Tree, ImportError> {
    let mut builder = Builder { name, open: Vec::new(), anchors: HashMap::new(), root: None, count: 0 };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => builder.event(event, &span.start)?,
            Err(error) => return Err(builder.error(error.marker(), error.info())),
        }
    }
    builder.root.ok_or_else(|| ImportError::new(name, "not YAML that can be read: the document is empty"))
}

impl Builder<'_> {
    fn error(&self, at: &Marker, what: &str) -> ImportError {
        let place = format!("{}:{}:{}", self.name, at.line(), at.col() + 1);
        ImportError::new(place, format!("not YAML that can be read: {what}"))
    }

    fn event(&mut self, event: Event<'_>, at: &Marker) -> Result<(), ImportError> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(self.error(at, "a second document begins")),
            Event::Scalar(text, style, anchor, tag) => {
                if let Some(open) = self.open.last_mut()
                    && let Tree::Object(entries) = &open.tree
                    && open.key.is_none()
                {
                    if entries.iter().any(|(key, _)| *key == text) {
                        return Err(self.error(at, &format!("name clash: `{text}` is a key twice")));
                    }
                    open.key = Some(text.into_owned());
                    return Ok(());
                }
                let is_text = tag.is_some_and(|tag| tag.suffix == "str");
                let plain = style == ScalarStyle::Plain && !is_text;
                let tree = if plain { resolve(&text) } else { Tree::String(text.into_owned()) };
                self.value(tree, anchor, 1, at)
            }
            Event::SequenceStart(anchor, _) => self.begin(Tree::Array(Vec::new()), anchor, at),
            Event::MappingStart(anchor, _) => self.begin(Tree::Object(Vec::new()), anchor, at),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.value(open.tree, open.anchor, open.size, at),
                None => Ok(()),
            },
            Event::Alias(anchor) => match self.anchors.get(&anchor).cloned() {
                Some((tree, size)) => self.value(tree, 0, size, at),
                None => Err(self.error(at, "an alias is inside of what it names")),
            },
            _ => Ok(()),
        }
    }

    fn begin(&mut self, tree: Tree, anchor: usize, at: &Marker) -> Result<(), ImportError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.error(at, &format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let is_key =
            self.open.last().is_some_and(|open| matches!(open.tree, Tree::Object(_)) && open.key.is_none());
        if is_key {
            return Err(self.error(at, "a key is a list or a mapping"));
        }
        self.open.push(Open { tree, key: None, anchor, size: 1 });
        Ok(())
    }

    fn value(&mut self, tree: Tree, anchor: usize, size: usize, at: &Marker) -> Result<(), ImportError> {
        self.count += size;
        if self.count > MAX_VALUES {
            return Err(self.error(at, "aliases make this document too large"));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, (tree.clone(), size));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(tree);
            return Ok(());
        };
        open.size += size;
        match &mut open.tree {
            Tree::Array(items) => items.push(tree),
            Tree::Object(entries) => match open.key.take() {
                // `<<` takes in the keys of another mapping.
                Some(key) if key == "<<" => {
                    let Tree::Object(more) = tree else { return Err(self.error(at, "`<<` takes a mapping")) };
                    entries.extend(more);
                }
                Some(key) => entries.push((key, tree)),
                None => return Err(self.error(at, "a key is an alias")),
            },
            _ => {}
        }
        Ok(())
    }
}

/// A plain scalar by the core schema of YAML 1.2.
fn resolve(text: &str) -> Tree {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Tree::Null,
        "true" | "True" | "TRUE" => return Tree::Bool(true),
        "false" | "False" | "FALSE" => return Tree::Bool(false),
        _ => {}
    }
    let digits = text.trim_start_matches(['-', '+']);
    if !digits.starts_with(|char: char| char.is_ascii_digit() || char == '.') {
        return Tree::String(text.to_owned());
    }
    let radix = [("0x", 16), ("0o", 8)];
    for (prefix, radix) in radix {
        if let Some(int) = text.strip_prefix(prefix).and_then(|rest| i128::from_str_radix(rest, radix).ok()) {
            return Tree::Number(Number::Int(int));
        }
    }
    if let Ok(int) = text.parse::<i128>() {
        return Tree::Number(Number::Int(int));
    }
    let is_number =
        text.chars().all(|char| char.is_ascii_digit() || matches!(char, '.' | 'e' | 'E' | '+' | '-'));
    match text.parse::<f64>() {
        Ok(float) if is_number && float.is_finite() => Tree::Number(Number::Float(float)),
        _ => Tree::String(text.to_owned()),
    }
}
