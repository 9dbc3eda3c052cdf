//! Activity instances, which users take part in together in a channel.

use serde_json::{Value, json};

use super::Channel;
use crate::id::Id;

/// A running activity.
#[derive(Clone, Debug)]
pub struct Activity {
    pub instance: String,
    pub application_id: Id,
    pub launch_id: Id,
    pub channel_id: Id,
    pub guild_id: Option<Id>,
    pub users: Vec<Id>,
}

impl Activity {
    /// A new instance in the channel with these users.
    pub fn new(launch_id: Id, application_id: Id, channel: &Channel, users: Vec<Id>) -> Activity {
        let place = match channel.guild_id {
            Some(guild) => format!("gc-{guild}-{}", channel.id),
            None => format!("pc-{}", channel.id),
        };
        Activity {
            instance: format!("i-{launch_id}-{place}"),
            application_id,
            launch_id,
            channel_id: channel.id,
            guild_id: channel.guild_id,
            users,
        }
    }

    /// The instance as REST carries it.
    pub fn render(&self) -> Value {
        let location = match self.guild_id {
            Some(guild) => json!({
                "id": format!("gc-{guild}-{}", self.channel_id), "kind": "gc", "channel_id": self.channel_id,
                "guild_id": guild,
            }),
            None => json!({
                "id": format!("pc-{}", self.channel_id), "kind": "pc", "channel_id": self.channel_id,
            }),
        };
        json!({
            "application_id": self.application_id, "instance_id": self.instance, "launch_id": self.launch_id,
            "location": location, "users": self.users,
        })
    }
}
