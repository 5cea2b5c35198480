//! `range`, `multiple_of` and `one_of` on every type of number, at the bounds of its own type.

use std::cmp::Ordering;
use std::num::{NonZeroU8, NonZeroU128};
use std::rc::Rc;

use deployment_validate::schema::Literal;
use deployment_validate::{DeploymentValidate, Number, Numeric};

use super::{Table, holder};

/// For each integer type: below, at and above both bounds of a range.
#[test]
fn range_on_every_integer() {
    let mut table = Table::default();
    macro_rules! each_type {
        ($($int:ty)*) => {$({
            holder!(Bounded: $int, range(min = 3, max = 100));
            holder!(Open: $int, range(exclusive_min = 3, exclusive_max = 100));
            holder!(Optional: Option<$int>, range(max = 100));
            let name = stringify!($int);
            let broken: &[_] = &[("/value", "range", "must be 3 to 100")];
            let open: &[_] = &[("/value", "range", "must be greater than 3 and less than 100")];
            for (value, expected) in [(2, broken), (3, &[][..]), (50, &[]), (100, &[]), (101, broken)] {
                table.case(name, &Bounded { value }, expected);
            }
            for (value, expected) in [(3, open), (4, &[][..]), (99, &[]), (100, open)] {
                table.case(name, &Open { value }, expected);
            }
            table.case(name, &Bounded { value: <$int>::MIN }, broken);
            table.case(name, &Bounded { value: <$int>::MAX }, broken);
            table.case(name, &Optional { value: Some(101) }, &[("/value", "range", "must be at most 100")]);
            table.valid(name, &Optional { value: None });
        })*};
    }
    each_type!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
    table.end();
}

#[test]
fn range_at_the_ends_of_128_bits() {
    holder!(Low: i128, range(min = -170141183460469231731687303715884105727));
    holder!(High: u128, range(max = 340282366920938463463374607431768211454));
    holder!(AboveSigned: u128, range(min = 170141183460469231731687303715884105728));
    holder!(Wide: i128, range(exclusive_max = 170141183460469231731687303715884105727));

    let mut table = Table::default();
    table.valid("one above the least", &Low { value: i128::MIN + 1 });
    table.case(
        "the least",
        &Low { value: i128::MIN },
        &[("/value", "range", "must be at least -170141183460469231731687303715884105727")],
    );
    table.valid("one below the greatest", &High { value: u128::MAX - 1 });
    table.case(
        "the greatest",
        &High { value: u128::MAX },
        &[("/value", "range", "must be at most 340282366920938463463374607431768211454")],
    );
    table.valid("2^127", &AboveSigned { value: 1 << 127 });
    table.case(
        "2^127 - 1",
        &AboveSigned { value: (1 << 127) - 1 },
        &[("/value", "range", "must be at least 170141183460469231731687303715884105728")],
    );
    table.valid("below", &Wide { value: i128::MAX - 1 });
    table.case(
        "at",
        &Wide { value: i128::MAX },
        &[("/value", "range", "must be less than 170141183460469231731687303715884105727")],
    );
    table.end();
}

#[test]
fn range_on_floats() {
    holder!(Double: f64, range(min = 0.1, max = 0.3));
    holder!(Single: f32, range(min = 0.1, max = 0.3));
    holder!(Open: f64, range(exclusive_min = 0, exclusive_max = 1));
    holder!(Whole: f64, range(min = 9007199254740993, max = 18446744073709551615));

    let broken: &[_] = &[("/value", "range", "must be 0.1 to 0.3")];
    let open: &[_] = &[("/value", "range", "must be greater than 0 and less than 1")];
    let mut table = Table::default();
    for (value, expected) in [
        (0.1, &[][..]),
        (0.3, &[]),
        (0.1 + 0.2, broken),
        (0.09999999999999999, broken),
        (f64::NAN, broken),
        (f64::INFINITY, broken),
        (f64::NEG_INFINITY, broken),
        (-0.0, broken),
    ] {
        table.case(&format!("f64 {value}"), &Double { value }, expected);
    }
    // An `f32` is compared with the bound as an `f32` has it.
    for (value, expected) in
        [(0.1_f32, &[][..]), (0.3, &[]), (0.300_000_04, broken), (0.099_999_99, broken), (f32::NAN, broken)]
    {
        table.case(&format!("f32 {value}"), &Single { value }, expected);
    }
    for (value, expected) in
        [(0.0, open), (-0.0, open), (f64::MIN_POSITIVE, &[][..]), (1.0, open), (1.0 - f64::EPSILON, &[])]
    {
        table.case(&format!("open {value}"), &Open { value }, expected);
    }
    // Bounds that no float equals are not rounded first: 2^53 is below 2^53 + 1, 2^64 above 2^64 - 1.
    let whole: &[_] = &[("/value", "range", "must be 9007199254740993 to 18446744073709551615")];
    table.case("2^53", &Whole { value: 9_007_199_254_740_992.0 }, whole);
    table.valid("2^53 + 2", &Whole { value: 9_007_199_254_740_994.0 });
    table.case("2^64", &Whole { value: 18_446_744_073_709_551_616.0 }, whole);
    table.end();
}

