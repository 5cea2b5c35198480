//! The parameters of a violation: the data of its rule, for programs that do not read prose.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::number::Number;

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum Param {
    /// A text, such as a pattern or a wire name.
    Text(Cow<'static, str>),
    /// A number, such as a bound.
    Number(Number),
    /// A truth value.
    Bool(bool),
    /// Several, such as the literals of `one_of`.
    List(Vec<Param>),
    /// Several by name, such as the bounds of a range of integers.
    Map(Params),
}

/// The parameters of a violation by name, in an order that is the same for all violations of a code.
///
/// | code | parameters |
/// |---|---|
/// | `pattern` | `pattern`: text, `flags`: text, `at`: number, `expected`: list of texts |
/// | `prefix` | `prefix`: text |
/// | `suffix` | `suffix`: text |
/// | `contains` | `contains`: text |
/// | `format` | `format`: text |
/// | `length` | `min`: number, `max`: number, `min_field`: text, `max_field`: text, `unit`: text |
/// | `range` | `min`: number, `max`: number, `exclusive_min`: number, `exclusive_max`: number, `min_field`: text, `max_field`: text, `exclusive_min_field`: text, `exclusive_max_field`: text |
/// | `equals` | `field`: text |
/// | `differs` | `field`: text |
/// | `multiple_of` | `multiple_of`: number |
/// | `one_of` | `values`: list of literals, `nearest`: text, `fits`: list of texts |
/// | `unique` | `first`: text |
/// | `not` | `rules`: text |
/// | `any_of` | `alternatives`: list of lists of rules |
/// | `required_if`, `required_unless`, `forbidden_if`, `forbidden_unless`, `ignored_unless` | `condition`: text, `when`: list of lists of tests |
/// | `exactly_one_of`, `at_most_one_of`, `at_least_one_of`, `all_or_none_of` | `fields`: list of texts, `present`: number |
/// | `missing` | `fits`: list of texts |
/// | `unknown` | `nearest`: text |
/// | `duplicate` | `first`: number |
/// | `limit` | `omitted`: number |
/// | `depth` | `max`: number |
/// | `required`, `type`, `forbidden`, `syntax` | |
///
/// A parameter is absent when the rule does not state it or the document does not suggest it. `custom` and codes of
/// your own have the parameters that [`Violation::with_param`](crate::Violation::with_param) gave them.
///
/// - `at` is the first character, from 0, after which no text whatever would match, or the length of a string that ends
///   too soon; `expected` are the characters that could stand there, at the end those that lead nearer to a match: each
///   as itself, as a range (`a-z`) or, where it is not seen, by its number (`U+00A0`). A `Matcher` that is no `Pattern`
///   has neither.
/// - `unit` is `characters`, `bytes`, `utf16` or `items`; `length(equal = 3)` has 3 as `min` and as `max`.
/// - A literal is a text, a number or a truth value; a range of integers is a map with `min`, `max` or both.
/// - `nearest` is the known name that was meant, `fits` are the values that the other keys allow.
/// - `condition` says for people what `when` says for programs: one of its lists holds, with all its tests. A test is
///   a map: `field` has the wire name, with dots between several for a field inside another; `one_of` or `none_of` has the
///   literals or wire names, a comparison has its bound as a parameter of `range`, or `present` is true.
/// - A rule of `alternatives` is a map of its `code` and its own parameters.
/// - `present` is how many of the `fields` are there.
/// - `first` is the offset, in bytes of the text, of the key that the duplicate repeats; for `unique` the pointer of the
///   first of the equal items, or of its field.
///
/// Numbers that 64 bits do not hold are written as texts by serde.
///
/// ```
/// use deployment_validate::{Param, Violation};
///
/// let violation = Violation::custom("must be even").with_param("step", 2);
/// assert_eq!(violation.params().get("step"), Some(&Param::from(2)));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    entries: Vec<(Cow<'static, str>, Param)>,
}

impl Params {
    /// The parameter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.iter().find(|(own, _)| *own == name).map(|(_, param)| param)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Param)> {
        self.entries.iter().map(|(name, param)| (&**name, param))
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Param> {
        self.entries.iter_mut().find(|(own, _)| *own == name).map(|(_, param)| param)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn push(&mut self, name: &'static str, value: impl Into<Param>) {
        self.entries.push((Cow::Borrowed(name), value.into()));
    }

    pub(crate) fn push_some(&mut self, name: &'static str, value: Option<impl Into<Param>>) {
        if let Some(value) = value {
            self.push(name, value);
        }
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Param::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Param::Text(Cow::Owned(text))
    }
}

impl From<Number> for Param {
    fn from(number: Number) -> Self {
        Param::Number(number)
    }
}

impl From<bool> for Param {
    fn from(truth: bool) -> Self {
        Param::Bool(truth)
    }
}

impl From<i32> for Param {
    fn from(number: i32) -> Self {
        Param::Number(number.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Param::Number(number.into())
    }
}

impl From<Params> for Param {
    fn from(params: Params) -> Self {
        Param::Map(params)
    }
}

impl<T: Into<Param>> From<Vec<T>> for Param {
    fn from(list: Vec<T>) -> Self {
        Param::List(list.into_iter().map(Into::into).collect())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Params {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Param::deserialize(deserializer)? {
            Param::Map(params) => Ok(params),
            _ => Err(serde::de::Error::custom("parameters are an object")),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Param {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyParam)
    }
}

/// Reads any parameter.
#[cfg(feature = "serde")]
struct AnyParam;

#[cfg(feature = "serde")]
impl<'de> serde::de::Visitor<'de> for AnyParam {
    type Value = Param;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a parameter of a violation")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Param, E> {
        Ok(Param::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Param, E> {
        Ok(Param::Number(Number::Int(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Param, E> {
        Ok(Param::Number(Number::Int(number.into())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Param, E> {
        Ok(Param::Number(Number::Float(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Param, E> {
        Ok(Param::Text(Cow::Owned(String::from(text))))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Param, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Param::List(list))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut entries: A) -> Result<Param, A::Error> {
        let mut params = Params::default();
        while let Some((name, param)) = entries.next_entry::<String, Param>()? {
            params.entries.push((Cow::Owned(name), param));
        }
        Ok(Param::Map(params))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            // Readers of JSON agree on 64 bits at most, and some formats have no wider integers.
            Number::Int(int) => match (i64::try_from(int), u64::try_from(int)) {
                (Ok(int), _) => serializer.serialize_i64(int),
                (_, Ok(int)) => serializer.serialize_u64(int),
                _ => serializer.collect_str(self),
            },
            Number::Big(_) => serializer.collect_str(self),
            Number::Float(float) => serializer.serialize_f64(float),
            Number::Single(single) => serializer.serialize_f32(single),
        }
    }
}
