//! Pictures and files within a message.

use crate::schema::Shape;
use crate::shapes::url::{ATTACHED, MEDIA};

/// The small [picture](https://discord.com/developers/docs/components/reference#thumbnail) of a section.
pub static THUMBNAIL: Shape = Shape {
    required: fields![type: integer(11..=11), media: object(MEDIA_ITEM)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        description: text(1..=1024),
        spoiler: bool,
    ],
    check: None,
};

/// [Pictures and videos](https://discord.com/developers/docs/components/reference#media-gallery), up to 10.
pub static MEDIA_GALLERY: Shape = Shape {
    required: fields![type: integer(12..=12), items: list(object(GALLERY_ITEM), 1..=10)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

static GALLERY_ITEM: Shape = Shape {
    required: fields![media: object(MEDIA_ITEM)],
    optional: fields![description: text(1..=1024), spoiler: bool],
    check: None,
};

/// A [file](https://discord.com/developers/docs/components/reference#file) that is sent along.
pub static FILE: Shape = Shape {
    required: fields![type: integer(13..=13), file: object(ATTACHED_FILE)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        spoiler: bool,
        name: any,
        size: any,
    ],
    check: None,
};

/// What Discord alone fills in is taken too, and ignored by Discord, so that a component out of a message can be sent again.
macro_rules! media {
    ($name:ident $beginnings:path) => {
        static $name: Shape = Shape {
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
media!(MEDIA_ITEM MEDIA);
media!(ATTACHED_FILE ATTACHED);
