//! Makes unpacked programs use the libraries, the loader and the C library that were unpacked with them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{RELEASE_TEMPLATE, STEP_LIMIT};
use crate::process;

/// The programs: the editor and the export template.
const PROGRAMS: [&str; 2] = ["godot", RELEASE_TEMPLATE];

/// Folders in the library folder with further libraries that programs link to.
const LIBRARY_SUBFOLDERS: [&str; 3] = ["pulseaudio", "blas", "lapack"];

/// Sets the library paths of the programs and libraries in `tree`, for when `tree` has been renamed to `home`.
pub fn make_runnable(tree: &Path, home: &Path) -> Result<()> {
    let (triplet, loader) = library_names()?;
    let unpacked = tree.join("usr/lib").join(triplet);
    let libraries = home.join("usr/lib").join(triplet);
    let search = std::iter::once(libraries.clone())
        .chain(
            LIBRARY_SUBFOLDERS
                .iter()
                .map(|folder| libraries.join(folder)),
        )
        .map(|folder| folder.display().to_string())
        .collect::<Vec<_>>()
        .join(":");
    // The unpacked patchelf needs the unpacked C library, and so has to be started by the unpacked loader.
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
        // The search path of a library takes precedence over the search path of the program.
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
    // Exports copy the template, so it must be the program itself and not a launcher.
    fs::rename(
        tree.join("bin").join(format!("{RELEASE_TEMPLATE}.bin")),
        tree.join("bin").join(RELEASE_TEMPLATE),
    )?;
    Ok(())
}

/// Writes `bin/godot`, a script that starts the editor with the unpacked graphics drivers.
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

/// Debian's library folder for this architecture, and the name of the loader in it.
fn library_names() -> Result<(&'static str, &'static str)> {
    match std::env::consts::ARCH {
        "x86_64" => Ok(("x86_64-linux-gnu", "ld-linux-x86-64.so.2")),
        "aarch64" => Ok(("aarch64-linux-gnu", "ld-linux-aarch64.so.1")),
        other => bail!(
            "Godot cannot be installed on {other}: install it yourself, and set GODOT to its path"
        ),
    }
}
