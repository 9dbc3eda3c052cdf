//! Payloads nobody here wrote: examples of Discord's documentation and the test data of other libraries.
//!
//! They stand in the folder `DISCORD_PAYLOADS` names, or beside the repository. Where they are not, the tests say plainly
//! that nothing was checked.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use discord_model::decode::from_str;
use discord_model::{
    Activity, Application, Attachment, Channel, Embed, Emoji, Entity, Event, Guild, Id, Member,
    Message, Patch, Presence, Role, ThreadMember, User, VoiceState,
};
use serde_json::Value;

/// A line of the folder's index.
struct Payload {
    file: String,
    kind: String,
    event: String,
    text: String,
}

/// All payloads, if they are here.
fn payloads() -> Option<Vec<Payload>> {
    let folder = std::env::var_os("DISCORD_PAYLOADS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/discord-api/payloads"),
        PathBuf::from,
    );
    let Ok(index) = fs::read_to_string(folder.join("INDEX.csv")) else {
        tell(&format!(
            "NOT CHECKED: no payloads in {}. Set DISCORD_PAYLOADS to a folder with an INDEX.csv of file, kind, event.",
            folder.display()
        ));
        return None;
    };
    let payloads: Vec<_> = index
        .lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.split(',').map(str::to_owned);
            let mut column = || columns.next().unwrap_or_default();
            let (file, kind, event) = (column(), column(), column());
            let text = fs::read_to_string(folder.join(&file))
                .unwrap_or_else(|error| panic!("{file}: {error}"));
            Payload {
                file,
                kind,
                event,
                text,
            }
        })
        .collect();
    assert!(!payloads.is_empty());
    Some(payloads)
}

/// Says it even where the output of tests that pass is not shown.
fn tell(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("somebody listens");
}

#[test]
fn every_frame_is_read() {
    let Some(payloads) = payloads() else { return };
    let mut typed = 0;
    for Payload {
        file,
        kind,
        event,
        text,
    } in &payloads
    {
        let json: Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        if kind != "gateway_dispatch" {
            continue;
        }
        let payload = &json["d"];
        let read = Event::decode(event, &payload.to_string())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        if Event::NAMES.contains(&event.as_str()) {
            assert_ne!(read, Event::Unknown, "{file}");
            check_event(&read, payload, file);
            typed += 1;
        } else {
            assert_eq!(read, Event::Unknown, "{file}");
        }
    }
    tell(&format!("{typed} events of a type of their own"));
}

/// Compares the fields that tell one event from another.
fn check_event(event: &Event, json: &Value, file: &str) {
    match event {
        Event::MessageCreate(message) => {
            assert_id(message.value.id, &json["id"], file);
            assert_id(message.value.channel_id, &json["channel_id"], file);
            assert_eq!(
                Some(&*message.value.content),
                json["content"].as_str(),
                "{file}"
            );
            let author = message.value.author.as_ref().expect("has an author");
            assert_id(author.id, &json["author"]["id"], file);
            assert_eq!(
                Some(&*author.username),
                json["author"]["username"].as_str(),
                "{file}"
            );
        }
        Event::VoiceStateUpdate(state) => {
            assert_id(state.user_id, &json["user_id"], file);
            assert_id(state.channel_id, &json["channel_id"], file);
            assert_eq!(
                Some(&*state.session_id),
                json["session_id"].as_str(),
                "{file}"
            );
        }
        Event::RoleDelete(gone) => {
            assert_id(gone.guild_id, &json["guild_id"], file);
            assert_id(gone.role_id, &json["role_id"], file);
        }
        Event::Resumed(_) => {}
        other => panic!("{file}: nothing is compared of {other:?}"),
    }
}

fn assert_id<T>(id: Id<T>, json: &Value, file: &str) {
    let expected = match json {
        Value::Null => 0,
        Value::String(text) => text.parse().expect("an id"),
        number => number.as_u64().expect("an id"),
    };
    assert_eq!(id.get(), expected, "{file}");
}

