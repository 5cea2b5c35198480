use deployment_validate::Valid;
use deployment_validate_proving_rules::Alert;

fn shorten(alert: &mut Valid<Alert<'static>>) {
    alert.title = "";
}

fn main() {}
