//! Channels of guilds.

use serde_json::{Map, Value};

use crate::schema::{Field, ObjectSchema};

/// The fields of new and of changed channels, and the given fields.
macro_rules! channel_fields {
    ($($more:tt)*) => {
        fields![
            position: integer(0..=2_147_483_647),
            topic: text(0..=4096),
            bitrate: integer(8000..=2_147_483_647),
            user_limit: integer(0..=10_000),
            nsfw: bool,
            rate_limit_per_user: integer(0..=21_600),
            parent_id: id,
            permission_overwrites: list(object(PERMISSION_OVERWRITE), 0..=100),
            rtc_region: text,
            video_quality_mode: choice(1, 2),
            default_auto_archive_duration: choice(60, 1440, 4320, 10080),
            default_reaction_emoji: object(DEFAULT_REACTION),
            default_thread_rate_limit_per_user: integer(0..=21_600),
            default_sort_order: choice(0, 1),
            default_forum_layout: choice(0, 1, 2),
            default_tag_setting: one_of("match_all", "match_some"),
            available_tags: list(object(FORUM_TAG), 0..=20),
            flags: flags,
            $($more)*
        ]
    };
}

/// The optional fields of a new [channel](https://discord.com/developers/docs/resources/guild#create-guild-channel).
pub(crate) const NEW_CHANNEL: &[Field] = channel_fields![type: choice(0, 2, 4, 5, 13, 14, 15, 16)];

/// The fields of a [channel, a thread or a group
/// DM](https://discord.com/developers/docs/resources/channel#modify-channel) that can be changed.
pub(crate) const CHANNEL_CHANGE: &[Field] = channel_fields![
    name: text(1..=100),
    icon: image,
    type: choice(0, 2, 4, 5, 13, 14, 15),
    archived: bool,
    locked: bool,
    invitable: bool,
    auto_archive_duration: choice(60, 1440, 4320, 10080),
    applied_tags: ids(0..=5),
];

/// A [permission overwrite](https://discord.com/developers/docs/resources/channel#overwrite-object) of a channel for a
/// role or a member: `type` is 0 for a role, 1 for a member.
pub static PERMISSION_OVERWRITE: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![type: choice(0, 1), allow: flags, deny: flags],
    check: None,
};

/// The [default reaction](https://discord.com/developers/docs/resources/channel#default-reaction-object) to the posts
/// of a forum.
pub static DEFAULT_REACTION: ObjectSchema = ObjectSchema {
    required: &[],
    optional: fields![emoji_id: id, emoji_name: text(0..=100)],
    check: Some(one_emoji),
};

/// A [tag](https://discord.com/developers/docs/resources/channel#forum-tag-object) for posts of a forum. A tag with an
/// `id` exists already.
pub static FORUM_TAG: ObjectSchema = ObjectSchema {
    required: fields![name: text(0..=50)],
    optional: fields![id: id, moderated: bool, emoji_id: id, emoji_name: text(0..=100)],
    check: Some(one_emoji),
};

/// The [new position of a channel](https://discord.com/developers/docs/resources/guild#modify-guild-channel-positions)
/// among those of its guild.
pub static CHANNEL_POSITION: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![
        position: integer(0..=2_147_483_647),
        parent_id: id,
        lock_permissions: bool,
        flags: flags,
    ],
    check: None,
};

/// Checks that an emoji is either a custom or a Unicode one.
fn one_emoji(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let given = |name| fields.get(name).is_some_and(|value| !value.is_null());
    if given("emoji_id") && given("emoji_name") {
        return Err("emoji_id and emoji_name exclude each other; a custom emoji has the id, any other the name"
                .into());
    }
    Ok(())
}

/// Checks that `type` is set. It cannot be a required field of the route, since it is a keyword of Rust.
pub(crate) fn whose(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    if fields.contains_key("type") {
        Ok(())
    } else {
        Err("type is missing; it is 0 for a role, 1 for a member".into())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_emoji_is_given_in_one_way() {
        let message = |fields: Value| one_emoji(fields.as_object().unwrap(), 0);
        assert!(message(json!({"emoji_id": null, "emoji_name": "🎲"})).is_ok());
        assert!(message(json!({"emoji_id": "1", "emoji_name": "🎲"})).is_err());
    }

    #[test]
    fn an_overwrite_says_whose_it_is() {
        let message = |fields: Value| whose(fields.as_object().unwrap(), 0);
        assert!(message(json!({"type": 0})).is_ok());
        assert!(message(json!({"allow": 1024})).is_err());
    }
}
