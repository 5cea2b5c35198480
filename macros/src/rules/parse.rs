//! The table of the rules, and the reader that it drives.

use proc_macro2::TokenStream;
use syn::LitStr;

use super::affix::Place;
use super::change::Kind as Change;
use super::group::Count;
use super::presence::Kind;
use super::rule::{FieldRule, Rule};
use super::{
    affix, any_of, ascii, change, custom, format, group, items, length, multiple_of, not, pattern, presence,
    range, unique, variants,
};
use crate::errors::context::Context;
use crate::errors::nearest::{elsewhere, nearest};
use crate::syntax::attributes::{Entry, RULES_HELP, error_unknown, parse_entries};
use crate::syntax::known_type::Part;

/// Where a rule is written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Site {
    /// On a field.
    Field,
    /// On a struct or enum.
    Item,
    /// Inside another rule: it validates an item, a key or a value, or belongs to an alternative.
    Value,
}

/// Names that a field may declare beside its rules.
const FIELD_FLAGS: [&str; 7] = ["change", "discriminator", "nullable", "reason", "skip", "wire", "message"];
/// Names that a struct or enum may declare beside its rules.
const ITEM_FLAGS: [&str; 9] =
    ["change", "bound", "by_key", "const", "deny_null", "deserialize", "reason", "crate", "message"];

/// Reads a rule's arguments, and puts a `message` among them into the second parameter.
type Parse = fn(&Entry, &mut Option<LitStr>, &Context) -> Option<Box<dyn Rule>>;

/// A rule's name, the sites that allow it, and its reader.
struct Row {
    name: &'static str,
    sites: &'static [Site],
    parse: Parse,
}

const VALUE: &[Site] = &[Site::Field, Site::Value];
const FIELD: &[Site] = &[Site::Field];
const ITEM: &[Site] = &[Site::Item];
const ANYWHERE: &[Site] = &[Site::Field, Site::Value, Site::Item];

/// Makes a row. The reader takes the values in parentheses before the arguments of a [`Parse`].
macro_rules! row {
    ($name:literal, $sites:ident, $module:ident::$parse:ident($($first:expr),*)) => {
        Row {
            name: $name,
            sites: $sites,
            parse: |entry, message, context| {
                let rule = $module::$parse($($first,)* entry, message, context)?;
                Some(Box::new(rule))
            },
        }
    };
}

/// A row of a rule whose list decides what it is.
const fn listed(name: &'static str, parse: Parse) -> Row {
    Row { name, sites: VALUE, parse }
}

/// Every rule. The table drives both the reader and the messages that list the known names.
const RULES: &[Row] = &[
    row!("pattern", VALUE, pattern::parse()),
    row!("prefix", VALUE, affix::parse(Place::Prefix)),
    row!("suffix", VALUE, affix::parse(Place::Suffix)),
    row!("contains", VALUE, affix::parse(Place::Contains)),
    row!("ascii", VALUE, ascii::parse()),
    row!("format", VALUE, format::parse()),
    row!("length", VALUE, length::parse()),
    row!("range", VALUE, range::parse()),
    row!("multiple_of", VALUE, multiple_of::parse()),
    listed("one_of", |entry, message, context| variants::parse_listed(false, entry, message, context)),
    listed("none_of", |entry, message, context| variants::parse_listed(true, entry, message, context)),
    row!("not", VALUE, not::parse(parse_rules)),
    row!("unique", VALUE, unique::parse()),
    row!("any_of", VALUE, any_of::parse(parse_rules)),
    row!("required", FIELD, presence::parse_required()),
    row!("required_if", FIELD, presence::parse(Kind::RequiredIf)),
    row!("required_unless", FIELD, presence::parse(Kind::RequiredUnless)),
    row!("forbidden_if", FIELD, presence::parse(Kind::ForbiddenIf)),
    row!("forbidden_unless", FIELD, presence::parse(Kind::ForbiddenUnless)),
    row!("each", VALUE, items::parse(Part::Each, parse_rules)),
    row!("keys", VALUE, items::parse(Part::Keys, parse_rules)),
    row!("values", VALUE, items::parse(Part::Values, parse_rules)),
    row!("custom", ANYWHERE, custom::parse()),
    row!("immutable", FIELD, change::parse(Change::Immutable)),
    row!("set_once", FIELD, change::parse(Change::SetOnce)),
    row!("never_decreases", FIELD, change::parse(Change::NeverDecreases)),
    row!("custom_change", FIELD, change::parse_custom()),
    row!("exactly_one_of", ITEM, group::parse(Count::ExactlyOne)),
    row!("at_most_one_of", ITEM, group::parse(Count::AtMostOne)),
    row!("at_least_one_of", ITEM, group::parse(Count::AtLeastOne)),
    row!("all_or_none_of", ITEM, group::parse(Count::AllOrNone)),
];

