//! Payloads nobody here wrote: examples of Discord's documentation and the test data of other libraries.
//!
//! They stand in the folder `DISCORD_PAYLOADS` names, or beside the repository. Where they are not, the tests say plainly
//! that nothing was checked.

#![allow(clippy::expect_used, reason = "this is a test")]

mod frames;
mod objects;
mod whole;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A line of the folder's index.
struct Payload {
    file: String,
    kind: String,
    event: String,
    text: String,
}

impl Payload {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}

/// All payloads, if they are here.
fn payloads() -> Option<Vec<Payload>> {
    let folder = std::env::var_os("DISCORD_PAYLOADS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/discord-api/payloads"),
        PathBuf::from,
    );
    let Ok(index) = fs::read_to_string(folder.join("INDEX.csv")) else {
        tell(&format!(
            "NOT CHECKED: no payloads in {}. Set DISCORD_PAYLOADS to a folder with an INDEX.csv of file, kind, event.",
            folder.display()
        ));
        return None;
    };
    let payloads: Vec<_> = index
        .lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.split(',').map(str::to_owned);
            let mut column = || columns.next().unwrap_or_default();
            let (file, kind, event) = (column(), column(), column());
            let text = fs::read_to_string(folder.join(&file))
                .unwrap_or_else(|error| panic!("{file}: {error}"));
            Payload {
                file,
                kind,
                event,
                text,
            }
        })
        .collect();
    assert!(!payloads.is_empty());
    Some(payloads)
}

/// Says it even where the output of tests that pass is not shown.
fn tell(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("somebody listens");
}
