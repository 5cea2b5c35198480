//! Rules on whether a field is there, conditions of every form, and the four groups.

use deployment_validate::DeploymentValidate;

use super::Table;

#[derive(Clone, Copy, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
enum Mode {
    PlainText,
    #[serde(rename = "json!")]
    Json,
    Custom,
}

#[derive(DeploymentValidate)]
#[allow(dead_code)]
enum Source {
    Url(String),
    Inline { text: String },
    None,
}

#[test]
fn required_and_its_conditional_kin() {
    #[derive(Default, DeploymentValidate)]
    struct All {
        flag: bool,
        #[validate(required)]
        always: Option<u8>,
        #[validate(required_if(flag = true))]
        required_if: Option<u8>,
        #[validate(required_unless(flag = true))]
        required_unless: Option<u8>,
        #[validate(forbidden_if(flag = true))]
        forbidden_if: Option<u8>,
        #[validate(forbidden_unless(flag = true))]
        forbidden_unless: Option<u8>,
    }

    let mut table = Table::default();
    let required = ("/always", "required", "required");
    let required_if = ("/required_if", "required_if", "required when flag is true");
    let required_unless = ("/required_unless", "required_unless", "required unless flag is true");
    let forbidden_if = ("/forbidden_if", "forbidden_if", "not allowed when flag is true");
    let forbidden_unless = ("/forbidden_unless", "forbidden_unless", "only allowed when flag is true");
    table.case("nothing", &All::default(), &[required, required_unless]);
    table.case("nothing but the flag", &All { flag: true, ..All::default() }, &[required, required_if]);
    let full = |flag| All {
        flag,
        always: Some(0),
        required_if: Some(0),
        required_unless: Some(0),
        forbidden_if: Some(0),
        forbidden_unless: Some(0),
    };
    table.case("everything", &full(false), &[forbidden_unless]);
    table.case("everything and the flag", &full(true), &[forbidden_if]);
    table.end();
}

