//! The crate itself.

use deployment_validate::DeploymentValidate as _;
use deployment_validate::deployment::Deployment;

use super::Peer;

/// deployment-validate.
pub struct Ours;

impl Peer for Ours {
    const NAME: &'static str = "deployment-validate";
    type Payload<'t> = Deployment<'t>;

    fn read(text: &str) -> Deployment<'_> {
        serde_json::from_str(text).expect("fits the types")
    }

    fn is_valid(payload: &Deployment<'_>) -> bool {
        payload.is_valid()
    }

    fn validate(payload: &Deployment<'_>) -> bool {
        payload.validate().is_ok()
    }
}
