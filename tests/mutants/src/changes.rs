//! Which changes a source file may undergo: operators, guards, arms and the values of functions. Each is data: where
//! its switch goes and what stands there.

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Block, Expr, Pat, ReturnType, Signature, Type, UnOp};

/// A change of the code at one place.
pub(crate) struct Change {
    /// The bytes that it replaces, or behind which it stands.
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) line: usize,
    /// The function that it is in, behind `const` if that may run in `const`.
    pub(crate) function: String,
}

pub(crate) enum Kind {
    /// Another expression in place of this one.
    Replace(String),
    /// A guard before which `&&` is put, or that is put behind a pattern: the arm is never taken.
    SkipArm { guarded: bool },
    /// A statement at the start of a function.
    Return(String),
}

impl Change {
    /// As a line of the report.
    pub(crate) fn describe(&self, file: &str, source: &str) -> String {
        let what = match &self.kind {
            Kind::Replace(new) => {
                format!("`{}` becomes `{}`", shown(&source[self.range.clone()]), shown(new))
            }
            Kind::SkipArm { .. } => {
                let line = source.lines().nth(self.line - 1).unwrap_or_default();
                format!("the arm `{}` is never taken", shown(line))
            }
            Kind::Return(value) if value.is_empty() => "returns at once".to_owned(),
            Kind::Return(value) => format!("returns `{value}` at once"),
        };
        format!("{file}:{}: {}: {what}", self.line, self.function)
    }
}

fn shown(code: &str) -> String {
    let code: Vec<&str> = code.split_whitespace().collect();
    let code = code.join(" ");
    match code.char_indices().nth(90) {
        Some((end, _)) => format!("{}..", &code[..end]),
        None => code,
    }
}

/// The changes of a file, none in tests, in constants or in what a macro is handed.
pub(crate) fn changes(source: &str, file: &syn::File) -> Vec<Change> {
    let mut visitor = Visitor { source, functions: Vec::new(), is_const: false, found: Vec::new() };
    visitor.visit_file(file);
    visitor.found
}

struct Visitor<'a> {
    source: &'a str,
    functions: Vec<String>,
    is_const: bool,
    found: Vec<Change>,
}

impl Visitor<'_> {
    fn text(&self, span: Span) -> &str {
        &self.source[span.byte_range()]
    }

    fn add(&mut self, range: Range<usize>, span: Span, kind: Kind) {
        let mark = if self.is_const { "const " } else { "" };
        let function = format!("{mark}{}", self.functions.join("::"));
        self.found.push(Change { range, kind, line: span.start().line, function });
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let start = block.brace_token.span.open().byte_range().end;
        if !block.stmts.is_empty() {
            let whole = self.text(block.span()).trim_matches(['{', '}']).trim().to_owned();
            for value in values(&signature.output).into_iter().filter(|value| *value != whole) {
                self.add(start..start, signature.ident.span(), Kind::Return(value));
            }
        }
    }

    /// Walks a function, with its own name last.
    fn in_function(&mut self, signature: &Signature, block: Option<&Block>, walk: impl FnOnce(&mut Self)) {
        let is_const = std::mem::replace(&mut self.is_const, signature.constness.is_some());
        self.within(signature.ident.to_string(), |own| {
            block.into_iter().for_each(|block| own.function(signature, block));
            walk(own);
        });
        self.is_const = is_const;
    }

    fn within(&mut self, name: String, walk: impl FnOnce(&mut Self)) {
        self.functions.push(name);
        walk(self);
        self.functions.pop();
    }
}