/// Every form of a condition, against every value that decides it.
#[test]
fn conditions_of_every_form() {
    #[derive(Default, DeploymentValidate)]
    struct Conditions {
        mode: Option<Mode>,
        boxed: Option<u8>,
        text: String,
        cow: Option<std::borrow::Cow<'static, str>>,
        number: i64,
        float: f64,
        flag: Option<bool>,
        letter: char,
        #[validate(required_if(mode = Json | Custom))]
        by_variant: Option<()>,
        #[validate(required_if(text = "a" | "b"))]
        by_text: Option<()>,
        #[validate(required_if(cow = "a"))]
        by_cow: Option<()>,
        #[validate(required_if(number = 1..=9 | -5 | 100..))]
        by_number: Option<()>,
        #[validate(required_if(float = 0.5))]
        by_float: Option<()>,
        #[validate(required_if(flag = false))]
        by_flag: Option<()>,
        #[validate(required_if(letter = 'x'))]
        by_letter: Option<()>,
        #[validate(required_if(boxed))]
        by_presence: Option<()>,
        #[validate(required_if(boxed, flag = true))]
        by_both: Option<()>,
        #[validate(required_if(text = "c"), required_if(flag = true, number = 7))]
        by_either: Option<()>,
    }

    let base = || Conditions::default();
    let by_variant = ("/by_variant", "required_if", "required when mode is json! or custom");
    let by_text = ("/by_text", "required_if", "required when text is \"a\" or \"b\"");
    let by_number = ("/by_number", "required_if", "required when number is 1 to 9, -5 or 100 or more");
    let by_presence = ("/by_presence", "required_if", "required when boxed is present");
    let by_both = ("/by_both", "required_if", "required when boxed is present and flag is true");
    let either = "required when text is \"c\", or when flag is true and number is 7";
    let by_either = ("/by_either", "required_if", either);
    let mut table = Table::default();
    table.valid("nothing holds, absent fields neither", &base());
    table.valid("another variant", &Conditions { mode: Some(Mode::PlainText), ..base() });
    table.case("first variant", &Conditions { mode: Some(Mode::Json), ..base() }, &[by_variant]);
    table.case("second variant", &Conditions { mode: Some(Mode::Custom), ..base() }, &[by_variant]);
    table.case("text", &Conditions { text: "b".into(), ..base() }, &[by_text]);
    table.valid("other text", &Conditions { text: "ab".into(), ..base() });
    table.case(
        "optional text",
        &Conditions { cow: Some("a".into()), ..base() },
        &[("/by_cow", "required_if", "required when cow is \"a\"")],
    );
    for (number, holds) in [
        (0, false),
        (1, true),
        (9, true),
        (10, false),
        (-5, true),
        (99, false),
        (100, true),
        (i64::MAX, true),
    ] {
        let expected: &[_] = if holds { &[by_number] } else { &[] };
        table.case(&format!("number {number}"), &Conditions { number, ..base() }, expected);
    }
    table.case(
        "float",
        &Conditions { float: 0.5, ..base() },
        &[("/by_float", "required_if", "required when float is 0.5")],
    );
    table.case(
        "false is present",
        &Conditions { flag: Some(false), ..base() },
        &[("/by_flag", "required_if", "required when flag is false")],
    );
    table.case(
        "letter",
        &Conditions { letter: 'x', ..base() },
        &[("/by_letter", "required_if", "required when letter is \"x\"")],
    );
    table.case("presence", &Conditions { boxed: Some(0), ..base() }, &[by_presence]);
    table.case(
        "comma is and",
        &Conditions { boxed: Some(0), flag: Some(true), ..base() },
        &[by_presence, by_both],
    );
    table.valid("one of two tests", &Conditions { flag: Some(true), ..base() });
    table.case("repetition is or: first", &Conditions { text: "c".into(), ..base() }, &[by_either]);
    table.case(
        "repetition is or: second",
        &Conditions { flag: Some(true), number: 7, ..base() },
        &[by_number, by_either],
    );
    table.end();
}

#[test]
fn conditions_on_enums_in_boxes_references_and_with_content() {
    #[derive(DeploymentValidate)]
    struct Holder<'a> {
        boxed: Box<Mode>,
        borrowed: &'a Mode,
        #[validate(skip)]
        source: Source,
        #[validate(required_if(boxed = Custom))]
        a: Option<u8>,
        #[validate(required_if(borrowed = Custom))]
        b: Option<u8>,
        #[validate(required_if(source = Url | Inline))]
        c: Option<u8>,
    }

    let holder = |mode: &'static Mode, source| Holder {
        boxed: Box::new(*mode),
        borrowed: mode,
        source,
        a: None,
        b: None,
        c: None,
    };
    let mut table = Table::default();
    let a = ("/a", "required_if", "required when boxed is custom");
    let b = ("/b", "required_if", "required when borrowed is custom");
    let c = ("/c", "required_if", "required when source is Url or Inline");
    table.valid("none", &holder(&Mode::Json, Source::None));
    table.case("both", &holder(&Mode::Custom, Source::None), &[a, b]);
    table.case("tuple variant", &holder(&Mode::Json, Source::Url(String::new())), &[c]);
    table.case("named variant", &holder(&Mode::Json, Source::Inline { text: String::new() }), &[c]);
    table.end();
}

