//! Webhooks: ways to send messages to a channel without a user.

use super::*;

/// A webhook.
#[derive(Clone, Debug, Serialize)]
pub struct Webhook {
    pub id: Id,
    /// Discord's number: 1 for one that can be written through, 2 for one that follows another channel.
    #[serde(rename = "type")]
    pub kind: u64,
    pub guild_id: Id,
    pub channel_id: Id,
    pub name: String,
    /// The image hash of the avatar.
    pub avatar: Option<String>,
    pub token: String,
    /// Who made it.
    #[serde(skip)]
    pub user: Id,
    /// The application it belongs to, when a bot made it.
    pub application_id: Option<Id>,
    /// The channel it follows.
    #[serde(skip)]
    pub source: Option<Id>,
}

/// Whom a message written through a webhook shows as its author.
#[derive(Clone, Debug)]
pub struct WebhookAuthor {
    pub username: String,
    pub avatar: Option<String>,
    pub application_id: Option<Id>,
}

impl WebhookAuthor {
    /// The author of a message of the webhook with that id.
    pub fn render(&self, webhook: Id) -> Value {
        json!({
            "id": webhook,
            "username": self.username,
            "avatar": self.avatar,
            "discriminator": "0000",
            "public_flags": 0,
            "flags": 0,
            "bot": true,
            "global_name": null,
            "primary_guild": null,
        })
    }
}

impl Webhook {
    /// The webhook as who has only its token sees it.
    pub fn render(&self) -> Value {
        let hidden = if self.kind == 1 { "" } else { "token" };
        without(json!(self), hidden)
    }
}

impl World {
    /// The webhook with who made it.
    pub fn render_webhook(&self, webhook: &Webhook) -> Value {
        let mut rendered = webhook.render();
        rendered["user"] = self.render_user(webhook.user);
        let source = webhook.source.and_then(|source| self.channel(source));
        if let Some(source) = source {
            rendered["source_channel"] = json!({ "id": source.id, "name": source.name() });
            let guild = source.guild_id.and_then(|guild| self.guild(guild));
            rendered["source_guild"] = json!(guild.map(|guild| {
                json!({ "id": guild.id, "name": guild.name(), "icon": guild.fields.get("icon") })
            }));
        }
        rendered
    }
}
