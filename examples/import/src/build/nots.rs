//! What `not` says of a scalar or a list: the rules of what it holds, turned around.
//!
//! ```text
//! not: {enum: [a, b]}                      none_of(a, b)
//! not: {pattern: p}, not: {minLength: 3}   not(pattern = p), not(length(min = 3))
//! not: {anyOf: [one, other]}               both of them turned around
//! ```

use super::numbers::fits;
use super::{Builder, Built};
use crate::dsl::rules::{Literal, Rule};
use crate::dsl::types::{Loss, Ty, Typed};
use crate::read::nodes::NodeId;
use crate::schema::keywords::Types;
use crate::schema::merged::{Merged, merge, type_of};
use crate::schema::parts::All;

impl Builder<'_, '_> {
    /// What `not` says of a scalar or a list.
    pub(crate) fn scalar_nots(&self, merged: &Merged, typed: &mut Typed, kind: Types) -> Built<()> {
        for node in &merged.nots {
            if self.excluded_types(*node)? == Types::NONE {
                match self.turned_around(*node, typed, kind)? {
                    Ok(rules) => typed.rules.extend(rules),
                    Err(loss) => typed.losses.push(loss),
                }
            }
        }
        for (_, node) in &merged.conditionals {
            typed.losses.push(self.loss(*node, "if", "conditions are those of objects"));
        }
        Ok(())
    }

    /// The rules that hold where a schema does not.
    fn turned_around(&self, node: NodeId, typed: &Typed, kind: Types) -> Built<Result<Vec<Rule>, Loss>> {
        let lost = || Ok(Err(self.loss(node, "not", "no rule says this")));
        let inner = merge(self.source, &All::one(node))?;
        if let [branches] = inner.branches.as_slice()
            && inner.is_only_branches()
            && !branches.is_one
        {
            let mut rules = Vec::new();
            for branch in &branches.nodes {
                match self.turned_around(*branch, typed, kind)? {
                    Ok(more) => rules.extend(more),
                    Err(loss) => return Ok(Err(loss)),
                }
            }
            return Ok(Ok(rules));
        }
        let is_plain = inner.branches.is_empty() && inner.nots.is_empty() && inner.conditionals.is_empty();
        if !is_plain || inner.meta_schema.is_some() {
            return lost();
        }
        if let Some(literals) = &inner.literals {
            return match self.none_of(&inner, literals, typed, kind)? {
                Some(rules) => Ok(Ok(rules)),
                None => lost(),
            };
        }
        match inner.types {
            Some(types) if !types.has(kind) => return Ok(Ok(Vec::new())),
            Some(types) if types.and(kind) != kind => return lost(),
            None if !inner.implied.has(kind) => {
                let why = "no `type` is said: read as the types that the other keywords speak of";
                return Ok(Err(self.reading(node, "not", why)));
            }
            _ => {}
        }
        let turned = if kind == Types::STRING {
            self.string(&inner)
        } else if Types::NUMBER.has(kind) {
            self.number(&inner, false)
        } else if matches!(typed.ty, Ty::List(_)) && inner.items.is_empty() {
            let mut list = Typed::plain(Ty::List(Box::new(Ty::Value)));
            self.list_rules(&inner, &mut list)?;
            list
        } else {
            return lost();
        };
        let is_of_type = |rule: &Rule| match (rule, &typed.ty) {
            (Rule::Range(min, max), Ty::Int(_)) => {
                [min, max].into_iter().flatten().all(|edge| fits(&Literal::Number(edge.value), &typed.ty))
            }
            (Rule::MultipleOf(multiple), Ty::Int(_)) => fits(&Literal::Number(*multiple), &typed.ty),
            _ => true,
        };
        if turned.rules.is_empty() || !turned.losses.is_empty() || !turned.rules.iter().all(is_of_type) {
            return lost();
        }
        Ok(Ok(vec![Rule::Not(turned.rules)]))
    }

    /// The rule for literals that a value is none of; none for such that it never is.
    fn none_of(
        &self,
        inner: &Merged,
        literals: &[NodeId],
        typed: &Typed,
        kind: Types,
    ) -> Built<Option<Vec<Rule>>> {
        let of_kind = |node: &&NodeId| type_of(self.source.nodes.content(**node)).and(kind) != Types::NONE;
        let mut all = Vec::new();
        for node in literals.iter().filter(of_kind) {
            let Some(literal) = self.literal(*node) else { return Ok(None) };
            match self.fits_all(inner, &literal)? {
                Some(true) if fits(&literal, &typed.ty) => all.push(literal),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        let is_literal = matches!(typed.ty, Ty::Text | Ty::Int(_) | Ty::Float);
        Ok(match all.as_slice() {
            [] => Some(Vec::new()),
            _ if is_literal => Some(vec![Rule::NoneOf(all)]),
            _ => None,
        })
    }

    /// The types that a `not` takes away whole.
    pub(crate) fn excluded_types(&self, node: NodeId) -> Built<Types> {
        let keywords = self.source.keywords(node)?;
        let is_alone = keywords.is_bare() && !keywords.has_reference;
        Ok(keywords.types.filter(|_| is_alone).unwrap_or(Types::NONE))
    }
}
