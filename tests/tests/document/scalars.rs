//! Numbers, characters, strings and `null` against every scalar type.

use deployment_validate::{DeploymentValidate, json, yaml};
use serde::Deserialize;

use super::{check_table, judge, messages};

const TYPE: &[(&str, &str)] = &[("", "type")];

/// What is no number is no integer, of any width; and each width has its own bounds.
#[test]
fn integers_of_every_width() {
    macro_rules! each_type {
        ($($int:ty)*) => {$(
            let (min, max) = (<$int>::MIN.to_string(), <$int>::MAX.to_string());
            // One digit more than the bound is outside of every width.
            let (below, above) = (format!("-{}0", max), format!("{max}0"));
            let cases = [
                (min.as_str(), true), (max.as_str(), true), ("0", true),
                (below.as_str(), false), (above.as_str(), false),
                ("1.0", false), ("1.5", false), ("1e2", false), ("-0.0", false),
                ("1e400", false), ("10000000000000000000000000000000000000000", false),
                ("-10000000000000000000000000000000000000000", false),
                ("\"1\"", false), ("true", false), ("null", false), ("[]", false), ("[1]", false), ("{}", false),
            ];
            for (text, right) in cases {
                let found = judge::<$int>(text);
                let expected = if right { Vec::new() } else { vec![(String::new(), "type".to_owned())] };
                assert_eq!(found, expected, "{} from {text}", stringify!($int));
                assert_eq!(serde_json::from_str::<$int>(text).is_ok(), right, "serde: {text}");
            }
        )*};
    }
    each_type!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
}

#[test]
fn minus_zero_is_what_serde_says() {
    macro_rules! agree {
        ($($ty:ty)*) => {$(
            for text in ["-0", "-0.0", "-0e1", "0", "0e0"] {
                assert_eq!(
                    json::from_str::<$ty>(text).is_ok(), serde_json::from_str::<$ty>(text).is_ok(),
                    "{} from {text}", stringify!($ty)
                );
                let _ = judge::<$ty>(text);
            }
        )*};
    }
    agree!(i8 u8 i64 u64 i128 u128 f32 f64);
}

#[test]
fn what_is_no_integer_is_told_with_its_mend() {
    for (text, expected) in [
        ("-0", "must be an integer: write zero without a sign"),
        ("1.0", "must be an integer, written without a point or exponent"),
        ("1e2", "must be an integer, written without a point or exponent"),
        ("1.5", "must be an integer"),
        (
            "340282366920938463463374607431768211456",
            "must be an integer from 0 to 340282366920938463463374607431768211455",
        ),
    ] {
        assert_eq!(messages::<u128>(text), [format!("1:1: {expected}")], "{text}");
        assert_eq!(
            yaml::from_str::<u128>(text).unwrap_err().to_string(),
            format!("1:1: {expected}"),
            "{text}"
        );
    }
    assert_eq!(messages::<i8>("-0"), ["1:1: must be an integer: write zero without a sign"]);
    // One less than the least.
    assert_eq!(
        messages::<i128>("-170141183460469231731687303715884105729"),
        [format!("1:1: must be an integer from {} to {}", i128::MIN, i128::MAX)]
    );
    assert_eq!(
        messages::<i64>("-300000000000000000000000000000000000000"),
        [format!("1:1: must be an integer from {} to {}", i64::MIN, i64::MAX)]
    );
    assert!(yaml::from_str::<f64>("-0").is_ok());
}

/// The rule tells more than the type that it narrows.
#[test]
fn an_integer_that_its_type_does_not_hold_breaks_the_rule() {
    #[derive(Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Narrow(
        #[validate(range(min = 1, max = 10))] u8,
        #[validate(one_of(1, 2))] Option<i8>,
        #[validate(each(range(max = 10)))] Vec<u8>,
        #[validate(multiple_of = 7)] u8,
        #[validate(each(one_of("a", "b")))] Vec<String>,
    );

    check_table::<Narrow>(&[
        ("[300,300,[300],7,[]]", &[("/0", "range"), ("/1", "one_of"), ("/2/0", "range")]),
        // What the rule admits and a multiple that is none are the type's to tell.
        ("[-1,1,[-1],300,[]]", &[("/0", "range"), ("/2/0", "type"), ("/3", "type")]),
        ("[\"\",\"\",[1.5],7,[1]]", &[("/0", "type"), ("/1", "type"), ("/2/0", "type"), ("/4/0", "type")]),
    ]);
}

