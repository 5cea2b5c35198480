//! `anyOf`, `oneOf` and lists of types: one type where a rule can tell the branches apart, else an enum.

use super::joins::{is_one_kind, join};
use super::variants::{Branch, rename_apart};
use super::{Asked, Builder, Built, Hint};
use crate::dsl::names;
use crate::dsl::rules::Literal;
use crate::dsl::types::{Def, Docs, Tagging, Ty, Typed, Variant};
use crate::schema::keywords::Types;
use crate::schema::merged::{Branches, Merged, merge};
use crate::schema::parts::{All, Part};

impl Builder<'_, '_> {
    /// The type of what one of the branches fits.
    pub(crate) fn union(&mut self, asked: Asked<'_>, branches: &Branches) -> Built<Typed> {
        let Asked { all, merged, .. } = asked;
        let mut found = Vec::new();
        for node in &branches.nodes {
            let branch = if merged.is_only_branches() && merged.branches.len() == 1 && all.omitted.is_empty()
            {
                All::one(self.source.follow(*node)?)
            } else {
                let without = |part: &Part| match *part {
                    part if part != branches.part => part,
                    part => Part {
                        without_one_of: part.without_one_of || branches.is_one,
                        without_any_of: part.without_any_of || !branches.is_one,
                        ..part
                    },
                };
                let mut parts: Vec<Part> = merged.parts.iter().map(without).collect();
                parts.push(Part::whole(*node));
                All { parts, omitted: all.omitted.clone() }
            };
            self.flatten(branch, &mut found, 0)?;
        }
        self.of_branches(asked, found, branches)
    }

    /// Takes a branch that only has branches of its own for these.
    fn flatten(&self, all: All, found: &mut Vec<Branch>, depth: usize) -> Built<()> {
        let merged = merge(self.source, &all)?;
        let (types, _) = merged.kinds(self.source.nodes);
        if types == Types::NONE {
            return Ok(());
        }
        let is_named = matches!(all.parts.as_slice(), [part] if self.reference_name(part.node).is_some());
        if let [branches] = merged.branches.as_slice()
            && merged.is_only_branches()
            && !is_named
            && depth < 8
        {
            for node in &branches.nodes {
                let inner = All::one(self.source.follow(*node)?);
                self.flatten(All { omitted: all.omitted.clone(), ..inner }, found, depth + 1)?;
            }
            return Ok(());
        }
        if !found.iter().any(|other| other.all == all) {
            found.push(Branch { all, merged });
        }
        Ok(())
    }

    fn of_branches(&mut self, asked: Asked<'_>, mut found: Vec<Branch>, branches: &Branches) -> Built<Typed> {
        let Asked { merged, hint, .. } = asked;
        let kinds = |branch: &Branch| branch.merged.kinds(self.source.nodes).0;
        let before = found.len();
        let is_null = |branch: &Branch| branch.merged.branches.is_empty() && kinds(branch) == Types::NULL;
        found.retain(|branch| !is_null(branch));
        let is_nullable = found.len() < before;
        if found.is_empty() {
            return Ok(if is_nullable { Typed::plain(Ty::Unit) } else { self.never(merged) });
        }
        let is_object = |branch: &Branch| kinds(branch) == Types::OBJECT && branch.merged.branches.len() <= 1;
        let objects: Vec<Branch> = found.iter().filter(|branch| is_object(branch)).cloned().collect();
        let texts: Vec<Branch> =
            found.iter().filter(|branch| self.texts_of(&branch.merged).is_some()).cloned().collect();
        let typed = match self.told_apart(asked, (&found, &objects, &texts))? {
            None if objects.len() == found.len() && !branches.is_one => self.together(asked, &found)?,
            typed => typed,
        };
        let mut typed = match typed {
            Some(typed) => typed,
            None => {
                let types = self.types_of(&found, &objects, hint)?;
                let mut typed = self.first_that_fits(asked, types)?;
                self.told(&mut typed, branches);
                typed
            }
        };
        typed.is_nullable |= is_nullable;
        let docs = self.docs(merged);
        if docs != Docs::default() && !matches!(typed.ty, Ty::Named(_)) {
            typed.docs = docs;
        }
        Ok(typed)
    }

