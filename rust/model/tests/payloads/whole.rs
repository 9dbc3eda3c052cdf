//! Objects in full: what stands at any depth of a payload stands in what was read of it, with the same value.

use std::collections::BTreeSet;

use discord_model::decode::{Decode, from_str};
use discord_model::{
    ActivityInstance, Application, ApplicationCommand, ApplicationCommandPermissions,
    ApplicationRoleConnection, ApplicationRoleConnectionMetadata, AvatarDecoration, Component,
    Encode, Entitlement, Interaction, InteractionData, InteractionMetadata, InteractionOption,
    Lobby, MediaGalleryItem, Message, Poll, Presence, PrimaryGuild, Resolved, Sku, Sticker,
    StickerItem, StickerPack, Subscription, Timestamp, UnfurledMediaItem, User, VoiceRegion,
};
use serde_json::Value;

use crate::{Payload, payloads, tell};

type Check = fn(&Value, &str, &mut Lost);

/// What was lost, with the places of it.
type Lost = BTreeSet<(String, String)>;

/// Which payloads hold which object. A `*` stands for any letters; behind `#` stands where in the payload it is.
const WHOLE: &[(Check, &[&str])] = &[
    (
        check::<Message>,
        &[
            "discord-api-docs/message__message_object_example_*",
            "discord-api-docs/message__shared_client_theme_object_*",
            "discord-api-docs/reference__action_row_examples_*",
            "discord-api-docs/reference__button_examples_l209.json",
            "discord-api-docs/reference__channel_select_examples_l1352.json",
            "discord-api-docs/reference__container_examples_*",
            "discord-api-docs/reference__file_examples_*",
            "discord-api-docs/reference__legacy_message_component_behavior_*",
            "discord-api-docs/reference__media_gallery_examples_*",
            "discord-api-docs/reference__mentionable_select_examples_l1115.json",
            "discord-api-docs/reference__role_select_examples_l895.json",
            "discord-api-docs/reference__section_examples_*",
            "discord-api-docs/reference__separator_examples_*",
            "discord-api-docs/reference__string_select_examples_l344.json",
            "discord-api-docs/reference__text_display_examples_l1606.json",
            "discord-api-docs/reference__thumbnail_examples_*",
            "discord-api-docs/reference__user_select_examples_l654.json",
            "discord-api-docs/using_message_components__*",
            "hikari/message_payload.json",
        ],
    ),
    (
        check::<Component>,
        &[
            "discord-api-docs/reference__*#/data/components",
            "discord-api-docs/using_modal_components__*#/data/components",
            "discordbm/testcomponentsv2_*",
            "hikari/action_row_payload.json",
            "hikari/button_payload.json",
            "hikari/container_payload.json",
            "hikari/file_payload.json",
            "hikari/media_gallery_payload.json",
            "hikari/section_payload.json",
            "hikari/select_menu_payload.json",
            "hikari/separator_payload.json",
            "hikari/text_display_payload.json",
            "hikari/text_input_payload.json",
            "hikari/thumbnail_payload.json",
            "serenity/application_component__*",
        ],
    ),
    (check::<UnfurledMediaItem>, &["hikari/media_payload.json"]),
    (
        check::<MediaGalleryItem>,
        &["hikari/media_gallery_item_payload.json"],
    ),
    (check::<Poll>, &["hikari/poll_payload.json"]),
    (
        check::<Sticker>,
        &[
            "discord-api-docs/sticker__sticker_object_*",
            "hikari/standard_sticker_payload.json",
            "hikari/guild_sticker_payload.json",
        ],
    ),
    (
        check::<StickerItem>,
        &["hikari/partial_sticker_payload.json"],
    ),
    (
        check::<StickerPack>,
        &[
            "discord-api-docs/sticker__sticker_pack_object_*",
            "hikari/sticker_pack_payload.json",
        ],
    ),
    (
        check::<User>,
        &[
            "discord-api-docs/user__user_object_*",
            "hikari/user_payload.json",
            "hikari/my_user_payload.json",
            "hikari/owner_payload.json",
        ],
    ),
    (
        check::<PrimaryGuild>,
        &["hikari/primary_guild_payload.json"],
    ),
    (
        check::<AvatarDecoration>,
        &["hikari/avatar_decoration_payload.json"],
    ),
    (check::<Presence>, &["hikari/member_presence_payload.json"]),
    (
        check::<Application>,
        &[
            "discord-api-docs/application__example_application_*",
            "hikari/application_payload.json",
            "hikari/invite_application_payload.json",
            "hikari/partial_application_payload.json",
        ],
    ),
    (
        check::<ActivityInstance>,
        &[
            "discord-api-docs/application__get_application_activity_instance_*",
            "hikari/activity_instance_payload.json",
        ],
    ),
    (
        check::<ApplicationRoleConnectionMetadata>,
        &["hikari/application_connection_metadata_record_payload.json"],
    ),
    (
        check::<ApplicationRoleConnection>,
        &["hikari/role_connection_payload.json"],
    ),
    (
        check::<Interaction>,
        &[
            "discord-api-docs/application_commands__*_example_interaction_*",
            "discord-api-docs/application_commands__autocomplete_*",
            "discord-api-docs/reference__button_examples_l234.json",
            "disgo/command_entry_point_command.json",
            "hikari/autocomplete_interaction_payload.json",
            "hikari/command_interaction_payload.json",
            "hikari/component_interaction_payload.json",
            "hikari/context_menu_command_interaction_payload.json",
            "hikari/modal_interaction_payload.json",
            "hikari/partial_interaction_payload.json",
            "kord/interaction_groupsubcommand.json",
        ],
    ),
    (
        check::<InteractionData>,
        &["discord-api-docs/reference__*#/data"],
    ),
    (
        check::<InteractionOption>,
        &["serenity/application_command_interaction__*"],
    ),
    (
        check::<InteractionMetadata>,
        &["hikari/partial_interaction_metadata_payload.json"],
    ),
    (
        check::<Resolved>,
        &[
            "hikari/interaction_resolved_data_payload.json",
            "discordbm/testresolveddatadecode_*",
        ],
    ),
    (
        check::<ApplicationCommand>,
        &[
            "discord-api-docs/application_commands__application_command_permissions_*",
            "discord-api-docs/application_commands__entry_point_commands_*",
            "discord-api-docs/application_commands__example_walkthrough_*",
            "discord-api-docs/application_commands__localization_*",
            "discord-api-docs/application_commands__retrieving_localized_commands_*",
            "discord-api-docs/application_commands__message_commands_example_message_*",
            "discord-api-docs/application_commands__slash_commands_example_slash_*",
            "discord-api-docs/application_commands__user_commands_example_user_*",
            "hikari/slash_command_payload.json",
            "hikari/context_menu_command_payload.json",
        ],
    ),
    (
        check::<ApplicationCommandPermissions>,
        &["hikari/guild_command_permissions_payload.json"],
    ),
    (
        check::<Entitlement>,
        &[
            "discord-api-docs/entitlement__entitlement_object_*",
            "discord-api-docs/entitlement__get_entitlement_*",
            "discord-api-docs/entitlement__list_entitlements_*",
            "discord-api-docs/webhook_events__entitlement_*#/event/data",
            "hikari/entitlement_*",
        ],
    ),
    (
        check::<Sku>,
        &["discord-api-docs/sku__*", "hikari/sku_payload.json"],
    ),
    (
        check::<Subscription>,
        &["discord-api-docs/subscription__subscription_example_*"],
    ),
    (check::<Lobby>, &["discord-api-docs/lobby__*"]),
    (check::<VoiceRegion>, &["hikari/voice_region_payload.json"]),
];

