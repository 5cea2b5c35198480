//! The lexer in `const`.

use deployment_validate::lexer::{Integer, Lexer, ValueKind, read_escape};

const TEXT: &str = r#"{ "a": [1, {"b": null}], "n\u0061me" : "n\"ginx", "long enough for two words": -12.5e3,
"port":8080 }"#;

const fn is_json(text: &str) -> bool {
    let mut lexer = Lexer::new(text);
    lexer.skip_value().is_ok() && lexer.end().is_ok()
}

/// Where the value of an entry begins.
const fn find(text: &str, name: &str) -> Option<usize> {
    match Lexer::new(text).find_entry(name) {
        Ok(Some(entry)) => Some(entry.value),
        _ => None,
    }
}

const fn port() -> Option<Integer> {
    let Some(at) = find(TEXT, "port") else { return None };
    match Lexer::at(TEXT, at).number() {
        Ok(numeral) => numeral.integer(),
        Err(_) => None,
    }
}

const _: () = {
    assert!(is_json(TEXT));
    assert!(!is_json("{\"a\":1,}") && !is_json("\"\\ud8\"") && !is_json("[1] 2") && !is_json("\u{feff}1"));
    assert!(matches!(port(), Some(Integer::Unsigned(8080))));
    assert!(find(TEXT, "b").is_none() && find(TEXT, "nam").is_none() && find(TEXT, "port ").is_none());
    assert!(find(TEXT, "long enough for two words").is_some());
    assert!(
        matches!(Lexer::new(" [1, {}] x").value_range(), Ok(range) if range.start == 1 && range.end == 8)
    );
    assert!(matches!(read_escape(b"\\ud83d\\ude00", 0), Ok(('😀', 12))));
};

#[test]
fn entries_are_found_in_place() {
    const NAME: Option<usize> = find(TEXT, "name");
    let at = NAME.unwrap();
    assert_eq!(ValueKind::of(TEXT.as_bytes()[at]), Some(ValueKind::String));
    let mut lexer = Lexer::at(TEXT, at);
    let string = lexer.string().unwrap();
    assert!(string.is_escaped && lexer.is_text(string, "n\"ginx"));
    assert!(
        !lexer.is_text(string, "n\"gin") && !lexer.is_text(string, "n\"ginxx") && !lexer.is_text(string, "")
    );
    assert_eq!(lexer.raw(string), "n\\\"ginx");
    assert_eq!(lexer.text_of(string).unwrap(), "n\"ginx");
}

/// Names and texts in all pairs of writing.
#[test]
fn a_string_is_the_text_that_it_stands_for() {
    let texts = ["", "a", "ab", "é", "😀", "a\nb", "\u{1}", "quote \" and \\", "sixteen bytes or more"];
    for own in texts {
        let ascii = own.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
        for written in [serde_json::to_string(own).unwrap(), format!("\"{ascii}\"")] {
            for other in texts {
                let mut lexer = Lexer::new(&written);
                let string = lexer.string().unwrap();
                assert_eq!(lexer.is_text(string, other), own == other, "{written} {other}");
            }
        }
    }
}
