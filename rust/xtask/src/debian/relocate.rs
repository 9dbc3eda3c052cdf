//! Makes unpacked programs use the libraries, the loader and the C library that were unpacked with them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::STEP_LIMIT;
use crate::process;

/// Sets library paths in an unpacked tree, for when it has been renamed. The package patchelf must be in the tree.
pub struct Relocation {
    /// The folder of the libraries in the unpacked tree.
    unpacked: PathBuf,
    /// The folder of the libraries in the renamed tree.
    pub libraries: PathBuf,
    patchelf: PathBuf,
    loader: &'static str,
    search: String,
}

impl Relocation {
    /// Prepares a tree that will be renamed to `home`. `subfolders` of the library folder have libraries that programs link to.
    ///
    /// # Errors
    /// If Debian has no packages for this machine.
    pub fn new(tree: &Path, home: &Path, subfolders: &[&str]) -> Result<Self> {
        let (triplet, loader) = library_names()?;
        let libraries = home.join("usr/lib").join(triplet);
        let folders = subfolders.iter().map(|folder| libraries.join(folder));
        let search = std::iter::once(libraries.clone())
            .chain(folders)
            .map(|folder| folder.display().to_string())
            .collect::<Vec<_>>()
            .join(":");
        Ok(Self {
            unpacked: tree.join("usr/lib").join(triplet),
            libraries,
            patchelf: tree.join("usr/bin/patchelf"),
            loader,
            search,
        })
    }

    /// Replaces the search paths of the libraries, which take precedence over that of the program.
    ///
    /// # Errors
    /// If a library cannot be changed.
    pub fn libraries(&self) -> Result<()> {
        for library in libraries_in(&self.unpacked)? {
            let has_own_search = process::run(
                self.patchelf().arg("--print-rpath").arg(&library),
                STEP_LIMIT,
                process::Echo::Quiet,
            )?;
            if has_own_search.succeeded() && !has_own_search.output().trim().is_empty() {
                let mut command = self.patchelf();
                command.args(["--set-rpath", &self.search]).arg(&library);
                process::quiet(&mut command, STEP_LIMIT)?;
            }
        }
        Ok(())
    }

    /// Sets the loader and the search path of a program.
    ///
    /// # Errors
    /// If the program cannot be changed.
    pub fn program(&self, program: &Path) -> Result<()> {
        let mut command = self.patchelf();
        command
            .arg("--set-interpreter")
            .arg(self.libraries.join(self.loader));
        command
            .args(["--force-rpath", "--set-rpath", &self.search])
            .arg(program);
        process::quiet(&mut command, STEP_LIMIT)?;
        Ok(())
    }

    /// The unpacked patchelf needs the unpacked C library, and so has to be started by the unpacked loader.
    fn patchelf(&self) -> Command {
        let mut command = Command::new(self.unpacked.join(self.loader));
        command
            .arg("--library-path")
            .arg(&self.unpacked)
            .arg(&self.patchelf);
        command
    }
}

/// Writes a script that starts a program.
///
/// # Errors
/// If the file cannot be written.
pub fn write_launcher(launcher: &Path, script: &str) -> Result<()> {
    if let Some(folder) = launcher.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(launcher, format!("#!/bin/sh\n{script}"))?;
    #[cfg(unix)]
    fs::set_permissions(
        launcher,
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )?;
    Ok(())
}

fn libraries_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut libraries = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("no libraries in {}", folder.display()))?
    {
        let entry = entry?;
        if entry.file_type()?.is_file() && entry.file_name().to_string_lossy().contains(".so") {
            libraries.push(entry.path());
        }
    }
    Ok(libraries)
}

/// Debian's library folder for this architecture, and the name of the loader in it.
fn library_names() -> Result<(&'static str, &'static str)> {
    match std::env::consts::ARCH {
        "x86_64" => Ok(("x86_64-linux-gnu", "ld-linux-x86-64.so.2")),
        "aarch64" => Ok(("aarch64-linux-gnu", "ld-linux-aarch64.so.1")),
        other => bail!("programs of Debian cannot be installed on {other}: install them yourself"),
    }
}
