//! Data of any kind, as a text holds it.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, SerializeSeq as _, Serializer};
use serde::{Deserialize, Serialize};

/// What a text holds: keys in order, repeated ones too.
#[derive(Debug)]
pub enum Data {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    List(Vec<Data>),
    Object(Vec<(String, Data)>),
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DataVisitor;

        impl<'de> Visitor<'de> for DataVisitor {
            type Value = Data;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Data, E> {
                Ok(Data::Null)
            }
            fn visit_bool<E>(self, truth: bool) -> Result<Data, E> {
                Ok(Data::Bool(truth))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Data, E> {
                Ok(Data::Signed(number))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Data, E> {
                Ok(Data::Unsigned(number))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Data, E> {
                Ok(Data::Float(number))
            }
            fn visit_str<E>(self, text: &str) -> Result<Data, E> {
                Ok(Data::Text(text.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Data, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Data::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Data, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Data::Object(entries))
            }
        }

        deserializer.deserialize_any(DataVisitor)
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Data::Null => serializer.serialize_unit(),
            Data::Bool(truth) => serializer.serialize_bool(*truth),
            Data::Unsigned(number) => serializer.serialize_u64(*number),
            Data::Signed(number) => serializer.serialize_i64(*number),
            Data::Float(number) => serializer.serialize_f64(*number),
            Data::Text(text) => serializer.serialize_str(text),
            Data::List(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Data::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl Data {
    fn number(&self) -> Option<f64> {
        match *self {
            Data::Unsigned(number) => Some(number as f64),
            Data::Signed(number) => Some(number as f64),
            Data::Float(number) => Some(number),
            _ => None,
        }
    }

    /// Whether a number may have been an integer of more than 64 bits, which is read as a float and written as one.
    pub fn may_be_rounded(&self) -> bool {
        self.has(|data| matches!(data, Data::Float(number) if number.abs() >= i64::MAX as f64))
    }

    /// Whether a number may have been an integer beyond those of 64 bits with a sign.
    pub fn exceeds_i64(&self) -> bool {
        self.may_be_rounded()
            || self.has(|data| matches!(data, Data::Unsigned(number) if i64::try_from(*number).is_err()))
    }

    fn has(&self, is_such: fn(&Data) -> bool) -> bool {
        match self {
            Data::List(items) => items.iter().any(|item| item.has(is_such)),
            Data::Object(entries) => entries.iter().any(|(_, value)| value.has(is_such)),
            scalar => is_such(scalar),
        }
    }

    /// The same data with the keys of each object sorted.
    pub fn sorted(self) -> Data {
        match self {
            Data::List(items) => Data::List(items.into_iter().map(Data::sorted).collect()),
            Data::Object(entries) => {
                let mut entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (key, value.sorted())).collect();
                entries.sort_by(|(one, _), (other, _)| one.cmp(other));
                Data::Object(entries)
            }
            scalar => scalar,
        }
    }

    /// Whether it is the same data. serde_json reads floats to within one part in 2^52 or so.
    pub fn is(&self, other: &Data) -> bool {
        match (self, other) {
            (Data::Null, Data::Null) => true,
            (Data::Bool(a), Data::Bool(b)) => a == b,
            (Data::Unsigned(a), Data::Unsigned(b)) => a == b,
            (Data::Signed(a), Data::Signed(b)) => a == b,
            (Data::Text(a), Data::Text(b)) => a == b,
            (Data::List(a), Data::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b)),
            (Data::Object(a), Data::Object(b)) => {
                a.len() == b.len()
                    && a.iter().zip(b).all(|((a_key, a), (b_key, b))| a_key == b_key && a.is(b))
            }
            (a, b) => match (a.number(), b.number()) {
                (Some(a), Some(b)) => (a - b).abs() <= a.abs() * 1e-15 + f64::MIN_POSITIVE,
                _ => false,
            },
        }
    }
}
