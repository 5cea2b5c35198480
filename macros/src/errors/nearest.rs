//! The known name that is nearest to a misspelt one.

/// The nearest known name, if it is near enough.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|known| (distance(&name.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Names of rules that come from other crates or from habit, and how to write what they mean.
const ELSEWHERE: [(&[&str], &str); 45] = [
    (
        &["min", "max", "minimum", "maximum"],
        "write `range(min = .., max = ..)` for a number, `length(min = .., max = ..)` for a string or a list",
    ),
    (
        &["len", "size", "min_length", "max_length", "char_length", "min_items", "max_items"],
        "write `length(min = .., max = ..)`",
    ),
    (
        &[
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "length_min",
            "length_max",
            "len_char_min",
            "len_char_max",
        ],
        "write `length(min = .., max = ..)`",
    ),
    (
        &[
            "exclusive_min",
            "exclusive_max",
            "exclusive_minimum",
            "exclusive_maximum",
            "greater",
            "less",
            "greater_or_equal",
            "less_or_equal",
        ],
        "write `range(exclusive_min = .., exclusive_max = ..)`, or `min` and `max`",
    ),
    (&["multipleOf"], "write `multiple_of = 5`"),
    (&["does_not_contain", "not_contains"], "write `not(contains = \"..\")`"),
    (&["if"], "write `when(condition, rules..)`; for `required` `required_if(condition)`"),
    (&["byte_length"], "write `length(bytes, min = .., max = ..)`"),
    (
        &["allow_unvalidated"],
        "take it away: types of std are known, and `skip` is for fields of types without rules",
    ),
    (&["not_empty", "non_empty", "nonempty", "empty"], "write `length(min = 1)`"),
    (&["must_match", "same_as", "confirmed", "equal_to", "eq"], "write `equals = self.other_field`"),
    (&["not_equal", "ne"], "write `differs = self.other_field`"),
    (&["matches"], "write `pattern = r\"..\"`; for the value of another field `equals = self.other_field`"),
    (&["regex", "regexp"], "write `pattern = r\"..\"`"),
    (&["starts_with", "begins_with"], "write `prefix = \"..\"`"),
    (&["ends_with"], "write `suffix = \"..\"`"),
    (&["includes", "substring"], "write `contains = \"..\"`"),
    (&["email"], "write `format = email`"),
    (&["url"], "write `format = url`, or `uri` for other schemes"),
    (&["uri"], "write `format = uri`"),
    (&["uuid"], "write `format = uuid`"),
    (&["ip", "ip_addr"], "write `format = ip`"),
    (&["ipv4", "ip_v4"], "write `format = ipv4`"),
    (&["ipv6", "ip_v6"], "write `format = ipv6`"),
    (&["hostname", "domain"], "write `format = hostname`"),
    (&["phone", "phone_number"], "write `format = e164`"),
    (&["credit_card", "luhn"], "write `format = credit_card`"),
    (&["date", "datetime", "date_time", "rfc3339"], "write `format = date`, `time` or `date_time`"),
    (&["semver"], "write `format = semver`"),
    (&["base64"], "write `format = base64`"),
    (&["alphanumeric"], "write `pattern = r\"^[A-Za-z0-9]*$\"`"),
    (&["enum", "enumerate", "in", "values_in", "equal"], "write `one_of(\"a\", \"b\")`"),
    (
        &["inner", "items", "elements", "each_item"],
        "for the items of a list write `each(..)`; a type that derives is validated by itself",
    ),
    (
        &["ctx", "args"],
        "write what a function is handed behind its path: `custom(path, 3)`, `custom(path, context)`",
    ),
    (&["schema"], "write `custom(path::of::a::function)` on the type"),
    (
        &["nested", "dive", "validate"],
        "take it away: a type that derives is validated by itself, also in an `Option`, a list or a map",
    ),
    (&["conflicts_with", "mutually_exclusive", "excludes"], "write `at_most_one_of(a, b)` on the type"),
    (&["depends_on", "required_with"], "write `required_if(field)` on the field that is then required"),
    (&["function", "func", "with", "predicate", "must"], "write `custom(path::of::a::function)`"),
    (&["optional", "nullable"], "take it away: a field that is an `Option` may be absent"),
    (&["not_null", "some", "is_some"], "write `required`"),
    (&["unique_items", "uniqueItems", "distinct", "no_duplicates"], "write `unique`"),
    (&["expected"], "put it into the parentheses of a pattern: `pattern(r\"..\", expected = \"..\")`"),
    (&["ignore", "skip_validation"], "write `skip`"),
    (
        &[
            "rename",
            "rename_all",
            "rename_all_fields",
            "alias",
            "flatten",
            "default",
            "tag",
            "content",
            "untagged",
            "transparent",
            "deny_unknown_fields",
        ],
        "that is serde's: put it into `#[serde(..)]`",
    ),
];

/// How to write a rule whose name comes from another crate or from habit.
pub(crate) fn elsewhere(name: &str) -> Option<&'static str> {
    ELSEWHERE.iter().find(|(names, _)| names.contains(&name)).map(|(_, help)| *help)
}

/// The same for arguments of rules.
const ARGUMENTS_ELSEWHERE: [(&[&str], &str, &str); 2] = [
    (
        &["chars", "graphemes", "simple"],
        "utf16",
        "take it away: characters, as Rust's `char`, are counted unless `bytes` or `utf16` is written",
    ),
    (&["case_insensitive", "i"], "ignore_case", "write `ignore_case`"),
];

/// How to write an argument that has another name here, where an argument of this name is known.
pub(crate) fn argument_elsewhere(name: &str, known: &[&str]) -> Option<&'static str> {
    let row = |(names, here, _): &&(&[&str], &str, _)| names.contains(&name) && known.contains(here);
    ARGUMENTS_ELSEWHERE.iter().find(row).map(|(_, _, help)| *help)
}

/// The edit distance between two names; a swap of neighbours counts as one edit.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut last_char = None;
    for (row, a_char) in a.chars().enumerate() {
        let mut next = vec![row + 1];
        for (column, b_char) in b.iter().enumerate() {
            let change = last[column] + usize::from(a_char != *b_char);
            let mut least = change.min(last[column + 1] + 1).min(next[column] + 1);
            if column > 0 && last_char == Some(*b_char) && b[column - 1] == a_char {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
        last_char = Some(a_char);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_is_meant() {
        for (name, meant) in [
            ("lenght", Some("length")),
            ("patern", Some("pattern")),
            ("Pattern", Some("pattern")),
            ("requiredif", Some("required_if")),
            ("banana", None),
        ] {
            assert_eq!(nearest(name, ["pattern", "length", "required", "required_if"]), meant, "{name}");
        }
    }
}
