//! What the kinds of fields do not tell: what belongs together, what excludes each other, and what stands where anything may.
//!
//! A place is the names that lead to a field, such as `embeds.footer.text`. One that begins with `*.` is meant at any depth.

use serde_json::Value;

use super::values::{Size, parsed};

use Size::{Least, Minimal, Most, Null};

const ALL: &[Size] = &[Minimal, Least, Most];
const EVERY: &[Size] = &[Minimal, Least, Most, Null];
const SMALL: &[Size] = &[Minimal, Least];

/// A button, in the row it needs.
const COMPONENTS: &str = r#"[{"type": 1, "components": [{"type": 2, "style": 1, "label": "Roll", "custom_id": "roll"}]}]"#;
/// An option of a command.
const OPTIONS: &str = r#"[{"type": 3, "name": "what", "description": "What to roll"}]"#;
/// One of each kind of action.
const ACTIONS: &str = r#"[{"type": 1, "metadata": {"custom_message": "No"}}, {"type": 2, "metadata": {"channel_id": "1000000000000100"}}, {"type": 3, "metadata": {"duration_seconds": 60}}]"#;
/// What a rule for keywords looks for.
const KEYWORDS: &str =
    r#"{"keyword_filter": ["bad"], "regex_patterns": ["b.d"], "allow_list": ["badge"]}"#;
/// Metadata as a game keeps it.
const METADATA: &str = r#"{"team": "red"}"#;
/// What GitHub tells of a star.
const GITHUB: &str = r#"{"action": "created", "sender": {"id": 1, "login": "ada", "html_url": "https://example.com/ada", "avatar_url": "https://example.com/ada.png"}}"#;

