//! `length` on collections; `each`, `keys` and `values`, nested freely.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use deployment_validate::{DeploymentValidate, HasLength, Violation};

use super::{Table, holder};

#[test]
fn length_on_every_collection() {
    holder!(OfVec: Vec<u8>, length(min = 1, max = 2));
    holder!(OfSlice<'a>: &'a [u8], length(min = 1, max = 2));
    holder!(OfDeque: VecDeque<u8>, length(min = 1, max = 2));
    holder!(OfBTreeSet: BTreeSet<u8>, length(min = 1, max = 2));
    holder!(OfHashSet: HashSet<u8>, length(min = 1, max = 2));
    holder!(OfBTreeMap: BTreeMap<u8, ()>, length(min = 1, max = 2));
    holder!(OfHashMap: HashMap<u8, ()>, length(min = 1, max = 2));
    holder!(OfBox: Box<[u8]>, length(min = 1, max = 2));
    holder!(OfRc: Rc<[u8]>, length(min = 1, max = 2));
    holder!(OfCow<'a>: Cow<'a, [u8]>, length(min = 1, max = 2));
    holder!(OfOption: Option<Vec<u8>>, length(min = 1, max = 2));

    let broken: &[_] = &[("/value", "length", "must have 1 to 2 items")];
    let mut table = Table::default();
    for (count, expected) in [(0, broken), (1, &[][..]), (2, &[]), (3, broken)] {
        let items: Vec<u8> = (0..count).collect();
        table.case("Vec", &OfVec { value: items.clone() }, expected);
        table.case("slice", &OfSlice { value: &items }, expected);
        table.case("VecDeque", &OfDeque { value: items.iter().copied().collect() }, expected);
        table.case("BTreeSet", &OfBTreeSet { value: items.iter().copied().collect() }, expected);
        table.case("HashSet", &OfHashSet { value: items.iter().copied().collect() }, expected);
        table.case("BTreeMap", &OfBTreeMap { value: items.iter().map(|i| (*i, ())).collect() }, expected);
        table.case("HashMap", &OfHashMap { value: items.iter().map(|i| (*i, ())).collect() }, expected);
        table.case("Box<[T]>", &OfBox { value: items.clone().into() }, expected);
        table.case("Rc<[T]>", &OfRc { value: items.clone().into() }, expected);
        table.case("Cow<[T]>", &OfCow { value: Cow::Borrowed(&items) }, expected);
        table.case("Some", &OfOption { value: Some(items) }, expected);
    }
    table.valid("None", &OfOption { value: None });
    table.end();
}

#[test]
fn length_of_an_own_type_and_messages_in_singular() {
    struct Tags(usize);
    impl HasLength for Tags {
        fn is_within(&self, length: &deployment_validate::schema::Length) -> bool {
            length.admits(self.0)
        }
    }

    holder!(OfOwn: Tags, skip, length(max = 1));
    holder!(Equal: Vec<u8>, length(equal = 1));
    holder!(Array: [u8; 2], length(equal = 2));

    let mut table = Table::default();
    table.valid("own", &OfOwn { value: Tags(1) });
    table.case("equal", &Equal { value: vec![] }, &[("/value", "length", "must have 1 item")]);
    table.valid("array", &Array { value: [0, 0] });
    assert!(!OfOwn { value: Tags(2) }.is_valid());
    table.end();
}

