//! The paths of the checkout, of the target folder, and of the cache, which is outside of both.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root folder of the checkout.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest)
}

/// The folder that a game copies into its project.
pub fn addon() -> PathBuf {
    root().join("addons/discord")
}

/// The Godot project of the demo.
pub fn demo_project() -> PathBuf {
    root().join("demo_project")
}

/// The Godot project that tests the addon from inside the engine.
pub fn test_project() -> PathBuf {
    root().join("tests/godot")
}

/// A path in the target folder, for files that every run creates again: exported games, logs, projects of a single test.
pub fn scratch(name: &str) -> PathBuf {
    target().join(name)
}

/// The folder with the logs of the last test run, one for each program.
pub fn logs() -> PathBuf {
    scratch("test-logs")
}

/// The folder in which cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |target| root().join(target))
}

/// The files with this extension in a folder of the checkout, searched recursively, in sorted order.
///
/// # Errors
/// If a folder cannot be read.
pub fn files_in(folder: &str, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder);
        for entry in entries.with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The folder of programs that tasks have installed, shared by all checkouts: `$XDG_CACHE_HOME/discord-godot`, or
/// `~/.cache/discord-godot`.
///
/// # Errors
/// If neither `XDG_CACHE_HOME` nor a home folder is known.
pub fn cache() -> Result<PathBuf> {
    let caches = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => env::home_dir()
            .context("no home folder: set XDG_CACHE_HOME to a folder for downloads")?
            .join(".cache"),
    };
    Ok(caches.join("discord-godot"))
}

/// Whether this runs in CI, where nobody would notice that something was not run.
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false" && ci != "0")
}

/// The path of a program in the folders of `PATH`.
pub fn program_on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
