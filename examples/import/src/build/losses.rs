//! What the types do not say, and what is read as it is meant: each with its place in the schema.

use super::{Builder, Built};
use crate::dsl::types::{Loss, Ty, Typed};
use crate::read::nodes::{Content, NodeId};
use crate::schema::merged::Merged;

impl Builder<'_, '_> {
    /// The type of what nothing fits.
    pub(crate) fn never(&self, merged: &Merged) -> Typed {
        let mut typed = Typed { is_never: true, ..Typed::plain(Ty::Value) };
        self.lose_first(merged, &mut typed.losses, "false", "no value fits, and any is taken");
        typed
    }

    /// Adds a loss at the first of the schemas that hold together.
    pub(crate) fn lose_first(&self, merged: &Merged, losses: &mut Vec<Loss>, keyword: &str, why: &str) {
        if let Some(part) = merged.parts.first() {
            losses.push(self.loss(part.node, keyword, why));
        }
    }

    /// What a schema for any value says beside that.
    pub(crate) fn lose_demands(&self, merged: &Merged, losses: &mut Vec<Loss>) -> Built<()> {
        for node in &merged.nots {
            losses.push(self.loss(*node, "not", "no rule says this of any value"));
        }
        for (_, node) in &merged.conditionals {
            losses.push(self.loss(*node, "if", "no condition says this of any value"));
        }
        Ok(())
    }

    /// Keywords that say nothing by the letter: before draft 2019-09, what stands beside a reference; `nullable` of OpenAPI
    /// without a type.
    pub(crate) fn note_siblings(&mut self, merged: &Merged, typed: &mut Typed) -> Built<()> {
        for part in &merged.parts {
            let mut readings = Vec::new();
            if self.draft(part.node) < 2019 && self.source.has_siblings(part.node)? {
                let why = "keywords beside a reference are read, which this draft ignores";
                readings.push(self.reading(part.node, "$ref", why));
            }
            let is_nullable =
                self.source.nodes.get(part.node, "nullable").map(|at| self.source.nodes.content(at));
            if is_nullable == Some(&Content::Bool(true)) && self.source.keywords(part.node)?.types.is_none() {
                let why =
                    "without a `type` beside it, this says nothing: `null` is taken where the rest takes it";
                readings.push(self.reading(part.node, "nullable", why));
            }
            let losses = match typed.ty {
                Ty::Named(id) => &mut self.types[id].losses,
                _ => &mut typed.losses,
            };
            for reading in readings {
                if !losses.contains(&reading) {
                    losses.push(reading);
                }
            }
        }
        Ok(())
    }

    /// The draft that the file of a schema names: 4, 6, 7, or 2019 for all that came later.
    pub(crate) fn draft(&self, node: NodeId) -> u16 {
        let nodes = self.source.nodes;
        let root = nodes.documents[nodes.node(node).document].root;
        let named = nodes.text(root, "$schema").unwrap_or_default();
        [4, 6, 7].into_iter().find(|draft| named.contains(&format!("/draft-0{draft}/"))).unwrap_or(2019)
    }

    /// A loss at a keyword of a schema.
    pub(crate) fn loss(&self, node: NodeId, keyword: &str, why: &str) -> Loss {
        Loss {
            place: self.source.nodes.place(node),
            keyword: keyword.to_owned(),
            why: why.to_owned(),
            is_reading: false,
        }
    }

    /// A place where the schema is read as it is meant and not by its letter.
    pub(crate) fn reading(&self, node: NodeId, keyword: &str, why: &str) -> Loss {
        Loss { is_reading: true, ..self.loss(node, keyword, why) }
    }
}
