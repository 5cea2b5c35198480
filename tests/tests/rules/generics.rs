//! Type parameters, lifetimes, const parameters, where-clauses, a renamed crate.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use deployment_validate as renamed;
use deployment_validate::DeploymentValidate;

use super::Table;

#[derive(Clone, Debug, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u16);

const BAD: &str = "must be at least 1";

#[test]
fn parameters_of_every_kind() {
    #[derive(DeploymentValidate)]
    struct Page<T> {
        items: Vec<T>,
        #[validate(length(max = 1))]
        names: Option<Vec<String>>,
    }
    #[derive(DeploymentValidate)]
    struct Defaulted<T = Port> {
        value: T,
    }
    #[derive(DeploymentValidate)]
    struct Bounded<T: Clone, U>
    where
        U: Iterator,
        U::Item: Clone,
    {
        first: T,
        second: T,
        marker: PhantomData<U>,
    }
    #[derive(DeploymentValidate)]
    struct Array<T, const N: usize> {
        #[validate(each(range(max = 9)))]
        numbers: [u8; N],
        items: [T; N],
    }
    #[derive(DeploymentValidate)]
    struct Borrowed<'a, 'b: 'a, T: 'a + ?Sized> {
        #[validate(length(min = 1))]
        text: Cow<'a, str>,
        other: &'b str,
        inner: &'a T,
    }
    #[derive(DeploymentValidate)]
    enum Either<L, R> {
        Left(L),
        Right { value: R },
    }
    #[derive(DeploymentValidate)]
    struct Judged<T> {
        #[validate(length(min = 2))]
        value: T,
    }
    #[derive(DeploymentValidate)]
    struct Inside<T, L> {
        #[validate(unique, each(length(max = 2)))]
        list: Vec<T>,
        #[validate(each(unique))]
        rows: Option<Vec<Vec<T>>>,
        #[validate(unique)]
        whole: L,
        #[validate(values(any_of((length(max = 2)), (prefix = "x"))))]
        map: BTreeMap<String, T>,
    }
    #[derive(Clone, DeploymentValidate)]
    struct Tree<T> {
        value: T,
        #[validate(unique)]
        inside: Vec<Tree<T>>,
    }
    #[derive(DeploymentValidate)]
    struct Skipped<T> {
        #[validate(skip)]
        #[allow(dead_code)]
        value: T,
    }
    struct NoRules;

    let mut table = Table::default();
    table.case(
        "items of a parameter",
        &Page { items: vec![Port(1), Port(0)], names: Some(vec![String::new(); 2]) },
        &[("/items/1", "range", BAD), ("/names", "length", "must have at most 1 item")],
    );
    table.case("default parameter", &Defaulted { value: Port(0) }, &[("/value", "range", BAD)]);
    let bounded: Bounded<Port, std::vec::IntoIter<Port>> =
        Bounded { first: Port(0), second: Port(0), marker: PhantomData };
    table.case("where-clause", &bounded, &[("/first", "range", BAD), ("/second", "range", BAD)]);
    table.case(
        "const parameter",
        &Array { numbers: [9, 10], items: [Port(0), Port(1)] },
        &[("/numbers/1", "range", "must be at most 9"), ("/items/0", "range", BAD)],
    );
    let ports = [Port(0)];
    table.case(
        "lifetimes",
        &Borrowed { text: "".into(), other: "", inner: &ports[..] },
        &[("/text", "length", "must be at least 1 character long"), ("/inner/0", "range", BAD)],
    );
    table.case("enum", &Either::<Port, u8>::Left(Port(0)), &[("/Left", "range", BAD)]);
    table.case("enum", &Either::<u8, Port>::Right { value: Port(0) }, &[("/Right/value", "range", BAD)]);
    table.case(
        "a rule on a parameter",
        &Judged { value: "a" },
        &[("/value", "length", "must be at least 2 characters long")],
    );
    table.valid("a rule on a parameter", &Judged { value: Some("ab".to_owned()) });
    table.valid("nothing is asked of a skipped parameter", &Skipped { value: NoRules });
    let of = |list: &[&'static str]| Inside {
        list: list.to_vec(),
        rows: Some(vec![list.to_vec()]),
        whole: list.to_vec(),
        map: list.iter().map(|text| ((*text).to_owned(), *text)).collect(),
    };
    table.valid("rules inside", &of(&["a", "b"]));
    let leaf = Tree { value: 1, inside: Vec::new() };
    table.case(
        "what contains itself",
        &Tree { value: 1, inside: vec![leaf.clone(), leaf] },
        &[("/inside/1", "unique", "must be unique: repeats /inside/0")],
    );
    table.case(
        "rules inside",
        &of(&["abc", "abc"]),
        &[
            ("/list/1", "unique", "must be unique: repeats /list/0"),
            ("/list/0", "length", "must be at most 2 characters long"),
            ("/list/1", "length", "must be at most 2 characters long"),
            ("/rows/0/1", "unique", "must be unique: repeats /rows/0/0"),
            ("/whole/1", "unique", "must be unique: repeats /whole/0"),
            ("/map/abc", "any_of", "must be at most 2 characters long, or must begin with \"x\""),
        ],
    );
    table.end();
}

