//! What the schema of the payload says about a place: which keys a `configType` requires, and what a field
//! is for.

use deployment_validate::DeploymentValidate as _;
use deployment_validate::deployment::Deployment;
use deployment_validate::schema::{Check, Content, Field, Is, Kind, Object, Presence, Schema, Test};

/// A field and the object that it is one of.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) object: &'static Object,
    pub(crate) field: &'static Field,
}

/// The field that a pointer leads to.
pub(crate) fn place(pointer: &str) -> Option<Place> {
    let mut schema = Deployment::SCHEMA;
    let mut place = None;
    for segment in pointer.split('/').skip(1) {
        let name = segment.replace("~1", "/").replace("~0", "~");
        let found = field(schema, &name)?;
        schema = (found.field.schema)();
        place = Some(found);
    }
    place
}

fn field(schema: &'static Schema, name: &str) -> Option<Place> {
    let inside = |object: &'static Object| {
        let field = object.fields.iter().find(|field| !field.hidden && field.name == name)?;
        Some(Place { object, field })
    };
    match &schema.kind {
        Kind::Option(inner) => field(inner(), name),
        Kind::Newtype(inner) => field((inner.schema)(), name),
        Kind::Struct(object) => inside(object),
        Kind::Enum(variants) => variants.variants.iter().find_map(|variant| match &variant.content {
            Content::Struct(object) => inside(object),
            _ => None,
        }),
        _ => None,
    }
}

impl Place {
    /// The key whose value decides whether this field is required.
    pub(crate) fn deciding_key(&self) -> Option<&'static str> {
        required_if(self.field).map(|test| test.field.field).next()
    }

    /// The keys of the object that are required when the deciding key has that value.
    pub(crate) fn required_by(&self, key: &str, value: &str) -> Vec<&'static str> {
        let requires = |field: &&Field| {
            required_if(field).any(|test| test.field.is(key) && names(test).any(|name| name == value))
        };
        self.object.fields.iter().filter(requires).map(|field| field.name).collect()
    }

    /// The values that the field may have, if they can be told.
    pub(crate) fn values(&self) -> Vec<&'static str> {
        match (self.field.schema)().kind {
            Kind::Enum(variants)
                if variants.variants.iter().all(|it| matches!(it.content, Content::Unit)) =>
            {
                variants.variants.iter().filter(|it| !it.hidden).map(|it| it.name).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The values of the deciding key that require this field.
    pub(crate) fn deciding_values(&self) -> Vec<&'static str> {
        required_if(self.field).flat_map(names).collect()
    }
}

/// The tests that decide alone whether a field is required.
fn required_if(field: &Field) -> impl Iterator<Item = &'static Test> {
    let tests = field.rules.iter().filter_map(|rule| match &rule.check {
        Check::Presence(Presence::RequiredIf(condition)) => Some(condition.any),
        _ => None,
    });
    tests.flatten().filter_map(|tests| match tests {
        [test] => Some(test),
        _ => None,
    })
}

/// The names in documents of the variants that a test asks for.
fn names(test: &'static Test) -> impl Iterator<Item = &'static str> {
    let idents = if let Is::Variants(idents) = test.is { idents } else { &[] };
    test.names.iter().filter(|(ident, _)| idents.contains(ident)).map(|(_, name)| *name)
}
