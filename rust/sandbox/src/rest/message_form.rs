//! What a message may say: the checks of creating and editing.

use serde_json::{Value, json};

use super::body::FormFile;
use super::call::Call;
use super::check::{FormErrors, field};
use super::component_form;
use super::error::ApiError;
use super::poll_form;
use crate::change::{Draft, Upload};
use crate::id::Id;
use crate::world::{Fields, Message, Poll};

/// The longest content, in characters.
const CONTENT: usize = 2000;
/// The most embeds, files and stickers of a message.
const EMBEDS: usize = 10;
const ATTACHMENTS: usize = 10;
const STICKERS: usize = 3;
/// The parts of an embed of which it needs one.
const EMBED_CONTENTS: [&str; 8] = [
    "title",
    "description",
    "fields",
    "image",
    "thumbnail",
    "video",
    "footer",
    "author",
];
/// The most characters in all embeds together.
const EMBED_TOTAL: usize = 6000;
/// IS_COMPONENTS_V2.
const COMPONENTS_V2_FLAG: u64 = 1 << 15;
/// The flags a bot may set: SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2.
const SETTABLE_FLAGS: u64 = 1 << 2 | 1 << 12 | 1 << 13 | COMPONENTS_V2_FLAG;

/// Checks the fields of a message, new or edited.
pub fn check(call: &Call<'_>, errors: &mut FormErrors) -> Result<(), ApiError> {
    check_fields(call, call.fields()?, None, errors)
}

