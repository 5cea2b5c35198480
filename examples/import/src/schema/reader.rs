//! Reads the keywords of a node. A keyword of the wrong type is an error at its place.

use super::keywords::{Bound, Conditional, Keywords, Types};
use crate::read::error::ImportError;
use crate::read::nodes::{Content, NodeId, Nodes};
use crate::read::tree::Number;

type Read<T> = Result<T, ImportError>;

/// Reads the keywords of a schema.
///
/// # Errors
///
/// The node is no schema, or a keyword has the wrong type.
pub fn read(nodes: &Nodes, id: NodeId) -> Read<Keywords> {
    match nodes.content(id) {
        Content::Bool(verdict) => Ok(Keywords { verdict: Some(*verdict), ..Keywords::default() }),
        Content::Object(_) => {
            let mut keywords = Keywords::default();
            let at = Reader { nodes, id };
            at.annotations(&mut keywords)?;
            at.scalars(&mut keywords)?;
            at.lists(&mut keywords)?;
            at.objects(&mut keywords)?;
            at.combinations(&mut keywords)?;
            Ok(keywords)
        }
        other => Err(ImportError::new(
            nodes.place(id),
            format!("not a schema: a schema is an object or a boolean, not {}", other.noun()),
        )),
    }
}

struct Reader<'n> {
    nodes: &'n Nodes,
    id: NodeId,
}