    /// The type of each branch; several objects with a tag are one.
    fn types_of(&mut self, found: &[Branch], objects: &[Branch], hint: &Hint) -> Built<Vec<Typed>> {
        let is_only_one = found.len() == 1;
        let mut types = Vec::new();
        self.in_branch += usize::from(!is_only_one);
        let mut tagged = None;
        if objects.len() > 1 && objects.len() < found.len() {
            let inner = Hint::new(&format!("{} Object", hint.name), &hint.parent);
            let key = All {
                parts: objects.iter().flat_map(|branch| branch.all.parts.clone()).collect(),
                omitted: vec!["\0objects".to_owned()],
            };
            tagged = self.tagged(
                Asked { all: &key, merged: &Merged::default(), hint: &inner, fixed: None },
                objects,
            )?;
            types.extend(tagged.clone());
        }
        for (index, branch) in found.iter().enumerate() {
            if tagged.is_some() && objects.iter().any(|object| object.all == branch.all) {
                continue;
            }
            let mut name = if is_only_one { hint.name.clone() } else { self.branch_name(found, hint, index) };
            let is_struct =
                !branch.merged.properties.is_empty() && objects.iter().any(|object| object.all == branch.all);
            if !is_only_one && is_struct && names::upper(&name) == names::upper(&hint.name) {
                // The enum has that name.
                name.push_str(" Object");
            }
            let parent = match hint.parent.as_str() {
                parent if is_only_one => parent.to_owned(),
                "" => hint.name.clone(),
                parent => names::joined(parent, &hint.name),
            };
            let mut one = self.typed(&branch.all, &Hint::new(&name, &parent))?;
            if one.docs == Docs::default()
                && let Some(part) = branch.all.parts.last()
            {
                one.docs = self.own_docs(part.node);
            }
            types.push(one);
        }
        self.in_branch -= usize::from(!is_only_one);
        Ok(types)
    }

    /// One enum, where texts, a key or a tag tell all branches apart.
    fn told_apart(
        &mut self,
        asked: Asked<'_>,
        (found, objects, texts): (&[Branch], &[Branch], &[Branch]),
    ) -> Built<Option<Typed>> {
        if found.len() > 1 && texts.len() == found.len() {
            let mut names: Vec<(String, Docs)> = Vec::new();
            for branch in texts {
                for (text, docs) in self.texts_of(&branch.merged).unwrap_or_default() {
                    if !names.iter().any(|(other, _)| *other == text) {
                        names.push((text, docs));
                    }
                }
            }
            return Ok(Some(self.names_enum(asked, names)));
        }
        let has_objects =
            !objects.is_empty() && objects.len() + texts.len() == found.len() && found.len() > 1;
        if has_objects
            && objects.iter().all(|branch| branch.merged.branches.is_empty())
            && let Some(typed) = self.external(asked, found)?
        {
            return Ok(Some(typed));
        }
        if objects.len() == found.len() && found.len() > 1 {
            return self.tagged(asked, found);
        }
        Ok(None)
    }

    /// Remembers where the branches are, for the check whether the order of variants decides.
    fn told(&mut self, typed: &mut Typed, branches: &Branches) {
        if let Ty::Named(id) = typed.ty
            && matches!(self.types[id].def, Def::Enum(Tagging::Untagged, _))
            && self.types[id].branches.is_none()
        {
            let keyword = if branches.is_one { "oneOf" } else { "anyOf" };
            self.types[id].branches = Some((self.source.nodes.place(branches.part.node), keyword));
        }
    }

    fn branch_name(&self, found: &[Branch], hint: &Hint, index: usize) -> String {
        let branch = &found[index];
        let last = branch.all.parts.last().and_then(|part| self.source.follow(part.node).ok());
        if let Some(name) = last.and_then(|node| self.reference_name(node)) {
            return name;
        }
        let own = last.and_then(|node| self.source.keywords(node).ok());
        let title = own.as_ref().and_then(|keywords| keywords.title.as_deref()).map(names::without_filler);
        if let Some(title) = title.filter(|title| !title.is_empty() && title.split_whitespace().count() <= 4)
        {
            return title.to_owned();
        }
        if let Some([node]) = branch.merged.literals.as_deref()
            && let Some(Literal::Text(text)) = self.literal(*node)
            && !text.is_empty()
        {
            return names::joined(&text, &hint.name);
        }
        // A key with one value, or the first key that is required, says what the object is.
        for property in &branch.merged.properties {
            let own = property.schemas.first().and_then(|node| self.source.keywords(*node).ok());
            if let Some([node]) = own.as_ref().and_then(|keywords| keywords.literals.as_deref())
                && let Some(Literal::Text(text)) = self.literal(*node)
            {
                return names::joined(&text, &hint.name);
            }
        }
        let has = |other: &Branch, name: &str| other.merged.properties.iter().any(|own| own.name == name);
        let is_own = |name: &&String| {
            let others = found.iter().enumerate().filter(|(other, _)| *other != index);
            !others.into_iter().any(|(_, other)| has(other, name))
        };
        let required = || branch.merged.required.iter();
        let keys = || branch.merged.properties.iter().map(|property| &property.name);
        match required().find(is_own).or_else(|| keys().find(is_own)).or_else(|| required().next()) {
            Some(name) => names::joined(name, &hint.name),
            None if index == 0 => hint.name.clone(),
            None => names::joined("other", &hint.name),
        }
    }

