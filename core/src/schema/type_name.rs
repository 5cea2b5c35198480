//! Names of types for messages.

#[cfg(feature = "serde")]
use alloc::string::String;

/// The last `::` segment of a type's name, its parameters left out; the whole name of a list or tuple. An `Option`,
/// a `Maybe` and a pointer are called as what is inside.
pub fn short_name<T: ?Sized>() -> &'static str {
    fn last_segment(name: &'static str) -> &'static str {
        if name.starts_with(['[', '(', '&']) {
            return name;
        }
        let (path, parameters) = name.split_once('<').unwrap_or((name, ""));
        let last = path.rsplit("::").next().unwrap_or(path);
        match (last, parameters.strip_suffix('>')) {
            ("Option" | "Maybe" | "Templated" | "Box" | "Rc" | "Arc", Some(inside)) => last_segment(inside),
            _ => last,
        }
    }
    last_segment(core::any::type_name::<T>())
}

/// A type's name, the paths in it cut to their last segments and without parameters: `[Ipv4Addr; 1]`.
#[cfg(feature = "serde")]
pub(crate) fn show_name(name: &str) -> String {
    let mut shown = String::new();
    let mut depth = 0_usize;
    for char in name.chars() {
        match char {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ':' => {
                let start =
                    shown.rfind(|char: char| !char.is_alphanumeric() && char != '_').map_or(0, |at| at + 1);
                shown.truncate(start);
            }
            _ => shown.push(char),
        }
    }
    shown
}