impl Row {
    fn may_stand(&self, site: Site) -> bool {
        self.sites.contains(&site)
    }

    /// The error and help for a rule in the wrong place.
    fn misplaced(&self, site: Site) -> (String, &'static str) {
        let name = self.name;
        match site {
            Site::Field => {
                (format!("`{name}` is a rule of a whole struct"), "put it on the struct, above its fields")
            }
            Site::Item => (format!("`{name}` is a rule of a field"), "put it on a field"),
            Site::Value => (
                format!("`{name}` cannot stand inside another rule"),
                "it judges the field that it stands on: put it on the field",
            ),
        }
    }
}

/// The names of the rules that a site allows.
fn names(site: Site) -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(move |row| row.may_stand(site)).map(|row| row.name)
}

/// Reads one rule, or reports a name that is unknown or not allowed here.
pub(crate) fn parse_rule(entry: &Entry, site: Site, context: &Context) -> Option<FieldRule> {
    let key = entry.key();
    let Some(row) = RULES.iter().find(|row| row.name == key) else {
        if let Some(message) = misplaced(&key, site) {
            context.error_with_help(&entry.name, message.0, message.1);
            return None;
        }
        let mut known: Vec<&str> = names(site).collect();
        match site {
            Site::Field => known.extend(FIELD_FLAGS),
            Site::Item => known.extend(ITEM_FLAGS),
            Site::Value => {}
        }
        let message = format!("unknown rule `{key}`");
        match elsewhere(&key).filter(|_| nearest(&key, known.iter().copied()).is_none()) {
            Some(help) => context.error_with_help(&entry.name, message, help),
            None => error_unknown(&entry.name, &message, &known, context),
        }
        return None;
    };
    if !row.may_stand(site) {
        let (message, help) = row.misplaced(site);
        context.error_with_help(&entry.name, message, help);
        return None;
    }
    let mut message = None;
    let kind = (row.parse)(entry, &mut message, context)?;
    Some(FieldRule { name: entry.name.clone(), kind, message })
}

/// Reads the rules inside another rule.
fn parse_rules(tokens: TokenStream, context: &Context) -> Vec<FieldRule> {
    let entries = parse_entries(tokens, RULES_HELP, context);
    entries.iter().filter_map(|entry| parse_rule(entry, Site::Value, context)).collect()
}

/// The error and help for a flag that only another site allows.
fn misplaced(key: &str, site: Site) -> Option<(String, &'static str)> {
    let help = match site {
        Site::Value if key == "message" => "put it into the parentheses of a rule inside",
        Site::Item if FIELD_FLAGS.contains(&key) => "put it on a field",
        Site::Field if ITEM_FLAGS.contains(&key) => "put it on the struct or enum",
        Site::Value if FIELD_FLAGS.contains(&key) => "put it beside the rule, on the field",
        _ => return None,
    };
    Some((format!("`{key}` cannot stand here"), help))
}

/// Joins repeated rules that count as one.
pub(crate) fn join_repeated(rules: &mut Vec<FieldRule>, context: &Context) {
    let mut merged: Vec<FieldRule> = Vec::new();
    for rule in rules.drain(..) {
        let mut earlier = merged.iter_mut().filter(|earlier| earlier.name == rule.name);
        if let Some(earlier) = earlier.find_map(|earlier| earlier.kind.join(&*rule.kind).then_some(earlier)) {
            match (&earlier.message, &rule.message) {
                (Some(own), Some(other)) if own.value() != other.value() => context.error_with_help(
                    other,
                    format_args!("`{}` has another message than before", rule.name),
                    "a rule that is repeated is one rule with one message: give it once",
                ),
                (None, Some(_)) => earlier.message = rule.message,
                _ => {}
            }
            continue;
        }
        merged.push(rule);
    }
    *rules = merged;
}
