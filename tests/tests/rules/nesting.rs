//! Types inside types: what is looked into without being told, what `skip` leaves alone, and which pointers come
//! out of newtypes, tuples, pointers and types that contain themselves.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Bound;
use std::rc::Rc;
use std::sync::Arc;

use deployment_validate::schema::Schema;
use deployment_validate::{Collector, DeploymentValidate, Path, Valid};

use super::Table;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u16);

impl Default for Port {
    fn default() -> Self {
        Port(1)
    }
}

const BAD: &str = "must be at least 1";

#[test]
fn every_container_is_looked_into() {
    #[derive(DeploymentValidate)]
    struct Everything<'a> {
        plain: Port,
        option: Option<Port>,
        boxed: Box<Port>,
        rc: Rc<Port>,
        arc: Arc<Port>,
        reference: &'a Port,
        cow: Cow<'a, Port>,
        vec: Vec<Port>,
        array: [Port; 2],
        slice: &'a [Port],
        boxed_slice: Box<[Port]>,
        deque: VecDeque<Port>,
        set: std::collections::BTreeSet<Port>,
        hash_set: std::collections::HashSet<Port>,
        map: BTreeMap<String, Port>,
        hash_map: HashMap<u8, Port>,
        tuple: (Port, u8, Port),
        deep: Option<Vec<BTreeMap<char, Option<Box<Port>>>>>,
        #[validate(skip)]
        #[allow(dead_code)]
        skipped: Port,
    }

    let bad = Port(0);
    let list = [Port(1), Port(0)];
    let everything = Everything {
        plain: Port(0),
        option: Some(Port(0)),
        boxed: Box::new(Port(0)),
        rc: Rc::new(Port(0)),
        arc: Arc::new(Port(0)),
        reference: &bad,
        cow: Cow::Borrowed(&bad),
        vec: list.to_vec(),
        array: list.clone(),
        slice: &list,
        boxed_slice: list.clone().into(),
        deque: list.clone().into(),
        set: [Port(0)].into(),
        hash_set: [Port(0)].into(),
        map: [("a/b".to_owned(), Port(0))].into(),
        hash_map: [(7, Port(0))].into(),
        tuple: (Port(0), 0, Port(0)),
        deep: Some(vec![BTreeMap::new(), [('x', None), ('y', Some(Box::new(Port(0))))].into()]),
        skipped: Port(0),
    };
    let pointers = [
        "/plain",
        "/option",
        "/boxed",
        "/rc",
        "/arc",
        "/reference",
        "/cow",
        "/vec/1",
        "/array/1",
        "/slice/1",
        "/boxed_slice/1",
        "/deque/1",
        "/set/0",
        "/hash_set/0",
        "/map/a~1b",
        "/hash_map/7",
        "/tuple/0",
        "/tuple/2",
        "/deep/1/y",
    ];
    let expected: Vec<_> = pointers.iter().map(|pointer| (*pointer, "range", BAD)).collect();
    let mut table = Table::default();
    table.case("everything", &everything, &expected);
    table.case("a list by itself", &vec![Port(1), Port(0)], &[("/1", "range", BAD)]);
    table.case("a slice by itself", &list[..], &[("/1", "range", BAD)]);
    table.case("an option by itself", &Some(Port(0)), &[("", "range", BAD)]);
    table.valid("nothing by itself", &None::<Port>);
    table.end();
}

#[test]
fn foreign_types_are_skipped() {
    struct Foreign;

    #[derive(DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder<'a> {
        duration: std::time::Duration,
        #[validate(skip)]
        foreign: Foreign,
        #[validate(skip)]
        list: Vec<Foreign>,
        #[validate(skip)]
        option: Option<&'a Foreign>,
        #[validate(skip)]
        map: HashMap<String, Foreign>,
        #[validate(skip)]
        function: fn(u8) -> u8,
        around: std::cmp::Reverse<Port>,
        own: Port,
    }

    let holder = Holder {
        duration: std::time::Duration::ZERO,
        foreign: Foreign,
        list: vec![Foreign],
        option: Some(&Foreign),
        map: HashMap::new(),
        function: |byte| byte,
        around: std::cmp::Reverse(Port(0)),
        own: Port(0),
    };
    let mut table = Table::default();
    table.case("what is known", &holder, &[("/around", "range", BAD), ("/own", "range", BAD)]);
    table.end();
}

