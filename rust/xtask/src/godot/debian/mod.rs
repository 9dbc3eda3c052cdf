//! Godot out of Debian's packages, unpacked into a folder of its own.
//!
//! Debian's stable releases carry no Godot 4, its testing release does. Its packages are resolved, fetched and verified
//! by apt with a state of its own, then unpacked with all the libraries they need, loader and C library included: nothing
//! on the machine is changed and no rights are needed. The mirror is the one this machine's apt already uses.

mod apt;
mod relocate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::version::Version;
use crate::process;
use crate::workspace;

/// The name of the release template in Debian's package of the same name.
pub const RELEASE_TEMPLATE: &str = "godot-template-release";

/// Folders in the cache that are being prepared, with the process id of who does it.
const UNFINISHED: &str = "unfinished-";

/// For a step that is a matter of seconds.
const STEP_LIMIT: Duration = Duration::from_secs(300);

/// Whether this machine has what the unpacking needs.
pub fn is_possible() -> bool {
    ["apt-get", "dpkg", "dpkg-deb"]
        .iter()
        .all(|program| workspace::on_path(program).is_some())
}

/// The editor an earlier run has installed; the newest, if several.
///
/// # Errors
/// When there is no place for a cache.
pub fn installed() -> Result<Option<PathBuf>> {
    let Ok(entries) = fs::read_dir(workspace::cache()?) else {
        return Ok(None);
    };
    let newest = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|home| {
            let version = home.file_name()?.to_str()?.strip_prefix("godot-")?;
            Some((Version::parse(version)?, home.join("bin/godot")))
        })
        .filter(|(_, editor)| editor.is_file())
        .max();
    Ok(newest.map(|(_, editor)| editor))
}

/// Installs Godot into the cache and returns the editor. Everything is prepared in a folder beside the final one, which
/// appears complete or not at all: an interrupted run leaves nothing that a later one would trust.
///
/// # Errors
/// When a step fails; with its output.
pub fn install() -> Result<PathBuf> {
    let cache = workspace::cache()?;
    sweep(&cache);
    let workshop = cache.join(format!("{UNFINISHED}{}", std::process::id()));
    let installed = install_in(&cache, &workshop);
    // The downloads, and what a failure has left half done.
    let _ = fs::remove_dir_all(&workshop);
    installed.context("Godot could not be installed from Debian's packages")
}

/// Removes what interrupted runs have left, a gigabyte each.
fn sweep(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED));
        if owner.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn install_in(cache: &Path, workshop: &Path) -> Result<PathBuf> {
    println!(
        "godot: fetching Debian's packages (200 MB; once, kept in {})",
        cache.display()
    );
    let packages = apt::fetch(&workshop.join("apt"))?;
    println!("godot: unpacking {} packages", packages.len());
    let tree = workshop.join("tree");
    fs::create_dir_all(&tree)?;
    for package in &packages {
        process::quiet(
            Command::new("dpkg-deb").arg("-x").arg(package).arg(&tree),
            STEP_LIMIT,
        )?;
    }
    let home = cache.join(format!("godot-{}", version(&packages)?));
    println!("godot: making it independent of this machine's libraries");
    relocate::make_runnable(&tree, &home)?;
    // Another run may have been faster. What stands there is complete.
    if !home.exists() {
        fs::rename(&tree, &home)?;
    }
    println!("godot: installed");
    Ok(home.join("bin/godot"))
}

/// The version of the fetched Godot, without what a folder name should not hold.
fn version(packages: &[PathBuf]) -> Result<String> {
    let package = packages
        .iter()
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("godot_"))
        })
        .context("apt fetched no package of Godot")?;
    let field = process::quiet(
        Command::new("dpkg-deb")
            .arg("-f")
            .arg(package)
            .arg("Version"),
        STEP_LIMIT,
    )?;
    Ok(upstream_version(field.output().trim()).to_owned())
}

/// `4.6.3` of `1:4.6.3+ds-2`: without epoch, repacking and Debian's own revision.
fn upstream_version(version: &str) -> &str {
    let version = version
        .split_once(':')
        .map_or(version, |(_epoch, version)| version);
    version.split(['+', '~', '-']).next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_versions_lose_what_is_debians() {
        for version in ["4.6.3", "4.6.3+ds-2", "1:4.6.3-1", "4.6.3~rc1+ds-2"] {
            assert_eq!(upstream_version(version), "4.6.3");
        }
    }
}
