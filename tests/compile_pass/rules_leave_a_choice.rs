//! Rules on presence that come close to a contradiction, and are none.

use deployment_validate::DeploymentValidate;

/// `kind` may still be `B` or `C`.
#[derive(Clone, Copy, PartialEq, DeploymentValidate)]
enum Kind {
    A,
    B,
    C,
}

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, nick), at_least_one_of(nick, mail))]
struct Person {
    kind: Kind,
    #[validate(required_if(kind = A), forbidden_if(kind = B))]
    name: Option<String>,
    #[validate(required_if(kind = B))]
    nick: Option<String>,
    #[validate(required_if(name), forbidden_if(nick, kind = C))]
    mail: Option<String>,
}

/// The ranges of the conditions overlap, and so do those of `one_of`.
#[derive(DeploymentValidate)]
struct Ports {
    #[validate(one_of(1..=5, 20, 4000..=5000), range(min = 5), any_of((one_of(1..=20)), (one_of(10..=4500))))]
    first: u16,
    #[validate(required_if(first = 4..=9), forbidden_if(first = 10..=30))]
    second: Option<u16>,
    #[validate(required_if(first = 9..=20), forbidden_if(first = 1..=8))]
    third: Option<u16>,
}

/// Both are there from 5 to 9.
#[derive(DeploymentValidate)]
#[validate(all_or_none_of(low, high))]
struct Both {
    size: u16,
    #[validate(forbidden_unless(size = 1..=9))]
    low: Option<u16>,
    #[validate(forbidden_unless(size = 5..=20))]
    high: Option<u16>,
}

/// `size` is 0 and `count` is 1: what the conditions name can be, if in part.
#[derive(DeploymentValidate)]
#[validate(at_least_one_of(low, high), all_or_none_of(low, high))]
struct Forced {
    size: u16,
    count: u16,
    #[validate(forbidden_unless(size = 0))]
    low: Option<u16>,
    #[validate(forbidden_unless(count = 1))]
    high: Option<u16>,
    #[validate(required_if(count = 1..=3))]
    note: Option<u16>,
}

/// Where `kind` is absent, the condition does not hold; `Foreign` does not say what its variants are.
#[derive(DeploymentValidate)]
struct All<'a> {
    kind: Option<Kind>,
    #[validate(skip)]
    foreign: Foreign,
    #[validate(required_if(kind = A | B | C), forbidden_if(foreign = X))]
    name: Option<&'a str>,
}

enum Foreign {
    X,
    Y,
}

/// So far there is one version.
#[derive(DeploymentValidate)]
struct Versioned {
    version: Version,
    #[validate(required_if(version = V1))]
    name: Option<u16>,
}

#[derive(DeploymentValidate)]
enum Version {
    V1,
}

type Maybe = Option<u16>;

/// What the alias stands for is not known to the derive.
#[derive(DeploymentValidate)]
struct Alias {
    first: Maybe,
    #[validate(required_if(first))]
    second: Option<u16>,
    #[validate(forbidden_if(second))]
    third: Option<u16>,
}

fn main() {
    let forced = |count| Forced { size: 0, count, low: Some(1), high: Some(1), note: Some(1) };
    assert!(forced(1).is_valid());
    assert!(!forced(2).is_valid());
    assert!(All { kind: None, foreign: Foreign::X, name: None }.is_valid());
    assert!(!All { kind: Some(Kind::C), foreign: Foreign::Y, name: None }.is_valid());
    assert!(!Versioned { version: Version::V1, name: None }.is_valid());
    assert!(Alias { first: None, second: None, third: Some(1) }.is_valid());
    assert!(Both { size: 7, low: Some(1), high: Some(1) }.is_valid());
    assert!(!Both { size: 4, low: Some(1), high: Some(1) }.is_valid());
    let text = || Some(String::from("x"));
    for (kind, name, nick, mail, is_valid) in [
        (Kind::A, text(), None, text(), true),
        (Kind::B, None, text(), text(), true),
        (Kind::C, None, text(), None, true),
        (Kind::C, None, text(), text(), false),
        (Kind::A, text(), None, None, false),
    ] {
        assert_eq!(Person { kind, name, nick, mail }.is_valid(), is_valid);
    }
    assert!(Ports { first: 5, second: Some(1), third: None }.is_valid());
    assert!(Ports { first: 20, second: None, third: Some(1) }.is_valid());
    assert!(!Ports { first: 4600, second: None, third: None }.is_valid());
}