/// What a function may return in place of its result.
fn values(output: &ReturnType) -> Vec<String> {
    let ReturnType::Type(_, ty) = output else { return vec![String::new()] };
    let name = match &**ty {
        Type::Path(path) if path.qself.is_none() => match path.path.segments.last() {
            Some(last) => last.ident.to_string(),
            None => return Vec::new(),
        },
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => "&str".to_owned(),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let values: &[&str] = match name.as_str() {
        "bool" => &["true", "false"],
        "usize" | "u8" | "u16" | "u32" | "u64" | "u128" | "i8" | "i16" | "i32" | "i64" | "i128" => {
            &["0", "1"]
        }
        "Option" => &["None"],
        "String" => &["String::new()"],
        "Vec" => &["Vec::new()"],
        "&str" => &["\"\"", "\"other\""],
        _ => &[],
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// What stands in place of an operator.
fn other(op: &BinOp) -> Vec<&'static str> {
    match op {
        BinOp::Add(_) => vec!["-"],
        BinOp::Sub(_) => vec!["+"],
        BinOp::Mul(_) => vec!["+"],
        BinOp::Div(_) | BinOp::Rem(_) => vec!["*"],
        BinOp::And(_) => vec!["||"],
        BinOp::Or(_) => vec!["&&"],
        BinOp::BitAnd(_) => vec!["|"],
        BinOp::BitOr(_) => vec!["&"],
        BinOp::BitXor(_) => vec!["&"],
        BinOp::Shl(_) => vec![">>"],
        BinOp::Shr(_) => vec!["<<"],
        BinOp::Eq(_) => vec!["!="],
        BinOp::Ne(_) => vec!["=="],
        BinOp::Lt(_) => vec!["<=", ">"],
        BinOp::Le(_) => vec!["<", ">"],
        BinOp::Gt(_) => vec![">=", "<"],
        BinOp::Ge(_) => vec![">", "<"],
        BinOp::AddAssign(_) => vec!["-="],
        BinOp::SubAssign(_) => vec!["+="],
        BinOp::MulAssign(_) => vec!["+="],
        BinOp::BitOrAssign(_) => vec!["&="],
        BinOp::BitAndAssign(_) => vec!["|="],
        _ => Vec::new(),
    }
}

/// How many of them only move a limit: where exactly a limit of work lies is no promise.
fn moves_limit(op: &BinOp) -> usize {
    match op {
        BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => 1,
        BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) => 1,
        _ => 0,
    }
}

fn has_let(expr: &Expr) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_expr_let(&mut self, _: &'ast syn::ExprLet) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_expr(expr);
    finder.0
}

fn is_test(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| match &attr.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::NameValue(_) => false,
    })
}

fn takes_all(arm: &Arm) -> bool {
    match &arm.pat {
        Pat::Wild(_) => true,
        Pat::Ident(name) => name.subpat.is_none() && name.ident.to_string().starts_with(char::is_lowercase),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    // Evaluated by the compiler, where no switch is on.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_type(&mut self, _: &'ast Type) {}

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let of = self.text(item.self_ty.span()).to_owned();
        self.within(of, |own| visit::visit_item_impl(own, item));
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if is_test(&item.attrs) {
            return;
        }
        self.in_function(&item.sig, Some(&item.block), |own| visit::visit_item_fn(own, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.in_function(&item.sig, Some(&item.block), |own| visit::visit_impl_item_fn(own, item));
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.in_function(&item.sig, item.default.as_ref(), |own| visit::visit_trait_item_fn(own, item));
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        if !has_let(&expr.left) && !has_let(&expr.right) {
            let [left, right] = [&expr.left, &expr.right].map(|side| self.text(side.span()).to_owned());
            let is_limit = left.contains("MAX_") || right.contains("MAX_");
            for op in other(&expr.op).into_iter().skip(if is_limit { moves_limit(&expr.op) } else { 0 }) {
                let changed = format!("{left} {op} {right}");
                self.add(expr.span().byte_range(), expr.op.span(), Kind::Replace(changed));
            }
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'ast syn::ExprUnary) {
        if matches!(expr.op, UnOp::Not(_)) && !has_let(&expr.expr) {
            let inner = self.text(expr.expr.span()).to_owned();
            self.add(expr.span().byte_range(), expr.span(), Kind::Replace(inner));
        }
        visit::visit_expr_unary(self, expr);
    }

    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        let all = expr.arms.last().is_some_and(takes_all);
        for (at, arm) in expr.arms.iter().enumerate() {
            match &arm.pat {
                Pat::Guard(pat) if !has_let(&pat.guard) => {
                    let span = pat.guard.span();
                    self.add(span.byte_range(), span, Kind::Replace("true".to_owned()));
                    self.add(span.byte_range(), span, Kind::SkipArm { guarded: true });
                }
                Pat::Guard(_) => {}
                pat if all && at + 1 < expr.arms.len() => {
                    let end = pat.span().byte_range().end;
                    self.add(end..end, pat.span(), Kind::SkipArm { guarded: false });
                }
                _ => {}
            }
        }
        visit::visit_expr_match(self, expr);
    }

    // Of patterns only guards have code.
    fn visit_pat(&mut self, pat: &'ast Pat) {
        if let Pat::Guard(pat) = pat {
            self.visit_expr(&pat.guard);
        }
    }
}
