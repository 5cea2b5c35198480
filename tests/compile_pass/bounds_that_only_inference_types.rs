// A bound may be any constant expression; where nothing in it names a type, it has the field's.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Valid};

const LIMIT: u32 = 10;

#[derive(Default, DeploymentValidate)]
struct Bounds {
    #[validate(range(max = (3)))]
    in_parentheses: u32,
    #[validate(range(min = -1 + 3 - 5))]
    negative: i8,
    #[validate(range(max = 1 << 20))]
    shifted: u32,
    #[validate(range(max = 1 << LIMIT))]
    shifted_by_a_constant: u64,
    #[validate(range(max = !0 >> 4))]
    inverted: u8,
    #[validate(range(max = if LIMIT > 3 { 3 } else { 4 }))]
    chosen: u64,
    #[validate(range(max = match LIMIT { 0 | 1 => 5, _ => 6 }))]
    matched: Option<u16>,
    #[validate(range(max = LIMIT as _))]
    cast: u64,
    #[validate(range(max = 1.0 / 3.0))]
    third: f32,
    #[validate(range(max = 1 << 3))]
    whole_of_a_float: f64,
    #[validate(multiple_of = 1 << 2)]
    step: u16,
    #[validate(length(max = 64 % 60), each(range(max = 7 / 2)))]
    list: Vec<u16>,
    #[validate(values(range(max = 9 % 5)))]
    map: BTreeMap<String, Option<u8>>,
    #[validate(any_of((range(max = 1 << 1)), (range(min = 1 << 6))))]
    either: u8,
    #[validate(when(step > 1, range(max = 9 / 2)))]
    on_condition: u8,
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct InConst {
    #[validate(range(max = 1 << 3), multiple_of = 12 / 3)]
    n: u32,
}

const _: Valid<InConst> = InConst { n: 8 }.assert_valid();

fn main() {
    let right = Bounds {
        shifted: 1 << 20,
        shifted_by_a_constant: 1 << 10,
        inverted: 15,
        third: 1.0 / 3.0,
        list: vec![3; 4],
        ..Bounds::default()
    };
    assert!(right.is_valid(), "{:?}", right.validate());
    let wrong = Bounds {
        in_parentheses: 4,
        negative: -4,
        shifted: (1 << 20) + 1,
        shifted_by_a_constant: (1 << 10) + 1,
        inverted: 16,
        chosen: 4,
        matched: Some(7),
        cast: 11,
        third: 0.34,
        whole_of_a_float: 8.5,
        step: 6,
        list: vec![4; 5],
        map: BTreeMap::from([("a".to_owned(), Some(5))]),
        either: 3,
        on_condition: 5,
    };
    let report = wrong.validate().unwrap_err();
    assert_eq!(report.violations().len(), 20, "{report}");
}
