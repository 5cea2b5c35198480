//! Resolves every `$ref` before anything is built: `referencing` finds what an address means on a copy of the files
//! whose objects name their nodes.

use std::collections::HashMap;

use referencing::{Draft, Registry, Resolver, ResourceRef, Retrieve, Uri};
use serde_json::Value as Json;

use super::error::ImportError;
use super::nodes::{Content, MARK, NodeId, Nodes};

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A schema of the files.
    Node(NodeId),
    /// A published meta-schema: any schema is meant.
    MetaSchema,
    /// Nothing that is there.
    Missing(String),
}

/// The target of every object that has a reference.
#[derive(Debug, Default)]
pub struct References {
    targets: HashMap<NodeId, Target>,
}

const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];
/// Keywords whose values are data, where `$ref` is a key like others.
const DATA: [&str; 6] = ["enum", "const", "default", "examples", "example", "mapping"];
/// Keywords whose values name schemas by keys of the author.
const NAMED: [&str; 7] = [
    "properties",
    "patternProperties",
    "definitions",
    "$defs",
    "dependentSchemas",
    "dependencies",
    "schemas",
];

/// Answers for every address that is no file: it is not there.
struct Nowhere;

impl Retrieve for Nowhere {
    fn retrieve(&self, _uri: &Uri<String>) -> Result<Json, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Json::Object(serde_json::Map::from_iter([(MARK.to_owned(), Json::Null)])))
    }
}

impl References {
    /// Resolves the references of all files.
    ///
    /// # Errors
    ///
    /// An address that is none.
    pub fn of(nodes: &Nodes) -> Result<Self, ImportError> {
        if let Some(document) = nodes.documents.first()
            && let Some(draft) = nodes.text(document.root, "$schema")
            && ["/draft-01/", "/draft-02/", "/draft-03/"].iter().any(|old| draft.contains(old))
        {
            let place = format!("{}#/$schema", document.name);
            return Err(ImportError::new(place, "drafts before 04 are not read: convert the schema first"));
        }
        let copies: Vec<Json> =
            nodes.documents.iter().map(|document| nodes.json(document.root, true)).collect();
        let bare = |keys: &[&str]| -> Vec<Json> { copies.iter().map(|copy| without(copy, keys)).collect() };
        // A `$schema` that nobody knows, an `$id` that is no address: the references inside the file do not need them.
        Self::resolve(nodes, &copies).or_else(|error| {
            Self::resolve(nodes, &bare(&["$schema"]))
                .or_else(|_| Self::resolve(nodes, &bare(&["$schema", "$id", "id"])))
                .map_err(|_| error)
        })
    }

    fn resolve(nodes: &Nodes, copies: &[Json]) -> Result<Self, ImportError> {
        let root = nodes.documents.first().map(|document| document.name.as_str()).unwrap_or_default();
        let failed = |error: referencing::Error| ImportError::new(root, error.to_string());
        let mut registry = Registry::new().draft(Draft::default()).retriever(Nowhere);
        for (document, copy) in nodes.documents.iter().zip(copies) {
            let resource = ResourceRef::new(copy, Draft::default().detect(copy));
            registry = registry.add(&document.uri, resource).map_err(failed)?;
        }
        let registry = registry.prepare().map_err(failed)?;
        let mut references = References::default();
        for (document, copy) in nodes.documents.iter().zip(copies) {
            let base = referencing::uri::from_str(&document.uri).map_err(failed)?;
            let resolver = registry.resolver(base);
            let draft = Draft::default().detect(copy);
            references.walk(nodes, document.root, copy, (&resolver, draft), false);
        }
        Ok(references)
    }

    fn walk(
        &mut self,
        nodes: &Nodes,
        id: NodeId,
        copy: &Json,
        (resolver, draft): (&Resolver<'_>, Draft),
        by_name: bool,
    ) {
        match nodes.content(id) {
            Content::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(copy) = copy.get(index) {
                        self.walk(nodes, *item, copy, (resolver, draft), false);
                    }
                }
            }
            Content::Object(entries) => {
                let inside =
                    if by_name { None } else { resolver.in_subresource(ResourceRef::new(copy, draft)).ok() };
                let resolver = inside.as_ref().unwrap_or(resolver);
                if !by_name {
                    for name in REFERENCES {
                        if let Some(reference) = nodes.text(id, name) {
                            self.targets.insert(id, target(nodes, id, resolver, reference));
                        }
                    }
                }
                for (key, value) in entries {
                    let Some(copy) = copy.get(key) else { continue };
                    if by_name || !DATA.contains(&key.as_str()) {
                        let is_named = !by_name && NAMED.contains(&key.as_str());
                        self.walk(nodes, *value, copy, (resolver, draft), is_named);
                    }
                }
            }
            _ => {}
        }
    }

    /// What the reference of an object names.
    #[must_use]
    pub fn target(&self, id: NodeId) -> Option<&Target> {
        self.targets.get(&id)
    }

    /// The objects of the first file whose references name nothing.
    #[must_use]
    pub fn missing(&self, nodes: &Nodes) -> Option<ImportError> {
        let mut found: Vec<NodeId> = self.targets.keys().copied().collect();
        found.sort_unstable();
        found.into_iter().filter(|id| nodes.node(*id).document == 0).find_map(|id| self.refused(nodes, id))
    }

    /// The error for a reference that names nothing.
    #[must_use]
    pub fn refused(&self, nodes: &Nodes, id: NodeId) -> Option<ImportError> {
        match self.targets.get(&id)? {
            Target::Missing(message) => Some(ImportError::new(format!("{}/$ref", nodes.place(id)), message)),
            _ => None,
        }
    }
}

fn target(nodes: &Nodes, id: NodeId, resolver: &Resolver<'_>, reference: &str) -> Target {
    let missing = |why: &str| Target::Missing(format!("`{reference}` {why}"));
    match resolver.lookup(reference) {
        Ok(found) => match found.contents() {
            Json::Object(object) => match object.get(MARK) {
                Some(Json::Number(number)) => match number.as_u64().and_then(|id| usize::try_from(id).ok()) {
                    Some(target) => Target::Node(target),
                    None => missing("names no schema"),
                },
                Some(_) => missing("is not among the given files, and nothing is fetched"),
                None => Target::MetaSchema,
            },
            Json::Bool(_) => {
                let local = reference.split_once('#').map(|(_, pointer)| pointer).unwrap_or_default();
                let root = nodes.documents[nodes.node(id).document].root;
                nodes.at(root, local).map_or_else(|| missing("names no schema"), Target::Node)
            }
            _ => missing("names no schema"),
        },
        Err(_) if is_remote(reference) => missing("is not among the given files, and nothing is fetched"),
        Err(_) => missing("names nothing that is there"),
    }
}

fn is_remote(reference: &str) -> bool {
    !reference.starts_with('#')
}

fn without(copy: &Json, keys: &[&str]) -> Json {
    match copy {
        Json::Object(object) => {
            let is_one = |key: &str, value: &Json| keys.contains(&key) && value.is_string();
            Json::Object(
                object
                    .iter()
                    .filter(|(key, value)| !is_one(key, value))
                    .map(|(key, value)| (key.clone(), without(value, keys)))
                    .collect(),
            )
        }
        Json::Array(items) => Json::Array(items.iter().map(|item| without(item, keys)).collect()),
        other => other.clone(),
    }
}
