//! Payloads shaped like Discord's, which the fuzzer begins with, too.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::path::Path;

use discord_corpus::check_folder;

#[test]
fn everything_is_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    let report = check_folder(&folder).expect("the folder can be read");
    assert!(report.is_clean(), "{report}");
}
