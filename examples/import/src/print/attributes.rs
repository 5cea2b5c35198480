//! Attributes: on one line where they fit, else an argument a line.

use super::docs::WIDTH;

/// The columns of an attribute's arguments on one line.
const ATTRIBUTE_WIDTH: usize = 70;

/// Writes `#[name(a, b)]`; nothing without arguments.
pub fn write(out: &mut String, name: &str, arguments: &[String], indent: &str) {
    if arguments.is_empty() {
        return;
    }
    let inner = arguments.join(", ");
    let line = format!("{indent}#[{name}({inner})]");
    // As rustfmt has it.
    if line.chars().count() <= WIDTH && inner.chars().count() <= ATTRIBUTE_WIDTH {
        out.push_str(&line);
        out.push('\n');
        return;
    }
    out.push_str(&format!("{indent}#[{name}(\n"));
    for (index, argument) in arguments.iter().enumerate() {
        let comma = if index + 1 < arguments.len() { "," } else { "" };
        write_argument(out, argument, &format!("{indent}    "), comma);
    }
    out.push_str(&format!("{indent})]\n"));
}

/// Writes an argument; a list of its own that is too long is broken, too.
fn write_argument(out: &mut String, argument: &str, indent: &str, comma: &str) {
    let line = format!("{indent}{argument}{comma}\n");
    let parts = split(argument);
    match parts {
        Some((head, inner)) if line.chars().count() > WIDTH && inner.len() > 1 => {
            out.push_str(&format!("{indent}{head}(\n"));
            fill(out, &inner, &format!("{indent}    "));
            out.push_str(&format!("{indent}){comma}\n"));
        }
        _ => out.push_str(&line),
    }
}

/// Writes arguments, as many a line as fit.
fn fill(out: &mut String, arguments: &[String], indent: &str) {
    let mut line = String::new();
    for (index, argument) in arguments.iter().enumerate() {
        let comma = if index + 1 < arguments.len() { "," } else { "" };
        let one = format!("{argument}{comma}");
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + one.chars().count() > WIDTH {
            out.push_str(&format!("{indent}{line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&one);
    }
    if !line.is_empty() {
        out.push_str(&format!("{indent}{line}\n"));
    }
}

/// The name and the arguments of `name(a, b)`.
fn split(argument: &str) -> Option<(&str, Vec<String>)> {
    let open = argument.find('(')?;
    let head = &argument[..open];
    if !head.chars().all(|char| char.is_ascii_alphanumeric() || char == '_') {
        return None;
    }
    let inner = argument[open..].strip_prefix('(')?.strip_suffix(')')?;
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0_i32);
    let mut quote = Quote::None;
    let mut chars = inner.chars().peekable();
    while let Some(char) = chars.next() {
        part.push(char);
        match (&quote, char) {
            (Quote::Plain, '\\') => part.extend(chars.next()),
            (Quote::Plain | Quote::Raw, '"') => quote = Quote::None,
            (Quote::RawHash, '"') if chars.peek() == Some(&'#') => quote = Quote::None,
            (Quote::None, '"') => {
                quote = match part.as_bytes() {
                    [.., b'r', b'#', b'"'] => Quote::RawHash,
                    [.., b'r', b'"'] => Quote::Raw,
                    _ => Quote::Plain,
                };
            }
            (Quote::None, '(') => depth += 1,
            (Quote::None, ')') => depth -= 1,
            (Quote::None, ',') if depth == 0 => {
                part.pop();
                parts.push(part.trim().to_owned());
                part.clear();
            }
            _ => {}
        }
    }
    if depth < 0 {
        return None;
    }
    parts.push(part.trim().to_owned());
    Some((head, parts))
}

enum Quote {
    None,
    Plain,
    Raw,
    RawHash,
}
