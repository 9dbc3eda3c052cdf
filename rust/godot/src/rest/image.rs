//! Pictures that were loaded.

use bytes::Bytes;
use discord_client::{Failure, Kind};
use godot::classes::{Image, ImageTexture};
use godot::global::Error;
use godot::prelude::*;

/// A texture of a picture in any form Discord has: PNG, JPEG, WebP.
pub fn texture(bytes: &Bytes) -> Result<Variant, Failure> {
    let mut image = Image::new_gd();
    let buffer = PackedByteArray::from(&**bytes);
    let loaded = match &**bytes {
        [0x89, b'P', b'N', b'G', ..] => image.load_png_from_buffer(&buffer),
        [0xff, 0xd8, ..] => image.load_jpg_from_buffer(&buffer),
        [b'R', b'I', b'F', b'F', ..] => image.load_webp_from_buffer(&buffer),
        _ => Error::ERR_FILE_UNRECOGNIZED,
    };
    // Of an empty image the engine would log an error of its own.
    let texture = match loaded {
        Error::OK if !image.is_empty() => ImageTexture::create_from_image(&image),
        _ => None,
    };
    let texture = texture.ok_or_else(|| {
        Failure::new(
            Kind::Network,
            "What was loaded is no picture Godot can read.",
            "Ask for a PNG, JPEG or WebP picture.",
        )
    })?;
    Ok(texture.to_variant())
}
