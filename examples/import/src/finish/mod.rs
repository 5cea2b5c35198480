//! What is done once all types are there: unused ones go, equal ones become one, boxes break circles, variants stand in
//! the order in which they are read.

pub mod boxes;
pub mod by_key;
pub mod constants;
pub mod discriminators;
pub mod equal;
pub mod nulls;
pub mod overlaps;
pub mod reach;
pub mod short_names;
