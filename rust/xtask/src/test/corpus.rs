//! How much the types keep of a large folder of payloads, if there is one.

use std::path::PathBuf;

use anyhow::Result;

use super::libtest;
use super::report::Tally;
use crate::cargo::{self, SHARED_SELECTION};
use crate::unavailable::Unavailable;
use crate::workspace;

/// Where the folder is, if it is not beside the checkout.
const PLACE: &str = "DISCORD_PAYLOADS";

pub fn run() -> Result<Vec<Tally>> {
    let folder = folder();
    if !folder.is_dir() {
        let reason = format!("{PLACE} names no folder of payloads, which are not ours to keep");
        return Err(Unavailable::optional(reason).into());
    }
    let larger = ["test", "--no-run", "--test", "larger"];
    let artifacts = cargo::build(&[&larger, &SHARED_SELECTION[..]].concat())?;
    artifacts
        .iter()
        .filter(|artifact| artifact.is_test && artifact.name == "larger")
        .map(|artifact| libtest::run_with(artifact, &[(PLACE, folder.as_os_str())]))
        .collect()
}

fn folder() -> PathBuf {
    std::env::var_os(PLACE).map_or_else(
        || workspace::root().join("../shared/discord-api/payloads"),
        PathBuf::from,
    )
}
