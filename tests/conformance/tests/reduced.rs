//! What the sandbox knows of Discord's specification is made of the file in `tests/spec`.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::path::Path;

use discord_conformance_tests::Reduced;

#[test]
fn the_schemas_of_the_sandbox_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| std::fs::read_to_string(root.join(file)).expect("the file is there");
    let specification =
        serde_json::from_str(&read("tests/spec/openapi.json")).expect("the specification is JSON");
    let written = read("rust/sandbox/src/rest/requests.json");
    assert!(
        written == Reduced::amended(specification).file(),
        "run `cargo xtask spec`"
    );
}