/// Fields that no entity has: not documented, or only there in requests and in other libraries' test data.
const LEFT_OUT: &[&str] = &[
    // Objects of their own, not yet defined.
    "colors",
    "tags",
    // What only the account's owner is told.
    "mute_config",
    "muted",
    // Sent, but in none of Discord's tables.
    "avatar_decoration",
    "clan",
    "display_name_styles",
    "expires_at",
    "is_pending",
    "loading_state",
    "unusual_dm_activity_until",
    "version",
    "access_type",
    "dependent_sku_id",
    "features",
    "manifest_labels",
    "premium",
    "release_date",
    "show_age_gate",
    // The title of a modal, which is only sent to Discord.
    "title",
    // No longer, or never, in Discord's documentation.
    "activity",
    "allow_new",
    "deny_new",
    "description",
    "mentions_everyone",
    // Values nobody sends: too large for a kind of component, too large for an id.
    "1000000000",
    "111111111111111111111",
];

#[test]
fn nothing_is_lost() {
    let Some(payloads) = payloads() else { return };
    let mut lost = Lost::new();
    let mut checked = 0;
    for (check, places) in WHOLE {
        for place in *places {
            let before = checked;
            for (json, place) in found(&payloads, place) {
                match json {
                    Value::Array(list) => {
                        for json in &list {
                            check(json, &place, &mut lost);
                        }
                    }
                    json => check(&json, &place, &mut lost),
                }
                checked += 1;
            }
            assert!(checked > before, "{place} is not among the payloads");
        }
    }
    tell(&format!("{checked} objects read in full"));
    assert!(lost.is_empty(), "lost: {lost:#?}");
}

