//! The packed addon, unpacked into an empty project as its users do.

use std::fs;
use std::time::Duration;

use anyhow::Result;

use super::report::Tally;
use crate::addon::{Selection, package};
use crate::godot::{self, complaints};
use crate::workspace;

/// A project that only asks whether the class is there.
const LIMIT: Duration = Duration::from_secs(60);

/// The smallest project.
const PROJECT: &str = "config_version=5\n\n[application]\n\nconfig/name=\"Package\"\n";

/// Ends with 0 only if the addon is there without anything being enabled.
const SCRIPT: &str = "extends SceneTree\n\n\n\
    func _initialize() -> void:\n\
    \tvar client: Object = ClassDB.instantiate(\"DiscordClient\")\n\
    \tvar is_node: bool = client is Node\n\
    \tif is_node:\n\
    \t\tclient.free()\n\
    \tquit(0 if is_node else 1)\n";

pub fn run() -> Result<Vec<Tally>> {
    let zip = package::package(Selection::Shared)?;
    let project = workspace::scratch("packaged");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("project.godot"), PROJECT)?;
    fs::write(project.join("check.gd"), SCRIPT)?;
    package::unpack(&zip, &project)?;
    let godot = godot::find_or_install()?;
    godot.import(&project)?;
    let finished = godot.run(&project, &["--script", "res://check.gd"], LIMIT)?;
    finished.save(&workspace::logs().join("package.log"))?;
    let passed = finished.succeeded() && complaints(&finished.lines).is_empty();
    if !passed {
        println!("{}\nGodot: {}", finished.output(), finished.ending());
    }
    Ok(vec![Tally::single("the zip installs by unpacking", passed)])
}
