//! `cargo xtask package`: the addon as a zip that installs into a project by unpacking.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Manifest, Profile, Selection, build, manifest};
use crate::workspace;

/// Builds both libraries of this platform and packs them. Returns the zip's place.
///
/// # Errors
/// When a library does not build or a file cannot be read or written.
pub fn package(selection: Selection) -> Result<PathBuf> {
    for profile in [Profile::Debug, Profile::Release] {
        build::build(profile, selection)?;
    }
    let zip = workspace::root()
        .join("dist")
        .join(format!("discord-godot-{}.zip", env!("CARGO_PKG_VERSION")));
    fs::create_dir_all(zip.parent().context("no folder for the zip")?)?;
    let arriving = zip.with_extension(format!("arriving-{}", std::process::id()));
    pack(&arriving)?;
    fs::rename(&arriving, &zip)?;
    Ok(zip)
}

fn pack(zip: &Path) -> Result<()> {
    let mut writer = ZipWriter::new(File::create(zip)?);
    for file in files(&workspace::addon())? {
        let place = file.strip_prefix(workspace::root())?;
        // Zip paths have forward slashes on every system.
        let place = place
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        writer.start_file(place, SimpleFileOptions::default())?;
        if file.file_name().is_some_and(|name| name == manifest::FILE) {
            writer.write_all(Manifest::read()?.for_release()?.as_bytes())?;
        } else {
            writer.write_all(&fs::read(&file)?)?;
        }
    }
    writer.finish()?;
    Ok(())
}

/// Every file of the folder and those below, in a fixed order, so that equal addons make equal lists.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !is_makeshift(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Copies that Godot on Windows and we ourselves make of a library while it is replaced.
fn is_makeshift(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('~') || name.contains(".arriving-")
}

/// Unpacks an addon into a project, as a person would.
///
/// # Errors
/// When the zip cannot be read or a file cannot be written.
pub fn unpack(zip: &Path, project: &Path) -> Result<()> {
    zip::ZipArchive::new(File::open(zip)?)?.extract(project)?;
    Ok(())
}
