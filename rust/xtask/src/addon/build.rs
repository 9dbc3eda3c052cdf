//! `cargo xtask build`: builds the libraries of the extension and copies them to `addons/discord/bin`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Manifest, Profile, Target, symbols, toolchain};
use crate::cargo::{self, WORKSPACE_SELECTION};
use crate::process;
use crate::test::ENGINE_TESTS;
use crate::workspace;

/// The crate of the library.
pub const CRATE: &str = "discord-godot";

/// The features of the debug library.
pub const DEBUG_FEATURES: &str = "sandbox,editor-docs";

/// The crate of the sandbox, and its program.
const SANDBOX: &str = "discord-sandbox";

/// Settings of a release build that compiles fast and is not optimized.
const UNOPTIMIZED: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// The packages whose tests run on other platforms: what is above the files, the network and the threads of the system.
const TESTED: [&str; 7] = [
    CRATE,
    "discord-model",
    "discord-gateway",
    "discord-rest",
    "discord-client",
    "discord-voice",
    ENGINE_TESTS,
];

/// Time limit for combining two libraries.
const LIMIT: Duration = Duration::from_secs(60);

/// The packages that cargo selects for a development build. They determine the features of its dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Only the package of the library.
    Package,
    /// The whole workspace, so that the tests share the compiled crates.
    Workspace,
}

/// Builds the debug library for this machine, for development and tests: it compiles fast, and may need a newer system than a
/// library that is distributed. Returns the path to which it was copied.
///
/// # Errors
/// If it does not compile, or the manifest has no entry for this machine.
pub fn development(selection: Selection) -> Result<PathBuf> {
    let installed = installed(&Target::host()?, Profile::Debug)?;
    println!("build: debug {CRATE}");
    let arguments: &[&str] = match selection {
        Selection::Workspace => &WORKSPACE_SELECTION,
        Selection::Package => &["--package", CRATE, "--features", DEBUG_FEATURES],
    };
    let artifacts = cargo::build(&[&["build", "--lib"], arguments].concat())?;
    install(&fs::read(library(artifacts)?)?, &installed)?;
    Ok(installed)
}

/// Builds the library of a platform as it is distributed: optimized, for the oldest supported systems, and without paths of
/// this machine. Several targets of one platform result in one library that supports all of them. Returns the paths to which
/// the libraries were copied.
///
/// # Errors
/// If one does not compile, this machine cannot build it, or the manifest has no entry for it.
pub fn distribution(targets: &[Target], profile: Profile) -> Result<Vec<PathBuf>> {
    distribution_with(targets, profile, false)
}

/// Builds the library of a platform like [`distribution`], and writes its symbols to a file beside it, except for macOS.
///
/// # Errors
/// If one does not compile, this machine cannot build it, or the manifest has no entry for it.
pub fn release(targets: &[Target], profile: Profile) -> Result<Vec<PathBuf>> {
    distribution_with(targets, profile, true)
}

fn distribution_with(
    targets: &[Target],
    profile: Profile,
    with_symbols: bool,
) -> Result<Vec<PathBuf>> {
    let mut platforms: Vec<(PathBuf, Vec<(&Target, PathBuf)>)> = Vec::new();
    for target in targets {
        let installed = installed(target, profile)?;
        println!("build: {} {CRATE} for {target}", profile.tag());
        let mut command = command(target, profile)?;
        if with_symbols {
            command.envs(symbols::settings(target)?.iter().copied());
        }
        let built = library(cargo::build_with(&mut command)?)?;
        match platforms.iter_mut().find(|(path, _)| *path == installed) {
            Some((_, parts)) => parts.push((target, built)),
            None => platforms.push((installed, vec![(target, built)])),
        }
    }
    for (installed, parts) in &platforms {
        // Those of an earlier build would not belong to this one.
        for old in symbols::of(installed) {
            fs::remove_file(old)?;
        }
        let library = match parts.as_slice() {
            [(target, built)] if with_symbols => symbols::separate(target, built, installed)?,
            [(_, built)] => read(built)?,
            parts => combine(parts, profile)?,
        };
        install(&library, installed)?;
    }
    Ok(platforms.into_iter().map(|(path, _)| path).collect())
}

