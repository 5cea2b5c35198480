//! Alternatives of `any_of` of which each allows something of its own.

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    commit: String,
    #[validate(any_of((length(max = 5)), (pattern = r"^[a-z]+$")))]
    short: String,
    #[validate(any_of((range(max = 5)), (range(min = 3))))]
    count: u32,
    #[validate(any_of((one_of("a", "bcd")), (length(max = 2))))]
    word: String,
    #[validate(pattern = r"^a", pattern = r"b$")]
    both: String,
}

fn main() {
    let payload = Payload {
        commit: "latest".into(),
        short: "abcdef".into(),
        count: 4,
        word: "bcd".into(),
        both: "ab".into(),
    };
    assert!(payload.is_valid());
}
