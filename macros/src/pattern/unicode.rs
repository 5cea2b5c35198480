//! The general categories and scripts of Unicode, from tables that `macros/unicode/make.mjs` makes and describes.

use super::charset::CharSet;

const CATEGORIES: &[u8] = include_bytes!("../../unicode/categories.bin");
const SCRIPTS: &[u8] = include_bytes!("../../unicode/scripts.bin");

/// Groups of categories: their names, and how the names of their categories begin.
const GROUPS: [(&[&str], &[&str]); 8] = [
    (&["LC", "Cased_Letter"], &["Lu", "Ll", "Lt"]),
    (&["L", "Letter"], &["L"]),
    (&["M", "Mark", "Combining_Mark"], &["M"]),
    (&["N", "Number"], &["N"]),
    (&["P", "Punctuation", "punct"], &["P"]),
    (&["S", "Symbol"], &["S"]),
    (&["Z", "Separator"], &["Z"]),
    (&["C", "Other"], &["C"]),
];

/// The characters of a property as `\p{..}` names it: `Lu`, `gc=Lu`, `Script=Greek`.
pub(super) fn property(name: &str) -> Option<CharSet> {
    match name.split_once('=') {
        None => category(name),
        Some(("General_Category" | "gc", name)) => category(name),
        Some(("Script" | "sc", name)) => find(SCRIPTS, |own| own.split('|').any(|own| own == name)),
        Some(_) => None,
    }
}

/// The names of scripts and categories that are near to one, for messages.
pub(super) fn is_script(name: &str) -> bool {
    find(SCRIPTS, |own| own.split('|').any(|own| own == name)).is_some()
}

fn category(name: &str) -> Option<CharSet> {
    match name {
        "Any" => return Some(CharSet::default().complement()),
        "ASCII" => return Some(CharSet::from_ranges(&[(0, 0x7F)])),
        _ => {}
    }
    match GROUPS.iter().find(|(names, _)| names.contains(&name)) {
        Some((_, beginnings)) => {
            find(CATEGORIES, |own| beginnings.iter().any(|start| own.starts_with(start)))
        }
        None => find(CATEGORIES, |own| own.split('|').any(|own| own == name)),
    }
}

/// The characters of all properties of a table that are meant.
fn find(table: &'static [u8], is_meant: impl Fn(&str) -> bool) -> Option<CharSet> {
    let mut bytes = Bytes(table);
    let mut found: Option<CharSet> = None;
    while !bytes.0.is_empty() {
        let len = bytes.number() as usize;
        let (name, rest) = bytes.0.split_at_checked(len)?;
        bytes.0 = rest;
        let is_meant = is_meant(std::str::from_utf8(name).ok()?);
        let mut end = 0;
        for _ in 0..bytes.number() {
            let first = end + bytes.number();
            let last = first + bytes.number();
            end = last + 1;
            if is_meant {
                found.get_or_insert_default().push(first, last);
            }
        }
    }
    if let Some(set) = &mut found {
        set.normalise();
    }
    found
}

/// The rest of a table.
struct Bytes(&'static [u8]);

impl Bytes {
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 {
                break;
            }
        }
        number
    }
}
