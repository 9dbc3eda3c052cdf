//! What is left out on purpose, and why.

use serde_json::Value;

/// Fields which the types do not keep: the end of the path to each, without the places in lists.
const FIELDS: &[(&str, &[&str])] = &[
    ("which of Discord's servers answered", &["_trace"]),
    (
        "an older name of what another field says",
        &[
            "allow_new",
            "avatar_decoration",
            "clan",
            "deny_new",
            "embed_channel_id",
            "embed_enabled",
            "is_pending",
            "presences.activity",
            "activity",
        ],
    ),
    (
        "no longer sent, nor documented",
        &["application.hook", "display_name", "speaker_ids"],
    ),
    (
        "for Discord's own apps: what can be reckoned, or what concerns no bot",
        &[
            "guild_hashes",
            "hoisted_role",
            "mute_config",
            "muted",
            "nicks",
        ],
    ),
    (
        "the roles of a guild that is itself a part of something",
        &["guild.roles"],
    ),
    ("a request: a picture to upload", &["image"]),
    (
        "an error in a form that only this request has",
        &["target_users_file"],
    ),
    (
        "made up by a test of another library",
        &[
            "mentions_everyone",
            "serialized_source_guild.channels.application_id",
            "serialized_source_guild.channels.flags",
            "serialized_source_guild.channels.guild_id",
            "serialized_source_guild.channels.last_message_id",
            "serialized_source_guild.channels.last_pin_timestamp",
            "some",
            "unknown_field",
            "valueddd",
        ],
    ),
];

/// Why a number is left out that is too large for an id: Discord's have 63 bits until the year 2084.
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

/// The entry by which the field at this path is left out on purpose.
pub fn field(path: &str) -> Option<&'static str> {
    let name = path.rsplit('.').next().unwrap_or_default();
    if is_large_id(name) {
        return Some(LARGE_IDS);
    }
    let path = without_places(path);
    let mut fields = FIELDS.iter().flat_map(|(_, fields)| *fields);
    let is_end = |field: &&&str| {
        path.strip_suffix(**field)
            .is_some_and(|rest| rest.ends_with('.'))
    };
    fields.find(is_end).copied()
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
    is_number && text.parse::<i64>().is_err()
}

/// A path without `[0]` and the like.
fn without_places(path: &str) -> String {
    let mut parts = path.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| {
        path + part.split_once(']').map_or(part, |(_, rest)| rest)
    })
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

    use super::{LARGE_IDS, entries, field, text};

    #[test]
    fn fields_are_known_by_the_end_of_their_path() {
        assert_eq!(field("[3].d._trace"), Some("_trace"));
        assert_eq!(
            field(".serialized_source_guild.channels[12].flags"),
            Some("serialized_source_guild.channels.flags")
        );
        assert_eq!(field(".channels[12].flags"), None);
        assert_eq!(field(".my_trace"), None);
        assert_eq!(field(".users.99999999999999999999"), Some(LARGE_IDS));
        assert_eq!(field(".users.9999"), None);
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

    #[test]
    fn the_list_is_short() {
        assert!(entries().count() < 40);
    }
}
