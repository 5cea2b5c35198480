//! Branches that are objects, told apart by a tag (`{"type": "http", ..}`) or by their only key (`{"http": {..}}`).

use std::collections::BTreeSet;

use super::literals::name_variants;
use super::{Asked, Builder, Built, Hint};
use crate::dsl::names;
use crate::dsl::rules::Literal;
use crate::dsl::types::{Def, Docs, Tagging, Ty, Typed, Variant};
use crate::read::nodes::Content;
use crate::schema::keywords::Types;
use crate::schema::merged::{Branches, Merged, merge};
use crate::schema::parts::{All, Part};

/// A branch with what is said in it.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub all: All,
    pub merged: Merged,
}

impl Builder<'_, '_> {
    /// The texts that a branch lists, if it is one of texts.
    pub(crate) fn texts_of(&self, merged: &Merged) -> Option<Vec<(String, Docs)>> {
        let literals = merged.literals.as_ref()?;
        let mut texts = Vec::new();
        for (index, node) in literals.iter().enumerate() {
            let Content::String(text) = self.source.nodes.content(*node) else { return None };
            if matches!(self.fits_all(merged, &Literal::Text(text.clone())), Ok(Some(false))) {
                continue;
            }
            let docs = match literals.as_slice() {
                [_] => self.docs(merged),
                _ => Docs {
                    text: merged.literal_docs.get(index).cloned().unwrap_or_default(),
                    deprecated: merged.deprecated,
                },
            };
            texts.push((text.clone(), docs));
        }
        merged.types.is_none_or(|types| types.has(Types::STRING)).then_some(texts)
    }

    /// An enum in serde's own form: each object has one key, which names the variant; texts are unit variants.
    pub(crate) fn external(&mut self, asked: Asked<'_>, branches: &[Branch]) -> Built<Option<Typed>> {
        let mut keys = BTreeSet::new();
        for branch in branches {
            let inner = &branch.merged;
            match (self.texts_of(inner), inner.properties.as_slice()) {
                (Some(texts), _) => {
                    if !texts.into_iter().all(|(text, _)| keys.insert(text)) {
                        return Ok(None);
                    }
                }
                (None, [property])
                    if inner.required == [property.name.clone()]
                        && inner.others.is_closed
                        && inner.others.patterns.is_empty()
                        && is_bare(inner) =>
                {
                    if property.schemas.is_empty() || !keys.insert(property.name.clone()) {
                        return Ok(None);
                    }
                }
                _ => return Ok(None),
            }
        }
        let id = self.open(asked);
        let parent = self.types[id].name.clone();
        let mut variants = Vec::new();
        for branch in branches {
            if let Some(texts) = self.texts_of(&branch.merged) {
                variants.extend(name_variants(texts));
                continue;
            }
            let property = &branch.merged.properties[0];
            let mut content = self.typed(&All::of(&property.schemas), &Hint::new(&property.name, &parent))?;
            content.docs = self.docs(&branch.merged);
            if content.docs == Docs::default() {
                content.docs = self.own_docs(property.schemas[0]);
            }
            variants.push(Variant {
                name: property.name.clone(),
                ident: names::variant(&property.name),
                content: Some(content),
                inline: None,
                docs: Docs::default(),
            });
        }
        rename_apart(&mut variants);
        self.types[id].def = Def::Enum(Tagging::External, variants);
        Ok(Some(Typed::plain(Ty::Named(id))))
    }

    /// The tag of branches that hold beside a base.
    pub(crate) fn shared_tag(&self, branches: &Branches, merged: &Merged) -> Built<Option<String>> {
        let mut found = Vec::new();
        for node in &branches.nodes {
            let mut parts: Vec<Part> = merged.parts.clone();
            for part in &mut parts {
                part.without_any_of = true;
                part.without_one_of = true;
            }
            parts.push(Part::whole(*node));
            let all = All { parts, omitted: Vec::new() };
            found.push(Branch { merged: merge(self.source, &all)?, all });
        }
        Ok(self.tag(&Merged::default(), &found)?.map(|(tag, _)| tag))
    }

