//! Reports in another language, with the messages of Fluent: codes are the names of messages, parameters their
//! variables.

#![allow(clippy::unwrap_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Messages, Number, Param, Params, Violation};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

const GERMAN: &str = "
length = muss { $min } bis { $max } Zeichen lang sein
range = muss mindestens { $min } sein
required_if = fehlt: { $condition }
";

/// The messages of one language.
struct Language(FluentBundle<FluentResource>);

impl Messages for Language {
    fn message(&self, violation: &Violation) -> Option<String> {
        let pattern = self.0.get_message(violation.code())?.value()?;
        let params = violation.params();
        let mut mistakes = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&args(&params)), &mut mistakes);
        // What lacks a variable is better said in English.
        mistakes.is_empty().then(|| text.into_owned())
    }
}

fn args(params: &Params) -> FluentArgs<'_> {
    let value = |param: &'_ Param| match param {
        Param::Text(text) => Some(FluentValue::from(text.clone().into_owned())),
        Param::Number(Number::Int(int)) => i64::try_from(*int).ok().map(FluentValue::from),
        Param::Number(Number::Float(float)) => Some(FluentValue::from(*float)),
        _ => None,
    };
    params.iter().filter_map(|(name, param)| Some((name, value(param)?))).collect()
}

#[derive(DeploymentValidate)]
struct Job {
    #[validate(length(min = 1, max = 20))]
    name: String,
    #[validate(range(min = 1))]
    tries: u8,
    #[validate(pattern = "^/")]
    path: String,
}

fn main() {
    let Ok(resource) = FluentResource::try_new(GERMAN.to_owned()) else {
        panic!("the messages cannot be read")
    };
    let mut bundle = FluentBundle::default();
    // Marks around variables are for texts that mix directions of writing.
    bundle.set_use_isolating(false);
    assert!(bundle.add_resource(resource).is_ok());

    let report = Job { name: String::new(), tries: 0, path: "a".into() }.validate().unwrap_err();
    let german = report.in_words_of(&Language(bundle));
    println!("{german}");
    assert_eq!(
        german.to_string(),
        "/name: muss 1 bis 20 Zeichen lang sein\n\
         /tries: muss mindestens 1 sein\n\
         /path: character 1 is not allowed here: expected /"
    );
    assert_eq!(german.violations()[0].code(), "length");
}
