//! The payloads, as texts. The first three valid ones are the examples of the API's pages.

/// Nothing is wrong with these.
pub const VALID: [&str; 5] = [
    r#"{"external":{"imagePath":"nginx:latest","credentials":"example-credentials"},"docker":{"configType":"default"}}"#,
    r#"{"internal":{"id":"example-build-service","branch":"master","buildId":"premium-guide-6393"},"docker":{"configType":"default"}}"#,
    r#"{"docker":{"configType":"default"}}"#,
    r#"{"external":{"imagePath":"https://registry.example.com/team/api@sha256:9b7cb2b8f0d64fcd"},"docker":{"configType":"customEntrypointCustomCommand","customEntrypoint":"/bin/sh","customCommand":"-c 'npm start'"}}"#,
    r#"{"internal":{"id":"api-build","branch":"main","buildSHA":"da39a3ee5e6b4b0d3255bfef95601890afd80709"},"buildpack":{"configType":"customProcess","customProcess":"web"}}"#,
];

/// Each of these fits the types and breaks rules.
pub const INVALID: [&str; 5] = [
    r#"{"external":{"imagePath":"nginx latest","credentials":"my credentials"},"docker":{"configType":"default"}}"#,
    r#"{"internal":{"id":"a","branch":"master","buildSHA":"abc"},"docker":{"configType":"default"}}"#,
    r#"{"docker":{"configType":"customCommand"}}"#,
    r#"{"external":{"imagePath":"https://registry.example.com/team/api"},"docker":{"configType":"customEntrypointCustomCommand"}}"#,
    r#"{"internal":{"id":"api-build-","branch":"main"},"buildpack":{"configType":"customProcess"}}"#,
];

/// The patterns of the pages.
pub const IMAGE_PATH: &str = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$";
/// The same.
pub const CREDENTIALS: &str = r"^[A-Za-z0-9-]+$";
/// The same.
pub const SERVICE_ID: &str = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$";
