//! The benchmark of an exported game, which has the same build as the games of players.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::addon::{self, Profile, Selection, Target};
use crate::godot::{self, export};
use crate::lock;
use crate::process::{self, BackgroundProcess, Echo};
use crate::sandbox::{self, Sandbox};
use crate::workspace;

/// The scene that measures and prints a table.
const SCENE: &str = "res://bench/bench.tscn";

/// Time limit for all measurements together.
const LIMIT: Duration = Duration::from_secs(300);

/// Exports the benchmark scene with the release library. Runs it on a release build of the sandbox, and on the stream of the
/// client benchmark.
///
/// # Errors
/// If something does not build, or the scene fails.
pub fn run() -> Result<()> {
    let _lock = lock::acquire("tests")?;
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Package)?;
    let target = Target::host()?;
    addon::build::distribution(std::slice::from_ref(&target), Profile::Release)?;
    let game = export::export(&godot, &target, &workspace::test_project(), Some(SCENE))?;
    let sandbox = Sandbox::start_with(Command::new(sandbox::program(true)?).args(["--port", "0"]))?;
    let replay = BackgroundProcess::start(super::client::program().arg("serve"))?;
    let url = replay
        .next_line(super::client::LIMIT)
        .context("the replay gateway did not print its URL")?;
    let counts = replay
        .next_line(super::client::LIMIT)
        .context("the replay gateway did not print the number of events")?;
    let mut command = Command::new(game);
    command
        .arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token)
        .env("DISCORD_REPLAY_URL", url)
        .env("DISCORD_REPLAY_COUNTS", counts);
    let finished = process::run(&mut command, LIMIT, Echo::Live)?;
    if !finished.succeeded() {
        bail!("the game benchmark: {}", finished.ending());
    }
    Ok(())
}
