//! Every operation of Discord's that a bot can use, and every option of it, by Discord's own specification.
//!
//! The file is `tests/spec/openapi.json`, or that of the folder which `DISCORD_FACTS` names.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::io::Write;
use std::path::{Path, PathBuf};

use discord_conformance_tests::{Spec, check, samples, send};

#[test]
fn every_request_is_as_specified() {
    let folder = std::env::var_os("DISCORD_FACTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"),
        PathBuf::from,
    );
    let file = folder.join("openapi.json");
    let spec = Spec::read(&file).expect("the file is a specification");
    let sent = send::everything(&samples::all()).expect("every sample can be sent");
    let report = check::everything(&spec, &sent).expect("the schemas are of use");
    tell(&report.to_string());
    assert!(report.is_clean(), "something is missing or wrong");
}

/// Says it even where the output of tests that pass is not shown.
fn tell(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("somebody listens");
}
