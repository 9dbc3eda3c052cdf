//! Where the specification is known to be mistaken: Discord's documentation says otherwise, and Discord does as that says.

use serde_json::{Value, json};

/// The type of channels for media.
const MEDIA: u8 = 16;

/// Limits that Discord documents, and that the specification leaves out or has wider: of a field of a schema, by its keyword.
const LIMITS: &[(&str, &str, &str, u64)] = &[
    // https://discord.com/developers/docs/resources/message#create-message-jsonform-params
    (
        "BaseCreateMessageCreateRequest",
        "content",
        "maxLength",
        2000,
    ),
    ("MessageCreateRequest", "content", "maxLength", 2000),
    ("MessageEditRequestPartial", "content", "maxLength", 2000),
    ("SDKMessageRequest", "content", "maxLength", 2000),
    // https://discord.com/developers/docs/resources/poll#poll-media-object
    ("PollMediaCreateRequest", "text", "maxLength", 55),
    // https://discord.com/developers/docs/resources/user#create-group-dm
    (
        "CreatePrivateChannelRequest",
        "access_tokens",
        "maxItems",
        10,
    ),
    // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
    (
        "ModalInteractionCallbackRequestData",
        "components",
        "maxItems",
        5,
    ),
    // https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-object
    ("EntityMetadataExternal", "location", "minLength", 1),
    (
        "ExternalScheduledEventCreateRequest",
        "name",
        "minLength",
        1,
    ),
    (
        "ExternalScheduledEventPatchRequestPartial",
        "name",
        "minLength",
        1,
    ),
    ("StageScheduledEventCreateRequest", "name", "minLength", 1),
    (
        "StageScheduledEventPatchRequestPartial",
        "name",
        "minLength",
        1,
    ),
    ("VoiceScheduledEventCreateRequest", "name", "minLength", 1),
    (
        "VoiceScheduledEventPatchRequestPartial",
        "name",
        "minLength",
        1,
    ),
];

/// Amends a specification. What is not there is left alone: another copy may have been put right.
pub fn amend(specification: &mut Value) {
    // Whether a command is age-restricted, and whether everybody can use it by default, are documented, but not specified.
    for command in [
        "ApplicationCommandCreateRequest",
        "ApplicationCommandPatchRequestPartial",
        "ApplicationCommandUpdateRequest",
    ] {
        let place = format!("/components/schemas/{command}/properties");
        if let Some(Value::Object(fields)) = specification.pointer_mut(&place) {
            for field in ["nsfw", "default_permission"] {
                fields
                    .entry(field)
                    .or_insert_with(|| json!({"type": ["boolean", "null"]}));
            }
        }
    }
    for (schema, field, keyword, limit) in LIMITS {
        let place = format!("/components/schemas/{schema}/properties/{field}");
        if let Some(Value::Object(field)) = specification.pointer_mut(&place) {
            field.insert((*keyword).to_owned(), (*limit).into());
        }
    }
    // An application is described in one language, or in several.
    let description = "/components/schemas/ApplicationFormPartial/properties/description";
    if let Some(description) = specification.pointer_mut(description) {
        let text = json!({"type": ["string", "null"], "maxLength": 400});
        *description = json!({"oneOf": [text, description.take()]});
    }
    // The flags of a new channel, and of one that moves, are documented, but not specified.
    for place in [
        "/components/schemas/CreateGuildChannelRequest/properties",
        "/paths/~1guilds~1{guild_id}~1channels/patch/requestBody/content/application~1json/schema/items/properties",
    ] {
        if let Some(Value::Object(fields)) = specification.pointer_mut(place) {
            fields
                .entry("flags")
                .or_insert_with(|| json!({"type": ["integer", "null"]}));
        }
    }
    // So are the kinds of files that are taken, and whether a component's emoji moves.
    for (place, field, kind) in [
        ("ApplicationCommandAttachmentOption", "file_types", "array"),
        ("FileUploadComponentForModalRequest", "file_types", "array"),
        ("ComponentEmojiForRequest", "animated", "boolean"),
    ] {
        let place = format!("/components/schemas/{place}/properties");
        if let Some(Value::Object(fields)) = specification.pointer_mut(&place) {
            fields
                .entry(field)
                .or_insert_with(|| json!({"type": [kind, "null"]}));
        }
    }
    // A message can be forwarded.
    let kinds = specification.pointer_mut("/components/schemas/MessageReferenceType/oneOf");
    if let Some(Value::Array(kinds)) = kinds {
        kinds.push(json!({"title": "FORWARD", "const": 1}));
    }
    // There are channels for media.
    let made = "/components/schemas/CreateGuildChannelRequest/properties/type/oneOf/1/enum";
    if let Some(Value::Array(kinds)) = specification.pointer_mut(made) {
        kinds.push(MEDIA.into());
    }
    let kinds = specification.pointer_mut("/components/schemas/ChannelTypes/oneOf");
    if let Some(Value::Array(kinds)) = kinds {
        kinds.push(json!({"title": "GUILD_MEDIA", "const": MEDIA}));
    }
    // A bot may change its avatar without its name.
    let profile = specification.pointer_mut("/components/schemas/BotAccountPatchRequest");
    if let Some(Value::Object(profile)) = profile {
        profile.remove("required");
    }
    // There is nothing to say about the end of a ban.
    let ban = "/paths/~1guilds~1{guild_id}~1bans~1{user_id}/delete/requestBody";
    if let Some(Value::Object(body)) = specification.pointer_mut(ban) {
        body.remove("required");
    }
}
