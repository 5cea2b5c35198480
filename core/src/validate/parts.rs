//! The parts of a value, as `unique` compares them: those of the JSON value that documents hold. In: what
//! `visit_parts` hands over. Out: a hash that allocates nothing, and where two hashes agree the whole value as a
//! [`Tree`], so that a hash never decides alone.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::report::path::Segment;
use crate::report::sorting::sort;
use crate::rules::number::Number;

/// Bound on the pointers, lists and maps around a part. Validation reports what is nested half as deep.
const MAX_NESTED: usize = 256;

/// The parts of one value. [`DeploymentValidate::visit_parts`](crate::DeploymentValidate::visit_parts) hands them over.
pub struct Parts {
    level: Level,
    /// Whether the next object's keys belong to the current object.
    is_flat: bool,
    /// Whether all parts are known so far.
    is_known: bool,
    /// Whether a value that is absent as a whole can be compared.
    compares_absence: bool,
    /// How many pointers, lists and maps enclose the current part.
    nested: usize,
    /// The value as a tree, while it is recorded.
    frames: Option<Vec<Frame>>,
}

/// A whole JSON value; numbers in one form, keys sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    Null,
    Bool(bool),
    Number(Exact),
    Text(String),
    List(Vec<(String, Tree)>),
    Object(Vec<(String, Tree)>),
}

/// A number in the one form of its value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exact {
    Int(i128),
    Big(u128),
    /// The bits of a float that is no such integer.
    Float(u64),
}

/// The object or list whose parts come, and its hash so far.
#[derive(Clone, Copy)]
struct Level {
    holds: Holds,
    hash: u64,
    key: u64,
}

#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// One value: the root.
    One,
    Items,
    /// Keys that are left out when absent.
    Fields,
    /// Keys that are all there.
    Entries,
}

struct Frame {
    key: String,
    parts: Vec<(String, Tree)>,
}

/// What was around an object or a list, for [`Parts::close`].
pub struct Outer(Option<Level>);

impl Parts {
    pub(super) fn new(compares_absence: bool) -> Self {
        let level = Level { holds: Holds::One, hash: 0, key: 0 };
        Parts { level, is_flat: false, is_known: true, compares_absence, nested: 0, frames: None }
    }

    /// The same, which also keeps the value.
    pub(super) fn recording(compares_absence: bool) -> Self {
        let root = Frame { key: String::new(), parts: Vec::new() };
        Parts { frames: Some(alloc::vec![root]), ..Parts::new(compares_absence) }
    }

    /// The hash; `None` when something in the value is unknown.
    pub(super) fn hash(&self) -> Option<u64> {
        self.is_known.then_some(self.level.hash)
    }

    /// The recorded value.
    pub(super) fn into_tree(self) -> Tree {
        let root = self.frames.and_then(|mut frames| frames.pop()?.parts.pop());
        root.map_or(Tree::Null, |(_, tree)| tree)
    }

    /// Hands over what is inside a pointer, a list or a map. Nothing is known of what is nested too deep.
    pub(super) fn inside(&mut self, visit: impl FnOnce(&mut Self)) {
        if self.nested >= MAX_NESTED {
            return self.unknown();
        }
        self.nested += 1;
        visit(self);
        self.nested -= 1;
    }

    /// A part of which nothing is known. The value is then equal to no other.
    pub fn unknown(&mut self) {
        self.is_known = false;
        self.is_flat = false;
    }

    /// `null`.
    pub fn null(&mut self) {
        self.is_flat = false;
        self.put(1, || Tree::Null);
    }

    /// An `Option` without a value: a key that is left out, else `null`.
    pub fn absent(&mut self) {
        match self.level.holds {
            Holds::Fields => self.is_flat = false,
            Holds::One if !self.compares_absence => self.unknown(),
            _ => self.null(),
        }
    }

    /// A truth value.
    pub fn truth(&mut self, truth: bool) {
        self.put(2 + u64::from(truth), || Tree::Bool(truth));
    }

    /// A number; 1 and 1.0 are the same.
    pub fn number(&mut self, number: Number) {
        let Some(exact) = Exact::of(number) else { return self.unknown() };
        let hash = match exact {
            Exact::Int(int) => mix(4 ^ (int as u64), (int >> 64) as u64),
            Exact::Big(big) => mix(5 ^ (big as u64), (big >> 64) as u64),
            Exact::Float(bits) => mix(6, bits),
        };
        self.put(hash, || Tree::Number(exact));
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        if core::mem::take(&mut self.is_flat) {
            // serde writes a flattened unit variant as a key.
            return self.key(text).null();
        }
        self.put(hash_of(text.as_bytes()), || Tree::Text(text.into()));
    }

