//! Payloads nobody here wrote: examples of Discord's documentation and the test data of other libraries.
//!
//! They stand in the folder `DISCORD_PAYLOADS` names, or beside the repository. Where they are not, the test says plainly
//! that nothing was checked.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::io::Write;
use std::path::{Path, PathBuf};

use discord_corpus::check_folder;

/// At most so much of all values may be left out on purpose. Half of it are texts of others than Discord.
const MOST_LEFT_OUT: f64 = 0.06;

#[test]
fn everything_is_kept() {
    let folder = std::env::var_os("DISCORD_PAYLOADS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/discord-api/payloads"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        let folder = folder.display();
        tell(&format!(
            "NOT CHECKED: no payloads in {folder}. Set DISCORD_PAYLOADS to a folder of JSON files."
        ));
        return;
    }
    let report = check_folder(&folder).expect("the folder can be read");
    tell(&report.to_string());
    assert!(report.is_clean(), "something was lost");
    let unused = report.unused();
    assert!(unused.is_empty(), "left out, but never met: {unused:?}");
    assert!(
        report.share_left_out() < MOST_LEFT_OUT,
        "too much is left out"
    );
}

/// Says it even where the output of tests that pass is not shown.
fn tell(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("somebody listens");
}
