//! Tokens and names in messages, formatted as an author would write them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens as an author would write them.
pub(crate) fn show(tokens: &impl ToTokens) -> String {
    show_all(tokens.to_token_stream())
}

fn show_all(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut is_joint = true;
    // A comparison has blanks around its sign, unlike the arguments of a type.
    let mut was_compared = false;
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let is_compared = matches!(&tree, TokenTree::Punct(sign) if matches!(sign.as_char(), '<' | '>'))
            && match trees.peek() {
                Some(TokenTree::Literal(_)) => true,
                Some(TokenTree::Punct(next)) => matches!(next.as_char(), '=' | '-'),
                _ => false,
            };
        let (part, follows) = match &tree {
            TokenTree::Group(group) => {
                let inside = show_all(group.stream());
                let part = match group.delimiter() {
                    Delimiter::Parenthesis => format!("({inside})"),
                    Delimiter::Brace => format!("{{ {inside} }}"),
                    Delimiter::Bracket => format!("[{inside}]"),
                    Delimiter::None => inside,
                };
                (part, text.ends_with(|last: char| last.is_alphanumeric() || last == '_'))
            }
            TokenTree::Punct(punct) => {
                let char = punct.as_char();
                (punct.to_string(), matches!(char, ',' | ':' | '.' | '<' | '>' | '?') && !is_compared)
            }
            tree => (
                tree.to_string(),
                text.ends_with([':', '<', '&', '\'', '-', '.', '!']) && !was_compared
                    || text.ends_with("..="),
            ),
        };
        if !is_joint && !follows {
            text.push(' ');
        }
        text.push_str(&part);
        was_compared = is_compared;
        is_joint = matches!(&tree, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    }
    text
}

/// `` `a`, `b` and `c` ``.
pub(crate) fn list_names(names: &[&str]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        text.push_str(match index {
            0 => "",
            index if index + 1 == names.len() => " and ",
            _ => ", ",
        });
        text.push_str(&format!("`{name}`"));
    }
    text
}
