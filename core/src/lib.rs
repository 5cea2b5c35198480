#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

//! Validation rules for payload types, written as attributes.
//!
//! One derive reads the rules, refuses wrong ones while your crate compiles, and emits code that validates typed
//! values ([`DeploymentValidate::validate`]), literals (`assert_valid`, with `#[validate(const)]`) and whole
//! documents ([`json::from_str`]). Every violation has a JSON Pointer in wire names, a stable code and a message
//! that never contains a value.
//!
//! ```
//! use deployment_validate::DeploymentValidate;
//!
//! #[derive(DeploymentValidate)]
//! #[validate(at_most_one_of(command, path))]
//! struct HealthCheck {
//!     #[validate(discriminator(Tcp))]
//!     protocol: Protocol,
//!     #[validate(required_if(protocol = Http), pattern = r"^/")]
//!     path: Option<String>,
//!     #[validate(required_if(protocol = Cmd), length(min = 1, max = 500))]
//!     command: Option<String>,
//!     #[validate(range(min = 1, max = 65535))]
//!     port: u32,
//!     #[validate(each(pattern = r"^[a-z-]+$", length(max = 20)), length(max = 5))]
//!     tags: Vec<String>,
//! }
//!
//! #[derive(DeploymentValidate)]
//! enum Protocol {
//!     Http,
//!     Cmd,
//!     Tcp,
//! }
//!
//! let check = HealthCheck {
//!     protocol: Protocol::Http,
//!     path: None,
//!     command: None,
//!     port: 0,
//!     tags: vec!["Live".into()],
//! };
//! assert_eq!(
//!     check.validate().unwrap_err().to_string(),
//!     "/path: required when protocol is Http\n\
//!      /port: must be 1 to 65535\n\
//!      /tags/0: character 1 is not allowed here: expected a-z or -"
//! );
//! ```
//!
//! # Rules of a field
//!
//! Write rules in `#[validate(..)]`, several in one or each in its own. On an `Option` they apply to the value inside.
//! So they do on a [`Maybe`], which tells an absent key from one that holds `null`: for conditions, groups, `required` and its kin
//! it is present when the key is there. In a [`Templated`], which is a literal or a text with `${..}`, they apply to the
//! literal.
//!
//! | rule | holds when |
//! |---|---|
//! | `pattern = r".."` | the string matches the pattern, see [below](#patterns) |
//! | `pattern(r"..", expected = "an image reference")` | the same; messages call what matches by that name |
//! | `pattern = PATH` | the same with any [`Matcher`]: a constant made by [`pattern!`], a `regex::Regex`, a lazy one |
//! | `pattern(r"..", ignore_case)`, also `dot_all`, `unicode` | the flags `i`, `s` and `u` of JavaScript; with `unicode`, `\p{..}` of general categories and scripts (`\p{Lu}`, `\p{Script=Greek}`) |
//! | `pattern(regex = "..")` | the same in the dialect of the `regex` crate, compiled on first use (feature `regex`) |
//! | `prefix = "https://"`, `suffix = ".json"`, `contains = "/"` | the string begins with the text, ends with it, has it somewhere |
//! | `format = NAME` | the string has a form that a standard defines: `email`, `hostname` (ASCII), `ipv4`, `ipv6`, `ip`, `cidr`, `uri`, `uri_reference`, `url` (http or https, with a host), `uuid`, `date`, `time`, `date_time`, `duration`, `semver`, `base64`, `json_pointer`, `credit_card` (12 to 19 digits, Luhn), `e164`; those of JSON Schema mean what they mean there |
//! | `ascii` | the string has ASCII characters only |
//! | `length(min = 3, max = 54)`, `length(equal = 40)` | a string has so many Unicode scalar values, a collection so many items |
//! | `length(bytes, ..)`, `length(utf16, ..)` | a string has so many bytes in UTF-8, so many units in UTF-16 |
//! | `range(min = 0, max = 9)`, also `exclusive_min`, `exclusive_max` | a number is within the bounds |
//! | `multiple_of = 5` | a number is a whole multiple |
//! | `range(min = self.start)`, `length(max = self.limit)` and their other bounds | the bound is another field's value, also `self.a.b`; holds while that is absent. Numbers compare exactly across types, dates, times, durations and decimals with their own kind, types of yours with `impl Ordered` |
//! | `equals = self.password`, `differs = self.old` | the value equals that of another field, or differs from it |
//! | `one_of("a", "b")`, also numbers, `true`, `1..=9` | the value is one of the literals |
//! | `none_of("a", "b")`, also numbers, `true`, `1..=9` | the value is none of the literals |
//! | `unique`, `unique(by = field)` | no two items of a list are equal as JSON values, or equal in that field; an absent field repeats nothing |
//! | `one_of(A, B)`, `none_of(A, B)` | a field of an enum is one of these variants, or none of them |
//! | `not(rules)` | the rules do not all hold |
//! | `any_of((rules), (rules))` | one of the lists of rules holds; one violation names all of them |
//! | `required` | the `Option` is `Some` |
//! | `required_if(cond)`, `required_unless(cond)` | `Some` when the condition holds; when it does not |
//! | `forbidden_if(cond)`, `forbidden_unless(cond)` | `None` when the condition holds; when it does not |
//! | `when(cond, rules)` | the rules hold when the condition does; several on one field add up, also inside `each`, `keys`, `values` |
//! | `warn(rules)` | a *warning* where they do not hold: the value is valid all the same, `value.advice()` and `json::advice` have it |
//! | `ignored_unless(cond)` | a warning where the `Option` is `Some` and the condition does not hold |
//! | `each(rules)` | the rules hold for each item of a list |
//! | `keys(rules)`, `values(rules)` | the rules hold for each key, or value, of a map |
//! | `custom(path)` | the function `fn(&T) -> Result<(), E>` returns `Ok`, with `E: Into<Violation>`; it may take `&str` |
//! | `custom(path, 3, "x")`, `custom(\|v\| ..)` | the function is handed what follows its path; a closure; an `Err` may be a [`Report`] of many violations |
//!
//! And of its change, which [`validate_change`](DeploymentValidate::validate_change) and [`json::from_str_changing`] ask for:
//!
//! | rule | holds when, after a change |
//! |---|---|
//! | `immutable` | the value is the one before |
//! | `set_once` | a value that was there is the same |
//! | `never_decreases` | a number is at least the one before |
//! | `custom_change(path)` | the function `fn(&T, &T) -> Result<(), E>` returns `Ok` for the new value and the old one |
//!
//! Of a [`Maybe`] that is absent nothing changes. Values inside follow those inside: items of lists by position, or with
//! `change(by = name)` by that field of the items; values of maps by key.
//!
//! Bounds may be constants of yours, which rustc compares with the field's type and with each other. `message = ".."`, inside a
//! rule's parentheses or beside the only rule of a `validate(..)`, replaces its message, `code = ".."` its code.
//!
//! Beside the rules there are:
//!
//! - `discriminator`, `discriminator(Default, ..)`: every variant of the field's enum has to be named by some
//!   condition of the struct or in the list, so that a new variant does not compile until the rules decide about it.
//!   If it is not optional and the struct's only one, and the struct has `constructors`, it also gives one constructor for
//!   each variant, which takes what that variant requires; `rename(Variant = name)` in the list names it. The variants hold
//!   nothing themselves.
//! - `skip`: the field's type has no schema; only serde decides what fits. Rules beside it still apply to the value. The
//!   type of every other field implements [`DeploymentValidate`], also inside an `Option`, a pointer, a list, a tuple or
//!   a map: anything else is a compile error. Types of yours derive it; those of std that serde reads have it, but for
//!   cells, locks, heaps and atomics; those of other crates have it with the [feature](#features) of that name.
//! - `reason`, beside `skip` or a function of serde's: a report may say why serde cannot read the value. That is left
//!   out otherwise, since it may quote the value.
//! - `nullable`: under `deny_null`, `null` stands for this absent field all the same.
//! - `wire = TYPE`: the form that documents hold, for a field that serde reads with a function of its own, or as a
//!   skipped type: with `skip, wire = String` the JSON Schema says that it is a string. Rules apply to the field's
//!   value, and those of `TYPE` do not apply.
//!
//! # Conditions
//!
//! `field = A | B` compares with variants of that field's enum, `field = "text" | 1 | true | 1..=9` with literals;
//! `field != A | B` holds for any other variant or value, `field > 3` (`>=`, `<`, `<=`) for such numbers; `field` alone
//! tests that the field is present. `tls.mode = Strict` names a field inside another, by names in Rust, through structs
//! that derive, also in an `Option`, a pointer or a flattened field. A comma is *and*; repeating the rule joins the
//! conditions with *or*. A condition on an absent field is false, also one with `!=`, and where something on the way is
//! absent.
//!
//! `when(cond, rules)` begins with tests; the first name of a rule behind them begins the rules. These keep their codes and
//! parameters, and their messages add the condition: `must be at most 5 characters long when kind is http`.
//!
//! A condition that always or never holds does not compile. Neither do conditions and groups that together leave a
//! field, or a value that one of them names, no way to be there:
//!
//! ```compile_fail
//! # use deployment_validate::DeploymentValidate;
//! #[derive(DeploymentValidate)]
//! #[validate(at_most_one_of(cert, key))] // `secure` can never be `true`
//! struct Tls {
//!     secure: bool,
//!     #[validate(required_if(secure = true))]
//!     cert: Option<String>,
//!     #[validate(required_if(secure = true))]
//!     key: Option<String>,
//! }
//! ```
//!
//! This check ignores functions, and ranges of conditions that overlap in part. A condition that names every variant goes
//! unnoticed in a generic type and where the enum has a lifetime; it is no mistake for an enum of one variant.
//!
//! # Rules of a type
//!
//! | rule | meaning |
//! |---|---|
//! | `exactly_one_of(a, b)`, `at_most_one_of(..)`, `at_least_one_of(..)`, `all_or_none_of(..)` | how many of the optional fields are present |
//! | `custom(path)` | a function validates the whole value; [`Violation::on`] puts its verdict on a field |
//! | `by_key` | on an enum of named variants: the key that only one variant has decides which is meant; gives the enum its `Deserialize`, so that it does not derive that, and what it derives as `Serialize` is `untagged`; serde's attributes that it does not know are compile errors |
//! | `deserialize` | gives a struct with named fields, a newtype or an enum of names its `Deserialize`, so that it does not derive that: under serde's attributes of names, defaults and skipping (others are compile errors), with strings borrowed in a `Cow` or an `Option` of one without being told, and without `null` under `deny_null`; a list does not stand for the struct |
//! | `deny_null` | `null` is no absent field, but a violation with code `type`; what is serialized again leaves absent fields out with `skip_serializing_if` |
//! | `reason` | a report may show the error of the `TryFrom` that serde converts with (`#[serde(try_from = "..")]`); it is left out otherwise, since it may quote the value |
//! | `change(from = Old)` | the type follows values of `Old`, by the names of fields in Rust: as the body of an update follows that of the creation. A field whose type follows another one says `change(from = ..)` too |
//! | `const` | gives `assert_valid`, which checks a literal in `const`, see [below](#literals) |
//! | `wire = TYPE` | what documents hold, of a type whose `Deserialize` is written by hand; its rules judge what that makes of it, and the rules of `TYPE` are not asked |
//! | `constructors` | on a struct with a `discriminator`: one constructor for each of its variants, which takes what that variant requires |
//! | `bound = ".."` | the bounds of the impl, as a where-clause has them, in place of those that fields ask for: of a type parameter in a field that is not skipped the trait, of one that is the key of a map [`Key`] |
//! | `crate = path` | the path of this crate, when it is renamed or reached through another |
//!
//! # Patterns
//!
//! Patterns are those of JavaScript: `pattern = r"p"` holds when `new RegExp("p").test(text)` is true, with one
//! difference: a character outside the basic plane counts as one, as under the `u` flag. They are compiled to tables
//! while the macro expands. Matching takes time linear in the text and allocates nothing. Backreferences and
//! lookbehind are refused. So is what JavaScript reads as mere letters and other dialects do not: `\A`, `\z`, `\p{L}` without the flag `unicode`,
//! `\x{e9}`, `[[:alpha:]]`, and a surrogate escape without its other half, since no text holds one.
//!
//! # Documents
//!
//! [`json::from_str`] reads a text and gives a [`Valid`] value or a [`Report`] of everything that is wrong: types,
//! missing, unknown and repeated keys, and broken rules. Names are serde's: the derive reads `rename`, `rename_all`,
//! `rename_all_fields`, `alias`, `skip`, `flatten`, `default`, `tag`, `content`, `untagged`, `other`, `transparent`,
//! `from`, `try_from`, `with`, `deserialize_with` and `deny_unknown_fields`. A field that serde skips has no rules: it
//! holds its default in every document, which nobody who writes one can mend. What serde fills in for an absent key counts
//! as present: it decides conditions and keeps rules, and the message says where it breaks one.
//!
//! Rules judge what serde makes of a text, never the text before a function or a conversion. So the rules of a type that
//! another is read from (`from`, `try_from`) are not asked; with `try_from = "Valid<Written>"` they are. Of a type whose
//! `Deserialize` is written by hand, the schema tells nothing without `wire = TYPE`, and what it cannot read is told
//! beside other mistakes unless it reads through a type of another form; for a type with type parameters `wire` has to be
//! there.
//!
//! serde reads 128-bit integers, and numbers and booleans as keys of maps, from a text only: not through `tag`, `untagged`
//! and `flatten`. Under `deny_unknown_fields` it denies every key of a flattened map, of what a flattened struct flattens
//! itself, and of a flattened enum with an inner tag or none. These do not compile where the derive sees them, and are
//! explained in reports elsewhere.
//!
//! Functions of `custom` run where serde can read what they validate, also on a value that breaks other rules. On a value of
//! a generic type they run only where it can read all of the document.
//!
//! # Literals
//!
//! ```compile_fail
//! use deployment_validate::{DeploymentValidate, Valid};
//!
//! #[derive(DeploymentValidate)]
//! #[validate(const)]
//! struct Port(#[validate(range(min = 1, max = 65535))] u32);
//!
//! const PORT: Valid<Port> = Port(0).assert_valid(); // error: evaluation panicked: must be 1 to 65535
//! # fn main() { let _ = PORT; }
//! ```
//!
//! With `const` there are no functions of yours: not `custom`, `each`, `keys`, `values` and `pattern(regex = ..)`.
//! The other rules apply to strings, numbers, `bool`, `char`, enums, and lists in a `Vec`, an array or a slice. Every
//! type inside has `const` too, or its field has `skip`, as maps and sets need. An enum of unit variants needs neither.
//!
//! # Features
//!
//! `serde` (default): serde's traits and [`json`]. `deployment` (default): the payloads and endpoints of the deployment
//! API. `std` (default): types of the standard library; without it the crate is `no_std` with `alloc`, for targets with
//! atomic operations on pointers (`thumbv7em`, not `thumbv6m`). `json_schema`: a type and its rules as JSON Schema.
//! `regex`: `pattern(regex = "..")`. `once_cell`: its lazy cells as [`Matcher`].
//!
//! `yaml` and `toml`: documents in these languages. `problem`: `Report::problem`, an answer in the form of RFC 9457.
//! `snippets`: `Report::render`, which draws a report with
//! the lines of its text. `axum08`: the extractor `ValidJson` for axum 0.8, which brings `problem`.
//! `services`: bodies that create, replace and change services and jobs of the deployment API.
//!
//! `bytes`, `chrono`, `indexmap`, `jiff`, `rust_decimal`, `smallvec`, `time`, `url` and `uuid`: fields may have the types
//! of the crate of that name, in the form that serde reads by default.

