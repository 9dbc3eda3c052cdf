//! Checks how much of a large folder of payloads the model types keep.

use std::path::PathBuf;

use anyhow::Result;

use super::libtest;
use super::report::Tally;
use crate::cargo::{self, WORKSPACE_SELECTION};
use crate::missing_requirement::MissingRequirement;
use crate::workspace;

/// The environment variable with the path of the folder.
const FOLDER_VARIABLE: &str = "DISCORD_PAYLOADS";

pub fn run() -> Result<Vec<Tally>> {
    let folder = folder();
    if !folder.is_dir() {
        let reason = format!(
            "{FOLDER_VARIABLE} is not a folder of payloads, which are not part of the repository"
        );
        return Err(MissingRequirement::optional(reason).into());
    }
    let larger = ["test", "--no-run", "--test", "larger"];
    let artifacts = cargo::build(&[&larger, &WORKSPACE_SELECTION[..]].concat())?;
    artifacts
        .iter()
        .filter(|artifact| artifact.is_test && artifact.name == "larger")
        .map(|artifact| libtest::run_with(artifact, &[(FOLDER_VARIABLE, folder.as_os_str())]))
        .collect()
}

fn folder() -> PathBuf {
    std::env::var_os(FOLDER_VARIABLE).map_or_else(
        || workspace::root().join("../shared/discord-api/payloads"),
        PathBuf::from,
    )
}
