//! Downloads packages and their dependencies with apt, which gets a state folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Program, STEP_LIMIT, native_architecture};
use crate::process;

/// Up to 250 MB are downloaded.
const FETCH_LIMIT: Duration = Duration::from_secs(900);

/// Downloads the packages of a program and all their dependencies, as if no package were installed.
pub fn fetch(folder: &Path, program: &Program) -> Result<Vec<PathBuf>> {
    let archives = folder.join("cache/archives");
    for subfolder in ["state/lists/partial", "cache/archives/partial", "parts"] {
        fs::create_dir_all(folder.join(subfolder))?;
    }
    fs::write(folder.join("status"), "")?;
    let native = native_architecture()?;
    // Packages without an architecture satisfy the dependencies of the first, which apt considers native.
    let architectures = match program.architecture {
        Some(main) => vec![main, &native],
        None => vec![&*native],
    };
    let options = [
        ("Dir::State", folder.join("state")),
        ("Dir::State::status", folder.join("status")),
        ("Dir::Cache", folder.join("cache")),
        ("Dir::Etc::SourceList", folder.join("sources.list")),
        ("Dir::Etc::SourceParts", folder.join("parts")),
        ("Dir::Etc::PreferencesParts", folder.join("parts")),
    ];
    fs::write(
        folder.join("sources.list"),
        format!(
            "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {} {} main\n",
            mirror()?,
            program.release
        ),
    )?;
    let apt = || {
        let mut command = Command::new("apt-get");
        for (name, path) in &options {
            command.arg("-o").arg(format!("{name}={}", path.display()));
        }
        // A mirror may be a snapshot with expired but valid signatures. The user `_apt` cannot write into this folder.
        command.args([
            "-o",
            "Acquire::Check-Valid-Until=false",
            "-o",
            "APT::Sandbox::User=root",
        ]);
        command.args([
            "-o",
            "Acquire::Languages=none",
            "-o",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
            "-o",
            "APT::Install-Recommends=false",
            "-qq",
        ]);
        let main = architectures[0];
        command.arg("-o").arg(format!("APT::Architecture={main}"));
        for architecture in &architectures {
            let option = format!("APT::Architectures::={architecture}");
            command.arg("-o").arg(option);
        }
        command
    };
    process::quiet(apt().arg("update"), FETCH_LIMIT)?;
    let packages = program.packages.iter();
    let packages = packages.map(|package| package.replace(":native", &format!(":{native}")));
    process::quiet(
        apt()
            .args(["install", "--yes", "--download-only"])
            .args(packages),
        FETCH_LIMIT,
    )?;
    let mut packages: Vec<PathBuf> = fs::read_dir(&archives)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .collect();
    packages.sort();
    Ok(packages)
}

/// The Debian mirror in the settings of this machine.
fn mirror() -> Result<String> {
    let targets = process::quiet(
        Command::new("apt-get").args([
            "indextargets",
            "--format",
            "$(SITE)",
            "Created-By: Packages",
        ]),
        STEP_LIMIT,
    )?;
    debian_mirror(&targets.output())
        .context("apt has no Debian mirror. Install Godot, and set GODOT to its path")
}

/// The mirror of Debian's main archive, whose URL ends with `/debian`. Other archives have no testing release.
fn debian_mirror(sites: &str) -> Option<String> {
    sites
        .lines()
        .map(|site| site.trim_end_matches('/'))
        .find(|site| site.ends_with("/debian"))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_of_the_main_archive_is_found() {
        let sites = "http://mirror.test/debian-security\nhttp://mirror.test/snapshot/debian\n";
        assert_eq!(
            debian_mirror(sites).as_deref(),
            Some("http://mirror.test/snapshot/debian")
        );
        assert_eq!(
            debian_mirror("http://mirror.test/debian/\n").as_deref(),
            Some("http://mirror.test/debian")
        );
        assert_eq!(debian_mirror("http://mirror.test/ubuntu\n"), None);
    }
}
