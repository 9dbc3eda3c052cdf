//! Attachments that a message keeps.

use crate::schema::ObjectSchema;

/// An existing [attachment](https://discord.com/developers/docs/resources/message#attachment-object): its id, and the
/// fields to change. New attachments are the files of the request.
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
