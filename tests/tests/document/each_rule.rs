//! Each rule in a text that serde cannot read: the second pass alone judges it, by the schema, and finds what is wrong and
//! nothing else.

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::Deserialize;

use super::messages;

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Kind {
    A,
    B,
    C,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct All {
    #[validate(ascii)]
    ascii: String,
    #[validate(prefix = "a", suffix = "z", contains = "m")]
    affix: String,
    #[validate(pattern = "^[a-c]+$")]
    pattern: String,
    #[validate(length(min = 2, max = 3))]
    length: String,
    #[validate(length(bytes, max = 3))]
    bytes: String,
    #[validate(range(min = 1, max = 5), multiple_of = 2)]
    range: i32,
    #[validate(range(exclusive_min = 0.5, exclusive_max = 1.5))]
    float: f64,
    #[validate(range(min = 5, max = 5))]
    equal: u8,
    #[validate(one_of("a", "b"))]
    one: String,
    #[validate(none_of("a", "b"))]
    none: String,
    #[validate(not(prefix = "x"))]
    not: String,
    #[validate(any_of((prefix = "x"), (length(max = 1))))]
    any: String,
    #[validate(unique)]
    unique: Vec<f64>,
    #[validate(equals = self.ascii)]
    equals: String,
    #[validate(differs = self.ascii)]
    differs: String,
    #[validate(each(ascii, length(max = 2)))]
    each: Vec<String>,
    #[validate(keys(ascii), values(range(max = 3)))]
    map: BTreeMap<String, u8>,
    #[validate(when(range = 2, range(min = 3)))]
    when: u8,
    #[validate(not(each(range(max = 3))))]
    items: Vec<u8>,
    #[validate(any_of((each(range(max = 3))), (length(max = 1))))]
    some: Vec<u8>,
    #[validate(any_of((values(range(max = 3))), (keys(prefix = "a"))))]
    maps: BTreeMap<String, u8>,
    #[validate(not(unique))]
    repeats: Vec<u8>,
    #[validate(one_of(A, B))]
    kind: Kind,
    #[validate(none_of(C))]
    other: Kind,
    #[validate(range(min = self.when))]
    least: u8,
    #[validate(length(max = self.when))]
    most: Vec<u8>,
    #[validate(any_of((range(max = self.when)), (range(min = 100))))]
    under: u8,
    #[validate(not(equals = self.ascii))]
    unlike: String,
    unit: (),
    char: char,
    big: u128,
    bad: u8,
}

#[test]
fn right_values_are_not_reported_beside_a_mistake() {
    let text = r#"{"ascii":"a","affix":"amz","pattern":"abc","length":"ab","bytes":"é","range":2,"float":1,"equal":5,
        "one":"a","none":"c","not":"y","any":"x1","unique":[1,2.5,1e300,1.7014118346046923e38,-0.0],"equals":"a",
        "differs":"b","each":["a","bb"],"map":{"a":3},"when":3,"items":[4],"some":[3,2],"maps":{"b":1},"repeats":[1,1],
        "kind":"A","other":"B","least":3,"most":[1,2,3],"under":3,"unlike":"q","unit":null,"char":"é",
        "big":340282366920938463463374607431768211455,"bad":""}"#;
    assert_eq!(messages::<All>(text), ["5:61: /bad: must be an integer, not a string"]);
    assert!(messages::<All>(&text.replace(r#""bad":"""#, r#""bad":1"#)).is_empty());
}

#[test]
fn wrong_values_are_reported_beside_a_mistake() {
    let text = r#"{"ascii":"é","affix":"b","pattern":"abd","length":"a","bytes":"éé","range":7,"float":1.5,"equal":4,
"one":"c","none":"a","not":"x","any":"yy","unique":[1,1.0,1e300,1e300,0.0,-0.0],"equals":"b","differs":"é",
"each":["é","bbb"],"map":{"é":4},"when":3,"items":[3],"some":[4,2],"maps":{"b":4},"repeats":[1,2],
"kind":"C","other":"C","least":2,"most":[1,2,3,4],"under":4,"unlike":"é","unit":1,"char":"ab",
"big":340282366920938463463374607431768211456,"bad":""}"#;
    let said: Vec<String> = messages::<All>(text)
        .iter()
        .map(|line| line.split_once(' ').map_or("", |(_, said)| said).to_owned())
        .collect();
    assert_eq!(
        said,
        [
            "/ascii: must have ASCII characters only",
            "/affix: must begin with \"a\"",
            "/affix: must end with \"z\"",
            "/affix: must contain \"m\"",
            "/pattern: character 3 is not allowed here: expected a-c",
            "/length: must be 2 to 3 characters long",
            "/bytes: must be at most 3 bytes long",
            "/range: must be 1 to 5",
            "/range: must be a multiple of 2",
            "/float: must be greater than 0.5 and less than 1.5",
            "/equal: must be 5",
            "/one: must be \"a\" or \"b\"",
            "/none: must not be \"a\" or \"b\"",
            "/not: must not fit this: must begin with \"x\"",
            "/any: must begin with \"x\", or must be at most 1 character long",
            "/unique/1: must be unique: repeats /unique/0",
            "/unique/3: must be unique: repeats /unique/2",
            "/unique/5: must be unique: repeats /unique/4",
            "/equals: must equal ascii",
            "/differs: must differ from ascii",
            "/each/0: must have ASCII characters only",
            "/each/1: must be at most 2 characters long",
            "/map/é: the key must have ASCII characters only",
            "/map/é: must be at most 3",
            "/items: must not fit this: each item must be at most 3",
            "/some: each item must be at most 3, or must have at most 1 item",
            "/maps: each value must be at most 3, or each key must begin with \"a\"",
            "/repeats: must not fit this: must be unique",
            "/kind: must be A or B",
            "/other: must not be C",
            "/least: must be at least when",
            "/most: must have a length of at most when",
            "/under: must be at most when, or must be at least 100",
            "/unlike: must not fit this: must equal ascii",
            "/unit: must be null, not a number",
            "/char: must be a single character",
            "/big: must be an integer from 0 to 340282366920938463463374607431768211455",
            "/bad: must be an integer, not a string",
        ]
    );
}