type Check = fn(&Value, &str);

/// Which payloads hold which object, and where. A name that ends in `*` stands for all that begin so.
const OBJECTS: &[(&str, &str, Check)] = &[
    (
        "discord-api-docs/channel__channel_object_example_*",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_text_channel_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_voice_channel_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_news_channel_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_stage_channel_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_forum_channel_payload.json",
        "",
        check::<Channel>,
    ),
    ("hikari/guild_category_payload.json", "", check::<Channel>),
    (
        "hikari/guild_news_thread_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_public_thread_payload.json",
        "",
        check::<Channel>,
    ),
    (
        "hikari/guild_private_thread_payload.json",
        "",
        check::<Channel>,
    ),
    ("hikari/dm_channel_payload.json", "", check::<Channel>),
    ("hikari/group_dm_channel_payload.json", "", check::<Channel>),
    (
        "hikari/dm_channel_payload.json",
        "/recipients/0",
        check::<User>,
    ),
    (
        "hikari/thread_member_payload.json",
        "",
        check::<ThreadMember>,
    ),
    (
        "discord-api-docs/message__message_object_example_*",
        "",
        check::<Message>,
    ),
    (
        "discord-api-docs/message__message_object_example_*",
        "/author",
        check::<User>,
    ),
    ("hikari/message_payload.json", "", check::<Message>),
    ("hikari/message_payload.json", "/author", check::<User>),
    ("hikari/message_payload.json", "/member", check::<Member>),
    ("hikari/message_payload.json", "/mentions/0", check::<User>),
    (
        "hikari/message_payload.json",
        "/attachments/0",
        check::<Attachment>,
    ),
    (
        "hikari/message_payload.json",
        "/referenced_message",
        check::<Message>,
    ),
    ("hikari/message_payload.json", "/thread", check::<Channel>),
    ("hikari/embed_payload.json", "", check::<Embed>),
    ("hikari/attachment_payload.json", "", check::<Attachment>),
    (
        "discord-api-docs/guild__guild_object_example_guild_*",
        "",
        check::<Guild>,
    ),
    (
        "discord-api-docs/guild__get_guild_example_response_*",
        "",
        check::<Guild>,
    ),
    (
        "discord-api-docs/guild__get_guild_example_response_*",
        "/emojis/0",
        check::<Emoji>,
    ),
    (
        "discord-api-docs/guild__get_guild_example_response_*",
        "/roles/0",
        check::<Role>,
    ),
    ("hikari/gateway_guild_payload.json", "", check::<Guild>),
    (
        "hikari/gateway_guild_payload.json",
        "/channels/0",
        check::<Channel>,
    ),
    (
        "hikari/gateway_guild_payload.json",
        "/threads/0",
        check::<Channel>,
    ),
    (
        "hikari/gateway_guild_payload.json",
        "/members/0",
        check::<Member>,
    ),
    (
        "hikari/gateway_guild_payload.json",
        "/roles/0",
        check::<Role>,
    ),
    (
        "hikari/gateway_guild_payload.json",
        "/presences/0",
        check::<Presence>,
    ),
    (
        "hikari/gateway_guild_payload.json",
        "/voice_states/0",
        check::<VoiceState>,
    ),
    ("hikari/rest_guild_payload.json", "", check::<Guild>),
    (
        "discord-api-docs/permissions__role_object_example_role_*",
        "",
        check::<Role>,
    ),
    ("hikari/guild_role_payload.json", "", check::<Role>),
    (
        "discord-api-docs/guild__guild_member_object_*",
        "",
        check::<Member>,
    ),
    ("hikari/member_payload.json", "", check::<Member>),
    ("hikari/member_payload.json", "/user", check::<User>),
    ("hikari/member_presence_payload.json", "", check::<Presence>),
    (
        "hikari/member_presence_payload.json",
        "/activities/0",
        check::<Activity>,
    ),
    (
        "hikari/presence_activity_payload.json",
        "",
        check::<Activity>,
    ),
    (
        "discord-api-docs/gateway_events__activity_object_*",
        "",
        check::<Activity>,
    ),
    (
        "discord-api-docs/voice__voice_state_object_*",
        "",
        check::<VoiceState>,
    ),
    ("hikari/voice_state_payload.json", "", check::<VoiceState>),
    (
        "hikari/voice_state_payload.json",
        "/member",
        check::<Member>,
    ),
    ("discord-api-docs/emoji__emoji_object_*", "", check::<Emoji>),
    ("hikari/custom_emoji_payload.json", "", check::<Emoji>),
    ("hikari/known_custom_emoji_payload.json", "", check::<Emoji>),
    ("discord-api-docs/user__user_object_*", "", check::<User>),
    ("hikari/user_payload.json", "", check::<User>),
    ("hikari/my_user_payload.json", "", check::<User>),
    (
        "discord-api-docs/application__example_application_*",
        "",
        check::<Application>,
    ),
    ("hikari/application_payload.json", "", check::<Application>),
];

