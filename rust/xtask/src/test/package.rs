//! Unpacks the packed addons into empty projects, as users do, and checks that they work.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use super::report::Tally;
use crate::addon::{Profile, Selection, Target, build, package};
use crate::godot::{self, Godot, log_errors};
use crate::workspace;

/// The project only checks that the classes exist.
const LIMIT: Duration = Duration::from_secs(60);

/// The settings of a minimal project.
const PROJECT: &str = "config_version=5\n\n[application]\n\nconfig/name=\"Package\"\n";

/// A script that exits with 0 only if the classes exist without enabling a plugin. Release libraries contain a substitute for the
/// sandbox.
const SCRIPT: &str = "extends SceneTree\n\n\n\
    func _initialize() -> void:\n\
    \tvar client: Object = ClassDB.instantiate(\"DiscordClient\")\n\
    \tvar is_node: bool = client is Node\n\
    \tif is_node:\n\
    \t\tclient.free()\n\
    \tquit(0 if is_node and ClassDB.class_exists(\"DiscordSandbox\") else 1)\n";

/// The files in the folder of the addon that everybody who gets it needs.
const FILES: [&str; 4] = [
    "LICENSE",
    "README.md",
    "THIRD_PARTY.txt",
    "discord.gdextension",
];

pub fn run() -> Result<Vec<Tally>> {
    let target = [Target::host()?];
    // The debug library of the other tests is packed, because the one that is distributed would have to be compiled as well.
    build::development(Selection::Workspace)?;
    build::distribution(&target, Profile::Release)?;
    let package = package::package_unchecked(&target)?;
    let godot = godot::find_or_install()?;
    let complete = unpack("packaged", &package.complete)?;
    let addon = complete.join("addons/discord");
    let is_missing = |file: &&&str| !addon.join(file).is_file();
    let missing: Vec<_> = FILES.iter().filter(is_missing).collect();
    if !missing.is_empty() {
        println!("not in the zip: {missing:?}");
    }
    let runtime = unpack("packaged-runtime", &package.runtime)?;
    let libraries = fs::read_dir(runtime.join("addons/discord/bin"))?.flatten();
    let mut names = libraries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_released = !names.any(|name| name.contains("debug"));
    Ok(vec![
        Tally::single("the zip is complete", missing.is_empty()),
        Tally::single("the zip installs by unpacking", works(&godot, &complete)?),
        Tally::single("the runtime zip does too", works(&godot, &runtime)?),
        Tally::single("it has no debug library", is_released),
    ])
}

/// Unpacks an addon into an empty project, and returns its folder.
fn unpack(name: &str, zip: &Path) -> Result<PathBuf> {
    let project = workspace::scratch(name);
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("project.godot"), PROJECT)?;
    fs::write(project.join("check.gd"), SCRIPT)?;
    package::unpack(zip, &project)?;
    Ok(project)
}

/// Whether the classes exist in a project, and there are no errors.
fn works(godot: &Godot, project: &Path) -> Result<bool> {
    godot.import(project)?;
    let finished = godot.run(project, &["--script", "res://check.gd"], LIMIT)?;
    let name = project.file_name().unwrap_or_default().to_string_lossy();
    finished.save(&workspace::logs().join(format!("{name}.log")))?;
    let works = finished.succeeded() && log_errors(&finished.lines).is_empty();
    if !works {
        println!("{}\nGodot: {}", finished.output(), finished.ending());
    }
    Ok(works)
}
