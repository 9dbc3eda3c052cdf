//! Exports the demo with the release library, runs it headless on a sandbox in another process, and waits for its answer.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::{Value, json};

use super::report::Tally;
use crate::addon::{self, Profile, Selection, Target};
use crate::godot::{self, export};
use crate::process::BackgroundProcess;
use crate::sandbox::Sandbox;
use crate::workspace;

/// Time limit for the game to start, log in and answer.
const LIMIT: Duration = Duration::from_secs(60);

/// The time between two messages.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    let target = Target::host()?;
    addon::build::distribution(std::slice::from_ref(&target), Profile::Release)?;
    let game = export::export(&godot, &target, &workspace::demo_project(), None)?;
    let answers = answers(&mut Command::new(game), &Sandbox::start()?)?;
    Ok(vec![Tally::single("the exported demo answers", answers)])
}

/// Starts the exported demo on a sandbox, and returns whether it answers.
///
/// # Errors
/// If it cannot be started.
pub fn answers(game: &mut Command, sandbox: &Sandbox) -> Result<bool> {
    game.arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token);
    let game = BackgroundProcess::start(game)?;
    let answered = wait_for_response(sandbox)?;
    if !answered {
        println!(
            "{}\nno answer to !ping within {} s",
            game.output(),
            LIMIT.as_secs()
        );
    }
    Ok(answered)
}

/// Sends `!ping` until the bot, which may still be logging in, has written a message.
fn wait_for_response(sandbox: &Sandbox) -> Result<bool> {
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        let ping = json!({"channel": "general", "author": "basil", "content": "!ping"});
        sandbox.act("send_message", &ping)?;
        thread::sleep(RETRY_INTERVAL);
        if sandbox.requests()?.iter().any(is_response) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a request has created a message.
fn is_response(request: &Value) -> bool {
    let path = request["path"].as_str().unwrap_or_default();
    request["method"] == "POST" && path.ends_with("/messages") && request["status"] == 200
}
