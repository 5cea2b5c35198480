//! What an error says, as data, and where.

use deployment_validate::lexer::{Cause, Deserializer, FaultKind, Found, Lexer, ValueKind};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Probe {
    port: u16,
    path: Option<String>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
enum Kind {
    Tcp,
    Http,
}

#[test]
fn a_text_that_is_no_json_says_where() {
    use FaultKind::*;
    for (text, kind, offset) in [
        ("", EndInValue, 0),
        (" \n", EndInValue, 2),
        ("\u{feff}{}", ByteOrderMark, 0),
        ("\u{a0}{}", NoValue, 0),
        ("{", EndInObject, 1),
        ("[", EndInList, 1),
        ("[1", EndInList, 2),
        ("[1,", EndInValue, 3),
        ("{\"a\"", EndInObject, 4),
        ("{\"a\":", EndInValue, 5),
        ("{\"a\":1", EndInObject, 6),
        ("{\"a\":1,", EndInValue, 7),
        ("{\"a\":1,}", TrailingComma, 6),
        ("[1,\n2 , ]", TrailingComma, 6),
        ("{a:1}", NoKey, 1),
        ("{\"a\":1,b:1}", NoKey, 7),
        ("{\"a\" 1}", NoColon, 5),
        ("{\"a\":1 \"b\":1}", NoObjectComma, 7),
        ("[1 2]", NoListComma, 3),
        ("[1}", NoListComma, 2),
        ("[,]", NoValue, 1),
        ("[tru]", NoLiteral, 4),
        ("nul", EndInValue, 3),
        ("nüll", NoLiteral, 1),
        ("\"a", EndInString, 2),
        ("\"a\\", EndInString, 3),
        ("\"a\\u00", EndInString, 6),
        ("\"a\tb\"", ControlCharacter, 2),
        ("\"a\\x\"", BadEscape, 2),
        ("\"\\u00g0\"", BadEscape, 1),
        ("01", BadNumber, 1),
        ("-", BadNumber, 1),
        ("1.", BadNumber, 2),
        ("1e+", BadNumber, 3),
        ("{} x", TrailingText, 3),
        ("1\0", TrailingText, 1),
    ] {
        let mut lexer = Lexer::new(text);
        let fault = lexer.skip_value().and_then(|()| lexer.end()).unwrap_err();
        assert_eq!((fault.kind, fault.offset), (kind, offset), "{text:?}");
        assert!(kind.is_syntax() && !kind.message().is_empty());
        // Whoever reads it, it is the same mistake.
        let error = Deserializer::read::<serde_json::Value>(text).unwrap_err();
        assert!(matches!(error.cause(), Cause::Fault(found) if *found == kind), "{text:?}: {error:?}");
        assert_eq!(error.offset(), offset, "{text:?}");
    }
}

#[test]
fn a_value_that_stands_for_nothing_is_json() {
    for (text, kind) in [("\"a\\ud800\"", FaultKind::LoneSurrogate), ("1e400", FaultKind::HugeNumber)] {
        let mut lexer = Lexer::new(text);
        assert!(lexer.skip_value().and_then(|()| lexer.end()).is_ok());
        let error = Deserializer::read::<serde_json::Value>(text).unwrap_err();
        assert!(matches!(error.cause(), Cause::Fault(found) if *found == kind), "{error:?}");
        assert!(!kind.is_syntax());
    }
}

#[test]
fn what_does_not_fit_says_what_was_expected_and_where() {
    let error = |text| Deserializer::read::<Vec<Probe>>(text).unwrap_err();
    let expected = |error: &deployment_validate::lexer::Error| match error.cause() {
        Cause::Value { found: Found::Value(kind), expected } => Some((*kind, expected.clone().into_string())),
        _ => None,
    };
    let wrong = error(r#"[{"port": "80"}]"#);
    assert_eq!((expected(&wrong), wrong.offset()), (Some((ValueKind::String, "u16".to_owned())), 10));
    let wrong = error(r#"[{"port": 65536}]"#);
    assert_eq!((expected(&wrong), wrong.offset()), (Some((ValueKind::Number, "u16".to_owned())), 10));
    let wrong = error(r#"[{"port":1,"path":[]}]"#);
    assert_eq!((expected(&wrong), wrong.offset()), (Some((ValueKind::List, "a string".to_owned())), 18));
    let wrong = error(r#"[{"port":1}, null]"#);
    assert_eq!((expected(&wrong), wrong.offset()), (Some((ValueKind::Null, "struct Probe".to_owned())), 13));
    let wrong = error(r#"[{"path":"a"}]"#);
    assert!(matches!(wrong.cause(), Cause::MissingField("port")) && wrong.offset() == 1, "{wrong:?}");
    let wrong = error(r#"[{"port":1,"port":1}]"#);
    assert!(matches!(wrong.cause(), Cause::DuplicateField("port")), "{wrong:?}");
    let wrong = error(r#"[{"port":1, "size":1}]"#);
    assert!(
        matches!(wrong.cause(), Cause::UnknownField(["port", "path", "kind"])) && wrong.offset() == 12,
        "{wrong:?}"
    );
    let wrong = error(r#"[{"port":1,"kind": "secret"}]"#);
    assert!(
        matches!(wrong.cause(), Cause::UnknownVariant(["Tcp", "Http"])) && wrong.offset() == 19,
        "{wrong:?}"
    );
    assert!(!format!("{wrong} {wrong:?}").contains("secret"));
    let wrong = Deserializer::read::<(u8, u8)>("[1,2,3]").unwrap_err();
    assert!(matches!(wrong.cause(), Cause::Unread) && wrong.offset() == 4, "{wrong:?}");
    let wrong = Deserializer::read::<(u8, u8)>("[1]").unwrap_err();
    assert!(matches!(wrong.cause(), Cause::Length { found: 1, .. }) && wrong.offset() == 0, "{wrong:?}");
    assert!(matches!(Deserializer::read::<[Kind; 2]>(r#"["Tcp","Http"]"#), Ok([Kind::Tcp, Kind::Http])));
}

/// What a type says by itself is kept apart: it may quote a value.
#[test]
fn what_a_type_says_by_itself_is_kept_apart() {
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    struct Even(#[allow(dead_code)] usize);

    impl TryFrom<String> for Even {
        type Error = String;

        fn try_from(text: String) -> Result<Self, String> {
            if text.len().is_multiple_of(2) { Ok(Even(text.len())) } else { Err(format!("{text} is odd")) }
        }
    }

    let error = Deserializer::read::<Vec<Even>>(r#"["ab", "abc"]"#).unwrap_err();
    assert!(matches!(error.cause(), Cause::Custom(message) if &**message == "abc is odd"), "{error:?}");
    assert_eq!(error.offset(), 7);
}
