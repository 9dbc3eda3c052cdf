//! Exports the demo with the release library, runs it headless on a sandbox in another process, and waits for its answer, and until
//! it is heard in a voice channel and hears a user there.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::report::Tally;
use crate::addon::{self, Profile, Selection, Target};
use crate::godot::{self, export};
use crate::process::BackgroundProcess;
use crate::sandbox::Sandbox;
use crate::workspace;

/// Time limit for the game to start, log in and answer, and for each of the other steps.
const LIMIT: Duration = Duration::from_secs(60);

/// The time between two tries.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    let target = Target::host()?;
    addon::build::distribution(std::slice::from_ref(&target), Profile::Release)?;
    let game = export::export(&godot, &target, &workspace::demo_project(), None)?;
    let works = works(
        &mut Command::new(game),
        &Sandbox::start()?,
        &[ANSWERS, SPEAKS, HEARS],
    )?;
    Ok(vec![Tally::single(
        "the exported demo answers and speaks",
        works,
    )])
}

/// Something that a game does, and what is said if it does not.
pub struct Step {
    problem: &'static str,
    /// Returns whether it is done. Is called until then.
    is_done: fn(&Sandbox, log: &str) -> Result<bool>,
}

/// The bot answers a message.
pub const ANSWERS: Step = Step {
    problem: "no answer to !ping",
    is_done: |sandbox, _| answers_ping(sandbox),
};

/// The bot speaks in a voice channel.
const SPEAKS: Step = Step {
    problem: "the bot was not heard",
    is_done: |sandbox, _| speaks(sandbox),
};

/// The bot hears a user there.
const HEARS: Step = Step {
    problem: "the bot heard nobody",
    is_done: |_, log| Ok(log.contains("Basil speaks: ")),
};

/// Starts the exported demo on a sandbox, and returns whether it takes these steps.
///
/// # Errors
/// If it cannot be started.
pub fn works(game: &mut Command, sandbox: &Sandbox, steps: &[Step]) -> Result<bool> {
    game.arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token)
        .env("SSL_CERT_FILE", save_voice_certificate(sandbox)?);
    let game = BackgroundProcess::start(game)?;
    let mut log = String::new();
    for step in steps {
        let started = Instant::now();
        loop {
            log.push_str(&game.output());
            log.push('\n');
            if (step.is_done)(sandbox, &log)? {
                break;
            }
            if started.elapsed() >= LIMIT {
                println!("{log}\n{} within {} s", step.problem, LIMIT.as_secs());
                return Ok(false);
            }
            thread::sleep(RETRY_INTERVAL);
        }
    }
    let has_errors = log.contains("SCRIPT ERROR");
    if has_errors {
        println!("{log}");
    }
    Ok(!has_errors)
}

/// Saves the certificate of the voice server of a sandbox, and returns the path.
fn save_voice_certificate(sandbox: &Sandbox) -> Result<PathBuf> {
    let server = sandbox.act("voice_server", &json!({}))?;
    let certificate = server["certificate"]
        .as_str()
        .context("the sandbox has no certificate for voice")?;
    let path = workspace::scratch("exported").join("voice-certificate.pem");
    fs::create_dir_all(workspace::scratch("exported"))?;
    fs::write(&path, certificate)?;
    Ok(path)
}

/// Sends `!ping` to the bot, which may still be logging in. Returns whether it has written a message.
fn answers_ping(sandbox: &Sandbox) -> Result<bool> {
    if sandbox.requests()?.iter().any(is_response) {
        return Ok(true);
    }
    send_message(sandbox, "!ping")?;
    Ok(false)
}

/// Calls the bot into a voice channel, where a user speaks. Returns whether the bot was heard there.
fn speaks(sandbox: &Sandbox) -> Result<bool> {
    let clients = sandbox.act("voice_clients", &json!({}))?;
    let Some(bot) = clients.get(0) else {
        let user = json!({"guild": "Godot Workshop", "user": "basil", "channel": "Lounge"});
        sandbox.act("set_voice_state", &user)?;
        send_message(sandbox, "!join")?;
        return Ok(false);
    };
    let tone = json!({"guild": "Godot Workshop", "user": "basil", "ms": 5000});
    sandbox.act("speak_tone", &tone)?;
    // The greeting of the bot has 125 packets. Those are counted that a user in the channel can decrypt.
    Ok(bot["encrypted"].as_u64() > Some(100))
}

fn send_message(sandbox: &Sandbox, content: &str) -> Result<()> {
    let message = json!({"channel": "general", "author": "basil", "content": content});
    sandbox.act("send_message", &message)?;
    Ok(())
}

/// Whether a request has created a message.
fn is_response(request: &Value) -> bool {
    let path = request["path"].as_str().unwrap_or_default();
    request["method"] == "POST" && path.ends_with("/messages") && request["status"] == 200
}