#[test]
fn a_crate_under_another_name() {
    #[derive(DeploymentValidate)]
    #[validate(crate = renamed)]
    struct Renamed {
        #[validate(pattern = "^a", length(min = 1))]
        value: String,
    }
    #[derive(DeploymentValidate)]
    #[validate(crate = renamed)]
    struct Outer {
        inner: Renamed,
    }

    let mut table = Table::default();
    table.case(
        "renamed",
        &Outer { inner: Renamed { value: "b".into() } },
        &[("/inner/value", "pattern", "character 1 is not allowed here: expected a")],
    );
    table.end();
}

#[test]
fn raw_identifiers_lose_their_mark() {
    #[derive(DeploymentValidate)]
    #[allow(non_camel_case_types, dead_code)]
    enum r#Kind {
        r#type,
        r#match { r#fn: Port },
    }
    #[derive(DeploymentValidate)]
    #[validate(at_most_one_of(r#in, r#for))]
    struct r#Struct {
        #[validate(range(min = 1))]
        r#type: u8,
        r#enum: Option<Kind>,
        #[validate(required_if(r#type = 2, r#enum = r#type))]
        r#in: Option<u8>,
        r#for: Option<u8>,
    }

    let mut table = Table::default();
    table.case(
        "type",
        &Struct { r#type: 0, r#enum: None, r#in: Some(1), r#for: Some(1) },
        &[("", "at_most_one_of", "at most one of in and for is allowed"), ("/type", "range", BAD)],
    );
    table.case(
        "condition",
        &Struct { r#type: 2, r#enum: Some(Kind::r#type), r#in: None, r#for: None },
        &[("/in", "required_if", "required when type is 2 and enum is type")],
    );
    table.case(
        "variant",
        &Struct { r#type: 1, r#enum: Some(Kind::r#match { r#fn: Port(0) }), r#in: None, r#for: None },
        &[("/enum/match/fn", "range", BAD)],
    );
    table.end();
}

#[test]
fn bounds_are_those_that_fields_ask_or_that_the_author_gives() {
    use std::collections::BTreeMap;

    use deployment_validate::Key;

    /// Known only by a field of a type that asks more than its name shows.
    #[derive(DeploymentValidate)]
    #[validate(bound = "T: DeploymentValidate + deployment_validate::HasLength")]
    struct Outer<T> {
        inner: Inner<T>,
    }
    #[derive(DeploymentValidate)]
    struct Inner<T> {
        #[validate(length(max = 1))]
        value: T,
    }
    #[derive(DeploymentValidate)]
    struct Keyed<K, V> {
        map: Option<BTreeMap<K, Vec<V>>>,
    }
    #[derive(DeploymentValidate)]
    struct Tree<T> {
        value: T,
        next: Option<Box<Tree<T>>>,
    }
    #[derive(DeploymentValidate)]
    #[validate(bound = "")]
    struct Unbound<T> {
        port: Port,
        #[validate(skip)]
        #[allow(dead_code)]
        value: T,
    }
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    struct OnlyKey;
    impl Key for OnlyKey {
        fn segment(&self) -> deployment_validate::Segment<'_> {
            deployment_validate::Segment::Key("only")
        }
    }
    struct NoRules;

    let long = "must be at most 1 character long";
    let mut table = Table::default();
    table.case(
        "bound",
        &Outer { inner: Inner { value: String::from("ab") } },
        &[("/inner/value", "length", long)],
    );
    let map = Some([(OnlyKey, vec![Port(0)])].into());
    table.case("a key", &Keyed { map }, &[("/map/only/0", "range", BAD)]);
    let next = Some(Box::new(Tree { value: Port(0), next: None }));
    table.case("recursion", &Tree { value: Port(1), next }, &[("/next/value", "range", BAD)]);
    let unbound = Unbound { port: Port(0), value: NoRules };
    table.case("no bound", &unbound, &[("/port", "range", BAD)]);
    table.end();
}

#[test]
fn types_without_a_known_size() {
    #[derive(DeploymentValidate)]
    struct Tail<T: ?Sized> {
        #[validate(range(max = 9))]
        number: u8,
        tail: T,
    }
    #[derive(DeploymentValidate)]
    #[validate(custom(short))]
    struct Bytes {
        #[validate(range(max = 9))]
        number: u8,
        tail: [u8],
    }
    fn short(bytes: &Bytes) -> Result<(), &'static str> {
        if bytes.tail.len() < 9 { Ok(()) } else { Err("must be short") }
    }
    let tail: &Tail<[Port]> = &Tail { number: 10, tail: [Port(1), Port(0)] };
    assert_eq!(
        tail.validate().unwrap_err().to_string(),
        format!("/number: must be at most 9\n/tail/1: {BAD}")
    );
    assert!(renamed::Valid::try_from(Tail { number: 9, tail: Port(1) }).is_ok());
    fn is_known<T: DeploymentValidate + ?Sized>() {}
    is_known::<Bytes>();
}