/// Values: the entry (empty for all), the place, in which samples, and JSON.
const VALUES: &[(&str, &str, &[Size], &str)] = &[
    ("", "*.components", ALL, COMPONENTS),
    ("", "*.content", SMALL, r#""Hello""#),
    ("", "*.allowed_mentions.parse", ALL, r#"["everyone"]"#),
    ("", "*.shared_client_theme.colors", SMALL, r#"["5865f2"]"#),
    (
        "",
        "*.shared_client_theme.colors",
        &[Most],
        r#"["5865f2", "57f287", "fee75c", "eb459e", "ed4245"]"#,
    ),
    // All texts of an embed together have a limit too.
    ("", "*.embeds.footer.text", &[Most], r#""short""#),
    ("", "*.embeds.author.name", &[Most], r#""short""#),
    ("", "*.embeds.title", &[Minimal], r#""Six""#),
    // All of a profile together has a limit too.
    (
        "update_application_identity_profile",
        "*.url",
        &[Most],
        r#""https://example.com/rank.png""#,
    ),
    ("", "*.metadata", ALL, METADATA),
    (
        "",
        "role_connections.name_localizations",
        ALL,
        r#"{"de": "Siege"}"#,
    ),
    (
        "",
        "role_connections.description_localizations",
        ALL,
        r#"{"de": "Gewonnene"}"#,
    ),
    ("", "application_commands.options", SMALL, OPTIONS),
    ("", "application_commands.description", SMALL, r#""Rolls""#),
    (
        "create_global_application_command",
        "options",
        SMALL,
        OPTIONS,
    ),
    (
        "create_guild_application_command",
        "options",
        SMALL,
        OPTIONS,
    ),
    ("edit_global_application_command", "options", ALL, OPTIONS),
    ("edit_guild_application_command", "options", ALL, OPTIONS),
    (
        "create_global_application_command",
        "description",
        SMALL,
        r#""Rolls""#,
    ),
    (
        "create_guild_application_command",
        "description",
        SMALL,
        r#""Rolls""#,
    ),
    (
        "",
        "integration_types_config",
        ALL,
        r#"{"0": {"oauth2_install_params": {"scopes": ["bot"], "permissions": 0}}}"#,
    ),
    (
        "edit_current_application",
        "description",
        ALL,
        r#"{"default": "Dice"}"#,
    ),
    (
        "edit_application",
        "description",
        ALL,
        r#"{"default": "Dice"}"#,
    ),
    // Discord goes on adding kinds, so that the table takes any.
    ("get_guild_audit_log", "action_type", ALL, "1"),
    (
        "create_group_dm",
        "nicks",
        ALL,
        r#"{"1000000000000100": "Ada"}"#,
    ),
    (
        "create_auto_moderation_rule",
        "trigger_type",
        &[Minimal],
        "3",
    ),
    ("", "actions", ALL, ACTIONS),
    ("", "trigger_metadata", ALL, KEYWORDS),
    (
        "start_thread_in_forum_or_media_channel",
        "message",
        &[Minimal],
        r#"{"content": "Hello"}"#,
    ),
    (
        "create_interaction_response",
        "response",
        SMALL,
        r#"{"type": 4, "data": {"content": "Hello"}}"#,
    ),
    (
        "create_interaction_response",
        "response",
        &[Most],
        r#"{"type": 7, "data": {"content": "Hello", "flags": 64, "embeds": [{"title": "Six"}], "allowed_mentions": {"parse": []}}}"#,
    ),
    ("execute_github_compatible_webhook", "body", ALL, GITHUB),
    (
        "execute_slack_compatible_webhook",
        "body",
        ALL,
        r#"{"text": "Hello"}"#,
    ),
];

/// Samples more, for what is written in several ways: the entry, what is special, and what is given of it.
const EXTRA: &[(&str, &str, &str)] = &[
    (
        "create_interaction_response",
        "ping",
        r#"{"response": {"type": 1}}"#,
    ),
    (
        "create_interaction_response",
        "thinking",
        r#"{"response": {"type": 5, "data": {"flags": 64}}}"#,
    ),
    (
        "create_interaction_response",
        "choices",
        r#"{"response": {"type": 8, "data": {"choices": [{"name": "Six", "value": "6"}]}}}"#,
    ),
    (
        "create_interaction_response",
        "modal",
        r#"{"response": {"type": 9, "data": {"custom_id": "name", "title": "Name", "components": [{"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "name", "style": 1}}]}}}"#,
    ),
    (
        "create_interaction_response",
        "activity",
        r#"{"response": {"type": 12}}"#,
    ),
    (
        "modify_channel",
        "thread",
        r#"{"name": "Rolls", "archived": false, "locked": false, "invitable": true, "auto_archive_duration": 60, "rate_limit_per_user": 0, "flags": 2, "applied_tags": ["1000000000000100"]}"#,
    ),
    (
        "modify_channel",
        "group",
        r#"{"name": "Rolls", "icon": null}"#,
    ),
    (
        "create_auto_moderation_rule",
        "lists of words",
        r#"{"trigger_type": 4, "trigger_metadata": {"presets": [1, 2, 3], "allow_list": ["badge"]}}"#,
    ),
    (
        "create_auto_moderation_rule",
        "mentions",
        r#"{"trigger_type": 5, "trigger_metadata": {"mention_total_limit": 5, "mention_raid_protection_enabled": true}}"#,
    ),
];

/// Options and fields without which it does not go, although the table cannot say so.
const ALWAYS: &[(&str, &str)] = &[
    ("edit_channel_permissions", "type"),
    ("create_global_application_command", "description"),
    ("create_guild_application_command", "description"),
    (
        "bulk_overwrite_global_application_commands",
        "application_commands.description",
    ),
    (
        "bulk_overwrite_guild_application_commands",
        "application_commands.description",
    ),
    ("create_guild_scheduled_event", "channel_id"),
    ("create_guild_scheduled_event_exception", "is_canceled"),
    // Discord refuses an embed that shows nothing.
    ("", "*.embeds.title"),
];

/// Options and fields that do not fit to the rest of a sample.
const LEFT_OUT: &[(&str, &str, &[Size])] = &[
    // Discord fills it in, and takes it back from embeds out of messages.
    ("", "*.embeds.flags", ALL),
    // With the most of everything a command is no slash command.
    ("", "application_commands.options", &[Most]),
    ("create_global_application_command", "options", &[Most]),
    ("create_guild_application_command", "options", &[Most]),
    // A new channel has no tags yet.
    ("create_guild_channel", "available_tags.id", ALL),
    // These are of threads.
    ("modify_channel", "archived", EVERY),
    ("modify_channel", "locked", EVERY),
    ("modify_channel", "invitable", EVERY),
    ("modify_channel", "auto_archive_duration", EVERY),
    ("modify_channel", "applied_tags", EVERY),
    // Only a group can be without a name, and without an icon.
    ("modify_channel", "name", &[Null]),
    ("modify_channel", "icon", EVERY),
    ("", "*.default_reaction_emoji.emoji_name", SMALL),
    ("", "*.default_reaction_emoji.emoji_id", &[Most]),
    ("", "*.available_tags.emoji_name", SMALL),
    ("", "*.available_tags.emoji_id", &[Most]),
    ("create_guild_scheduled_event", "entity_metadata", SMALL),
    // An event outside Discord has none.
    ("create_guild_scheduled_event", "channel_id", &[Most]),
    ("modify_guild_scheduled_event", "entity_metadata", SMALL),
    ("modify_guild_scheduled_event", "channel_id", &[Most]),
];

/// Options of which only one may be given at once.
const EXCLUSIVE: &[(&str, &[&[&str]])] = &[
    ("get_channel_messages", &[&["around", "before", "after"]]),
    ("execute_webhook", &[&["thread_id", "thread_name"]]),
];

/// Those that cannot be called with every option cleared.
const NO_NULL: &[&str] = &[];

/// Ends of the names of strings that are URLs.
const ADDRESSES: &[&str] = &["url", "uri", "link"];

fn is_at(place: &str, at: &str) -> bool {
    match place.strip_prefix("*.") {
        Some(end) => at == end || at.ends_with(&place[1..]),
        None => at == place,
    }
}

fn is_of(owner: &str, route: &str) -> bool {
    owner.is_empty() || owner == route
}

/// The value of a field of which more is known than its kind.
pub fn value(route: &str, at: &str, size: Size) -> Option<Value> {
    VALUES
        .iter()
        .filter(|(owner, place, sizes, _)| {
            is_of(owner, route) && is_at(place, at) && sizes.contains(&size)
        })
        .max_by_key(|(owner, place, ..)| (owner.len(), place.len()))
        .map(|(.., json)| parsed(json))
}

/// What is given in further samples, each with its name.
pub fn extra(route: &str) -> impl Iterator<Item = (&'static str, Value)> {
    EXTRA
        .iter()
        .filter(move |(owner, ..)| *owner == route)
        .map(|(_, name, json)| (*name, parsed(json)))
}

/// Whether an option or a field is given even where it might be left out.
pub fn is_always(route: &str, at: &str) -> bool {
    ALWAYS
        .iter()
        .any(|(owner, place)| is_of(owner, route) && is_at(place, at))
}

/// Whether an option or a field is not given.
pub fn is_left_out(route: &str, at: &str, size: Size) -> bool {
    LEFT_OUT.iter().any(|(owner, place, sizes)| {
        is_of(owner, route) && is_at(place, at) && sizes.contains(&size)
    })
}

/// Groups of options that exclude each other.
pub fn exclusive(route: &str) -> &'static [&'static [&'static str]] {
    EXCLUSIVE
        .iter()
        .find(|(name, _)| *name == route)
        .map_or(&[], |(_, groups)| groups)
}

/// Whether it cannot be called with every option cleared.
pub fn has_no_null(route: &str) -> bool {
    NO_NULL.contains(&route)
}

/// Whether strings of this name are URLs.
pub fn is_url(name: &str) -> bool {
    ADDRESSES
        .iter()
        .any(|word| name == *word || name.ends_with(&format!("_{word}")))
}
