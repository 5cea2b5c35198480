//! `format`: each recogniser against the verdicts of other programs, in documents, in `const` and in JSON Schema.
//!
//! `FORMAT_SUITE=<folder> cargo test --test formats -- --ignored` judges the format tests of the JSON Schema Test Suite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use deployment_validate::schema::Format;
use deployment_validate::{DeploymentValidate, Param, Valid, json, json_schema};
use iri_string::types::{UriReferenceStr, UriStr};
use serde::Deserialize;
use serde_json::Value;

const CASES: &str = include_str!("../conformance/formats/cases.json");

const ALL: [Format; 19] = [
    Format::Email,
    Format::Hostname,
    Format::Ipv4,
    Format::Ipv6,
    Format::Ip,
    Format::Cidr,
    Format::Uri,
    Format::UriReference,
    Format::Url,
    Format::Uuid,
    Format::Date,
    Format::Time,
    Format::DateTime,
    Format::Duration,
    Format::Semver,
    Format::Base64,
    Format::JsonPointer,
    Format::CreditCard,
    Format::E164,
];

fn named(name: &str) -> Option<Format> {
    ALL.into_iter().find(|format| format.name() == name)
}

/// Strings near a format, with the verdicts of other programs.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Cases {
    valid: Vec<String>,
    invalid: Vec<String>,
    unjudged: Vec<String>,
}

impl Cases {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.valid.iter().chain(&self.invalid).chain(&self.unjudged).map(String::as_str)
    }
}

