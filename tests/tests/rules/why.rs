//! What the message of `pattern` says: the place, what could stand there, the name that the pattern has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use deployment_validate::{DeploymentValidate, Matcher, Param, Pattern, Valid, pattern};

/// The message for a text.
macro_rules! message {
    ($pattern:literal $(, expected = $name:literal)?; $text:expr) => {{
        const PATTERN: Pattern = pattern!($pattern $(, expected = $name)?);
        #[derive(DeploymentValidate)]
        struct ByPath<'a>(#[validate(pattern = PATTERN)] &'a str);
        message_of(&ByPath($text))
    }};
}

fn message_of<T: DeploymentValidate>(value: &T) -> String {
    let report = value.validate().unwrap_err();
    assert_eq!(report.violations().len(), 1, "{report}");
    report.violations()[0].message().to_owned()
}

#[test]
fn the_place_and_what_could_stand_there() {
    let not_allowed =
        |place: usize, expected: &str| format!("character {place} is not allowed here: expected {expected}");
    let too_soon = |expected: &str| format!("ends too soon: expected {expected}");
    for (found, expected) in [
        (message!("^[A-Za-z0-9-]+$"; "ab_"), not_allowed(3, "A-Z, a-z, 0-9 or -")),
        (message!(r"^[a-z]+[:@]\d$"; "nginx"), too_soon(": or @")),
        // Characters count, not bytes.
        (message!("^[é😀]+$"; "é😀é!"), not_allowed(4, "é or U+1F600")),
        (message!("^[a-c]x$"; ""), too_soon("a-c")),
        (message!("^[ab]$"; "c"), not_allowed(1, "a or b")),
        (message!("^ab$"; "abc"), not_allowed(3, "the end")),
        (message!("^(?:ab|abcd)$"; "abx"), not_allowed(3, "c")),
        // What is not seen has a name.
        (
            message!(r"^[ \t\n\r,;]$"; "x"),
            not_allowed(1, "a tab, a line feed, a carriage return, a space, a comma or ;"),
        ),
        (
            message!("^[\u{a0}\u{200b}-\u{200f}\u{0}]$"; "x"),
            not_allowed(1, "U+0000, U+00A0, U+200B-U+200F").replacen(", U+200B", " or U+200B", 1),
        ),
        // Where nearly all is expected, what is not.
        (message!("^[^/]+$"; "a/"), not_allowed(2, "any character but /")),
        (
            message!("^.{3}$"; "a\nb"),
            not_allowed(2, "any character but a line feed, a carriage return, U+2028 or U+2029"),
        ),
        (message!("^[^]{3}$"; "a"), too_soon("any character")),
        // Ranges keep to letters, digits and the rest, unless they have all of them.
        (
            message!("^[+-Z]$"; "a"),
            not_allowed(1, "A-Z, 0-9, +, a comma, -, ., /, :-@").replacen(", :-@", " or :-@", 1),
        ),
        (message!("^[!-~]$"; " "), not_allowed(1, "!-~")),
        // A range of what is not seen has no names.
        (message!(r"^[\t-\r -#|-\x7f]$"; "x"), not_allowed(1, "U+0009-U+000D, U+0020-# or |-U+007F")),
        // Surrogates are no characters.
        (message!("^[\u{e000}-\u{10ffff}]$"; "x"), not_allowed(1, "any character but U+0000-U+D7FF")),
        // A long list ends with the rest of it.
        (message!("^[acegikmoqsuw]$"; "b"), not_allowed(1, "a, c, e, g, i, k, m, o, q, s, u or w")),
        (message!("^[acegikmoqsuwy]$"; "b"), not_allowed(1, "a, c, e, g, i, k, m, o, q, s, u or others")),
        // What lacks something anywhere lacks the whole.
        (message!("b"; "ac"), "does not contain b".to_owned()),
        (message!("b$"; "bc"), "does not match b$".to_owned()),
        (message!(r"^(?=.*\d)(?=.*[a-z]).*$"; "abc"), too_soon("0-9")),
        (message!("a^"; "abc"), "does not match a^".to_owned()),
        (message!("a^"; ""), "does not match a^".to_owned()),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn a_name_stands_for_the_pattern() {
    #[derive(DeploymentValidate)]
    #[validate(const)]
    struct Image<'a> {
        #[validate(pattern(r"^[a-z]+:[a-z0-9]+$", expected = "an image such as nginx:latest"))]
        image: &'a str,
        #[validate(any_of((pattern(r"\d", expected = "a text with a digit")), (length(equal = 1))))]
        digit: &'a str,
        #[validate(pattern("b", expected = "a text with b in it", message = "needs a b"))]
        told: &'a str,
    }
    const _: Valid<Image<'static>> = Image { image: "a:b", digit: "a", told: "b" }.assert_valid();

    let messages = |image, digit, told| match (Image { image, digit, told }).validate() {
        Ok(()) => Vec::new(),
        Err(report) => report.into_iter().map(|violation| violation.to_string()).collect(),
    };
    assert_eq!(
        messages("nginx", "ab", ""),
        [
            "/image: must be an image such as nginx:latest, but ends too soon: expected :",
            "/digit: must be a text with a digit, or must be 1 character long",
            "/told: needs a b",
        ]
    );
    assert_eq!(
        messages("nginx latest", "a", "b"),
        [
            "/image: must be an image such as nginx:latest, but character 6 is not allowed here: expected a-z or :"
        ]
    );
    assert_eq!(message!("b", expected = "a text with b in it"; "a"), "must be a text with b in it");
    assert_eq!(pattern!("b", expected = "b").expected(), Some("b"));
}

#[test]
fn two_patterns_of_one_source_keep_their_names() {
    #[derive(DeploymentValidate)]
    struct Two<'a> {
        #[validate(pattern("^a$", expected = "one"))]
        one: &'a str,
        #[validate(pattern("^a$", expected = "another"))]
        another: &'a str,
        #[validate(pattern = "^a$")]
        third: &'a str,
    }
    let report = Two { one: "", another: "", third: "" }.validate().unwrap_err();
    let messages: Vec<&str> = report.violations().iter().map(|violation| violation.message()).collect();
    let too_soon = "ends too soon: expected a";
    assert_eq!(
        messages,
        [
            format!("must be one, but {too_soon}"),
            format!("must be another, but {too_soon}"),
            too_soon.to_owned()
        ]
    );
}