/// Fields Discord documents which no entity has yet, and those only other libraries' test data have.
const LEFT_OUT: &[&str] = &[
    // Objects of their own, not yet defined.
    "activity",
    "application",
    "assets",
    "avatar_decoration_data",
    "collectibles",
    "colors",
    "components",
    "default_reaction_emoji",
    "incidents_data",
    "install_params",
    "integration_types_config",
    "interaction_metadata",
    "mention_channels",
    "mute_config",
    "nicks",
    "owner",
    "party",
    "poll",
    "primary_guild",
    "secrets",
    "sticker_items",
    "stickers",
    "tags",
    "team",
    "timestamps",
    // Kept beside the guild, not in it.
    "channels",
    "members",
    "presences",
    "roles",
    "threads",
    "voice_states",
    // What the portal knows of an application.
    "approximate_guild_count",
    "approximate_user_install_count",
    "bot_public",
    "bot_require_code_grant",
    "cover_image",
    "custom_install_url",
    "event_webhooks_status",
    "event_webhooks_types",
    "event_webhooks_url",
    "flags_new",
    "guild_id",
    "interactions_endpoint_url",
    "primary_sku_id",
    "privacy_policy_url",
    "role_connections_verification_url",
    "rpc_origins",
    "slug",
    "terms_of_service_url",
    "verify_key",
    // What only the account's owner is told.
    "email",
    "flags",
    "muted",
    "premium_type",
    // No longer, or never, in Discord's documentation.
    "embed_channel_id",
    "embed_enabled",
    "mentions_everyone",
    "region",
];

#[test]
fn every_object_is_read() {
    let Some(payloads) = payloads() else { return };
    let mut checked = 0;
    for (name, pointer, check) in OBJECTS {
        let fits = |file: &str| match name.strip_suffix('*') {
            Some(start) => file.starts_with(start),
            None => file == *name,
        };
        for Payload { file, text, .. } in payloads.iter().filter(|payload| fits(&payload.file)) {
            let json: Value =
                serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
            if let Some(object) = json.pointer(pointer) {
                check(object, &format!("{file}{pointer}"));
                checked += 1;
            }
        }
    }
    tell(&format!("{checked} objects of a type of their own"));
}

/// Every field the entity has and the payload holds must be read; every other one must be left out on purpose.
fn check<T: Entity>(json: &Value, place: &str) {
    let patch: Patch<T> = from_str(&json.to_string())
        .expect("this is JSON")
        .unwrap_or_else(|| panic!("{place} is no object"));
    let mut unknown = BTreeSet::new();
    for (name, value) in json.as_object().expect("an object") {
        match T::field_index(name) {
            Some(index) => assert!(
                patch.present & 1 << index != 0,
                "{place}: {name} is {value}"
            ),
            None if LEFT_OUT.contains(&name.as_str()) => {}
            None => {
                unknown.insert(name);
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "{place}: {unknown:?} are neither read nor left out on purpose"
    );
}
