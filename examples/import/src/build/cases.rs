//! A list of `if` and `then` of which each asks for a value of one key: where rules of fields do not say what follows, an enum
//! with that tag does.
//!
//! ```text
//! if kind is http then {url: {..}}, if kind is tcp then {port: {..}}    tag = "kind": Http { url }, Tcp { port }
//! ```

use super::variants::Branch;
use super::{Asked, Builder, Built};
use crate::dsl::rules::Literal;
use crate::dsl::types::Typed;
use crate::schema::keywords::Keywords;
use crate::schema::merged::merge;
use crate::schema::parts::{All, Part};

impl Builder<'_, '_> {
    /// The enum, if the conditions name every value of a key that is always there, each once.
    pub(crate) fn by_cases(&mut self, asked: Asked<'_>) -> Built<Option<Typed>> {
        let Asked { all, merged, .. } = asked;
        let mut values: Vec<Literal> = Vec::new();
        let mut key: Option<String> = None;
        let mut branches = Vec::new();
        for (conditional, _) in &merged.conditionals {
            let (Some(then), None) = (conditional.then, conditional.otherwise) else { return Ok(None) };
            let test = self.source.keywords(self.source.follow(conditional.test)?)?;
            let [(name, schema)] = test.properties.as_slice() else { return Ok(None) };
            // What else a test asks would become a demand of the variant.
            let rest = Keywords { properties: Vec::new(), required: Vec::new(), ..Keywords::clone(&test) };
            let is_there = |other: &String| other == name || merged.required.contains(other);
            if !rest.is_bare() || test.has_reference || !test.required.iter().all(is_there) {
                return Ok(None);
            }
            let Some((own, false)) = self.tested(*schema)? else { return Ok(None) };
            let is_same_key = key.get_or_insert_with(|| name.clone()) == name;
            if !is_same_key || own.iter().any(|value| values.contains(value)) {
                return Ok(None);
            }
            values.extend(own);
            let mut parts: Vec<Part> =
                merged.parts.iter().map(|part| Part { without_if: true, ..*part }).collect();
            parts.extend([Part::whole(conditional.test), Part::whole(then)]);
            let all = All { parts, omitted: all.omitted.clone() };
            branches.push(Branch { merged: merge(self.source, &all)?, all });
        }
        let Some(key) = key.filter(|key| merged.required.contains(key)) else { return Ok(None) };
        match self.others_of(merged, &key, &values)? {
            Some(others) if others.is_empty() => self.tagged(asked, &branches),
            _ => Ok(None),
        }
    }
}
