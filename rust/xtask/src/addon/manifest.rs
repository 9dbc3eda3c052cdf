//! The manifest `discord.gdextension`, which lists the library of each platform.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

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

    /// The path of the library for a platform such as `linux.debug.x86_64`, relative to the folder of the addon.
    ///
    /// # Errors
    /// If the manifest has no entry for it.
    pub fn library(&self, platform: &str) -> Result<PathBuf> {
        self.libraries()
            .find(|(key, _)| platform == *key || platform.starts_with(&format!("{key}.")))
            .map(|(_, path)| PathBuf::from(path))
            .with_context(|| format!("{FILE} lists no library for {platform}"))
    }

    /// The paths of all libraries, relative to the folder of the addon.
    #[cfg(test)]
    pub fn all_libraries(&self) -> Vec<PathBuf> {
        self.libraries().map(|(_, path)| path.into()).collect()
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

    /// The manifest of an addon whose release libraries are used by the editor and in debug exports too.
    pub fn without_debug_libraries(&self) -> Self {
        let mut text = self.0.clone();
        for (key, path) in self.libraries() {
            if let Ok(released) = self.library(&key.replace(".debug", ".release")) {
                let released = released.to_string_lossy();
                text = text.replace(
                    &format!("{key} = \"{path}\""),
                    &format!("{key} = \"{released}\""),
                );
            }
        }
        Self(text)
    }

    /// The manifest of a packed addon that contains only these libraries. A project would be exported without the others anyway,
    /// but with an error that names the wrong cause.
    ///
    /// Reloading the library in a running editor helps only those who develop the addon; for all others it would stop the threads
    /// of the addon.
    ///
    /// # Errors
    /// If the manifest of the checkout does not have the line to replace.
    pub fn for_release(&self, packed: &[PathBuf]) -> Result<String> {
        anyhow::ensure!(
            self.0.contains(RELOADABLE),
            "{FILE} has no line `{RELOADABLE}`"
        );
        let left_out: Vec<_> = self
            .libraries()
            .filter(|(_, path)| !packed.contains(&PathBuf::from(path)))
            .map(|(_, path)| format!("= \"{path}\""))
            .collect();
        let is_kept = |line: &&str| {
            !left_out
                .iter()
                .any(|entry| line.trim_end().ends_with(entry))
        };
        let kept = self.0.split_inclusive('\n').filter(is_kept);
        Ok(kept
            .collect::<String>()
            .replace(RELOADABLE, "reloadable = false"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::addon::target::RELEASED;
    use crate::addon::{Profile, Target};

    #[test]
    fn each_released_target_has_both_libraries_and_no_other_platform_has() {
        let manifest = Manifest::read().unwrap();
        let mut expected = Vec::new();
        for triple in RELEASED {
            let target: Target = triple.parse().unwrap();
            for profile in Profile::ALL {
                expected.push(manifest.library(&target.platform(profile)).unwrap());
            }
        }
        expected.sort();
        expected.dedup();
        let mut listed = manifest.all_libraries();
        listed.sort();
        assert_eq!(listed, expected, "two platforms must not share a library");
    }

    #[test]
    fn a_key_without_architecture_stands_for_all() {
        let text = "[libraries]\n\nmacos.debug = \"bin/a.dylib\"\n[icons]\nmacos.release = \"b\"\n";
        let manifest = Manifest(text.to_owned());
        assert_eq!(manifest.all_libraries(), [PathBuf::from("bin/a.dylib")]);
        assert!(manifest.library("macos.debug.arm64").is_ok());
        assert!(manifest.library("macos.release.arm64").is_err());
    }

    #[test]
    fn release_libraries_replace_debug_libraries() {
        let manifest = Manifest::read().unwrap();
        let replaced = manifest.without_debug_libraries();
        let released = manifest.library("linux.release.arm64").unwrap();
        assert_eq!(replaced.library("linux.debug.arm64").unwrap(), released);
        assert_eq!(replaced.library("linux.release.arm64").unwrap(), released);
        let has_debug = |path: &PathBuf| path.to_string_lossy().contains("debug");
        assert!(!replaced.all_libraries().iter().any(has_debug));
    }

    #[test]
    fn only_the_checkout_reloads() {
        let packed = Manifest::read().unwrap().for_release(&[]).unwrap();
        assert!(packed.contains("reloadable = false") && !packed.contains(RELOADABLE));
    }

    #[test]
    fn a_packed_manifest_lists_the_packed_libraries_only() {
        let manifest = Manifest::read().unwrap();
        let kept = manifest.library("linux.release.arm64").unwrap();
        let packed = Manifest(manifest.for_release(std::slice::from_ref(&kept)).unwrap());
        assert_eq!(packed.all_libraries(), [kept]);
        let icons = |manifest: &Manifest| manifest.0.split("[icons]").nth(1).map(str::to_owned);
        assert_eq!(icons(&packed), icons(&manifest));
    }
}