/// Repetition is *or* of the conditions, for the `unless` forms too.
#[test]
fn repeated_unless_joins_its_conditions() {
    #[derive(DeploymentValidate)]
    struct Unless {
        a: bool,
        b: bool,
        #[validate(required_unless(a = true), required_unless(b = true))]
        required: Option<u8>,
        #[validate(forbidden_unless(a = true))]
        #[validate(forbidden_unless(b = true))]
        forbidden: Option<u8>,
        #[validate(forbidden_if(a = true), forbidden_if(b = true))]
        forbidden_if: Option<u8>,
    }

    let required = ("/required", "required_unless", "required unless a is true or b is true");
    let forbidden = ("/forbidden", "forbidden_unless", "only allowed when a is true, or when b is true");
    let forbidden_if = ("/forbidden_if", "forbidden_if", "not allowed when a is true, or when b is true");
    let mut table = Table::default();
    for (a, b) in [(false, false), (true, false), (false, true), (true, true)] {
        let any = a || b;
        let absent = Unless { a, b, required: None, forbidden: None, forbidden_if: None };
        let expected: &[_] = if any { &[] } else { &[required] };
        table.case(&format!("absent {a} {b}"), &absent, expected);
        let present = Unless { a, b, required: Some(0), forbidden: Some(0), forbidden_if: Some(0) };
        let expected: &[_] = if any { &[forbidden_if] } else { &[forbidden] };
        table.case(&format!("present {a} {b}"), &present, expected);
    }
    table.end();
}

