//! Several schemas that hold together, as one set of keywords. What cannot be joined is kept as a list.

use std::rc::Rc;

use super::keywords::{Bound, Conditional, Keywords, Types};
use super::parts::{All, Part, Source};

use crate::read::error::ImportError;
use crate::read::nodes::{Content, NodeId};
use crate::read::tree::Number;

/// One `anyOf` or `oneOf`.
#[derive(Clone, Debug, PartialEq)]
pub struct Branches {
    /// Which part has it.
    pub part: Part,
    /// Whether exactly one branch holds (`oneOf`).
    pub is_one: bool,
    /// The branches.
    pub nodes: Vec<NodeId>,
}

/// What is said of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// The key.
    pub name: String,
    /// The schemas of its value; none when any value fits.
    pub schemas: Vec<NodeId>,
}

/// What is said of the keys that are no properties.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// Whether there are none.
    pub is_closed: bool,
    /// The schemas of their values.
    pub schemas: Vec<NodeId>,
    /// Those whose names match a pattern, and the schema of their values.
    pub patterns: Vec<(String, NodeId)>,
}

/// Schemas that hold together.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The parts, each expanded.
    pub parts: Vec<Part>,
    /// Nothing fits.
    pub is_never: bool,
    /// The types that all allow, if any part names types.
    pub types: Option<Types>,
    /// The types that other keywords speak of.
    pub implied: Types,
    /// The values that all list.
    pub literals: Option<Vec<NodeId>>,
    /// The docs of the literals.
    pub literal_docs: Vec<String>,
    /// The greatest lower bound.
    pub min: Option<Bound>,
    /// The least upper bound.
    pub max: Option<Bound>,
    /// Every `multipleOf`.
    pub multiples: Vec<Number>,
    /// The greatest `minLength`.
    pub min_length: Option<u64>,
    /// The least `maxLength`.
    pub max_length: Option<u64>,
    /// Every pattern.
    pub string_patterns: Vec<(String, NodeId)>,
    /// Every format.
    pub formats: Vec<(String, NodeId)>,
    /// What the parts say of items: places, and the schema of the others.
    pub items: Vec<(Vec<NodeId>, Option<NodeId>)>,
    /// The greatest `minItems`.
    pub min_items: Option<u64>,
    /// The least `maxItems`.
    pub max_items: Option<u64>,
    /// Whether items differ.
    pub unique: bool,
    /// Every `contains`, with its part.
    pub contains: Vec<NodeId>,
    /// The keys.
    pub properties: Vec<Property>,
    /// The keys that are required.
    pub required: Vec<String>,
    /// The keys that may not be there although other keys may.
    pub forbidden: Vec<(String, NodeId)>,
    /// The other keys.
    pub others: Others,
    /// Every `propertyNames`.
    pub names: Vec<NodeId>,
    /// The greatest `minProperties`.
    pub min_properties: Option<u64>,
    /// The least `maxProperties`.
    pub max_properties: Option<u64>,
    /// Every `dependentRequired`, with its part.
    pub dependent: Vec<(String, Vec<String>, NodeId)>,
    /// Every `dependentSchemas`, with its part.
    pub dependent_schemas: Vec<(String, NodeId, NodeId)>,
    /// Every `anyOf` and `oneOf` that is still to be dealt with.
    pub branches: Vec<Branches>,
    /// Every `not`.
    pub nots: Vec<NodeId>,
    /// Every `if`, with its part.
    pub conditionals: Vec<(Conditional, NodeId)>,
    /// The key that a discriminator of OpenAPI names, and its mapping.
    pub discriminator: Option<(String, Vec<(String, String)>)>,
    /// The first title.
    pub title: Option<String>,
    /// The first description.
    pub description: Option<String>,
    /// The first default.
    pub default: Option<NodeId>,
    /// The first examples.
    pub examples: Vec<NodeId>,
    /// Whether any part is deprecated.
    pub deprecated: bool,
    /// The first part with a reference to a meta-schema.
    pub meta_schema: Option<NodeId>,
}

impl Default for Types {
    fn default() -> Self {
        Types::NONE
    }
}

/// Joins schemas that hold together.
///
/// # Errors
///
/// A schema that is none, or a reference that names nothing.
pub fn merge(source: &Source<'_>, all: &All) -> Result<Merged, ImportError> {
    let parts = source.expand(all)?;
    let mut merged = Merged { parts: parts.clone(), ..Merged::default() };
    let mut read: Vec<(Part, Rc<Keywords>)> = Vec::new();
    for part in parts {
        let keywords = source.keywords(part.node)?;
        if keywords.has_reference && source.target(part.node)?.is_none() {
            merged.meta_schema = Some(part.node);
        }
        read.push((part, keywords));
    }
    for (part, keywords) in &read {
        merged.values(source, keywords);
        merged.strings_and_lists(part.node, keywords);
        merged.demands(*part, keywords);
        merged.annotations(keywords);
    }
    merged.keys(source, &read, &all.omitted)?;
    Ok(merged)
}

