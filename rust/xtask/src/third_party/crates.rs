//! The crates that are compiled into the libraries.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::addon::build::{CRATE, DEBUG_FEATURES};
use crate::addon::target::RELEASED;
use crate::process;
use crate::workspace;

/// Time limit for resolving dependencies, and for the download of those of other platforms.
const LIMIT: Duration = Duration::from_secs(300);

/// A crate of a registry.
pub struct Crate {
    /// Its name in the registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its license, as an SPDX expression.
    pub license: String,
    /// Its authors.
    pub authors: Vec<String>,
    /// The address of its repository.
    pub repository: String,
    /// The folder with its source.
    pub folder: PathBuf,
}

impl fmt::Display for Crate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

/// The third-party crates in the libraries of all released targets, in alphabetical order.
///
/// # Errors
/// If cargo cannot resolve or download the dependencies.
pub fn of_libraries() -> Result<Vec<Crate>> {
    let mut names = BTreeSet::new();
    for target in RELEASED {
        let tree = process::quiet(
            Command::new(env!("CARGO"))
                .current_dir(workspace::root())
                .args([
                    "tree",
                    "--quiet",
                    "--package",
                    CRATE,
                    "--features",
                    DEBUG_FEATURES,
                ])
                .args(["--edges", "normal,no-proc-macro", "--target", target])
                .args(["--prefix", "none", "--format", "{p}"]),
            LIMIT,
        )?;
        names.extend(
            tree.lines
                .iter()
                .filter_map(|line| name_and_version(&line.text)),
        );
    }
    let metadata = process::quiet(
        Command::new(env!("CARGO"))
            .current_dir(workspace::root())
            .args(["metadata", "--quiet", "--format-version=1"]),
        LIMIT,
    )?;
    let metadata: Value = serde_json::from_str(&metadata.output())?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo lists no packages")?;
    let third_party = packages
        .iter()
        .filter(|package| !package["source"].is_null());
    let mut crates: Vec<_> = third_party
        .filter_map(read)
        .filter(|found| names.contains(&(found.name.clone(), found.version.clone())))
        .collect();
    crates.sort_by_key(ToString::to_string);
    Ok(crates)
}

/// `("tokio", "1.52.0")` of the line `tokio v1.52.0 (*)`.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name.to_owned(), version.to_owned()))
}

/// Reads a package of `cargo metadata`.
fn read(package: &Value) -> Option<Crate> {
    let text = |key: &str| package[key].as_str().map(str::to_owned);
    Some(Crate {
        name: text("name")?,
        version: text("version")?,
        license: text("license").unwrap_or_default(),
        authors: serde_json::from_value(package["authors"].clone()).unwrap_or_default(),
        repository: text("repository").unwrap_or_default(),
        folder: PathBuf::from(text("manifest_path")?).parent()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_tree_are_read() {
        let expected = Some(("tokio".to_owned(), "1.52.0".to_owned()));
        assert_eq!(name_and_version("tokio v1.52.0"), expected);
        assert_eq!(name_and_version("tokio v1.52.0 (*)"), expected);
        assert_eq!(name_and_version(""), None);
        assert_eq!(name_and_version("[build-dependencies]"), None);
    }
}
