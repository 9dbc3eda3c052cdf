//! Every operation of Discord's that a bot can use, and every option of it, by Discord's own specification.
//!
//! The file stands where `DISCORD_SPECIFICATION` says, or beside the repository. Where it is not, the test says plainly that
//! nothing was checked.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::io::Write;
use std::path::{Path, PathBuf};

use discord_conformance_tests::{Spec, check, samples, send};

#[test]
fn every_request_is_as_specified() {
    let file = std::env::var_os("DISCORD_SPECIFICATION").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/discord-api/openapi.json"),
        PathBuf::from,
    );
    if !file.is_file() {
        let file = file.display();
        tell(&format!(
            "NOT CHECKED: no specification in {file}. Set DISCORD_SPECIFICATION to Discord's openapi.json."
        ));
        return;
    }
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
