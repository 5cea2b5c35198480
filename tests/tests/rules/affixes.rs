//! `prefix`, `suffix` and `contains`: on typed values, in documents, in `const` and as patterns of JSON Schema, each
//! held to what `str` says of the same texts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use deployment_validate::{DeploymentValidate, Param, Valid, json, json_schema};
use serde::Deserialize;
use serde_json::json;

use super::{Table, holder};

const WEB: super::Expected<'_> = ("/value", "prefix", "must begin with \"https://\"");

#[test]
fn prefix_on_every_string() {
    holder!(OfStr<'a>: &'a str, prefix = "https://");
    holder!(OfCow<'a>: Cow<'a, str>, prefix = "https://");
    holder!(OfRc: Rc<str>, prefix = "https://");
    holder!(OfOption: Option<String>, prefix = "https://");

    let mut table = Table::default();
    for (text, expected) in [("https://", &[][..]), ("https://a", &[]), ("https:/", &[WEB]), ("", &[WEB])] {
        table.case("&str", &OfStr { value: text }, expected);
        table.case("Cow", &OfCow { value: Cow::Borrowed(text) }, expected);
        table.case("Rc<str>", &OfRc { value: text.into() }, expected);
        table.case("Some", &OfOption { value: Some(text.into()) }, expected);
    }
    table.valid("None", &OfOption { value: None });
    table.end();
}

#[test]
fn they_stand_wherever_rules_of_strings_do() {
    #[derive(DeploymentValidate)]
    struct Everywhere {
        #[validate(contains = "a", contains = "é", suffix = "!")]
        several: &'static str,
        #[validate(each(suffix = ".rs"))]
        files: Vec<&'static str>,
        #[validate(keys(prefix = "x-"), values(contains = "="))]
        map: BTreeMap<&'static str, &'static str>,
        #[validate(any_of((prefix = "s3://"), (suffix = ".tar", contains = "/")))]
        source: &'static str,
        #[validate(prefix = "v", message = "is no version")]
        version: &'static str,
    }

    let right = Everywhere {
        several: "éa!",
        files: vec!["a.rs", ".rs"],
        map: [("x-a", "=")].into(),
        source: "/a.tar",
        version: "v1",
    };
    let wrong = Everywhere {
        several: "e",
        files: vec!["a.rs", "rs"],
        map: [("x", "")].into(),
        source: "a.tar",
        version: "1",
    };
    let mut table = Table::default();
    table.valid("right", &right);
    table.case(
        "wrong",
        &wrong,
        &[
            ("/several", "contains", "must contain \"a\""),
            ("/several", "contains", "must contain \"é\""),
            ("/several", "suffix", "must end with \"!\""),
            ("/files/1", "suffix", "must end with \".rs\""),
            ("/map/x", "prefix", "the key must begin with \"x-\""),
            ("/map/x", "contains", "must contain \"=\""),
            (
                "/source",
                "any_of",
                "must begin with \"s3://\", or must end with \".tar\" and must contain \"/\"",
            ),
            ("/version", "prefix", "is no version"),
        ],
    );
    table.end();
    let report = wrong.validate().unwrap_err();
    let params = report.violations()[0].params();
    assert_eq!((params.get("contains"), params.iter().count()), (Some(&Param::from("a")), 1));
}

/// Makes a type with the three rules and one text, what `str` says of a string, and what each way to judge one says.
macro_rules! of_text {
    ($text:literal, $strings:expr) => {{
        #[derive(Clone, Debug, Deserialize, DeploymentValidate)]
        #[validate(const)]
        struct Begins {
            #[validate(prefix = $text)]
            value: String,
        }
        #[derive(Clone, Debug, Deserialize, DeploymentValidate)]
        #[validate(const)]
        struct Ends {
            #[validate(suffix = $text)]
            value: Option<String>,
        }
        #[derive(Clone, Debug, Deserialize, DeploymentValidate)]
        #[validate(const)]
        struct Contains {
            #[validate(contains = $text)]
            value: String,
        }
        for string in $strings {
            let string: &str = string;
            check(Begins { value: string.into() }, string, string.starts_with($text), Begins::assert_valid);
            check(Ends { value: Some(string.into()) }, string, string.ends_with($text), Ends::assert_valid);
            check(Contains { value: string.into() }, string, string.contains($text), Contains::assert_valid);
        }
    }};
}

pub(super) fn check<T>(
    value: T,
    content: impl Into<serde_json::Value>,
    expected: bool,
    assert_valid: fn(T) -> Valid<T>,
) where
    T: for<'t> Deserialize<'t> + DeploymentValidate + Clone + std::fmt::Debug + std::panic::UnwindSafe,
{
    let document = json!({ "value": content.into() });
    let schema = jsonschema::draft202012::new(&json_schema::<T>()).unwrap();
    let verdicts = [
        value.is_valid(),
        json::from_str::<T>(&document.to_string()).is_ok(),
        std::panic::catch_unwind(move || assert_valid(value)).is_ok(),
        schema.is_valid(&document),
    ];
    assert_eq!(verdicts, [expected; 4], "{document} of {}", std::any::type_name::<T>());
}

#[test]
fn every_way_to_judge_says_what_str_says() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let verdicts = std::panic::catch_unwind(|| {
        of_text!("a", ["", "a", "ab", "ba", "bab", "b", "A"]);
        of_text!("aab", ["aab", "aaab", "aabaa", "aaaa", "aaaab", "aa"]);
        of_text!("é😀", ["é😀", "é", "😀é", "xé😀x", "é😀é😀", "e😀"]);
        // What patterns take for syntax.
        of_text!(r"^$.*+?()[]{}|/\d-", [r"^$.*+?()[]{}|/\d-", r"x^$.*+?()[]{}|/\d-", "1", "", "^$"]);
        of_text!("\n", ["\n", "a\nb", "a\n", "\na", "a", "\r"]);
    });
    std::panic::set_hook(hook);
    verdicts.unwrap_or_else(|error| std::panic::resume_unwind(error));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Image {
    #[validate(prefix = "registry/", suffix = ":1", contains = "+")]
    #[allow(dead_code)]
    name: String,
    #[serde(default)]
    #[validate(keys(prefix = "1"))]
    #[allow(dead_code)]
    ports: BTreeMap<String, u8>,
}

#[test]
fn documents_say_where() {
    let report = json::from_str::<Image>("{\n  \"name\": 1,\n  \"ports\": {\"21\": 0}\n}").unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|found| (found.pointer(), found.code())).collect();
    assert_eq!(found, [("/name", "type"), ("/ports/21", "prefix")]);

    let report = json::from_str::<Image>("{\n  \"name\": \"registry/a\"\n}").unwrap_err();
    assert_eq!(report.to_string(), "2:11: /name: must end with \":1\"\n2:11: /name: must contain \"+\"");
}

#[test]
fn schemas_have_patterns() {
    let schema = json_schema::<Image>();
    assert_eq!(
        schema["properties"]["name"],
        json!({ "type": "string", "pattern": r"^registry\/", "allOf": [{ "pattern": ":1$" }, { "pattern": r"\+" }] })
    );
    assert_eq!(schema["properties"]["ports"]["propertyNames"]["pattern"], "^1");
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Link<'a> {
    #[validate(prefix = "https://", suffix = "/", contains = "..")]
    href: Cow<'a, str>,
}

const LINK: Valid<Link<'static>> = Link { href: Cow::Borrowed("https://a../") }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LINK.is_valid());
}
