//! Programs that run with the libraries, loader and C library they were unpacked with, whatever the machine has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{RELEASE_TEMPLATE, STEP_LIMIT};
use crate::process;

/// Programs made runnable: the editor, and the program of an exported game.
const PROGRAMS: [&str; 2] = ["godot", RELEASE_TEMPLATE];

/// Folders beside the main library folder in which packages hide libraries that others link to.
const HIDDEN_LIBRARIES: [&str; 3] = ["pulseaudio", "blas", "lapack"];

/// Makes the programs and libraries of `tree` find each other, and the loader and C library that came with them, once
/// the tree has become `home`.
pub fn make_runnable(tree: &Path, home: &Path) -> Result<()> {
    let (triplet, loader) = library_names()?;
    let unpacked = tree.join("usr/lib").join(triplet);
    let libraries = home.join("usr/lib").join(triplet);
    let search = std::iter::once(libraries.clone())
        .chain(HIDDEN_LIBRARIES.iter().map(|folder| libraries.join(folder)))
        .map(|folder| folder.display().to_string())
        .collect::<Vec<_>>()
        .join(":");
    // The unpacked patchelf needs the unpacked C library.
    let patchelf = || {
        let mut command = Command::new(unpacked.join(loader));
        command
            .arg("--library-path")
            .arg(&unpacked)
            .arg(tree.join("usr/bin/patchelf"));
        command
    };
    for library in libraries_in(&unpacked)? {
        let has_own_search = process::run(
            patchelf().arg("--print-rpath").arg(&library),
            STEP_LIMIT,
            process::Echo::Quiet,
        )?;
        // A library's own search path would put the program's out of force.
        if has_own_search.succeeded() && !has_own_search.output().trim().is_empty() {
            process::quiet(
                patchelf().args(["--set-rpath", &search]).arg(&library),
                STEP_LIMIT,
            )?;
        }
    }
    fs::create_dir_all(tree.join("bin"))?;
    for program in PROGRAMS {
        let binary = tree.join("bin").join(format!("{program}.bin"));
        fs::copy(tree.join("usr/bin").join(program), &binary)?;
        let mut command = patchelf();
        command.arg("--set-interpreter").arg(libraries.join(loader));
        process::quiet(
            command
                .args(["--force-rpath", "--set-rpath", &search])
                .arg(&binary),
            STEP_LIMIT,
        )?;
    }
    write_launcher(tree, home, &libraries)?;
    // The template is copied into exported games, so it stands there as a program and not as a launcher.
    fs::rename(
        tree.join("bin").join(format!("{RELEASE_TEMPLATE}.bin")),
        tree.join("bin").join(RELEASE_TEMPLATE),
    )?;
    Ok(())
}

/// `bin/godot`: the editor with the graphics drivers that came with it.
fn write_launcher(tree: &Path, home: &Path, libraries: &Path) -> Result<()> {
    let launcher = tree.join("bin/godot");
    let home = home.display();
    fs::write(
        &launcher,
        format!(
            "#!/bin/sh\n\
             export LIBGL_DRIVERS_PATH='{}/dri'\n\
             export __EGL_VENDOR_LIBRARY_DIRS='{home}/usr/share/glvnd/egl_vendor.d'\n\
             exec '{home}/bin/godot.bin' \"$@\"\n",
            libraries.display()
        ),
    )?;
    #[cfg(unix)]
    fs::set_permissions(
        &launcher,
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

/// Debian's folder for libraries of this machine's kind, and the loader in it.
fn library_names() -> Result<(&'static str, &'static str)> {
    match std::env::consts::ARCH {
        "x86_64" => Ok(("x86_64-linux-gnu", "ld-linux-x86-64.so.2")),
        "aarch64" => Ok(("aarch64-linux-gnu", "ld-linux-aarch64.so.1")),
        other => bail!(
            "no way known for {other} machines: set GODOT to the program of a Godot installed by hand"
        ),
    }
}
