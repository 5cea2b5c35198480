//! The whole module: what it uses, its constants, its types.

use super::items::Items;
use super::rules::raw;
use crate::dsl::types::{TypeDef, TypeId};

/// Writes the module.
#[must_use]
pub fn write(types: &[TypeDef], order: &[TypeId], constants: &[(String, String)]) -> String {
    let mut items = Items::new(types);
    for id in order {
        items.item(&types[*id]);
    }
    let (text, uses) = (items.out, items.uses);
    let mut out = String::new();
    if uses.map {
        out.push_str("use std::collections::BTreeMap;\n\n");
    }
    if uses.derive {
        let mut names = vec!["DeploymentValidate"];
        if uses.maybe {
            names.push("Maybe");
        }
        if !constants.is_empty() {
            names.extend(["Pattern", "pattern"]);
        }
        let names = if names.len() == 1 { names[0].to_owned() } else { format!("{{{}}}", names.join(", ")) };
        out.push_str(&format!("use deployment_validate::{names};\n"));
        let serde = if uses.deserialize { "{Deserialize, Serialize}" } else { "Serialize" };
        out.push_str(&format!("use serde::{serde};\n"));
    }
    if uses.value {
        out.push_str("use serde_json::Value;\n");
    }
    if !constants.is_empty() {
        out.push('\n');
    }
    for (name, pattern) in constants {
        out.push_str(&format!("const {name}: Pattern = pattern!({});\n", raw(pattern)));
    }
    out.push_str(&text);
    out.trim_start().to_owned()
}
