//! Expands the derive on each item of the test programs, without a compiler around it, and compares the errors and their
//! places with those of the code as it is, which it writes down when `MUTANT` is not set. The programs of compile_fail hold
//! each error by its `.stderr`, so a difference is one that `--test ui` notices.

#![feature(core_intrinsics, const_eval_select)]
#![allow(dead_code, internal_features, missing_docs, unreachable_pub, unused_imports)]

#[path = "../../../../macros/src/check/mod.rs"]
mod check;
#[path = "../../../../macros/src/errors/mod.rs"]
mod errors;
#[path = "../../../../macros/src/expand/mod.rs"]
mod expand;
#[path = "../../../../macros/src/model/mod.rs"]
mod model;
#[path = "../../../../macros/src/mutant_switch.rs"]
mod mutant_switch;
#[path = "../../../../macros/src/pattern/mod.rs"]
mod pattern;
#[path = "../../../../macros/src/rules/mod.rs"]
mod rules;
#[path = "../../../../macros/src/syntax/mod.rs"]
mod syntax;
#[path = "../../../../macros/src/value_set/mod.rs"]
mod value_set;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{ExitCode, exit};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};

const FOLDERS: [&str; 3] = ["compile_fail", "compile_pass", "tests"];
const EXPECTED: &str = "../expected_errors.txt";

fn main() -> ExitCode {
    let expected = std::env::var_os("MUTANT").and_then(|_| fs::read_to_string(EXPECTED).ok());
    let mut found = Errors { text: String::new(), expected };
    for folder in FOLDERS {
        found.folder(Path::new(folder));
    }
    if std::env::var_os("MUTANT").is_none() {
        return ExitCode::from(u8::from(fs::write(EXPECTED, found.text).is_err()));
    }
    ExitCode::from(u8::from(found.expected != Some(found.text)))
}

struct Errors {
    text: String,
    /// With a change, those of the code as it is.
    expected: Option<String>,
}

impl Errors {
    fn folder(&mut self, folder: &Path) {
        let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.folder(&path);
            } else if path.extension().is_some_and(|own| own == "rs") {
                let source = fs::read_to_string(&path).unwrap_or_default();
                if let Ok(file) = syn::parse_file(&source) {
                    let _ = writeln!(self.text, "{}", path.display());
                    self.visit_file(&file);
                    if self.expected.as_ref().is_some_and(|expected| !expected.starts_with(&self.text)) {
                        exit(1);
                    }
                }
            }
        }
    }

    fn item(&mut self, attrs: &[syn::Attribute], item: &impl ToTokens) {
        let derives = |attr: &syn::Attribute| {
            attr.path().is_ident("derive") && attr.to_token_stream().to_string().contains("DeploymentValidate")
        };
        let Ok(input) = syn::parse2::<syn::DeriveInput>(item.to_token_stream()) else { return };
        if attrs.iter().any(derives) {
            let context = errors::context::Context::default();
            let item = model::parse::parse_item(&input, &context);
            check::check_item(&item, &context);
            if let Err(errors) = context.finish() {
                self.errors(errors);
            }
        }
    }

    /// The texts of `compile_error!("..")` and where they are.
    fn errors(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.errors(group.stream()),
                TokenTree::Literal(text) => {
                    let (start, end) = (text.span().start(), text.span().end());
                    let place = [start.line, start.column, end.line, end.column];
                    let _ = writeln!(self.text, "{place:?} {text}");
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Errors {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.item(&item.attrs, item);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.item(&item.attrs, item);
        visit::visit_item_enum(self, item);
    }
}