extern crate alloc;
// The derive writes `::deployment_validate`, here as elsewhere.
extern crate self as deployment_validate;

pub use deployment_validate_macros::DeploymentValidate;

#[doc(hidden)]
pub mod constant;
#[cfg(feature = "serde")]
mod de;
#[cfg(feature = "deployment")]
pub mod deployment;
#[cfg(feature = "serde")]
mod document;
#[cfg(feature = "json_schema")]
mod json_schema;
#[doc(hidden)]
pub mod lexer;
mod pattern;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "serde")]
mod probe;
mod report;
mod rules;
pub mod schema;
mod validate;

#[cfg(feature = "serde")]
pub use de::borrow;
#[cfg(feature = "axum08")]
pub use document::axum08;
#[cfg(feature = "serde")]
pub use document::json;
#[cfg(feature = "snippets")]
pub use document::render::Style;
#[cfg(feature = "toml")]
pub use document::toml;
#[cfg(feature = "yaml")]
pub use document::yaml;
#[cfg(feature = "json_schema")]
pub use json_schema::json_schema;
#[cfg(feature = "schemars")]
pub use json_schema::schemars;
pub use pattern::{Matcher, Mismatch, Pattern};
#[cfg(feature = "problem")]
pub use report::Problem;
pub use report::{Collector, Edit, Limits, Messages, Path, Report, Segment, Shown, Span, Violation};
pub use rules::literal::ScalarValue;
pub use rules::number::Number;
pub use rules::params::{Param, Params};
pub use rules::severity::Severity;
#[cfg(feature = "serde")]
pub use validate::Options;
pub use validate::{
    Comparable, DeploymentValidate, HasLength, Key, Maybe, Numeric, Ordered, Parts, Precedes, Rejected,
    Scalar, Templated, Text, Valid,
};