#[test]
fn range_through_wrappers_and_constants() {
    const LEAST: u16 = 2;

    struct Celsius(f64);
    impl Numeric for Celsius {
        fn number(&self) -> Option<Number> {
            Some(Number::from(self.0))
        }
    }

    holder!(OfConst: u16, range(min = LEAST, max = u16::MAX - 1));
    holder!(OfBox: Box<i8>, range(min = -2));
    holder!(OfRc: Option<Rc<u64>>, range(max = 2));
    holder!(OfNested: Option<Option<i16>>, range(min = 1));
    holder!(OfNonZero: NonZeroU8, range(max = 9));
    holder!(OfBigNonZero: NonZeroU128, range(max = 9));
    holder!(OfOwn: Celsius, skip, range(min = -273.15));
    holder!(Negative: i64, range(min = -5, max = -2));

    let mut table = Table::default();
    table.case("const", &OfConst { value: 1 }, &[("/value", "range", "must be 2 to 65534")]);
    table.valid("const", &OfConst { value: 65534 });
    table.case("const", &OfConst { value: 65535 }, &[("/value", "range", "must be 2 to 65534")]);
    table.case("Box", &OfBox { value: Box::new(-3) }, &[("/value", "range", "must be at least -2")]);
    table.case("Rc", &OfRc { value: Some(Rc::new(3)) }, &[("/value", "range", "must be at most 2")]);
    table.case("nested", &OfNested { value: Some(Some(0)) }, &[("/value", "range", "must be at least 1")]);
    table.valid("nested None", &OfNested { value: Some(None) });
    let nine = NonZeroU8::new(9).unwrap();
    table.valid("NonZero", &OfNonZero { value: nine });
    table.case("NonZero", &OfNonZero { value: NonZeroU8::MAX }, &[("/value", "range", "must be at most 9")]);
    table.case(
        "NonZero",
        &OfBigNonZero { value: NonZeroU128::MAX },
        &[("/value", "range", "must be at most 9")],
    );
    table.case(
        "own Numeric",
        &OfOwn { value: Celsius(-300.0) },
        &[("/value", "range", "must be at least -273.15")],
    );
    table.valid("negative", &Negative { value: -5 });
    table.case("negative", &Negative { value: -1 }, &[("/value", "range", "must be -5 to -2")]);
    table.end();
}

#[test]
fn multiple_of_on_integers_and_floats() {
    holder!(Five: i32, multiple_of = 5);
    holder!(Byte: u8, multiple_of = 7);
    holder!(Big: u128, multiple_of = 3);
    holder!(Least: i128, multiple_of = 2);
    holder!(Cents: f64, multiple_of = 0.01);
    holder!(SingleCents: f32, multiple_of = 0.01);
    holder!(Tenths: Option<f64>, multiple_of = 0.1);

    let mut table = Table::default();
    for (value, holds) in [(0, true), (5, true), (-5, true), (3, false), (-1, false), (i32::MIN, false)] {
        let expected: &[_] =
            if holds { &[] } else { &[("/value", "multiple_of", "must be a multiple of 5")] };
        table.case(&format!("{value} of 5"), &Five { value }, expected);
    }
    table.valid("252 of 7", &Byte { value: 252 });
    table.case("255 of 7", &Byte { value: 255 }, &[("/value", "multiple_of", "must be a multiple of 7")]);
    table.valid("2^128 - 1 of 3", &Big { value: u128::MAX });
    table.case(
        "2^128 - 2 of 3",
        &Big { value: u128::MAX - 1 },
        &[("/value", "multiple_of", "must be a multiple of 3")],
    );
    table.valid("-2^127 of 2", &Least { value: i128::MIN });
    let cents: &[_] = &[("/value", "multiple_of", "must be a multiple of 0.01")];
    // Every hundredth, as a person writes it, and none between them.
    for hundredth in -2000..2000_i32 {
        let value: f64 = format!("{:.2}", f64::from(hundredth) / 100.0).parse().unwrap();
        table.valid(&format!("{value} of 0.01"), &Cents { value });
        table.case(&format!("{value} + 0.005"), &Cents { value: value + 0.005 }, cents);
        table.valid(&format!("{value} of 0.01 as f32"), &SingleCents { value: value as f32 });
    }
    for (value, holds) in [
        (0.07, true),
        (1.1, true),
        (19.99, true),
        (0.075, false),
        (0.0701, false),
        (f64::NAN, false),
        (f64::INFINITY, false),
    ] {
        table.case(&format!("{value} of 0.01"), &Cents { value }, if holds { &[] } else { cents });
    }
    table.case("single", &SingleCents { value: 0.075 }, cents);
    table.valid("0.3 of 0.1", &Tenths { value: Some(0.3) });
    table.valid("none", &Tenths { value: None });
    table.case(
        "0.35 of 0.1",
        &Tenths { value: Some(0.35) },
        &[("/value", "multiple_of", "must be a multiple of 0.1")],
    );
    table.end();
}

