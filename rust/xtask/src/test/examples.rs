//! Runs the examples of the demo project, each in a Godot of its own. A simulated user uses the example on a sandbox, and the exit
//! code says whether it works. The window of the demo is tested in the same way, with simulated mouse and keyboard input.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::report::Tally;
use crate::addon::{self, Selection};
use crate::godot::{self, Godot, log_errors};
use crate::process::{self, Echo};
use crate::workspace;

/// The scene that uses the window of the demo.
const WINDOW: &str = "res://checks/window.tscn";

/// The longest takes a few seconds, and each quits by itself within one minute.
const LIMIT: Duration = Duration::from_secs(90);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::demo_project())?;
    let mut examples: Vec<_> = fs::read_dir(folder())
        .with_context(|| format!("cannot read {}", folder().display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_numbered(path))
        .collect();
    examples.sort();
    let mut tallies = vec![run_one(&godot, "the window", WINDOW)?];
    for example in &examples {
        tallies.push(run_one(&godot, &name(example), &scene(example)?)?);
    }
    Ok(tallies)
}

fn folder() -> PathBuf {
    workspace::demo_project().join("examples")
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

fn run_one(godot: &Godot, name: &str, scene: &str) -> Result<Tally> {
    let mut command = godot.headless(&workspace::demo_project());
    command
        .arg(scene)
        // The game must not log in with the token of the developer who runs the tests.
        .env_remove("DISCORD_TOKEN")
        .env_remove("DISCORD_API_URL");
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join(format!(
        "{}-example-{}.log",
        godot.label,
        name.replace(' ', "-")
    )))?;
    let errors = log_errors(&finished.lines);
    let passed = finished.succeeded() && errors.is_empty();
    if passed {
        println!("{name}: passed in {:.1} s", finished.elapsed.as_secs_f64());
    } else {
        println!(
            "{}\n{name}: failed: {}\n  {}",
            finished.output(),
            finished.ending(),
            errors.join("\n  ")
        );
    }
    Ok(Tally::single(name, passed))
}

/// The resource path of the scene of an example, which has the name of its folder without the number.
fn scene(example: &Path) -> Result<String> {
    let folder = name(example);
    let (_, title) = folder
        .split_once('_')
        .with_context(|| format!("{folder} is not a number and a name"))?;
    let scene = example.join(title).with_extension("tscn");
    ensure!(scene.is_file(), "{folder} has no scene {title}.tscn");
    Ok(format!("res://examples/{folder}/{title}.tscn"))
}
