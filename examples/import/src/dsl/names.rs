//! Names in Rust: of types, variants, fields and constants, each legal and once.

use std::collections::BTreeSet;

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

/// Words that are no names; those of the second list are none even with `r#`.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    "static",
];
const NEVER: [&str; 4] = ["self", "super", "crate", "_"];
/// Types that a module of ours uses under these names.
const TAKEN: [&str; 28] = [
    "Self",
    "Option",
    "Some",
    "None",
    "Box",
    "Vec",
    "String",
    "BTreeMap",
    "Value",
    "Result",
    "Ok",
    "Err",
    "Default",
    "Clone",
    "Debug",
    "PartialEq",
    "Serialize",
    "Deserialize",
    "DeploymentValidate",
    "Maybe",
    "Pattern",
    "Templated",
    "Drop",
    "Copy",
    "Send",
    "Sync",
    "Fn",
    "ToString",
];

/// Words for signs that a name cannot hold.
const SIGNS: [(char, &str); 24] = [
    ('+', "Plus"),
    ('-', "Minus"),
    ('*', "Star"),
    ('/', "Slash"),
    ('%', "Percent"),
    ('=', "Equal"),
    ('<', "Less"),
    ('>', "Greater"),
    ('!', "Not"),
    ('&', "And"),
    ('|', "Or"),
    ('^', "Caret"),
    ('~', "Tilde"),
    ('.', "Dot"),
    (',', "Comma"),
    (':', "Colon"),
    (';', "Semicolon"),
    ('@', "At"),
    ('#', "Hash"),
    ('$', "Dollar"),
    ('?', "Any"),
    ('_', "Underscore"),
    ('\'', "Quote"),
    (' ', "Space"),
];

fn letters(text: &str) -> String {
    // An apostrophe is inside a word: `App's` is `Apps`.
    let chars: Vec<char> = text.chars().filter(|char| !matches!(char, '\'' | '\u{2019}')).collect();
    let is_upper = |index: usize| chars.get(index).is_some_and(char::is_ascii_uppercase);
    let mut letters = String::new();
    for (index, char) in chars.iter().enumerate() {
        // Several of an abbreviation are one word: `userIDs` is `user_ids`.
        let is_plural = *char == 's'
            && index > 1
            && is_upper(index - 1)
            && is_upper(index - 2)
            && chars.get(index + 1).is_none_or(|next| !next.is_ascii_lowercase());
        letters.push(match char {
            _ if is_plural => 'S',
            char if char.is_ascii_alphanumeric() => *char,
            _ => ' ',
        });
        if is_plural && is_upper(index + 1) {
            letters.push(' ');
        }
    }
    letters
}

/// A title without the words that generators of schemas put around a name: `The Steps Schema`.
#[must_use]
pub fn without_filler(title: &str) -> &str {
    let title = title.trim();
    match title.strip_suffix("Schema").or_else(|| title.strip_suffix("schema")) {
        Some(rest) => rest.trim().strip_prefix("The ").unwrap_or(rest.trim()),
        None => title,
    }
}

/// Spells a text that has no letters and digits.
fn spelled(text: &str) -> String {
    let word = |char: char| SIGNS.iter().find(|(sign, _)| *sign == char).map(|(_, word)| *word);
    text.chars().take(4).filter_map(word).collect()
}

/// The name of a type or variant, in upper camel case.
#[must_use]
pub fn upper(text: &str) -> String {
    let mut name = letters(text).to_upper_camel_case();
    if name.is_empty() {
        name = spelled(text);
    }
    if name.is_empty() {
        name = if text.is_empty() { "Empty" } else { "Other" }.to_owned();
    }
    if name.starts_with(|char: char| char.is_ascii_digit()) {
        name.insert(0, 'V');
    }
    name
}

/// The name of a type; never one that the module uses already.
#[must_use]
pub fn type_name(text: &str) -> String {
    let name = upper(text);
    if TAKEN.contains(&name.as_str()) { format!("{name}Type") } else { name }
}

/// The name of a variant.
#[must_use]
pub fn variant(text: &str) -> String {
    let name = upper(text);
    let sign = match text.chars().next() {
        Some('-') if text.len() > 1 && text[1..].starts_with(|c: char| c.is_ascii_digit()) => "Minus",
        _ => "",
    };
    let name = if sign.is_empty() { name } else { format!("{sign}{}", name.trim_start_matches('V')) };
    if name == "Self" { "SelfType".to_owned() } else { name }
}

