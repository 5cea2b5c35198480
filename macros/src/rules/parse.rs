//! The table of the rules, and the reader that it drives.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::LitStr;

use super::affix::Place;
use super::change::ChangeKind;
use super::group::Count;
use super::presence::PresenceKind;
use super::rule::{FieldRule, Rule};
use super::terms::Terms;
use super::when::{hoisted, set_terms, split_when};
use super::wording::{attach_wording, is_wording, join_wording, take_code};
use super::{
    affix, any_of, ascii, change, custom, format, group, items, length, multiple_of, not, pattern_syntax,
    presence, range, sibling, unique, variants,
};
use crate::errors::context::Context;
use crate::errors::nearest::{elsewhere, nearest};
use crate::syntax::attributes::{Entry, RULES_HELP, error_unknown, parse_entries, parse_entry, split_commas};
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
const FIELD_FLAGS: [&str; 8] =
    ["change", "discriminator", "nullable", "reason", "skip", "wire", "message", "code"];
/// Names that a struct or enum may declare beside its rules.
const ITEM_FLAGS: [&str; 13] = [
    "code",
    "change",
    "bound",
    "by_key",
    "const",
    "context",
    "deny_null",
    "deserialize",
    "serialize",
    "reason",
    "crate",
    "message",
    "constructors",
];

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
    row!("pattern", VALUE, pattern_syntax::parse()),
    row!("prefix", VALUE, affix::parse(Place::Prefix)),
    row!("suffix", VALUE, affix::parse(Place::Suffix)),
    row!("contains", VALUE, affix::parse(Place::Contains)),
    row!("ascii", VALUE, ascii::parse()),
    row!("format", VALUE, format::parse()),
    row!("length", VALUE, length::parse()),
    row!("range", VALUE, range::parse()),
    row!("equals", VALUE, sibling::parse(true)),
    row!("differs", VALUE, sibling::parse(false)),
    row!("multiple_of", VALUE, multiple_of::parse()),
    listed("one_of", |entry, message, context| variants::parse_listed(false, entry, message, context)),
    listed("none_of", |entry, message, context| variants::parse_listed(true, entry, message, context)),
    row!("not", VALUE, not::parse(parse_rules)),
    row!("unique", VALUE, unique::parse()),
    row!("any_of", VALUE, any_of::parse(parse_rules)),
    row!("required", FIELD, presence::parse_required()),
    row!("required_if", FIELD, presence::parse(PresenceKind::RequiredIf)),
    row!("required_unless", FIELD, presence::parse(PresenceKind::RequiredUnless)),
    row!("forbidden_if", FIELD, presence::parse(PresenceKind::ForbiddenIf)),
    row!("forbidden_unless", FIELD, presence::parse(PresenceKind::ForbiddenUnless)),
    row!("ignored_unless", FIELD, presence::parse(PresenceKind::IgnoredUnless)),
    row!("each", VALUE, items::parse(Part::Each, parse_rules_of_parts)),
    row!("keys", VALUE, items::parse(Part::Keys, parse_rules_of_parts)),
    row!("values", VALUE, items::parse(Part::Values, parse_rules_of_parts)),
    row!("custom", ANYWHERE, custom::parse()),
    row!("immutable", FIELD, change::parse(ChangeKind::Immutable)),
    row!("set_once", FIELD, change::parse(ChangeKind::SetOnce)),
    row!("never_decreases", FIELD, change::parse(ChangeKind::NeverDecreases)),
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
                format!("`{name}` is not allowed inside another rule"),
                "it applies to a whole field: put it on the field",
            ),
        }
    }
}

/// The names that set the terms of rules inside them.
const TERMS: [&str; 2] = ["when", "warn"];

/// The names of the rules that a site allows.
fn names(site: Site) -> impl Iterator<Item = &'static str> {
    let terms = TERMS.into_iter().filter(move |_| site != Site::Item);
    RULES.iter().filter(move |row| row.may_stand(site)).map(|row| row.name).chain(terms)
}

