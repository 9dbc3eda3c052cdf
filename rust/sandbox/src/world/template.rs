//! Guild templates: what a guild is like, so that another can be made of it.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Channel, Guild, World, kind};
use crate::id::{Id, unix_ms};
use crate::time::iso;

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    pub code: String,
    pub guild_id: Id,
    pub creator: Id,
    pub name: String,
    pub description: Option<String>,
    /// When it was made and last brought up to date (Unix time, milliseconds).
    pub created_ms: u64,
    pub updated_ms: u64,
    /// The guild as it was then.
    pub snapshot: Value,
}

/// The guild's own fields a template holds.
const HELD: &[&str] = &[
    "name",
    "description",
    "region",
    "verification_level",
    "default_message_notifications",
    "explicit_content_filter",
    "preferred_locale",
    "afk_timeout",
    "system_channel_flags",
];

impl Template {
    /// One of this moment.
    pub fn new(guild_id: Id, creator: Id, snapshot: Value) -> Template {
        let now = unix_ms();
        Template {
            code: (0..12).map(|_| fastrand::alphanumeric()).collect(),
            guild_id,
            creator,
            name: String::new(),
            description: None,
            created_ms: now,
            updated_ms: now,
            snapshot,
        }
    }
}

impl World {
    /// What a template holds of a guild. Ids in it are places: `@everyone` is 0, channels count from 1.
    pub fn snapshot_guild(&self, guild: &Guild) -> Value {
        let whole = guild.render();
        let mut channels = self.channels_of(guild.id);
        channels.retain(|channel| held_kind(channel).is_some());
        channels.sort_by_key(|channel| (channel.parent_id.is_some(), channel.id));
        let places: HashMap<Id, usize> = channels
            .iter()
            .enumerate()
            .map(|(place, channel)| (channel.id, place + 1))
            .collect();
        let roles = guild.sorted_roles();
        let role_places: HashMap<Id, usize> = roles
            .iter()
            .enumerate()
            .map(|(place, role)| (role.id, place))
            .collect();
        let place_of = |id: Option<Id>| {
            let place = id.and_then(|id| places.get(&id));
            json!(place.map(usize::to_string))
        };
        let mut snapshot = json!({
            "afk_channel_id": place_of(Id::from_json(&whole["afk_channel_id"])),
            "system_channel_id": place_of(Id::from_json(&whole["system_channel_id"])),
        });
        for held in HELD {
            snapshot[*held] = whole[*held].clone();
        }
        snapshot["roles"] = roles
            .iter()
            .map(|role| {
                let whole = role.render();
                let mut held = json!({ "id": role_places.get(&role.id) });
                for key in [
                    "name",
                    "permissions",
                    "color",
                    "colors",
                    "hoist",
                    "mentionable",
                    "icon",
                    "unicode_emoji",
                ] {
                    held[key] = whole[key].clone();
                }
                held
            })
            .collect();
        snapshot["channels"] = channels
            .iter()
            .map(|channel| snapshot_channel(channel, &places, &role_places))
            .collect();
        snapshot
    }

    /// The template as REST carries it. It is dirty when the guild is no longer so.
    pub fn render_template(&self, template: &Template) -> Value {
        let guild = self.guilds.get(&template.guild_id);
        let dirty = guild.is_some_and(|guild| self.snapshot_guild(guild) != template.snapshot);
        json!({
            "code": template.code,
            "name": template.name,
            "description": template.description,
            "usage_count": 0,
            "creator_id": template.creator,
            "creator": self.render_user(template.creator),
            "created_at": iso(template.created_ms),
            "updated_at": iso(template.updated_ms),
            "source_guild_id": template.guild_id,
            "serialized_source_guild": template.snapshot,
            "is_dirty": dirty.then_some(true),
        })
    }
}

/// As what kind a template holds a channel: announcements need more than a new guild has, stages are left out.
fn held_kind(channel: &Channel) -> Option<u64> {
    match channel.kind {
        kind::TEXT | kind::VOICE | kind::CATEGORY | kind::FORUM => Some(channel.kind),
        kind::ANNOUNCEMENT => Some(kind::TEXT),
        _ => None,
    }
}

fn snapshot_channel(
    channel: &Channel,
    places: &HashMap<Id, usize>,
    roles: &HashMap<Id, usize>,
) -> Value {
    let parent = channel.parent_id.and_then(|parent| places.get(&parent));
    let mut held = json!({
        "id": places.get(&channel.id),
        "type": held_kind(channel),
        "name": channel.name(),
        "position": 0,
        "topic": null,
        "bitrate": 64_000,
        "user_limit": 0,
        "nsfw": false,
        "rate_limit_per_user": 0,
        "parent_id": parent.map(usize::to_string),
        "default_auto_archive_duration": null,
        "available_tags": [],
        "template": "",
        "default_reaction_emoji": null,
        "default_thread_rate_limit_per_user": null,
        "default_sort_order": null,
        "default_forum_layout": null,
        "default_tag_setting": null,
        "theme_color": null,
    });
    if let Value::Object(held) = &mut held {
        for (key, value) in held {
            if let Some(set) = channel.fields.get(key) {
                *value = set.clone();
            }
        }
    }
    // Overwrites of members mean nothing in another guild.
    let overwrites = channel.overwrites.iter().filter_map(|overwrite| {
        let place = roles.get(&overwrite.id)?;
        let mut rendered = overwrite.render();
        rendered["id"] = json!(place.to_string());
        Some(rendered)
    });
    held["permission_overwrites"] = overwrites.collect();
    held
}
