//! The fields of queries and bodies, and what they may hold.

use std::ops::RangeInclusive;

use super::{Check, MediaKind};

/// One field of a query or of a body.
#[derive(Debug)]
pub struct Field {
    /// Discord's name for it.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
}

/// An object within a body, such as an embed.
#[derive(Debug)]
pub struct Shape {
    /// The fields that must be there and not null.
    pub required: &'static [Field],
    /// The fields that may be left out, or null.
    pub optional: &'static [Field],
    /// A check of what no single field can tell.
    pub check: Option<Check>,
}

/// One of the shapes an object may have, told from the others by the number in its field `type`.
#[derive(Debug)]
pub struct Variant {
    /// The number.
    pub number: i64,
    /// What it is, for errors: "text display".
    pub name: &'static str,
    /// The shape, the field `type` included.
    pub shape: &'static Shape,
}

/// What a field may hold, and how it is put into Discord's form.
///
/// An optional field may also be null, which clears the value where absent leaves it alone, unless it is
/// [`NotNull`](Self::NotNull). Ranges are inclusive.
#[derive(Debug)]
pub enum Kind {
    /// Anything; Discord checks it.
    Any,
    /// True or false.
    Bool,
    /// A whole number within the range. A float without a fraction is taken for one.
    Integer(RangeInclusive<i64>),
    /// A number within the range.
    Number(RangeInclusive<f64>),
    /// Text of so many characters (Unicode code points).
    Text(RangeInclusive<usize>),
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these numbers.
    Choice(&'static [i64]),
    /// A snowflake, given as an integer or as text; sent as text.
    Id,
    /// The snowflake after which a page of a list begins, or `0`: the page begins with the smallest id there is.
    IdOrStart,
    /// A snowflake before or around which a page of a list is, or `0`, which means none and is not sent.
    IdOrNone,
    /// A bit field: a non-negative integer.
    Flags,
    /// ISO 8601, or seconds since 1970, sent as ISO 8601.
    Timestamp,
    /// A colour, `0xRRGGBB` as an integer, or `"#RRGGBB"`; sent as an integer.
    Colour,
    /// An image as a data URI in base64: `data:image/png;base64,…`.
    Image,
    /// A sound as a data URI in base64: `data:audio/mpeg;base64,…`.
    Sound,
    /// Snowflakes in one text, with commas between; given as a list.
    Joined(RangeInclusive<usize>),
    /// A file, which travels as a part of its own.
    File,
    /// The ids of users, which travel as a file of their own, one a line.
    UserIds(RangeInclusive<usize>),
    /// What tells a message from its second try: an integer, or text of at most 25 characters.
    Nonce,
    /// A whole message: an object with the fields of the route's body, or text, which is its content.
    Message,
    /// An object of this shape.
    Object(&'static Shape),
    /// An object of one of these shapes, as the number in its field `type` says.
    ByType(&'static [Variant]),
    /// An object with some of these keys, and a value of this kind under each.
    Map(&'static [&'static str], &'static Kind),
    /// An address that begins with one of these, and has at most so many characters.
    Url(&'static [&'static str], usize),
    /// The name of a slash command or of its option: 1 to 32 letters, digits, `-`, `_` and `'`, none of them a capital.
    CommandName,
    /// A kind of files to be uploaded: `image`, `video`, `audio`, or an extension such as `.pdf`.
    FileType,
    /// A list of so many of these.
    List(&'static Kind, RangeInclusive<usize>),
    /// This, but not null, although the field is optional.
    NotNull(&'static Kind),
}

impl Kind {
    /// What a data URI in the field holds, if it takes one.
    pub fn media(&self) -> Option<MediaKind> {
        match self {
            Self::Image => Some(MediaKind::Image),
            Self::Sound => Some(MediaKind::Sound),
            Self::NotNull(kind) => kind.media(),
            _ => None,
        }
    }
}
