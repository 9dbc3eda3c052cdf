//! The compiler and linker for Android: those of the NDK, Google's development kit.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Target;
use crate::missing_requirement::MissingRequirement;

/// The environment variables that may name the folder of the NDK.
const VARIABLES: [&str; 2] = ["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT"];

/// The oldest version of Android's interface that Godot's export templates run on: that of Android 7.0.
const API_LEVEL: u32 = 24;

/// The programs of an installed NDK.
pub struct Ndk {
    folder: PathBuf,
}

impl Ndk {
    /// Finds the NDK that an environment variable names.
    ///
    /// # Errors
    /// [`MissingRequirement`] if there is none.
    pub fn find() -> Result<Self> {
        let mut values = VARIABLES.iter().filter_map(env::var_os);
        let named = values.find(|path| !path.is_empty()).ok_or_else(|| {
            let [first, second] = VARIABLES;
            MissingRequirement::new(format!(
                "libraries for Android are built with the NDK, whose folder is in {first} or {second}"
            ))
        })?;
        let folder = programs(Path::new(&named));
        let folder =
            folder.with_context(|| format!("{} is no NDK", Path::new(&named).display()))?;
        Ok(Self { folder })
    }

    /// Makes cargo, and the build scripts of crates, use its compiler and linker for a target.
    pub fn set(&self, command: &mut Command, target: &Target) {
        let clang = self.program("clang");
        let name = target.triple().replace('-', "_");
        command
            .env(format!("CC_{name}"), &clang)
            .env(format!("CFLAGS_{name}"), compiler_target(target))
            .env(format!("AR_{name}"), self.program("llvm-ar"))
            .env(
                format!("CARGO_TARGET_{}_LINKER", name.to_uppercase()),
                clang,
            );
    }

    fn program(&self, name: &str) -> PathBuf {
        self.folder
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

/// The flags with which the compiler of Rust links for Android. Devices with memory pages of 16 KiB load no library that is aligned to
/// smaller ones.
pub fn link_flags(target: &Target) -> [String; 2] {
    [
        format!("-Clink-arg={}", compiler_target(target)),
        "-Clink-arg=-Wl,-z,max-page-size=16384".to_owned(),
    ]
}

fn compiler_target(target: &Target) -> String {
    format!("--target={target}{API_LEVEL}")
}

/// The folder of the programs in an NDK. It contains the name of the machine that they run on.
fn programs(ndk: &Path) -> Option<PathBuf> {
    let machines = ndk.join("toolchains/llvm/prebuilt").read_dir().ok()?;
    let folders = machines.flatten().map(|entry| entry.path().join("bin"));
    folders.into_iter().find(|folder| folder.is_dir())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;

    use super::*;
    use crate::workspace;

    #[test]
    fn cargo_uses_the_programs_of_the_ndk() {
        let folder = workspace::scratch("ndk");
        let bin = folder.join("toolchains/llvm/prebuilt/some-machine/bin");
        fs::create_dir_all(&bin).unwrap();
        let ndk = Ndk {
            folder: programs(&folder).unwrap(),
        };
        let mut command = Command::new("cargo");
        let target: Target = "aarch64-linux-android".parse().unwrap();
        ndk.set(&mut command, &target);
        let variables: Vec<_> = command.get_envs().collect();
        let clang = ndk.program("clang");
        for (name, value) in [
            (
                "CARGO_TARGET_AARCH64_LINUX_ANDROID_LINKER",
                clang.as_os_str(),
            ),
            ("CC_aarch64_linux_android", clang.as_os_str()),
            (
                "CFLAGS_aarch64_linux_android",
                OsStr::new("--target=aarch64-linux-android24"),
            ),
        ] {
            assert!(
                variables.contains(&(OsStr::new(name), Some(value))),
                "{variables:?}"
            );
        }
        assert_eq!(clang.parent(), Some(&*bin));
    }

    #[test]
    fn another_folder_is_no_ndk() {
        assert_eq!(programs(&workspace::root().join("docs")), None);
    }
}