/// Builds the library of a platform, and the sandbox program, as they are distributed but not optimized, so that tests do not wait for
/// it. The library is copied to its path in the addon. Returns the path of the sandbox program.
///
/// # Errors
/// If something does not compile, this machine cannot build it, or the manifest has no entry for it.
pub fn unoptimized(target: &Target, profile: Profile) -> Result<PathBuf> {
    let installed = installed(target, profile)?;
    println!(
        "build: {} {CRATE} for {target}, not optimized",
        profile.tag()
    );
    let mut command = command(target, profile)?;
    command.args(["--package", SANDBOX, "--bin", SANDBOX]);
    let artifacts = cargo::build_with(command.envs(UNOPTIMIZED))?;
    let mut programs = artifacts.iter().filter_map(|built| built.program.clone());
    let sandbox = programs.next();
    install(&fs::read(library(artifacts)?)?, &installed)?;
    sandbox.context("cargo does not report the path of the sandbox")
}

/// Builds the debug library of a platform and the test programs for it: those of [`TESTED`] and of the client on the sandbox. Nothing is
/// optimized. The library is copied to its path in the addon. Returns this path, and the test programs with the programs that they use.
///
/// # Errors
/// If something does not compile, this machine cannot build it, or the manifest has no entry for it.
pub fn with_tests(target: &Target) -> Result<(PathBuf, Vec<cargo::Artifact>)> {
    let installed = installed(target, Profile::Debug)?;
    println!("build: debug {CRATE} and tests for {target}, not optimized");
    // All have the same selection, because it determines the features of the dependencies.
    let features = debug_features();
    let build = |mut command: Command| {
        command.args(["--release", "--features", &features]);
        for package in TESTED {
            command.args(["--package", package]);
        }
        cargo::build_with(command.envs(UNOPTIMIZED))
    };
    let library = library(build(toolchain::cargo_build(target)?)?)?;
    install(&fs::read(library)?, &installed)?;
    Ok((installed, build(toolchain::cargo_test(target)?)?))
}

/// The command that builds a library as it is distributed.
///
/// # Errors
/// If this machine cannot build for the target; with the reason.
pub fn command(target: &Target, profile: Profile) -> Result<Command> {
    let mut command = toolchain::cargo_build(target)?;
    command.args(["--release", "--package", CRATE]);
    if profile == Profile::Debug {
        command.args(["--features", &debug_features()]);
    }
    Ok(command)
}

/// The features of the debug library, for commands that select other packages too.
fn debug_features() -> String {
    let features = DEBUG_FEATURES.split(',');
    let features = features.map(|feature| format!("{CRATE}/{feature}"));
    features.collect::<Vec<_>>().join(",")
}

/// The path of a library in the manifest.
fn installed(target: &Target, profile: Profile) -> Result<PathBuf> {
    Ok(workspace::addon().join(Manifest::read()?.library(&target.platform(profile))?))
}

/// The path of the library that cargo reports.
fn library(artifacts: Vec<cargo::Artifact>) -> Result<PathBuf> {
    artifacts
        .into_iter()
        .find(|artifact| artifact.name == CRATE.replace('-', "_"))
        .and_then(|artifact| artifact.files.into_iter().next())
        .context("cargo does not report the path of the library")
}

/// The content of the library that supports the architectures of all parts. Only macOS has such libraries.
fn combine(parts: &[(&Target, PathBuf)], profile: Profile) -> Result<Vec<u8>> {
    let combined = workspace::scratch(&format!("combined-{}.dylib", profile.tag()));
    let mut lipo = Command::new("lipo");
    lipo.arg("-create")
        .args(parts.iter().map(|(_, part)| part))
        .arg("-output")
        .arg(&combined);
    process::quiet(&mut lipo, LIMIT)?;
    // lipo drops the signature of the linker, and macOS loads no library without one.
    let mut codesign = Command::new("codesign");
    codesign.args(["--force", "--sign", "-"]).arg(&combined);
    process::quiet(&mut codesign, LIMIT)?;
    read(&combined)
}

fn read(library: &Path) -> Result<Vec<u8>> {
    fs::read(library).with_context(|| format!("cannot read {}", library.display()))
}

/// Replaces the library atomically, so that a running editor never loads an incomplete file. An unchanged library is not
/// written, so that the editor does not reload it.
fn install(library: &[u8], installed: &Path) -> Result<()> {
    if fs::read(installed).is_ok_and(|old| old == library) {
        return Ok(());
    }
    // The name contains the process id because two tasks may build at the same time.
    let temporary = installed.with_extension(format!("temporary-{}", std::process::id()));
    fs::write(&temporary, library)
        .and_then(|()| fs::rename(&temporary, installed))
        .with_context(|| format!("cannot write {}", installed.display()))
}
