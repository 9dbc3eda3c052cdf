//! Where things are: in the checkout, in the target folder, and in the cache outside of both.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top of the checkout.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest)
}

/// What a game drops in.
pub fn addon() -> PathBuf {
    root().join("addons/discord")
}

/// The demonstration, a Godot project.
pub fn demo_project() -> PathBuf {
    root().join("demo_project")
}

/// The Godot project that tests the addon from inside the engine.
pub fn test_project() -> PathBuf {
    root().join("tests/godot")
}

/// Files made by the chores that a later run makes again: exported games, logs, projects for one test.
pub fn scratch(name: &str) -> PathBuf {
    target().join(name)
}

/// One log per test program, of the last run.
pub fn logs() -> PathBuf {
    scratch("test-logs")
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |target| root().join(target))
}

/// The files with this extension in a folder of the checkout and the folders in it, sorted.
///
/// # Errors
/// When a folder cannot be read.
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

/// Programs installed for the chores, kept between checkouts: `$XDG_CACHE_HOME/discord-godot`, or the same under
/// `~/.cache`.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor a home folder is known.
pub fn cache() -> Result<PathBuf> {
    let caches = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => env::home_dir()
            .context("no home folder: set XDG_CACHE_HOME to a folder for downloads")?
            .join(".cache"),
    };
    Ok(caches.join("discord-godot"))
}

/// Whether this run is a machine's, which has nobody to notice that something was left out.
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false" && ci != "0")
}

/// The file of that name in the folders of `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
