//! Runs the scripts in `tests/godot/processes`, each in a Godot of its own, and checks the expectations at the top of each. They
//! test how games end, for example by quitting while the client connects.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::expectations::Expectations;
use super::other_extension;
use super::report::Tally;
use super::without_library;
use crate::addon::{self, Selection};
use crate::godot::{self, Godot};
use crate::process::{self, Echo, Finished};
use crate::sandbox::Sandbox;
use crate::workspace;

/// The time after its own limit until a process is killed: enough for a busy machine to start Godot.
const START_ALLOWANCE: Duration = Duration::from_secs(30);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let mut tallies = run_all(&godot)?;
    tallies.extend(other_extension::run(&godot)?);
    tallies.push(without_library::run(&godot)?);
    Ok(tallies)
}

/// Runs all scripts.
///
/// # Errors
/// If a script cannot be read or Godot cannot be started.
pub fn run_all(godot: &Godot) -> Result<Vec<Tally>> {
    let folder = workspace::test_project().join("processes");
    let mut scripts: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "gd"))
        .collect();
    scripts.sort();
    scripts
        .iter()
        .map(|script| run_one(godot, script))
        .collect()
}

fn run_one(godot: &Godot, script: &Path) -> Result<Tally> {
    let name = script
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let expected =
        Expectations::parse(&fs::read_to_string(script)?).with_context(|| name.clone())?;
    let mut command = godot.headless(&workspace::test_project());
    // A script that does not extend SceneTree has a scene of the same name.
    if script.with_extension("tscn").is_file() {
        command.arg(format!("res://processes/{name}.tscn"));
    } else {
        command.args(["--script", &format!("res://processes/{name}.gd")]);
    }
    let sandbox = expected.sandbox.then(Sandbox::start).transpose()?;
    let finished = run_with(&mut command, &expected, sandbox.as_ref())?;
    finished.save(&workspace::logs().join(format!("{}-process-{name}.log", godot.label)))?;
    let mut failures = expected.check(&finished);
    if let Some(sandbox) = &sandbox {
        let state = sandbox.act("state", &serde_json::json!({}))?;
        failures.extend(check_sessions(&state));
        failures.extend(expected.check_logouts(&state["closed_sockets"]));
    }
    if failures.is_empty() {
        println!("{name}: passed in {:.1} s", finished.elapsed.as_secs_f64());
    } else {
        println!(
            "{}\n{name}: failed\n  {}",
            finished.output(),
            failures.join("\n  ")
        );
    }
    Ok(Tally::single(name, failures.is_empty()))
}

/// Checks that the game has ended its session, by closing the connection with a code that does so. Returns the failure, if any.
fn check_sessions(state: &serde_json::Value) -> Option<String> {
    let left = state["sessions"].as_array().map_or(0, Vec::len);
    (left > 0).then(|| format!("left {left} sessions in the sandbox"))
}

fn run_with(
    command: &mut Command,
    expected: &Expectations,
    sandbox: Option<&Sandbox>,
) -> Result<Finished> {
    // The game must not log in with the token of the developer who runs the tests.
    command
        .env_remove("DISCORD_TOKEN")
        .env_remove("DISCORD_API_URL");
    if let Some(sandbox) = sandbox {
        command
            .env("DISCORD_API_URL", &sandbox.url)
            .env("DISCORD_TOKEN", &sandbox.token);
    }
    command.envs(
        expected
            .environment
            .iter()
            .map(|(name, value)| (name, value)),
    );
    process::run(command, expected.time_limit + START_ALLOWANCE, Echo::Quiet)
}
