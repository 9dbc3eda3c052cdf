//! Clients that know as little as possible, and worlds for them.

mod gateway;
mod rest;

use std::time::Duration;

use discord_sandbox::{Config, LimitMode, Preset, Sandbox};
use serde_json::{Value, json};

pub use gateway::{Gateway, Heard, identify};
pub use rest::{Answer, Rest, http};

/// All documented intents.
pub const ALL: u64 = 53_608_447;
/// All but the three privileged ones.
pub const UNPRIVILEGED: u64 = 53_575_421;
/// A hang is a failure, not a wait.
const PATIENCE: Duration = Duration::from_secs(20);

/// A demo world without rate limits.
pub fn demo() -> Sandbox {
    start(Config {
        limits: LimitMode::Off,
        ..Config::default()
    })
}

/// A world with nobody in it.
pub fn empty() -> Sandbox {
    start(Config {
        preset: Preset::Empty,
        limits: LimitMode::Off,
        ..Config::default()
    })
}

pub fn start(config: Config) -> Sandbox {
    Sandbox::start(config).unwrap()
}

/// The id of a channel of that world by its name.
pub fn channel(sandbox: &Sandbox, name: &str) -> String {
    let state = sandbox.act_json("state", json!({})).unwrap();
    let channels = state["channels"].as_array().unwrap();
    text(
        &channels
            .iter()
            .find(|channel| channel["name"] == name)
            .unwrap()["id"],
    )
}

/// The id of a guild by its name.
pub fn guild(sandbox: &Sandbox, name: &str) -> String {
    let state = sandbox.act_json("state", json!({})).unwrap();
    let guilds = state["guilds"].as_array().unwrap();
    text(&guilds.iter().find(|guild| guild["name"] == name).unwrap()["id"])
}

/// The id of a user by name.
pub fn user(sandbox: &Sandbox, name: &str) -> String {
    let state = sandbox.act_json("state", json!({})).unwrap();
    let users = state["users"].as_array().unwrap();
    text(&users.iter().find(|user| user["username"] == name).unwrap()["id"])
}

/// A JSON string's text.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is not a string"))
        .to_owned()
}
