//! The class reference: all classes that the library registers in Godot and the classes of the addon's scripts, with the
//! documentation that the editor shows.

mod class;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

pub use class::{Class, Member, MemberKind};

use crate::addon::{self, Selection};
use crate::cargo::{self, WORKSPACE_SELECTION};
use crate::godot::{Godot, log_errors};
use crate::process::{self, Echo};
use crate::workspace;

/// A test of the library that writes the documentation to a folder, and the environment variable with the path of the folder.
const WRITING_TEST: &str = "every_crate_has_documentation";
const FOLDER_VARIABLE: &str = "CLASS_REFERENCE_FOLDER";

/// The folder of the scripts with classes.
const SCRIPTS: &str = "res://addons/discord/nodes";

/// Godot writes all classes in about a second.
const LIMIT: Duration = Duration::from_secs(60);

/// Reads all classes, sorted by name. Godot lists the registered classes, with the documentation that the library passes to the
/// editor, and reads that of the scripts.
///
/// # Errors
/// If something does not build, or Godot fails.
pub fn read(godot: &Godot) -> Result<Vec<Class>> {
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let folder = workspace::scratch("class-reference");
    let registered = folder.join("registered");
    // Godot requires this name.
    let classes = registered.join("doc_classes");
    let of_scripts = folder.join("scripts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&classes)?;
    fs::create_dir_all(&of_scripts)?;
    write_documentation(&classes)?;
    run_doctool(godot, &registered, &["--gdextension-docs"])?;
    run_doctool(godot, &of_scripts, &["--gdscript-docs", SCRIPTS])?;
    let mut all = parse(&of_scripts)?;
    ensure!(!all.is_empty(), "Godot finds no classes in {SCRIPTS}");
    all.extend(parse(&classes)?);
    // A class within a script has the name of the script before its own.
    all.retain(|class| !class.name.contains('.'));
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// Runs Godot's tool that writes the documentation of classes to a folder.
fn run_doctool(godot: &Godot, folder: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = godot.headless(&workspace::test_project());
    command.arg("--doctool").arg(folder).args(arguments);
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join("class-reference.log"))?;
    if !finished.succeeded() || !log_errors(&finished.lines).is_empty() {
        bail!("Godot: {}\n{}", finished.ending(), finished.output());
    }
    Ok(())
}

/// Runs the test that writes the documentation, one file for each class.
fn write_documentation(folder: &Path) -> Result<()> {
    let artifacts = cargo::build(&[&["test", "--no-run"], &WORKSPACE_SELECTION[..]].concat())?;
    let library = addon::build::CRATE.replace('-', "_");
    let program = artifacts
        .into_iter()
        .find(|artifact| artifact.is_test && artifact.name == library)
        .and_then(|artifact| artifact.program)
        .context("cargo does not report the path of the library's tests")?;
    let mut command = Command::new(program);
    command.arg(WRITING_TEST).env(FOLDER_VARIABLE, folder);
    process::quiet(&mut command, LIMIT)?;
    Ok(())
}

fn parse(folder: &Path) -> Result<Vec<Class>> {
    let mut classes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let class = Class::parse(&fs::read_to_string(&file)?);
        classes.push(class.with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(classes)
}
