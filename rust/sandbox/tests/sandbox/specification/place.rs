//! A world in which there is one of everything, and how it is called.

use std::collections::BTreeMap;

use discord_sandbox::Sandbox;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::stranger::*;

/// The emoji of all reactions, as paths carry it.
const EMOJI: &str = "%F0%9F%8E%89";

/// A world, and the ids in it: by the names of path parameters, and by what they are.
pub struct Place {
    pub sandbox: Sandbox,
    pub rest: Rest,
    pub ids: BTreeMap<String, String>,
}

impl Place {
    /// A fresh one.
    pub async fn new() -> Place {
        let sandbox = demo();
        let rest = Rest::new(&sandbox);
        let mut place = Place {
            sandbox,
            rest,
            ids: BTreeMap::new(),
        };
        place.people();
        place.channels().await;
        place.messages().await;
        place.items().await;
        place.applications().await;
        place.pages().await;
        place
    }

    /// An id by its name.
    pub fn id(&self, name: &str) -> String {
        self.ids
            .get(name)
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .clone()
    }

    fn name(&mut self, name: &str, id: &Value) {
        self.ids.insert(name.to_owned(), text(id));
    }

    /// Something happens, and what is made of it gets a name.
    fn act(&mut self, name: &str, action: &str, fields: Value) {
        let made = self.sandbox.act_json(action, fields);
        let made = made.unwrap_or_else(|error| panic!("{action}: {error}"));
        for key in ["id", "sound_id", "code", "instance_id"] {
            if made[key].is_string() && !name.is_empty() {
                self.name(name, &made[key]);
                return;
            }
        }
    }

    /// The bot asks for something that has to go well.
    pub async fn ask(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = self.rest.send(method, path, body).await;
        assert!(
            answer.status < 300,
            "{method} {path}: {} {}",
            answer.status,
            answer.body
        );
        answer.body
    }

    fn people(&mut self) {
        let state = self.sandbox.act_json("state", json!({})).unwrap();
        let guilds = state["guilds"].as_array().unwrap();
        let workshop = guilds
            .iter()
            .find(|guild| guild["name"] == "Godot Workshop")
            .unwrap();
        self.name("guild_id", &workshop["id"]);
        let roles = workshop["roles"].as_array().unwrap();
        let artists = roles.iter().find(|role| role["name"] == "Artists").unwrap();
        self.name("role_id", &artists["id"]);
        for person in ["basil", "clover", "dill", "sandy"] {
            let id = user(&self.sandbox, person);
            self.ids.insert(person.to_owned(), id);
        }
        for channel_name in ["general", "news", "Lounge"] {
            let id = channel(&self.sandbox, channel_name);
            self.ids.insert(channel_name.to_owned(), id);
        }
        self.act("outsider", "add_user", json!({ "username": "outsider" }));
        self.act("banned", "add_user", json!({ "username": "banned" }));
        let workshop = "Godot Workshop";
        let ban = json!({ "guild": workshop, "user": "banned" });
        self.act("", "ban", ban);
        let own = json!({ "name": "Annex", "owner": "sandy" });
        self.act("own_guild", "create_guild", own);
        let asks = json!({ "guild": workshop, "user": "outsider" });
        self.act("request_id", "request_to_join", asks);
        for (name, same) in [
            ("user_id", "basil"),
            ("channel_id", "general"),
            ("overwrite_id", "basil"),
            ("application_id", "sandy"),
            ("user_id_1", "sandy"),
            ("user_id_2", "basil"),
        ] {
            let id = self.id(same);
            self.ids.insert(name.to_owned(), id);
        }
    }

    async fn channels(&mut self) {
        let workshop = "Godot Workshop";
        for (name, kind) in [("stage", 13), ("forum", 15)] {
            let fields = json!({ "guild": workshop, "name": name, "type": kind });
            self.act(name, "create_channel", fields);
        }
        let general = self.id("general");
        for (name, kind) in [("thread", 11), ("private", 12), ("old", 12)] {
            let fields = json!({ "name": name, "type": kind });
            let path = format!("/channels/{general}/threads");
            let made = self.ask("POST", &path, fields).await;
            self.name(name, &made["id"]);
        }
        let thread = self.id("thread");
        self.act(
            "",
            "join_thread",
            json!({ "thread": thread, "user": "basil" }),
        );
        let old = format!("/channels/{}", self.id("old"));
        self.ask("PATCH", &old, json!({ "archived": true })).await;
        for person in ["sandy", "basil"] {
            let fields = json!({ "guild": workshop, "user": person, "channel": "stage" });
            self.act("", "set_voice_state", fields);
        }
        let states = format!("/guilds/{}/voice-states/@me", self.id("guild_id"));
        let speaker = json!({ "channel_id": self.id("stage"), "suppress": false });
        self.ask("PATCH", &states, speaker).await;
        let stage = json!({ "channel_id": self.id("stage"), "topic": "Shaders" });
        self.ask("POST", "/stage-instances", stage).await;
        let tokens = json!({ "access_tokens": ["basil", "clover"] });
        let group = self.ask("POST", "/users/@me/channels", tokens).await;
        self.name("group", &group["id"]);
        let overwrite = json!({ "type": 1, "allow": "1024", "deny": "0" });
        let path = format!("/channels/{general}/permissions/{}", self.id("basil"));
        self.ask("PUT", &path, overwrite).await;
    }

