//! One schema: its keywords as data. The spellings of all drafts and of OpenAPI come out the same.

use crate::read::nodes::NodeId;
use crate::read::tree::Number;

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Types(pub u8);

impl Types {
    /// `null`.
    pub const NULL: Types = Types(1);
    /// Truth values.
    pub const BOOL: Types = Types(2);
    /// Whole numbers.
    pub const INTEGER: Types = Types(4);
    /// Numbers, whole ones too.
    pub const NUMBER: Types = Types(4 | 8);
    /// Strings.
    pub const STRING: Types = Types(16);
    /// Lists.
    pub const ARRAY: Types = Types(32);
    /// Objects.
    pub const OBJECT: Types = Types(64);
    /// Every type.
    pub const ALL: Types = Types(127);
    /// No type.
    pub const NONE: Types = Types(0);

    /// The type of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Types> {
        Some(match name {
            "null" => Types::NULL,
            "boolean" => Types::BOOL,
            "integer" => Types::INTEGER,
            "number" => Types::NUMBER,
            "string" => Types::STRING,
            "array" => Types::ARRAY,
            "object" => Types::OBJECT,
            _ => return None,
        })
    }

    /// The types of both.
    #[must_use]
    pub fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    /// The types that both have.
    #[must_use]
    pub fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    /// These types without others.
    #[must_use]
    pub fn without(self, other: Types) -> Types {
        Types(self.0 & !other.0)
    }

    /// Whether the two share a type.
    #[must_use]
    pub fn has(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    /// The single types of the set; a number is one of them.
    #[must_use]
    pub fn each(self) -> Vec<Types> {
        let all = [Types::NULL, Types::BOOL, Types::NUMBER, Types::STRING, Types::ARRAY, Types::OBJECT];
        all.into_iter().map(|one| one.and(self)).filter(|one| *one != Types::NONE).collect()
    }
}

/// A bound of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

/// What `if`, `then` and `else` say.
#[derive(Clone, Copy, Debug)]
pub struct Conditional {
    /// The schema of `if`.
    pub test: NodeId,
    /// The schema of `then`.
    pub then: Option<NodeId>,
    /// The schema of `else`.
    pub otherwise: Option<NodeId>,
}

/// The keywords of one schema.
#[derive(Clone, Debug, Default)]
pub struct Keywords {
    /// The schema is `true` or `false`.
    pub verdict: Option<bool>,
    /// `type`, and `nullable`.
    pub types: Option<Types>,
    /// `enum` and `const`.
    pub literals: Option<Vec<NodeId>>,
    /// The texts of `enumDescriptions` and their kin, one for each literal.
    pub literal_docs: Vec<String>,
    /// `minimum`, `exclusiveMinimum`.
    pub min: Option<Bound>,
    /// `maximum`, `exclusiveMaximum`.
    pub max: Option<Bound>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`.
    pub min_length: Option<u64>,
    /// `maxLength`.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `format`.
    pub format: Option<String>,
    /// `items` of every place, or behind the places of `prefix`.
    pub items: Option<NodeId>,
    /// `prefixItems`, or `items` as a list.
    pub prefix: Vec<NodeId>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique: bool,
    /// `contains`.
    pub contains: Option<NodeId>,
    /// `properties` in their order.
    pub properties: Vec<(String, NodeId)>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`.
    pub additional: Option<NodeId>,
    /// `unevaluatedProperties`.
    pub unevaluated: Option<NodeId>,
    /// `patternProperties`.
    pub patterns: Vec<(String, NodeId)>,
    /// `propertyNames`.
    pub names: Option<NodeId>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `dependentRequired`.
    pub dependent: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`.
    pub dependent_schemas: Vec<(String, NodeId)>,
    /// `allOf`.
    pub all_of: Vec<NodeId>,
    /// `anyOf`.
    pub any_of: Option<Vec<NodeId>>,
    /// `oneOf`.
    pub one_of: Option<Vec<NodeId>>,
    /// `not`.
    pub not: Option<NodeId>,
    /// `if`, `then`, `else`.
    pub conditional: Option<Conditional>,
    /// Whether the schema has a reference.
    pub has_reference: bool,
    /// `discriminator.propertyName` of OpenAPI, and its mapping.
    pub discriminator: Option<(String, Vec<(String, String)>)>,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<NodeId>,
    /// `examples`, `example`.
    pub examples: Vec<NodeId>,
    /// `deprecated`.
    pub deprecated: bool,
}

impl Keywords {
    /// Whether nothing is said of a value but its types, here or by a reference.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.literals.is_none() && self.implied() == Types::NONE && self.of_value().is_empty()
    }

    /// The schemas inside that speak of the same value.
    #[must_use]
    pub fn of_value(&self) -> Vec<NodeId> {
        let mut nodes = self.all_of.clone();
        nodes.extend(self.any_of.iter().chain(&self.one_of).flatten());
        nodes.extend(self.not);
        if let Some(conditional) = &self.conditional {
            nodes.push(conditional.test);
            nodes.extend(conditional.then.iter().chain(&conditional.otherwise));
        }
        nodes.extend(self.dependent_schemas.iter().map(|(_, node)| *node));
        nodes
    }

    /// The schemas inside that speak of parts of the value.
    #[must_use]
    pub fn of_parts(&self) -> Vec<NodeId> {
        let mut nodes = self.prefix.clone();
        nodes.extend(self.properties.iter().chain(&self.patterns).map(|(_, node)| *node));
        let single = [self.items, self.contains, self.additional, self.unevaluated, self.names];
        nodes.extend(single.into_iter().flatten());
        nodes
    }

    /// The types that the keywords beside `type` speak of.
    #[must_use]
    pub fn implied(&self) -> Types {
        let mut types = Types::NONE;
        if !self.properties.is_empty()
            || !self.required.is_empty()
            || self.additional.is_some()
            || self.unevaluated.is_some()
            || !self.patterns.is_empty()
            || self.names.is_some()
            || self.min_properties.is_some()
            || self.max_properties.is_some()
            || !self.dependent.is_empty()
            || !self.dependent_schemas.is_empty()
        {
            types = types.or(Types::OBJECT);
        }
        if self.items.is_some()
            || !self.prefix.is_empty()
            || self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique
            || self.contains.is_some()
        {
            types = types.or(Types::ARRAY);
        }
        if self.pattern.is_some()
            || self.min_length.is_some()
            || self.max_length.is_some()
            || self.format.is_some()
        {
            types = types.or(Types::STRING);
        }
        if self.min.is_some() || self.max.is_some() || self.multiple_of.is_some() {
            types = types.or(Types::NUMBER);
        }
        types
    }
}