impl Reader<'_> {
    fn wrong<T>(&self, key: &str, at: NodeId, expected: &str) -> Read<T> {
        let found = match self.nodes.content(at) {
            Content::Number(number) => format!("the number {number}"),
            other => other.noun().to_owned(),
        };
        Err(ImportError::new(self.nodes.place(at), format!("`{key}` must be {expected}, not {found}")))
    }

    fn get<T>(&self, key: &str, expected: &str, take: impl Fn(&Content) -> Option<T>) -> Read<Option<T>> {
        let Some(at) = self.nodes.get(self.id, key) else { return Ok(None) };
        match take(self.nodes.content(at)) {
            Some(value) => Ok(Some(value)),
            None => self.wrong(key, at, expected),
        }
    }

    fn text(&self, key: &str) -> Read<Option<String>> {
        self.get(key, "a string", |content| match content {
            Content::String(text) => Some(text.clone()),
            _ => None,
        })
    }

    fn flag(&self, key: &str) -> Read<bool> {
        let flag = self.get(key, "a boolean", |content| match content {
            Content::Bool(flag) => Some(*flag),
            _ => None,
        })?;
        Ok(flag.unwrap_or(false))
    }

    fn number(&self, key: &str) -> Read<Option<Number>> {
        self.get(key, "a number", |content| match content {
            Content::Number(number) => Some(*number),
            _ => None,
        })
    }

    fn count(&self, key: &str) -> Read<Option<u64>> {
        self.get(key, "a whole number from 0 on", |content| match content {
            Content::Number(number) => number.as_int().and_then(|int| u64::try_from(int).ok()),
            _ => None,
        })
    }

    fn list(&self, key: &str) -> Read<Option<Vec<NodeId>>> {
        self.get(key, "a list", |content| match content {
            Content::Array(items) => Some(items.clone()),
            _ => None,
        })
    }

    fn entries(&self, key: &str) -> Read<Vec<(String, NodeId)>> {
        let entries = self.get(key, "an object", |content| match content {
            Content::Object(entries) => Some(entries.clone()),
            _ => None,
        })?;
        Ok(entries.unwrap_or_default())
    }

    /// A schema; that it is one is found out when it is read.
    fn schema(&self, key: &str) -> Read<Option<NodeId>> {
        let Some(at) = self.nodes.get(self.id, key) else { return Ok(None) };
        match self.nodes.content(at) {
            Content::Object(_) | Content::Bool(_) => Ok(Some(at)),
            _ => self.wrong(key, at, "a schema"),
        }
    }

    fn schemas(&self, key: &str) -> Read<Option<Vec<NodeId>>> {
        let schemas = self.list(key)?;
        for at in schemas.iter().flatten() {
            if !matches!(self.nodes.content(*at), Content::Object(_) | Content::Bool(_)) {
                return self.wrong(key, *at, "a list of schemas");
            }
        }
        Ok(schemas)
    }

    fn names(&self, key: &str, at: NodeId) -> Read<Vec<String>> {
        let Content::Array(items) = self.nodes.content(at) else {
            return self.wrong(key, at, "a list of strings");
        };
        let mut names = Vec::new();
        for item in items {
            match self.nodes.content(*item) {
                Content::String(name) => {
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
                _ => return self.wrong(key, *item, "a list of strings"),
            }
        }
        Ok(names)
    }

    fn annotations(&self, to: &mut Keywords) -> Read<()> {
        to.has_reference =
            ["$ref", "$dynamicRef", "$recursiveRef"].iter().any(|key| self.nodes.get(self.id, key).is_some());
        if let Some(at) = self.nodes.get(self.id, "$ref")
            && !matches!(self.nodes.content(at), Content::String(_))
        {
            return self.wrong("$ref", at, "a string");
        }
        to.title = self.text("title")?.filter(|title| !title.trim().is_empty());
        to.description = self.text("description")?.filter(|text| !text.trim().is_empty());
        to.default = self.nodes.get(self.id, "default");
        to.deprecated = self
            .nodes
            .get(self.id, "deprecated")
            .is_some_and(|at| !matches!(self.nodes.content(at), Content::Bool(false) | Content::Null));
        if let Some(at) = self.nodes.get(self.id, "examples")
            && let Content::Array(items) = self.nodes.content(at)
        {
            to.examples.clone_from(items);
        }
        to.examples.extend(self.nodes.get(self.id, "example"));
        Ok(())
    }

    fn types(&self) -> Read<Option<Types>> {
        let Some(at) = self.nodes.get(self.id, "type") else { return Ok(None) };
        let expected = "the name of a type, or a list of such";
        let named = |at: NodeId| match self.nodes.content(at) {
            Content::String(name) => match Types::named(name) {
                Some(types) => Ok(types),
                None => {
                    Err(ImportError::new(self.nodes.place(at), format!("`{name}` is no type of JSON Schema")))
                }
            },
            _ => self.wrong("type", at, expected),
        };
        match self.nodes.content(at) {
            Content::String(_) => named(at).map(Some),
            Content::Array(items) => {
                let mut types = Types::NONE;
                for item in items {
                    types = types.or(named(*item)?);
                }
                Ok(Some(types))
            }
            _ => self.wrong("type", at, expected),
        }
    }

    fn scalars(&self, to: &mut Keywords) -> Read<()> {
        to.types = self.types()?;
        if self.flag("nullable").unwrap_or(false) {
            to.types = to.types.map(|types| types.or(Types::NULL));
        }
        to.literals = self.list("enum")?;
        for key in ["enumDescriptions", "markdownEnumDescriptions", "x-enum-descriptions"] {
            if to.literal_docs.is_empty()
                && let Some(at) = self.nodes.get(self.id, key)
            {
                to.literal_docs = self.names_of_docs(at);
            }
        }
        if let Some(at) = self.nodes.get(self.id, "const") {
            to.literals = Some(match to.literals.take() {
                None => vec![at],
                Some(literals) => literals.into_iter().filter(|other| self.nodes.same(at, *other)).collect(),
            });
        }
        to.min = self.bound("minimum", "exclusiveMinimum", |one, other| one >= other)?;
        to.max = self.bound("maximum", "exclusiveMaximum", |one, other| one <= other)?;
        to.multiple_of = self.number("multipleOf")?;
        to.min_length = self.count("minLength")?;
        to.max_length = self.count("maxLength")?;
        to.pattern = self.text("pattern")?;
        to.format = self.text("format")?;
        Ok(())
    }

    fn names_of_docs(&self, at: NodeId) -> Vec<String> {
        let Content::Array(items) = self.nodes.content(at) else { return Vec::new() };
        let text = |item: &NodeId| match self.nodes.content(*item) {
            Content::String(text) => text.clone(),
            _ => String::new(),
        };
        items.iter().map(text).collect()
    }

    /// A bound in both spellings: a number of its own, or a flag beside the inclusive one.
    fn bound(&self, key: &str, exclusive: &str, wins: fn(f64, f64) -> bool) -> Read<Option<Bound>> {
        let plain = self.number(key)?;
        let Some(at) = self.nodes.get(self.id, exclusive) else {
            return Ok(plain.map(|value| Bound { value, exclusive: false }));
        };
        match self.nodes.content(at) {
            Content::Bool(flag) => Ok(plain.map(|value| Bound { value, exclusive: *flag })),
            Content::Number(number) => Ok(Some(match plain {
                Some(value) if !wins(number.as_f64(), value.as_f64()) => Bound { value, exclusive: false },
                _ => Bound { value: *number, exclusive: true },
            })),
            _ => self.wrong(exclusive, at, "a number"),
        }
    }

    fn lists(&self, to: &mut Keywords) -> Read<()> {
        to.min_items = self.count("minItems")?;
        to.max_items = self.count("maxItems")?;
        to.unique = self.flag("uniqueItems")?;
        to.contains = self.schema("contains")?;
        if let Some(prefix) = self.schemas("prefixItems")? {
            to.prefix = prefix;
            to.items = self.schema("items")?.or(self.schema("unevaluatedItems")?);
            return Ok(());
        }
        let Some(at) = self.nodes.get(self.id, "items") else {
            to.items = self.schema("unevaluatedItems")?;
            return Ok(());
        };
        if let Content::Array(_) = self.nodes.content(at) {
            to.prefix = self.schemas("items")?.unwrap_or_default();
            to.items = self.schema("additionalItems")?;
        } else {
            to.items = self.schema("items")?;
        }
        Ok(())
    }

    fn objects(&self, to: &mut Keywords) -> Read<()> {
        to.properties = self.entries("properties")?;
        to.patterns = self.entries("patternProperties")?;
        if let Some(at) = self.nodes.get(self.id, "required") {
            to.required = self.names("required", at)?;
        }
        to.additional = self.schema("additionalProperties")?;
        to.unevaluated = self.schema("unevaluatedProperties")?;
        to.names = self.schema("propertyNames")?;
        to.min_properties = self.count("minProperties")?;
        to.max_properties = self.count("maxProperties")?;
        for (name, at) in self.entries("dependentRequired")? {
            to.dependent.push((name, self.names("dependentRequired", at)?));
        }
        to.dependent_schemas = self.entries("dependentSchemas")?;
        for (name, at) in self.entries("dependencies")? {
            match self.nodes.content(at) {
                Content::Array(_) => to.dependent.push((name, self.names("dependencies", at)?)),
                _ => to.dependent_schemas.push((name, at)),
            }
        }
        Ok(())
    }

    fn combinations(&self, to: &mut Keywords) -> Read<()> {
        to.all_of = self.schemas("allOf")?.unwrap_or_default();
        to.any_of = self.schemas("anyOf")?;
        to.one_of = self.schemas("oneOf")?;
        to.not = self.schema("not")?;
        if let Some(not) = to.not
            && matches!(self.nodes.content(not), Content::Object(entries) if entries.is_empty())
        {
            // Nothing is not anything.
            to.verdict = Some(false);
            to.not = None;
        }
        let (test, then, otherwise) = (self.schema("if")?, self.schema("then")?, self.schema("else")?);
        if let Some(test) = test
            && (then.is_some() || otherwise.is_some())
        {
            to.conditional = Some(Conditional { test, then, otherwise });
        }
        if let Some(at) = self.nodes.get(self.id, "discriminator")
            && let Some(name) = self.nodes.text(at, "propertyName")
        {
            let mapping = self.nodes.get(at, "mapping").map(|at| self.nodes.entries(at)).unwrap_or_default();
            let target = |at: NodeId| match self.nodes.content(at) {
                Content::String(text) => text.clone(),
                _ => String::new(),
            };
            let mapping = mapping.iter().map(|(value, at)| (value.clone(), target(*at))).collect();
            to.discriminator = Some((name.to_owned(), mapping));
        }
        Ok(())
    }
}
