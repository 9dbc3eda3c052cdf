//! `cargo xtask build`: builds the libraries of the extension and copies them to `addons/discord/bin`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Manifest, Profile};
use crate::cargo::{self, WORKSPACE_SELECTION};
use crate::workspace;

/// The crate of the library.
pub const CRATE: &str = "discord-godot";

/// The features of the debug library.
pub const DEBUG_FEATURES: &str = "sandbox,editor-docs";

/// The packages that cargo selects for the debug library. They determine the features of its dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Only the package of the library, so that a released library has no features that only tests need.
    Package,
    /// The whole workspace, so that the tests share the compiled crates.
    Workspace,
}

/// Builds a library and copies it to the path in the manifest. Returns that path.
///
/// # Errors
/// If it does not compile, or the manifest has no entry for this platform.
pub fn build(profile: Profile, selection: Selection) -> Result<PathBuf> {
    let installed = workspace::addon().join(Manifest::read()?.library(profile)?);
    println!("build: {} {CRATE}", profile.tag());
    let built = compile(profile, selection)?;
    install(&built, &installed)?;
    Ok(installed)
}

/// Builds the crate and returns the path of the library that cargo reports.
fn compile(profile: Profile, selection: Selection) -> Result<PathBuf> {
    let selection: &[&str] = match (profile, selection) {
        (Profile::Debug, Selection::Workspace) => &WORKSPACE_SELECTION,
        (Profile::Debug, Selection::Package) => &["--package", CRATE, "--features", DEBUG_FEATURES],
        (Profile::Release, _) => &["--release", "--package", CRATE],
    };
    cargo::build(&[&["build", "--lib"], selection].concat())?
        .into_iter()
        .find(|artifact| artifact.name == CRATE.replace('-', "_"))
        .and_then(|artifact| artifact.files.into_iter().next())
        .context("cargo does not report the path of the library")
}

/// Replaces the library atomically, so that a running editor never loads an incomplete file. An unchanged library is not
/// written, so that the editor does not reload it.
fn install(built: &Path, installed: &Path) -> Result<()> {
    let library = fs::read(built).with_context(|| format!("cannot read {}", built.display()))?;
    if fs::read(installed).is_ok_and(|old| old == library) {
        return Ok(());
    }
    // The name contains the process id because two tasks may build at the same time.
    let temporary = installed.with_extension(format!("temporary-{}", std::process::id()));
    fs::write(&temporary, &library)
        .and_then(|()| fs::rename(&temporary, installed))
        .with_context(|| format!("cannot write {}", installed.display()))
}
