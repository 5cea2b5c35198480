//! Whether a literal fits a schema: a listed value that other keywords exclude is never there.

use super::{Builder, Built};
use crate::dsl::pattern;
use crate::dsl::rules::Literal;
use crate::read::nodes::NodeId;
use crate::read::tree::Number;
use crate::schema::keywords::{Bound, Keywords, Types};
use crate::schema::merged::Merged;

/// Bound on the schemas that one literal is held against.
const MAX_STEPS: usize = 10_000;

/// Whether a value fits; `None` where that is not known.
type Verdict = Option<bool>;

impl Builder<'_, '_> {
    /// Whether a literal fits schemas that hold together.
    pub(crate) fn fits_all(&self, merged: &Merged, literal: &Literal) -> Built<Verdict> {
        let nodes: Vec<NodeId> = merged.parts.iter().map(|part| part.node).collect();
        self.all_of(&nodes, literal, &mut MAX_STEPS.clone())
    }

    /// Whether a literal fits a schema.
    pub(crate) fn fits(&self, node: NodeId, literal: &Literal) -> Built<Verdict> {
        self.fits_within(node, literal, &mut MAX_STEPS.clone())
    }

    fn fits_within(&self, node: NodeId, literal: &Literal, steps: &mut usize) -> Built<Verdict> {
        if *steps == 0 {
            return Ok(None);
        }
        *steps -= 1;
        let keywords = self.source.keywords(node)?;
        let mut all =
            vec![self.fits_own(node, &keywords, literal), self.all_of(&keywords.all_of, literal, steps)?];
        if keywords.has_reference {
            all.push(match self.source.target(node)? {
                Some(target) => self.fits_within(target, literal, steps)?,
                None => None,
            });
        }
        for (branches, is_one) in [(&keywords.any_of, false), (&keywords.one_of, true)] {
            if let Some(branches) = branches {
                all.push(self.fits_branches(branches, is_one, literal, steps)?);
            }
        }
        if let Some(not) = keywords.not {
            all.push(self.fits_within(not, literal, steps)?.map(|fits| !fits));
        }
        if let Some(conditional) = &keywords.conditional {
            let consequence = match self.fits_within(conditional.test, literal, steps)? {
                Some(true) => Some(conditional.then),
                Some(false) => Some(conditional.otherwise),
                None => None,
            };
            all.push(match consequence {
                Some(Some(node)) => self.fits_within(node, literal, steps)?,
                Some(None) => Some(true),
                None => None,
            });
        }
        Ok(both(&all))
    }

    fn all_of(&self, nodes: &[NodeId], literal: &Literal, steps: &mut usize) -> Built<Verdict> {
        let mut all = Vec::new();
        for node in nodes {
            all.push(self.fits_within(*node, literal, steps)?);
        }
        Ok(both(&all))
    }

    fn fits_branches(
        &self,
        branches: &[NodeId],
        is_one: bool,
        literal: &Literal,
        steps: &mut usize,
    ) -> Built<Verdict> {
        let (mut fitting, mut unknown) = (0, 0);
        for node in branches {
            match self.fits_within(*node, literal, steps)? {
                Some(true) => fitting += 1,
                Some(false) => {}
                None => unknown += 1,
            }
        }
        Ok(match (fitting, unknown) {
            (0, 0) => Some(false),
            (1, 0) => Some(true),
            (2.., _) if is_one => Some(false),
            (1.., _) if !is_one => Some(true),
            _ => None,
        })
    }

    /// Whether a schema lists a literal. What it lists is looked through once, not for each literal.
    fn is_listed(&self, schema: NodeId, literals: &[NodeId], literal: &Literal) -> bool {
        let mut listed = self.listed.borrow_mut();
        let own = || literals.iter().filter_map(|node| self.literal(*node)).collect();
        listed.entry(schema).or_insert_with(own).contains(literal)
    }

    /// Whether a literal fits what a schema says by itself of a value without parts. Formats are not asked.
    fn fits_own(&self, node: NodeId, keywords: &Keywords, literal: &Literal) -> Verdict {
        let kind = match literal {
            Literal::Text(_) => Types::STRING,
            Literal::Bool(_) => Types::BOOL,
            Literal::Number(number) if number.as_int().is_some() => Types::INTEGER,
            Literal::Number(_) => Types::NUMBER,
        };
        if keywords.verdict == Some(false)
            || keywords.types.is_some_and(|types| types.and(kind) != kind)
            || keywords.literals.as_ref().is_some_and(|literals| !self.is_listed(node, literals, literal))
        {
            return Some(false);
        }
        match literal {
            Literal::Text(text) => {
                let count = text.chars().count() as u64;
                let is_within = keywords.min_length.is_none_or(|min| count >= min)
                    && keywords.max_length.is_none_or(|max| count <= max);
                let matches = match &keywords.pattern {
                    Some(pattern) => pattern::matches(pattern, text),
                    None => Some(true),
                };
                both(&[Some(is_within), matches])
            }
            Literal::Number(number) => Some(fits_number(keywords, *number)),
            Literal::Bool(_) => Some(true),
        }
    }
}

#[allow(clippy::float_cmp)]
fn fits_number(keywords: &Keywords, number: Number) -> bool {
    let value = number.as_f64();
    let is_inside = |bound: Option<Bound>, sign: f64| {
        bound.is_none_or(|bound| {
            let edge = bound.value.as_f64();
            sign * value > sign * edge || (!bound.exclusive && value == edge)
        })
    };
    let is_multiple = keywords.multiple_of.is_none_or(|multiple| {
        let ratio = value / multiple.as_f64();
        (ratio - ratio.round()).abs() < 1e-9
    });
    is_inside(keywords.min, 1.0) && is_inside(keywords.max, -1.0) && is_multiple
}

/// Whether all verdicts hold.
fn both(verdicts: &[Verdict]) -> Verdict {
    if verdicts.contains(&Some(false)) {
        Some(false)
    } else if verdicts.contains(&None) {
        None
    } else {
        Some(true)
    }
}