    async fn messages(&mut self) {
        let general = format!("/channels/{}/messages", self.id("general"));
        for (name, body) in [
            ("message_id", json!({ "content": "Hello" })),
            ("another", json!({ "content": "Hello again" })),
            ("poll", poll()),
        ] {
            let made = self.ask("POST", &general, body).await;
            self.name(name, &made["id"]);
        }
        let news = format!("/channels/{}/messages", self.id("news"));
        let made = self.ask("POST", &news, json!({ "content": "News" })).await;
        self.name("announcement", &made["id"]);
        let message = self.id("message_id");
        let reaction = format!("{general}/{message}/reactions/{EMOJI}");
        self.ask("PUT", &format!("{reaction}/@me"), Value::Null)
            .await;
        let react =
            json!({ "channel": "general", "message": message, "user": "basil", "emoji": "🎉" });
        self.act("", "react", react);
        self.ids.insert("emoji_name".to_owned(), EMOJI.to_owned());
        self.ids.insert("answer_id".to_owned(), "1".to_owned());
        let pin = format!("{general}/pins/{}", self.id("another"));
        self.ask("PUT", &pin, Value::Null).await;
        let vote = json!({
            "channel": "general", "message": self.id("poll"), "user": "basil", "answer": 1,
        });
        self.act("", "vote", vote);
        let recipient = json!({ "recipient_id": self.id("basil") });
        let dm = self.ask("POST", "/users/@me/channels", recipient).await;
        let path = format!("/channels/{}/messages", text(&dm["id"]));
        let made = self.ask("POST", &path, json!({ "content": "Psst" })).await;
        self.name("whisper", &made["id"]);
        let path = format!("/channels/{}/webhooks", self.id("general"));
        let made = self.ask("POST", &path, json!({ "name": "Herald" })).await;
        self.name("webhook_id", &made["id"]);
        self.name("webhook_token", &made["token"]);
        let path = format!(
            "/webhooks/{}/{}?wait=true",
            text(&made["id"]),
            text(&made["token"])
        );
        let made = self.ask("POST", &path, json!({ "content": "Hear" })).await;
        self.name("heralded", &made["id"]);
    }

    async fn items(&mut self) {
        let workshop = "Godot Workshop";
        let soon = "2100-01-01T10:00:00Z";
        for (name, action, fields) in [
            ("emoji_id", "create_emoji", json!({ "name": "wave" })),
            ("sticker_id", "create_sticker", json!({ "name": "wave" })),
            (
                "sound_id",
                "create_soundboard_sound",
                json!({ "name": "quack" }),
            ),
            (
                "rule_id",
                "create_auto_moderation_rule",
                json!({ "name": "rule", "trigger_metadata": { "keyword_filter": ["spoon"] } }),
            ),
            (
                "integration_id",
                "create_integration",
                json!({ "name": "Herbs" }),
            ),
            (
                "guild_scheduled_event_id",
                "create_scheduled_event",
                json!({
                    "name": "party", "scheduled_start_time": soon, "scheduled_end_time": "2100-01-01T12:00:00Z",
                    "entity_metadata": { "location": "Here" },
                }),
            ),
        ] {
            let mut fields = fields;
            fields["guild"] = json!(workshop);
            self.act(name, action, fields);
        }
        let subscribe = json!({ "guild": workshop, "event": "party", "user": "basil" });
        self.act("", "subscribe", subscribe);
        let guild = format!("/guilds/{}", self.id("guild_id"));
        let event = self.id("guild_scheduled_event_id");
        let path = format!("{guild}/scheduled-events/{event}/exceptions");
        let moved = json!({ "original_scheduled_start_time": "2100-01-08T10:00:00Z" });
        let made = self.ask("POST", &path, moved).await;
        self.name("exception_id", &made["event_exception_id"]);
        self.name(
            "guild_scheduled_event_exception_id",
            &made["event_exception_id"],
        );
        let path = format!("/channels/{}/invites", self.id("general"));
        let made = self.ask("POST", &path, json!({})).await;
        self.name("code", &made["code"]);
        let path = format!("/invites/{}/target-users", text(&made["code"]));
        let request = self.rest.request("PUT", &path).multipart(target_users());
        assert_eq!(request.send().await.unwrap().status().as_u16(), 204);
        let template = json!({ "name": "Workshop" });
        let made = self
            .ask("POST", &format!("{guild}/templates"), template)
            .await;
        self.name("template", &made["code"]);
        let packs = self.rest.get("/sticker-packs").await.body;
        self.name("pack_id", &packs["sticker_packs"][0]["id"]);
    }