#[test]
fn presence_beside_rules_for_the_value() {
    #[derive(DeploymentValidate)]
    struct Both {
        flag: bool,
        #[validate(required_if(flag = true), length(min = 2), pattern = "^a")]
        text: Option<String>,
        #[validate(required)]
        nested: Option<Option<u8>>,
        #[validate(skip, required)]
        skipped: Option<Inner>,
    }

    #[derive(DeploymentValidate)]
    struct Inner(#[validate(range(min = 1))] u8);

    let value = |flag, text: Option<&str>, nested, skipped| Both {
        flag,
        text: text.map(Into::into),
        nested,
        skipped,
    };
    let mut table = Table::default();
    table.valid("absent", &value(false, None, Some(None), Some(Inner(0))));
    table.case(
        "value",
        &value(false, Some("b"), Some(Some(1)), Some(Inner(1))),
        &[
            ("/text", "length", "must be at least 2 characters long"),
            ("/text", "pattern", "character 1 is not allowed here: expected a"),
        ],
    );
    table.case(
        "presence",
        &value(true, None, None, None),
        &[
            ("/text", "required_if", "required when flag is true"),
            ("/nested", "required", "required"),
            ("/skipped", "required", "required"),
        ],
    );
    table.end();
}

/// Each group against every number of fields that are there.
#[test]
fn groups_count_what_is_there() {
    macro_rules! group {
        ($name:ident, $rule:ident) => {
            #[derive(DeploymentValidate)]
            #[serde(rename_all = "camelCase")]
            #[validate($rule(first_one, second, third))]
            struct $name {
                first_one: Option<u8>,
                second: Option<String>,
                third: Option<Box<u8>>,
            }

            impl $name {
                fn of(bits: u8) -> Self {
                    $name {
                        first_one: (bits & 1 != 0).then_some(0),
                        second: (bits & 2 != 0).then(String::new),
                        third: (bits & 4 != 0).then(Box::default),
                    }
                }
            }
        };
    }
    group!(Exactly, exactly_one_of);
    group!(Most, at_most_one_of);
    group!(Least, at_least_one_of);
    group!(All, all_or_none_of);

    let none = "exactly one of firstOne, second and third is required: none is there";
    let more = "exactly one of firstOne, second and third is required: more than one is there";
    let most: &[_] = &[("", "at_most_one_of", "at most one of firstOne, second and third is allowed")];
    let least: &[_] = &[("", "at_least_one_of", "at least one of firstOne, second and third is required")];
    let all: &[_] = &[("", "all_or_none_of", "all or none of firstOne, second and third are required")];
    let mut table = Table::default();
    for bits in 0..8_u8 {
        let count = bits.count_ones();
        let when = |holds: bool, broken| if holds { &[][..] } else { broken };
        let exactly = [("", "exactly_one_of", if count == 0 { none } else { more })];
        table.case(&format!("exactly {bits}"), &Exactly::of(bits), if count == 1 { &[] } else { &exactly });
        table.case(&format!("most {bits}"), &Most::of(bits), when(count <= 1, most));
        table.case(&format!("least {bits}"), &Least::of(bits), when(count >= 1, least));
        table.case(&format!("all {bits}"), &All::of(bits), when(count == 0 || count == 3, all));
    }
    table.end();
}

#[test]
fn whole_value_rules_come_first_and_below_their_own_place() {
    fn sums_up(range: &Range) -> Result<(), deployment_validate::Violation> {
        if range.low <= range.high { Ok(()) } else { Err("low is above high".into()) }
    }
    fn is_small(range: &Range) -> Result<(), deployment_validate::Violation> {
        let violation = deployment_validate::Violation::custom("too wide").on("high").with_code("width");
        if range.high < 100 { Ok(()) } else { Err(violation) }
    }

    #[derive(DeploymentValidate)]
    #[validate(custom(sums_up), custom(is_small))]
    #[validate(at_least_one_of(a, b, message = "give a or b"))]
    struct Range {
        #[validate(range(min = 1))]
        low: u8,
        high: u8,
        a: Option<u8>,
        b: Option<u8>,
    }

    #[derive(DeploymentValidate)]
    struct Outer {
        ranges: Vec<Range>,
    }

    let mut table = Table::default();
    table.valid("right", &Range { low: 1, high: 1, a: Some(0), b: None });
    table.case(
        "all wrong",
        &Outer {
            ranges: vec![
                Range { low: 1, high: 2, a: None, b: Some(1) },
                Range { low: 0, high: 200, a: None, b: None },
                Range { low: 9, high: 2, a: Some(0), b: Some(0) },
            ],
        },
        &[
            ("/ranges/1/high", "width", "too wide"),
            ("/ranges/1", "at_least_one_of", "give a or b"),
            ("/ranges/1/low", "range", "must be at least 1"),
            ("/ranges/2", "custom", "low is above high"),
        ],
    );
    table.end();
}

#[test]
fn conditions_and_rules_inside_variants() {
    #[derive(DeploymentValidate)]
    #[allow(dead_code)]
    enum Job {
        Run {
            shell: bool,
            #[validate(required_if(shell = true))]
            command: Option<String>,
            #[validate(length(max = 2))]
            arguments: Vec<String>,
        },
        Wait(#[validate(range(min = 1))] u32, #[validate(one_of("s", "m"))] String),
        Stop(#[validate(range(max = 9))] u8),
        Nothing,
    }

    let mut table = Table::default();
    let arguments = vec![String::new(); 3];
    table.case(
        "named",
        &Job::Run { shell: true, command: None, arguments },
        &[
            ("/Run/command", "required_if", "required when shell is true"),
            ("/Run/arguments", "length", "must have at most 2 items"),
        ],
    );
    table.case(
        "tuple",
        &Job::Wait(0, "h".into()),
        &[("/Wait/0", "range", "must be at least 1"), ("/Wait/1", "one_of", "must be \"s\" or \"m\"")],
    );
    table.case("newtype", &Job::Stop(10), &[("/Stop", "range", "must be at most 9")]);
    table.valid("unit", &Job::Nothing);
    table.end();
}

/// A box is there when what it holds is.
#[test]
fn a_boxed_option_can_be_absent() {
    #[derive(DeploymentValidate)]
    #[validate(at_most_one_of(boxed, other))]
    struct Boxed {
        #[validate(required_unless(other))]
        boxed: Box<Option<u8>>,
        other: Option<u8>,
    }

    let value = |boxed, other| Boxed { boxed: Box::new(boxed), other };
    let mut table = Table::default();
    table.valid("in the box", &value(Some(1), None));
    table.valid("beside the box", &value(None, Some(1)));
    let required = ("/boxed", "required_unless", "required unless other is present");
    table.case("none", &value(None, None), &[required]);
    let both = ("", "at_most_one_of", "at most one of boxed and other is allowed");
    table.case("both", &value(Some(1), Some(1)), &[both]);
    table.end();
}