#[test]
fn keys_items_and_what_leads_to_a_pattern_say_why_as_well() {
    static LAZY: LazyLock<Pattern> = LazyLock::new(|| pattern!("^[a-c]+$"));
    const REFERENCE: &Pattern = &pattern!("^[a-c]+$");
    #[derive(DeploymentValidate)]
    struct Places {
        #[validate(each(pattern = "^[a-c]+$"))]
        items: Vec<String>,
        #[validate(keys(pattern = "^[a-c]+$"), values(pattern = LAZY))]
        map: BTreeMap<String, String>,
        #[validate(pattern = REFERENCE)]
        by_reference: Option<String>,
    }
    let value = Places {
        items: vec!["ax".into()],
        map: BTreeMap::from([("ax".into(), "ax".into())]),
        by_reference: Some("ax".into()),
    };
    let report = value.validate().unwrap_err();
    assert_eq!(report.violations().len(), 4);
    for violation in report.violations() {
        let place = if violation.in_key() { "in the key, character" } else { "character" };
        let message = format!("{place} 2 is not allowed here: expected a-c");
        assert_eq!(violation.message(), message, "{violation}");
        let params = violation.params();
        let names: Vec<&str> = params.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["pattern", "at", "expected"]);
        assert_eq!(params.get("at"), Some(&Param::from(1)));
        assert_eq!(params.get("expected"), Some(&Param::from(vec!["a-c"])));
    }
}

#[test]
fn a_matcher_of_another_kind_says_what_it_did() {
    struct Even;

    impl Matcher for Even {
        fn is_match(&self, text: &str) -> bool {
            text.len().is_multiple_of(2)
        }

        fn source(&self) -> &'static str {
            "an even length"
        }
    }

    static EVEN: Even = Even;
    #[derive(DeploymentValidate)]
    struct Length<'a>(#[validate(pattern = EVEN)] &'a str);
    let report = Length("a").validate().unwrap_err();
    assert_eq!(report.to_string(), "does not match an even length");
    assert_eq!(report.violations()[0].params().iter().count(), 1);
}
