//! What runs in `const` says what runs at run time: `assert_valid` and the reader of `include_payload!` are
//! called here as ordinary functions, on every payload of the conformance corpus.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use deployment_validate::deployment::{Deployment, Docker, DockerConfigType, External, Internal};
use deployment_validate::private::InConst;
use deployment_validate::private::include::{Document, unescape_into};
use deployment_validate::{
    DeploymentValidate, Path, Pattern, Valid, include_payload, json, pattern, private,
};
use serde_json::Value;

/// The message of the panic that a call ends with, if it does.
fn panic_of<T>(call: impl FnOnce() -> T) -> Option<String> {
    let error = catch_unwind(AssertUnwindSafe(call)).err()?;
    Some(*error.downcast::<String>().unwrap())
}

fn quietly<T>(run: impl FnOnce() -> T) -> T {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = catch_unwind(AssertUnwindSafe(run));
    std::panic::set_hook(hook);
    result.unwrap_or_else(|error| panic!("{}", error.downcast::<String>().unwrap()))
}

/// The texts of the corpus, without the hostile ones that are made of repeated parts.
fn corpus() -> Vec<String> {
    let cases: Value = serde_json::from_str(include_str!("../conformance/payloads/cases.json")).unwrap();
    cases.as_array().unwrap().iter().filter_map(|case| Some(case["text"].as_str()?.to_owned())).collect()
}

#[test]
fn typed_and_const_verdicts_are_the_same() {
    let mut judged = (0, 0);
    quietly(|| {
        for text in corpus() {
            let Ok(value) = serde_json::from_str::<Deployment<'_>>(&text) else { continue };
            let typed = value.validate().err().map(|report| report.violations()[0].to_string());
            let constant = panic_of(|| value.clone().assert_valid());
            assert_eq!(constant, typed, "{text}");
            *(if typed.is_none() { &mut judged.0 } else { &mut judged.1 }) += 1;
        }
    });
    assert!(judged.0 > 100 && judged.1 > 100, "{judged:?}");
}

/// Reads a text as `include_payload!` does.
macro_rules! read_in_const {
    ($text:expr, $ty:ty) => {{
        let text: &'static str = $text;
        let mut strings = vec![0xFF; text.len()];
        unescape_into(text, &mut strings);
        let root = Document::new("file.json", text, Vec::leak(strings)).root();
        let at = Path::file(&root);
        let payload = <$ty as InConst>::VIA.read_payload(root, &at);
        <$ty as InConst>::VIA.assert_valid_at(&payload, &at);
        private::constant::valid(payload)
    }};
}

