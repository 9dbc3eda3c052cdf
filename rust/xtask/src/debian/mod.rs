//! Installs programs from the packages of Debian into the cache.
//!
//! apt downloads and verifies the packages, with a state folder of its own. They are unpacked with all the libraries they need,
//! including the loader and the C library, so that this needs no privileges and changes nothing else on the machine.

mod apt;
pub mod relocate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::godot::Version;
use crate::process;
use crate::workspace;

/// The prefix of folders for unfinished installations, followed by the id of the installing process.
const UNFINISHED: &str = "unfinished-";

/// Time limit for a step that takes a few seconds.
const STEP_LIMIT: Duration = Duration::from_secs(300);

/// A program to install, with what belongs to it.
pub struct Program {
    /// The name of its folder in the cache, before the version.
    pub folder: &'static str,
    /// The release of Debian, such as `testing`.
    pub release: &'static str,
    /// The architecture of the packages in Debian, such as `arm64`, if it is not that of this machine. Packages for this machine are
    /// then listed as `name:native`.
    pub architecture: Option<&'static str>,
    /// The package whose version is that of the folder.
    pub package: &'static str,
    /// All packages to unpack besides their dependencies.
    pub packages: &'static [&'static str],
    /// About how much is downloaded.
    pub megabytes: u32,
}

/// Whether this machine has the programs that an installation needs.
pub fn is_possible() -> bool {
    ["apt-get", "dpkg", "dpkg-deb"]
        .iter()
        .all(|program| workspace::program_on_path(program).is_some())
}

/// The architecture of this machine in Debian, such as `amd64`.
///
/// # Errors
/// If dpkg is not installed.
pub fn native_architecture() -> Result<String> {
    let mut dpkg = Command::new("dpkg");
    let printed = process::quiet(dpkg.arg("--print-architecture"), STEP_LIMIT)?;
    Ok(printed.output().trim().to_owned())
}

impl Program {
    /// The folder of the newest version that earlier runs have installed.
    ///
    /// # Errors
    /// If there is no folder for the cache.
    pub fn installed(&self) -> Result<Option<PathBuf>> {
        let Ok(entries) = fs::read_dir(workspace::cache()?) else {
            return Ok(None);
        };
        let newest = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter_map(|home| {
                let name = home.file_name()?.to_str()?;
                let version = name.strip_prefix(self.folder)?.strip_prefix('-')?;
                Some((Version::parse(version)?, home))
            })
            .max();
        Ok(newest.map(|(_, home)| home))
    }

    /// Installs the program into the cache, and returns its folder. `prepare` makes the unpacked tree, its first argument, runnable
    /// for when it has been renamed to the second. An interrupted run does not leave an incomplete installation.
    ///
    /// # Errors
    /// If a step fails; with its output.
    pub fn install(&self, prepare: fn(&Path, &Path) -> Result<()>) -> Result<PathBuf> {
        let cache = workspace::cache()?;
        remove_unfinished(&cache);
        let temporary = cache.join(format!("{UNFINISHED}{}", std::process::id()));
        let installed = self.install_in(&cache, &temporary, prepare);
        // It has the downloads, and after a failure the unfinished installation.
        let _ = fs::remove_dir_all(&temporary);
        installed.with_context(|| {
            let name = self.folder;
            format!("{name} could not be installed from Debian's packages")
        })
    }

    fn install_in(
        &self,
        cache: &Path,
        temporary: &Path,
        prepare: fn(&Path, &Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let Self {
            folder, megabytes, ..
        } = self;
        println!(
            "{folder}: downloading packages of Debian ({megabytes} MB, kept in {})",
            cache.display()
        );
        let packages = apt::fetch(&temporary.join("apt"), self)?;
        println!("{folder}: unpacking {} packages", packages.len());
        let tree = temporary.join("tree");
        fs::create_dir_all(&tree)?;
        for package in &packages {
            process::quiet(
                Command::new("dpkg-deb").arg("-x").arg(package).arg(&tree),
                STEP_LIMIT,
            )?;
        }
        let home = cache.join(format!("{folder}-{}", self.version(&packages)?));
        prepare(&tree, &home)?;
        // Another run may have finished first.
        if !home.exists() {
            fs::rename(&tree, &home)?;
        }
        println!("{folder}: installed");
        Ok(home)
    }

    /// The upstream version of the downloaded program.
    fn version(&self, packages: &[PathBuf]) -> Result<String> {
        let prefix = format!("{}_", self.package);
        let package = packages
            .iter()
            .find(|path| {
                path.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(&prefix))
            })
            .with_context(|| format!("apt downloaded no package {}", self.package))?;
        let field = process::quiet(
            Command::new("dpkg-deb")
                .arg("-f")
                .arg(package)
                .arg("Version"),
            STEP_LIMIT,
        )?;
        Ok(upstream_version(field.output().trim()).to_owned())
    }
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