/// The parts of payloads a place names.
fn found(payloads: &[Payload], place: &str) -> Vec<(Value, String)> {
    let (name, pointer) = place.split_once('#').unwrap_or((place, ""));
    let fits = |file: &str| match name.split_once('*') {
        Some((start, rest)) => file.starts_with(start) && file.contains(rest.trim_matches('*')),
        None => file == name,
    };
    payloads
        .iter()
        .filter(|payload| fits(&payload.file))
        .filter_map(|payload| {
            let part = payload.json().pointer(pointer)?.clone();
            Some((part, format!("{}{pointer}", payload.file)))
        })
        .collect()
}

fn check<T: Decode + Encode>(json: &Value, place: &str, lost: &mut Lost) {
    let read: T = from_str(&json.to_string())
        .expect("this is JSON")
        .unwrap_or_else(|| panic!("{place} is no object"));
    compare(json, &read.encode(true), place, lost);
}

/// Notes everything in `json` that is not in `read`.
fn compare(json: &Value, read: &Value, place: &str, lost: &mut Lost) {
    match (json, read) {
        (Value::Object(fields), Value::Object(known)) => {
            for (name, value) in fields {
                match known.get(name) {
                    Some(known) => compare(value, known, &format!("{place}/{name}"), lost),
                    None if LEFT_OUT.contains(&name.as_str()) => {}
                    None => drop(lost.insert((name.clone(), place.to_owned()))),
                }
            }
        }
        (Value::Array(values), Value::Array(known)) if values.len() == known.len() => {
            for (value, known) in values.iter().zip(known) {
                compare(value, known, place, lost);
            }
        }
        _ if is_same(json, read) || LEFT_OUT.contains(&&*json.to_string()) => {}
        _ => drop(lost.insert((format!("{json} became {read}"), place.to_owned()))),
    }
}

/// Whether two values say the same: Discord writes numbers as text, and what is not there as `null`.
fn is_same(json: &Value, read: &Value) -> bool {
    let time = |value: &Value| value.as_str().and_then(Timestamp::parse);
    json == read
        || json.is_null() && is_nothing(read)
        || read.is_null() && is_nothing(json)
        || json.as_f64().is_some() && json.as_f64() == read.as_f64()
        || time(json).is_some() && time(json) == time(read)
        || plain(json).is_some() && plain(json) == plain(read)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(yes) => !yes,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "0",
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
