//! Reports drawn for people: what stands beside a place, where lines break, and what of a long line is shown.

#![allow(clippy::unwrap_used)]

use deployment_validate::{DeploymentValidate, Report, Style, Violation, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
#[allow(dead_code)]
struct Probe {
    kind: Kind,
    #[validate(required_if(kind = Http, port), required_if(kind = Tcp | Udp))]
    host: Option<String>,
    port: Option<u16>,
    #[validate(pattern = "^[a-z]*$")]
    name: Option<String>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Http,
    Tcp,
    Udp,
}

/// What is drawn of a text, without the spaces at the ends of lines.
fn drawn(text: &str) -> String {
    let report = json::from_str::<Probe>(text).unwrap_err();
    let drawn = report.render("a.json", text, Style::new());
    drawn.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_required_key_is_shown_beside_what_requires_it() {
    assert_eq!(
        drawn("{\n  \"port\": 1,\n  \"kind\": \"http\"\n}"),
        "error[required_if]: /host: required when kind is http and port is present, or\n                    \
         when kind is tcp or udp\n \
         --> a.json:1:1\n  \
          |\n\
         1 | {\n  \
          | ^ host is missing here\n\
         2 |   \"port\": 1,\n\
         3 |   \"kind\": \"http\"\n  \
          |           ------ requires host"
    );
    // The reason is too far away to be drawn, and said instead.
    let far = format!("{{\"name\": \"{}\",\n\"kind\": \"udp\"}}", "a".repeat(1000));
    assert!(drawn(&far).ends_with("= help: kind udp requires host"), "{}", drawn(&far));
}

#[test]
fn a_key_that_is_there_twice_names_the_line_of_the_first() {
    let apart = "{\"kind\": \"http\",\n\"name\": \"a\",\n\"name\": \"b\"}";
    assert!(drawn(apart).contains("--> a.json:3:1\n"), "{}", drawn(apart));
    assert!(drawn(apart).ends_with("= help: the key stands first on line 2"), "{}", drawn(apart));
    // A report may come from elsewhere: its places are looked up in any text.
    let text = "{}\n\n";
    for (first, told) in [(0, true), (1, true), (4, false), (text.len() + 1, false)] {
        let place = r#""line":2,"column":1,"offset":3,"len":1"#;
        let report = format!(
            r#"[{{"pointer":"/a","code":"duplicate","message":"key given more than once","params":{{"first":{first}}},{place}}}]"#
        );
        let report: Report = serde_json::from_str(&report).unwrap();
        let drawn = report.render("a.json", text, Style::new());
        assert_eq!(drawn.contains("the key stands first on line"), told, "{first}: {drawn}");
    }
    let beside = "{\"kind\": \"http\", \"name\": \"a\", \"name\": \"b\"}";
    assert!(!drawn(beside).contains("help"), "{}", drawn(beside));
}

#[test]
fn the_whole_document_has_no_pointer() {
    assert!(drawn("1").starts_with("error[type]: must be an object"), "{}", drawn("1"));
    assert!(drawn("").contains("--> a.json:1:1\n"), "{}", drawn(""));
}

/// Nothing is wider than the terminal, and its width is used.
#[test]
fn lines_are_as_wide_as_the_terminal() {
    let report = Report::from(Violation::custom("a ".repeat(200).trim_end().to_owned()).on("name"));
    for width in [40, 41, 80, 81, 200] {
        let drawn = report.render("a.json", "", Style::new().width(width));
        let widest = drawn.lines().map(|line| line.trim_end().len()).max().unwrap();
        assert!((width - 1..=width).contains(&widest), "{width}: {widest}\n{drawn}");
    }
    let long = format!("{{\"kind\": \"tcp\", \"host\": \"a\", \"port\": \"{}\"}}", "x".repeat(200));
    assert_eq!(drawn(&long).matches('^').count(), (80 - "1 | ".len()) / 2, "{}", drawn(&long));
    assert!(drawn(&long).lines().all(|line| line.len() <= 80), "{}", drawn(&long));
    // The column is that in the line, not in the part that is drawn.
    let minified = format!("{{\"kind\": \"http\", \"host\": \"\", \"name\": \"{}-\"}}", "x".repeat(4000));
    assert!(drawn(&minified).contains("--> a.json:1:4039\n"), "{}", drawn(&minified));
}