    /// An enum of the types, read in order, after those that one rule can say are joined.
    pub(crate) fn first_that_fits(&mut self, asked: Asked<'_>, mut found: Vec<Typed>) -> Built<Typed> {
        let Asked { all, hint, .. } = asked;
        // What no value fits is no variant.
        found.retain(|typed| !typed.is_never);
        if found.is_empty() {
            return Ok(self.never(asked.merged));
        }
        let is_nullable = found.iter().any(|typed| typed.is_nullable);
        if let Some(any) = found.iter().find(|typed| typed.ty == Ty::Value) {
            let mut typed = Typed::plain(Ty::Value);
            typed.losses = found.iter().flat_map(|one| one.losses.clone()).collect();
            typed.docs = any.docs.clone();
            return Ok(typed);
        }
        let found = self.without_inner_unions(found);
        let mut types: Vec<Typed> = Vec::new();
        for typed in self.join_texts(all, found, hint) {
            let typed = Typed { is_nullable: false, ..typed };
            match types.iter_mut().find(|other| is_one_kind(&other.ty, &typed.ty)) {
                Some(other) => join(other, typed),
                None => types.push(typed),
            }
        }
        if let [_] = types.as_slice() {
            let mut typed = types.remove(0);
            typed.is_nullable |= is_nullable;
            return Ok(typed);
        }
        types.sort_by_key(|typed| rank(&typed.ty));
        let id = self.open(asked);
        let parent = self.types[id].name.clone();
        let mut variants: Vec<Variant> = Vec::new();
        let lists = types.iter().filter(|typed| matches!(typed.ty, Ty::List(_))).count();
        for mut typed in types {
            let ident = match &typed.ty {
                Ty::List(items) if lists > 1 => names::plural(&self.variant_name(items, &parent)),
                ty => self.variant_name(ty, &parent),
            };
            let docs = std::mem::take(&mut typed.docs);
            variants.push(Variant { name: ident.clone(), ident, content: Some(typed), inline: None, docs });
        }
        rename_apart(&mut variants);
        self.types[id].def = Def::Enum(Tagging::Untagged, variants);
        let mut typed = Typed::plain(Ty::Named(id));
        typed.is_nullable = is_nullable;
        Ok(typed)
    }

    /// An enum that is only there for a branch gives its variants to the one around it.
    fn without_inner_unions(&self, found: Vec<Typed>) -> Vec<Typed> {
        let mut types = Vec::new();
        for typed in found {
            match typed.ty {
                Ty::Named(id) if self.types[id].is_inline && typed.rules.is_empty() => {
                    match &self.types[id].def {
                        Def::Enum(Tagging::Untagged, variants) => {
                            types.extend(variants.iter().filter_map(|variant| variant.content.clone()));
                        }
                        _ => types.push(typed),
                    }
                }
                _ => types.push(typed),
            }
        }
        types
    }

    fn variant_name(&self, ty: &Ty, parent: &str) -> String {
        match ty {
            Ty::Unit => "Null".to_owned(),
            Ty::Bool => "Bool".to_owned(),
            Ty::Int(_) => "Integer".to_owned(),
            Ty::Float => "Number".to_owned(),
            Ty::Text => "Text".to_owned(),
            Ty::Value => "Any".to_owned(),
            Ty::List(_) => "List".to_owned(),
            Ty::Map(_) => "Map".to_owned(),
            Ty::Option(inner) | Ty::Box(inner) => self.variant_name(inner, parent),
            Ty::Named(id) => {
                let name = &self.types[*id].name;
                let short = name.strip_prefix(parent).or_else(|| name.strip_suffix(parent)).unwrap_or(name);
                let is_name = short.starts_with(|char: char| char.is_ascii_uppercase());
                if is_name && short != "Self" { short.to_owned() } else { name.clone() }
            }
        }
    }
}

/// The order in which variants are read: what fits fewer values first.
fn rank(ty: &Ty) -> u8 {
    match ty {
        Ty::Unit => 0,
        Ty::Bool => 1,
        Ty::Int(_) => 2,
        Ty::Float => 3,
        Ty::Named(_) | Ty::Option(_) | Ty::Box(_) => 4,
        Ty::Text => 5,
        Ty::List(_) => 6,
        Ty::Map(_) => 7,
        Ty::Value => 8,
    }
}