/// Compiles a pattern of JavaScript into a constant [`Pattern`].
///
/// ```
/// use deployment_validate::{Pattern, pattern};
///
/// const SLUG: Pattern = pattern!(r"^[a-z0-9]+(-[a-z0-9]+)*$");
/// assert!(SLUG.is_match("blue-green"));
/// assert!(!SLUG.is_match("blue--green"));
/// ```
///
/// A pattern that is not valid does not compile, nor one with an escaped letter that is only itself (`\p`, `\A`):
///
/// ```compile_fail
/// const BROKEN: deployment_validate::Pattern = deployment_validate::pattern!(r"^[a-z");
/// ```
#[macro_export]
macro_rules! pattern {
    ($($source:tt)*) => {
        $crate::private::compile_pattern!($crate, $($source)*)
    };
}

/// Embeds a JSON file as a [`Valid`] value: `include_payload!("deploy.json" as Deployment)`.
///
/// The file is read and checked while your crate compiles; its path is what `include_str!` takes: relative to the
/// source file, or a macro such as `concat!(env!("CARGO_MANIFEST_DIR"), "/deploy.json")`. A wrong file is an error at the macro call, with the file's line and column, the pointer and
/// the message. The type has `#[validate(const)]`, and so have the types inside it. What a file holds is read into
/// `&str`, `Cow<str>`, integers, `bool`, `char`, types that derive and `Option` of these. Nothing else can be made in
/// `const`, as floats, tuples, arrays, and a `String` or a `Vec` with something in it: a key of such a field stops the
/// compiler at its value.
///
/// ```
/// # #[cfg(feature = "deployment")] {
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::{Valid, include_payload};
///
/// const NGINX: Valid<Deployment<'static>> =
///     include_payload!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/deploy.json") as Deployment);
/// assert!(matches!(&*NGINX, Deployment::External { .. }));
/// # }
/// ```
#[macro_export]
macro_rules! include_payload {
    ($path:literal as $ty:ty) => {
        $crate::include_payload!(@read ($path) $ty)
    };
    ($($name:ident)::+ ! $arguments:tt as $ty:ty) => {
        $crate::include_payload!(@read ($($name)::+ ! $arguments) $ty)
    };
    (@read ($path:expr) $ty:ty) => {
        const {
            const TEXT: &$crate::private::str = $crate::private::include_str!($path);
            const STRINGS: &[$crate::private::u8] =
                &$crate::private::include::unescape::<{ TEXT.len() }>(TEXT);
            let __root = $crate::private::include::Document::new($path, TEXT, STRINGS).root();
            let __at = $crate::private::Path::file(&__root);
            let __payload = <$ty as $crate::private::InConst>::VIA.read_payload(__root, &__at);
            <$ty as $crate::private::InConst>::VIA.assert_valid_at(&__payload, &__at);
            $crate::private::constant::valid(__payload)
        }
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "`include_payload!` takes a JSON file and a type\nhelp: write `include_payload!(\"deploy.json\" as Deployment)`"
        )
    };
}

/// The examples of README.md, run as tests.
#[cfg(all(doctest, feature = "deployment", feature = "serde"))]
#[doc = include_str!("../README.md")]
struct Readme;