    /// A value that equals those that show themselves alike.
    pub(crate) fn shown(&mut self, value: &dyn fmt::Debug) {
        let mut hash = Hash(8);
        // Writing to a hash cannot fail.
        let _ = write!(hash, "{value:?}");
        self.put(hash.0, || Tree::Text(alloc::format!("{value:?}")));
    }

    /// The key of the next part.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.level.key = hash_of(key.as_bytes());
        if let Some(frame) = self.frames.as_mut().and_then(|frames| frames.last_mut()) {
            frame.key = String::from(key);
        }
        self
    }

    /// The key of a map's next value.
    pub(super) fn segment(&mut self, segment: Segment<'_>) -> &mut Self {
        match segment {
            Segment::Key(key) => self.key(key),
            Segment::Char(char) => self.key(char.encode_utf8(&mut [0; 4])),
            Segment::Shown(key) => self.key(&key.to_string()),
            Segment::Integer(is_negative, high, low) => {
                let size = u128::from(high) << 64 | u128::from(low);
                self.key(&alloc::format!("{}{size}", if is_negative { "-" } else { "" }))
            }
            Segment::Here | Segment::Index(_) | Segment::File(_) | Segment::Context(_) => self,
        }
    }

    /// Lets the keys of the next object belong to this one.
    pub fn flat(&mut self) -> &mut Self {
        self.is_flat = true;
        self
    }

    /// Begins an object, whose absent keys are left out.
    pub fn open_object(&mut self) -> Outer {
        self.open(Holds::Fields)
    }

    /// Begins an object, whose keys are all there.
    pub fn open_map(&mut self) -> Outer {
        self.open(Holds::Entries)
    }

    /// Begins a list.
    pub fn open_list(&mut self) -> Outer {
        self.open(Holds::Items)
    }

    fn open(&mut self, holds: Holds) -> Outer {
        if core::mem::take(&mut self.is_flat) {
            return Outer(None);
        }
        if let Some(frames) = &mut self.frames {
            frames.push(Frame { key: String::new(), parts: Vec::new() });
        }
        Outer(Some(core::mem::replace(&mut self.level, Level { holds, hash: 0, key: 0 })))
    }

    /// Ends the object or list.
    pub fn close(&mut self, outer: Outer) {
        let Outer(Some(outer)) = outer else { return };
        let inner = core::mem::replace(&mut self.level, outer);
        let is_list = inner.holds == Holds::Items;
        let parts = self.frames.as_mut().and_then(Vec::pop).map(|frame| frame.parts);
        self.put(mix(10 + u64::from(is_list), inner.hash), || {
            let mut parts = parts.unwrap_or_default();
            if is_list {
                return Tree::List(parts);
            }
            sort(&mut parts, Ord::cmp);
            Tree::Object(parts)
        });
    }

    fn put(&mut self, hash: u64, tree: impl FnOnce() -> Tree) {
        let level = &mut self.level;
        level.hash = match level.holds {
            Holds::One => hash,
            Holds::Items => mix(level.hash ^ 7, hash),
            // Objects have no order.
            Holds::Fields | Holds::Entries => level.hash.wrapping_add(mix(level.key, hash)),
        };
        if let Some(frame) = self.frames.as_mut().and_then(|frames| frames.last_mut()) {
            frame.parts.push((core::mem::take(&mut frame.key), tree()));
        }
    }
}

impl Exact {
    /// `None` for what is no number.
    fn of(number: Number) -> Option<Exact> {
        const END: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
        let float = match number {
            Number::Int(int) => return Some(Exact::Int(int)),
            Number::Big(big) => return Some(Exact::Big(big)),
            Number::Float(float) => float,
            Number::Single(single) => f64::from(single),
        };
        if float.is_nan() {
            return None;
        }
        let (int, big) = (float as i128, float as u128);
        Some(match () {
            () if int as f64 == float && int != i128::MAX => Exact::Int(int),
            () if big as f64 == float && float < END => Exact::Big(big),
            () => Exact::Float(float.to_bits()),
        })
    }
}

/// The hash of what is written to it.
struct Hash(u64);

impl fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // Byte by byte, since writers cut a text as they like.
        self.0 = text.bytes().fold(self.0, |hash, byte| mix(hash, byte.into()));
        Ok(())
    }
}

fn hash_of(bytes: &[u8]) -> u64 {
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = mix(9, bytes.len() as u64);
    for chunk in &mut chunks {
        hash = mix(hash, chunk.try_into().map_or(0, u64::from_le_bytes));
    }
    chunks.remainder().iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte)))
}

/// Mixes a number into a hash.
fn mix(hash: u64, number: u64) -> u64 {
    let product =
        u128::from(hash ^ 0x9E37_79B9_7F4A_7C15) * u128::from(number.rotate_left(32) ^ 0xD6E8_FEB8_6659_FD93);
    (product >> 64) as u64 ^ product as u64
}
