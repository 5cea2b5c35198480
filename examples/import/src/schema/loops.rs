//! Schemas that lead back to themselves without going into the value, such as `{"not": {"$ref": "#"}}`: what they say has
//! no end, and JSON Schema leaves it undefined. They are refused before anything is built, so that what follows references
//! and branches comes to an end.

use std::collections::HashMap;

use super::parts::Source;
use crate::read::error::ImportError;
use crate::read::nodes::NodeId;

/// Bound on schemas that speak of one value, each because of the one before.
const MAX_CHAIN: usize = 10_000;

/// A schema on the way, and those of the same value that are still to be looked at.
struct Step {
    node: NodeId,
    next: Vec<NodeId>,
}

/// Refuses what leads back to itself among all schemas that a root reaches.
///
/// # Errors
///
/// Such a schema, one that is none, or a reference that names nothing.
pub fn refuse(source: &Source<'_>, root: NodeId) -> Result<(), ImportError> {
    // Whether a schema is on the way, or done with.
    let mut seen: HashMap<NodeId, bool> = HashMap::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let mut way: Vec<Step> = Vec::new();
        let mut next = Some(node);
        loop {
            match next.take() {
                Some(node) => match seen.get(&node) {
                    Some(true) => {
                        let message = "this schema leads back to itself without going into the value: what it says \
                                       has no end";
                        return Err(ImportError::new(source.nodes.place(node), message));
                    }
                    Some(false) => {}
                    None => {
                        seen.insert(node, true);
                        let keywords = source.keywords(node)?;
                        open.extend(keywords.of_parts());
                        let mut next = keywords.of_value();
                        if keywords.has_reference {
                            next.extend(source.target(node)?);
                        }
                        way.push(Step { node, next });
                    }
                },
                None => match way.last_mut() {
                    Some(step) => {
                        next = step.next.pop();
                        if next.is_none() {
                            seen.insert(step.node, false);
                            way.pop();
                        }
                    }
                    None => break,
                },
            }
            if way.len() > MAX_CHAIN {
                let message = "this schema is too large: too many schemas speak of one value";
                return Err(ImportError::new(source.nodes.place(node), message));
            }
        }
    }
    Ok(())
}