/// The name of a field, in snake case.
#[must_use]
pub fn field(text: &str) -> String {
    let mut name = letters(text).to_snake_case();
    if name.is_empty() {
        name = spelled(text).to_snake_case();
    }
    if name.is_empty() {
        name = if text.is_empty() { "empty" } else { "other" }.to_owned();
    }
    if name.starts_with(|char: char| char.is_ascii_digit()) {
        name.insert(0, 'n');
    }
    if NEVER.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// A field's name as it is written: a keyword with `r#`.
#[must_use]
pub fn written(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

/// The name itself, or with the first number that makes it another than those taken.
#[must_use]
pub fn unique(name: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    let end = if name.ends_with(|char: char| char.is_ascii_digit()) { "_" } else { "" };
    (2..).map(|number| format!("{name}{end}{number}")).find(|name| !taken.contains(name)).unwrap_or_default()
}

/// Whether a text can be the name of a type.
#[must_use]
pub fn is_type_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic())
        && chars.all(|char| char.is_ascii_alphanumeric() || char == '_')
        && !KEYWORDS.contains(&text)
        && !NEVER.contains(&text)
        && !TAKEN.contains(&text)
}

/// The name of one of several: `plugins` has items `plugin`.
#[must_use]
pub fn singular(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let keep = |count: usize| text[..text.len() - count].to_owned();
    if !text.is_ascii() || lower.len() < 4 {
        return format!("{text}Item");
    }
    if lower.ends_with("ies") {
        keep(3) + "y"
    } else if ["sses", "shes", "ches", "xes"].iter().any(|end| lower.ends_with(end)) {
        keep(2)
    } else if lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end)) {
        keep(1)
    } else {
        format!("{text}Item")
    }
}

/// Both names, or the one that has the other in it.
#[must_use]
pub fn joined(first: &str, second: &str) -> String {
    let (one, other) = (upper(first), upper(second));
    if other.contains(&one) {
        second.to_owned()
    } else if one.contains(&other) {
        first.to_owned()
    } else {
        format!("{first} {second}")
    }
}

/// The name of several of what this one names.
#[must_use]
pub fn plural(text: &str) -> String {
    match text.as_bytes() {
        [.., b's' | b'x'] => format!("{text}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => format!("{}ies", &text[..text.len() - 1]),
        _ => format!("{text}s"),
    }
}

/// What serde makes of a field's name under a `rename_all`.
#[must_use]
pub fn renamed(case: &str, name: &str) -> String {
    let pascal = |name: &str| {
        let word = |word: &str| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
                .unwrap_or_default()
        };
        name.split('_').map(word).collect::<String>()
    };
    match case {
        "camelCase" => {
            let pascal = pascal(name);
            let mut chars = pascal.chars();
            chars
                .next()
                .map(|first| first.to_ascii_lowercase().to_string() + chars.as_str())
                .unwrap_or_default()
        }
        "PascalCase" => pascal(name),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
        "UPPERCASE" => name.to_ascii_uppercase(),
        _ => name.to_owned(),
    }
}

/// What serde makes of a variant's name under a `rename_all`.
#[must_use]
pub fn renamed_variant(case: &str, name: &str) -> String {
    let snake = || {
        let mut snake = String::new();
        for (index, char) in name.char_indices() {
            if index > 0 && char.is_uppercase() {
                snake.push('_');
            }
            snake.push(char.to_ascii_lowercase());
        }
        snake
    };
    match case {
        "lowercase" => name.to_ascii_lowercase(),
        "UPPERCASE" => name.to_ascii_uppercase(),
        "camelCase" => name[..1].to_ascii_lowercase() + &name[1..],
        "snake_case" => snake(),
        "SCREAMING_SNAKE_CASE" => snake().to_ascii_uppercase(),
        "kebab-case" => snake().replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => snake().to_ascii_uppercase().replace('_', "-"),
        _ => name.to_owned(),
    }
}

/// The `rename_all` that leaves the fewest names to be renamed one by one; empty for none.
#[must_use]
pub fn best_case(
    cases: &[&'static str],
    names: &[(&str, &str)],
    renamed: fn(&str, &str) -> String,
) -> &'static str {
    let count = |case: &str| names.iter().filter(|(ident, name)| renamed(case, ident) != *name).count();
    let mut best = ("", count(""));
    for case in cases {
        let misses = count(case);
        if misses < best.1 {
            best = (case, misses);
        }
    }
    // For one name of several, a rename of its own says more.
    if names.len() > 1 && best.1 + 1 >= names.len() && count("") == names.len() && best.1 > 0 {
        ""
    } else {
        best.0
    }
}
