//! Calls every method of `DiscordREST` in Godot, and checks the requests against Discord's specification.

use std::path::PathBuf;

use anyhow::Result;

use super::report::Tally;
use crate::{conformance, workspace};

pub fn run() -> Result<Vec<Tally>> {
    let recorded = conformance::record_calls()?;
    print!("{}", recorded.summary());
    let failed = recorded.count("FAIL ");
    let calls = Tally {
        suite: "every method from GDScript".to_owned(),
        passed: recorded.count("PASS "),
        failed: failed.max(usize::from(!recorded.is_clean())),
    };
    let facts = std::env::var_os("DISCORD_FACTS")
        .map_or_else(|| workspace::root().join("tests/spec"), PathBuf::from);
    let checked = conformance::check(&facts.join("openapi.json"), &recorded.recording)?;
    let succeeded = checked.succeeded();
    for line in &checked.lines {
        if !succeeded || !line.text.starts_with("not sent: ") {
            println!("{}", line.text);
        }
    }
    Ok(vec![
        calls,
        Tally::single("against Discord's specification", succeeded),
    ])
}
