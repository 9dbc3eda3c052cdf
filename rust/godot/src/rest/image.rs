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
    match (loaded, ImageTexture::create_from_image(&image)) {
        (Error::OK, Some(texture)) => Ok(texture.to_variant()),
        _ => Err(Failure::new(
            Kind::Network,
            "What was loaded is no picture Godot can read.",
            "Ask for a PNG, JPEG or WebP picture.",
        )),
    }
}
