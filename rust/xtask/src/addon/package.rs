//! `cargo xtask package`: packs the addon into a zip file that can be unpacked into a project.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::target::RELEASED;
use super::{Manifest, Profile, Target, build, library, manifest, symbols};
use crate::third_party;
use crate::workspace;

/// The folder of the libraries in the folder of the addon.
const LIBRARIES: &str = "bin";

/// How well the files in a zip are compressed.
#[derive(Clone, Copy)]
enum Compression {
    /// In seconds.
    Fast,
    /// In minutes: 3 % smaller.
    Best,
}

impl Compression {
    /// The level of the `zip` crate, which uses zopfli from 10 on. Each level above repeats the search, for 0.2 % in all.
    const fn level(self) -> i64 {
        match self {
            Self::Fast => 6,
            Self::Best => 10,
        }
    }

    fn options(self) -> SimpleFileOptions {
        SimpleFileOptions::default().compression_level(Some(self.level()))
    }
}

/// The maximum size of a release library, which every player downloads, in bytes. A library for macOS has two architectures.
const MAX_RELEASE_SIZE: u64 = 48_000_000;

/// The zip files of a package.
pub struct Package {
    /// With both libraries of each platform.
    pub complete: PathBuf,
    /// Without the debug libraries: the editor uses the release library, without the sandbox and the class reference.
    pub runtime: PathBuf,
    /// With the symbols of the libraries, if they were built with symbols.
    pub symbols: Option<PathBuf>,
}

/// Builds both libraries of each target and packs the addon with them.
///
/// # Errors
/// If a library does not build or cannot be distributed, or a file cannot be read or written.
pub fn package(targets: &[Target]) -> Result<Package> {
    for profile in Profile::ALL {
        build::release(targets, profile)?;
    }
    package_prebuilt(targets)
}

/// Packs the addon with the libraries of these targets, or with all in the manifest if the list is empty. They must be in the
/// folder of the addon already.
///
/// # Errors
/// If a library is missing or cannot be distributed, or a file cannot be read or written.
pub fn package_prebuilt(targets: &[Target]) -> Result<Package> {
    let addon = workspace::addon();
    let libraries = promised(&Manifest::read()?, targets, &Profile::ALL)?;
    let paths = libraries.iter().map(|library| addon.join(library));
    library::check(&paths.collect::<Vec<_>>())?;
    for library in promised(&Manifest::read()?, targets, &[Profile::Release])? {
        let size = fs::metadata(addon.join(&library))?.len();
        println!("{}: {size} bytes", library.display());
        ensure!(
            size <= MAX_RELEASE_SIZE,
            "it has more than {MAX_RELEASE_SIZE} bytes: is it optimized?"
        );
    }
    package_with(targets, Compression::Best)
}

/// Packs the addon with the libraries of these targets, which may only work on this machine, for a test.
///
/// # Errors
/// If a file cannot be read or written.
pub fn package_unchecked(targets: &[Target]) -> Result<Package> {
    package_with(targets, Compression::Fast)
}

fn package_with(targets: &[Target], compression: Compression) -> Result<Package> {
    let manifest = Manifest::read()?;
    let libraries = promised(&manifest, targets, &Profile::ALL)?;
    let released = promised(&manifest, targets, &[Profile::Release])?;
    ensure!(
        third_party::path().is_file(),
        "{} is missing: run cargo xtask third-party",
        third_party::FILE
    );
    Ok(Package {
        complete: pack("", &manifest, &libraries, compression)?,
        runtime: pack(
            "-runtime",
            &manifest.without_debug_libraries(),
            &released,
            compression,
        )?,
        symbols: pack_symbols(&libraries)?,
    })
}

/// Writes a zip file of the symbols of these libraries. Returns its path.
fn pack_symbols(libraries: &[PathBuf]) -> Result<Option<PathBuf>> {
    let addon = workspace::addon();
    let files: Vec<_> = libraries
        .iter()
        .flat_map(|library| symbols::of(&addon.join(library)))
        .collect();
    if files.is_empty() {
        return Ok(None);
    }
    let zip = create("-symbols", |zip| {
        let mut writer = ZipWriter::new(File::create(zip)?);
        for file in &files {
            writer.start_file(name_in_zip(file)?, Compression::Fast.options())?;
            std::io::copy(&mut File::open(file)?, &mut writer)?;
        }
        writer.finish()?;
        Ok(())
    })?;
    Ok(Some(zip))
}