fn read_in_const(text: &'static str) -> Valid<Deployment<'static>> {
    read_in_const!(text, Deployment<'static>)
}

#[test]
fn embedded_files_are_judged_like_documents() {
    let mut judged = (0, 0);
    quietly(|| {
        for text in corpus() {
            let text: &'static str = String::leak(text);
            let mut payload = None;
            let error = panic_of(|| payload = Some(read_in_const(text)));
            match json::from_str::<Deployment<'_>>(text) {
                Ok(expected) => {
                    assert_eq!(error, None, "{text}");
                    assert_eq!(payload, Some(expected), "{text}");
                    judged.0 += 1;
                }
                Err(_) => {
                    let error = error.unwrap_or_else(|| panic!("accepted in const: {text}"));
                    assert!(error.starts_with("file.json:"), "{error}: {text}");
                    judged.1 += 1;
                }
            }
        }
    });
    assert!(judged.0 > 100 && judged.1 > 500, "{judged:?}");
}

#[derive(Debug, PartialEq, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, const)]
enum PartlyFlat {
    Path {
        path: Cow<'static, str>,
    },
    Name {
        name: Cow<'static, str>,
        #[serde(flatten)]
        shared: Shared,
    },
}

#[derive(Debug, PartialEq, DeploymentValidate)]
#[validate(deserialize, const)]
struct Shared {
    note: Option<Cow<'static, str>>,
}

#[test]
fn a_variant_beside_one_that_flattens_knows_all_its_keys() {
    let expected = "file.json:1:12: /note: unknown key";
    let read = |text| quietly(|| panic_of(|| read_in_const!(text, PartlyFlat)));
    assert_eq!(read(r#"{"path":"","note":""}"#).as_deref(), Some(expected));
    assert!(json::from_str::<PartlyFlat>(r#"{"path":"","note":""}"#).is_err());
    assert_eq!(read(r#"{"path":""}"#), None);
    // What flattens is made at run time only.
    assert!(read(r#"{"name":"","note":""}"#).is_some());
}

#[test]
fn errors_of_embedded_files_tell_the_place() {
    quietly(|| {
        for (text, expected) in [
            ("{\n  \"docker\": []\n}", "file.json:2:13: /docker: must be an object"),
            ("{\"x\": 1}", "file.json:1:2: /x: unknown key"),
            ("{,}", "file.json:1:2: a key in double quotes is expected"),
            ("{} {}", "file.json:1:4: nothing may follow the value"),
            ("", "file.json:1:1: a value is expected"),
            (
                "{\n\"internal\":{\"id\":\"ä\"}}",
                "file.json:2:18: /internal/id: must be 3 to 54 characters long",
            ),
            (
                "{\"docker\":{\"configType\":\"customCommand\"}}",
                "file.json:1:11: /docker/customCommand: required when configType is customCommand or \
                 customEntrypointCustomCommand",
            ),
            (
                "{\"internal\":{\"branch\":\"\\ud800\"}}",
                "file.json:1:24: a surrogate escape without its other half stands for no character",
            ),
        ] {
            assert_eq!(panic_of(|| read_in_const(text)).as_deref(), Some(expected), "{text}");
        }
    });
}

#[test]
fn escapes_of_embedded_files_are_resolved() {
    let text = r#"{"internal":{"branch":"a\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00ü"},"docker":null}"#;
    let error = quietly(|| panic_of(|| read_in_const(text)));
    assert_eq!(error.as_deref(), Some("file.json:1:72: /docker: must be an object"));
    let text = r#"{"internal":{"br\u0061nch":"a\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00ü"}}"#;
    let Deployment::Internal { internal, .. } = read_in_const(text).into_inner() else {
        panic!("another variant")
    };
    assert_eq!(internal.branch.as_deref(), Some("a\"\\/\u{8}\u{c}\n\r\tä😀ü"));
}

const EMBEDDED: Valid<Deployment<'static>> =
    include_payload!("../../examples/payloads/valid/external_credentials.json" as Deployment);

/// The path may be what another macro gives, as for `include_str!`.
const EMBEDDED_BY_MACRO: Valid<Deployment<'static>> = include_payload!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../examples/payloads/valid/external_credentials.json"
) as Deployment);

const LITERAL: Valid<Deployment<'static>> = Deployment::External {
    external: External { image_path: Cow::Borrowed("nginx:latest"), credentials: None },
    docker: Some(Docker {
        config_type: DockerConfigType::CustomCommand,
        custom_entrypoint: None,
        custom_command: Some(Cow::Borrowed("npm start")),
    }),
}
.assert_valid();

#[test]
fn literals_are_the_values_they_say() {
    let built =
        Deployment::external(External::new("nginx:latest")).docker(Docker::custom_command("npm start"));
    assert_eq!(*LITERAL, built);
    let read = include_str!("../../examples/payloads/valid/external_credentials.json");
    assert_eq!(EMBEDDED, json::from_str::<Deployment<'_>>(read).unwrap());
    assert_eq!(EMBEDDED_BY_MACRO, EMBEDDED);
}

const TAG: Pattern = pattern!(r"^v\d+$");
const _: () = assert!(TAG.is_match("v12") && !TAG.is_match("12"));
const COPY: Pattern = TAG;

#[test]
fn patterns_tell_of_themselves() {
    assert_eq!(
        (COPY.source(), COPY.shortest(), COPY.longest(), COPY.is_anchored()),
        (r"^v\d+$", Some(2), None, true)
    );
}

/// Every kind of field and rule that `const` knows.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const, at_most_one_of(text, owned), exactly_one_of(number, wide))]
struct Kinds<'a> {
    #[validate(pattern = TAG, length(bytes, max = 6), one_of("v1", "v22", "v333"))]
    text: Option<&'a str>,
    #[validate(length(utf16, min = 2, max = 3))]
    owned: Option<String>,
    #[validate(any_of((length(equal = 2)), (one_of("latest"))))]
    cow: Cow<'a, str>,
    #[validate(range(min = -3, exclusive_max = 9), multiple_of = 3)]
    number: Option<i8>,
    #[validate(range(exclusive_min = 5))]
    wide: Option<u128>,
    #[validate(required_if(number = -3..=0), required_if(truth = true, choice = Two))]
    needed: Option<bool>,
    #[validate(forbidden_unless(choice = Two | Three), length(max = 2, message = "two at most"))]
    list: Option<Vec<Inner>>,
    truth: bool,
    choice: Choice<'a>,
    inner: [Inner; 1],
    #[validate(forbidden_if(wide = 6))]
    boxed: Option<Box<Inner>>,
}

#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const)]
enum Choice<'a> {
    One,
    Two(#[validate(length(min = 1))] &'a str),
    Three {
        #[validate(required)]
        there: Option<char>,
    },
}

#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const)]
struct Inner(#[validate(range(max = 9))] u64);

const KINDS: Kinds<'static> = Kinds {
    text: None,
    owned: None,
    cow: Cow::Borrowed("ab"),
    number: Some(3),
    wide: None,
    needed: None,
    list: None,
    truth: false,
    choice: Choice::One,
    inner: [Inner(1)],
    boxed: None,
};
const _: Valid<Kinds<'static>> = KINDS.assert_valid();

#[test]
fn every_kind_of_field_is_judged_alike() {
    type Change = fn(&mut Kinds<'static>);
    let changes: [(Change, Option<&str>); 26] = [
        (|_| {}, None),
        (|kinds| kinds.text = Some("v22"), None),
        (|kinds| kinds.text = Some("v44"), Some("/text: must be \"v1\", \"v22\" or \"v333\"")),
        (|kinds| kinds.text = Some("x"), Some("/text: character 1 is not allowed here: expected v")),
        (|kinds| kinds.text = Some("v123456"), Some("/text: must be at most 6 bytes long")),
        (|kinds| kinds.owned = Some("😀".into()), None),
        (|kinds| kinds.owned = Some("😀😀".into()), Some("/owned: must be 2 to 3 UTF-16 units long")),
        (
            |kinds| {
                kinds.owned = Some("aa".into());
                kinds.text = Some("v1");
            },
            Some("at most one of text and owned is allowed"),
        ),
        (|kinds| kinds.cow = Cow::Owned("latest".into()), None),
        (
            |kinds| kinds.cow = Cow::Owned("lat".into()),
            Some("/cow: must be 2 characters long, or must be \"latest\""),
        ),
        (|kinds| kinds.number = Some(4), Some("/number: must be a multiple of 3")),
        (|kinds| kinds.number = Some(9), Some("/number: must be at least -3 and less than 9")),
        (
            |kinds| kinds.number = Some(-3),
            Some("/needed: required when number is -3 to 0, or when truth is true and choice is Two"),
        ),
        (|kinds| kinds.number = None, Some("exactly one of number and wide is required: none is there")),
        (|kinds| (kinds.number, kinds.wide) = (None, Some(u128::MAX)), None),
        (|kinds| (kinds.number, kinds.wide) = (None, Some(5)), Some("/wide: must be greater than 5")),
        (|kinds| kinds.list = Some(vec![]), Some("/list: only allowed when choice is Two or Three")),
        (|kinds| (kinds.list, kinds.choice) = (Some(vec![Inner(9)]), Choice::Two("x")), None),
        (
            |kinds| (kinds.list, kinds.choice) = (Some(vec![Inner(1), Inner(10)]), Choice::Two("x")),
            Some("/list/1: must be at most 9"),
        ),
        (
            |kinds| (kinds.list, kinds.choice) = (Some(vec![Inner(1); 3]), Choice::Two("x")),
            Some("/list: two at most"),
        ),
        (|kinds| kinds.choice = Choice::Two(""), Some("/choice/Two: must be at least 1 character long")),
        (|kinds| kinds.choice = Choice::Three { there: None }, Some("/choice/Three/there: required")),
        (
            |kinds| (kinds.truth, kinds.choice) = (true, Choice::Two("x")),
            Some("/needed: required when number is -3 to 0, or when truth is true and choice is Two"),
        ),
        (|kinds| kinds.inner = [Inner(11)], Some("/inner/0: must be at most 9")),
        (|kinds| kinds.boxed = Some(Box::new(Inner(12))), Some("/boxed: must be at most 9")),
        (
            |kinds| (kinds.number, kinds.wide, kinds.boxed) = (None, Some(6), Some(Box::new(Inner(1)))),
            Some("/boxed: not allowed when wide is 6"),
        ),
    ];
    quietly(|| {
        for (index, (change, expected)) in changes.into_iter().enumerate() {
            let mut kinds = KINDS;
            change(&mut kinds);
            let typed = kinds.validate().err().map(|report| report.violations()[0].to_string());
            assert_eq!(typed.as_deref(), expected, "typed {index}");
            assert_eq!(kinds.is_valid(), expected.is_none(), "is_valid {index}");
            assert_eq!(panic_of(|| kinds.assert_valid()).as_deref(), expected, "const {index}");
        }
    });
}

#[test]
fn constructors_take_what_their_variant_requires() {
    assert_eq!(Docker::default().config_type, DockerConfigType::Default);
    let docker = Docker::custom_entrypoint_custom_command("sh", String::from("-c ls"));
    assert!(docker.is_valid());
    assert_eq!(docker.custom_command.as_deref(), Some("-c ls"));
    let internal = Deployment::internal(Internal::new("api").branch("main").build_sha("latest"));
    assert!(Valid::try_from(internal).is_ok());
}

/// Types are known by what they are: these are spelt like scalars, and are not.
mod spelt_like_scalars {
    use deployment_validate::DeploymentValidate;

    #[derive(Clone, DeploymentValidate)]
    #[validate(const)]
    pub(super) struct String(#[validate(range(max = 9))] pub(super) u32);

    pub(super) type Cow = String;

    #[derive(Clone, DeploymentValidate)]
    #[validate(const)]
    #[allow(non_camel_case_types)]
    pub(super) struct u8(pub(super) String);

    #[derive(Clone, DeploymentValidate)]
    #[validate(const)]
    pub(super) struct Holder {
        pub(super) own: String,
        pub(super) alias: Option<Cow>,
        pub(super) list: [Box<u8>; 1],
    }
}

#[test]
fn types_spelt_like_scalars_are_looked_into() {
    use spelt_like_scalars::{Holder, String, u8};

    let holder = |own, alias, item| Holder {
        own: String(own),
        alias: Some(String(alias)),
        list: [Box::new(u8(String(item)))],
    };
    quietly(|| {
        for (value, expected) in [
            (holder(1, 2, 3), None),
            (holder(1000, 2, 3), Some("/own: must be at most 9")),
            (holder(1, 1000, 3), Some("/alias: must be at most 9")),
            (holder(1, 2, 1000), Some("/list/0: must be at most 9")),
        ] {
            assert_eq!(panic_of(|| value.clone().assert_valid()).as_deref(), expected);
        }
    });
}

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
#[serde(default)]
struct Defaulted {
    a: u8,
    b: Option<u8>,
    #[serde(default)]
    c: Option<u8>,
    #[serde(default = "five")]
    d: Option<u8>,
}

impl Default for Defaulted {
    fn default() -> Self {
        Defaulted { a: 1, b: Some(200), c: Some(3), d: None }
    }
}

fn five() -> Option<u8> {
    Some(5)
}

fn half<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    <u8 as serde::Deserialize>::deserialize(deserializer).map(|number| Some(number / 2))
}

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
#[serde(deny_unknown_fields)]
struct ReadByFunction<'a> {
    #[serde(default, deserialize_with = "half")]
    #[validate(wire = Option<u8>)]
    half: Option<u8>,
    #[serde(borrow, deserialize_with = "deployment_validate::borrow::present")]
    present: Option<Cow<'a, str>>,
    #[serde(skip)]
    skipped: Option<u8>,
}

/// Has rules, and no `const`.
#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
struct Apart {
    #[validate(range(max = 9))]
    number: u8,
}

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
struct WithSkipped<'a> {
    #[validate(skip)]
    labels: Option<BTreeMap<String, String>>,
    #[validate(skip)]
    apart: Option<Apart>,
    #[validate(skip)]
    paths: Vec<PathBuf>,
    #[validate(skip)]
    name: Cow<'a, str>,
    #[validate(skip)]
    shared: Option<std::collections::BTreeSet<u8>>,
    share: Option<f64>,
    #[validate(skip)]
    pair: Option<(u8, u8)>,
    #[validate(range(max = 9))]
    level: u8,
}

const WITH_SKIPPED: Valid<WithSkipped<'static>> = WithSkipped {
    labels: Some(BTreeMap::new()),
    apart: Some(Apart { number: 10 }),
    paths: Vec::new(),
    name: Cow::Borrowed("a"),
    shared: None,
    share: Some(0.5),
    pair: Some((1, 2)),
    level: 9,
}
.assert_valid();

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A {
        x: u8,
    },
    B,
    #[serde(other)]
    Rest,
}

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
#[serde(tag = "t")]
enum ByTag {
    A { x: u8 },
    B,
}

/// Reads a text in `const` and with serde: the same value, or none. `Some` when it is refused in `const`
/// alone, with why.
macro_rules! compare {
    ($text:expr, $ty:ty) => {{
        let text: &'static str = $text;
        let mut read = None;
        let refusal = panic_of(|| read = Some(read_in_const!(text, $ty)));
        match (json::from_str::<$ty>(text), refusal) {
            (Ok(value), None) => {
                assert_eq!(read, Some(value), "{text}");
                None
            }
            (Ok(_), refusal) => refusal,
            (Err(_), refusal) => {
                assert!(refusal.is_some(), "accepted in const: {text}");
                None
            }
        }
    }};
}

/// What `skip` is written on need not be known in `const`, and is read in so far as it is.
#[test]
fn what_is_skipped_need_not_be_known() {
    assert_eq!(WITH_SKIPPED.level, 9);
    assert!(WITH_SKIPPED.is_valid());
    quietly(|| {
        let unread =
            |place| Some(format!("file.json:1:{place}: this field's type cannot be read in `const`"));
        for (text, expected) in [
            (r#"{"paths":[],"name":"b","level":1}"#, None),
            (r#"{"labels":null,"apart":null,"shared":null,"paths":[],"name":"b","level":1}"#, None),
            (r#"{"labels":{},"paths":[],"name":"b","level":1}"#, unread("11: /labels")),
            (r#"{"apart":{"number":1},"paths":[],"name":"b","level":1}"#, unread("10: /apart")),
            (r#"{"share":1,"paths":[],"name":"b","level":1}"#, unread("10: /share")),
            (r#"{"pair":[1,2],"paths":[],"name":"b","level":1}"#, unread("9: /pair")),
            (r#"{"shared":[1],"paths":[],"name":"b","level":1}"#, unread("11: /shared")),
        ] {
            assert_eq!(compare!(text, WithSkipped<'static>), expected, "{text}");
        }
    });
}

#[test]
fn embedded_files_hold_what_serde_reads() {
    quietly(|| {
        let no_default = "the default of this key cannot be made in `const`: write the key";
        for (text, expected) in [
            (r#"{"a":1,"b":2,"c":3,"d":4}"#, None),
            (r#"{"a":1,"b":null,"d":null}"#, None),
            (r#"{"a":1,"d":4}"#, Some(format!("file.json:1:1: /b: {no_default}"))),
            (r#"{"b":1,"d":4}"#, Some(format!("file.json:1:1: /a: {no_default}"))),
            (r#"{"a":1,"b":2}"#, Some(format!("file.json:1:1: /d: {no_default}"))),
        ] {
            assert_eq!(compare!(text, Defaulted), expected, "{text}");
        }
        let unread = "file.json:1:9: /half: this field's type cannot be read in `const`";
        for (text, expected) in [
            (r#"{"present":"x"}"#, None),
            (r#"{"present":null}"#, None),
            ("{}", None),
            (r#"{"present":"x","skipped":1}"#, None),
            (r#"{"half":7,"present":"x"}"#, Some(unread.to_owned())),
        ] {
            assert_eq!(compare!(text, ReadByFunction<'static>), expected, "{text}");
        }
        for text in [
            r#"{"t":"A","c":{"x":1}}"#,
            r#"{"c":{"x":1},"t":"A"}"#,
            r#"{"t":"A","t":"A","c":{"x":1},"c":{"x":2}}"#,
            r#"{"t":"A"}"#,
            r#"{"t":"B"}"#,
            r#"{"t":"B","t":"B"}"#,
            r#"{"t":"B","c":1}"#,
            r#"{"t":"B","c":null}"#,
            r#"{"t":"C"}"#,
            r#"{"t":"C","c":1}"#,
            r#"{"t":"B","unknown":1}"#,
            r#""B""#,
        ] {
            assert_eq!(compare!(text, Adjacent), None, "{text}");
        }
        for text in [
            r#"{"t":"A","x":1}"#,
            r#"{"t":"A","t":"A","x":1}"#,
            r#"{"t":"A","x":1,"x":2}"#,
            r#"{"t":"B"}"#,
            r#"{"t":"B","t":"B"}"#,
            r#"{"t":"B","x":1}"#,
            r#"{"t":"C"}"#,
        ] {
            assert_eq!(compare!(text, ByTag), None, "{text}");
        }
        // As deep as documents are read.
        for (depth, is_read) in [(125, true), (126, true), (127, false)] {
            let text =
                format!(r#"{{"t":"B","deep":{}1{}}}"#, "[{\"a\":".repeat(depth / 2), "}]".repeat(depth / 2));
            let text = if depth % 2 == 1 { text.replace("1}", "[]}") } else { text };
            let refusal = panic_of(|| read_in_const!(String::leak(text), ByTag));
            assert_eq!(refusal.is_none(), is_read, "{depth}: {refusal:?}");
        }
    });
}

// In `const`, where calls nest less deep than containers may.
const _: () = {
    const TEXT: &str = concat!(
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    );
    let _ = Document::new("deep.json", TEXT, &[]);
};

/// Names of one's own beside those of the derive.
#[derive(DeploymentValidate)]
#[validate(const)]
struct OwnNames {
    #[validate(range(max = 9))]
    n: u8,
}

impl OwnNames {
    fn read_payload(&self) -> u8 {
        self.n
    }
    fn in_const(&self) -> u8 {
        self.n
    }
    fn assert_valid_at(&self) -> u8 {
        self.n
    }
}

const OWN_NAMES: Valid<OwnNames> = OwnNames { n: 9 }.assert_valid();

#[test]
fn names_of_ones_own_do_not_collide() {
    assert_eq!([OWN_NAMES.read_payload(), OWN_NAMES.in_const(), OWN_NAMES.assert_valid_at()], [9; 3]);
}

/// A unit enum, which has no `const` of its own.
#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Plain {
    Low,
    High,
}

#[derive(Debug, PartialEq, serde::Deserialize, DeploymentValidate)]
#[validate(const)]
struct WithPlain {
    plain: Plain,
    others: [Option<Plain>; 2],
    #[validate(required_if(plain = High))]
    reason: Option<&'static str>,
    address: std::net::Ipv4Addr,
    wait: std::time::Duration,
}

const WITH_PLAIN: Valid<WithPlain> = WithPlain {
    plain: Plain::High,
    others: [Some(Plain::Low), None],
    reason: Some("a"),
    address: std::net::Ipv4Addr::LOCALHOST,
    wait: std::time::Duration::ZERO,
}
.assert_valid();

#[test]
fn unit_enums_and_types_without_rules_stand_in_const_types() {
    assert_eq!(WITH_PLAIN.plain, Plain::High);
    assert_eq!(WITH_PLAIN.others, [Some(Plain::Low), None]);
}
