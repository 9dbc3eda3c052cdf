//! Attachments that a message keeps.

use crate::schema::ObjectSchema;

/// An [attachment](https://discord.com/developers/docs/resources/message#attachment-object) that is already there: its id,
/// and what to change. New ones are the files of the request.
pub static ATTACHMENT: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![
        filename: text(1..=1024),
        title: text(0..=1024),
        description: text(0..=1024),
        duration_secs: number(0.0..=2_147_483_647.0),
        waveform: text(0..=400),
        is_spoiler: bool,
        is_remix: bool,
    ],
    check: None,
};
