use deployment_validate::include_payload;

fn main() {
    include_payload!("wrong.json");
}
