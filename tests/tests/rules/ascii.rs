//! `ascii`: on typed values, in documents, in `const` and in JSON Schema, held to what `str` says.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Valid, json_schema};
use serde::Deserialize;

use super::affixes::check;
use super::{Table, holder};

const ASCII: super::Expected<'_> = ("/value", "ascii", "must have ASCII characters only");

#[test]
fn stands_wherever_rules_of_strings_do() {
    holder!(OfOption: Option<String>, ascii);
    holder!(OfList: Vec<String>, each(ascii));
    holder!(OfMap: BTreeMap<String, u8>, keys(ascii(message = "is no header")));
    holder!(OfAny: String, any_of((ascii), (length(max = 2))));

    let mut table = Table::default();
    table.valid("None", &OfOption { value: None });
    table.valid("Some", &OfOption { value: Some("\u{0}a\u{7f}".into()) });
    table.case("beyond", &OfOption { value: Some("\u{80}".into()) }, &[ASCII]);
    table.case("list", &OfList { value: vec!["a".into(), "é".into()] }, &[("/value/1", ASCII.1, ASCII.2)]);
    table.case(
        "map",
        &OfMap { value: [("a".into(), 1), ("é".into(), 2)].into() },
        &[("/value/é", "ascii", "is no header")],
    );
    table.valid("one alternative", &OfAny { value: "éé".into() });
    table.case(
        "no alternative",
        &OfAny { value: "ééé".into() },
        &[("/value", "any_of", "must have ASCII characters only, or must be at most 2 characters long")],
    );
    table.end();
}

#[derive(Clone, Debug, Deserialize, DeploymentValidate)]
#[validate(const)]
struct Name {
    #[validate(ascii)]
    value: String,
}

#[test]
fn every_way_to_judge_says_what_str_says() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let verdicts = std::panic::catch_unwind(|| {
        for text in ["", "a", "\u{0}\n\r\u{7f}", "\u{80}", "aé", "éa", "😀", "a\u{2028}", "\u{e000}"] {
            check(Name { value: text.into() }, text, text.is_ascii(), Name::assert_valid);
        }
    });
    std::panic::set_hook(hook);
    verdicts.unwrap_or_else(|error| std::panic::resume_unwind(error));
}

#[test]
fn schemas_have_a_pattern() {
    assert_eq!(json_schema::<Name>()["properties"]["value"]["pattern"], r"^[\x00-\x7F]*$");
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Header<'a> {
    #[validate(ascii)]
    name: &'a str,
}

const HEADER: Valid<Header<'static>> = Header { name: "accept" }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(HEADER.is_valid());
}
