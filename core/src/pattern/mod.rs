//! Compiled patterns of JavaScript: the tables that the macro emits, the walks over them, and the trait for other
//! matchers.

mod alphabet;
mod compiled;
pub(crate) mod matcher;
mod mismatch;
mod packed;
mod pairs;
mod program;
mod run;
mod single;
mod state;

pub use alphabet::Alphabet;
pub use compiled::Pattern;
pub use matcher::Matcher;
pub use mismatch::Mismatch;
pub(crate) use mismatch::Ranges;
pub use packed::Packed;
pub use pairs::Pairs;
pub use program::{PatternProgram, PatternSteps};
pub use run::Run;
pub use single::Single;
