//! What is left out on purpose, and why.

use serde_json::Value;

/// Fields which the types do not keep: the type or event a text was read into and the whole path to the field, without the
/// places in lists and with `*` for an id.
const FIELDS: &[(&str, &[&str])] = &[
    ("which of Discord's servers answered", &["RESUMED._trace"]),
    (
        "an older name of what another field says",
        &[
            "AccessToken.guild.embed_channel_id",
            "AccessToken.guild.embed_enabled",
            "Channel.permission_overwrites.allow_new",
            "Channel.permission_overwrites.deny_new",
            "GUILD_CREATE.channels.permission_overwrites.allow_new",
            "GUILD_CREATE.channels.permission_overwrites.deny_new",
            "GUILD_CREATE.embed_channel_id",
            "GUILD_CREATE.embed_enabled",
            "GUILD_CREATE.presences.activity",
            "GuildTemplate.serialized_source_guild.channels.permission_overwrites.allow_new",
            "GuildTemplate.serialized_source_guild.channels.permission_overwrites.deny_new",
            "Interaction.channel.permission_overwrites.allow_new",
            "Interaction.channel.permission_overwrites.deny_new",
            "Interaction.data.resolved.members.*.is_pending",
            "Interaction.data.resolved.users.*.clan",
            "Interaction.member.is_pending",
            "MESSAGE_CREATE.author.avatar_decoration",
            "Member.is_pending",
            "PermissionOverwrite.allow_new",
            "PermissionOverwrite.deny_new",
            "Presence.activity",
            "Resolved.members.*.is_pending",
            "Resolved.users.*.avatar_decoration",
            "VOICE_STATE_UPDATE.member.user.avatar_decoration",
        ],
    ),
    (
        "no longer sent, nor documented",
        &[
            "Authorization.application.hook",
            "ScheduledEvent.entity_metadata.speaker_ids",
            "VOICE_STATE_UPDATE.member.user.display_name",
        ],
    ),
    (
        "for Discord's own apps: what can be reckoned, or what concerns no bot",
        &[
            "AuditLog.threads.member.mute_config",
            "AuditLog.threads.member.muted",
            "Channel.guild_hashes",
            "Channel.member.mute_config",
            "Channel.member.muted",
            "Channel.nicks",
            "GUILD_CREATE.threads.member.mute_config",
            "GUILD_CREATE.threads.member.muted",
            "GUILD_MEMBERS_CHUNK.members.hoisted_role",
            "Interaction.data.resolved.messages.*.thread.member.mute_config",
            "Interaction.data.resolved.messages.*.thread.member.muted",
            "Interaction.message.thread.member.mute_config",
            "Interaction.message.thread.member.muted",
            "MESSAGE_REACTION_ADD.member.hoisted_role",
            "Message.thread.member.mute_config",
            "Message.thread.member.muted",
            "PRESENCE_UPDATE.activities.id",
            "Resolved.messages.*.thread.member.mute_config",
            "Resolved.messages.*.thread.member.muted",
            "TYPING_START.member.hoisted_role",
            "ThreadMember.mute_config",
            "ThreadMember.muted",
        ],
    ),
    ("a request: a picture to upload", &["Emoji.image"]),
    (
        "made up by a test of another library",
        &[
            "Activity.some",
            "Activity.valueddd",
            "Channel.unknown_field",
            "GuildTemplate.serialized_source_guild.channels.application_id",
            "GuildTemplate.serialized_source_guild.channels.flags",
            "GuildTemplate.serialized_source_guild.channels.guild_id",
            "GuildTemplate.serialized_source_guild.channels.last_message_id",
            "GuildTemplate.serialized_source_guild.channels.last_pin_timestamp",
            "Interaction.data.resolved.messages.*.referenced_message.mentions_everyone",
            "Interaction.message.referenced_message.mentions_everyone",
            "Message.mentions_everyone",
            "Message.referenced_message.mentions_everyone",
            "Resolved.messages.*.referenced_message.mentions_everyone",
        ],
    ),
];

/// Why a number is left out that is too large for an id: Discord's have 64 bits.
pub const LARGE_IDS: &str = "an id beyond all that Discord gives out";

/// Tells a text by its shape.
type Is = fn(&Value) -> bool;