fn greater<T: PartialOrd + Copy>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other > one { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn less<T: PartialOrd + Copy>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other < one { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn tighter(one: Option<Bound>, other: Option<Bound>, sign: f64) -> Option<Bound> {
    let (Some(first), Some(second)) = (one, other) else { return one.or(other) };
    let (a, b) = (sign * first.value.as_f64(), sign * second.value.as_f64());
    Some(if b > a || (b >= a && second.exclusive) { second } else { first })
}

impl Merged {
    fn values(&mut self, source: &Source<'_>, keywords: &Keywords) {
        self.is_never |= keywords.verdict == Some(false);
        if let Some(types) = keywords.types {
            self.types = Some(self.types.map_or(types, |own| own.and(types)));
        }
        self.implied = self.implied.or(keywords.implied());
        if let Some(literals) = &keywords.literals {
            self.literals = Some(match self.literals.take() {
                None => {
                    self.literal_docs.clone_from(&keywords.literal_docs);
                    literals.clone()
                }
                Some(own) => own
                    .into_iter()
                    .filter(|one| literals.iter().any(|other| source.nodes.same(*one, *other)))
                    .collect(),
            });
        }
        self.min = tighter(self.min, keywords.min, 1.0);
        self.max = tighter(self.max, keywords.max, -1.0);
        if let Some(multiple) = keywords.multiple_of
            && !self.multiples.contains(&multiple)
        {
            self.multiples.push(multiple);
        }
    }

    fn strings_and_lists(&mut self, node: NodeId, keywords: &Keywords) {
        self.min_length = greater(self.min_length, keywords.min_length);
        self.max_length = less(self.max_length, keywords.max_length);
        if let Some(pattern) = &keywords.pattern
            && !self.string_patterns.iter().any(|(other, _)| other == pattern)
        {
            self.string_patterns.push((pattern.clone(), node));
        }
        if let Some(format) = &keywords.format
            && !self.formats.iter().any(|(other, _)| other == format)
        {
            self.formats.push((format.clone(), node));
        }
        if keywords.items.is_some() || !keywords.prefix.is_empty() {
            self.items.push((keywords.prefix.clone(), keywords.items));
        }
        self.min_items = greater(self.min_items, keywords.min_items);
        self.max_items = less(self.max_items, keywords.max_items);
        self.unique |= keywords.unique;
        if keywords.contains.is_some() {
            self.contains.push(node);
        }
    }

    fn demands(&mut self, part: Part, keywords: &Keywords) {
        let node = part.node;
        self.min_properties = greater(self.min_properties, keywords.min_properties);
        self.max_properties = less(self.max_properties, keywords.max_properties);
        self.names.extend(keywords.names);
        for (name, names) in &keywords.dependent {
            self.dependent.push((name.clone(), names.clone(), node));
        }
        for (name, schema) in &keywords.dependent_schemas {
            self.dependent_schemas.push((name.clone(), *schema, node));
        }
        let mut add = |nodes: &Option<Vec<NodeId>>, is_one: bool, is_done: bool| {
            if let Some(nodes) = nodes
                && !is_done
            {
                self.branches.push(Branches { part, is_one, nodes: nodes.clone() });
            }
        };
        add(&keywords.one_of, true, part.without_one_of);
        add(&keywords.any_of, false, part.without_any_of);
        self.nots.extend(keywords.not);
        if !part.without_if {
            self.conditionals.extend(keywords.conditional.map(|conditional| (conditional, node)));
        }
        if self.discriminator.is_none() {
            self.discriminator.clone_from(&keywords.discriminator);
        }
    }

    fn annotations(&mut self, keywords: &Keywords) {
        if self.title.is_none() {
            self.title.clone_from(&keywords.title);
        }
        if self.description.is_none() {
            self.description.clone_from(&keywords.description);
        }
        self.default = self.default.or(keywords.default);
        if self.examples.is_empty() {
            self.examples.clone_from(&keywords.examples);
        }
        self.deprecated |= keywords.deprecated;
    }

    /// The types of what fits, and whether they are only guessed from the other keywords.
    #[must_use]
    pub fn kinds(&self, nodes: &crate::read::nodes::Nodes) -> (Types, bool) {
        if self.is_never {
            return (Types::NONE, false);
        }
        if let Some(literals) = &self.literals {
            let mut types = Types::NONE;
            for literal in literals {
                types = types.or(type_of(nodes.content(*literal)));
            }
            return (types.and(self.types.unwrap_or(Types::ALL)), false);
        }
        match self.types {
            Some(types) => (types, false),
            None if self.implied != Types::NONE => (self.implied, true),
            None => (Types::ALL, false),
        }
    }

    /// Whether nothing is said beside the branches: they alone decide.
    #[must_use]
    pub fn is_only_branches(&self) -> bool {
        self.implied == Types::NONE
            && self.types.is_none_or(|types| types == Types::ALL)
            && self.literals.is_none()
            && self.nots.is_empty()
            && self.conditionals.is_empty()
            && !self.is_never
    }
}

/// The type of a value.
#[must_use]
pub fn type_of(content: &Content) -> Types {
    match content {
        Content::Null => Types::NULL,
        Content::Bool(_) => Types::BOOL,
        Content::Number(number) if number.as_int().is_some() => Types::INTEGER,
        Content::Number(_) => Types::NUMBER,
        Content::String(_) => Types::STRING,
        Content::Array(_) => Types::ARRAY,
        Content::Object(_) => Types::OBJECT,
    }
}
