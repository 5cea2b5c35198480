//! Names of types: that of the reference, the title, else the key. Opens types under them.

use super::{Asked, Builder, Built, Hint, Wanted};
use crate::dsl::names;
use crate::dsl::types::{Def, Docs, Ty, TypeDef, TypeId, Typed};
use crate::read::error::ImportError;
use crate::read::nodes::NodeId;
use crate::schema::parts::All;

impl Builder<'_, '_> {
    /// Keeps the name of a root from all other types.
    ///
    /// # Errors
    ///
    /// Two roots have one name, or a reference names nothing.
    pub fn reserve(&mut self, node: NodeId, name: &str) -> Built<()> {
        if !self.taken.insert(name.to_owned()) {
            let message = format!("name clash: two schemas would be the type `{name}`");
            return Err(ImportError::new(self.source.nodes.place(node), message));
        }
        if self.source.follow(node)? == node {
            self.reserved.insert(node, name.to_owned());
        }
        Ok(())
    }

    pub(crate) fn add(&mut self, name: &str, docs: Docs, def: Def) -> TypeId {
        self.types.push(TypeDef {
            name: name.to_owned(),
            docs,
            def,
            losses: Vec::new(),
            place: String::new(),
            is_inline: false,
            branches: None,
        });
        self.types.len() - 1
    }

    /// The name of a new type: that of its reference, its title, or the hint.
    pub(crate) fn name(&mut self, all: &All, title: Option<&str>, hint: &Hint) -> String {
        if let ([part], []) = (all.parts.as_slice(), all.omitted.as_slice())
            && let Some(name) = self.reserved.get(&part.node)
        {
            return name.clone();
        }
        let wanted = self.wanted(all, title, hint);
        let mut name = names::type_name(&wanted);
        // Such names say nothing by themselves.
        let is_vague = matches!(
            name.as_str(),
            "Type" | "Kind" | "Name" | "Value" | "ValueType" | "Items" | "Item" | "Other"
        );
        let short = name.clone();
        let mut long = name.clone();
        let has_parent = names::upper(&wanted).starts_with(&names::upper(&hint.parent));
        if !has_parent && hint.parent.len() + wanted.len() <= 60 {
            long = names::type_name(&format!("{} {wanted}", hint.parent));
        }
        if is_vague || self.taken.contains(&name) {
            name.clone_from(&long);
        }
        // What a key holds inside a type of its name.
        if has_parent && self.taken.contains(&name) {
            name.push_str("Value");
        }
        let name = names::unique(&name, &self.taken);
        self.taken.insert(name.clone());
        self.wanted.insert(name.clone(), Wanted { short, long });
        name
    }

    /// What a type would be called if no other had its name.
    pub(crate) fn wanted(&self, all: &All, title: Option<&str>, hint: &Hint) -> String {
        let by_reference = match all.parts.as_slice() {
            [part] if all.omitted.is_empty() => self.reference_name(part.node),
            _ => None,
        };
        let by_title = title.map(names::without_filler).filter(|title| {
            !matches!(*title, "" | "The" | "Root")
                && title.len() <= 40
                && title.split_whitespace().count() <= 4
        });
        by_reference.or(by_title.map(str::to_owned)).unwrap_or_else(|| hint.name.clone())
    }

    /// The name under which a definition is kept.
    pub(crate) fn reference_name(&self, node: NodeId) -> Option<String> {
        let node = self.source.nodes.node(node);
        let (folder, name) = node.pointer.rsplit_once('/')?;
        let is_named = ["/definitions", "/$defs", "/schemas", "/parameters", "/responses"];
        if is_named.iter().any(|end| folder.ends_with(end)) {
            return Some(name.replace("~1", "/").replace("~0", "~").replace("%20", " "));
        }
        None
    }

    /// Opens a type, so that what is inside it may name it.
    pub(crate) fn open(&mut self, asked: Asked<'_>) -> TypeId {
        let Asked { all, merged, hint, fixed } = asked;
        let name = match (fixed, self.recursive.get(all)) {
            (Some(name), _) => name.to_owned(),
            (None, Some(id)) => self.types[*id].name.clone(),
            (None, None) => {
                // Of a base and a branch, the branch has the title.
                let branch = match all.parts.as_slice() {
                    [_, .., last] => {
                        Some(self.source.keywords(last.node).ok().and_then(|own| own.title.clone()))
                    }
                    _ => None,
                };
                self.name(all, branch.unwrap_or_else(|| merged.title.clone()).as_deref(), hint)
            }
        };
        let is_definition = fixed.is_some()
            || matches!(all.parts.as_slice(), [part] if !all.is_part() && self.reference_name(part.node).is_some());
        let mut docs = if is_definition { self.docs(merged) } else { Docs::default() };
        // A title that is the name says nothing more.
        if merged.description.is_none() && names::upper(&docs.text) == name {
            docs.text.clear();
        }
        let id = match self.recursive.remove(all) {
            // It was met inside itself, under this name.
            Some(id) => {
                self.types[id].docs = docs;
                id
            }
            None => self.add(&name, docs, Def::Open),
        };
        self.types[id].is_inline = !is_definition;
        if let Some(part) = all.parts.first() {
            self.types[id].place = self.source.nodes.place(part.node);
        }
        self.built.insert(all.clone(), Typed::plain(Ty::Named(id)));
        id
    }
}