#[test]
fn one_of_on_numbers() {
    holder!(Ports: u16, one_of(80, 443, 8000..=8999));
    holder!(Signed: i64, one_of(-1, ..-10, 100..));
    holder!(Float: f64, one_of(0.5, 2));
    holder!(Single: f32, one_of(0.1));

    let ports: &[_] = &[("/value", "one_of", "must be 80, 443 or 8000 to 8999")];
    let mut table = Table::default();
    for (value, expected) in
        [(80, &[][..]), (443, &[]), (7999, ports), (8000, &[]), (8999, &[]), (9000, ports), (0, ports)]
    {
        table.case(&format!("port {value}"), &Ports { value }, expected);
    }
    let signed: &[_] = &[("/value", "one_of", "must be -1, -11 or less or 100 or more")];
    for (value, expected) in
        [(-1, &[][..]), (-10, signed), (-11, &[]), (99, signed), (100, &[]), (i64::MIN, &[]), (i64::MAX, &[])]
    {
        table.case(&format!("signed {value}"), &Signed { value }, expected);
    }
    let float: &[_] = &[("/value", "one_of", "must be 0.5 or 2")];
    for (value, expected) in [(0.5, &[][..]), (2.0, &[]), (2.5, float), (f64::NAN, float)] {
        table.case(&format!("float {value}"), &Float { value }, expected);
    }
    table.valid("f32", &Single { value: 0.1 });
    table.case("f32", &Single { value: 0.100_000_01 }, &[("/value", "one_of", "must be 0.1")]);
    table.end();
}

/// Two bounds that are one are one number, however they are written.
#[test]
fn bounds_that_are_equal_are_one_number() {
    holder!(Within: u8, range(min = 5, max = 5));
    holder!(Items: Vec<u8>, length(min = 2, max = 2));

    let mut table = Table::default();
    table.valid("five", &Within { value: 5 });
    table.case("six", &Within { value: 6 }, &[("/value", "range", "must be 5")]);
    table.case("one item", &Items { value: vec![0] }, &[("/value", "length", "must have 2 items")]);
    table.end();
}

