//! `context = TYPE` and `custom(path, context, ..)`: typed values, documents of each kind, and what is inside.

use std::collections::{BTreeMap, BTreeSet};

use deployment_validate::schema::{Kind, Schema};
use deployment_validate::{
    Collector, DeploymentValidate, Limits, Maybe, Options, Path, Report, Valid, Violation, json,
    json_schema_of, toml, yaml,
};
use serde::{Deserialize, Serialize};

struct Tenant {
    regions: BTreeSet<&'static str>,
    cores: u32,
}

fn tenant() -> Tenant {
    Tenant { regions: ["eu", "us"].into(), cores: 8 }
}

fn is_known(region: &str, tenant: &Tenant) -> Result<(), Violation> {
    match tenant.regions.contains(region) {
        true => Ok(()),
        false => Err(Violation::custom("must be a region of the tenant").with_code("region")),
    }
}

fn is_within(cores: &u32, tenant: &Tenant, share: u32) -> Result<(), String> {
    let most = tenant.cores / share;
    if *cores <= most { Ok(()) } else { Err(format!("must be at most {most}")) }
}

fn has_place(service: &Service, tenant: &Tenant) -> Result<(), Report> {
    let mut report = Report::new();
    if service.jobs.len() as u32 > tenant.cores {
        report.push(Violation::custom("too many jobs for the tenant").on("jobs"));
    }
    if report.violations().is_empty() { Ok(()) } else { Err(report) }
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[validate(context = Tenant)]
struct Job {
    #[validate(range(min = 1), custom(is_within, context, 2))]
    cores: u32,
    name: String,
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(context = Tenant, custom(has_place, context))]
struct Service {
    #[validate(custom(is_known, context), length(max = 4))]
    region: String,
    #[validate(each(custom(is_known, context)))]
    #[serde(default)]
    mirrors: Vec<String>,
    #[validate(any_of((one_of("none")), (custom(is_known, context))))]
    #[serde(default)]
    backup: Option<String>,
    #[validate(warn(custom(is_known, context)))]
    #[serde(default)]
    hint: Option<String>,
    #[validate(unique(by = name))]
    #[serde(default)]
    jobs: Vec<Job>,
    #[serde(default)]
    by_name: BTreeMap<String, Option<Box<Job>>>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    patch: Maybe<Job>,
    #[serde(default)]
    plain: Vec<Port>,
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u16);

const WRONG: &str = r#"{
    "region": "mars",
    "mirrors": ["eu", "io"],
    "backup": "moon",
    "hint": "sun",
    "jobs": [{"cores": 4, "name": "a"}, {"cores": 5, "name": "a"}],
    "by_name": {"x": {"cores": 6, "name": "x"}, "y": null},
    "patch": {"cores": 0, "name": "p"},
    "plain": [0]
}"#;

const FOUND: [(&str, &str); 8] = [
    ("/region", "region"),
    ("/mirrors/1", "region"),
    ("/backup", "any_of"),
    ("/jobs/1/cores", "custom"),
    ("/jobs/1/name", "unique"),
    ("/by_name/x/cores", "custom"),
    ("/patch/cores", "range"),
    ("/plain/0", "range"),
];

/// Pointers and codes of the errors, sorted.
fn errors(report: &Report) -> Vec<(&str, &str)> {
    let mut found: Vec<_> = report
        .violations()
        .iter()
        .filter(|own| own.severity() == deployment_validate::Severity::Error)
        .map(|own| (own.pointer(), own.code()))
        .collect();
    found.sort_unstable();
    found
}

fn expected() -> Vec<(&'static str, &'static str)> {
    let mut expected = FOUND.to_vec();
    expected.sort_unstable();
    expected
}

