//! Exports the demo with the release library, runs it headless on a sandbox in another process, and waits for its answer, and until
//! it is heard in a voice channel and hears a user there.

use std::cell::RefCell;
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
    let answers = answers(&mut Command::new(game))?;
    Ok(vec![Tally::single(
        "the exported demo answers and speaks",
        answers,
    )])
}

/// Starts the exported demo on a sandbox, and returns whether it answers, and speaks and listens in a voice channel.
///
/// # Errors
/// If it cannot be started.
pub fn answers(game: &mut Command) -> Result<bool> {
    let sandbox = Sandbox::start()?;
    game.arg("--headless")
        .env("DISCORD_API_URL", &sandbox.url)
        .env("DISCORD_TOKEN", &sandbox.token)
        .env("SSL_CERT_FILE", save_voice_certificate(&sandbox)?);
    let game = BackgroundProcess::start(game)?;
    let log = RefCell::new(String::new());
    let read_log = || {
        let mut log = log.borrow_mut();
        log.push_str(&game.output());
        log.push('\n');
        log.clone()
    };
    let hears = || Ok(read_log().contains("Basil speaks: "));
    let steps: [(&str, &dyn Fn() -> Result<bool>); 3] = [
        ("no answer to !ping", &|| answers_ping(&sandbox)),
        ("the bot was not heard", &|| speaks(&sandbox)),
        ("the bot heard nobody", &hears),
    ];
    for (problem, is_done) in steps {
        if !wait_until(is_done)? {
            println!("{}\n{problem} within {} s", read_log(), LIMIT.as_secs());
            return Ok(false);
        }
    }
    let has_errors = read_log().contains("SCRIPT ERROR");
    if has_errors {
        println!("{}", read_log());
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

/// Repeats a step until it is done, or until the time limit.
fn wait_until(is_done: &dyn Fn() -> Result<bool>) -> Result<bool> {
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        if is_done()? {
            return Ok(true);
        }
        thread::sleep(RETRY_INTERVAL);
    }
    Ok(false)
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