#[test]
fn recognisers_agree_with_other_programs() {
    let all: BTreeMap<String, Cases> = serde_json::from_str(CASES).unwrap();
    assert_eq!(all.len(), 18, "every format but `email`");
    let mut failures = Vec::new();
    for (name, cases) in &all {
        let format = named(name).unwrap();
        let judged = cases.valid.len().min(cases.invalid.len());
        assert!(judged > 5 || cases.unjudged.len() > 100, "{name} has few cases");
        for (texts, verdict) in [(&cases.valid, true), (&cases.invalid, false)] {
            let wrong = texts.iter().filter(|text| format.admits(text) != verdict);
            failures.extend(wrong.map(|text| format!("{name}: {text:?} is valid: {verdict}")));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn addresses_are_those_of_std() {
    let all: BTreeMap<String, Cases> = serde_json::from_str(CASES).unwrap();
    for text in all.values().flat_map(Cases::texts) {
        assert_eq!(Format::Ipv4.admits(text), text.parse::<Ipv4Addr>().is_ok(), "{text:?}");
        assert_eq!(Format::Ipv6.admits(text), text.parse::<Ipv6Addr>().is_ok(), "{text:?}");
        let is_uuid = text.len() == 36 && uuid::Uuid::try_parse(text).is_ok();
        assert_eq!(Format::Uuid.admits(text), is_uuid, "{text:?}");
        let is_date = text.len() == 10
            && text.starts_with(|char: char| char.is_ascii_digit())
            && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
        assert_eq!(Format::Date.admits(text), is_date, "{text:?}");
    }
}

#[test]
fn uris_are_those_of_a_crate_for_rfc_3986() {
    let all: BTreeMap<String, Cases> = serde_json::from_str(CASES).unwrap();
    for text in all.values().flat_map(Cases::texts) {
        let uri = UriStr::new(text).ok();
        assert_eq!(Format::Uri.admits(text), uri.is_some(), "{text:?}");
        assert_eq!(Format::UriReference.admits(text), UriReferenceStr::new(text).is_ok(), "{text:?}");
        let is_web = uri.is_some_and(|uri| {
            let has_host = uri.authority_components().is_some_and(|authority| !authority.host().is_empty());
            has_host && ["http", "https"].iter().any(|own| uri.scheme_str().eq_ignore_ascii_case(own))
        });
        assert_eq!(Format::Url.admits(text), is_web, "{text:?}");
        assert_eq!(Format::Semver.admits(text), semver::Version::parse(text).is_ok(), "{text:?}");
    }
}

#[test]
fn mailboxes_of_rfc_5321() {
    let long = format!("{}@a", "a".repeat(64));
    let longer = format!("{}@a", "a".repeat(65));
    for (text, verdict) in [
        ("a@b", true),
        ("a.b+c@example.co.uk", true),
        ("!#$%&'*+-/=?^_`{|}~@x", true),
        (r#""a\"b\\ c"@x"#, true),
        (r#""@"@x"#, true),
        ("a@[1.2.3.4]", true),
        ("a@[ipv6:2001:db8::1]", true),
        (&long, true),
        (&longer, false),
        ("", false),
        ("a", false),
        ("@", false),
        ("a@", false),
        ("a@b.", false),
        ("a@-b", false),
        ("a@b_c", false),
        ("a@b@c", false),
        ("a..b@c", false),
        (".a@c", false),
        ("a.@c", false),
        ("a b@c", false),
        (r#""a"b"@c"#, false),
        (r#""a\"@c"#, false),
        (r#""é"@c"#, false),
        ("é@c", false),
        ("a@é", false),
        ("a@[1.2.3]", false),
        ("a@[1.2.3.4", false),
        ("a@[]", false),
        ("a@[", false),
        ("a@[IPv6:1.2.3.4]", false),
        ("a@[2001:db8::1]", false),
        ("a@b\n", false),
        ("\"\\", false),
        ("\"\\\t\"@c", false),
    ] {
        assert_eq!(Format::Email.admits(text), verdict, "{text:?}");
    }
}

#[test]
fn what_is_only_just_wrong() {
    for (format, texts) in [
        (Format::CreditCard, &["63041000000000000008", "63041000009"][..]),
        (Format::Time, &["24:00:00Z", "08:30:06.Z", "08:30:06+24:00", "08:30:06+00:60"]),
        (Format::DateTime, &["2024-02-29"]),
        (Format::Uri, &["http://[v1]", "http://[v1.]", "http://[v.a]"]),
    ] {
        for text in texts {
            assert!(!format.admits(text), "{text:?}");
        }
    }
    assert!(Format::CreditCard.admits("6304100000000000009"));
}

#[test]
fn time_is_linear_in_the_text() {
    let parts =
        ["a", "1", ".", ":", "/", "-", "@", "%20", "[", "\"", "\\", "P1D", "~0", "é", "::", "1.", "a-", "=="];
    let start = std::time::Instant::now();
    for part in parts {
        let text = part.repeat(200_000);
        ALL.iter().for_each(|format| {
            std::hint::black_box(format.admits(&text));
        });
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Contact {
    #[validate(format = email)]
    mail: Option<String>,
    #[validate(each(format(date, message = "is no day")))]
    days: Vec<String>,
    #[validate(keys(format = uuid), values(any_of((format = ip), (format = hostname))))]
    hosts: BTreeMap<String, String>,
}

#[test]
fn documents_and_values_say_what_is_expected() {
    let text = r#"{"mail":"a","days":["2024-02-30","2024-02-29"],"hosts":{"x":"a_b"}}"#;
    let expected = "/mail: must be an e-mail address\n\
         /days/0: is no day\n\
         /hosts/x: the key must be a UUID\n\
         /hosts/x: must be an IP address, or must be a host name";
    let report = json::from_str::<Contact>(text).unwrap_err();
    let told: Vec<String> =
        report.violations().iter().map(|own| format!("{}: {}", own.pointer(), own.message())).collect();
    assert_eq!(told.join("\n"), expected);
    assert_eq!(report.violations()[0].code(), "format");
    assert_eq!(report.violations()[0].params().get("format"), Some(&Param::from("email")));
    let value: Contact = serde_json::from_str(text).unwrap();
    assert_eq!(value.validate().unwrap_err().to_string(), expected);
    let beside = text.replace("\"hosts\"", "\"size\":1,\"hosts\"");
    assert_eq!(json::from_str::<Contact>(&beside).unwrap_err().violations().len(), 5);
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Literal(#[validate(format = date_time)] &'static str);

const LITERAL: Valid<Literal> = Literal("2024-02-29T23:59:60Z").assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LITERAL.is_valid());
    let wrong = std::panic::catch_unwind(|| Literal("2023-02-29T23:59:60Z").assert_valid().is_valid());
    let message = "must be a date and time with an offset, as in 2024-12-31T23:59:00Z";
    assert_eq!(wrong.unwrap_err().downcast_ref::<String>().unwrap(), message);
}

macro_rules! one_field_a_format {
    ($($name:ident),*) => {
        #[derive(Deserialize, DeploymentValidate)]
        struct Every {
            $(#[validate(format = $name)] $name: Option<String>,)*
        }
    };
}

one_field_a_format!(
    email,
    hostname,
    ipv4,
    ipv6,
    ip,
    cidr,
    uri,
    uri_reference,
    url,
    uuid,
    date,
    time,
    date_time,
    duration,
    semver,
    base64,
    json_pointer,
    credit_card,
    e164
);

#[test]
fn schemas_name_formats_or_have_patterns() {
    let schema = json_schema::<Every>();
    let property = |name: &str| schema["properties"][name].clone();
    for (name, exported) in [
        ("email", "email"),
        ("hostname", "hostname"),
        ("ipv4", "ipv4"),
        ("ipv6", "ipv6"),
        ("uri", "uri"),
        ("uri_reference", "uri-reference"),
        ("url", "uri"),
        ("uuid", "uuid"),
        ("date", "date"),
        ("time", "time"),
        ("date_time", "date-time"),
        ("duration", "duration"),
        ("json_pointer", "json-pointer"),
    ] {
        assert_eq!(property(name)["format"], exported);
    }
    assert!(
        property("ip").to_string().contains(r#"{"format":"ipv4"},{"format":"ipv6"}"#),
        "{}",
        property("ip")
    );
    assert!(property("credit_card")["$comment"].is_string());
}

/// The exported patterns accept what the recognisers do, and nothing else where no comment says so.
#[test]
fn exported_patterns_mean_the_same() {
    let schema = json_schema::<Every>();
    let all: BTreeMap<String, Cases> = serde_json::from_str(CASES).unwrap();
    for name in ["cidr", "semver", "base64", "e164", "credit_card", "url"] {
        let property = &schema["properties"][name];
        let keywords = serde_json::json!({ "pattern": property["pattern"] });
        let validator = jsonschema::validator_for(&keywords).unwrap();
        let is_wider = property.get("$comment").is_some() || property.get("format").is_some();
        let cases = &all[name];
        for text in cases.texts() {
            let accepts = validator.is_valid(&Value::from(text));
            let is_valid = named(name).unwrap().admits(text);
            assert!(if is_wider { accepts || !is_valid } else { accepts == is_valid }, "{name}: {text:?}");
        }
    }
}

#[test]
#[ignore = "reads the JSON Schema Test Suite from FORMAT_SUITE"]
fn the_published_suite_agrees() {
    let folder = std::env::var("FORMAT_SUITE").expect("FORMAT_SUITE names a folder");
    let (mut count, mut left_out, mut failures) = (0, 0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
        let Some(format) = named(&stem).filter(|_| path.extension().is_some_and(|own| own == "json")) else {
            continue;
        };
        let groups: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let tests = groups.as_array().unwrap().iter().flat_map(|group| group["tests"].as_array().unwrap());
        for test in tests {
            let Some(text) = test["data"].as_str() else { continue };
            // Whether an A-label is valid only the tables of IDNA tell.
            if format == Format::Hostname && text.to_ascii_lowercase().starts_with("xn--") {
                left_out += 1;
                continue;
            }
            count += 1;
            if Some(format.admits(text)) != test["valid"].as_bool() {
                failures.push(format!("{stem}: {}: {text:?}", test["description"]));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    println!("{count} cases agree, {left_out} with IDNA were left out");
}
