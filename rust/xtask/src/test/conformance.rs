//! Every method of `DiscordREST`, called in Godot; what it sends is held against Discord's own specification.

use std::path::PathBuf;

use anyhow::Result;

use super::report::Tally;
use crate::{conformance, workspace};

pub fn run() -> Result<Vec<Tally>> {
    let called = conformance::from_godot()?;
    print!("{}", called.told());
    let failed = called.count("FAIL ");
    let calls = Tally {
        suite: "every method from GDScript".to_owned(),
        passed: called.count("PASS "),
        failed: failed.max(usize::from(!called.is_clean())),
    };
    let facts = std::env::var_os("DISCORD_FACTS")
        .map_or_else(|| workspace::root().join("tests/spec"), PathBuf::from);
    let checked = conformance::check(&facts.join("openapi.json"), &called.recording)?;
    let shown = checked.succeeded();
    for line in &checked.lines {
        if !shown || !line.text.starts_with("not sent: ") {
            println!("{}", line.text);
        }
    }
    Ok(vec![
        calls,
        Tally::single("against Discord's specification", checked.succeeded()),
    ])
}
