//! The manifest `discord.gdextension`, which lists the library of each platform.

use std::env::consts;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Profile;
use crate::workspace;

/// The file name of the manifest in the folder of the addon.
pub const FILE: &str = "discord.gdextension";

/// The line of the manifest that a packed addon replaces.
const RELOADABLE: &str = "reloadable = true";

/// The text of the manifest.
pub struct Manifest(String);

impl Manifest {
    /// Reads the manifest of the checkout.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read() -> Result<Self> {
        let path = workspace::addon().join(FILE);
        fs::read_to_string(&path)
            .map(Self)
            .with_context(|| format!("cannot read {}", path.display()))
    }

    /// The path of the library for this machine, relative to the folder of the addon.
    ///
    /// # Errors
    /// If the manifest has no entry for this machine.
    pub fn library(&self, profile: Profile) -> Result<PathBuf> {
        let platform = platform(consts::OS, consts::ARCH, profile);
        self.libraries()
            .find(|(key, _)| platform == *key || platform.starts_with(&format!("{key}.")))
            .map(|(_, path)| PathBuf::from(path))
            .with_context(|| format!("{FILE} lists no library for {platform}"))
    }

    /// The key of each platform, with its library.
    fn libraries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .lines()
            .map(str::trim)
            .skip_while(|line| *line != "[libraries]")
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .filter_map(|line| line.split_once('='))
            .map(|(key, path)| (key.trim(), path.trim().trim_matches('"')))
    }

    /// The manifest of a packed addon. Reloading the library in a running editor helps only those who develop the addon; for
    /// all others it would stop the threads of the addon.
    ///
    /// # Errors
    /// If the manifest of the checkout does not have the line to replace.
    pub fn for_release(&self) -> Result<String> {
        anyhow::ensure!(
            self.0.contains(RELOADABLE),
            "{FILE} has no line `{RELOADABLE}`"
        );
        Ok(self.0.replace(RELOADABLE, "reloadable = false"))
    }
}

/// Godot's name for a build on a platform, such as `linux.debug.x86_64`.
fn platform(system: &str, architecture: &str, profile: Profile) -> String {
    let architecture = match architecture {
        "x86" => "x86_32",
        "aarch64" => "arm64",
        "arm" => "arm32",
        other => other,
    };
    format!("{system}.{}.{architecture}", profile.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_desktop_has_both_libraries_under_names_of_their_own() {
        let manifest = Manifest::read().unwrap();
        let libraries: Vec<_> = manifest.libraries().collect();
        for system in [
            "linux.{}.x86_64",
            "linux.{}.arm64",
            "windows.{}.x86_64",
            "windows.{}.arm64",
            "macos.{}",
        ] {
            for profile in [Profile::Debug, Profile::Release] {
                let key = system.replace("{}", profile.tag());
                assert!(
                    libraries.iter().any(|(listed, _)| *listed == key),
                    "{key} is not listed"
                );
            }
        }
        let mut paths: Vec<_> = libraries.iter().map(|(_, path)| path).collect();
        paths.sort();
        paths.dedup();
        assert_eq!(
            paths.len(),
            libraries.len(),
            "two platforms share a library"
        );
    }

    #[test]
    fn a_key_without_architecture_stands_for_all() {
        let manifest = Manifest(
            "[libraries]\n\nmacos.debug = \"bin/a.dylib\"\n[icons]\nmacos.release = \"b\"\n"
                .to_owned(),
        );
        assert_eq!(
            manifest.libraries().collect::<Vec<_>>(),
            [("macos.debug", "bin/a.dylib")]
        );
        assert!(platform("macos", "aarch64", Profile::Debug).starts_with("macos.debug."));
    }

    #[test]
    fn only_the_checkout_reloads() {
        let packed = Manifest::read().unwrap().for_release().unwrap();
        assert!(packed.contains("reloadable = false") && !packed.contains(RELOADABLE));
    }
}
