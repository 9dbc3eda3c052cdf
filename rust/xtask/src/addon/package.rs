//! `cargo xtask package`: packs the addon into a zip file that can be unpacked into a project.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Manifest, Profile, Selection, build, manifest};
use crate::workspace;

/// Builds both libraries of this platform and packs the addon. Returns the path of the zip file.
///
/// # Errors
/// If a library does not build or a file cannot be read or written.
pub fn package(selection: Selection) -> Result<PathBuf> {
    for profile in [Profile::Debug, Profile::Release] {
        build::build(profile, selection)?;
    }
    let zip = workspace::root()
        .join("dist")
        .join(format!("discord-godot-{}.zip", env!("CARGO_PKG_VERSION")));
    fs::create_dir_all(zip.parent().context("the zip file has no folder")?)?;
    let temporary = zip.with_extension(format!("temporary-{}", std::process::id()));
    pack(&temporary)?;
    fs::rename(&temporary, &zip)?;
    Ok(zip)
}

fn pack(zip: &Path) -> Result<()> {
    let mut writer = ZipWriter::new(File::create(zip)?);
    for file in files(&workspace::addon())? {
        let path = file.strip_prefix(workspace::root())?;
        // Paths in a zip file have forward slashes on every platform.
        let path = path
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        writer.start_file(path, SimpleFileOptions::default())?;
        if file.file_name().is_some_and(|name| name == manifest::FILE) {
            writer.write_all(Manifest::read()?.for_release()?.as_bytes())?;
        } else {
            writer.write_all(&fs::read(&file)?)?;
        }
    }
    writer.finish()?;
    Ok(())
}

/// All files in a folder, searched recursively. They are sorted, so that the same addon always results in the same list.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !is_temporary(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file is a copy of a library that Godot on Windows or [`build`] creates while the library is replaced.
fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('~') || name.contains(".temporary-")
}

/// Unpacks an addon into a project, as a user does.
///
/// # Errors
/// If the zip cannot be read or a file cannot be written.
pub fn unpack(zip: &Path, project: &Path) -> Result<()> {
    zip::ZipArchive::new(File::open(zip)?)?.extract(project)?;
    Ok(())
}
