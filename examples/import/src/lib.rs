//! From JSON Schema to the DSL: reads a schema and writes a Rust module as a person would have written it.
//!
//! ```text
//! {"type": "object", "required": ["port"],
//!  "properties": {"port": {"type": "integer", "minimum": 1, "maximum": 65535}}}
//! read     nodes with their places, every `$ref` resolved
//! schema   keywords; schemas that hold together, merged
//! build    Struct { port: u16, rules: [range(min = 1)] }
//! finish   equal types joined, boxes, the order of variants, constants
//! print    #[validate(range(min = 1))] pub port: u16
//! ```

pub mod build;
pub mod dsl;
pub mod finish;
pub mod print;
pub mod read;
pub mod schema;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use build::{Builder, Wanted};
use dsl::names;
use dsl::types::{Loss, TypeDef, TypeId};
use read::error::ImportError;
use read::load;
use read::nodes::{Content, NodeId, Nodes};
use read::references::References;
use schema::loops;
use schema::parts::Source;

/// What to import.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The file with the schema.
    pub schema: PathBuf,
    /// Other files, and folders of them, that it refers to.
    pub others: Vec<PathBuf>,
    /// The name of the root type.
    pub root: Option<String>,
    /// The place of the schema inside the file.
    pub pointer: Option<String>,
}

/// A module, and what it does not say.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The module's text.
    pub text: String,
    /// What is lost, and what is read as it is meant.
    pub losses: Vec<Loss>,
}

impl Imported {
    /// Whether anything is lost that the schema says.
    #[must_use]
    pub fn is_lossy(&self) -> bool {
        self.losses.iter().any(|loss| !loss.is_reading)
    }

    /// The table of the losses.
    #[must_use]
    pub fn table(&self) -> String {
        print::table::write(&self.losses)
    }
}

/// Imports a schema from a file.
///
/// # Errors
///
/// The file is no schema, or refers to what is not there.
pub fn import(request: &Request) -> Result<Imported, ImportError> {
    let nodes = load::load(&request.schema, &request.others)?;
    import_nodes(&nodes, request)
}

/// Imports a schema from a text: JSON, or YAML where the name ends so.
///
/// # Errors
///
/// The text is no schema, or refers to what is not there.
pub fn import_text(name: &str, text: &str, request: &Request) -> Result<Imported, ImportError> {
    let mut nodes = Nodes::default();
    let tree = load::read_text(name, text)?;
    nodes.add(name, &load::file_uri(Path::new(&format!("/{name}"))), tree);
    import_nodes(&nodes, request)
}

fn import_nodes(nodes: &Nodes, request: &Request) -> Result<Imported, ImportError> {
    if let Some(root) = &request.root
        && !names::is_type_name(root)
    {
        return Err(ImportError::new("", format!("`{root}` cannot be the name of a type")));
    }
    let document = nodes.documents[0].root;
    let references = References::of(nodes)?;
    let source = Source::new(nodes, &references);
    let mut builder = Builder::new(&source);
    let mut roots: Vec<TypeId> = Vec::new();
    match (&request.pointer, components(nodes, document)) {
        (None, Some(components)) => {
            if request.root.is_some() {
                let message =
                    "an OpenAPI document has many schemas: say which one is the root with --pointer";
                return Err(ImportError::new(nodes.place(components), message));
            }
            for (name, node) in nodes.entries(components) {
                loops::refuse(&source, *node)?;
                builder.reserve(*node, &names::type_name(name))?;
            }
            for (name, node) in nodes.entries(components) {
                roots.push(builder.root(*node, &names::type_name(name))?);
            }
        }
        (pointer, _) => {
            let pointer = pointer.as_deref().unwrap_or_default();
            let Some(node) = nodes.at(document, pointer) else {
                return Err(ImportError::new(
                    nodes.place(document),
                    format!("nothing is at the pointer {pointer}"),
                ));
            };
            if pointer.is_empty()
                && let Some(error) = references.missing(nodes)
            {
                return Err(error);
            }
            loops::refuse(&source, node)?;
            let name = root_name(nodes, &source, node, request)?;
            builder.reserve(node, &name)?;
            roots.push(builder.root(node, &name)?);
        }
    }
    Ok(finish(builder.types, &roots, &builder.wanted))
}

fn root_name(
    nodes: &Nodes,
    source: &Source<'_>,
    node: NodeId,
    request: &Request,
) -> Result<String, ImportError> {
    if let Some(root) = &request.root {
        return Ok(root.clone());
    }
    let title = source.keywords(node)?.title.clone();
    let key = nodes.node(node).pointer.rsplit_once('/').map(|(_, name)| name.replace("~1", "/"));
    Ok(title.or(key).map_or_else(|| "Root".to_owned(), |name| names::type_name(&name)))
}

/// The component schemas of an OpenAPI document.
fn components(nodes: &Nodes, document: NodeId) -> Option<NodeId> {
    nodes.text(document, "openapi")?;
    let components = nodes.get(nodes.get(document, "components")?, "schemas")?;
    matches!(nodes.content(components), Content::Object(_)).then_some(components)
}

fn finish(mut types: Vec<TypeDef>, roots: &[TypeId], wanted: &BTreeMap<String, Wanted>) -> Imported {
    finish::equal::join(&mut types, roots);
    let order = finish::reach::order(&types, roots);
    finish::overlaps::settle(&mut types, &order);
    finish::by_key::settle(&mut types, &order);
    let order = finish::reach::order(&types, roots);
    finish::short_names::settle(&mut types, &order, wanted);
    finish::nulls::settle(&mut types, &order);
    finish::discriminators::settle(&mut types, &order);
    finish::boxes::add(&mut types, &order);
    let losses = print::table::losses(&types, &order);
    let constants = finish::constants::take(&mut types, &order);
    Imported { text: print::module::write(&types, &order, &constants), losses }
}
