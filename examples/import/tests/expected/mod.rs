//! The modules that the importer wrote, as they are compiled.

pub mod alias;
pub mod components;
pub mod conditions;
pub mod corners;
pub mod deployment;
pub mod draft04;
pub mod list;
pub mod lossy;
pub mod map;
pub mod order;
pub mod pet;
pub mod release;
pub mod service;
pub mod unions;
