//! Images and files in a message.

use crate::objects::values::{ATTACHED, MEDIA};
use crate::schema::ObjectSchema;

/// A [thumbnail](https://discord.com/developers/docs/components/reference#thumbnail).
pub static THUMBNAIL: ObjectSchema = ObjectSchema {
    required: fields![type: integer(11..=11), media: object(MEDIA_ITEM)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        description: text(1..=1024),
        spoiler: bool,
    ],
    check: None,
};

/// A [media gallery](https://discord.com/developers/docs/components/reference#media-gallery) with up to 10 images and videos.
pub static MEDIA_GALLERY: ObjectSchema = ObjectSchema {
    required: fields![type: integer(12..=12), items: list(object(GALLERY_ITEM), 1..=10)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

static GALLERY_ITEM: ObjectSchema = ObjectSchema {
    required: fields![media: object(MEDIA_ITEM)],
    optional: fields![description: text(1..=1024), spoiler: bool],
    check: None,
};

/// A [file](https://discord.com/developers/docs/components/reference#file) of the message.
pub static FILE: ObjectSchema = ObjectSchema {
    required: fields![type: integer(13..=13), file: object(ATTACHED_FILE)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        spoiler: bool,
        name: any,
        size: any,
    ],
    check: None,
};

/// Generates the schema of a media item: `NAME prefixes of its URL`. The fields that only Discord sets are accepted as well, and ignored
/// by Discord, so that a component of a message can be sent again.
macro_rules! media_schema {
    ($name:ident $beginnings:path) => {
        static $name: ObjectSchema = ObjectSchema {
    required: fields![url: url($beginnings, 2048)],
            optional: fields![
                id: any,
                proxy_url: any,
                width: any,
                height: any,
                content_type: any,
                placeholder: any,
                placeholder_version: any,
                loading_state: any,
                flags: any,
                attachment_id: any,
            ],
            check: None,
        };
    };
}
media_schema!(MEDIA_ITEM MEDIA);
media_schema!(ATTACHED_FILE ATTACHED);
