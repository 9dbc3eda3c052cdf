//! `cargo xtask package`: packs the addon into a zip file that can be unpacked into a project.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Manifest, Profile, Target, build, library, manifest};
use crate::third_party;
use crate::workspace;

/// The folder of the libraries in the folder of the addon.
const LIBRARIES: &str = "bin";

/// Builds both libraries of each target and packs the addon with them. Returns the path of the zip file.
///
/// # Errors
/// If a library does not build or cannot be distributed, or a file cannot be read or written.
pub fn package(targets: &[Target]) -> Result<PathBuf> {
    for profile in Profile::ALL {
        build::distribution(targets, profile)?;
    }
    package_prebuilt(targets)
}

/// Packs the addon with the libraries of these targets, or with all in the manifest if the list is empty. They must be in the
/// folder of the addon already. Returns the path of the zip file.
///
/// # Errors
/// If a library is missing or cannot be distributed, or a file cannot be read or written.
pub fn package_prebuilt(targets: &[Target]) -> Result<PathBuf> {
    let manifest = Manifest::read()?;
    let libraries = promised(&manifest, targets)?;
    let addon = workspace::addon();
    let paths: Vec<_> = libraries
        .iter()
        .map(|library| addon.join(library))
        .collect();
    library::check(&paths)?;
    ensure!(
        third_party::path().is_file(),
        "{} is missing: run cargo xtask third-party",
        third_party::FILE
    );
    let zip = workspace::root()
        .join("dist")
        .join(format!("discord-godot-{}.zip", env!("CARGO_PKG_VERSION")));
    fs::create_dir_all(zip.parent().context("the zip file has no folder")?)?;
    let temporary = zip.with_extension(format!("temporary-{}", std::process::id()));
    pack(&temporary, &manifest, &libraries)?;
    fs::rename(&temporary, &zip)?;
    Ok(zip)
}

/// The paths of the libraries of the targets, or of all in the manifest, relative to the folder of the addon.
fn promised(manifest: &Manifest, targets: &[Target]) -> Result<Vec<PathBuf>> {
    if targets.is_empty() {
        return Ok(manifest.all_libraries());
    }
    let mut libraries = Vec::new();
    for target in targets {
        for profile in Profile::ALL {
            let library = manifest.library(&target.platform(profile))?;
            // Both targets of macOS have the same.
            if !libraries.contains(&library) {
                libraries.push(library);
            }
        }
    }
    Ok(libraries)
}

fn pack(zip: &Path, manifest: &Manifest, libraries: &[PathBuf]) -> Result<()> {
    let addon = workspace::addon();
    let mut writer = ZipWriter::new(File::create(zip)?);
    for file in files(&addon)? {
        let inside = file.strip_prefix(&addon)?;
        if inside.starts_with(LIBRARIES) && !is_packed(inside, libraries) {
            continue;
        }
        let content = if inside == Path::new(manifest::FILE) {
            manifest.for_release(libraries)?.into_bytes()
        } else {
            fs::read(&file)?
        };
        writer.start_file(name_in_zip(&file)?, SimpleFileOptions::default())?;
        writer.write_all(&content)?;
    }
    writer.finish()?;
    Ok(())
}

/// Whether a file in the folder of the libraries is packed. Others are libraries of other platforms, and copies that Godot on
/// Windows or a build creates while a library is replaced.
fn is_packed(file: &Path, libraries: &[PathBuf]) -> bool {
    file.ends_with(".gdignore") || libraries.iter().any(|library| library == file)
}

/// The path of a file of the checkout in the zip file. It has forward slashes on every platform.
fn name_in_zip(file: &Path) -> Result<String> {
    let path = file.strip_prefix(workspace::root())?;
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Ok(parts.join("/"))
}

/// All files in a folder, searched recursively. They are sorted, so that the same addon always results in the same list.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Unpacks an addon into a project, as a user does.
///
/// # Errors
/// If the zip cannot be read or a file cannot be written.
pub fn unpack(zip: &Path, project: &Path) -> Result<()> {
    zip::ZipArchive::new(File::open(zip)?)?.extract(project)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_promises_the_libraries_of_its_targets_or_all() {
        let manifest = Manifest::read().unwrap();
        let targets = |triples: &[&str]| -> Vec<Target> {
            triples
                .iter()
                .map(|triple| triple.parse().unwrap())
                .collect()
        };
        let linux = promised(&manifest, &targets(&["aarch64-unknown-linux-gnu"])).unwrap();
        assert_eq!(
            linux,
            [
                PathBuf::from("bin/libdiscord.linux.debug.arm64.so"),
                PathBuf::from("bin/libdiscord.linux.release.arm64.so")
            ]
        );
        let macos = targets(&["aarch64-apple-darwin", "x86_64-apple-darwin"]);
        assert_eq!(promised(&manifest, &macos).unwrap().len(), 2);
        assert!(promised(&manifest, &targets(&["i686-pc-windows-gnu"])).is_err());
        assert_eq!(promised(&manifest, &[]).unwrap(), manifest.all_libraries());
    }
}
