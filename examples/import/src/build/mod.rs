//! From schemas to types. Each schema becomes one type or one scalar with rules; a schema that several references name
//! becomes one type.

mod cases;
mod chains;
mod conditions;
mod consequences;
mod counts;
mod docs;
mod fits;
mod groups;
mod joins;
mod lists;
mod literals;
mod losses;
mod maps;
mod naming;
mod nots;
mod numbers;
mod objects;
mod scalars;
mod settled;
mod together;
mod unions;
mod values;
mod variants;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::dsl::names;
use crate::dsl::rules::Literal;
use crate::dsl::types::{Def, Docs, Ty, TypeDef, TypeId, Typed};
use crate::read::error::ImportError;
use crate::read::nodes::NodeId;
use crate::schema::keywords::Types;
use crate::schema::merged::{self, Merged};
use crate::schema::parts::{All, Source};

type Built<T> = Result<T, ImportError>;

/// Bound on schemas inside each other; each takes some room on the stack.
const MAX_DEPTH: usize = 1500;
/// Bound on the types of a module.
const MAX_TYPES: usize = 20_000;
/// Bound on what is built beside one type for each value of the files: branches of several schemas that hold together multiply.
const MAX_COMBINED: usize = 20_000;

/// What a type may be called where neither a reference nor a title names it.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The name of what it is.
    pub name: String,
    /// The name of the type around it.
    pub parent: String,
}

impl Hint {
    /// A hint for something inside a type.
    #[must_use]
    pub fn new(name: &str, parent: &str) -> Self {
        Hint { name: name.to_owned(), parent: parent.to_owned() }
    }

    /// A hint for one of several of what this one names.
    #[must_use]
    pub fn item(&self) -> Self {
        Hint { name: names::singular(&self.name), parent: self.parent.clone() }
    }
}

/// The names that a type may have: its own, and that with the name of the type around it.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The name by itself.
    pub short: String,
    /// The name behind that of the type around it.
    pub long: String,
}

/// What a type is built of, and what it may be called.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// The schemas.
    pub all: &'a All,
    /// What they say together.
    pub merged: &'a Merged,
    /// A name, if neither a reference nor a title gives one.
    pub hint: &'a Hint,
    /// The name in any case.
    pub fixed: Option<&'a str>,
}

/// Builds types.
pub struct Builder<'s, 'n> {
    source: &'s Source<'n>,
    /// The types so far.
    pub types: Vec<TypeDef>,
    built: HashMap<All, Typed>,
    open: HashSet<All>,
    /// The types of open schemas that were met again inside themselves.
    recursive: HashMap<All, TypeId>,
    taken: BTreeSet<String>,
    /// The names that each type may have, by the one that it has.
    pub wanted: BTreeMap<String, Wanted>,
    /// The names that schemas have whatever else is named.
    reserved: HashMap<NodeId, String>,
    /// What schemas list, as far as it was asked.
    listed: RefCell<HashMap<NodeId, HashSet<Literal>>>,
    /// How many branches the schema is inside of, where only types tell values apart.
    pub(crate) in_branch: usize,
    depth: usize,
}

impl<'s, 'n> Builder<'s, 'n> {
    /// No types yet.
    #[must_use]
    pub fn new(source: &'s Source<'n>) -> Self {
        Builder {
            source,
            types: Vec::new(),
            built: HashMap::new(),
            open: HashSet::new(),
            recursive: HashMap::new(),
            taken: BTreeSet::new(),
            wanted: BTreeMap::new(),
            reserved: HashMap::new(),
            listed: RefCell::default(),
            in_branch: 0,
            depth: 0,
        }
    }

    /// Builds the type of a whole schema under the name that is reserved for it.
    ///
    /// # Errors
    ///
    /// What is no schema, and what is beyond the bounds.
    pub fn root(&mut self, node: NodeId, name: &str) -> Built<TypeId> {
        let node_of_type = self.source.follow(node)?;
        let is_itself = node_of_type == node;
        let typed =
            self.build_all(&All::one(node_of_type), &Hint::new(name, ""), is_itself.then_some(name))?;
        let id = match typed.ty {
            Ty::Named(id) if !typed.is_nullable && typed.rules.is_empty() => {
                if self.types[id].name == name {
                    return Ok(id);
                }
                self.add(name, Docs::default(), Def::Alias(Ty::Named(id)))
            }
            _ => {
                // What the root wraps has been given its name.
                if let Ty::Named(id) = typed.ty
                    && self.types[id].name == name
                {
                    self.types[id].name = names::unique(&format!("{name}Value"), &self.taken);
                    self.taken.insert(self.types[id].name.clone());
                }
                let mut docs = typed.docs.clone();
                let has_title_alone = self.source.keywords(node_of_type)?.description.is_none();
                if has_title_alone && names::upper(&docs.text) == name {
                    docs.text.clear();
                }
                self.add(name, docs, Def::Newtype(Typed { docs: Docs::default(), ..typed }))
            }
        };
        Ok(id)
    }

    /// The type of schemas that hold together.
    pub(crate) fn typed(&mut self, all: &All, hint: &Hint) -> Built<Typed> {
        let all = match all.parts.as_slice() {
            [part] if !part.is_expanded && all.omitted.is_empty() => All::one(self.source.follow(part.node)?),
            _ => all.clone(),
        };
        self.build_all(&all, hint, None)
    }

