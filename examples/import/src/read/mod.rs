//! Reads files into one arena of nodes, with the order of keys and the place of each node, and resolves every `$ref`.

pub mod error;
pub mod load;
pub mod nodes;
pub mod references;
pub mod tree;
pub mod yaml;
