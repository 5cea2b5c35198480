//! The one table of container types and foreign types, of std and of other crates. Each macro passes its rows to
//! another macro, which makes an impl of each row; so all traits cover the same types.

/// Pointers: `[generics] pointer => inside, schema`; `schema` makes the pointer's schema from that of the value
/// inside.
macro_rules! each_pointer {
    ($then:ident) => {
        $then! {
            [T: ?Sized] &T => T, borrowed;
            [T: ?Sized] &mut T => T, owned;
            [T: ?Sized] Box<T> => T, owned;
            [T: ?Sized] Rc<T> => T, owned;
            [T: ?Sized] Arc<T> => T, owned;
            ['a, T: ToOwned + ?Sized] Cow<'a, T> => T, owned;
        }
    };
}

/// Lists: `[generics] list => item, length, is_set`; only an array has a length.
macro_rules! each_list {
    ($then:ident) => {
        $then! {
            [T] [T] => T, None, false;
            [T, const N: usize] [T; N] => T, Some(N), false;
            [T] Vec<T> => T, None, false;
            [T] VecDeque<T> => T, None, false;
            [T] LinkedList<T> => T, None, false;
            [T] BTreeSet<T> => T, None, true;
            #[cfg(feature = "std")]
            [T, S] std::collections::HashSet<T, S> => T, None, true;
            #[cfg(feature = "indexmap")]
            [T, S] indexmap::IndexSet<T, S> => T, None, true;
            #[cfg(feature = "smallvec")]
            [A: smallvec::Array] smallvec::SmallVec<A> => A::Item, None, false;
        }
    };
}

/// Maps: `[generics] map => key, value`.
macro_rules! each_map {
    ($then:ident) => {
        $then! {
            [K, V] BTreeMap<K, V> => K, V;
            #[cfg(feature = "std")]
            [K, V, S] std::collections::HashMap<K, V, S> => K, V;
            #[cfg(feature = "indexmap")]
            [K, V, S] indexmap::IndexMap<K, V, S> => K, V;
            #[cfg(feature = "json_schema")]
            [] serde_json::Map<alloc::string::String, serde_json::Value> => alloc::string::String, serde_json::Value;
        }
    };
}

/// Integers, each with the type that leaves zero out.
macro_rules! each_integer {
    ($then:ident) => {
        $then! {
            i8 NonZeroI8, i16 NonZeroI16, i32 NonZeroI32, i64 NonZeroI64, i128 NonZeroI128, isize NonZeroIsize,
            u8 NonZeroU8, u16 NonZeroU16, u32 NonZeroU32, u64 NonZeroU64, u128 NonZeroU128, usize NonZeroUsize
        }
    };
}

/// Foreign types: `type => noun, [types of JSON], format`.
macro_rules! each_foreign {
    ($then:ident) => {
        $then! {
            core::net::IpAddr => "an IP address", ["string"], "";
            core::net::Ipv4Addr => "an IPv4 address", ["string"], "ipv4";
            core::net::Ipv6Addr => "an IPv6 address", ["string"], "ipv6";
            core::net::SocketAddr => "an IP address with a port", ["string"], "";
            core::net::SocketAddrV4 => "an IPv4 address with a port", ["string"], "";
            core::net::SocketAddrV6 => "an IPv6 address with a port", ["string"], "";
            alloc::ffi::CString => "bytes without a zero", ["array", "string"], "";
            #[cfg(feature = "std")]
            std::path::PathBuf => "a path", ["string"], "";
            #[cfg(feature = "bytes")]
            bytes::Bytes => "a list of bytes", ["array", "string"], "";
            #[cfg(feature = "bytes")]
            bytes::BytesMut => "a list of bytes", ["array", "string"], "";
            #[cfg(feature = "chrono")]
            chrono::DateTime<chrono::Utc> => "a date and time with an offset", ["string"], "date-time";
            #[cfg(feature = "chrono")]
            chrono::DateTime<chrono::FixedOffset> => "a date and time with an offset", ["string"], "date-time";
            #[cfg(feature = "chrono")]
            chrono::NaiveDate => "a date", ["string"], "date";
            #[cfg(feature = "chrono")]
            chrono::NaiveTime => "a time", ["string"], "";
            #[cfg(feature = "chrono")]
            chrono::NaiveDateTime => "a date and time without an offset", ["string"], "";
            #[cfg(feature = "chrono")]
            chrono::Month => "a month's name", ["string"], "";
            #[cfg(feature = "chrono")]
            chrono::Weekday => "a weekday's name", ["string"], "";
            #[cfg(feature = "jiff")]
            jiff::Timestamp => "a date and time with an offset", ["string"], "date-time";
            #[cfg(feature = "jiff")]
            jiff::ZonedDateTime => "a date and time with a time zone", ["string"], "";
            #[cfg(feature = "jiff")]
            jiff::civil::Date => "a date", ["string"], "date";
            #[cfg(feature = "jiff")]
            jiff::civil::Time => "a time", ["string"], "";
            #[cfg(feature = "jiff")]
            jiff::civil::DateTime => "a date and time without an offset", ["string"], "";
            #[cfg(feature = "jiff")]
            jiff::Span => "a duration", ["string"], "duration";
            #[cfg(feature = "jiff")]
            jiff::SignedDuration => "a duration", ["string"], "duration";
            #[cfg(feature = "rust_decimal")]
            rust_decimal::Decimal => "a decimal number", ["string", "number"], "";
            #[cfg(feature = "time")]
            time::Date => "a date: a year and its day", ["array"], "";
            #[cfg(feature = "time")]
            time::Time => "a time: hour, minute, second and nanosecond", ["array"], "";
            #[cfg(feature = "time")]
            time::PrimitiveDateTime => "a date and time without an offset", ["array"], "";
            #[cfg(feature = "time")]
            time::OffsetDateTime => "a date and time with an offset", ["array"], "";
            #[cfg(feature = "time")]
            time::UtcOffset => "an offset: hours, minutes and seconds", ["array"], "";
            #[cfg(feature = "time")]
            time::Duration => "a duration: seconds and nanoseconds", ["array"], "";
            #[cfg(feature = "time")]
            time::Month => "a month's number", ["number"], "";
            #[cfg(feature = "time")]
            time::Weekday => "a weekday's number", ["number"], "";
            #[cfg(feature = "url")]
            url::Url => "a URL", ["string"], "uri";
            #[cfg(feature = "uuid")]
            uuid::Uuid => "a UUID", ["string"], "uuid";
        }
    };
}

pub(crate) use {each_foreign, each_integer, each_list, each_map, each_pointer};
