//! `discord.gdextension`, the one place that says which library belongs to which platform.

use std::env::consts;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Profile;
use crate::workspace;

/// Name of the manifest in the addon's folder.
pub const FILE: &str = "discord.gdextension";

/// The line of the checkout's manifest that a packed addon has differently.
const RELOADABLE: &str = "reloadable = true";

/// The manifest's text.
pub struct Manifest(String);

impl Manifest {
    /// Reads the checkout's manifest.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read() -> Result<Self> {
        let path = workspace::addon().join(FILE);
        fs::read_to_string(&path)
            .map(Self)
            .with_context(|| format!("cannot read {}", path.display()))
    }

    /// Where the library for this machine belongs, relative to the addon's folder.
    ///
    /// # Errors
    /// When the manifest has no entry for this machine.
    pub fn library(&self, profile: Profile) -> Result<PathBuf> {
        let platform = platform(consts::OS, consts::ARCH, profile);
        self.libraries()
            .find(|(key, _)| platform == *key || platform.starts_with(&format!("{key}.")))
            .map(|(_, path)| PathBuf::from(path))
            .with_context(|| format!("{FILE} lists no library for {platform}"))
    }

    /// Every platform's key with its library.
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

    /// The manifest for a packed addon: reloading a library under a running editor is for its developers, and costs
    /// everybody else the addon's running threads.
    ///
    /// # Errors
    /// When the checkout's manifest no longer has the line to change.
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
