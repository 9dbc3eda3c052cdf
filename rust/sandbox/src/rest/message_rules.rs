//! The rules for new and edited messages that their schema cannot express.

use serde_json::Value;

use super::call::Call;
use super::component_rules;
use super::error::{ApiError, Outcome};
use super::field_errors::MAX_EMBED_SIZE_EXCEEDED;
use super::form_errors::{self, FormErrors};
use super::message_draft::described;
use crate::json::{entries, field};
use crate::world::{Fields, Message};

/// The most files of a message.
const ATTACHMENTS: usize = 10;
/// The parts of an embed of which it needs one.
const EMBED_CONTENTS: &str = "title description fields image thumbnail video footer author";
/// The most characters in all embeds together.
const EMBED_TOTAL: usize = 6000;
/// What cannot be beside Components V2.
const LEGACY: [&str; 4] = ["content", "embeds", "poll", "sticker_ids"];
/// IS_COMPONENTS_V2.
pub const COMPONENTS_V2_FLAG: u64 = 1 << 15;

/// Checks the fields of a message, which may be there already, and may stand in a field of the body.
pub fn check(
    call: &Call<'_>,
    fields: &Fields,
    edited: Option<&Message>,
    within: Option<&str>,
) -> Outcome<()> {
    ApiError::TOO_MANY_ATTACHMENTS.when(call.files.len() > ATTACHMENTS)?;
    form_errors::check(|errors| match within {
        Some(name) => errors.within(name, |errors| add_errors(call, fields, edited, errors)),
        None => add_errors(call, fields, edited, errors),
    })
}

fn add_errors(call: &Call<'_>, fields: &Fields, edited: Option<&Message>, errors: &mut FormErrors) {
    check_embeds(field(fields, "embeds"), errors);
    check_poll(field(fields, "poll"), errors);
    let flags = field(fields, "flags").as_u64().unwrap_or(0);
    let v2 = (flags | edited.map_or(0, |edited| edited.flags)) & COMPONENTS_V2_FLAG != 0;
    for name in LEGACY {
        if v2 && is_something(field(fields, name)) {
            let message = format!(
                "The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            );
            let code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
            errors.add(&[name], code, message);
        }
    }
    let kept = edited.into_iter().flat_map(|edited| &edited.attachments);
    let files = kept.map(|file| file.filename.clone());
    let new = call.files.iter().map(|file| described(file, fields).1);
    let files: Vec<String> = files.chain(new).collect();
    component_rules::check_message(field(fields, "components"), v2, files, errors);
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

/// No embed is empty, and together they are not too long.
fn check_embeds(embeds: &Value, errors: &mut FormErrors) {
    let mut total = 0;
    errors.within_each("embeds", embeds, |embed, errors| {
        let mut contents = EMBED_CONTENTS.split_whitespace();
        if !contents.any(|part| is_something(&embed[part])) {
            errors.required(&["description"], &Value::Null);
        }
        let fields = entries(&embed["fields"]).iter();
        let in_fields = fields.flat_map(|pair| [&pair["name"], &pair["value"]]);
        let (footer, author) = (&embed["footer"]["text"], &embed["author"]["name"]);
        let texts = [&embed["title"], &embed["description"], footer, author];
        let texts = texts.into_iter().chain(in_fields).filter_map(Value::as_str);
        total += texts.map(|text| text.chars().count()).sum::<usize>();
    });
    if total > EMBED_TOTAL {
        errors.report(&["embeds"], MAX_EMBED_SIZE_EXCEEDED);
    }
}

/// A poll asks something, and each answer has a text or an emoji.
fn check_poll(poll: &Value, errors: &mut FormErrors) {
    if poll.is_null() {
        return;
    }
    errors.within("poll", |errors| {
        errors.required(&["question", "text"], &poll["question"]["text"]);
        errors.within_each("answers", &poll["answers"], |answer, errors| {
            let media = &answer["poll_media"];
            if media["emoji"].is_null() {
                errors.required(&["poll_media", "text"], &media["text"]);
            }
        });
    });
}
