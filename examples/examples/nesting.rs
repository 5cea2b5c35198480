//! Types inside types: whatever derives is looked into, through options, boxes, lists, maps and tuples, without
//! being told. `each`, `keys` and `values` are for rules on what does not derive.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

/// A newtype adds nothing to a pointer.
#[derive(DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u16);

#[derive(DeploymentValidate)]
struct Service {
    ports: Vec<Port>,
    primary: Option<Box<Port>>,
    #[validate(length(max = 2), keys(pattern = "^[A-Z_]+$"), values(length(min = 1)))]
    env: BTreeMap<String, String>,
    #[validate(each(each(length(max = 3))))]
    matrix: Vec<Vec<String>>,
    /// Types may contain themselves.
    sidecars: BTreeMap<String, Service>,
    /// Not looked into.
    #[validate(skip)]
    draft: Option<Port>,
}

fn service(port: u16) -> Service {
    Service {
        ports: vec![Port(1), Port(port)],
        primary: Some(Box::new(Port(port))),
        env: BTreeMap::new(),
        matrix: Vec::new(),
        sidecars: BTreeMap::new(),
        draft: Some(Port(0)),
    }
}

fn main() {
    assert!(service(80).is_valid());
    assert_eq!(service(80).draft.map(|port| port.0), Some(0));

    let wrong = Service {
        env: [("home dir".to_owned(), String::new())].into(),
        matrix: vec![vec!["a".into()], vec!["b".into(), "long".into()]],
        sidecars: [("log/proxy".to_owned(), service(0))].into(),
        ..service(80)
    };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    let pointers: Vec<_> = report.violations().iter().map(|violation| violation.pointer()).collect();
    assert_eq!(
        pointers,
        [
            "/env/home dir",
            "/env/home dir",
            "/matrix/1/1",
            "/sidecars/log~1proxy/ports/1",
            "/sidecars/log~1proxy/primary",
        ]
    );
}
