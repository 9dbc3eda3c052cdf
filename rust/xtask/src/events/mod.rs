//! `cargo xtask events`: generates `docs/events.md`, the table of Discord's events. It is generated from the list of events in
//! `discord-model`, the signals of `DiscordClient` with their documentation, and the tests in Godot.

mod signals;
mod table;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::workspace;
use table::Table;

/// The path of the table.
fn document() -> PathBuf {
    workspace::root().join("docs/events.md")
}

/// Generates the table.
///
/// # Errors
/// If the sources cannot be read, or if an event has no signal or a signal has no test.
pub fn write() -> Result<()> {
    let table = Table::read()?;
    fs::write(document(), table.to_string())?;
    table.check()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Table, document};

    #[test]
    fn every_event_has_a_signal_and_every_signal_a_test() {
        Table::read().unwrap().check().unwrap();
    }

    #[test]
    fn the_document_is_up_to_date() {
        let written = fs::read_to_string(document()).unwrap();
        let made = Table::read().unwrap().to_string();
        assert!(
            written == made,
            "run `cargo xtask events` to update docs/events.md"
        );
    }
}
