//! `format = NAME`.

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::rule::{Rule, Source};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::errors::show::{list_names, show};
use crate::pattern::Dfa;
use crate::syntax::attributes::{Args, Entry, parse_arguments, split_commas};
use crate::value_set::{Span, Unit, ValueSet};

/// A form that a standard defines.
pub(crate) struct Format {
    name: Ident,
    /// Accepts all strings of the form, and others.
    dfa: Option<Arc<Dfa>>,
    lengths: Span,
}

/// A format: its name, a pattern that all its strings match, and the bounds of their length.
struct Row {
    name: &'static str,
    pattern: &'static str,
    min: usize,
    max: Option<usize>,
}

const fn row(name: &'static str, pattern: &'static str, min: usize, max: usize) -> Row {
    Row { name, pattern, min, max: if max == 0 { None } else { Some(max) } }
}

/// Every format. The patterns are short, as they only serve comparisons with the rules beside a format.
const FORMATS: [Row; 19] = [
    row("email", r"^[\x20-~]+@(?:[A-Za-z0-9.-]+|\[[A-Za-z0-9.:]+\])$", 3, 320),
    row("hostname", r"^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$", 1, 253),
    row("ipv4", r"^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$", 7, 15),
    row("ipv6", r"^[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f.:]*$", 2, 45),
    row("ip", r"^(?:[0-9]+\.[0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f.:]*)$", 2, 45),
    row("cidr", r"^(?:[0-9]+\.[0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f.:]*)\/\d{1,3}$", 4, 49),
    row("uri", r"^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-Z\[\]_a-z~]*$", 2, 0),
    row("uri_reference", r"^[!#-;=?-Z\[\]_a-z~]*$", 0, 0),
    row("url", r"^[Hh][Tt][Tt][Pp][Ss]?:\/\/[!#-.0-;=?-Z\[\]_a-z~][!#-;=?-Z\[\]_a-z~]*$", 8, 0),
    row("uuid", r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", 36, 36),
    row("date", r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", 10, 10),
    row("time", r"^(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$", 9, 0),
    row(
        "date_time",
        r"^\d{4}-[01]\d-[0-3]\d[Tt][0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:[Zz]|[+-][0-2]\d:[0-5]\d)$",
        20,
        0,
    ),
    row("duration", r"^P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$", 3, 0),
    row("semver", r"^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$", 5, 0),
    row("base64", r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", 0, 0),
    row("json_pointer", r"^(?:\/(?:[^~\/]|~[01])*)*$", 0, 0),
    row("credit_card", r"^\d{12,19}$", 12, 19),
    row("e164", r"^\+[1-9]\d{1,14}$", 3, 16),
];

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Format> {
    let name = match &entry.args {
        Args::Value(value) => read_name(value, context)?,
        // `format(NAME, message = "..")`.
        Args::List(list) if !list.stream().is_empty() => {
            let mut parts = split_commas(list.stream(), context).into_iter();
            let name = read_name(&parts.next()?, context)?;
            for argument in parse_arguments(&entry.name, quote!(#(#parts),*), &["message"], context) {
                *message = argument.value("\"..\"", context);
            }
            name
        }
        _ => {
            let names: Vec<&str> = FORMATS.iter().map(|row| row.name).collect();
            context.error_with_help(
                entry,
                format_args!("`{}` has no name", entry.name),
                format_args!("write `format = date_time`; known are {}", list_names(&names)),
            );
            return None;
        }
    };
    let row = find(&name, context)?;
    let dfa = crate::pattern::compile(row.pattern).ok();
    Some(Format { name, dfa, lengths: Span::new(Some(row.min), row.max) })
}

/// Reads the name of a format, which is written bare.
fn read_name(value: &TokenStream, context: &Context) -> Option<Ident> {
    if let Ok(name) = syn::parse2::<Ident>(value.clone()) {
        return Some(name);
    }
    // `"date-time"`, or `date-time`.
    let written = syn::parse2::<LitStr>(value.clone()).map_or_else(|_| show(value), |text| text.value());
    let meant = meant(&written).unwrap_or("date_time");
    context.error_with_help(
        value,
        "the name of a format is written bare",
        format_args!("write `format = {meant}`"),
    );
    None
}

/// The format of that name, as other crates and JSON Schema write it.
fn meant(written: &str) -> Option<&'static str> {
    let plain =
        |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let own = match plain(written).as_str() {
        "datetime" | "rfc3339" | "timestamp" | "iso8601" => "date_time",
        "mail" | "emailaddress" => "email",
        "host" | "domain" | "idnhostname" => "hostname",
        "ipaddr" | "ipaddress" | "inet" => "ip",
        "phone" | "phonenumber" | "telephone" => "e164",
        "creditcard" | "luhn" | "card" => "credit_card",
        "guid" => "uuid",
        "iri" => "uri",
        "link" | "http" | "https" | "website" => "url",
        "version" => "semver",
        "byte" | "base64url" => "base64",
        _ => return FORMATS.iter().map(|row| row.name).find(|name| plain(name) == plain(written)),
    };
    Some(own)
}

fn find(name: &Ident, context: &Context) -> Option<&'static Row> {
    let written = name.to_string();
    let found = FORMATS.iter().find(|row| row.name == written);
    if found.is_none() {
        let names: Vec<&str> = FORMATS.iter().map(|row| row.name).collect();
        let help = match meant(&written).or_else(|| nearest(&written, names.iter().copied())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known are {}; for others write `pattern = r\"..\"`", list_names(&names)),
        };
        context.error_with_help(name, format_args!("unknown format `{written}`"), help);
    }
    found
}

impl Format {
    /// The rule as an expression of core's `Format`.
    fn value(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let words = self.name.to_string();
        let variant: String = words.split('_').map(capitalised).collect();
        let variant = format_ident!("{variant}");
        quote!(#private::Format::#variant)
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

impl Rule for Format {
    fn judges(&self) -> Subject {
        Subject::Text
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(scope);
        quote!(#private::Check::Format(#value))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.value(scope);
        scope.verdict(("format", "holds"), ("Text", "text"), &quote!(&#rule), value, ty)
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        let lengths = ValueSet::of_length(Some(Unit::Chars), self.lengths);
        ValueSet::of_pattern(self.dfa.as_ref()).intersect(&lengths).or_fewer()
    }

    fn source(&self) -> Option<Source<'_>> {
        Some(Source::Other(&self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::FORMATS;

    /// A string of each format; tests/tests/formats.rs has the verdicts of the recognisers.
    const EXAMPLES: [&[&str]; 19] = [
        &["a@b", "\"a b@c\"@[IPv6:::1]"],
        &["a", "a-b.c"],
        &["127.0.0.1", "255.255.255.255"],
        &["::", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7::"],
        &["::1", "10.0.0.1"],
        &["::/0", "10.0.0.0/8"],
        &["a:", "http://u:p@[::1]:80/%7e?q#f!$&'()*+,;=~_-"],
        &["", "//a", "?q", "a/b:c"],
        &["http://a", "HTTPS://[::1]:8080/x?y#z"],
        &["f81d4fae-7dec-11d0-A765-00a0c91e6bf6"],
        &["2024-02-29", "0000-12-31"],
        &["23:59:60Z", "08:30:06.28-08:00"],
        &["2024-02-29t23:59:60.5z", "2024-12-31T23:59:59+23:59"],
        &["P1Y", "PT1S", "P2W", "P1Y2M3DT4H5M6S"],
        &["0.0.0", "1.2.3-a.1+b.0"],
        &["", "QQ==", "QUI=", "ab+/"],
        &["", "/", "/a~0/~1 b"],
        &["4111111111111111", "000000000000"],
        &["+11", "+123456789012345"],
    ];

    #[test]
    fn patterns_match_what_the_formats_do() {
        for (row, examples) in FORMATS.iter().zip(EXAMPLES) {
            let dfa = crate::pattern::compile(row.pattern);
            for example in examples {
                assert!(dfa.as_ref().is_ok_and(|dfa| dfa.is_match(example)), "{}: {example}", row.name);
                let len = example.chars().count();
                assert!(len >= row.min && row.max.is_none_or(|max| len <= max), "{}: {example}", row.name);
            }
        }
    }
}
