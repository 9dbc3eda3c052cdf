//! The demo as a player gets it: exported, without a window, logged in to a sandbox outside the game.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::report::Tally;
use crate::addon::{self, Profile};
use crate::godot::{self, export};
use crate::process::Background;
use crate::sandbox::Sandbox;
use crate::workspace;

/// For the game to start, log in and answer.
const LIMIT: Duration = Duration::from_secs(60);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug)?;
    addon::build::build(Profile::Release)?;
    let game = export::export(&godot, &workspace::demo_project(), None)?;
    let sandbox = Sandbox::start()?;
    let mut command = Command::new(&game);
    command
        .arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token);
    let _game = Background::start(&mut command)?;
    answers(&sandbox)?;
    println!("the exported demo answered");
    Ok(vec![Tally::single("the exported demo answers", true)])
}

fn answers(sandbox: &Sandbox) -> Result<()> {
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        let _ = json!({});
        let _: Value = sandbox.act("state", &json!({})).context("no state")?;
        std::thread::sleep(Duration::from_millis(200));
    }
    bail!("no answer within {} s", LIMIT.as_secs())
}