/// The paths of these libraries of the targets, or of all targets in the manifest, relative to the folder of the addon.
fn promised(manifest: &Manifest, targets: &[Target], profiles: &[Profile]) -> Result<Vec<PathBuf>> {
    let released: Vec<Target>;
    let mut targets = targets;
    if targets.is_empty() {
        released = RELEASED
            .iter()
            .map(|triple| triple.parse())
            .collect::<Result<_>>()?;
        targets = &released;
    }
    let mut libraries = Vec::new();
    for target in targets {
        for profile in profiles {
            let library = manifest.library(&target.platform(*profile))?;
            // Both targets of macOS have the same.
            if !libraries.contains(&library) {
                libraries.push(library);
            }
        }
    }
    Ok(libraries)
}

/// Writes a zip file of the addon with these libraries. Returns its path.
fn pack(
    suffix: &str,
    manifest: &Manifest,
    libraries: &[PathBuf],
    compression: Compression,
) -> Result<PathBuf> {
    create(suffix, |zip| {
        write_zip(zip, manifest, libraries, compression)
    })
}

/// Creates a zip file in the folder of the package. It has its name only when it is complete. Returns its path.
fn create(suffix: &str, write: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let name = format!("discord-godot-{}{suffix}.zip", env!("CARGO_PKG_VERSION"));
    let zip = workspace::root().join("dist").join(name);
    fs::create_dir_all(zip.parent().context("the zip file has no folder")?)?;
    let temporary = zip.with_extension(format!("temporary-{}", std::process::id()));
    write(&temporary)?;
    fs::rename(&temporary, &zip)?;
    Ok(zip)
}

fn write_zip(
    zip: &Path,
    manifest: &Manifest,
    libraries: &[PathBuf],
    compression: Compression,
) -> Result<()> {
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
        writer.start_file(name_in_zip(&file)?, compression.options())?;
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
    fn the_best_compression_is_better_and_can_be_read() {
        let sizes = [Compression::Fast, Compression::Best].map(|compression| {
            let zip = workspace::scratch(&format!("compression-{}.zip", compression.level()));
            write_zip(&zip, &Manifest::read().unwrap(), &[], compression).unwrap();
            let project = workspace::scratch("compression");
            unpack(&zip, &project).unwrap();
            for file in files(&project.join("addons")).unwrap() {
                let original = workspace::root().join(file.strip_prefix(&project).unwrap());
                if !original.ends_with(manifest::FILE) {
                    assert_eq!(fs::read(&file).unwrap(), fs::read(original).unwrap());
                }
            }
            fs::metadata(zip).unwrap().len()
        });
        assert!(sizes[1] < sizes[0], "{sizes:?}");
    }

    #[test]
    fn a_package_promises_the_libraries_of_its_targets_or_all() {
        let manifest = Manifest::read().unwrap();
        let targets = |triples: &[&str]| -> Vec<Target> {
            triples
                .iter()
                .map(|triple| triple.parse().unwrap())
                .collect()
        };
        let both = &Profile::ALL;
        let linux = targets(&["aarch64-unknown-linux-gnu"]);
        let linux = promised(&manifest, &linux, both).unwrap();
        assert_eq!(
            linux,
            [
                PathBuf::from("bin/libdiscord.linux.debug.arm64.so"),
                PathBuf::from("bin/libdiscord.linux.release.arm64.so")
            ]
        );
        let macos = targets(&["aarch64-apple-darwin", "x86_64-apple-darwin"]);
        assert_eq!(promised(&manifest, &macos, both).unwrap().len(), 2);
        let released = promised(&manifest, &macos, &[Profile::Release]).unwrap();
        assert_eq!(
            released,
            [PathBuf::from("bin/libdiscord.macos.release.dylib")]
        );
        assert!(promised(&manifest, &targets(&["i686-pc-windows-gnu"]), both).is_err());
        let mut all = promised(&manifest, &[], both).unwrap();
        let mut listed = manifest.all_libraries();
        all.sort();
        listed.sort();
        assert_eq!(all, listed);
    }
}
