//! The inputs that are kept in the repository: what once failed is tried in every run.

use std::fs;
use std::path::{Path, PathBuf};

/// Where they are, in a folder for each target.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs");

/// The kept inputs of a target, in the order of their names.
///
/// # Errors
/// When the folder cannot be read: a run without them would prove less than it says.
pub fn inputs(target: &str) -> Result<Vec<Vec<u8>>, String> {
    let folder = Path::new(FOLDER).join(target);
    read(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))
}

fn read(folder: &Path) -> std::io::Result<Vec<Vec<u8>>> {
    let files = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = files.collect::<Result<_, _>>()?;
    files.sort();
    files.into_iter().map(fs::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::TARGETS;

    #[test]
    fn every_target_has_kept_inputs() {
        for target in TARGETS {
            let inputs = inputs(target.name);
            assert!(
                inputs.is_ok_and(|inputs| !inputs.is_empty()),
                "{}",
                target.name
            );
        }
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        assert!(inputs("nothing of that name").is_err());
    }
}
