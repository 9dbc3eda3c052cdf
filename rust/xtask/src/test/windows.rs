//! The client on Windows, in Wine: tests of the crates and of the client on the sandbox, and loading the library.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::libtest;
use super::report::Tally;
use crate::addon::{Target, build, library};
use crate::cargo::Artifact;
use crate::process::{self, Echo};
use crate::wine::{Wine, windows_path};
use crate::workspace;

pub const TARGET: &str = "x86_64-pc-windows-gnu";

/// Time limit for loading the library, and for the first start of Wine.
const LIMIT: Duration = Duration::from_secs(180);

/// The program of `tests/engine` that loads a library.
const LOADER: &str = "load_library";

/// The folder of temporary files in the tests. Users of Windows have such names.
pub const TEMPORARY: &str = "Jörg Müller's files";

/// The test programs that are left out. They test how much happens in a time, for which nothing is optimized here.
const LEFT_OUT: [&str; 2] = ["burst", "limits"];

pub fn run() -> Result<Vec<Tally>> {
    let wine = Wine::find_or_install()?;
    let (dll, artifacts) = build::with_tests(&TARGET.parse::<Target>()?)?;
    let loader = artifacts
        .iter()
        .find(|artifact| artifact.name == LOADER && !artifact.is_test)
        .and_then(|artifact| artifact.program.as_deref())
        .context("cargo does not report the path of the loader")?;
    let load = |function: &str| {
        let mut command = wine.command(loader);
        command.arg(windows_path(&dll)).arg(function);
        process::run(&mut command, LIMIT, Echo::Quiet)
    };
    let loaded = load("gdext_rust_init")?;
    let other = load("another_function")?;
    if !loaded.succeeded() || other.succeeded() {
        println!(
            "{}{}\n{}{}",
            loaded.output(),
            loaded.ending(),
            other.output(),
            other.ending()
        );
    }
    let loads = loaded.succeeded() && other.code == Some(1);
    let problems = library::problems(&dll)?;
    for problem in &problems {
        println!("{} {problem}", dll.display());
    }
    let mut tallies = vec![
        Tally::single("the library loads", loads),
        Tally::single("it can be distributed", problems.is_empty()),
    ];
    set_temporary_folder(&wine)?;
    let is_run = |artifact: &&Artifact| artifact.is_test && !LEFT_OUT.contains(&&*artifact.name);
    for artifact in artifacts.iter().filter(is_run) {
        let tally = libtest::run_in("windows ", artifact, |program| wine.command(program))?;
        // A program without tests needs no line in the table.
        if tally.passed + tally.failed > 0 {
            tallies.push(tally);
        }
    }
    Ok(tallies)
}

/// Sets the folder of temporary files, which programs in Wine do not inherit from the environment.
pub fn set_temporary_folder(wine: &Wine) -> Result<()> {
    let folder = workspace::scratch(TEMPORARY);
    fs::create_dir_all(&folder)?;
    let folder = windows_path(&folder);
    for variable in ["TEMP", "TMP"] {
        let mut command = wine.command(Path::new("reg.exe"));
        command.args([
            "add",
            "HKCU\\Environment",
            "/f",
            "/v",
            variable,
            "/d",
            &folder,
        ]);
        process::quiet(&mut command, LIMIT)?;
    }
    Ok(())
}
