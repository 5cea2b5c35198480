//! The same types twice, and texts read and written by both.

use std::fmt::Debug;

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Serialize};

/// The same types twice: `ours` is read and written by the emitted impls, `theirs` by serde's. With `read by us:` only reading is
/// ours.
macro_rules! twice {
    (read by us: $($item:item)*) => { $crate::twice::twice!(@ [Serialize,] [deserialize] $($item)*); };
    (@ $derives:tt $flags:tt $($item:item)*) => {
        #[allow(dead_code)]
        mod ours {
            use super::*;
            $($crate::twice::ours! { $derives $flags $item })*
        }
        #[allow(dead_code)]
        mod theirs {
            use super::*;
            $(
                #[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
                $item
            )*
        }
    };
    ($($item:item)*) => { $crate::twice::twice!(@ [] [deserialize, serialize] $($item)*); };
}
pub(crate) use twice;

macro_rules! ours {
    ([$($derive:ident,)*] [$($flag:ident),*] $item:item) => {
        #[derive(Debug, PartialEq, $($derive,)* DeploymentValidate)]
        #[validate($($flag),*)]
        $item
    };
}
pub(crate) use ours;

/// A text read in every way that reaches the impl: by the crate, by serde_json, out of a buffer, in YAML; and written
/// again.
pub(crate) fn outcomes<'t, T>(text: &'t str) -> [Option<String>; 4]
where
    T: Deserialize<'t> + Serialize + DeploymentValidate + Debug,
{
    let show = |value: &T| {
        let written = serde_json::to_string(value).map_err(|_| "is not written");
        format!("{value:?} {written:?}").replace("ours::", "").replace("theirs::", "")
    };
    // serde's derive takes a list for a struct; neither does the crate, nor the impl that the derive emits. What serde
    // takes that the crate does not, is for `json` and YAML to say.
    let is_read = json::is_valid::<T>(text);
    let buffered: Option<Buffered<T>> = serde_json::from_str(text).ok().filter(|_| is_read);
    [
        json::from_str::<T>(text).ok().map(|value| show(&value)),
        serde_json::from_str::<T>(text).ok().filter(|_| is_read).as_ref().map(show),
        buffered.map(|Buffered::Read(value)| show(&value)),
        deployment_validate::yaml::from_str::<T>(text).ok().map(|value| show(&value)),
    ]
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Buffered<T> {
    Read(T),
}

/// Numbers below a bound, always the same ones.
fn numbers() -> impl FnMut(usize) -> usize {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("is small")
    }
}

/// Texts that stand for no object of the type, or for a very small one.
const OTHERS: [&str; 5] = ["{}", "[]", "null", "\"A\"", "[1]"];

/// Objects with most of these entries, some of them twice or with another value; some are cut.
pub(crate) fn objects(entries: &[(&str, &str)], others: &[&str]) -> Vec<String> {
    let mut texts = OTHERS.map(str::to_owned).to_vec();
    let mut random = numbers();
    for _ in 0..1_500 {
        let mut chosen = Vec::new();
        let first = random(entries.len());
        for index in 0..entries.len() {
            let (key, value) = entries[(first + index) % entries.len()];
            for _ in 0..[0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2][random(12)] {
                let value = if random(12) == 0 { others[random(others.len())] } else { value };
                let space = ["", "", "", " "][random(4)];
                chosen.push(format!("{space}{}{space}:{value}", serde_json::Value::from(key)));
            }
        }
        let text = format!("{{{}}}", chosen.join(","));
        let cut = random(text.len() * 8);
        texts.push(text.get(..cut).map_or_else(|| text.clone(), str::to_owned));
    }
    texts
}

/// Texts made of these by putting a part of one in the place of a part of another: a value, a key, or any characters.
pub(crate) fn mixed(texts: &[&str]) -> Vec<String> {
    let mut made: Vec<String> = texts.iter().chain(&OTHERS).map(|text| (*text).to_owned()).collect();
    let mut random = numbers();
    let parts: Vec<&str> = texts.iter().flat_map(|text| parts_of(text)).collect();
    for _ in 0..800 {
        let text = texts[random(texts.len())];
        let own = parts_of(text);
        let (old, new) = (own[random(own.len())], parts[random(parts.len())]);
        let mut text = text.replacen(old, new, 1);
        if random(12) == 0 {
            text = text.chars().take(random(text.len() + 1)).collect();
        }
        made.push(text);
    }
    made
}

/// The values, keys and entries of a text, as far as brackets, commas and colons show them.
fn parts_of(text: &str) -> Vec<&str> {
    let flat =
        text.split(['{', '}', '[', ']', ',']).flat_map(|part| [part].into_iter().chain(part.split(':')));
    let lists = text.match_indices(['{', '[']).filter_map(|(at, _)| {
        let end = text[at..].find(['}', ']'])?;
        Some(&text[at..=at + end])
    });
    flat.chain(lists).filter(|part| !part.is_empty()).collect()
}

macro_rules! compare {
    ($name:ident $(<$lifetime:lifetime>)?, $texts:expr) => {{
        let (mut valid, mut texts) = (0, 0);
        for text in $texts {
            let ours = $crate::twice::outcomes::<ours::$name $(<$lifetime>)?>(&text);
            assert_eq!(ours, $crate::twice::outcomes::<theirs::$name $(<$lifetime>)?>(&text), "{text}");
            valid += usize::from(ours[0].is_some());
            texts += 1;
        }
        assert!(valid > texts / 50 && valid < texts - texts / 10, "{valid} of {texts}");
    }};
}
pub(crate) use compare;
