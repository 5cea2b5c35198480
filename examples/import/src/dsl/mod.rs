//! What the derive knows, as data: types, rules, names. What is built here is what is printed.

pub mod names;
pub mod pattern;
pub mod rules;
pub mod types;