#[test]
fn newtypes_are_transparent_and_tuples_are_not() {
    #[derive(DeploymentValidate)]
    struct Outer(Middle);
    #[derive(DeploymentValidate)]
    struct Middle(#[validate(length(max = 1))] Vec<Port>);
    #[derive(DeploymentValidate)]
    struct Pair(#[validate(range(max = 9))] u8, #[validate(length(min = 1))] String);
    #[derive(DeploymentValidate)]
    struct Both {
        outer: Outer,
        pair: Pair,
    }
    #[derive(DeploymentValidate)]
    #[serde(transparent)]
    struct Transparent {
        #[validate(range(max = 9))]
        value: u8,
    }
    #[derive(DeploymentValidate)]
    struct Unit;
    #[derive(DeploymentValidate)]
    struct Empty {}
    #[derive(DeploymentValidate)]
    struct Nothing();
    #[derive(DeploymentValidate)]
    enum Never {}

    let mut table = Table::default();
    let ports = || Outer(Middle(vec![Port(1), Port(0)]));
    let too_long = "must have at most 1 item";
    table.case("newtypes", &ports(), &[("", "length", too_long), ("/1", "range", BAD)]);
    table.case(
        "inside a struct",
        &Both { outer: ports(), pair: Pair(10, String::new()) },
        &[
            ("/outer", "length", too_long),
            ("/outer/1", "range", BAD),
            ("/pair/0", "range", "must be at most 9"),
            ("/pair/1", "length", "must be at least 1 character long"),
        ],
    );
    table.case("transparent", &Transparent { value: 10 }, &[("", "range", "must be at most 9")]);
    table.valid("unit", &Unit);
    table.valid("empty", &Empty {});
    table.valid("empty tuple", &Nothing());
    table.valid("no variants", &None::<Never>);
    table.end();
}

#[test]
fn types_that_contain_themselves() {
    #[derive(DeploymentValidate)]
    struct Tree {
        #[validate(length(min = 1))]
        name: String,
        children: Vec<Tree>,
        parent: Option<Box<Tree>>,
    }

    #[derive(DeploymentValidate)]
    enum Expression {
        Number(#[validate(range(min = 0))] i64),
        Sum(Box<Expression>, Box<Expression>),
        Not { inner: Box<Expression> },
    }

    let leaf = |name: &str| Tree { name: name.to_owned(), children: Vec::new(), parent: None };
    let tree = Tree {
        name: "root".into(),
        children: vec![leaf("a"), Tree { name: String::new(), children: vec![leaf("")], parent: None }],
        parent: Some(Box::new(leaf(""))),
    };
    let empty = "must be at least 1 character long";
    let mut table = Table::default();
    table.case(
        "tree",
        &tree,
        &[
            ("/children/1/name", "length", empty),
            ("/children/1/children/0/name", "length", empty),
            ("/parent/name", "length", empty),
        ],
    );
    let sum = Expression::Sum(
        Box::new(Expression::Number(-1)),
        Box::new(Expression::Not { inner: Box::new(Expression::Number(-2)) }),
    );
    table.case(
        "expression",
        &sum,
        &[
            ("/Sum/0/Number", "range", "must be at least 0"),
            ("/Sum/1/Not/inner/Number", "range", "must be at least 0"),
        ],
    );
    // Deep values are judged without allocating a pointer for each level.
    let mut deep = leaf("");
    for _ in 0..60 {
        deep = Tree { name: "x".into(), children: vec![deep], parent: None };
    }
    let report = deep.validate().unwrap_err();
    assert_eq!(report.violations()[0].pointer(), "/children/0".repeat(60) + "/name");
    table.end();
}

#[test]
fn modules_aliases_and_fully_written_types() {
    mod payloads {
        use deployment_validate::DeploymentValidate;

        #[derive(DeploymentValidate)]
        pub(super) struct Inner {
            #[validate(range(min = 1))]
            pub(super) port: u16,
        }
        #[derive(DeploymentValidate)]
        #[allow(dead_code)]
        pub(super) enum Kind {
            A,
            B,
        }
    }

    type Alias = payloads::Inner;

    #[derive(DeploymentValidate)]
    struct Outer {
        alias: Alias,
        written: ::std::option::Option<payloads::Inner>,
        kind: payloads::Kind,
        maybe: std::option::Option<payloads::Kind>,
        #[validate(required_if(kind = B), required_if(maybe = B))]
        detail: core::option::Option<u8>,
    }

    let mut table = Table::default();
    table.case(
        "all",
        &Outer {
            alias: payloads::Inner { port: 0 },
            written: Some(payloads::Inner { port: 0 }),
            kind: payloads::Kind::A,
            maybe: Some(payloads::Kind::B),
            detail: None,
        },
        &[
            ("/alias/port", "range", BAD),
            ("/written/port", "range", BAD),
            ("/detail", "required_if", "required when kind is B, or when maybe is B"),
        ],
    );
    table.end();
}

#[test]
fn the_field_of_a_transparent_type_is_the_one_that_serde_reads() {
    use std::marker::PhantomData;

    #[derive(serde::Deserialize, DeploymentValidate)]
    #[serde(transparent)]
    struct Named<T> {
        mark: PhantomData<T>,
        #[validate(length(max = 3))]
        id: String,
        #[serde(skip)]
        skipped: Port,
        #[serde(default)]
        defaulted: u8,
    }

    #[derive(serde::Deserialize, DeploymentValidate)]
    #[serde(transparent)]
    struct Pair<T>(PhantomData<T>, #[validate(length(max = 3))] String);

    #[derive(serde::Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Both {
        named: Named<u8>,
        pair: Pair<u8>,
        #[validate(range(max = 9))]
        n: u8,
    }

    let too_long = "must be at most 3 characters long";
    let named = |id: &str| Named { mark: PhantomData, id: id.into(), skipped: Port(1), defaulted: 0 };
    let pair = |id: &str| Pair(PhantomData, id.into());
    let mut table = Table::default();
    table.valid("named, right", &named("abc"));
    table.case("named", &named("abcd"), &[("", "length", too_long)]);
    table.case("pair", &pair("abcd"), &[("", "length", too_long)]);
    let hidden = Named::<u8> { skipped: Port(0), defaulted: 7, ..named("abcd") };
    table.case("another field", &hidden, &[("", "length", too_long), ("/skipped", "range", BAD)]);
    table.case(
        "inside a struct",
        &Both { named: named("abcd"), pair: pair("abcd"), n: 10 },
        &[
            ("/named", "length", too_long),
            ("/pair", "length", too_long),
            ("/n", "range", "must be at most 9"),
        ],
    );
    table.end();
    for (text, expected) in [
        (r#"{"named":"abc","pair":"abc","n":1}"#, ""),
        (
            r#"{"named":"abcd","pair":"abcd","n":10}"#,
            "1:10: /named: must be at most 3 characters long\n1:24: /pair: must be at most 3 characters long\n\
             1:35: /n: must be at most 9",
        ),
        (r#"{"named":1,"pair":"abc","n":1}"#, "1:10: /named: must be a string, not a number"),
    ] {
        let report = deployment_validate::json::from_str::<Both>(text).map(drop);
        assert_eq!(report.map_err(|report| report.to_string()).err().unwrap_or_default(), expected);
    }
    let schema = deployment_validate::json_schema::<Both>();
    assert_eq!(schema["properties"]["pair"]["type"], schema["properties"]["named"]["type"], "{schema:#}");
}

#[test]
fn keys_of_every_kind_name_their_values() {
    use std::collections::LinkedList;
    use std::net::{IpAddr, Ipv4Addr, SocketAddr};
    use std::num::{NonZeroI8, NonZeroU32};

    #[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
    struct UserId(#[validate(length(min = 1))] String);

    #[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
    #[serde(transparent)]
    struct Wrapped<T> {
        id: T,
    }

    #[derive(DeploymentValidate)]
    #[allow(clippy::type_complexity)]
    struct Maps {
        users: BTreeMap<UserId, Port>,
        wrapped: BTreeMap<Wrapped<Box<UserId>>, Vec<Port>>,
        hosts: HashMap<IpAddr, Port>,
        sockets: HashMap<SocketAddr, Port>,
        nonzero: BTreeMap<NonZeroI8, Port>,
        unsigned: Option<BTreeMap<NonZeroU32, Port>>,
        linked: LinkedList<Port>,
        result: [Result<Port, UserId>; 2],
        bounds: [Bound<Port>; 3],
        pair: (Port, Ipv4Addr),
        long: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, (Ipv4Addr, Port)),
        eight: Vec<(u8, u8, u8, u8, u8, u8, u8, Port)>,
        without_rules: Vec<(u8, Ipv4Addr)>,
        marker: std::marker::PhantomData<(Port, Ipv4Addr)>,
        #[validate(skip)]
        left_alone: Vec<(Port, Ipv4Addr)>,
    }

    let localhost = Ipv4Addr::LOCALHOST;
    let user = |id: &str| UserId(id.into());
    let maps = Maps {
        users: [(user("a/b"), Port(0)), (user(""), Port(1))].into(),
        wrapped: [(Wrapped { id: Box::new(user("")) }, vec![Port(0)])].into(),
        hosts: [(localhost.into(), Port(0))].into(),
        sockets: [((localhost, 80).into(), Port(0))].into(),
        nonzero: [(NonZeroI8::MIN, Port(0))].into(),
        unsigned: Some([(NonZeroU32::MAX, Port(0))].into()),
        linked: [Port(1), Port(0)].into(),
        result: [Ok(Port(0)), Err(user(""))],
        bounds: [Bound::Included(Port(0)), Bound::Excluded(Port(0)), Bound::Unbounded],
        pair: (Port(0), localhost),
        long: (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, (localhost, Port(0))),
        eight: vec![(1, 1, 1, 1, 1, 1, 1, Port(0))],
        without_rules: vec![(0, localhost)],
        marker: std::marker::PhantomData,
        left_alone: vec![(Port(0), localhost)],
    };
    let empty = "must be at least 1 character long";
    assert!(!maps.left_alone[0].0.is_valid(), "what `skip` leaves alone is wrong");
    let mut table = Table::default();
    table.case(
        "all",
        &maps,
        &[
            ("/users/", "length", "the key must be at least 1 character long"),
            ("/users/a~1b", "range", BAD),
            ("/wrapped/", "length", "the key must be at least 1 character long"),
            ("/wrapped//0", "range", BAD),
            ("/hosts/127.0.0.1", "range", BAD),
            ("/sockets/127.0.0.1:80", "range", BAD),
            ("/nonzero/-128", "range", BAD),
            ("/unsigned/4294967295", "range", BAD),
            ("/linked/1", "range", BAD),
            ("/result/0/Ok", "range", BAD),
            ("/result/1/Err", "length", empty),
            ("/bounds/0/Included", "range", BAD),
            ("/bounds/1/Excluded", "range", BAD),
            ("/pair/0", "range", BAD),
            ("/long/12/1", "range", BAD),
            ("/eight/0/7", "range", BAD),
        ],
    );
    table.end();
}

/// Behind a shared reference only a cell can change a valid value, which is then judged again.
#[test]
fn a_valid_value_inside_is_judged_again() {
    struct Counter(Cell<u16>);

    impl DeploymentValidate for Counter {
        const SCHEMA: &'static Schema = u16::SCHEMA;

        fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
            Port(self.0.get()).validate_at(at, out);
        }
    }
    #[derive(DeploymentValidate)]
    struct Holder {
        counter: Valid<Counter>,
    }

    let holder = Holder { counter: Valid::new(Counter(Cell::new(1))).ok().unwrap() };
    assert!(holder.is_valid());
    holder.counter.0.set(0);
    assert_eq!(holder.validate().unwrap_err().to_string(), format!("/counter: {BAD}"));
}

#[test]
fn what_is_skipped_needs_no_key() {
    #[derive(DeploymentValidate)]
    #[allow(dead_code)]
    struct Maps {
        #[validate(skip)]
        durations: HashMap<std::time::Duration, String>,
        #[validate(skip)]
        skipped: HashMap<std::time::Duration, Port>,
        result: Result<String, std::time::Duration>,
        #[validate(skip)]
        cell: std::cell::RefCell<Vec<String>>,
    }

    let value = Maps {
        durations: HashMap::new(),
        skipped: [(std::time::Duration::ZERO, Port(0))].into(),
        result: Ok(String::new()),
        cell: Vec::new().into(),
    };
    assert!(value.is_valid());
}

#[test]
fn keys_that_derive_are_judged_in_documents() {
    #[derive(PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, DeploymentValidate)]
    struct UserId(#[validate(length(min = 1))] String);

    #[derive(serde::Deserialize, DeploymentValidate)]
    struct Users {
        users: BTreeMap<UserId, UserId>,
        result: Option<Result<UserId, u8>>,
    }

    let messages = |text: &str| {
        let report = deployment_validate::json::from_str::<Users>(text).map(drop);
        report.map_err(|report| report.to_string()).err().unwrap_or_default()
    };
    assert_eq!(messages(r#"{"users":{"a":"b"},"result":{"Ok":"a"}}"#), "");
    let empty = "must be at least 1 character long";
    assert_eq!(messages(r#"{"users":{"":"b"}}"#), format!("1:11: /users/: the key {empty}"));
    assert_eq!(messages(r#"{"users":{},"result":{"Ok":""}}"#), format!("1:28: /result/Ok: {empty}"));
    assert_eq!(
        messages(r#"{"users":{},"result":{"Err":""}}"#),
        "1:29: /result/Err: must be an integer, not a string"
    );
}
