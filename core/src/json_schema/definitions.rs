//! Collects the types inside a type in `$defs`: each named type once, recursive types by reference, two types of one
//! name under two names.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::decided::Decided;
use super::references::{index_of, reference, references};
use crate::rules::keywords::Keywords;
use crate::schema::Schema;
use crate::schema::lookup::Lookup;

/// The dialect that schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Whether a schema includes rules. Which variant of an untagged enum serde reads depends on types alone, so some
/// schemas leave rules out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Rules,
    Types,
}

/// Makes schemas, and collects the named types that they refer to.
#[derive(Default)]
pub(super) struct Generator {
    definitions: Vec<Definition>,
    /// The structs that are being flattened, from the outside in.
    pub(super) flattened: Vec<&'static Schema>,
}

struct Definition {
    schema: &'static Schema,
    depth: Depth,
    keywords: Keywords,
}

/// A whole schema document.
pub(super) fn document(schema: &'static Schema) -> Value {
    let (mut root, definitions) = parts(schema, "#/$defs/", true, &[]);
    root.insert("$schema".into(), DIALECT.into());
    if !definitions.is_empty() {
        root.insert("$defs".into(), Value::Object(definitions));
    }
    Value::Object(root)
}

/// The schema of a type, and of the named types that it refers to. With `inline` the type itself is written in place,
/// and refers to itself by `#`. No definition gets a `taken` name.
pub(super) fn parts(
    schema: &'static Schema,
    prefix: &str,
    inline: bool,
    taken: &[String],
) -> (Keywords, Keywords) {
    let mut generator = Generator::default();
    let mut root = generator.schema(schema, Depth::Rules);
    generator.decide(&mut root);
    let reached = reached(&root, &generator.definitions);
    let classes = classes(&generator.definitions);
    let names = names(&generator.definitions, &classes, taken);
    let root_class = match root.get("$ref").and_then(index_of) {
        Some(index) if inline => Some(classes[index]),
        _ => None,
    };
    let link = |index: usize| match classes[index] {
        class if Some(class) == root_class => String::from("#"),
        class => format!("{prefix}{}", escape(&names[class])),
    };
    let mut own = root;
    let mut definitions = Keywords::new();
    for (index, definition) in generator.definitions.into_iter().enumerate() {
        if !reached[index] {
            continue;
        }
        let keywords = linked(definition.keywords, &link);
        if Some(classes[index]) == root_class {
            own = keywords;
        } else {
            definitions.insert(names[classes[index]].clone(), Value::Object(keywords));
        }
    }
    (linked(own, &link), definitions)
}

impl Generator {
    /// The schema of a type: a reference, if it has a name.
    pub(super) fn schema(&mut self, schema: &'static Schema, depth: Depth) -> Keywords {
        // serde does not read what breaks a rule inside `Valid`.
        let depth = if schema.is_valid { Depth::Rules } else { depth };
        if schema.name.is_empty() {
            return self.described(schema, depth);
        }
        let is_same = |other: &Definition| core::ptr::eq(other.schema, schema) && other.depth == depth;
        let index = match self.definitions.iter().position(is_same) {
            Some(index) => index,
            None => {
                let index = self.definitions.len();
                self.definitions.push(Definition { schema, depth, keywords: Keywords::new() });
                // A recursive type refers to this entry while it is being made.
                let keywords = self.described(schema, depth);
                self.definitions[index].keywords = keywords;
                index
            }
        };
        reference(index)
    }

    /// Decides what depends on the types of all definitions.
    fn decide(&mut self, root: &mut Keywords) {
        let definitions: Vec<&Keywords> =
            self.definitions.iter().map(|definition| &definition.keywords).collect();
        let decided = Decided::of(&definitions);
        decided.decide(root);
        for definition in &mut self.definitions {
            decided.decide(&mut definition.keywords);
        }
    }
}

/// The definitions that a schema refers to, also through others.
fn reached(root: &Keywords, definitions: &[Definition]) -> Vec<bool> {
    let mut reached = vec![false; definitions.len()];
    let mut left = vec![root];
    while let Some(keywords) = left.pop() {
        let mut found = Vec::new();
        references(keywords, &mut found);
        for index in found {
            if !core::mem::replace(&mut reached[index], true) {
                left.push(&definitions[index].keywords);
            }
        }
    }
    reached
}

/// The same schema with other references.
fn linked(mut keywords: Keywords, link: &dyn Fn(usize) -> String) -> Keywords {
    for (name, value) in &mut keywords {
        match index_of(value) {
            Some(index) if name == "$ref" => *value = Value::String(link(index)),
            _ => link_value(value, link),
        }
    }
    keywords
}

fn link_value(value: &mut Value, link: &dyn Fn(usize) -> String) {
    match value {
        Value::Object(keywords) => *keywords = linked(core::mem::take(keywords), link),
        Value::Array(list) => {
            for item in list {
                link_value(item, link);
            }
        }
        _ => {}
    }
}

/// For each definition the first one with the same content.
///
/// One type may have several addresses, and schemas with and without rules. Definitions of one name start as one
/// class; a class is split until its members have equal content, where references to one class are equal.
fn classes(definitions: &[Definition]) -> Vec<usize> {
    let mut classes: Vec<usize> = vec![0; definitions.len()];
    let mut count = 0;
    loop {
        let mut said = Vec::new();
        for definition in definitions {
            let keywords = linked(definition.keywords.clone(), &|index| classes[index].to_string());
            said.push(Value::Object(keywords).to_string());
        }
        let mut seen = Lookup::default();
        let mut next = Vec::new();
        for (index, said) in said.iter().enumerate() {
            next.push(seen.get_or_insert((classes[index], definitions[index].schema.name, said), index));
        }
        let found = seen.len();
        drop(seen);
        classes = next;
        if found == count {
            return classes;
        }
        count = found;
    }
}

/// A name for each class, at its index.
fn names(definitions: &[Definition], classes: &[usize], taken: &[String]) -> Vec<String> {
    let mut names = vec![String::new(); definitions.len()];
    let mut taken: Vec<String> = taken.to_vec();
    // Whole types get the plain names.
    for depth in [Depth::Rules, Depth::Types] {
        for (index, definition) in definitions.iter().enumerate() {
            if definition.depth != depth || !names[classes[index]].is_empty() {
                continue;
            }
            let plain = definition.schema.name;
            let plain = plain.strip_prefix("r#").unwrap_or(plain);
            let plain = match depth {
                Depth::Rules => String::from(plain),
                Depth::Types => format!("{plain}WithoutRules"),
            };
            let numbered = |number: usize| match number {
                1 => plain.clone(),
                number => format!("{plain}{number}"),
            };
            let mut number = 1;
            while taken.contains(&numbered(number)) {
                number += 1;
            }
            taken.push(numbered(number));
            names[classes[index]] = numbered(number);
        }
    }
    names
}

/// A name as a part of a URI's fragment; names are those of Rust types.
fn escape(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// The keys beside those of a type: tags, and keys of a struct that the type is flattened into.
#[derive(Clone, Default)]
pub(super) struct Around {
    /// Keys that have schemas elsewhere.
    pub(super) keys: Vec<&'static str>,
    /// Whether any other key is allowed as well.
    pub(super) is_open: bool,
}
