//! The fields of queries and bodies, and the kinds of their values.

use std::ops::RangeInclusive;

use super::{Check, MediaKind};

/// One field of a query or of a body.
#[derive(Debug)]
pub struct Field {
    /// Discord's name for it.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: FieldKind,
}

/// The schema of an object within a body, such as an embed.
#[derive(Debug)]
pub struct ObjectSchema {
    /// The fields that are required and cannot be null.
    pub required: &'static [Field],
    /// The fields that can be left out or null.
    pub optional: &'static [Field],
    /// A check of several fields together.
    pub check: Option<Check>,
}

/// One of the schemas that an object can have, selected by the number in its field `type`.
#[derive(Debug)]
pub struct Variant {
    /// The value of the field `type`.
    pub number: i64,
    /// The name in errors, such as "text display".
    pub name: &'static str,
    /// The schema, including the field `type`.
    pub schema: &'static ObjectSchema,
}

/// The kind of a value, and how it is converted to Discord's format.
///
/// An optional field can also be null, which clears the value, unlike leaving it out, unless it is [`NotNull`](Self::NotNull). Ranges are
/// inclusive.
#[derive(Debug)]
pub enum FieldKind {
    /// Any value; Discord checks it.
    Any,
    /// True or false.
    Bool,
    /// A whole number within the range. A float without a fraction is accepted as an integer.
    Integer(RangeInclusive<i64>),
    /// A number within the range.
    Number(RangeInclusive<f64>),
    /// Text with a number of characters (Unicode code points) within the range.
    Text(RangeInclusive<usize>),
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// One of these numbers.
    Choice(&'static [i64]),
    /// A snowflake: an integer or a text. It is sent as text.
    Id,
    /// The snowflake after which a page of a list begins, or `0` if the page begins with the smallest id.
    IdOrStart,
    /// A snowflake before or around which a page of a list is, or `0`, which means that there is none and is not sent.
    IdOrNone,
    /// A bit field: a non-negative integer.
    Flags,
    /// A time: ISO 8601, or seconds since 1970. It is sent as ISO 8601.
    Timestamp,
    /// A color: `0xRRGGBB` as an integer, or `"#RRGGBB"`. It is sent as an integer.
    Color,
    /// An image as a data URI in base64: `data:image/png;base64,…`.
    Image,
    /// A sound as a data URI in base64: `data:audio/mpeg;base64,…`.
    Sound,
    /// Snowflakes: a list that is sent as one text, separated by commas.
    CommaSeparated(RangeInclusive<usize>),
    /// A file, which is sent as a part of its own.
    File,
    /// The ids of users, which are sent as a file with one id in each line.
    UserIds(RangeInclusive<usize>),
    /// A nonce, by which Discord recognizes a message that is sent twice: an integer, or text of at most 25 characters.
    Nonce,
    /// A whole message: an object with the fields of the route's body, or text, which is its content.
    Message,
    /// An object with this schema.
    Object(&'static ObjectSchema),
    /// An object with one of these schemas, selected by its field `type`.
    ByType(&'static [Variant]),
    /// An object with some of these keys, and a value of this kind under each.
    Map(&'static [&'static str], &'static FieldKind),
    /// A URL that begins with one of these prefixes, and has at most this number of characters.
    Url(&'static [&'static str], usize),
    /// The name of a slash command or of its option: 1 to 32 letters, digits, `-`, `_` and `'`, none of them a capital.
    CommandName,
    /// A kind of files to be uploaded: `image`, `video`, `audio`, or an extension such as `.pdf`.
    FileType,
    /// A list of values of this kind, with a number of entries within the range.
    List(&'static FieldKind, RangeInclusive<usize>),
    /// This kind, and not null even though the field is optional.
    NotNull(&'static FieldKind),
}

impl FieldKind {
    /// Returns the kind of media of a data URI in the field, if it accepts one.
    pub fn media(&self) -> Option<MediaKind> {
        match self {
            Self::Image => Some(MediaKind::Image),
            Self::Sound => Some(MediaKind::Sound),
            Self::NotNull(kind) => kind.media(),
            _ => None,
        }
    }
}
