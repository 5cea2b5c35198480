//! A rule is judged by the type, not by its name: aliases, and wrappers with the traits of the crate.

use deployment_validate::{DeploymentValidate, HasLength, Numeric, Text};

type Perhaps<T> = Option<T>;
type Name = String;

struct Secret(String);

impl Text for Secret {
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

struct Meters(f64);

impl Numeric for Meters {
    fn number(&self) -> Option<deployment_validate::Number> {
        Some(self.0.into())
    }
}

fn has_length<T: HasLength>(_: &T) {}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required, length(min = 1))]
    name: Perhaps<Name>,
    #[validate(required_if(name = "a"))]
    nick: Perhaps<Name>,
    #[validate(skip, pattern = r"^s")]
    secret: Secret,
    #[validate(skip, range(min = 0.5))]
    depth: Meters,
}

fn main() {
    let payload = |name: Option<&str>| Payload {
        name: name.map(String::from),
        nick: None,
        secret: Secret("s".into()),
        depth: Meters(1.0),
    };
    assert!(payload(Some("b")).is_valid());
    assert!(!payload(Some("a")).is_valid());
    assert!(!payload(None).is_valid());
    has_length(&payload(None).name);
}
