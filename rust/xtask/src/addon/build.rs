//! `cargo xtask build`: the extension's libraries, into `addons/discord/bin`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Manifest, Profile};
use crate::cargo::{self, SHARED_SELECTION};
use crate::workspace;

/// The crate that becomes the library.
pub const CRATE: &str = "discord-godot";

/// What is selected with the debug library, which decides about the features of its dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Nothing: what is shipped has no features that only tests need, and nothing else is compiled.
    Alone,
    /// The workspace: what is compiled is shared with the tests.
    Shared,
}

/// Builds one library and puts it where the manifest says. Returns its place.
///
/// # Errors
/// When it does not compile, or this machine's platform is not in the manifest.
pub fn build(profile: Profile, selection: Selection) -> Result<PathBuf> {
    let installed = workspace::addon().join(Manifest::read()?.library(profile)?);
    println!("build: {} {CRATE}", profile.tag());
    let built = compile(profile, selection)?;
    install(&built, &installed)?;
    Ok(installed)
}

/// Has cargo build the crate, and learns from cargo where the library lies.
fn compile(profile: Profile, selection: Selection) -> Result<PathBuf> {
    let selection: &[&str] = match (profile, selection) {
        (Profile::Debug, Selection::Shared) => &SHARED_SELECTION,
        (Profile::Debug, Selection::Alone) => {
            &["--package", CRATE, "--features", "sandbox,editor-docs"]
        }
        (Profile::Release, _) => &["--release", "--package", CRATE],
    };
    cargo::build(&[&["build", "--lib"], selection].concat())?
        .into_iter()
        .find(|artifact| artifact.name == CRATE.replace('-', "_"))
        .and_then(|artifact| artifact.files.into_iter().next())
        .context("cargo does not tell where the library is")
}

/// Replaces the library in one step: a running editor must never see half of it. One that is the same is left alone, so
/// that nothing reloads for nothing.
fn install(built: &Path, installed: &Path) -> Result<()> {
    let library = fs::read(built).with_context(|| format!("cannot read {}", built.display()))?;
    if fs::read(installed).is_ok_and(|old| old == library) {
        return Ok(());
    }
    // A name of our own: two chores may build at once, and half of a library must not be put in place by the other.
    let arriving = installed.with_extension(format!("arriving-{}", std::process::id()));
    fs::write(&arriving, &library)
        .and_then(|()| fs::rename(&arriving, installed))
        .with_context(|| format!("cannot write {}", installed.display()))
}
