//! `pattern`, `length`, `one_of`, `any_of` and `custom` on everything that is a string, a character or `bool`.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use deployment_validate::{DeploymentValidate, Matcher, Pattern, Text, Violation, pattern};

use super::{Table, holder};

const SLUG: Pattern = pattern!(r"^[a-z]+$");
const FIRST: &[super::Expected<'_>] =
    &[("/value", "pattern", "character 1 is not allowed here: expected a-z")];
const FOURTH: &[super::Expected<'_>] =
    &[("/value", "pattern", "character 4 is not allowed here: expected a-z")];
const END: &[super::Expected<'_>] = &[("/value", "pattern", "ends too soon: expected a-z")];

struct Own(String);

impl Text for Own {
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

#[test]
fn pattern_on_every_string() {
    holder!(OfStr<'a>: &'a str, pattern = r"^[a-z]+$");
    holder!(OfString: String, pattern = r"^[a-z]+$");
    holder!(OfCow<'a>: Cow<'a, str>, pattern = r"^[a-z]+$");
    holder!(OfBox: Box<str>, pattern = r"^[a-z]+$");
    holder!(OfRc: Rc<str>, pattern = r"^[a-z]+$");
    holder!(OfArc: Arc<String>, pattern = r"^[a-z]+$");
    holder!(OfOwn: Own, skip, pattern = r"^[a-z]+$");
    holder!(OfOption: Option<String>, pattern = r"^[a-z]+$");
    holder!(OfNested<'a>: Option<Option<Cow<'a, str>>>, pattern = r"^[a-z]+$");
    holder!(OfBoxedOption: Box<Option<String>>, pattern = r"^[a-z]+$");
    holder!(OfConst: String, pattern = SLUG);

    let mut table = Table::default();
    for (text, expected) in [("abc", &[][..]), ("ABC", FIRST), ("", END), ("abc\n", FOURTH)] {
        table.case("&str", &OfStr { value: text }, expected);
        table.case("String", &OfString { value: text.into() }, expected);
        table.case("Cow borrowed", &OfCow { value: Cow::Borrowed(text) }, expected);
        table.case("Cow owned", &OfCow { value: Cow::Owned(text.into()) }, expected);
        table.case("Box<str>", &OfBox { value: text.into() }, expected);
        table.case("Rc<str>", &OfRc { value: text.into() }, expected);
        table.case("Arc<String>", &OfArc { value: Arc::new(text.into()) }, expected);
        table.case("own Text", &OfOwn { value: Own(text.into()) }, expected);
        table.case("Some", &OfOption { value: Some(text.into()) }, expected);
        table.case("Some(Some)", &OfNested { value: Some(Some(text.into())) }, expected);
        table.case("Box<Some>", &OfBoxedOption { value: Box::new(Some(text.into())) }, expected);
        table.case("a Pattern const", &OfConst { value: text.into() }, expected);
    }
    table.valid("None", &OfOption { value: None });
    table.valid("Some(None)", &OfNested { value: Some(None) });
    table.valid("None of two", &OfNested { value: None });
    table.valid("Box<None>", &OfBoxedOption { value: Box::new(None) });
    table.end();
}

#[test]
fn pattern_is_unanchored_and_takes_several_and_any_matcher() {
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
    holder!(Unanchored: String, pattern = "b");
    holder!(Several: String, pattern = "^a", pattern = "z$");
    holder!(OfMatcher: String, pattern = EVEN);

    let mut table = Table::default();
    table.valid("in the middle", &Unanchored { value: "abc".into() });
    table.case("nowhere", &Unanchored { value: "ac".into() }, &[("/value", "pattern", "does not contain b")]);
    table.case(
        "both fail",
        &Several { value: "m".into() },
        &[
            ("/value", "pattern", "character 1 is not allowed here: expected a"),
            ("/value", "pattern", "does not match z$"),
        ],
    );
    table.case("one fails", &Several { value: "am".into() }, &[("/value", "pattern", "does not match z$")]);
    table.valid("none fails", &Several { value: "az".into() });
    table.valid("own matcher", &OfMatcher { value: "ab".into() });
    table.case(
        "own matcher fails",
        &OfMatcher { value: "abc".into() },
        &[("/value", "pattern", "does not match an even length")],
    );
    table.end();
}

#[test]
fn length_counts_characters_bytes_and_utf16_units() {
    holder!(Chars: String, length(min = 2, max = 4));
    holder!(Bytes: String, length(bytes, min = 2, max = 4));
    holder!(Utf16: String, length(utf16, min = 2, max = 4));
    holder!(Equal: String, length(equal = 3));
    holder!(Least: String, length(min = 1));
    holder!(Most: String, length(max = 1));
    holder!(Two: Option<Cow<'static, str>>, length(min = 2));

    let chars: &[_] = &[("/value", "length", "must be 2 to 4 characters long")];
    let bytes: &[_] = &[("/value", "length", "must be 2 to 4 bytes long")];
    let units: &[_] = &[("/value", "length", "must be 2 to 4 UTF-16 units long")];
    // Text, then what characters, bytes and UTF-16 units say of it.
    let cases = [
        ("", false, false, false),
        ("a", false, false, false),
        ("ab", true, true, true),
        ("abcd", true, true, true),
        ("abcde", false, false, false),
        ("é", false, true, false),
        ("éé", true, true, true),
        ("ééé", true, false, true),
        ("éééé", true, false, true),
        ("ééééé", false, false, false),
        ("€", false, true, false),
        ("€€€€", true, false, true),
        ("€€€€€", false, false, false),
        ("😀", false, true, true),
        ("😀😀", true, false, true),
        ("😀😀a", true, false, false),
        ("😀😀😀😀", true, false, false),
        ("😀😀😀😀😀", false, false, false),
        // A base letter and a combining mark are two characters.
        ("e\u{301}", true, true, true),
    ];
    let mut table = Table::default();
    for (text, in_chars, in_bytes, in_units) in cases {
        let value = || text.to_owned();
        table.case(&format!("{text} chars"), &Chars { value: value() }, if in_chars { &[] } else { chars });
        table.case(&format!("{text} bytes"), &Bytes { value: value() }, if in_bytes { &[] } else { bytes });
        table.case(&format!("{text} utf16"), &Utf16 { value: value() }, if in_units { &[] } else { units });
    }
    table.case("equal", &Equal { value: "ab".into() }, &[("/value", "length", "must be 3 characters long")]);
    table.valid("equal astral", &Equal { value: "😀😀😀".into() });
    table.case(
        "least",
        &Least { value: "".into() },
        &[("/value", "length", "must be at least 1 character long")],
    );
    table.case(
        "most",
        &Most { value: "ab".into() },
        &[("/value", "length", "must be at most 1 character long")],
    );
    table.valid("most astral", &Most { value: "😀".into() });
    table.case(
        "option",
        &Two { value: Some("a".into()) },
        &[("/value", "length", "must be at least 2 characters long")],
    );
    table.valid("none", &Two { value: None });
    table.end();
}

/// The shortcuts that the length of a string takes must never change the answer.
#[test]
fn length_agrees_with_the_standard_library_for_all_mixtures() {
    holder!(Chars: String, length(min = 3, max = 5));
    holder!(Utf16: String, length(utf16, min = 3, max = 5));

    let letters = ["a", "é", "€", "😀"];
    for code in 0..4_usize.pow(7) {
        let mut text = String::new();
        let mut rest = code;
        for _ in 0..(code % 8) {
            text.push_str(letters[rest % 4]);
            rest /= 4;
        }
        let units = text.encode_utf16().count();
        assert_eq!(
            Chars { value: text.clone() }.is_valid(),
            (3..=5).contains(&text.chars().count()),
            "{text}"
        );
        assert_eq!(Utf16 { value: text.clone() }.is_valid(), (3..=5).contains(&units), "{text}");
    }
}

#[test]
fn one_of_on_strings_characters_and_truth_values() {
    holder!(OfCow<'a>: Cow<'a, str>, one_of("a", "b b", ""));
    holder!(OfOption: Option<Box<str>>, one_of("latest"));
    holder!(OfChar: char, one_of('a', 'é', '😀'));
    holder!(OfBool: bool, one_of(true));
    holder!(OfSome: Option<bool>, one_of(false));

    let mut table = Table::default();
    table.valid("first", &OfCow { value: "a".into() });
    table.valid("empty literal", &OfCow { value: "".into() });
    table.case(
        "case counts",
        &OfCow { value: "A".into() },
        &[("/value", "one_of", "must be \"a\", \"b b\" or \"\"")],
    );
    table.case(
        "spaces count",
        &OfOption { value: Some("latest ".into()) },
        &[("/value", "one_of", "must be \"latest\"")],
    );
    table.valid("absent", &OfOption { value: None });
    table.valid("char", &OfChar { value: '😀' });
    table.case(
        "other char",
        &OfChar { value: 'b' },
        &[("/value", "one_of", "must be \"a\", \"é\" or \"😀\"")],
    );
    table.valid("bool", &OfBool { value: true });
    table.case("other bool", &OfBool { value: false }, &[("/value", "one_of", "must be true")]);
    table.case("optional bool", &OfSome { value: Some(true) }, &[("/value", "one_of", "must be false")]);
    table.valid("no bool", &OfSome { value: None });
    table.end();
}

#[test]
fn any_of_tells_all_alternatives_in_one_violation() {
    fn is_even(text: &str) -> Result<(), &'static str> {
        if text.len().is_multiple_of(2) { Ok(()) } else { Err("odd") }
    }

    holder!(Sha: Option<String>, any_of((length(equal = 40)), (one_of("latest"))));
    holder!(Both: String, any_of((pattern = "^a", length(max = 2)), (custom(is_even))));
    holder!(Nested: String, any_of((any_of((one_of("x")), (one_of("y")))), (pattern = "^z")));

    let mut table = Table::default();
    table.valid("first", &Sha { value: Some("a".repeat(40)) });
    table.valid("second", &Sha { value: Some("latest".into()) });
    table.valid("none", &Sha { value: None });
    table.case(
        "neither",
        &Sha { value: Some("newest".into()) },
        &[("/value", "any_of", "must be 40 characters long, or must be \"latest\"")],
    );
    table.valid("both rules of the first", &Both { value: "a".into() });
    table.valid("the function", &Both { value: "bb".into() });
    table.case(
        "one rule of the first is not enough",
        &Both { value: "abc".into() },
        &[("/value", "any_of", "must match ^a and must be at most 2 characters long, or odd")],
    );
    table.valid("inner", &Nested { value: "y".into() });
    table.valid("outer", &Nested { value: "zoo".into() });
    table.case(
        "nested",
        &Nested { value: "q".into() },
        &[("/value", "any_of", "must be \"x\", or must be \"y\", or must match ^z")],
    );
    table.end();
}

#[test]
fn custom_takes_references_of_every_kind() {
    fn on_str(text: &str) -> Result<(), &'static str> {
        if text == "ok" { Ok(()) } else { Err("must be ok") }
    }
    fn on_string(text: &String) -> Result<(), String> {
        if text == "ok" { Ok(()) } else { Err("must be ok".to_owned()) }
    }
    fn on_option(text: &Option<String>) -> Result<(), &'static str> {
        if text.is_some() { Ok(()) } else { Err("must be there") }
    }
    #[allow(clippy::ptr_arg)]
    fn on_cow(text: &Cow<'_, str>) -> Result<(), Violation> {
        if text == "ok" { Ok(()) } else { Err(Violation::custom("must be ok").with_code("not_ok")) }
    }
    fn on_key(_: &str) -> Result<(), Violation> {
        Err(Violation::custom("inner").on("a/b").on("c~d"))
    }

    holder!(StrOfString: String, custom(on_str));
    holder!(StrOfCow<'a>: Cow<'a, str>, custom(on_str));
    holder!(StrOfBox: Box<str>, custom(on_str));
    holder!(StrOfOption: Option<String>, custom(on_str));
    holder!(StringOfString: String, custom(on_string));
    holder!(CowOfCow<'a>: Cow<'a, str>, custom(on_cow));
    holder!(Whole: Wrapper, skip, custom(Wrapper::check));
    holder!(Key: String, custom(on_key));
    holder!(Messaged: String, custom(on_str, message = "say ok"));

    struct Wrapper(Option<String>);
    impl Wrapper {
        fn check(&self) -> Result<(), &'static str> {
            on_option(&self.0)
        }
    }

    let wrong: &[_] = &[("/value", "custom", "must be ok")];
    let mut table = Table::default();
    for (text, expected) in [("ok", &[][..]), ("no", wrong)] {
        table.case("&str of String", &StrOfString { value: text.into() }, expected);
        table.case("&str of Cow", &StrOfCow { value: text.into() }, expected);
        table.case("&str of Box<str>", &StrOfBox { value: text.into() }, expected);
        table.case("&str of Option<String>", &StrOfOption { value: Some(text.into()) }, expected);
        table.case("&String", &StringOfString { value: text.into() }, expected);
    }
    table.valid("no function is called on None", &StrOfOption { value: None });
    table.case("own code", &CowOfCow { value: "no".into() }, &[("/value", "not_ok", "must be ok")]);
    table.case("method", &Whole { value: Wrapper(None) }, &[("/value", "custom", "must be there")]);
    table.case("deeper", &Key { value: String::new() }, &[("/value/a~1b/c~0d", "custom", "inner")]);
    table.case("message", &Messaged { value: "no".into() }, &[("/value", "custom", "say ok")]);
    table.end();
}

#[test]
fn messages_stand_inside_and_beside_rules() {
    #[derive(DeploymentValidate)]
    struct Messages {
        #[validate(pattern = "^a", message = "beside")]
        pattern: String,
        #[validate(length(min = 1, message = "inside length"), one_of("a", message = "inside one_of"))]
        two: String,
        #[validate(length(min = 1))]
        #[validate(message = "its own attribute", pattern = "^b")]
        split: String,
        #[validate(any_of((length(min = 3, message = "shown")), (one_of("x"))))]
        alternatives: String,
        #[validate(any_of((length(min = 3)), (one_of("x")), message = "inside any_of"))]
        replaced: String,
        #[validate(multiple_of = 5, message = "in fives")]
        step: i32,
        #[validate(range(min = 5, message = "five or more"))]
        range: i32,
        #[validate(required, message = "needed")]
        required: Option<i32>,
        #[validate(required(message = "needed, inside"))]
        required_inside: Option<i32>,
        #[validate(required_if(plain = 1, message = "needed for 1"))]
        conditional: Option<i32>,
        #[validate(required_if(plain = 2), required_if(plain = 1, message = "needed for 1 and 2"))]
        repeated: Option<i32>,
        plain: i32,
    }
    #[derive(DeploymentValidate)]
    #[validate(custom(is_ok))]
    #[validate(exactly_one_of(a, b), message = "a or b")]
    #[validate(custom(is_ok_too), message = "of the second")]
    struct OfTypes {
        a: Option<i32>,
        b: Option<i32>,
    }
    fn is_ok(_: &OfTypes) -> Result<(), &'static str> {
        Err("of the function")
    }
    fn is_ok_too(value: &OfTypes) -> Result<(), &'static str> {
        is_ok(value)
    }

    let mut table = Table::default();
    table.case(
        "all of them",
        &Messages {
            pattern: "b".into(),
            two: "".into(),
            split: "".into(),
            alternatives: "ab".into(),
            replaced: "ab".into(),
            step: 1,
            range: 1,
            required: None,
            required_inside: None,
            conditional: None,
            repeated: None,
            plain: 1,
        },
        &[
            ("/pattern", "pattern", "beside"),
            ("/two", "length", "inside length"),
            ("/two", "one_of", "inside one_of"),
            ("/split", "length", "must be at least 1 character long"),
            ("/split", "pattern", "its own attribute"),
            ("/alternatives", "any_of", "shown, or must be \"x\""),
            ("/replaced", "any_of", "inside any_of"),
            ("/step", "multiple_of", "in fives"),
            ("/range", "range", "five or more"),
            ("/required", "required", "needed"),
            ("/required_inside", "required", "needed, inside"),
            ("/conditional", "required_if", "needed for 1"),
            ("/repeated", "required_if", "needed for 1 and 2"),
        ],
    );
    table.case(
        "of types",
        &OfTypes { a: None, b: None },
        &[
            ("", "custom", "of the function"),
            ("", "exactly_one_of", "a or b"),
            ("", "custom", "of the second"),
        ],
    );
    table.end();
}
