//! Names of types for messages.

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
