//! Installs Godot from the packages of Debian into the cache.
//!
//! Godot 4 is in Debian's testing release, but in none of the stable ones. apt downloads and verifies the packages, with a
//! state folder of its own. They are unpacked with all the libraries they need, including the loader and the C library, so that
//! this needs no privileges and changes nothing else on the machine.

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

/// The file name of the export template, and the name of its package.
pub const RELEASE_TEMPLATE: &str = "godot-template-release";

/// The prefix of folders for unfinished installations, followed by the id of the installing process.
const UNFINISHED: &str = "unfinished-";

/// Time limit for a step that takes a few seconds.
const STEP_LIMIT: Duration = Duration::from_secs(300);

/// Whether this machine has the programs that the installation needs.
pub fn is_possible() -> bool {
    ["apt-get", "dpkg", "dpkg-deb"]
        .iter()
        .all(|program| workspace::program_on_path(program).is_some())
}

/// The path of the newest editor that earlier runs have installed.
///
/// # Errors
/// If there is no folder for the cache.
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

/// Installs Godot into the cache and returns the path of the editor. The installation is prepared in a temporary folder and
/// then renamed, so that an interrupted run does not leave an incomplete one.
///
/// # Errors
/// If a step fails; with its output.
pub fn install() -> Result<PathBuf> {
    let cache = workspace::cache()?;
    remove_unfinished(&cache);
    let temporary = cache.join(format!("{UNFINISHED}{}", std::process::id()));
    let installed = install_in(&cache, &temporary);
    // It has the downloads, and after a failure the unfinished installation.
    let _ = fs::remove_dir_all(&temporary);
    installed.context("Godot could not be installed from Debian's packages")
}

/// Removes the folders of interrupted runs, which take a gigabyte each.
fn remove_unfinished(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED));
        if owner.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn install_in(cache: &Path, temporary: &Path) -> Result<PathBuf> {
    println!(
        "godot: downloading packages of Debian (200 MB, kept in {})",
        cache.display()
    );
    let packages = apt::fetch(&temporary.join("apt"))?;
    println!("godot: unpacking {} packages", packages.len());
    let tree = temporary.join("tree");
    fs::create_dir_all(&tree)?;
    for package in &packages {
        process::quiet(
            Command::new("dpkg-deb").arg("-x").arg(package).arg(&tree),
            STEP_LIMIT,
        )?;
    }
    let home = cache.join(format!("godot-{}", version(&packages)?));
    println!("godot: setting library paths");
    relocate::make_runnable(&tree, &home)?;
    // Another run may have finished first.
    if !home.exists() {
        fs::rename(&tree, &home)?;
    }
    println!("godot: installed");
    Ok(home.join("bin/godot"))
}

/// The upstream version of the downloaded Godot.
fn version(packages: &[PathBuf]) -> Result<String> {
    let package = packages
        .iter()
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("godot_"))
        })
        .context("apt downloaded no package of Godot")?;
    let field = process::quiet(
        Command::new("dpkg-deb")
            .arg("-f")
            .arg(package)
            .arg("Version"),
        STEP_LIMIT,
    )?;
    Ok(upstream_version(field.output().trim()).to_owned())
}

/// `4.6.3` of `1:4.6.3+ds-2`: the version without the epoch, the repacking suffix and the revision of Debian.
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
    fn versions_lose_the_parts_of_debian() {
        for version in ["4.6.3", "4.6.3+ds-2", "1:4.6.3-1", "4.6.3~rc1+ds-2"] {
            assert_eq!(upstream_version(version), "4.6.3");
        }
    }
}
