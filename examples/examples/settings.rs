//! Settings from several places: figment merges defaults, a file and the environment, and `Valid` validates what comes
//! out, since it implements `Deserialize`.

#![allow(clippy::unwrap_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Valid};
use figment::Figment;
use figment::providers::{Format as _, Json, Serialized};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, DeploymentValidate)]
struct Settings {
    #[validate(range(min = 1))]
    workers: u16,
    #[validate(pattern = "^https://")]
    endpoint: String,
}

fn read(file: &str) -> Result<Valid<Settings>, Box<figment::Error>> {
    let defaults = Settings { workers: 4, endpoint: "https://localhost".into() };
    Figment::from(Serialized::defaults(defaults)).merge(Json::string(file)).extract().map_err(Box::new)
}

fn main() {
    assert!(matches!(read(r#"{"workers": 8}"#), Ok(settings) if settings.workers == 8));
    let error =
        read(r#"{"workers": 0, "endpoint": "http://localhost"}"#).err().map(|error| error.to_string());
    println!("{}", error.as_deref().unwrap_or_default());
    let error = error.unwrap_or_default();
    assert!(error.contains("/workers: must be at least 1"), "{error}");
    assert!(error.contains("/endpoint: character 5 is not allowed here: expected s"), "{error}");
}
