//! Every text that the macros can say is said by some program of compile_fail/: a new text without a case fails
//! here. The texts are read from the sources: a string literal with a space in it is one.

#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use proc_macro2::{TokenStream, TokenTree};

/// Texts that no program of compile_fail/ can show, and why.
const NOT_SHOWN: [(&str, &str); 13] = [
    ("invalid pattern for the `regex` crate", "the tests are built without the feature `regex`"),
    ("one allows {}, the other {}", "each pair of rules has a reason of its own; this is for those to come"),
    ("no value keeps this rule and those before it", "each pair of rules has a reason of its own"),
    ("it allows others", "each rule has a reason of its own to refuse a literal"),
    ("this pattern is {length} characters long", "the program would be as long"),
    ("this pattern tells {count} kinds of characters apart", "it takes thousands of characters"),
    ("the parts of this pattern depend on each other too deeply", "it takes thousands of characters"),
    ("\n\nArguments, in order", "documentation of a constructor, not an error"),
    ("requires no other field", "documentation of a constructor, not an error"),
    ("requires {only}", "documentation of a constructor, not an error"),
    ("requires {} and {last}", "documentation of a constructor, not an error"),
    (
        "With `{}` [`{variant}`]({}::{variant}), which {requires}.",
        "documentation of a constructor, not an error",
    ),
    (":: deployment_validate", "how a path reads, not an error"),
];

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The string literals of a source, without documentation and tests.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                if matches!(trees.get(at + 1), Some(TokenTree::Punct(bang)) if bang.as_char() == '!') {
                    at += 1;
                }
                let attribute = trees.get(at + 1).map(ToString::to_string).unwrap_or_default();
                if attribute.contains("cfg (test)") || attribute.contains("cfg(test)") {
                    // The item below, up to its braces.
                    while at < trees.len() && !is_braces(&trees[at]) {
                        at += 1;
                    }
                }
                at += 1;
            }
            TokenTree::Group(group) => literals(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(unquote(&literal.to_string())),
            _ => {}
        }
        at += 1;
    }
}

fn is_braces(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace)
}

/// The value of a string literal; `None` for other literals.
fn unquote(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        return Some(raw.trim_matches('#').trim_matches('"').to_owned());
    }
    let inside = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = inside.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' {
            text.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => text.push('\n'),
            Some('\n') => {
                while chars.peek().is_some_and(|char| char.is_whitespace()) {
                    chars.next();
                }
            }
            Some(other) => text.push(other),
            None => {}
        }
    }
    Some(text)
}

/// What stands between the braces of a format string.
fn parts(text: &str) -> Vec<String> {
    let text = text.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before.to_owned());
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(rest.to_owned());
    let parts = parts.into_iter().map(|part| flat(&part.replace('\u{1}', "{").replace('\u{2}', "}")));
    parts.filter(|part| !part.is_empty()).collect()
}

/// A text with its white space made single spaces.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the parts stand in a text one after the other.
fn says(text: &str, parts: &[String]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| match rest.split_once(part.as_str()) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// The messages of a `.stderr` alone, without the programs that it shows.
fn messages(text: &str) -> String {
    let is_shown = |line: &&str| {
        let start = line.trim_start();
        !start.starts_with("--> ")
            && !start.trim_start_matches(|char: char| char.is_ascii_digit()).trim_start().starts_with('|')
    };
    flat(&text.lines().filter(is_shown).collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_text_of_the_macros_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said: Vec<String> = files(&root.join("compile_fail"), "stderr")
        .iter()
        .map(|path| messages(&fs::read_to_string(path).unwrap_or_default()))
        .collect();
    let (mut count, mut missing) = (0, Vec::new());
    for path in files(&root.join("../macros/src"), "rs") {
        let source = fs::read_to_string(&path).unwrap_or_default();
        let tokens = TokenStream::from_str(&source).map_err(|error| format!("{}: {error}", path.display()));
        let mut found = Vec::new();
        literals(tokens.expect("sources can be read"), &mut found);
        for text in found.into_iter().filter(|text| text.trim().contains(' ')) {
            if NOT_SHOWN.iter().any(|(own, _)| text.starts_with(own)) {
                continue;
            }
            count += 1;
            let parts = parts(&text);
            if !said.iter().any(|said| says(said, &parts)) {
                missing.push(format!("{}: {text:?}", path.file_name().unwrap_or_default().display()));
            }
        }
    }
    assert!(count > 150, "only {count} texts were found");
    assert!(missing.is_empty(), "{} texts have no case:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn a_text_that_no_case_shows_is_found() {
    let tokens = TokenStream::from_str(r#"fn f() { context.error(x, "nobody says `{name}` here"); }"#);
    let mut found = Vec::new();
    literals(tokens.unwrap_or_default(), &mut found);
    assert_eq!(found, ["nobody says `{name}` here"]);
    assert!(!says("somebody says `a` there", &parts(&found[0])));
    assert!(says("error: nobody says `a` here", &parts(&found[0])));
}