#[test]
fn every_way_in_has_the_context() {
    let (tenant, right) = (tenant(), r#"{"region":"eu","jobs":[{"cores":4,"name":"a"}]}"#);
    let options = Options::new().context(&tenant);
    let value: Service = serde_json::from_str(WRONG).unwrap();
    assert_eq!(errors(&value.validate_with(&tenant).unwrap_err()), expected());
    assert!(!value.is_valid_with(&tenant));
    assert!(serde_json::from_str::<Service>(right).unwrap().is_valid_with(&tenant));
    assert_eq!(value.advice_with(&tenant).violations()[0].pointer(), "/hint");
    assert_eq!(errors(Valid::new_with(value, &tenant).unwrap_err().report()), expected());

    assert_eq!(errors(&json::from_str_with::<Service>(WRONG, &options).unwrap_err()), expected());
    assert_eq!(
        errors(&json::from_slice_with::<Service>(WRONG.as_bytes(), &options).unwrap_err()),
        expected()
    );
    assert_eq!(
        errors(&json::from_reader_with::<Service>(WRONG.as_bytes(), &options).unwrap_err()),
        expected()
    );
    let json: serde_json::Value = serde_json::from_str(WRONG).unwrap();
    assert_eq!(errors(&json::from_value_with::<Service>(&json, &options).unwrap_err()), expected());
    assert_eq!(errors(&yaml::from_str_with::<Service>(WRONG, &options).unwrap_err()), expected());
    let two = format!("{WRONG}\n---\n{right}");
    let documents: Vec<_> = yaml::documents_with::<Service>(&two, &options).collect();
    assert_eq!(errors(documents[0].as_ref().unwrap_err()), expected());
    assert!(documents[1].is_ok());
    let table = "region = \"mars\"\n[[jobs]]\ncores = 5\nname = \"a\"\n";
    let report = toml::from_str_with::<Service>(table, &options).unwrap_err();
    assert_eq!(errors(&report), [("/jobs/0/cores", "custom"), ("/region", "region")]);

    assert!(json::from_str_with::<Service>(right, &options).is_ok());
    let advice = json::advice_with::<Service>(r#"{"region":"eu","hint":"sun"}"#, &options);
    assert_eq!(advice.to_string(), "1:23: warning: /hint: must be a region of the tenant");
    assert_eq!(yaml::advice_with::<Service>("{region: eu, hint: sun}", &options).violations().len(), 1);
}

#[test]
fn the_context_decides() {
    let text = r#"{"region":"eu","jobs":[{"cores":2,"name":"a"}]}"#;
    let verdict = |cores, regions: &[&'static str]| {
        let tenant = Tenant { regions: regions.iter().copied().collect(), cores };
        json::from_str_with::<Service>(text, &Options::new().context(&tenant))
            .map_err(|report| report.to_string())
    };
    assert!(verdict(4, &["eu"]).is_ok());
    assert_eq!(verdict(2, &["eu"]).unwrap_err(), "1:33: /jobs/0/cores: must be at most 1");
    assert_eq!(verdict(4, &["us"]).unwrap_err(), "1:11: /region: must be a region of the tenant");
}

/// Functions run on the parts that serde can read, beside mistakes that keep the whole from being read.
#[test]
fn functions_run_beside_other_mistakes() {
    let text = r#"{"region":"mars","mirrors":["io"],"jobs":[{"cores":5,"name":1}],"by_name":{"x":{"cores":6,"name":"x"}},"size":1}"#;
    let report = json::from_str_with::<Service>(text, &Options::new().context(&tenant())).unwrap_err();
    let found = [
        ("/by_name/x/cores", "custom"),
        ("/jobs/0/cores", "custom"),
        ("/jobs/0/name", "type"),
        ("/mirrors/0", "region"),
        ("/region", "region"),
        ("/size", "unknown"),
    ];
    assert_eq!(errors(&report), found);
}

#[test]
fn limits_and_context_go_together() {
    let tenant = tenant();
    let options = Options::new().context(&tenant).limits(Limits::new().violations(2));
    let report = json::from_str_with::<Service>(WRONG, &options).unwrap_err();
    assert_eq!(report.violations().last().unwrap().code(), "limit");
}

fn fill() -> u32 {
    9
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(context = Tenant)]
struct Filled {
    #[serde(default = "fill")]
    #[validate(custom(is_within, context, 1))]
    cores: u32,
    name: String,
}

/// What serde fills in is judged in the context; the schema, which has none, leaves that open.
#[test]
fn defaults_are_judged_in_the_context() {
    let verdict = |cores| {
        let tenant = Tenant { regions: BTreeSet::new(), cores };
        let options = Options::new().context(&tenant);
        json::from_str_with::<Filled>(r#"{"name":1}"#, &options).unwrap_err().violations().len()
    };
    assert_eq!((verdict(9), verdict(8)), (1, 2));
    let schema = json_schema_of(Filled::SCHEMA);
    assert_eq!(schema["required"], serde_json::json!(["name"]));
    assert!(schema["properties"]["cores"]["$comment"].as_str().unwrap().contains("is_within"), "{schema}");
}

#[derive(DeploymentValidate)]
#[validate(context = Tenant)]
enum Shape<T> {
    Job(Job),
    Named {
        #[validate(custom(is_known, context))]
        region: String,
        more: Vec<T>,
    },
}

#[test]
fn enums_and_parameters_have_it() {
    let tenant = tenant();
    let shape = Shape::Named { region: "io".into(), more: vec![Port(0)] };
    assert_eq!(
        shape.validate_with(&tenant).unwrap_err().to_string(),
        "/Named/region: must be a region of the tenant\n/Named/more/0: must be at least 1"
    );
    let shape: Shape<Port> = Shape::Job(Job { cores: 5, name: String::new() });
    assert_eq!(shape.validate_with(&tenant).unwrap_err().to_string(), "/Job/cores: must be at most 4");
}

#[derive(DeploymentValidate)]
#[validate(context = Tenant, bound = "T: DeploymentValidate<deployment_validate::InContext<Tenant>>")]
struct Page<T> {
    items: Vec<T>,
}

#[test]
fn a_parameter_may_need_the_context() {
    let page = Page { items: vec![Job { cores: 5, name: String::new() }] };
    assert_eq!(page.validate_with(&tenant()).unwrap_err().violations()[0].pointer(), "/items/0/cores");
}

/// An impl by hand that validates what needs a context without one: that is never taken for valid.
struct Careless(Job);

impl DeploymentValidate for Careless {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Null);

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        self.0.validate_at(at, out);
    }
}

#[test]
fn without_its_context_nothing_is_valid() {
    let careless = Careless(Job { cores: 1, name: String::new() });
    assert_eq!(
        careless.validate().unwrap_err().to_string(),
        "/cores: cannot be validated without its context"
    );
}
