//! The pattern compiler. In: a JavaScript regular expression as its author wrote it. Out: a minimal automaton,
//! questions it can answer while the macro checks the rules, and the tables that core's `Pattern` walks.
//!
//! ```text
//! ^a+b$
//! ecma, escape         tree: Sequence[Start, Repeat { a, 1.. }, b, End]
//! automaton, formula   states by derivatives: "a, then a*b" --a--> "a*b" --b--> "the end"
//! minimise, dfa        3 undecided states, 3 classes (a, b, all others), 1 state where nothing matches
//! analyse              shortest match "ab", no longest; shares "ab" with ^[a-c]{2}$
//! packed, table        tokens of core's `Packed`: all states fit into one word
//! ```
//!
//! The module does not depend on the derive; it needs proc-macro2 and quote, and those only in `table`.

mod analyse;
mod automaton;
mod charset;
mod classes;
mod dfa;
mod ecma;
mod error;
mod escape;
mod formula;
mod interner;
mod minimise;
mod packed;
pub(crate) mod table;
mod tree;

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

pub(crate) use analyse::Search;
pub(crate) use dfa::Dfa;
pub(crate) use error::{PatternError, underline};
pub(crate) use table::expand_pattern;

use automaton::TooLarge;
use interner::Interner;

/// Bound on the bytes of a pattern's tables.
const MAX_TABLE_BYTES: usize = 64 * 1024;
/// Bound on the characters of a pattern.
const MAX_SOURCE_CHARS: usize = 20_000;

type Compiled = Result<Arc<Dfa>, PatternError>;

/// The patterns that this process has compiled: a payload crate uses few patterns often.
static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Cache {
    sources: Interner,
    compiled: Vec<Compiled>,
}

/// Compiles a pattern, or returns it from the cache.
pub(crate) fn compile(source: &str) -> Result<Arc<Dfa>, PatternError> {
    let lock = || CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let key: Vec<u32> = source.chars().map(u32::from).collect();
    let cache = lock();
    if let Some(number) = cache.sources.get(&key) {
        return cache.compiled[number as usize].clone();
    }
    drop(cache);
    let compiled = compile_afresh(source).map(Arc::new);
    let mut cache = lock();
    if cache.sources.number(key).1 {
        cache.compiled.push(compiled.clone());
    }
    compiled
}

/// How to mend a pattern whose tables would be too large.
const TOO_LARGE: &str = "lower its counts, leave a bound on the whole text to `length(..)`, or use \
     `pattern(regex = \"..\")`, which is compiled at run time";

/// Compiles a pattern without the cache.
pub(crate) fn compile_afresh(source: &str) -> Result<Dfa, PatternError> {
    let error = match compile_within_limits(source) {
        Err(error) if error.help.as_deref() == Some(TOO_LARGE) => error,
        compiled => return compiled,
    };
    // A count takes many states where a match may begin anywhere, and most often the whole text is meant.
    Err(match compile_within_limits(&format!("^(?:{source})$")) {
        Ok(_) => error
            .with_help(format!("put it between `^` and `$` if the whole text is to match, or {TOO_LARGE}")),
        Err(_) => error,
    })
}

fn compile_within_limits(source: &str) -> Result<Dfa, PatternError> {
    let length = source.chars().count();
    let too_large = |what: String| PatternError::new(0, length.max(1), what).with_help(TOO_LARGE);
    if length > MAX_SOURCE_CHARS {
        return Err(too_large(format!(
            "this pattern is {length} characters long, more than {MAX_SOURCE_CHARS}"
        )));
    }
    let mut tree = tree::Tree::default();
    let root = ecma::parse(source, &mut tree)?;
    let anchored = (tree.is_anchored_at_start(root), tree.is_anchored_at_end(root));
    let (table, classes) = automaton::build(&mut tree, root).map_err(|reason| {
        too_large(match reason {
            TooLarge::States(count) => format!("this pattern needs more than {count} states"),
            TooLarge::Formulas(count) => {
                format!("this pattern was given up: its states had grown to {count} formulas")
            }
            TooLarge::Classes(count) => {
                format!("this pattern tells {count} kinds of characters apart, too many for a table")
            }
            TooLarge::Nesting => "the parts of this pattern depend on each other too deeply".to_owned(),
        })
    })?;
    let dfa = minimise::minimise(&table).finish(classes, anchored);
    let bytes = dfa.table_bytes();
    if bytes > MAX_TABLE_BYTES {
        return Err(too_large(format!(
            "the tables of this pattern would take {bytes} bytes, more than {MAX_TABLE_BYTES}"
        )));
    }
    Ok(dfa)
}
