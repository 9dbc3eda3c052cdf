//! Unpacks the packed addon into an empty project, as users do, and checks that it works.

use std::fs;
use std::time::Duration;

use anyhow::Result;

use super::report::Tally;
use crate::addon::{Selection, package};
use crate::godot::{self, log_errors};
use crate::workspace;

/// The project only checks that the class exists.
const LIMIT: Duration = Duration::from_secs(60);

/// The settings of a minimal project.
const PROJECT: &str = "config_version=5\n\n[application]\n\nconfig/name=\"Package\"\n";

/// A script that exits with 0 only if the classes exist without enabling a plugin. The editor has the debug library, which also
/// contains the sandbox.
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
    let zip = package::package(Selection::Workspace)?;
    let project = workspace::scratch("packaged");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("project.godot"), PROJECT)?;
    fs::write(project.join("check.gd"), SCRIPT)?;
    package::unpack(&zip, &project)?;
    let addon = project.join("addons/discord");
    let is_missing = |file: &&&str| !addon.join(file).is_file();
    let missing: Vec<_> = FILES.iter().filter(is_missing).collect();
    if !missing.is_empty() {
        println!("not in the zip: {missing:?}");
    }
    let godot = godot::find_or_install()?;
    godot.import(&project)?;
    let finished = godot.run(&project, &["--script", "res://check.gd"], LIMIT)?;
    finished.save(&workspace::logs().join("package.log"))?;
    let passed = finished.succeeded() && log_errors(&finished.lines).is_empty();
    if !passed {
        println!("{}\nGodot: {}", finished.output(), finished.ending());
    }
    Ok(vec![
        Tally::single("the zip is complete", missing.is_empty()),
        Tally::single("the zip installs by unpacking", passed),
    ])
}
