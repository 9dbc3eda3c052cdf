//! Every method of `DiscordREST`, called in Godot; what it sends is held against Discord's own specification.

use std::path::PathBuf;

use anyhow::Result;

use super::report::Tally;
use crate::{conformance, workspace};

/// Where the specification is, unless this says so; it is not ours to keep here.
const PLACE: &str = "DISCORD_SPECIFICATION";

pub fn run() -> Result<Vec<Tally>> {
    let called = conformance::from_godot()?;
    print!("{}", called.told());
    let failed = called.count("FAIL ");
    let calls = Tally {
        suite: "every method from GDScript".to_owned(),
        passed: called.count("PASS "),
        failed: failed.max(usize::from(!called.is_clean())),
    };
    let spec = specification();
    if !spec.is_file() {
        let reason = format!(
            "NOT CHECKED against Discord's specification: there is no {}",
            spec.display()
        );
        println!("{reason}. {PLACE} may say where it is.");
        let none = Tally {
            suite: reason,
            passed: 0,
            failed: 0,
        };
        return Ok(vec![calls, none]);
    }
    let checked = conformance::check(&spec, &called.recording)?;
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

fn specification() -> PathBuf {
    std::env::var_os(PLACE).map_or_else(
        || workspace::root().join("../shared/discord-api/openapi.json"),
        PathBuf::from,
    )
}
