//! The place of a value in a payload: a chain of segments on the stack while validation walks down, which allocates
//! nothing; an RFC 6901 JSON Pointer once there is a violation.

use alloc::string::{String, ToString as _};
use core::any::Any;
use core::fmt::{self, Write as _};

use super::byte_search::find_either;
use super::file::FileNode;

/// One step of a [`Path`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Segment<'a> {
    /// No step: the place itself. Newtypes and flattened fields add no segment.
    Here,
    /// A key of an object, by its wire name.
    Key(&'a str),
    /// A key of a map whose keys are integers: its sign and the two halves of its size.
    Integer(bool, u64, u64),
    /// A key of a map whose keys are single characters.
    Char(char),
    /// A key of a map whose keys are neither, as it is displayed.
    Shown(&'a dyn Shown),
    /// An item of a list, counted from 0.
    Index(usize),
    /// The value of a file that is read in `const`.
    #[doc(hidden)]
    File(&'a FileNode),
    /// The whole payload, which is validated in a context.
    #[doc(hidden)]
    Context(AnyContext<'a>),
}

/// A context of any type.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct AnyContext<'a>(&'a (dyn Any + Sync));

/// The context may be a secret.
impl fmt::Debug for AnyContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyContext")
    }
}

/// A key of a map that is displayed, such as an IP address. Every type that can be displayed has this trait.
pub trait Shown: fmt::Display + fmt::Debug + Send + Sync {}

impl<T: fmt::Display + fmt::Debug + Send + Sync> Shown for T {}

/// A place in a payload, as a chain of borrowed segments from the root.
///
/// ```
/// use deployment_validate::Path;
///
/// let root = Path::ROOT;
/// let tags = root.key("tags");
/// assert_eq!(tags.index(2).to_string(), "/tags/2");
/// assert_eq!(root.key("a/b~c").to_string(), "/a~1b~0c");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
}

impl Segment<'_> {
    /// Whether it leads into a list or an object.
    pub(crate) const fn is_level(&self) -> bool {
        !matches!(self, Segment::Here | Segment::File(_) | Segment::Context(_))
    }
}

impl<'a> Path<'a> {
    /// The whole payload, whose pointer is the empty string.
    pub const ROOT: Path<'static> = Path { parent: None, segment: Segment::Here };

    /// The root of a file that is read in `const`.
    #[doc(hidden)]
    #[must_use]
    pub const fn file(node: &'a FileNode) -> Self {
        Path { parent: None, segment: Segment::File(node) }
    }

    /// The whole payload, which is validated in a context.
    pub(crate) const fn in_context<C: Any + Sync>(context: &'a C) -> Self {
        Path { parent: None, segment: Segment::Context(AnyContext(context)) }
    }

    /// The whole payload.
    pub(crate) const fn root(&self) -> &Path<'a> {
        let mut root = self;
        while let Some(parent) = root.parent {
            root = parent;
        }
        root
    }

    /// The context of the whole payload, if it is of that type.
    pub(crate) fn context<C: Any>(&self) -> Option<&'a C> {
        let Segment::Context(AnyContext(context)) = self.root().segment else { return None };
        (context as &dyn Any).downcast_ref()
    }

    /// The place one step below this one.
    #[inline]
    #[must_use]
    pub const fn step(&'a self, segment: Segment<'a>) -> Path<'a> {
        Path { parent: Some(self), segment }
    }

    /// The value of an object's key.
    #[inline]
    #[must_use]
    pub const fn key(&'a self, name: &'a str) -> Path<'a> {
        self.step(Segment::Key(name))
    }

    /// An item of a list, counted from 0.
    #[inline]
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Path<'a> {
        self.step(Segment::Index(index))
    }

    pub(crate) const fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    pub(crate) const fn segment(&self) -> Segment<'a> {
        self.segment
    }

    /// The place as an RFC 6901 JSON Pointer.
    #[must_use]
    pub fn to_pointer(&self) -> String {
        self.pointer_with(0)
    }

    /// The pointer, with spare capacity for `room` bytes.
    fn pointer_with(&self, room: usize) -> String {
        let before = |own: usize| match self.parent {
            Some(parent) => parent.pointer_with(room + own),
            None => String::with_capacity((room + own).max(32)),
        };
        match self.segment {
            // Most segments are keys.
            Segment::Key(name) => {
                let mut pointer = before(1 + name.len());
                push_key(&mut pointer, name);
                pointer
            }
            segment => {
                let mut pointer = before(8);
                push_segment(&mut pointer, segment);
                pointer
            }
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_pointer())
    }
}

/// Appends one segment to a pointer, `~` and `/` escaped as `~0` and `~1`.
pub(crate) fn push_segment(pointer: &mut String, segment: Segment<'_>) {
    // Writing to a `String` cannot fail.
    let _ = match segment {
        Segment::Here | Segment::File(_) | Segment::Context(_) => Ok(()),
        Segment::Integer(is_negative, high, low) => {
            let size = u128::from(high) << 64 | u128::from(low);
            write!(pointer, "/{}{size}", if is_negative { "-" } else { "" })
        }
        Segment::Char(char) => {
            push_key(pointer, char.encode_utf8(&mut [0; 4]));
            Ok(())
        }
        Segment::Shown(key) => {
            push_key(pointer, &key.to_string());
            Ok(())
        }
        Segment::Index(index) => write!(pointer, "/{index}"),
        Segment::Key(name) => {
            push_key(pointer, name);
            Ok(())
        }
    };
}

/// A segment of a pointer without its escapes.
pub(crate) fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

fn push_key(pointer: &mut String, name: &str) {
    pointer.push('/');
    let mut rest = name;
    while let Some(at) = find_either(rest.as_bytes(), b'~', b'/') {
        pointer.push_str(&rest[..at]);
        pointer.push_str(if rest.as_bytes()[at] == b'~' { "~0" } else { "~1" });
        rest = &rest[at + 1..];
    }
    pointer.push_str(rest);
}
