//! The targets that the addon is built for: triples of Rust, and Godot's names for their platforms.

use std::fmt;
use std::process::Command;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Error, Result, bail};

use super::Profile;
use crate::process;

/// The targets of all libraries that a release may contain. `x86_64-pc-windows-gnu` is the one that Linux can build for Windows.
pub const RELEASED: [&str; 9] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-pc-windows-gnu",
    "aarch64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-linux-android",
    "aarch64-linux-android",
];

/// Time limit for a program that only prints a setting.
const LIMIT: Duration = Duration::from_secs(30);

/// The operating system of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux with glibc.
    Linux,
    /// Windows, with the C library of Microsoft or of MinGW.
    Windows,
    /// macOS.
    MacOs,
    /// Android.
    Android,
}

impl System {
    /// Its name in the keys of a `.gdextension` file.
    const fn tag(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Windows => "windows",
            Self::MacOs => "macos",
            Self::Android => "android",
        }
    }
}

/// A target, by its triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    triple: String,
    /// The operating system.
    pub system: System,
    /// Godot's name of the architecture, such as `arm64`.
    pub architecture: &'static str,
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(triple: &str) -> Result<Self> {
        let (architecture, rest) = triple.split_once('-').unwrap_or((triple, ""));
        let architecture = match architecture {
            "x86_64" => "x86_64",
            "i686" => "x86_32",
            "aarch64" => "arm64",
            "armv7" => "arm32",
            other => bail!("{triple}: Godot has no name for the architecture {other}"),
        };
        let system = match rest {
            "pc-windows-msvc" | "pc-windows-gnu" | "pc-windows-gnullvm" => System::Windows,
            "apple-darwin" => System::MacOs,
            "linux-android" => System::Android,
            _ if rest.starts_with("unknown-linux-gnu") => System::Linux,
            _ => bail!("{triple}: the addon supports Linux with glibc, Windows, macOS and Android"),
        };
        Ok(Self {
            triple: triple.to_owned(),
            system,
            architecture,
        })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.triple)
    }
}

impl Target {
    /// The target of this machine.
    ///
    /// # Errors
    /// If the addon does not support it.
    pub fn host() -> Result<Self> {
        let version = process::quiet(Command::new("rustc").arg("-vV"), LIMIT)?;
        let mut lines = version.lines.iter();
        let triple = lines.find_map(|line| line.text.strip_prefix("host: "));
        triple.context("rustc does not print its host")?.parse()
    }

    /// Its triple, such as `x86_64-unknown-linux-gnu`.
    pub fn triple(&self) -> &str {
        &self.triple
    }

    /// Whether its C library is that of Microsoft.
    pub fn is_msvc(&self) -> bool {
        self.triple.ends_with("-msvc")
    }

    /// Godot's name for a build on this target, such as `linux.debug.x86_64`.
    pub fn platform(&self, profile: Profile) -> String {
        let Self {
            system,
            architecture,
            ..
        } = self;
        format!("{}.{}.{architecture}", system.tag(), profile.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn platform(triple: &str) -> String {
        let target: Target = triple.parse().unwrap();
        target.platform(Profile::Release)
    }

    #[test]
    fn triples_have_the_names_of_godot() {
        assert_eq!(platform("aarch64-unknown-linux-gnu"), "linux.release.arm64");
        assert_eq!(
            platform("armv7-unknown-linux-gnueabihf"),
            "linux.release.arm32"
        );
        assert_eq!(platform("i686-pc-windows-msvc"), "windows.release.x86_32");
        assert_eq!(platform("x86_64-pc-windows-gnu"), "windows.release.x86_64");
        assert_eq!(platform("aarch64-apple-darwin"), "macos.release.arm64");
        assert_eq!(platform("aarch64-linux-android"), "android.release.arm64");
    }

    #[test]
    fn other_targets_are_refused_with_a_reason() {
        for triple in [
            "x86_64-unknown-linux-musl",
            "aarch64-apple-ios",
            "wasm32-unknown-emscripten",
            "",
        ] {
            let error = triple.parse::<Target>().unwrap_err().to_string();
            assert!(error.starts_with(&format!("{triple}: ")), "{error}");
        }
    }

    #[test]
    fn this_machine_and_all_released_targets_are_supported() {
        assert!(Target::host().is_ok());
        for triple in RELEASED {
            assert_eq!(triple.parse::<Target>().unwrap().to_string(), triple);
        }
    }
}