    fn build_all(&mut self, all: &All, hint: &Hint, fixed: Option<&str>) -> Built<Typed> {
        if let Some(found) = self.built.get(all) {
            return Ok(found.clone());
        }
        let place = || all.parts.first().map(|part| self.source.nodes.place(part.node)).unwrap_or_default();
        let combined = self.built.len().saturating_sub(self.source.nodes.count());
        for (is_large, message) in [
            (self.depth > MAX_DEPTH, "this schema is too large: it has too many parts inside each other"),
            (self.types.len() > MAX_TYPES, "this schema is too large: it makes too many types"),
            (combined > MAX_COMBINED, "this schema is too large: its branches multiply to too many types"),
        ] {
            if is_large {
                return Err(ImportError::new(place(), message));
            }
        }
        if self.open.contains(all) {
            let id = match self.recursive.get(all) {
                Some(id) => *id,
                None => {
                    let title = merged::merge(self.source, all)?.title;
                    let name = self.name(all, title.as_deref(), hint);
                    let id = self.add(&name, Docs::default(), Def::Open);
                    self.recursive.insert(all.clone(), id);
                    id
                }
            };
            return Ok(Typed::plain(Ty::Named(id)));
        }
        self.open.insert(all.clone());
        self.depth += 1;
        let merged = merged::merge(self.source, all)?;
        let mut typed = self.build(Asked { all, merged: &merged, hint, fixed })?;
        if typed.docs == Docs::default() && !matches!(typed.ty, Ty::Named(_)) {
            typed.docs = self.docs(&merged);
        }
        self.note_siblings(&merged, &mut typed)?;
        self.depth -= 1;
        self.open.remove(all);
        if let Some(id) = self.recursive.remove(all) {
            self.types[id].docs = std::mem::take(&mut typed.docs);
            self.types[id].def = Def::Newtype(typed);
            typed = Typed::plain(Ty::Named(id));
        }
        self.built.insert(all.clone(), typed.clone());
        Ok(typed)
    }

    /// Builds by what the keywords say first: branches, literals, types.
    fn build(&mut self, asked: Asked<'_>) -> Built<Typed> {
        let merged = asked.merged;
        if let Some(node) = merged.meta_schema {
            let mut typed = Typed::plain(Ty::Value);
            typed.losses.push(self.reading(node, "$ref", "any value is taken for a schema"));
            return Ok(typed);
        }
        let (mut types, is_guess) = merged.kinds(self.source.nodes);
        for not in &merged.nots {
            types = types.without(self.excluded_types(*not)?);
        }
        if types == Types::NONE || merged.is_never {
            return Ok(self.never(merged));
        }
        if let Some(typed) = self.chain(asked)? {
            return Ok(typed);
        }
        let (demands, branches) = self.split_branches(merged, types)?;
        if let Some(branches) = branches {
            return self.union(asked, &branches);
        }
        if merged.literals.is_some() {
            return self.literals(asked);
        }
        if types == Types::ALL {
            let mut typed = Typed::plain(Ty::Value);
            self.lose_demands(merged, &mut typed.losses)?;
            return Ok(typed);
        }
        let mut typed = self.of_kinds(asked, &demands, types)?;
        if is_guess && let Some(part) = merged.parts.first() {
            let what = "no `type` is said: read as the types that the other keywords speak of";
            let reading = self.reading(part.node, "type", what);
            match typed.ty {
                Ty::Named(id) if self.types[id].losses.contains(&reading) => {}
                Ty::Named(id) => self.types[id].losses.push(reading),
                _ => typed.losses.push(reading),
            }
        }
        Ok(typed)
    }

    /// The type of values of some JSON types.
    pub(crate) fn of_kinds(
        &mut self,
        asked: Asked<'_>,
        demands: &groups::Demands,
        types: Types,
    ) -> Built<Typed> {
        let Asked { all, merged, hint, fixed } = asked;
        let is_nullable = types.has(Types::NULL) && types != Types::NULL;
        let kinds = if types == Types::NULL { types } else { types.without(Types::NULL) }.each();
        let mut found = Vec::new();
        for kind in &kinds {
            if kinds.len() > 1 && *kind == Types::OBJECT {
                let name = self.wanted(all, merged.title.as_deref(), hint);
                let own = Hint::new(&format!("{name} Object"), &hint.parent);
                let untitled = Merged { title: None, ..merged.clone() };
                found.push(self.object(
                    Asked { all: &all.part("object"), merged: &untitled, hint: &own, fixed: None },
                    demands,
                )?);
                continue;
            }
            let fixed = fixed.filter(|_| kinds.len() == 1);
            found.push(self.of_kind(Asked { fixed, ..asked }, demands, *kind)?);
        }
        let mut typed = if found.len() == 1 { found.remove(0) } else { self.first_that_fits(asked, found)? };
        typed.is_nullable |= is_nullable;
        Ok(typed)
    }

    fn of_kind(&mut self, asked: Asked<'_>, demands: &groups::Demands, kind: Types) -> Built<Typed> {
        let Asked { all, merged, hint, .. } = asked;
        if kind == Types::OBJECT {
            return self.object(asked, demands);
        }
        let mut typed = if kind == Types::NULL {
            Typed::plain(Ty::Unit)
        } else if kind == Types::BOOL {
            Typed::plain(Ty::Bool)
        } else if kind == Types::STRING {
            self.string(merged)
        } else if kind == Types::ARRAY {
            self.list(all, merged, hint)?
        } else {
            self.number(merged, kind == Types::INTEGER)
        };
        self.scalar_nots(merged, &mut typed, kind)?;
        Ok(typed)
    }
}
