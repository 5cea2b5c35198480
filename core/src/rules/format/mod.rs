//! `format`: a string has a form that a standard defines. Each recogniser is a `const fn` that reads the bytes once and
//! allocates nothing.

mod bytes;
mod code;
mod net;
mod time;
mod uri;

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, both, keyword, schemas};
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// One line a format: its name in Rust and in source, its recogniser, what a value is called, and how JSON Schema says
/// it.
macro_rules! formats {
    ($($variant:ident $name:literal $module:ident::$recogniser:ident, $noun:literal, $exported:expr;)*) => {
        /// The form of a string.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Format {
            $(#[doc = concat!("`", $name, "`: ", $noun, ".")] $variant,)*
        }

        impl Format {
            /// The name as its author writes it.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Format::$variant => $name,)* }
            }

            /// What a value is called in messages.
            const fn noun(&self) -> &'static str {
                match self { $(Format::$variant => $noun,)* }
            }

            /// Whether a text has the form.
            #[must_use]
            pub const fn admits(&self, text: &str) -> bool {
                match self { $(Format::$variant => $module::$recogniser(text.as_bytes()),)* }
            }

            #[cfg(feature = "json_schema")]
            fn exported(&self) -> Exported {
                match self { $(Format::$variant => $exported,)* }
            }
        }
    };
}

/// How JSON Schema says a format.
#[cfg(feature = "json_schema")]
enum Exported {
    /// By its own name for it.
    Named(&'static str),
    /// By its name, with a pattern for what is more.
    Narrowed(&'static str, &'static str),
    /// By two names.
    Either(&'static str, &'static str),
    Pattern(&'static str),
    /// By a pattern that accepts more.
    Nearly(&'static str, &'static str),
}

#[cfg(feature = "json_schema")]
use Exported::{Either, Named, Narrowed, Nearly, Pattern};

formats! {
    Email "email" net::is_email, "an e-mail address", Named("email");
    Hostname "hostname" net::is_hostname, "a host name", Named("hostname");
    Ipv4 "ipv4" net::is_ipv4, "an IPv4 address", Named("ipv4");
    Ipv6 "ipv6" net::is_ipv6, "an IPv6 address", Named("ipv6");
    Ip "ip" net::is_ip, "an IP address", Either("ipv4", "ipv6");
    Cidr "cidr" net::is_cidr, "an IP address with a prefix length, as in 10.0.0.0/8", Pattern(CIDR);
    Uri "uri" uri::is_uri, "a URI", Named("uri");
    UriReference "uri_reference" uri::is_uri_reference, "a URI or a relative reference", Named("uri-reference");
    Url "url" uri::is_url, "a URL that begins with http:// or https://", Narrowed("uri", URL);
    Uuid "uuid" code::is_uuid, "a UUID", Named("uuid");
    Date "date" time::is_date, "a date, as in 2024-12-31", Named("date");
    Time "time" time::is_time, "a time with an offset, as in 23:59:00Z", Named("time");
    DateTime "date_time" time::is_date_time, "a date and time with an offset, as in 2024-12-31T23:59:00Z", Named("date-time");
    Duration "duration" time::is_duration, "a duration, as in P1DT12H", Named("duration");
    Semver "semver" code::is_semver, "a semantic version, as in 1.4.0", Pattern(SEMVER);
    Base64 "base64" code::is_base64, "a text in base64", Pattern(BASE64);
    JsonPointer "json_pointer" code::is_json_pointer, "a JSON Pointer", Named("json-pointer");
    CreditCard "credit_card" code::is_credit_card, "a credit card number", Nearly("^[0-9]{12,19}$", "the last digit is the check digit by Luhn");
    E164 "e164" code::is_e164, "a telephone number, as in +14155552671", Pattern(r"^\+[1-9][0-9]{1,14}$");
}

#[cfg(feature = "json_schema")]
const URL: &str = "^[Hh][Tt][Tt][Pp][Ss]?://(?:[^/?#@]*@)?[^/?#@:]";

#[cfg(feature = "json_schema")]
const SEMVER: &str = "^(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)\
    (?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$";

#[cfg(feature = "json_schema")]
const BASE64: &str = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

#[cfg(feature = "json_schema")]
const CIDR: &str = "^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}/(?:\
    3[0-2]|[12]?[0-9])|(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[\
    0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0\
    -9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[\
    0-9]{2}|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4\
    }|(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|(?:(\
    ?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?\
    :25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|(?:(?:[0\
    -9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[\
    0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|(?:(?:[0-9A-\
    Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}:(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4]\
    [0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:\
    ){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\
    (?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0\
    -9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))$";

/// Whether a string has the form; an absent one does.
#[inline]
#[must_use]
pub const fn holds(text: Option<&str>, format: &Format) -> bool {
    match text {
        Some(text) => format.admits(text),
        None => true,
    }
}

impl Format {
    pub(crate) const fn code(&self) -> &'static str {
        "format"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must be ");
        words.text(self.noun());
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("format", self.name());
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Format {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        holds(value.text(), self)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Format {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        let format = |name: &str| keyword("format", name.into());
        let pattern = |pattern: &str| keyword("pattern", pattern.into());
        match self.exported() {
            Named(name) => format(name),
            Narrowed(name, narrower) => both(format(name), pattern(narrower)),
            Either(one, other) => schemas("anyOf", alloc::vec![format(one), format(other)]),
            Pattern(own) => pattern(own),
            Nearly(own, comment) => both(pattern(own), keyword("$comment", comment.into())),
        }
    }
}
