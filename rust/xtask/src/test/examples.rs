//! The examples of the demo project, each in a Godot of its own: it starts a sandbox, somebody tries the example out, and the
//! exit code tells whether all was as they expected. The demo's window is used in the same way, by mouse and keyboard.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use super::report::Tally;
use crate::addon::{self, Profile, Selection};
use crate::godot::{self, Godot, complaints};
use crate::process::{self, Echo};
use crate::workspace;

/// Uses the demo's window.
const WINDOW: &str = "res://checks/window.tscn";

/// The longest takes a few seconds; each ends by itself within one minute.
const LIMIT: Duration = Duration::from_secs(90);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Shared)?;
    godot.import(&workspace::demo_project())?;
    let folder = workspace::demo_project().join("examples");
    let mut examples: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_numbered(path))
        .collect();
    examples.sort();
    let mut tallies = vec![run_one(&godot, "the window", Path::new(WINDOW))?];
    for example in &examples {
        tallies.push(run_one(&godot, &name(example), &scene(example)?)?);
    }
    Ok(tallies)
}

/// Whether a folder is an example, such as `01_ping`.
fn is_numbered(folder: &Path) -> bool {
    name(folder).starts_with(|first: char| first.is_ascii_digit())
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn run_one(godot: &Godot, name: &str, scene: &Path) -> Result<Tally> {
    let mut command = godot.headless(&workspace::demo_project());
    command
        .arg(scene)
        // A token of the person who runs the tests must not reach them.
        .env_remove("DISCORD_TOKEN")
        .env_remove("DISCORD_API_URL");
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join(format!("example-{}.log", name.replace(' ', "-"))))?;
    let complaints = complaints(&finished.lines);
    let passed = finished.succeeded() && complaints.is_empty();
    if passed {
        println!("{name}: passed in {:.1} s", finished.elapsed.as_secs_f64());
    } else {
        println!(
            "{}\n{name}: failed: {}\n  {}",
            finished.output(),
            finished.ending(),
            complaints.join("\n  ")
        );
    }
    Ok(Tally::single(name, passed))
}

/// The one scene of an example.
fn scene(example: &Path) -> Result<PathBuf> {
    fs::read_dir(example)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "tscn")
        })
        .with_context(|| format!("{} has no scene", example.display()))
}
