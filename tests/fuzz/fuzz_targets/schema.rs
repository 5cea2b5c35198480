//! The derive's JSON Schema against its verdicts: a document is valid by `json::from_str` exactly when jsonschema
//! says so of the schema that `json_schema` made.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, json, json_schema};
use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(at_most_one_of(image, build))]
#[allow(dead_code)]
struct Service {
    #[validate(length(min = 1, max = 5), pattern = "^[a-z]+$")]
    name: String,
    #[validate(range(min = 1, max = 100))]
    port: Option<u32>,
    #[validate(required_if(kind = Job))]
    image: Option<String>,
    #[validate(forbidden_if(kind = Cron, port))]
    build: Option<String>,
    #[validate(discriminator(Service))]
    kind: Kind,
    #[validate(length(max = 3), each(one_of("a", "b", "c")))]
    tags: Option<Vec<String>>,
    #[validate(keys(pattern = "^[a-z]"), values(length(min = 2)))]
    labels: Option<BTreeMap<String, String>>,
    #[validate(any_of((length(equal = 4)), (one_of("latest"))))]
    commit: Option<String>,
    #[validate(multiple_of = 5)]
    share: Option<i64>,
    inner: Option<Box<Service>>,
    shape: Option<Shape>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Service,
    Job,
    Cron,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
enum Shape {
    Small,
    Large {
        #[validate(range(min = 2))]
        count: u8,
    },
}

const TEXTS: [&str; 16] = [
    "a",
    "b",
    "",
    "abc",
    "abcdef",
    "latest",
    "service",
    "job",
    "cron",
    "small",
    "large",
    "default",
    "nginx:latest",
    "customCommand",
    "A-1",
    "abcd",
];
const KEYS: [&str; 24] = [
    "name",
    "port",
    "image",
    "build",
    "kind",
    "tags",
    "labels",
    "commit",
    "share",
    "inner",
    "shape",
    "type",
    "count",
    "external",
    "internal",
    "docker",
    "buildpack",
    "imagePath",
    "credentials",
    "configType",
    "customCommand",
    "id",
    "buildSHA",
    "unknown",
];

struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn pick(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % count
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.pick(if depth == 0 { 6 } else { 10 }) {
            0..=2 => json!(TEXTS[self.pick(TEXTS.len())]),
            3 => json!(self.pick(256) as i64 - 20),
            4 => [json!(null), json!(true), json!(0.5), json!(-1)][self.pick(4)].clone(),
            5 => json!({}),
            6 => (0..self.pick(5)).map(|_| self.value(0)).collect(),
            _ => {
                let entries = (0..self.pick(8)).map(|_| {
                    let key = KEYS[self.pick(KEYS.len())];
                    (key.to_owned(), self.value(depth - 1))
                });
                Value::Object(entries.collect::<Map<_, _>>())
            }
        }
    }

    /// A service that is nearly right.
    fn service(&mut self, depth: usize) -> Value {
        let mut service = Map::new();
        service.insert("name".into(), json!(["abc", "a", "", "A", "abcdef"][self.pick(5)]));
        service.insert("kind".into(), json!(["service", "job", "cron", "none"][self.pick(4)]));
        for _ in 0..self.pick(6) {
            let key = KEYS[self.pick(13)];
            let value = match key {
                "inner" if depth > 0 => self.service(depth - 1),
                "port" | "share" => json!(self.pick(128) as i64 - 5),
                "tags" => (0..self.pick(5)).map(|_| json!(TEXTS[self.pick(4)])).collect(),
                "labels" => json!({ TEXTS[self.pick(16)]: TEXTS[self.pick(16)] }),
                "shape" => json!({ "type": TEXTS[9 + self.pick(2)], KEYS[11 + self.pick(3)]: self.pick(5) }),
                "image" | "build" | "commit" => json!(TEXTS[self.pick(16)]),
                _ => self.value(1),
            };
            service.insert(key.into(), value);
        }
        Value::Object(service)
    }
}

fn validator<T: DeploymentValidate>() -> Validator {
    let schema = serde_json::to_value(json_schema::<T>()).expect("is JSON");
    jsonschema::validator_for(&schema).expect("is a schema")
}

fn compare<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str, value: &Value, validator: &Validator) {
    let read = json::from_str::<T>(text).map(drop);
    assert_eq!(read.is_ok(), validator.is_valid(value), "{text}: {read:?}");
}

fuzz_target!(|data: &[u8]| {
    static SERVICE: LazyLock<Validator> = LazyLock::new(validator::<Service>);
    static DEPLOYMENT: LazyLock<Validator> = LazyLock::new(validator::<Deployment<'static>>);
    let mut choices = Choices(data);
    let value = if choices.pick(2) == 0 { choices.service(2) } else { choices.value(3) };
    let text = value.to_string();
    compare::<Service>(&text, &value, &SERVICE);
    compare::<Deployment<'_>>(&text, &value, &DEPLOYMENT);
});
