//! Clients that know as little as possible, and worlds for them.

mod gateway;
mod rest;
mod voice;

use std::time::Duration;

use discord_sandbox::{Config, LimitMode, Preset, Sandbox};
use serde_json::{Value, json};

pub use gateway::{Gateway, Heard, identify};
pub use rest::{Answer, Rest, http};
pub use voice::{VoiceClient, VoiceTicket};

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

/// Registers a command of a guild as the bot, and returns the command.
pub async fn command(sandbox: &Sandbox, guild_name: &str, command: Value) -> Value {
    let guild = guild(sandbox, guild_name);
    let path = format!(
        "/applications/{}/guilds/{guild}/commands",
        user(sandbox, "sandy")
    );
    let made = Rest::new(sandbox).send("POST", &path, command).await;
    assert!(made.status < 300, "{}", made.body);
    made.body
}

/// Answers an interaction, without a token of a bot's.
pub async fn answer(sandbox: &Sandbox, interaction: &Value, answer: Value) -> Answer {
    let (id, token) = (text(&interaction["id"]), text(&interaction["token"]));
    let path = format!("/interactions/{id}/{token}/callback?with_response=true");
    Rest::with_token(sandbox, "none")
        .send("POST", &path, answer)
        .await
}

/// Asks for a message of an interaction, or below: `POST ""`, `PATCH "/messages/@original"`.
pub async fn follow(
    sandbox: &Sandbox,
    interaction: &Value,
    method: &str,
    below: &str,
    body: Value,
) -> Answer {
    let token = text(&interaction["token"]);
    let path = format!(
        "/webhooks/{}/{token}{below}",
        text(&interaction["application_id"])
    );
    Rest::with_token(sandbox, "none")
        .send(method, &path, body)
        .await
}

/// What the user sees of an interaction.
pub fn view(sandbox: &Sandbox, interaction: &Value) -> Value {
    sandbox
        .act_json("interaction", json!({ "id": interaction["id"] }))
        .unwrap()
}

/// Whether a body is an invalid form with that error at that place.
pub fn has_error(body: &Value, place: &[&str], code: &str) -> bool {
    let mut node = &body["errors"];
    for key in place {
        node = &node[*key];
    }
    body["code"] == 50035
        && node["_errors"]
            .as_array()
            .is_some_and(|errors| errors.iter().any(|error| error["code"] == code))
}
