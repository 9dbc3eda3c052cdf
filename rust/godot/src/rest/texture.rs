//! Creates textures from images that were decoded in the background.
//!
//! The engine's own copy of the pixels can only be created on the main thread, so it is created in parts, for a bounded
//! time per frame.

use std::time::Instant;

use discord_client::{ClientError, DecodedImage};
use godot::builtin::PackedByteArray;
use godot::classes::image::Format;
use godot::classes::{Image, ImageTexture};
use godot::prelude::*;

/// The number of bytes that are copied between two checks of the time.
const STEP: usize = 256 * 1024;

/// An image whose texture is being created.
pub(super) struct TextureUpload {
    /// The request that completes with the texture.
    pub(super) number: u64,
    image: DecodedImage,
    copied: PackedByteArray,
}

impl TextureUpload {
    pub(super) fn new(number: u64, image: DecodedImage) -> Self {
        Self {
            number,
            image,
            copied: PackedByteArray::new(),
        }
    }

    /// Copies parts until the deadline. Returns whether all are copied.
    pub(super) fn copy(&mut self, deadline: Instant) -> bool {
        let pixels = &self.image.rgba;
        loop {
            let begin = self.copied.len();
            let end = (begin + STEP).min(pixels.len());
            self.copied
                .extend_array(&PackedByteArray::from(&pixels[begin..end]));
            if end == pixels.len() {
                return true;
            }
            if Instant::now() >= deadline {
                return false;
            }
        }
    }

    pub(super) fn texture(&self) -> Result<Variant, ClientError> {
        let side = |pixels: u32| i32::try_from(pixels).unwrap_or(0);
        let (width, height) = (side(self.image.width), side(self.image.height));
        Image::create_from_data(width, height, false, Format::RGBA8, &self.copied)
            .and_then(|image| ImageTexture::create_from_image(&image))
            .map(|texture| texture.to_variant())
            .ok_or_else(|| {
                ClientError::internal("The engine could not create a texture from the image.")
            })
    }
}
