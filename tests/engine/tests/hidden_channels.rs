//! Channels the bot is not allowed to view, as the sandbox sends them and as the client keeps them.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_cache::{Cache, Change};
use discord_engine_tests::{Bot, Received, act};
use discord_model::{Channel, Id};
use discord_sandbox::{Config, Sandbox};
use serde_json::{Value, json};

/// Whether a channel is known as one that the bot is not allowed to view.
fn is_hidden(cache: &Cache, channel: Id<Channel>) -> bool {
    let mut guilds = cache.guilds();
    let is_listed = guilds.any(|entry| {
        let mut hidden = cache.hidden_channels(entry.guild().id);
        hidden.any(|other| other.id == channel && other.name.as_deref() == Some("___hidden___"))
    });
    is_listed && cache.channel(channel).is_none()
}

#[test]
fn a_bot_without_rights_sees_hidden_channels_until_it_gains_access() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let members = json!({"guild": "Godot Workshop", "name": "Insiders", "permissions": "0"});
    let role = act(&sandbox, "create_role", members)["id"].clone();
    let state = act(&sandbox, "state", json!({}));
    let mut guilds = state["guilds"].as_array().unwrap().iter();
    let guild = guilds.find(|guild| guild["name"] == "Godot Workshop");
    let everyone = &guild.unwrap()["id"];
    let secret = json!({"guild": "Godot Workshop", "name": "secrets", "permission_overwrites": [
        {"id": everyone, "type": 0, "allow": "0", "deny": "1024"},
        {"id": role, "type": 0, "allow": "1024", "deny": "0"},
    ]});
    let secret = act(&sandbox, "create_channel", secret)["id"].clone();
    let channel: Id<Channel> = Id::new(secret.as_str().unwrap().parse().unwrap());
    let say = |content: &str| {
        let message = json!({"channel": secret, "author": "ada", "content": content});
        act(&sandbox, "send_message", message);
    };
    let set_roles = |roles: Value| {
        let member = json!({"guild": "Godot Workshop", "user": "sandy", "roles": roles});
        act(&sandbox, "update_member", member);
    };

    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    assert!(is_hidden(&bot.cache, channel));
    say("not for everybody");

    set_roles(json!([role]));
    bot.wait("the access", |news, cache| match news {
        Received::Change(Change::MessageSent { message }) => {
            panic!("{} was heard", message.content)
        }
        Received::Change(Change::ChannelAccessGained { channel: gained }) => {
            assert_eq!(
                (gained.id, gained.name.as_deref()),
                (channel, Some("secrets"))
            );
            assert!(!is_hidden(cache, channel) && cache.channel(channel).is_some());
            Some(())
        }
        _ => None,
    });
    say("welcome");
    bot.hear("welcome");

    set_roles(json!([]));
    bot.wait("the loss of it", |news, cache| match news {
        Received::Change(Change::ChannelAccessLost { channel: lost }) => {
            assert_eq!((lost.id, lost.name.as_deref()), (channel, Some("secrets")));
            assert!(is_hidden(cache, channel));
            Some(())
        }
        _ => None,
    });
}
