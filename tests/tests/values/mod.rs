//! JSON values made from right ones by mistakes: every single one, then several at random but repeatably.

#![allow(dead_code)]

use serde_json::{Value, json};

/// A small generator of numbers (xorshift), the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end.max(1) as u64).unwrap_or(0)
    }
}

/// Values that are put in the place of others.
pub(crate) fn intruders() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(2),
        json!(7),
        json!(300),
        json!(1.5),
        json!(-0.25),
        json!(18_446_744_073_709_551_615_u64),
        json!(""),
        json!("a"),
        json!("é😀x"),
        json!("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH"),
        json!([]),
        json!([1]),
        json!([1, 2]),
        json!(["a", null]),
        json!({}),
        json!({ "a": 1 }),
        json!({ "extra": null }),
    ]
}

/// Places in a value, each as the keys and indices that lead to it.
fn places(value: &Value) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let mut below = |step: String, inside: &Value| {
        for mut place in places(inside) {
            place.insert(0, step.clone());
            all.push(place);
        }
    };
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(index.to_string(), item));
        }
        Value::Object(entries) => entries.iter().for_each(|(key, value)| below(key.clone(), value)),
        _ => {}
    }
    all
}

fn at<'v>(value: &'v mut Value, place: &[String]) -> Option<&'v mut Value> {
    let Some((step, rest)) = place.split_first() else { return Some(value) };
    let inside = match value {
        Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
        Value::Object(entries) => entries.get_mut(step)?,
        _ => return None,
    };
    at(inside, rest)
}

/// Values of the same type as one of a payload: strings from the payloads themselves, numbers nearby.
fn neighbours(value: &Value, texts: &[String]) -> Vec<Value> {
    match value {
        Value::String(text) => {
            let mut all: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
            all.push(json!(format!("{text}-")));
            all.push(json!(text.chars().skip(1).collect::<String>()));
            all
        }
        Value::Number(number) => match number.as_i64() {
            Some(int) => vec![json!(int.saturating_add(1)), json!(int.saturating_sub(1)), json!(int / 2)],
            // A float without a fraction is an integer to JSON Schema, and none to serde.
            None if number.is_u64() => vec![json!(u64::MAX)],
            None => vec![json!(number.as_f64().unwrap_or_default() / 2.0)],
        },
        _ => Vec::new(),
    }
}

/// What one mistake can make of a value.
pub(crate) struct Mistakes {
    intruders: Vec<Value>,
    keys: Vec<String>,
    texts: Vec<String>,
}

impl Mistakes {
    /// Mistakes with the keys and texts of these values.
    pub(crate) fn among(values: &[Value]) -> Self {
        let mut mistakes = Mistakes { intruders: intruders(), keys: vec!["extra".into()], texts: Vec::new() };
        values.iter().for_each(|value| mistakes.learn(value));
        mistakes.keys.sort();
        mistakes.keys.dedup();
        mistakes.texts.sort();
        mistakes.texts.dedup();
        mistakes
    }

    fn learn(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.texts.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.keys.push(key.clone());
                    self.learn(value);
                }
            }
            _ => {}
        }
    }

    /// Every value that one mistake makes.
    pub(crate) fn each(&self, value: &Value) -> Vec<Value> {
        let mut made = Vec::new();
        for place in places(value) {
            let mut change = |change: &dyn Fn(&mut Value)| {
                let mut copy = value.clone();
                if let Some(target) = at(&mut copy, &place) {
                    change(target);
                }
                made.push(copy);
            };
            let mut original = value.clone();
            let Some(target) = at(&mut original, &place) else { continue };
            for intruder in self.intruders.iter().chain(&neighbours(target, &self.texts)) {
                change(&|target| *target = intruder.clone());
            }
            match target {
                Value::Object(entries) => {
                    for key in entries.keys() {
                        change(&|target| {
                            drop(target.as_object_mut().and_then(|entries| entries.remove(key)))
                        });
                    }
                    for key in &self.keys {
                        for intruder in [json!("a"), json!(1), json!(null), json!({})] {
                            change(&|target| {
                                if let Some(entries) = target.as_object_mut() {
                                    entries.entry(key.clone()).or_insert_with(|| intruder.clone());
                                }
                            });
                        }
                        // A value under another key.
                        for old in entries.keys() {
                            change(&|target| {
                                if let Some(entries) = target.as_object_mut()
                                    && let Some(value) = entries.remove(old)
                                {
                                    entries.insert(key.clone(), value);
                                }
                            });
                            change(&|target| {
                                if let Some(entries) = target.as_object_mut() {
                                    let value = entries.get(old).cloned().unwrap_or_default();
                                    entries.entry(key.clone()).or_insert(value);
                                }
                            });
                        }
                    }
                }
                Value::Array(items) => {
                    let first = items.first().cloned();
                    change(&|target| drop(target.as_array_mut().and_then(Vec::pop)));
                    change(&|target| {
                        if let Some(items) = target.as_array_mut() {
                            items.push(first.clone().unwrap_or(json!(1)));
                        }
                    });
                }
                _ => {}
            }
        }
        made
    }

    /// A value with several mistakes in it.
    pub(crate) fn several(&self, value: &Value, random: &mut Random) -> Value {
        let mut value = value.clone();
        for _ in 0..1 + random.below(3) {
            value = self.one(&value, random);
        }
        value
    }

    fn one(&self, value: &Value, random: &mut Random) -> Value {
        let mut copy = value.clone();
        let places = places(value);
        let Some(place) = places.get(random.below(places.len())) else { return copy };
        let Some(target) = at(&mut copy, place) else { return copy };
        let pick = |random: &mut Random, values: &[Value]| values[random.below(values.len())].clone();
        match (random.below(3), &mut *target) {
            (0, Value::Object(entries)) if !entries.is_empty() => {
                let key = entries.keys().nth(random.below(entries.len())).cloned().unwrap_or_default();
                entries.remove(&key);
            }
            (1, Value::Object(entries)) => {
                let key = self.keys[random.below(self.keys.len())].clone();
                let value = match entries.values().nth(random.below(entries.len())) {
                    Some(value) if random.below(2) == 0 => value.clone(),
                    _ => pick(random, &self.intruders),
                };
                entries.insert(key, value);
            }
            (_, target) => {
                let near = neighbours(target, &self.texts);
                let is_near = !near.is_empty() && random.below(3) > 0;
                *target = pick(random, if is_near { &near } else { &self.intruders });
            }
        }
        copy
    }
}
