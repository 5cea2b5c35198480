//! One reader for each type that a field may have.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::lexer::Lexer;
use crate::report::file::FileNode;
use crate::report::path::Path;
use crate::rules::literal::same;

/// Reads values of one type.
pub struct ConstReader<T: ?Sized>(core::marker::PhantomData<T>);

impl<T: ?Sized> ConstReader<T> {
    /// The reader.
    pub const NEW: Self = ConstReader(core::marker::PhantomData);

    /// Checks nothing: a value of this type has no rules inside.
    #[inline]
    pub const fn assert_valid_at(&self, _: &T, _: &Path<'_>) {}
}

impl<T> ConstReader<T> {
    /// Refuses a value of a type that `const` cannot make.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn refuse(&self, node: FileNode, at: &Path<'_>) -> T {
        node.fail(at, "this field's type cannot be read in `const`")
    }
}

macro_rules! readers {
    ($($(#[$doc:meta])* [$($lifetime:lifetime)?] $ty:ty => |$node:ident, $at:ident| $read:expr;)*) => {$(
        impl $(<$lifetime>)? ConstReader<$ty> {
            /// Reads a value.
            ///
            /// # Panics
            ///
            /// At a value of another kind.
            #[must_use]
            #[track_caller]
            #[inline]
            pub const fn read_payload(&self, $node: FileNode, $at: &Path<'_>) -> $ty {
                $read
            }
        }
    )*};
}

readers! {
    ['t] &'t str => |node, at| if node.is_string() { node.string() } else { node.fail(at, "must be a string") };
    ['t] Cow<'t, str> => |node, at| {
        if node.is_string() { Cow::Borrowed(node.string()) } else { node.fail(at, "must be a string") }
    };
    [] String => |node, at| {
        if !node.is_string() {
            node.fail(at, "must be a string");
        }
        if !node.string().is_empty() {
            node.fail(at, "a `String` cannot be filled in `const`: give the field the type `Cow<str>`");
        }
        String::new()
    };
    [] bool => |node, at| match node.first() {
        b't' => true,
        b'f' => false,
        _ => node.fail(at, "must be a boolean"),
    };
    [] char => |node, at| {
        let mut index = 0;
        let mut value = 0;
        let text = if node.is_string() { node.string().as_bytes() } else { &[] };
        while index < text.len() {
            let byte = text[index] as u32;
            value = match byte {
                0x00..=0x7F => byte,
                0x80..=0xBF => value << 6 | byte & 0x3F,
                0xC0..=0xDF => byte & 0x1F,
                0xE0..=0xEF => byte & 0x0F,
                _ => byte & 0x07,
            };
            index += 1;
        }
        let mut buffer = [0; 4];
        match char::from_u32(value) {
            Some(char) if node.is_string() && same(char.encode_utf8(&mut buffer), node.string()) => char,
            _ => node.fail(at, "must be a single character"),
        }
    };
}

macro_rules! integers {
    ($($int:ident $nonzero:ident)*) => {$(
        impl ConstReader<core::num::$nonzero> {
            /// Reads a value.
            ///
            /// # Panics
            ///
            /// At anything but an integer that the type holds.
            #[must_use]
            #[track_caller]
            #[inline]
            pub const fn read_payload(&self, node: FileNode, at: &Path<'_>) -> core::num::$nonzero {
                match core::num::$nonzero::new(ConstReader::<$int>::NEW.read_payload(node, at)) {
                    Some(number) => number,
                    None => node.fail(at, "must not be 0"),
                }
            }
        }

        impl ConstReader<$int> {
            /// Reads a value.
            ///
            /// # Panics
            ///
            /// At anything but an integer that the type holds.
            #[must_use]
            #[track_caller]
            #[inline]
            pub const fn read_payload(&self, node: FileNode, at: &Path<'_>) -> $int {
                let digits = node.bytes().split_at(node.end()).0.split_at(node.start).1;
                let number = match core::str::from_utf8(digits) {
                    Ok(digits) => <$int>::from_str_radix(digits, 10),
                    Err(_) => node.fail(at, "must be an integer"),
                };
                match number {
                    // As in JSON readers, `-0` is a float.
                    Ok(number) if digits[0] != b'-' || number != 0 => number,
                    _ => node.fail(at, concat!("must be an integer that `", stringify!($int), "` holds")),
                }
            }
        }
    )*};
}

integers!(i8 NonZeroI8 i16 NonZeroI16 i32 NonZeroI32 i64 NonZeroI64 i128 NonZeroI128 isize NonZeroIsize);
integers!(u8 NonZeroU8 u16 NonZeroU16 u32 NonZeroU32 u64 NonZeroU64 u128 NonZeroU128 usize NonZeroUsize);

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl ConstReader<$float> {
            /// Refuses the value: floats cannot be read in `const`.
            ///
            /// # Panics
            ///
            /// Always.
            #[must_use]
            #[track_caller]
            #[inline]
            pub const fn read_payload(&self, node: FileNode, at: &Path<'_>) -> $float {
                self.refuse(node, at)
            }
        }
    )*};
}

floats!(f32 f64);

impl<T> ConstReader<Vec<T>> {
    /// Reads an empty list.
    ///
    /// # Panics
    ///
    /// At a list with items: a `Vec` cannot be filled in `const`.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn read_payload(&self, node: FileNode, at: &Path<'_>) -> Vec<T> {
        if node.first() != b'[' {
            node.fail(at, "must be a list");
        }
        if Lexer::at(node.document.text, node.start + 1).peek() != b']' {
            node.fail(at, "a `Vec` cannot be filled in `const`");
        }
        Vec::new()
    }
}