/// Checks fields that may stand elsewhere in the body, of a message that may be there already.
pub fn check_fields(
    call: &Call<'_>,
    fields: &Fields,
    edited: Option<&Message>,
    errors: &mut FormErrors,
) -> Result<(), ApiError> {
    errors.text(&["content"], field(fields, "content"), 0, CONTENT);
    check_embeds(field(fields, "embeds"), errors);
    errors.list(&["sticker_ids"], field(fields, "sticker_ids"), STICKERS);
    poll_form::check(field(fields, "poll"), errors);
    let flags =
        field(fields, "flags").as_u64().unwrap_or(0) | edited.map_or(0, |edited| edited.flags);
    let v2 = flags & COMPONENTS_V2_FLAG != 0;
    for name in ["content", "embeds", "poll", "sticker_ids"] {
        if v2 && is_something(field(fields, name)) {
            errors.add(
                &[name],
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                format!(
                    "The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                ),
            );
        }
    }
    let kept = edited.into_iter().flat_map(|edited| &edited.attachments);
    let files = kept.map(|file| file.filename.clone());
    let new = call.files.iter().map(|file| described(file, fields).1);
    let files: Vec<String> = files.chain(new).collect();
    component_form::check(field(fields, "components"), v2, Some(files), errors);
    let described = errors
        .list(&["attachments"], field(fields, "attachments"), ATTACHMENTS)
        .len();
    if call.files.len().max(described) > ATTACHMENTS {
        return Err(ApiError {
            code: 30015,
            message: "Maximum number of attachments in a message reached (10)".into(),
            ..ApiError::INVALID_FORM
        });
    }
    match field(fields, "nonce") {
        Value::String(nonce) => errors.text(&["nonce"], &Value::from(nonce.as_str()), 0, 25),
        Value::Null | Value::Number(_) => {}
        _ => errors.add(
            &["nonce"],
            "NONCE_TYPE_INVALID",
            "Nonce must be a string or an integer.",
        ),
    }
    Ok(())
}

fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

fn check_embeds(embeds: &Value, errors: &mut FormErrors) {
    let mut total = 0;
    for (index, embed) in errors.list(&["embeds"], embeds, EMBEDS).iter().enumerate() {
        let index = index.to_string();
        let at = |rest: &[&'static str]| -> Vec<String> {
            ["embeds", &index]
                .into_iter()
                .chain(rest.iter().copied())
                .map(str::to_owned)
                .collect()
        };
        let mut text = |place: Vec<String>, value: &Value, longest: usize| {
            total += value.as_str().map_or(0, |text| text.chars().count());
            let place: Vec<&str> = place.iter().map(String::as_str).collect();
            errors.text(&place, value, 0, longest);
        };
        text(at(&["title"]), &embed["title"], 256);
        text(at(&["description"]), &embed["description"], 4096);
        text(at(&["footer", "text"]), &embed["footer"]["text"], 2048);
        text(at(&["author", "name"]), &embed["author"]["name"], 256);
        for (number, pair) in embed["fields"].as_array().into_iter().flatten().enumerate() {
            let number = number.to_string();
            for (key, longest) in [("name", 256), ("value", 1024)] {
                let place = ["embeds", &index, "fields", &number, key]
                    .map(str::to_owned)
                    .to_vec();
                text(place, &pair[key], longest);
            }
        }
        for (number, pair) in embed["fields"].as_array().into_iter().flatten().enumerate() {
            for key in ["name", "value"] {
                errors.required(
                    &["embeds", &index, "fields", &number.to_string(), key],
                    &pair[key],
                );
            }
        }
        if embed.is_object()
            && !EMBED_CONTENTS
                .iter()
                .any(|part| is_something(&embed[*part]))
        {
            errors.required(&["embeds", &index, "description"], &Value::Null);
        }
        errors.list(&["embeds", &index, "fields"], &embed["fields"], 25);
        errors.number(&["embeds", &index, "color"], &embed["color"], 0, 0xFF_FFFF);
    }
    if total > EMBED_TOTAL {
        errors.add(
            &["embeds"],
            "MAX_EMBED_SIZE_EXCEEDED",
            format!("Embed size exceeds maximum size of {EMBED_TOTAL}"),
        );
    }
}

/// The draft of a new message. The form is checked already.
pub fn draft(call: &Call<'_>) -> Result<Draft, ApiError> {
    draft_of(call, call.fields()?)
}

/// The same of fields that may stand elsewhere in the body.
pub fn draft_of(call: &Call<'_>, fields: &Fields) -> Result<Draft, ApiError> {
    let list = |name: &str| field(fields, name).as_array().cloned().unwrap_or_default();
    let draft = Draft {
        id: None,
        kind: None,
        content: field(fields, "content")
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        tts: field(fields, "tts") == true,
        flags: field(fields, "flags").as_u64().unwrap_or(0) & SETTABLE_FLAGS,
        embeds: rich(list("embeds")),
        components: list("components"),
        poll: fields
            .get("poll")
            .filter(|poll| poll.is_object())
            .map(Poll::read),
        stickers: Vec::new(),
        nonce: fields
            .get("nonce")
            .filter(|nonce| !nonce.is_null())
            .cloned(),
        reply_to: None,
        forward: None,
        refers_to: None,
        webhook: None,
        origin: None,
        seen_by: None,
        uploads: uploads(call, fields),
        allowed_mentions: fields
            .get("allowed_mentions")
            .filter(|mentions| mentions.is_object())
            .cloned(),
    };
    let stickers = !list("sticker_ids").is_empty();
    let forwards = field(fields, "message_reference")["type"] == 1;
    let empty = draft.content.is_empty()
        && draft.embeds.is_empty()
        && draft.components.is_empty()
        && draft.uploads.is_empty()
        && draft.poll.is_none()
        && !stickers
        && !forwards;
    if empty {
        Err(ApiError::EMPTY_MESSAGE)
    } else {
        Ok(draft)
    }
}

/// Embeds as Discord gives them back: each says that it is rich. Their flags are not the sender's to set.
pub fn rich(mut embeds: Vec<Value>) -> Vec<Value> {
    for embed in embeds.iter_mut().filter(|embed| embed.is_object()) {
        embed["type"] = json!("rich");
        for pair in embed["fields"]
            .as_array_mut()
            .into_iter()
            .flatten()
            .filter(|pair| pair.is_object())
        {
            pair["inline"] = json!(pair["inline"] == true);
        }
        if let Value::Object(embed) = embed {
            embed.remove("flags");
            if field(embed, "fields").is_null() {
                embed.remove("fields");
            }
        }
    }
    embeds
}

/// The files of a form with what `attachments` says about them.
pub fn uploads(call: &Call<'_>, fields: &Fields) -> Vec<Upload> {
    let read = |file: &FormFile| {
        let (about, filename) = described(file, fields);
        let mut upload = file.upload.clone();
        upload.filename = filename;
        upload.description = about["description"].as_str().map(str::to_owned);
        upload
    };
    call.files.iter().map(read).collect()
}

/// What `attachments` says about a file, and the name that it has then: `id` is the number of the file's field.
fn described<'a>(file: &FormFile, fields: &'a Fields) -> (&'a Value, String) {
    let number = file
        .field
        .trim_start_matches("files[")
        .trim_end_matches(']');
    let number = number.parse().ok().map(Id);
    let said = field(fields, "attachments")
        .as_array()
        .into_iter()
        .flatten();
    let mut said = said.filter(|about| Id::from_json(&about["id"]) == number);
    let about = said.next().unwrap_or(&Value::Null);
    let named = about["filename"].as_str().map(super::body::plain_name);
    (about, named.unwrap_or_else(|| file.upload.filename.clone()))
}