#[test]
fn each_judges_items_at_their_own_place() {
    holder!(OfVec: Vec<String>, each(length(min = 1), pattern = "^a"));
    holder!(OfSlice<'a>: &'a [&'a str], each(length(min = 1)));
    holder!(OfArray: [i32; 3], each(range(min = 0)));
    holder!(OfDeque: VecDeque<i32>, each(range(min = 0)));
    holder!(OfSet: BTreeSet<i32>, each(range(min = 0)));
    holder!(OfHashSet: HashSet<i32>, each(range(min = 0)));
    holder!(OfOption: Option<Vec<Option<String>>>, each(one_of("a")));
    holder!(OfBox: Box<[u8]>, each(multiple_of = 2));
    holder!(OfCow<'a>: Cow<'a, [u8]>, each(multiple_of = 2));

    let mut table = Table::default();
    table.case(
        "Vec",
        &OfVec { value: vec!["a".into(), "".into(), "b".into()] },
        &[
            ("/value/1", "length", "must be at least 1 character long"),
            ("/value/1", "pattern", "ends too soon: expected a"),
            ("/value/2", "pattern", "character 1 is not allowed here: expected a"),
        ],
    );
    table.case(
        "slice",
        &OfSlice { value: &["a", ""] },
        &[("/value/1", "length", "must be at least 1 character long")],
    );
    let first: &[_] = &[("/value/0", "range", "must be at least 0")];
    table.case("array", &OfArray { value: [-1, 0, 1] }, first);
    table.case("VecDeque", &OfDeque { value: [-1, 0].into() }, first);
    table.case("BTreeSet", &OfSet { value: [1, -1].into() }, first);
    table.case("HashSet", &OfHashSet { value: [-1].into() }, first);
    table.case(
        "optional items",
        &OfOption { value: Some(vec![None, Some("a".into()), Some("b".into())]) },
        &[("/value/2", "one_of", "must be \"a\"")],
    );
    table.valid("no list", &OfOption { value: None });
    let second: &[_] = &[("/value/1", "multiple_of", "must be a multiple of 2")];
    table.case("Box<[T]>", &OfBox { value: [2, 3].into() }, second);
    table.case("Cow<[T]>", &OfCow { value: Cow::Borrowed(&[2, 3]) }, second);
    table.end();
}

#[test]
fn keys_and_values_of_maps() {
    holder!(
        OfMap: BTreeMap<String, String>,
        length(max = 2), keys(pattern = "^[a-z/~]+$", length(max = 3)), values(length(min = 1))
    );
    holder!(OfNumbers: HashMap<i128, u8>, keys(range(min = 0)), values(range(max = 9)));
    holder!(OfBig: BTreeMap<u128, u8>, values(range(max = 9)));
    holder!(OfChars: BTreeMap<char, u8>, keys(one_of('a', '/')), values(range(max = 9)));
    holder!(OfBools: BTreeMap<bool, u8>, values(range(max = 9)));
    holder!(OfEnums: BTreeMap<Kind, Option<u8>>, values(range(max = 9)));
    holder!(OfOption: Option<BTreeMap<Cow<'static, str>, u8>>, keys(length(max = 1)));
    holder!(OfBox: Box<HashMap<Box<str>, u8>>, keys(length(max = 1)));

    #[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        DryRun,
    }

    let mut table = Table::default();
    let map = |entries: &[(&str, &str)]| OfMap {
        value: entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
    };
    table.valid("right", &map(&[("a/b", "x"), ("b", "y")]));
    table.case(
        "keys and values, escaped",
        &map(&[("A", "x"), ("a/b~", ""), ("ok", "")]),
        &[
            ("/value", "length", "must have at most 2 items"),
            ("/value/A", "pattern", "in the key, character 1 is not allowed here: expected a-z, / or ~"),
            ("/value/a~1b~0", "length", "the key must be at most 3 characters long"),
            ("/value/a~1b~0", "length", "must be at least 1 character long"),
            ("/value/ok", "length", "must be at least 1 character long"),
        ],
    );
    table.case(
        "integers",
        &OfNumbers { value: [(i128::MIN, 10)].into() },
        &[
            ("/value/-170141183460469231731687303715884105728", "range", "the key must be at least 0"),
            ("/value/-170141183460469231731687303715884105728", "range", "must be at most 9"),
        ],
    );
    table.case(
        "u128",
        &OfBig { value: [(u128::MAX, 10)].into() },
        &[("/value/340282366920938463463374607431768211455", "range", "must be at most 9")],
    );
    table.case(
        "chars",
        &OfChars { value: [('/', 10), ('~', 1)].into() },
        &[
            ("/value/~0", "one_of", "the key must be \"a\" or \"/\""),
            ("/value/~1", "range", "must be at most 9"),
        ],
    );
    table.case(
        "bools",
        &OfBools { value: [(true, 10)].into() },
        &[("/value/true", "range", "must be at most 9")],
    );
    table.case(
        "enums",
        &OfEnums { value: [(Kind::DryRun, Some(10))].into() },
        &[("/value/dry-run", "range", "must be at most 9")],
    );
    table.valid("optional values", &OfEnums { value: [(Kind::DryRun, None)].into() });
    table.case(
        "option",
        &OfOption { value: Some([("ab".into(), 1)].into()) },
        &[("/value/ab", "length", "the key must be at most 1 character long")],
    );
    table.valid("none", &OfOption { value: None });
    table.case(
        "box",
        &OfBox { value: Box::new([("".into(), 1), ("ab".into(), 1)].into()) },
        &[("/value/ab", "length", "the key must be at most 1 character long")],
    );
    table.end();
}

#[test]
fn rules_for_items_nest_freely() {
    fn is_lower(text: &str) -> Result<(), Violation> {
        if text.chars().all(char::is_lowercase) {
            Ok(())
        } else {
            Err(Violation::custom("must be lower case").on("x"))
        }
    }

    holder!(Lengths: Vec<Vec<u8>>, each(length(max = 1)));
    holder!(Lists: Vec<Vec<Vec<u8>>>, each(each(each(range(max = 9)))));
    holder!(
        Mixed: BTreeMap<String, Vec<BTreeMap<String, String>>>,
        length(max = 0), values(each(keys(length(max = 1)), values(custom(is_lower))))
    );
    holder!(Alternatives: Vec<String>, each(any_of((one_of("a")), (pattern = "^z"))));
    holder!(Any: Vec<u8>, any_of((each(range(max = 1))), (length(equal = 1))));
    holder!(AnyMap: BTreeMap<String, u8>, any_of((keys(length(max = 1))), (values(range(max = 1)))));
    holder!(Custom: Vec<String>, each(custom(is_lower, message = "lower")));

    let mut table = Table::default();
    table.case(
        "three lists",
        &Lists { value: vec![vec![], vec![vec![1], vec![2, 10]]] },
        &[("/value/1/1/1", "range", "must be at most 9")],
    );
    table.case(
        "lengths of lists in a list",
        &Lengths { value: vec![vec![], vec![1, 2]] },
        &[("/value/1", "length", "must have at most 1 item")],
    );
    let inner = |key: &str, value: &str| BTreeMap::from([(key.to_owned(), value.to_owned())]);
    table.case(
        "mixed",
        &Mixed { value: [("m".to_owned(), vec![inner("ab", "b"), inner("a", "B")])].into() },
        &[
            ("/value", "length", "must have at most 0 items"),
            ("/value/m/0/ab", "length", "the key must be at most 1 character long"),
            ("/value/m/1/a/x", "custom", "must be lower case"),
        ],
    );
    table.case(
        "alternatives of items",
        &Alternatives { value: vec!["a".into(), "b".into(), "zoo".into()] },
        &[("/value/1", "any_of", "must be \"a\", or must match ^z")],
    );
    table.valid("any: first", &Any { value: vec![1, 0, 1] });
    table.valid("any: second", &Any { value: vec![9] });
    table.case(
        "any: neither",
        &Any { value: vec![9, 9] },
        &[("/value", "any_of", "each item must be at most 1, or must have 1 item")],
    );
    table.valid("any map", &AnyMap { value: [("a".into(), 9)].into() });
    table.case(
        "any map: neither",
        &AnyMap { value: [("ab".into(), 9)].into() },
        &[("/value", "any_of", "each key must be at most 1 character long, or each value must be at most 1")],
    );
    table.case("custom message", &Custom { value: vec!["A".into()] }, &[("/value/0/x", "custom", "lower")]);
    table.end();
}
