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
//! # Rules
//!
//! Write rules in `#[validate(..)]`, several in one or each in its own. The page of the
//! [derive](derive@DeploymentValidate) has them all: rules of a field, of a type, conditions and patterns.
//!
//! # Documents
//!
//! [`json::from_str`] reads a text and gives a [`Valid`] value or a [`Report`] of everything that is wrong: types,
//! missing, unknown and repeated keys, and broken rules. Names are serde's: the derive reads `rename`, `rename_all`,
//! `rename_all_fields`, `alias`, `skip`, `flatten`, `default`, `tag`, `content`, `untagged`, `other`, `transparent`,
//! `from`, `try_from`, `with`, `deserialize_with` and `deny_unknown_fields`. A field that serde skips has no rules: it
//! holds its default in every document, so no document could mend a violation. What serde fills in for an absent key counts
//! as present: it decides conditions and keeps rules, and the message says where it breaks one.
//!
//! Rules judge what serde makes of a text, never the text before a function or a conversion. So the rules of a type that
//! another is read from (`from`, `try_from`) do not run; with `try_from = "Valid<Written>"` they do. A type whose `Deserialize` is
//! written by hand has no schema without `wire = TYPE`. What it cannot read is reported beside other mistakes, unless it
//! reads through a type of another form; a type with type parameters requires `wire`.
//!
//! serde reads 128-bit integers, and numbers and booleans as keys of maps, from a text only: not through `tag`, `untagged`
//! and `flatten`. Under `deny_unknown_fields` it denies every key of a flattened map, of what a flattened struct flattens
//! itself, and of a flattened enum with an inner tag or none. These do not compile where the derive sees them, and are
//! explained in reports elsewhere.
//!
//! Functions of `custom` run where serde can read what they validate, also on a value that breaks other rules. On a value of
//! a generic type they run only where it can read all of the document.
//!
//! - `json::from_slice`, `json::from_reader`, `json::from_value`, `yaml::from_str`, `yaml::documents` and `toml::from_str`
//!   read the same from elsewhere; `json::is_valid` gives the verdict alone. [`Valid`] implements `Deserialize`.
//! - `json::from_str_with(text, &options)` sets [`Limits`]: 1,000 violations and 128 levels unless you say otherwise.
//! - [`Report::violations`] has `pointer`, `code`, `message`, `params` and `span` of each, [`Report::by_pointer`] sorts them
//!   for a form, [`Report::push`] and [`Report::nested_under`] add what was found elsewhere, [`Report::in_words_of`] says it
//!   in another language.
//! - [`Violation::edit`] mends what is certain, such as a misspelt key; [`Report::edited`] applies all of them.
//! - What a `TryFrom` or a serde function says is left out, since it may quote the value, unless `reason` allows it.
//!
//! # Proving rules
//!
//! A rule can accept what is wrong or refuse what is right. Prove the first with programs that must not compile and the
//! second with programs that must, with `trybuild`: where the type has `#[validate(const)]`, each refused program is one
//! literal. Prove functions and rules of items with ordinary tests of `validate`. The repository has a complete package in
//! `examples/proving_rules`.
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
//! | feature | brings |
//! |---|---|
//! | `serde` (default) | `Serialize` and `Deserialize` for the crate's types, and [`json`] |
//! | `deployment` (default) | `deployment`: the payloads and endpoints of the deployment API. A clean debug build of a small crate takes 24.8 s of CPU with it, 24.2 s without |
//! | `std` (default) | `HashMap` and the like; without it the crate is `no_std` with `alloc`, for targets with atomic operations on pointers (`thumbv7em`, not `thumbv6m`) |
//! | `services` | `deployment::services`: the bodies and endpoints that create, replace and change services and jobs; brings `json_schema`. With it the same build takes 33.4 s |
//! | `json_schema` | `json_schema::<T>()`: a type and its rules as JSON Schema |
//! | `yaml`, `toml` | `yaml::from_str`, `yaml::documents` and `toml::from_str`, with the same report and places |
//! | `snippets` | `Report::render`: a report with the lines of its text, as rustc draws errors |
//! | `problem` | `Report::problem`: an answer in the form of RFC 9457, `application/problem+json` |
//! | `axum08` | the extractor `axum08::ValidJson` for axum 0.8; brings `problem` |
//! | `schemars` | the crate's types as schemas of the `schemars` crate; brings `json_schema` |
//! | `http` | an endpoint as an `http::Request`; brings `deployment` |
//! | `regex` | `pattern(regex = "..")`: the dialect of the `regex` crate, compiled once at run time |
//! | `once_cell` | a `once_cell` lazy cell as value of `pattern = PATH` |
//! | `bytes`, `chrono`, `indexmap`, `jiff`, `rust_decimal`, `smallvec`, `time`, `url`, `uuid` | fields of the types of the crate of that name, in the form that serde reads by default, with the `format` of JSON Schema and a message of their own (`must be a UUID`) |

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
#[cfg(feature = "serde")]
mod ser;
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
#[cfg(feature = "schemars")]
pub use json_schema::schemars;
#[cfg(feature = "json_schema")]
pub use json_schema::{json_schema, json_schema_of};
pub use pattern::{Matcher, Mismatch, Pattern};
#[cfg(feature = "problem")]
pub use report::Problem;
pub use report::{Collector, Edit, Limits, Messages, Path, Report, Segment, Shown, Span, Violation};
pub use rules::literal::ScalarValue;
pub use rules::number::Number;
pub use rules::params::{Param, Params};
pub use rules::severity::Severity;
pub use validate::{
    Comparable, DeploymentValidate, HasLength, InContext, Key, Maybe, NoContext, Numeric, Ordered, Parts,
    Precedes, Rejected, Scalar, Templated, Text, Valid,
};
#[cfg(feature = "serde")]
pub use validate::{Options, OptionsFor};

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
/// source file, or a macro such as `concat!(env!("CARGO_MANIFEST_DIR"), "/deploy.json")`. A wrong file is an error at
/// the macro call, with the file's line and column, the pointer and the message.
///
/// The type has `#[validate(const)]`, and so have the types inside it. What a file holds is read into `&str`,
/// `Cow<str>`, integers, `bool`, `char`, types that derive and `Option` of these. `const` can make nothing else: a value
/// for a float, a tuple, an array, or a `String` or `Vec` with something in it stops the compiler at its place.
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
    ($path:tt $(:: $more:ident)* $(! $arguments:tt)? as $ty:ty) => {
        const {
            const TEXT: &$crate::private::str = $crate::private::include_str!($path $(:: $more)* $(! $arguments)?);
            const STRINGS: &[$crate::private::u8] =
                &$crate::private::include::unescape::<{ TEXT.len() }>(TEXT);
            let __path = $path $(:: $more)* $(! $arguments)?;
            let __root = $crate::private::include::Document::new(__path, TEXT, STRINGS).root();
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
#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
struct Readme;
