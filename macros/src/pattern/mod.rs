//! The pattern compiler. In: a JavaScript regular expression as its author wrote it. Out: a minimal automaton,
//! questions it can answer while the macro checks the rules, and the tables that core's `Pattern` walks.
//!
//! ```text
//! ^a+b$
//! ecma, escape, class  tree: Sequence[Start, Repeat { a, 1.. }, b, End]
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
mod class;
mod classes;
mod dfa;
mod ecma;
mod error;
mod escape;
mod flags;
mod formula;
mod group_name;
mod interner;
mod minimise;
mod packed;
pub(crate) mod table;
mod tree;
mod unicode;

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

pub(crate) use analyse::Search;
pub(crate) use dfa::Dfa;
pub(crate) use error::{PatternError, underline};
pub(crate) use flags::Flags;
pub(crate) use table::{Written, expand_pattern};

use automaton::TooLarge;
use interner::Interner;

/// Bound on the bytes of a pattern's tables.
const MAX_TABLE_BYTES: usize = 64 * 1024;
/// Bound on the characters of a pattern.
const MAX_SOURCE_CHARS: usize = 20_000;

/// A pattern's automaton, and its source without its flags but for `u`, where JavaScript can express it.
#[derive(Clone)]
pub(crate) struct Compiled {
    pub(crate) dfa: Arc<Dfa>,
    pub(crate) expanded: Option<Arc<str>>,
}

/// The patterns that this process has compiled: a payload crate uses few patterns often.
static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Cache {
    sources: Interner,
    compiled: Vec<Result<Compiled, PatternError>>,
}

/// Compiles a pattern without flags, or returns it from the cache.
pub(crate) fn compile(source: &str) -> Result<Arc<Dfa>, PatternError> {
    compile_flagged(source, Flags::default()).map(|compiled| compiled.dfa)
}

/// The same with flags.
pub(crate) fn compile_flagged(source: &str, flags: Flags) -> Result<Compiled, PatternError> {
    let lock = || CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let flag = |is_set: bool| u32::from(is_set);
    let bits = flag(flags.ignore_case) | flag(flags.dot_all) << 1 | flag(flags.unicode) << 2;
    let key: Vec<u32> = source.chars().map(u32::from).chain([bits]).collect();
    let cache = lock();
    if let Some(number) = cache.sources.get(&key) {
        return cache.compiled[number as usize].clone();
    }
    drop(cache);
    let compiled = compile_with(source, flags)
        .map(|(dfa, expanded)| Compiled { dfa: Arc::new(dfa), expanded: expanded.map(Into::into) });
    let mut cache = lock();
    if cache.sources.number(key).1 {
        cache.compiled.push(compiled.clone());
    }
    compiled
}

/// How to mend a pattern whose tables would be too large.
const TOO_LARGE: &str = "lower its counts, leave a bound on the whole text to `length(..)`, or use \
     `pattern(regex = \"..\")`, which is compiled at run time";

/// Compiles a pattern without flags and without the cache.
#[allow(dead_code, reason = "tests that take this module in have no use for the cache")]
pub(crate) fn compile_afresh(source: &str) -> Result<Dfa, PatternError> {
    compile_with(source, Flags::default()).map(|(dfa, _)| dfa)
}

/// The automaton of a pattern, and its source without its flags.
fn compile_with(source: &str, flags: Flags) -> Result<(Dfa, Option<String>), PatternError> {
    let error = match compile_within_limits(source, flags) {
        Err(error) if error.help.as_deref() == Some(TOO_LARGE) => error,
        compiled => return compiled,
    };
    // A count takes many states where a match may begin anywhere, and most often the whole text is meant.
    Err(match compile_within_limits(&format!("^(?:{source})$"), flags) {
        Ok(_) => error
            .with_help(format!("put it between `^` and `$` if the whole text is to match, or {TOO_LARGE}")),
        Err(_) => error,
    })
}

fn compile_within_limits(source: &str, flags: Flags) -> Result<(Dfa, Option<String>), PatternError> {
    let length = source.chars().count();
    let too_large = |what: String| PatternError::new(0, length.max(1), what).with_help(TOO_LARGE);
    if length > MAX_SOURCE_CHARS {
        return Err(too_large(format!(
            "this pattern is {length} characters long, more than {MAX_SOURCE_CHARS}"
        )));
    }
    let mut tree = tree::Tree::new(flags);
    let ecma::Parsed { root, expanded } = ecma::parse(source, flags, &mut tree)?;
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
    Ok((dfa, expanded))
}
