//! A large folder of payloads nobody here wrote: examples of Discord's documentation and the test data of other libraries.
//!
//! It is no part of the repository, so this is no ordinary test: `cargo xtask test --only corpus` runs it where there is one,
//! and says so where there is none.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::io::Write;
use std::path::Path;

use discord_corpus::check_folder;

/// At most so much of all values may be left out on purpose. Half of it are texts of others than Discord.
const MOST_LEFT_OUT: f64 = 0.06;

#[test]
fn everything_is_kept() {
    let folder = std::env::var_os("DISCORD_PAYLOADS").expect("DISCORD_PAYLOADS names the folder");
    let report = check_folder(Path::new(&folder)).expect("the folder can be read");
    // Said even where the output of tests that pass is not shown.
    writeln!(std::io::stderr(), "{report}").expect("somebody listens");
    assert!(report.is_clean(), "something was lost");
    // What is met in the payloads of the repository alone is an entry of use, too.
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    let unused_there = check_folder(&own).expect("the folder can be read").unused();
    let mut unused = report.unused();
    unused.retain(|entry| unused_there.contains(entry));
    assert!(unused.is_empty(), "left out, but never met: {unused:?}");
    assert!(
        report.share_left_out() < MOST_LEFT_OUT,
        "too much is left out"
    );
}
