//! Patterns with flags: the verdicts of node's RegExp (conformance/patterns/flags.json), and what schemas have in their
//! place.

use deployment_validate::{DeploymentValidate, Pattern, json_schema, pattern as compiled};
use serde_json::Value;

use super::pattern::{Flags, compile_flagged};

fn flags(letters: &str) -> Flags {
    let has = |letter| letters.contains(letter);
    Flags { ignore_case: has('i'), dot_all: has('s'), unicode: has('u') }
}

#[test]
fn verdicts_are_those_of_node() {
    let file: Value = serde_json::from_str(include_str!("../../conformance/patterns/flags.json")).unwrap();
    let texts: Vec<&str> =
        file["strings"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let mut failures = Vec::new();
    let mut expanded_count = 0;
    for case in file["cases"].as_array().unwrap() {
        let (source, letters) = (case["source"].as_str().unwrap(), case["flags"].as_str().unwrap());
        let flags = flags(letters);
        let compiled = match compile_flagged(source, flags) {
            Ok(compiled) => compiled,
            Err(error) => {
                failures.push(format!("/{source}/{letters}: {}", error.message));
                continue;
            }
        };
        assert_eq!(flags.letters(), letters);
        // What a schema has in its place means the same under the flags that schemas have.
        let expanded = compiled.expanded.as_deref().map(|expanded| {
            expanded_count += 1;
            let unicode = Flags { unicode: flags.unicode, ..Flags::default() };
            compile_flagged(expanded, unicode).unwrap_or_else(|error| panic!("{expanded}: {error:?}")).dfa
        });
        let verdicts = case["verdicts"].as_str().unwrap().bytes().map(|digit| digit == b'1');
        for (text, verdict) in texts.iter().zip(verdicts) {
            if compiled.dfa.is_match(text) != verdict {
                failures.push(format!("/{source}/{letters} on {text:?}: node says {verdict}"));
            }
            if expanded.as_ref().is_some_and(|expanded| expanded.is_match(text) != verdict) {
                failures.push(format!("/{source}/{letters} on {text:?}: expanded, it says otherwise"));
            }
        }
    }
    for case in file["refused"].as_array().unwrap() {
        let (source, letters) = (case[0].as_str().unwrap(), case[1].as_str().unwrap());
        if compile_flagged(source, flags(letters)).is_ok() {
            failures.push(format!("/{source}/{letters} is accepted"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
    assert!(expanded_count > 60, "{expanded_count} patterns can be said without flags");
}

const YES: Pattern = compiled!("^yes|no$", ignore_case);
const _: () = assert!(YES.is_match("YES!") && !YES.is_match("maybe"));

#[derive(DeploymentValidate)]
struct Flagged {
    #[validate(pattern(r"^k.z$", ignore_case, dot_all))]
    key: String,
    #[validate(pattern(r"^\p{Lu}\p{L}*$", unicode, expected = "a name"))]
    name: String,
    #[validate(pattern(r"^\p{L}$", unicode, ignore_case))]
    letter: String,
    #[validate(pattern = YES)]
    answer: String,
}

#[test]
fn rules_and_schemas_have_flags() {
    let of = |key: &str, name: &str| Flagged {
        key: key.into(),
        name: name.into(),
        letter: "é".into(),
        answer: "No".into(),
    };
    assert!(of("K\nZ", "Élan").is_valid());
    let report = of("k\n", "élan").validate().unwrap_err();
    let told: Vec<&str> = report.violations().iter().map(|own| own.message()).collect();
    assert_eq!(told[0], "ends too soon: expected Z or z");
    assert!(told[1].starts_with("must be a name, but character 1 is not allowed here"), "{}", told[1]);
    assert_eq!(report.violations()[0].params().get("flags"), Some(&"is".into()));
    let schema = json_schema::<Flagged>();
    let property = |name: &str| &schema["properties"][name];
    assert_eq!(property("key")["pattern"], r"^[Kk][\s\S][Zz]$");
    assert_eq!(property("name")["pattern"], r"^\p{Lu}\p{L}*$");
    assert_eq!(property("letter")["pattern"], Value::Null);
    assert_eq!(property("letter")["$comment"], r"must match ^\p{L}$ under the flags iu");
    assert_eq!(property("answer")["pattern"], "^[Yy][Ee][Ss]|[Nn][Oo]$");
}

/// What the refusal of `(?m)` offers in its place.
#[test]
fn lines_are_said_without_their_flag() {
    static LINE: Pattern = compiled!(r"(?:^|\n)abc(?=\n|$)");
    assert!(["abc", "x\nabc\ny", "x\nabc", "abc\n"].into_iter().all(|text| LINE.is_match(text)));
    assert!(["xabc", "abcx", "x\nabcx", "\nxabc"].into_iter().all(|text| !LINE.is_match(text)));
}