/// Bounds in the order in which people read them, those of fields behind.
#[test]
fn bounds_of_all_kinds_are_one_sentence() {
    #[derive(DeploymentValidate)]
    struct Between {
        #[validate(range(exclusive_min = 1, max = self.high))]
        low: u8,
        #[validate(range(min = self.low, exclusive_max = 9))]
        high: u8,
        #[validate(length(max = self.low))]
        text: &'static str,
    }
    let messages = |low, high, text| {
        let report = Between { low, high, text }.validate().err();
        report.map_or_else(Vec::new, |report| {
            report.violations().iter().map(|own| own.message().to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(messages(2, 3, "ab"), [""; 0]);
    assert_eq!(
        messages(1, 0, ""),
        ["must be greater than 1 and at most high", "must be less than 9 and at least low"]
    );
    // A bound of zero allows the empty text.
    assert_eq!(
        messages(0, 9, ""),
        ["must be greater than 1 and at most high", "must be less than 9 and at least low"]
    );
    assert_eq!(
        messages(0, 1, "a"),
        ["must be greater than 1 and at most high", "must have a length of at most low"]
    );
}

/// A length's bound may be any number.
#[test]
fn lengths_that_no_text_has() {
    #[derive(DeploymentValidate)]
    struct Wide {
        wide: u128,
        signed: i128,
        #[validate(length(max = self.wide))]
        most: &'static str,
        #[validate(length(min = self.signed))]
        least: &'static str,
    }
    let codes = |wide, signed| {
        let report = Wide { wide, signed, most: "a", least: "a" }.validate().err();
        report.map_or_else(Vec::new, |report| {
            report.violations().iter().map(|own| own.pointer().to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(codes(1 << 64, -1), [""; 0]);
    assert_eq!(codes(u128::MAX, 1), [""; 0]);
    assert_eq!(codes(0, 2), ["/most", "/least"]);
    assert_eq!(codes(1, 1 << 64), ["/least"]);
}

#[test]
fn literals_are_displayed_as_they_are_written() {
    for (literal, expected) in [
        (Literal::Text("a"), "a"),
        (Literal::Number(Number::from(-3)), "-3"),
        (Literal::Bool(true), "true"),
        (Literal::Range(Some(1), Some(9)), "1 to 9"),
        (Literal::Range(Some(1), None), "1 or more"),
        (Literal::Range(None, Some(9)), "9 or less"),
    ] {
        assert_eq!(literal.to_string(), expected);
    }
}

/// Numbers from the least to the greatest, those that are equal in one row.
#[test]
fn numbers_of_all_kinds_compare_without_rounding() {
    const END: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
    let int = Number::Int;
    let rows: [&[Number]; 23] = [
        &[f64::NEG_INFINITY.into(), f32::NEG_INFINITY.into()],
        &[(-END).next_down().into()],
        &[i128::MIN.into(), (-END).into()],
        &[int(i128::MIN + 1)],
        &[int(-2), (-2.0).into(), (-2_f32).into()],
        &[(-1.5).into(), (-1.5_f32).into()],
        &[int(-1)],
        &[(-0.5).into()],
        &[int(0), 0.0.into(), (-0.0).into()],
        &[0.5.into(), 0.5_f32.into()],
        &[int(1)],
        &[1.5.into()],
        &[int(1 << 53), 9_007_199_254_740_992.0.into()],
        &[int((1 << 53) + 1)],
        &[i128::MAX.into()],
        &[(1_u128 << 127).into(), END.into()],
        &[((1_u128 << 127) + 1).into()],
        &[END.next_up().into()],
        &[(u128::MAX - 1).into()],
        &[u128::MAX.into()],
        &[(END * 2.0).into()],
        &[(END * 2.5).into()],
        &[f64::INFINITY.into(), f32::INFINITY.into()],
    ];
    for (at, row) in rows.iter().enumerate() {
        for (beside, other) in rows.iter().enumerate() {
            for (a, b) in row.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                // A float beside an `f32` is rounded.
                let is_rounded = matches!(
                    (a, b),
                    (Number::Single(_), Number::Float(_)) | (Number::Float(_), Number::Single(_))
                );
                if !is_rounded {
                    assert_eq!(a.compare(*b), Some(at.cmp(&beside)), "{a:?} and {b:?}");
                }
            }
        }
    }
    for number in rows.concat() {
        for none in [Number::from(f64::NAN), Number::from(f32::NAN)] {
            assert_eq!((none.compare(number), number.compare(none)), (None, None), "{number:?}");
        }
    }
    assert_eq!(Number::from(0.1_f32).compare(Number::from(0.1)), Some(Ordering::Equal));
}

#[test]
fn multiples_of_steps_of_all_kinds() {
    let (big, least) = (Number::from(1_u128 << 127), Number::from(i128::MIN));
    for (value, step, holds) in [
        (big, Number::from(2), true),
        (big, Number::from(3), false),
        (big, Number::from(0), false),
        (least, big, true),
        (Number::from(5), big, false),
        (big, big, true),
        (Number::from(u128::MAX), big, false),
        (Number::from(0.5), Number::from(0.25), true),
        (Number::from(0.75), Number::from(0.5), false),
        // A step that a float has exactly allows no slack, one of decimals one part in 2^50.
        (Number::from(1.000_000_000_000_000_2), Number::from(0.25), false),
        (Number::from(1.000_000_000_000_000_2), Number::from(0.1), true),
        (Number::from(0.999_999_999_999_999_9), Number::from(0.25), false),
        (Number::from(0.999_999_999_999_999_9), Number::from(0.1), true),
        // Exactly as far below a whole number as an `f32` may be.
        (Number::from((1.0 - 2_f32.powi(-21)) * 2_f32.powi(-20)), Number::from(2_f64.powi(-20)), true),
        (Number::from((1.0 - 2_f32.powi(-20)) * 2_f32.powi(-20)), Number::from(2_f64.powi(-20)), false),
        (Number::from(1e300), Number::from(0.25), true),
        (Number::from(f64::MAX), Number::from(0.25), false),
    ] {
        assert_eq!(value.is_multiple_of(step), holds, "{value} of {step}");
    }
}
