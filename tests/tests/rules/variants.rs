//! `one_of` and `none_of` with variants, and `not`: on typed values, in documents alone and beside other mistakes, in
//! `const` and in JSON Schema.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Param, Valid, json, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Table, holder};

#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    PlainText,
    Html { title: String },
    Other(u8),
}

#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(tag = "type")]
enum Tagged {
    A { x: u8 },
    B,
}

#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Page {
    #[validate(one_of(PlainText, Html))]
    kind: Kind,
    #[validate(none_of(Other), required)]
    fallback: Option<Kind>,
    #[validate(each(one_of(PlainText, message = "plain text only")))]
    more: Vec<Kind>,
    #[validate(any_of((one_of(B)), (custom(has_room))))]
    tagged: Box<Tagged>,
}

fn has_room(tagged: &Tagged) -> Result<(), &'static str> {
    match tagged {
        Tagged::A { x } if *x < 5 => Ok(()),
        _ => Err("must have an x below 5"),
    }
}

#[test]
fn variants_are_judged_in_values_and_documents() {
    let right = r#"{"kind":{"html":{"title":""}},"fallback":"plainText","more":[],"tagged":{"type":"B"}}"#;
    let right: Page = json::from_str::<Page>(right).unwrap().into_inner();
    let wrong = Page {
        kind: Kind::Other(1),
        fallback: Some(Kind::Other(1)),
        more: vec![Kind::PlainText, Kind::Html { title: String::new() }],
        ..right.clone()
    };
    let expected: &[super::Expected<'_>] = &[
        ("/kind", "one_of", "must be plainText or html"),
        ("/fallback", "none_of", "must not be other"),
        ("/more/1", "one_of", "plain text only"),
    ];
    let mut table = Table::default();
    table.valid("right", &right);
    table.case("wrong", &wrong, expected);
    table.case("absent", &Page { fallback: None, ..right }, &[("/fallback", "required", "required")]);
    table.end();

    let text = serde_json::to_string(&wrong).unwrap();
    let told = |text: &str| {
        let report = json::from_str::<Page>(text).unwrap_err().into_violations();
        let told = report
            .iter()
            .map(|own| (own.pointer().to_owned(), own.code().to_owned(), own.message().to_owned()));
        told.collect::<Vec<_>>()
    };
    let mut expected: Vec<_> =
        expected.iter().map(|own| (own.0.to_owned(), own.1.to_owned(), own.2.to_owned())).collect();
    assert_eq!(told(&text), expected);
    let beside = text.replacen('{', r#"{"size":1,"#, 1);
    expected.insert(0, ("/size".into(), "unknown".into(), "unknown key".into()));
    assert_eq!(told(&beside), expected);

    let report = wrong.validate().unwrap_err();
    let values = report.violations()[0].params();
    assert_eq!(values.get("values"), Some(&Param::from(vec!["plainText", "html"])));
}

#[test]
fn not_holds_where_one_of_its_rules_is_broken() {
    holder!(OfText: Option<String>, not(prefix = "-"), not(contains = "..", length(max = 9)));
    holder!(OfNumber: u8, not(range(min = 10, max = 20), message = "no teens"));
    holder!(OfList: Vec<String>, not(length(max = 2), each(one_of("a"))), each(not(ascii)));
    holder!(OfMap: BTreeMap<String, Option<u8>>, values(not(one_of(1, 2))));
    holder!(OfCustom: String, not(custom(is_short)));
    holder!(Twice: String, not(not(prefix = "a")));

    let text = |text: &str| OfText { value: Some(text.into()) };
    let mut table = Table::default();
    table.valid("absent", &OfText { value: None });
    table.valid("neither", &text("a"));
    table.valid("one of two", &text("a..................."));
    table.case("prefix", &text("-a"), &[("/value", "not", "must not fit this: must begin with \"-\"")]);
    table.case(
        "both of two",
        &text("a..b"),
        &[("/value", "not", "must not fit this: must contain \"..\" and must be at most 9 characters long")],
    );
    table.valid("below", &OfNumber { value: 9 });
    table.case("within", &OfNumber { value: 10 }, &[("/value", "not", "no teens")]);
    let list = |items: &[&str]| OfList { value: items.iter().copied().map(Into::into).collect() };
    table.valid("three", &list(&["é", "é", "é"]));
    table.case(
        "list",
        &list(&["a"]),
        &[
            ("/value", "not", "must not fit this: must have at most 2 items and each item must be \"a\""),
            ("/value/0", "not", "must not fit this: must have ASCII characters only"),
        ],
    );
    let map = |value| OfMap { value: [("k".into(), value)].into() };
    table.valid("no value", &map(None));
    table.case("value", &map(Some(2)), &[("/value/k", "not", "must not fit this: must be 1 or 2")]);
    table.valid("function", &OfCustom { value: "long".into() });
    table.case(
        "function",
        &OfCustom { value: "s".into() },
        &[("/value", "not", "must not fit this: must pass a check of its own")],
    );
    table.valid("twice", &Twice { value: "ab".into() });
    table.case(
        "twice",
        &Twice { value: "b".into() },
        &[("/value", "not", "must not fit this: must not fit this: must begin with \"a\"")],
    );
    table.end();
}

fn is_short(text: &str) -> Result<(), &'static str> {
    if text.len() < 3 { Ok(()) } else { Err("is long") }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Names {
    #[validate(not(prefix = "-"))]
    name: Option<String>,
    #[validate(not(one_of(3, 4)))]
    number: Option<u8>,
    #[validate(not(custom(is_short)))]
    long: Option<String>,
    #[validate(not(format = email))]
    nick: Option<String>,
}

#[test]
fn documents_know_not_alone_and_beside_other_mistakes() {
    let codes = |text: &str| match json::from_str::<Names>(text) {
        Ok(_) => Vec::new(),
        Err(report) => {
            report.violations().iter().map(|own| format!("{} {}", own.pointer(), own.code())).collect()
        }
    };
    for (text, expected) in [
        (r#"{"name":null,"number":null}"#, &[][..]),
        (r#"{"name":"a","number":5,"long":"abc"}"#, &[]),
        (r#"{"name":"-","number":3,"long":"a"}"#, &["/name not", "/number not", "/long not"]),
        (r#"{"name":"-","number":300,"long":"a"}"#, &["/name not", "/number type", "/long not"]),
        (r#"{"name":"-","x":null,"long":null}"#, &["/name not", "/x unknown"]),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Literal {
    #[validate(none_of(Never))]
    policy: Option<Policy>,
    #[validate(not(suffix = ".tmp"))]
    file: &'static str,
}

#[derive(Clone, Copy, DeploymentValidate)]
enum Policy {
    Always,
    Never,
}

const LITERAL: Valid<Literal> = Literal { policy: Some(Policy::Always), file: "a.txt" }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LITERAL.is_valid());
    assert!(
        std::panic::catch_unwind(|| Literal { policy: Some(Policy::Never), file: "" }.assert_valid())
            .is_err()
    );
    assert!(std::panic::catch_unwind(|| Literal { policy: None, file: "a.tmp" }.assert_valid()).is_err());
    assert!(std::panic::catch_unwind(|| Literal { policy: None, file: "" }.assert_valid()).is_ok());
}

#[test]
fn schemas_say_what_values_are_told() {
    let pages = jsonschema::validator_for(&json_schema::<Page>()).unwrap();
    let names = jsonschema::validator_for(&json_schema::<Names>()).unwrap();
    let kinds = [json!("plainText"), json!({"html": {"title": ""}}), json!({"other": 1})];
    for kind in &kinds {
        for fallback in &kinds {
            for more in &kinds {
                let page =
                    json!({"kind": kind, "fallback": fallback, "more": [more], "tagged": {"type": "B"}});
                assert_eq!(json::is_valid::<Page>(&page.to_string()), pages.is_valid(&page), "{page}");
            }
        }
    }
    for name in [json!(null), json!("-"), json!("a")] {
        for number in [json!(null), json!(3), json!(5)] {
            let value = json!({"name": name, "number": number, "long": null});
            assert_eq!(json::is_valid::<Names>(&value.to_string()), names.is_valid(&value), "{value}");
        }
    }
    let comment = &json_schema::<Names>()["properties"]["long"]["$comment"];
    assert_eq!(comment, "must not fit this: must pass a check of its own");
    // A validator may take `format` for a comment, and would refuse every text here.
    let nick = &json_schema::<Names>()["properties"]["nick"];
    assert_eq!(nick["not"], json!(null));
    assert_eq!(nick["$comment"], "must not fit this: must be an e-mail address");
}

#[test]
fn enums_behind_pointers() {
    use std::rc::Rc;
    use std::sync::Arc;

    #[derive(Clone, Copy, DeploymentValidate)]
    enum State {
        Plain,
        Named,
    }
    #[derive(DeploymentValidate)]
    struct Behind<'a> {
        #[validate(discriminator(Plain))]
        boxed: Option<Box<State>>,
        shared: Rc<State>,
        #[validate(one_of(Named))]
        sent: Option<Arc<State>>,
        lent: &'a State,
        #[validate(
            required_if(boxed = Named),
            required_if(shared = Named),
            required_if(sent = Plain),
            required_if(lent = Named)
        )]
        name: Option<u8>,
    }

    let behind = |kinds: [State; 4]| {
        let [boxed, shared, sent, ref lent] = kinds;
        let (boxed, shared, sent) = (Some(Box::new(boxed)), Rc::new(shared), Some(Arc::new(sent)));
        let report = Behind { boxed, shared, sent, lent, name: None }.validate();
        report.err().map_or(String::new(), |report| report.to_string())
    };
    use State::{Named, Plain};
    assert_eq!(behind([Plain, Plain, Named, Plain]), "");
    for kinds in [[Named, Plain, Named, Plain], [Plain, Named, Named, Plain], [Plain, Plain, Named, Named]] {
        assert!(behind(kinds).starts_with("/name: required when "));
    }
    assert!(behind([Plain, Plain, Plain, Plain]).starts_with("/sent: must be Named"));
}