/// Reads an entry of a field: one rule, or those inside `when` and `warn`.
pub(crate) fn parse_entry_rules(entry: &Entry, site: Site, context: &Context) -> Vec<FieldRule> {
    let (terms, inside) = match entry.key().as_str() {
        "when" if site != Site::Item => match split_when(entry, is_rule_of_field, context) {
            Some(split) => split,
            None => return Vec::new(),
        },
        "warn" if site != Site::Item => {
            let Some(list) = entry.list("length(max = 64)", context) else { return Vec::new() };
            (Terms { is_warning: true, ..Terms::default() }, split_commas(list.stream(), context))
        }
        _ => return parse_rule(entry, site, context).map(hoisted).unwrap_or_default(),
    };
    let inside = inside.into_iter().filter_map(|part| parse_entry(part, RULES_HELP, context));
    let mut inside: Vec<Entry> = inside.collect();
    inside.sort_by_key(is_wording);
    let mut rules = Vec::new();
    for own in &inside {
        match own.key().as_str() {
            "message" | "code" => attach_wording(&mut rules, own, context),
            _ => rules.extend(parse_entry_rules(own, Site::Value, context)),
        }
    }
    set_terms(rules, &terms)
}

/// Whether a field can have a rule of this name.
fn is_rule_of_field(name: &str) -> bool {
    names(Site::Field).any(|own| own == name)
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
    let (entry, code) = take_code(entry, context);
    let kind = (row.parse)(&entry, &mut message, context)?;
    let is_warning = key == "ignored_unless";
    Some(FieldRule {
        name: entry.name.clone(),
        kind,
        message,
        code,
        terms: Terms { is_warning, ..Terms::default() },
    })
}

/// Reads the rules inside another rule, which have no terms of their own.
fn parse_rules(tokens: TokenStream, context: &Context) -> Vec<FieldRule> {
    let rules = parse_rules_of_parts(tokens, context);
    for rule in rules.iter().filter(|rule| !rule.terms.is_same(&Terms::default())) {
        let (name, own): (&dyn ToTokens, _) = match &rule.terms.when {
            Some(when) => (&when.name, when.name.to_string()),
            None => (&rule.name, "warn".to_owned()),
        };
        context.error_with_help(
            name,
            format_args!("`{own}` is not allowed inside this rule"),
            format_args!("put it around the whole rule: `{own}(..)` on the field"),
        );
    }
    rules
}

/// Reads the rules for what is inside a list or a map.
fn parse_rules_of_parts(tokens: TokenStream, context: &Context) -> Vec<FieldRule> {
    let entries = parse_entries(tokens, RULES_HELP, context);
    entries.iter().flat_map(|entry| parse_entry_rules(entry, Site::Value, context)).collect()
}

/// The error and help for a flag that only another site allows.
fn misplaced(key: &str, site: Site) -> Option<(String, &'static str)> {
    let help = match site {
        Site::Value if key == "message" || key == "code" => "put it into the parentheses of a rule inside",
        Site::Item if FIELD_FLAGS.contains(&key) || TERMS.contains(&key) => "put it on a field",
        Site::Field if ITEM_FLAGS.contains(&key) => "put it on the struct or enum",
        Site::Value if FIELD_FLAGS.contains(&key) => "put it beside the rule, on the field",
        _ => return None,
    };
    Some((format!("`{key}` is not allowed here"), help))
}

/// Joins repeated rules that count as one.
pub(crate) fn join_repeated(rules: &mut Vec<FieldRule>, context: &Context) {
    let mut merged: Vec<FieldRule> = Vec::new();
    for rule in rules.drain(..) {
        let is_same =
            |earlier: &&mut FieldRule| earlier.name == rule.name && earlier.terms.is_same(&rule.terms);
        let mut earlier = merged.iter_mut().filter(is_same);
        if let Some(earlier) = earlier.find_map(|earlier| earlier.kind.join(&*rule.kind).then_some(earlier)) {
            let name = &rule.name;
            join_wording("message", name, &mut earlier.message, rule.message, context);
            join_wording("code", name, &mut earlier.code, rule.code, context);
            continue;
        }
        merged.push(rule);
    }
    *rules = merged;
}
