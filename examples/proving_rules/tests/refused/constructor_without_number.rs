use deployment_validate_proving_rules::Alert;

fn main() {
    let _ = Alert::phone("disk full");
}