#[test]
fn floats_take_integers_and_no_more_than_a_float_holds() {
    for text in ["0", "-1", "1.5", "1e308", "123456789012345678901234567890", "-0"] {
        assert_eq!(judge::<f64>(text), [], "{text}");
    }
    for text in ["1e400", "-1e400", "\"1\"", "null", "[]"] {
        assert_eq!(judge::<f64>(text), [(String::new(), "type".to_owned())], "{text}");
    }
    // Told with all else that is wrong.
    assert_eq!(
        messages::<(f64, u8, f32, u8)>("[1e400, -1e400, -1e309, 256]"),
        [
            "1:2: /0: must be a number that a 64-bit float can hold",
            "1:9: /1: must be an integer from 0 to 255",
            "1:17: /2: must be a number that a 64-bit float can hold",
            "1:25: /3: must be an integer from 0 to 255",
        ]
    );
    #[derive(Deserialize, DeploymentValidate)]
    struct Bounded(#[validate(range(min = 0.1, max = 10), multiple_of = 0.1)] f64);
    #[derive(Deserialize, DeploymentValidate)]
    struct Single(#[validate(range(max = 0.1), multiple_of = 0.1)] f32);
    check_table::<Bounded>(&[
        ("0.1", &[]),
        ("0.3", &[]),
        ("10", &[]),
        ("1e1", &[]),
        ("10.05", &[("", "range"), ("", "multiple_of")]),
        ("0", &[("", "range")]),
        ("-0", &[("", "range")]),
    ]);
    check_table::<Single>(&[
        ("0.1", &[]),
        ("0.1000001", &[("", "range"), ("", "multiple_of")]),
        ("0.2", &[("", "range")]),
    ]);
    check_table::<(Single, u8)>(&[
        ("[0.1,\"\"]", &[("/1", "type")]),
        ("[0.2,\"\"]", &[("/0", "range"), ("/1", "type")]),
    ]);
}

#[test]
fn rules_on_numbers_of_every_width_in_text() {
    #[derive(Deserialize, DeploymentValidate)]
    struct Wide(
        #[validate(range(min = 170141183460469231731687303715884105728))] u128,
        #[validate(range(min = -170141183460469231731687303715884105727))] i128,
        #[validate(one_of(1, 3..=5))] u8,
        #[validate(multiple_of = 3)] i64,
    );

    check_table::<Wide>(&[
        ("[340282366920938463463374607431768211455,0,1,-9]", &[]),
        ("[170141183460469231731687303715884105728,170141183460469231731687303715884105727,5,0]", &[]),
        (
            "[170141183460469231731687303715884105727,-170141183460469231731687303715884105728,2,1]",
            &[("/0", "range"), ("/1", "range"), ("/2", "one_of"), ("/3", "multiple_of")],
        ),
        ("[340282366920938463463374607431768211456,0,1,0]", &[("/0", "type")]),
        ("[-1,0,1,9223372036854775808]", &[("/0", "range"), ("/3", "type")]),
    ]);
    assert_eq!(
        messages::<Wide>("[-1,0,256,0]"),
        ["1:2: /0: must be at least 170141183460469231731687303715884105728", "1:7: /2: must be 1 or 3 to 5",]
    );
}

#[test]
fn nonzero_integers_exclude_zero() {
    use std::collections::BTreeMap;
    use std::num::{NonZeroI8, NonZeroU16};

    check_table::<NonZeroU16>(&[("1", &[]), ("65535", &[]), ("0", TYPE), ("65536", TYPE), ("-1", TYPE)]);
    check_table::<NonZeroI8>(&[("-128", &[]), ("0", TYPE), ("128", TYPE)]);
    check_table::<BTreeMap<NonZeroI8, u8>>(&[
        (r#"{"-128":0}"#, &[]),
        (r#"{"0":0}"#, &[("/0", "type")]),
        (r#"{"128":0,"0":"a"}"#, &[("/128", "type"), ("/0", "type"), ("/0", "type")]),
    ]);
    let zeros = messages::<(u8, NonZeroI8, NonZeroU16, BTreeMap<NonZeroI8, u8>)>(r#"["a",0,0,{"0":0}]"#);
    let expected = [
        "1:2: /0: must be an integer, not a string",
        "1:6: /1: must be an integer that is not 0",
        "1:8: /2: must be an integer from 1 to 65535",
        "1:11: /3/0: the key must be an integer that is not 0",
    ];
    assert_eq!(zeros, expected);
}

#[test]
fn characters_strings_and_the_rest() {
    #[derive(Deserialize, DeploymentValidate)]
    struct Letter(#[validate(one_of('a', '😀'))] char);

    check_table::<char>(&[
        ("\"a\"", &[]),
        ("\"😀\"", &[]),
        (r#""\ud83d\ude00""#, &[]),
        ("\"\"", TYPE),
        ("\"ab\"", TYPE),
        ("\"e\u{301}\"", TYPE),
        ("1", TYPE),
    ]);
    check_table::<Letter>(&[("\"😀\"", &[]), ("\"b\"", &[("", "one_of")]), ("\"ab\"", TYPE)]);
    check_table::<String>(&[
        ("\"\"", &[]),
        (r#""\u0000\n""#, &[]),
        ("1", TYPE),
        ("null", TYPE),
        ("[\"a\"]", TYPE),
    ]);
    check_table::<bool>(&[("true", &[]), ("1", TYPE), ("\"true\"", TYPE), ("null", TYPE)]);
    check_table::<()>(&[("null", &[]), ("0", TYPE), ("[]", TYPE), ("{}", TYPE)]);
    check_table::<Option<Option<u8>>>(&[("null", &[]), ("1", &[]), ("\"\"", TYPE)]);

    #[derive(Deserialize, DeploymentValidate)]
    struct Unit;
    check_table::<Unit>(&[("null", &[]), ("{}", TYPE), ("[]", TYPE)]);
}

#[test]
fn the_length_of_a_string_is_that_of_what_it_stands_for() {
    #[derive(Deserialize, DeploymentValidate)]
    struct Text(#[validate(length(equal = 2))] String, #[validate(length(utf16, equal = 2))] String);

    check_table::<Text>(&[
        (r#"["\u0061\n", "\ud83d\ude00"]"#, &[]),
        (r#"["😀😀", "ab"]"#, &[]),
        (r#"["\\", "😀😀"]"#, &[("/0", "length"), ("/1", "length")]),
    ]);
}

#[test]
fn arrays_and_tuples_have_a_length() {
    check_table::<[u8; 2]>(&[
        ("[1,2]", &[]),
        ("[1]", TYPE),
        ("[1,2,3]", TYPE),
        ("[]", TYPE),
        ("[1,256]", &[("/1", "type")]),
        ("{}", TYPE),
    ]);
    check_table::<[u8; 0]>(&[("[]", &[]), ("[1]", TYPE)]);
    check_table::<(u8, String)>(&[
        ("[1,\"\"]", &[]),
        ("[1]", TYPE),
        ("[1,\"\",2]", TYPE),
        ("[\"\",1]", &[("/0", "type"), ("/1", "type")]),
    ]);
}

/// What only an `f64` holds is no `f32`, in every format and beside other mistakes.
#[test]
fn a_single_float_has_a_range_of_its_own() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Floats {
        #[validate(range(max = 1e30))]
        single: f32,
        double: f64,
        count: Option<u8>,
    }

    const BEYOND: &str = "/single: must be a number that a 32-bit float can hold";
    let greatest = r#"{"single":-3.4028235e38,"double":-1e39}"#;
    assert!(json::from_str::<Floats>(greatest).is_ok());
    assert!(yaml::from_str::<Floats>(greatest).is_ok());
    // Halfway to what would be the next one, as a 64-bit float; the digits are on this side.
    for number in ["3.4028235677973366e38", "3.4028235677973365e38"] {
        let text = format!(r#"{{"single":-{number},"double":1}}"#);
        assert!(json::from_str::<Floats>(&text).is_ok(), "{number}");
        assert!(yaml::from_str::<Floats>(&text).is_ok(), "{number}");
        check_table::<Floats>(&[(&text.replace('}', r#","count":""}"#), &[("/count", "type")])]);
    }
    for number in ["-1e39", "-3.4028236e38", "-3.402823567797337e38", "-1e39"] {
        let text = format!(r#"{{"single":{number},"double":{number}}}"#);
        let place = format!("1:11: {BEYOND}");
        assert_eq!(json::from_str::<Floats>(&text).map(|_| ()).unwrap_err().to_string(), place, "{text}");
        assert_eq!(yaml::from_str::<Floats>(&text).map(|_| ()).unwrap_err().to_string(), place, "{text}");
    }
    assert_eq!(
        messages::<Floats>(r#"{"single":-1e39,"double":1,"count":"no"}"#),
        [format!("1:11: {BEYOND}"), "1:36: /count: must be an integer, not a string".to_owned()]
    );
}

#[test]
fn what_no_f32_holds_is_refused_through_every_reader() {
    use deployment_validate::Valid;

    #[derive(Debug, serde::Deserialize, DeploymentValidate)]
    struct Scale {
        by: f32,
    }

    for (text, is_valid) in [(r#"{"by":-1e39}"#, false), (r#"{"by":3e38}"#, true)] {
        assert_eq!(serde_json::from_str::<Valid<Scale>>(text).is_ok(), is_valid, "{text}");
        assert_eq!(deployment_validate::json::from_str::<Scale>(text).is_ok(), is_valid, "{text}");
    }
    let report = Scale { by: f32::INFINITY }.validate().unwrap_err();
    assert_eq!(report.to_string(), "/by: must be a number that a 32-bit float can hold");
    assert!(Scale { by: 1.0 }.by > 0.0);
}

/// A decimal that is an `f32` only when its digits are rounded once.
#[test]
fn digits_of_an_f32_are_rounded_once() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Single {
        single: f32,
        z: u8,
    }

    let below = "340282356779733661637539395458142568447.0";
    for (text, expected) in [
        (format!(r#"{{"single":{below},"z":1}}"#), vec![]),
        (format!(r#"{{"single":{below},"z":""}}"#), vec!["/z"]),
        (r#"{"single":340282356779733661637539395458142568448.0,"z":""}"#.to_owned(), vec!["/single", "/z"]),
    ] {
        let report = json::from_str::<Single>(&text).err().unwrap_or_default();
        let found: Vec<_> = report.violations().iter().map(|own| own.pointer()).collect();
        assert_eq!(found, expected, "{text}");
    }
}
