//! Numbers: exact integers of every width, floats to the last bit.

use std::fmt::Debug;

use deployment_validate::lexer::Deserializer;
use serde::de::DeserializeOwned;

use super::{Dice, runs};

const NUMBERS: [&str; 53] = [
    "0",
    "-0",
    "0.0",
    "-0.0",
    "1",
    "-1",
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "9999999999999999999",
    "18446744073709551615",
    "18446744073709551616",
    "-18446744073709551615",
    "99999999999999999999",
    "170141183460469231731687303715884105727",
    "170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105729",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "1e0",
    "1e2",
    "1E+2",
    "1e-2",
    "1.5",
    "0.1",
    "0.30000000000000004",
    "5e-324",
    "2e-324",
    "2.2250738585072011e-308",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "1e309",
    "1e400",
    "-1e400",
    "1e-400",
    "0e999999999999",
    "1e999999999999",
];

/// What is no number of JSON.
const NO_NUMBERS: [&str; 20] = [
    "",
    "-",
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    ".5",
    "-.5",
    "1e",
    "1e+",
    "1.e5",
    "1.5e",
    "0x10",
    "1_000",
    "NaN",
    "Infinity",
    "-Infinity",
    "1,5",
    "１",
];

fn compare<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    let read = Deserializer::read::<T>(text);
    let expected = serde_json::from_str::<T>(text);
    assert_eq!(read.as_ref().ok(), expected.as_ref().ok(), "{text} as {}", std::any::type_name::<T>());
}

fn compare_integers(text: &str) {
    compare::<i8>(text);
    compare::<i16>(text);
    compare::<i32>(text);
    compare::<i64>(text);
    compare::<i128>(text);
    compare::<u8>(text);
    compare::<u16>(text);
    compare::<u32>(text);
    compare::<u64>(text);
    compare::<u128>(text);
}

/// serde_json rounds floats well only with its feature `float_roundtrip`; core's own parser always does.
fn compare_float(text: &str) {
    let expected = text.parse::<f64>().ok().filter(|float| float.is_finite());
    let read = Deserializer::read::<f64>(text).ok();
    assert_eq!(read.map(f64::to_bits), expected.map(f64::to_bits), "{text}");
    let expected = text.parse::<f32>().ok().filter(|float| float.is_finite());
    let read = Deserializer::read::<f32>(text).ok();
    assert_eq!(read.map(f32::to_bits), expected.map(f32::to_bits), "{text}");
}

#[test]
fn numbers_are_exact() {
    for text in NUMBERS {
        compare_integers(text);
        compare_float(text);
        compare_integers(&format!(" {text}\n"));
        for other in [format!("\"{text}\""), format!("{text}x"), format!("{text} 1"), format!("[{text}]")] {
            compare_integers(&other);
            assert!(Deserializer::read::<f64>(&other).is_err(), "{other}");
        }
    }
    for text in NO_NUMBERS {
        compare_integers(text);
        assert!(Deserializer::read::<f64>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<f64>(text).is_err(), "{text}");
    }
}

#[test]
fn numbers_of_any_length_are_exact() {
    let mut dice = Dice(0xD1CE);
    let digits = |dice: &mut Dice, most: usize| {
        let count = 1 + dice.roll(most);
        (0..count).map(|_| char::from(b'0' + dice.roll(10) as u8)).collect::<String>()
    };
    for _ in 0..200 * runs() {
        let mut text = digits(&mut dice, 45).trim_start_matches('0').to_owned();
        if text.is_empty() {
            text.push('0');
        }
        if dice.roll(2) == 0 {
            text.insert(0, '-');
        }
        compare_integers(&text);
        if dice.roll(2) == 0 {
            text = format!("{text}.{}", digits(&mut dice, 30));
        }
        if dice.roll(2) == 0 {
            text = format!("{text}e{}{}", ["", "+", "-"][dice.roll(3)], digits(&mut dice, 3));
        }
        compare_float(&text);
    }
}

/// Floats between two neighbours, where the last digit decides.
#[test]
fn floats_are_right_to_the_last_bit() {
    let mut dice = Dice(0xF10A7);
    for _ in 0..200 * runs() {
        let bits = (dice.roll(1 << 31) as u64) << 33 | (dice.roll(1 << 31) as u64) << 2;
        let float = f64::from_bits(bits);
        if float.is_finite() {
            compare_float(&format!("{float:e}"));
            compare_float(&format!("{float:.30e}"));
            let text = format!("{:e}", f64::from_bits(bits + 1));
            compare_float(&text);
            compare_float(&text.replace('e', "5000000000000000000000000000001e"));
        }
    }
}
