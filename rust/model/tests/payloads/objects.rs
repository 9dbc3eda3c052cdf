//! Objects: every field an entity has is read wherever it is sent.

use std::collections::BTreeSet;

use discord_model::decode::from_str;
use discord_model::{
    Activity, Application, Attachment, Channel, Embed, Emoji, Entity, Guild, Member, Message,
    Patch, Presence, Role, ThreadMember, User, VoiceState,
};
use serde_json::Value;

use crate::{payloads, tell};

mod guild;

type Check = fn(&Value, &str);

/// Which payloads hold which object. A `*` stands for the rest of a name; behind `#` stands where in the payload it is.
const OBJECTS: &[(Check, &[&str])] = &[
    (
        check::<Channel>,
        &[
            "discord-api-docs/channel__channel_object_example_*",
            "hikari/guild_text_channel_payload.json",
            "hikari/guild_voice_channel_payload.json",
            "hikari/guild_news_channel_payload.json",
            "hikari/guild_stage_channel_payload.json",
            "hikari/guild_forum_channel_payload.json",
            "hikari/guild_category_payload.json",
            "hikari/guild_news_thread_payload.json",
            "hikari/guild_public_thread_payload.json",
            "hikari/guild_private_thread_payload.json",
            "hikari/dm_channel_payload.json",
            "hikari/group_dm_channel_payload.json",
            "hikari/message_payload.json#/thread",
            "hikari/gateway_guild_payload.json#/channels/0",
            "hikari/gateway_guild_payload.json#/threads/0",
        ],
    ),
    (
        check::<User>,
        &[
            "hikari/dm_channel_payload.json#/recipients/0",
            "discord-api-docs/message__message_object_example_*#/author",
            "hikari/message_payload.json#/author",
            "hikari/message_payload.json#/mentions/0",
            "hikari/member_payload.json#/user",
            "discord-api-docs/user__user_object_*",
            "hikari/user_payload.json",
            "hikari/my_user_payload.json",
        ],
    ),
    (
        check::<ThreadMember>,
        &["hikari/thread_member_payload.json"],
    ),
    (
        check::<Message>,
        &[
            "discord-api-docs/message__message_object_example_*",
            "hikari/message_payload.json",
            "hikari/message_payload.json#/referenced_message",
        ],
    ),
    (
        check::<Member>,
        &[
            "hikari/message_payload.json#/member",
            "hikari/gateway_guild_payload.json#/members/0",
            "discord-api-docs/guild__guild_member_object_*",
            "hikari/member_payload.json",
            "hikari/voice_state_payload.json#/member",
        ],
    ),
    (
        check::<Attachment>,
        &[
            "hikari/message_payload.json#/attachments/0",
            "hikari/attachment_payload.json",
        ],
    ),
    (check::<Embed>, &["hikari/embed_payload.json"]),
    (
        check::<Guild>,
        &[
            "discord-api-docs/guild__guild_object_example_guild_*",
            "discord-api-docs/guild__get_guild_example_response_*",
            "hikari/gateway_guild_payload.json",
            "hikari/rest_guild_payload.json",
        ],
    ),
    (
        check::<Emoji>,
        &[
            "discord-api-docs/guild__get_guild_example_response_*#/emojis/0",
            "discord-api-docs/emoji__emoji_object_*",
            "hikari/custom_emoji_payload.json",
            "hikari/known_custom_emoji_payload.json",
        ],
    ),
    (
        check::<Role>,
        &[
            "discord-api-docs/guild__get_guild_example_response_*#/roles/0",
            "hikari/gateway_guild_payload.json#/roles/0",
            "discord-api-docs/permissions__role_object_example_role_*",
            "hikari/guild_role_payload.json",
        ],
    ),
    (
        check::<Presence>,
        &[
            "hikari/gateway_guild_payload.json#/presences/0",
            "hikari/member_presence_payload.json",
        ],
    ),
    (
        check::<VoiceState>,
        &[
            "hikari/gateway_guild_payload.json#/voice_states/0",
            "discord-api-docs/voice__voice_state_object_*",
            "hikari/voice_state_payload.json",
        ],
    ),
    (
        check::<Activity>,
        &[
            "hikari/member_presence_payload.json#/activities/0",
            "hikari/presence_activity_payload.json",
            "discord-api-docs/gateway_events__activity_object_*",
        ],
    ),
    (
        check::<Application>,
        &[
            "discord-api-docs/application__example_application_*",
            "hikari/application_payload.json",
        ],
    ),
];

/// Fields Discord documents which no entity has yet, and those only other libraries' test data have.
const LEFT_OUT: &[&str] = &[
    // Kept beside the guild, not in it.
    "channels",
    "members",
    "presences",
    "roles",
    "threads",
    "voice_states",
    // What only the account's owner is told.
    "muted",
    // No longer, or never, in Discord's documentation.
    "activity",
    "embed_channel_id",
    "embed_enabled",
    "mentions_everyone",
    "mute_config",
    "nicks",
    "sku_ids",
];

#[test]
fn every_object_is_read() {
    let Some(payloads) = payloads() else { return };
    let mut checked = 0;
    for (check, places) in OBJECTS.iter().chain(guild::OBJECTS) {
        for place in *places {
            let (name, pointer) = place.split_once('#').unwrap_or((place, ""));
            let fits = |file: &str| match name.strip_suffix('*') {
                Some(start) => file.starts_with(start),
                None => file == name,
            };
            for payload in payloads.iter().filter(|payload| fits(&payload.file)) {
                if let Some(object) = payload.json().pointer(pointer) {
                    check(object, &format!("{}{pointer}", payload.file));
                    checked += 1;
                }
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