    /// The key that tells branches apart: each has it, each with texts of its own.
    fn tag(&self, merged: &Merged, branches: &[Branch]) -> Built<Option<(String, Vec<Vec<String>>)>> {
        let Some(first) = branches.first() else { return Ok(None) };
        let discriminator = branches.iter().find_map(|branch| branch.merged.discriminator.clone());
        if let Some((name, mapping)) = merged.discriminator.clone().or(discriminator) {
            let values: Option<Vec<Vec<String>>> =
                branches.iter().map(|branch| self.mapped(branch, &name, &mapping)).collect();
            if let Some(values) = values
                && are_apart(&values)
            {
                return Ok(Some((name, values)));
            }
        }
        let mut names: Vec<&String> = first.merged.required.iter().collect();
        names.sort_by_key(|name| !matches!(name.as_str(), "type" | "kind" | "name" | "version"));
        for name in names {
            let mut values = Vec::new();
            for branch in branches {
                match self.values_of(branch, name)? {
                    Some(texts) => values.push(texts),
                    None => break,
                }
            }
            if values.len() == branches.len() && are_apart(&values) {
                return Ok(Some((name.clone(), values)));
            }
        }
        Ok(None)
    }

    /// The tags that OpenAPI's mapping gives a branch, else the name of its reference.
    fn mapped(&self, branch: &Branch, key: &str, mapping: &[(String, String)]) -> Option<Vec<String>> {
        let has_key = branch.merged.properties.iter().any(|property| property.name == key);
        let [part] = branch.all.parts.as_slice() else { return None };
        let name = self.reference_name(part.node)?;
        if !has_key {
            return None;
        }
        let is_meant = |target: &String| *target == name || target.ends_with(&format!("/{name}"));
        let values: Vec<String> =
            mapping.iter().filter(|(_, target)| is_meant(target)).map(|(value, _)| value.clone()).collect();
        Some(if values.is_empty() { vec![name] } else { values })
    }

    fn values_of(&self, branch: &Branch, name: &str) -> Built<Option<Vec<String>>> {
        if !branch.merged.required.iter().any(|other| other == name) {
            return Ok(None);
        }
        let Some(property) = branch.merged.properties.iter().find(|property| property.name == name) else {
            return Ok(None);
        };
        if property.schemas.is_empty() {
            return Ok(None);
        }
        let merged = merge(self.source, &All::of(&property.schemas))?;
        let texts = self.texts_of(&merged).filter(|texts| !texts.is_empty());
        Ok(texts.map(|texts| texts.into_iter().map(|(text, _)| text).collect()))
    }

    /// An enum whose variant a key names.
    pub(crate) fn tagged(&mut self, asked: Asked<'_>, branches: &[Branch]) -> Built<Option<Typed>> {
        let merged = asked.merged;
        let Some((tag, values)) = self.tag(merged, branches)? else { return Ok(None) };
        let id = self.open(asked);
        let parent = self.types[id].name.clone();
        let mut variants = Vec::new();
        for (branch, texts) in branches.iter().zip(values) {
            let mut content = branch.all.clone();
            content.omitted.push(tag.clone());
            let mut content = self.typed(&content, &Hint::new(&texts[0], &parent))?;
            let is_empty = self.is_open_and_empty(&content);
            let docs = std::mem::take(&mut content.docs);
            // What a branch says of itself is said of its object.
            if let (Ty::Named(inner), Some(part)) = (&content.ty, branch.all.parts.last()) {
                let docs = self.own_docs(part.node);
                let def = &mut self.types[*inner];
                if def.is_inline && def.docs == Docs::default() && names::upper(&docs.text) != def.name {
                    def.docs = docs;
                }
            }
            for text in texts {
                variants.push(Variant {
                    ident: names::variant(&text),
                    name: text,
                    content: (!is_empty).then(|| content.clone()),
                    inline: None,
                    docs: docs.clone(),
                });
            }
        }
        rename_apart(&mut variants);
        self.types[id].def = Def::Enum(Tagging::Tag(tag), variants);
        Ok(Some(Typed::plain(Ty::Named(id))))
    }

    fn is_open_and_empty(&self, content: &Typed) -> bool {
        match &content.ty {
            Ty::Named(id) => match &self.types[*id].def {
                Def::Struct(object) => {
                    object.fields.is_empty() && !object.is_closed && self.types[*id].losses.is_empty()
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// Whether an object says nothing beside its keys.
pub(crate) fn is_bare(merged: &Merged) -> bool {
    merged.branches.is_empty()
        && merged.nots.is_empty()
        && merged.conditionals.is_empty()
        && merged.dependent.is_empty()
        && merged.names.is_empty()
}

fn are_apart(values: &[Vec<String>]) -> bool {
    let mut seen = BTreeSet::new();
    values.iter().flatten().all(|value| seen.insert(value))
}

/// Gives each variant a name of its own.
pub(crate) fn rename_apart(variants: &mut [Variant]) {
    let mut taken = BTreeSet::new();
    for variant in variants {
        variant.ident = names::unique(&variant.ident, &taken);
        taken.insert(variant.ident.clone());
    }
}
