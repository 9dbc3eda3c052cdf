//! An exported game under load, so that what is measured is what players get.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::addon::{self, Profile, Selection};
use crate::alone::alone;
use crate::godot::{self, export};
use crate::process::{self, Background, Echo};
use crate::sandbox::{self, Sandbox};
use crate::workspace;

/// The scene that measures and prints its table.
const SCENE: &str = "res://bench/bench.tscn";

/// All measurements together.
const LIMIT: Duration = Duration::from_secs(300);

/// Exports the bench scene with the release library and runs it against a release build of the sandbox, and against the
/// stream the client without the engine is measured with.
///
/// # Errors
/// When something does not build, or the scene ends with another exit code than 0.
pub fn run() -> Result<()> {
    let _alone = alone("tests")?;
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Alone)?;
    addon::build::build(Profile::Release, Selection::Alone)?;
    let game = export::export(&godot, &workspace::test_project(), Some(SCENE))?;
    let sandbox = Sandbox::start_with(Command::new(sandbox::program(true)?).args(["--port", "0"]))?;
    let replay = Background::start(super::client::program().arg("serve"))?;
    let address = replay
        .next_line(super::client::LIMIT)
        .context("the replay gateway did not print its address")?;
    let counts = replay
        .next_line(super::client::LIMIT)
        .context("the replay gateway did not print what it plays")?;
    let mut command = Command::new(game);
    command
        .arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token)
        .env("DISCORD_REPLAY_URL", address)
        .env("DISCORD_REPLAY_COUNTS", counts);
    let finished = process::run(&mut command, LIMIT, Echo::Live)?;
    if !finished.succeeded() {
        bail!("the bench: {}", finished.ending());
    }
    Ok(())
}
