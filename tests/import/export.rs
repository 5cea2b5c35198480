//! Writes the schemas that this project exports, and those of the types of this test, into a folder, keys in the order of the fields.

#[allow(dead_code)]
mod types;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use deployment_validate::deployment::Deployment;
use deployment_validate::deployment::services::{
    CreateCronJob, CreateJob, CreateManualJob, CreateService, PatchCronJob, PatchJob, PatchManualJob,
    PatchService,
};
use deployment_validate::json_schema;
use types::{Absence, Conditions, Enums, Numbers, Others, Several, Texts};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("no folder is named")?;
    let schemas = [
        ("deployment", json_schema::<Deployment<'_>>()),
        ("create-service", json_schema::<CreateService<'_>>()),
        ("patch-service", json_schema::<PatchService<'_>>()),
        ("create-job", json_schema::<CreateJob<'_>>()),
        ("patch-job", json_schema::<PatchJob<'_>>()),
        ("create-cron-job", json_schema::<CreateCronJob<'_>>()),
        ("patch-cron-job", json_schema::<PatchCronJob<'_>>()),
        ("create-manual-job", json_schema::<CreateManualJob<'_>>()),
        ("patch-manual-job", json_schema::<PatchManualJob<'_>>()),
        ("texts", json_schema::<Texts>()),
        ("numbers", json_schema::<Numbers>()),
        ("several", json_schema::<Several>()),
        ("conditions", json_schema::<Conditions>()),
        ("absence", json_schema::<Absence>()),
        ("enums", json_schema::<Enums>()),
        ("others", json_schema::<Others>()),
    ];
    for (name, schema) in schemas {
        fs::write(Path::new(&folder).join(format!("exported-{name}.json")), format!("{schema:#}\n"))?;
    }
    Ok(())
}
