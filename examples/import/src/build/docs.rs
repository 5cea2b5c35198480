//! Docs: the description, else the title, with the default and examples.

use super::Builder;
use crate::dsl::names;
use crate::dsl::types::Docs;
use crate::read::nodes::{Content, NodeId};
use crate::schema::merged::Merged;

/// Bound on the characters of a default or example in the docs.
const MAX_SHOWN: usize = 60;

impl Builder<'_, '_> {
    /// The docs of merged schemas.
    pub(crate) fn docs(&self, merged: &Merged) -> Docs {
        let text = merged.description.clone().or_else(|| merged.title.clone());
        self.docs_of(text, merged.default, &merged.examples, merged.deprecated)
    }

    /// The docs of one schema, without those of what it refers to.
    pub(crate) fn own_docs(&self, node: NodeId) -> Docs {
        let Ok(keywords) = self.source.keywords(node) else { return Docs::default() };
        let text = keywords.description.clone().or_else(|| keywords.title.clone());
        self.docs_of(text, keywords.default, &keywords.examples, keywords.deprecated)
    }

    /// The docs of the schema of a key. A title that repeats the key says nothing.
    pub(crate) fn docs_of_key(&self, node: NodeId, key: &str) -> Docs {
        let Ok(keywords) = self.source.keywords(node) else { return Docs::default() };
        let is_name = |title: &String| names::upper(names::without_filler(title)) == names::upper(key);
        let title = keywords.title.clone().filter(|title| !is_name(title));
        let text = keywords.description.clone().or(title);
        self.docs_of(text, keywords.default, &keywords.examples, keywords.deprecated)
    }

    fn docs_of(
        &self,
        text: Option<String>,
        default: Option<NodeId>,
        examples: &[NodeId],
        deprecated: bool,
    ) -> Docs {
        let mut text = text.unwrap_or_default().trim().to_owned();
        let mut add = |paragraph: String| {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&paragraph);
        };
        if let Some(default) = default.and_then(|node| self.shown(node)) {
            add(format!("Default: `{default}`."));
        }
        let shown: Vec<String> = examples.iter().filter_map(|node| self.shown(*node)).take(3).collect();
        match shown.as_slice() {
            [] => {}
            [one] => add(format!("Example: `{one}`.")),
            several => add(format!("Examples: `{}`.", several.join("`, `"))),
        }
        Docs { text, deprecated }
    }

    /// A value in the docs, if it is short and says something.
    fn shown(&self, node: NodeId) -> Option<String> {
        let text = match self.source.nodes.content(node) {
            Content::Null => return None,
            Content::String(text) if text.is_empty() => return None,
            Content::String(text) if !text.is_empty() => text.clone(),
            _ => self.source.nodes.json(node, false).to_string(),
        };
        let is_short = text.chars().count() <= MAX_SHOWN && !text.contains(['`', '\n', '\r']);
        (is_short && text.trim() == text).then_some(text)
    }
}
