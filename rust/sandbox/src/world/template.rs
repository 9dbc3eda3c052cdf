//! Guild templates: what a guild is like, so that another can be made of it.

use super::*;

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    pub guild_id: Id,
    creator: Id,
    /// What REST carries of it, but for its creator and whether it is dirty.
    pub fields: Fields,
}

/// The guild's own fields a template holds.
const HELD: &str = "name description region verification_level default_message_notifications explicit_content_filter \
    preferred_locale afk_timeout system_channel_flags";

/// The fields of its roles.
const HELD_OF_ROLES: &str = "name permissions color colors hoist mentionable icon unicode_emoji";

impl Template {
    /// One of this moment, of the guild as it is.
    pub fn new(guild_id: Id, creator: Id, snapshot: Value) -> Template {
        let now = iso(unix_ms());
        let fields = json!({
            "code": random_text(12), "name": "", "description": null, "usage_count": 0, "creator_id": creator,
            "created_at": now, "updated_at": now, "source_guild_id": guild_id, "serialized_source_guild": snapshot,
        });
        Template {
            guild_id,
            creator,
            fields: fields_of(fields),
        }
    }

    pub fn code(&self) -> &str {
        text(&self.fields, "code")
    }
}

impl World {
    /// What a template holds of a guild. Ids in it are places: `@everyone` is 0, channels count from 1.
    pub fn snapshot_guild(&self, guild: &Guild) -> Value {
        let whole = guild.render();
        let mut channels = self.channels_of(guild.id);
        channels.retain(|channel| held_kind(channel).is_some());
        channels.sort_by_key(|channel| (channel.parent_id.is_some(), channel.id));
        let channel_ids = channels.iter().map(|channel| channel.id);
        let places: HashMap<Id, usize> = channel_ids.zip(1..).collect();
        let roles = guild.sorted_roles();
        let role_ids = roles.iter().map(|role| role.id);
        let role_places: HashMap<Id, usize> = role_ids.zip(0..).collect();
        let held_of_role = |role: &&Role| {
            let mut held = pick(&role.render(), HELD_OF_ROLES);
            held["id"] = json!(role_places.get(&role.id));
            held
        };
        let held_of_channel = |channel: &&Channel| snapshot_channel(channel, &places, &role_places);
        let mut snapshot = pick(&whole, HELD);
        for channel in ["afk_channel_id", "system_channel_id"] {
            let place = Id::from_json(&whole[channel]).and_then(|id| places.get(&id));
            snapshot[channel] = json!(place.map(usize::to_string));
        }
        snapshot["roles"] = roles.iter().map(held_of_role).collect();
        snapshot["channels"] = channels.iter().map(held_of_channel).collect();
        snapshot
    }

    /// The template as REST carries it. It is dirty when the guild is no longer so.
    pub fn render_template(&self, template: &Template) -> Value {
        let snapshot = field(&template.fields, "serialized_source_guild");
        let guild = self.guild(template.guild_id);
        let dirty = guild.is_some_and(|guild| self.snapshot_guild(guild) != *snapshot);
        let mut rendered = Value::Object(template.fields.clone());
        rendered["creator"] = self.render_user(template.creator);
        rendered["is_dirty"] = json!(dirty.then_some(true));
        rendered
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
        "id": places.get(&channel.id), "type": held_kind(channel), "name": channel.name(), "position": 0, "topic": null,
        "bitrate": 64_000, "user_limit": 0, "nsfw": false, "rate_limit_per_user": 0,
        "parent_id": parent.map(usize::to_string), "default_auto_archive_duration": null, "available_tags": [],
        "template": "", "default_reaction_emoji": null, "default_thread_rate_limit_per_user": null,
        "default_sort_order": null, "default_forum_layout": null, "default_tag_setting": null, "theme_color": null,
    });
    if let Value::Object(held) = &mut held {
        update(held, &channel.fields);
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
