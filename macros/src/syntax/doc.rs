//! Parses doc comments as rustdoc does: removes the space at the start of lines, and from blocks (`/** */`) also the
//! column of stars. A macro gets a block as one text with its stars.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The doc comment of an item; empty when there is none.
pub(crate) fn parse_doc(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let Meta::NameValue(meta) = &attribute.meta else { continue };
        let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else { continue };
        let text = text.value();
        let own: Vec<&str> = text.lines().collect();
        match own.as_slice() {
            [line] => lines.push(line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()),
            block => lines.extend(block_lines(block)),
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The lines of a block comment, without their stars and their common indentation.
fn block_lines(block: &[&str]) -> Vec<String> {
    // The first line follows the opening directly.
    let (first, rest) = block.split_first().unwrap_or((&"", &[]));
    let is_blank = |line: &&str| line.trim().is_empty();
    let starred = |line: &&str| line.trim_start().starts_with('*') || is_blank(line);
    let has_stars = !rest.iter().all(is_blank) && rest.iter().all(starred);
    let rest: Vec<&str> = rest
        .iter()
        .map(|line| if has_stars { line.trim_start().strip_prefix('*').unwrap_or("") } else { line })
        .collect();
    let indents = rest.iter().filter(|line| !is_blank(line)).map(|line| line.len() - line.trim_start().len());
    let indent = indents.min().unwrap_or(0);
    let first = first.trim_start_matches('*').trim();
    let rest = rest.into_iter().map(|line| line.get(indent..).unwrap_or("").trim_end());
    std::iter::once(first).chain(rest).map(str::to_owned).collect()
}