/// Texts which are left out as a whole.
const TEXTS: &[(&str, Is)] = &[
    (
        "a frame of the voice gateway: voice is not this library's",
        is_voice_frame,
    ),
    ("a message of Lavalink, a server for music", is_lavalink),
    (
        "a request: an entitlement to test with",
        is_test_entitlement,
    ),
];

/// Every entry there is.
pub fn entries() -> impl Iterator<Item = &'static str> {
    let fields = FIELDS.iter().flat_map(|(_, fields)| *fields).copied();
    let texts = TEXTS.iter().map(|(reason, _)| *reason);
    fields.chain(texts).chain([LARGE_IDS])
}

/// The entry by which the field at this path of a text that was read into `kind` is left out on purpose.
pub fn field(kind: &str, path: &str) -> Option<&'static str> {
    let name = path.rsplit('.').next().unwrap_or_default();
    if is_large_id(name) {
        return Some(LARGE_IDS);
    }
    let whole = format!("{kind}{}", without_places(path));
    let mut fields = FIELDS.iter().flat_map(|(_, fields)| *fields);
    fields.find(|field| **field == whole).copied()
}

/// The entry by which a whole text is left out on purpose.
pub fn text(value: &Value) -> Option<&'static str> {
    let mut texts = TEXTS.iter();
    texts
        .find(|(_, is_left_out)| is_left_out(value))
        .map(|(reason, _)| *reason)
}

/// Whether these are digits, but no id of Discord's.
pub fn is_large_id(text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number && text.parse::<u64>().is_err()
}

/// A path without `[0]` and the like, and with `*` for an id.
fn without_places(path: &str) -> String {
    let segments = path.split('.').map(|segment| {
        let name = segment.split('[').next().unwrap_or_default();
        let is_id = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        if is_id { "*" } else { name }
    });
    segments.collect::<Vec<_>>().join(".")
}

fn is_voice_frame(value: &Value) -> bool {
    let (Some(op), Some(payload)) = (value["op"].as_u64(), value.get("d")) else {
        return false;
    };
    let has = |field| payload.get(field).is_some();
    let is_named = value["t"].is_string();
    value.get("seq").is_some()
        || !is_named
            && ["server_id", "ssrc", "protocol", "seq_ack"]
                .into_iter()
                .any(has)
        || match op {
            3 | 6 => payload.is_u64() || has("t"),
            8 => has("heartbeat_interval"),
            9 => payload.is_null(),
            _ => false,
        }
}

fn is_lavalink(value: &Value) -> bool {
    value["op"].is_string()
        || value["track"].get("encoded").is_some()
        || value["voice"].get("sessionId").is_some()
}

fn is_test_entitlement(value: &Value) -> bool {
    value.get("owner_type").is_some() && value.get("sku_id").is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LARGE_IDS, field, text, without_places};

    #[test]
    fn a_field_is_left_out_of_its_own_type_and_place_alone() {
        let (kind, path) = ("RESUMED", "._trace");
        assert_eq!(field(kind, path), Some("RESUMED._trace"));
        assert_eq!(field("MESSAGE_CREATE", path), None);
        assert_eq!(field(kind, ".user._trace"), None);
        assert_eq!(field(kind, ".users.99999999999999999999"), Some(LARGE_IDS));
        assert_eq!(field(kind, ".users.9999"), None);
    }

    #[test]
    fn places_and_ids_do_not_matter() {
        assert_eq!(
            without_places(".users.17.tags[3].name"),
            ".users.*.tags.name"
        );
        assert_eq!(without_places("[3].d[0][1].x"), ".d.x");
    }

    #[test]
    fn frames_of_the_gateway_are_no_voice() {
        assert!(text(&json!({"op": 8, "d": {"heartbeat_interval": 1}})).is_some());
        for frame in [
            json!({"op": 10, "d": {"heartbeat_interval": 1}}),
            json!({"op": 9, "d": false}),
            json!({"op": 0, "d": {"server_id": "1"}, "t": "SOMETHING"}),
            json!({"op": 8, "d": {"guild_id": "1"}}),
        ] {
            assert_eq!(text(&frame), None, "{frame}");
        }
    }
}
