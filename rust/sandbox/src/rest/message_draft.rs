//! The draft of a message out of a body that is checked already.

use serde_json::{Value, json};

use super::body::BodyFile;
use super::call::Call;
use super::error::{ApiError, Outcome};
use super::message_rules::{COMPONENTS_V2_FLAG, check};
use crate::change::{Draft, Upload};
use crate::id::Id;
use crate::json::{entries, field};
use crate::world::{Fields, Message, Poll};

/// The flags a bot may set: SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2.
const SETTABLE_FLAGS: u64 = 1 << 2 | 1 << 12 | 1 << 13 | COMPONENTS_V2_FLAG;

/// The draft of a new message, whose fields may stand in a field of the body.
pub fn draft(call: &Call<'_>, fields: &Fields, within: Option<&str>) -> Outcome<Draft> {
    check(call, fields, None, within)?;
    let list = |name: &str| entries(field(fields, name)).to_vec();
    let object = |name: &str| Some(field(fields, name)).filter(|value| value.is_object());
    let nonce = field(fields, "nonce");
    let content = field(fields, "content").as_str().unwrap_or_default();
    let message = Message {
        content: content.trim().to_owned(),
        tts: field(fields, "tts") == true,
        flags: field(fields, "flags").as_u64().unwrap_or(0) & SETTABLE_FLAGS,
        embeds: rich(list("embeds")),
        components: list("components"),
        poll: object("poll").map(Poll::read),
        nonce: Some(nonce.clone()).filter(|nonce| !nonce.is_null()),
        ..Message::default()
    };
    let uploads = uploads(call, fields);
    let empty = message.content.is_empty()
        && message.embeds.is_empty()
        && message.components.is_empty()
        && message.poll.is_none()
        && uploads.is_empty()
        && list("sticker_ids").is_empty()
        && field(fields, "message_reference")["type"] != 1;
    ApiError::EMPTY_MESSAGE.when(empty)?;
    Ok(Draft {
        message,
        uploads,
        allowed_mentions: object("allowed_mentions").cloned(),
    })
}

/// What an edit changes of a message, and the files it adds.
pub fn changes(
    call: &Call<'_>,
    fields: &Fields,
    edited: Option<&Message>,
    within: Option<&str>,
) -> Outcome<(Fields, Vec<Upload>)> {
    check(call, fields, edited, within)?;
    let mut changes = fields.clone();
    if let Some(Value::Array(embeds)) = changes.get_mut("embeds") {
        *embeds = rich(std::mem::take(embeds));
    }
    Ok((changes, uploads(call, fields)))
}

/// Embeds as Discord gives them back: each says that it is rich. Their flags are not the sender's to set.
fn rich(mut embeds: Vec<Value>) -> Vec<Value> {
    for embed in embeds.iter_mut().filter(|embed| embed.is_object()) {
        embed["type"] = json!("rich");
        let pairs = embed["fields"].as_array_mut().into_iter().flatten();
        for pair in pairs.filter(|pair| pair.is_object()) {
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

/// The files of a body with what `attachments` says about them.
fn uploads(call: &Call<'_>, fields: &Fields) -> Vec<Upload> {
    let read = |file: &BodyFile| {
        let (about, filename) = described(file, fields);
        let mut upload = file.upload.clone();
        upload.filename = filename;
        upload.description = about["description"].as_str().map(str::to_owned);
        upload
    };
    call.files.iter().map(read).collect()
}

/// What `attachments` says about a file, and the name that it has then: `id` is the number of the file's field.
pub fn described<'a>(file: &BodyFile, fields: &'a Fields) -> (&'a Value, String) {
    let number = file
        .field
        .trim_start_matches("files[")
        .trim_end_matches(']');
    let number = number.parse().ok().map(Id);
    let said = entries(field(fields, "attachments")).iter();
    let mut said = said.filter(|about| Id::from_json(&about["id"]) == number);
    let about = said.next().unwrap_or(&Value::Null);
    let named = about["filename"].as_str().map(super::body::plain_name);
    (about, named.unwrap_or_else(|| file.upload.filename.clone()))
}