    async fn applications(&mut self) {
        let own = format!("/applications/{}", self.id("sandy"));
        let command = json!({ "name": "wave", "description": "Waves" });
        let made = self
            .ask("POST", &format!("{own}/commands"), command.clone())
            .await;
        self.name("command_id", &made["id"]);
        let guild = format!("{own}/guilds/{}/commands", self.id("guild_id"));
        let made = self.ask("POST", &guild, command).await;
        self.name("guild_command", &made["id"]);
        let permissions = json!({
            "guild": "Godot Workshop", "command": made["id"],
            "permissions": [{ "id": self.id("basil"), "type": 2, "permission": true }],
        });
        self.act("", "set_command_permissions", permissions);
        let emoji = json!({ "name": "herb", "image": "data:image/png;base64,AAAA" });
        let made = self.ask("POST", &format!("{own}/emojis"), emoji).await;
        self.name("herb", &made["id"]);
        let bought = json!({ "user": "basil", "sku_id": "77" });
        self.act("entitlement_id", "create_entitlement", bought);
        let subscribed = json!({ "user": "basil", "sku_ids": ["77"], "entitlement_ids": [] });
        self.act("subscription_id", "create_subscription", subscribed);
        self.ids.insert("sku_id".to_owned(), "77".to_owned());
        let activity = json!({ "channel": "Lounge", "users": ["basil"] });
        self.act("instance_id", "start_activity", activity);
        let lobby =
            json!({ "members": [{ "id": self.id("basil"), "metadata": { "team": "red" } }] });
        let made = self.ask("POST", "/lobbies", lobby).await;
        self.name("lobby_id", &made["id"]);
        let link = json!({ "lobby": made["id"], "channel": "general" });
        self.act("", "link_lobby", link);
        let said = json!({ "lobby": made["id"], "author": "basil", "content": "Go" });
        self.act("lobby_message", "send_lobby_message", said);
        let player = json!({ "external_user_id": "player one" });
        self.ask("POST", "/partner-sdk/token/bot", player).await;
        let wave = json!({ "user": "basil", "channel": "general", "name": "wave" });
        let used = self.sandbox.act_json("interact", wave.clone()).unwrap();
        self.name("interaction_id", &used["id"]);
        self.name("interaction_token", &used["token"]);
        let answered = self.sandbox.act_json("interact", wave).unwrap();
        self.name("answered_token", &answered["token"]);
        let path = format!(
            "/interactions/{}/{}/callback",
            text(&answered["id"]),
            text(&answered["token"])
        );
        let answer = json!({ "type": 4, "data": { "content": "Waves" } });
        self.ask("POST", &path, answer).await;
    }

    /// What a guild shows of itself.
    async fn pages(&mut self) {
        let guild = format!("/guilds/{}", self.id("guild_id"));
        let general = self.id("general");
        let widget = json!({ "enabled": true, "channel_id": general });
        self.ask("PATCH", &format!("{guild}/widget"), widget).await;
        let welcome = json!({
            "enabled": true, "description": "Hello",
            "welcome_channels": [{ "channel_id": general, "description": "Begin here" }],
        });
        self.ask("PATCH", &format!("{guild}/welcome-screen"), welcome)
            .await;
    }
}

/// A poll as a message.
pub fn poll() -> Value {
    json!({ "poll": {
        "question": { "text": "Tea?" }, "duration": 1, "allow_multiselect": false,
        "answers": [{ "poll_media": { "text": "Yes" } }, { "poll_media": { "text": "No" } }],
    } })
}

/// A form that names one user.
pub fn target_users() -> Form {
    let file = Part::bytes(b"user_id\n5\n".to_vec()).file_name("users.csv");
    Form::new().part("target_users_file", file)
}
