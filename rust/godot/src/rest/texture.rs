//! Textures of images that were decoded in the background.
//!
//! The engine's own copy of the pixels can only be made on the main thread, so it is made piece by piece, a bounded time each
//! frame.

use std::time::{Duration, Instant};

use discord_client::{DecodedImage, Failure};
use godot::builtin::PackedByteArray;
use godot::classes::image::Format;
use godot::classes::{Image, ImageTexture};
use godot::prelude::*;

use super::complete::complete;
use crate::core::Core;

/// How long a frame may take for it.
const FRAME_BUDGET: Duration = Duration::from_millis(2);

/// How many bytes are copied between two looks at the clock.
const STEP: usize = 256 * 1024;

/// An image of which a texture is being made.
pub(super) struct TextureUpload {
    /// The request that is answered with it.
    number: u64,
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

    /// Copies pieces until all are there, which it says, or the time is over.
    fn copy(&mut self, deadline: Instant) -> bool {
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

    fn texture(&self) -> Result<Variant, Failure> {
        let side = |pixels: u32| i32::try_from(pixels).unwrap_or(0);
        let (width, height) = (side(self.image.width), side(self.image.height));
        Image::create_from_data(width, height, false, Format::RGBA8, &self.copied)
            .and_then(|image| ImageTexture::create_from_image(&image))
            .map(|texture| texture.to_variant())
            .ok_or_else(|| Failure::internal("The engine could not make a texture of the image."))
    }
}

/// Goes on with the textures of a client, within the budget of a frame. Scripts that await them go on inside.
pub fn process_frame(core: &Core) {
    let uploads = &core.requests.images.uploads;
    if uploads.borrow().is_empty() {
        return;
    }
    let deadline = Instant::now() + FRAME_BUDGET;
    loop {
        let next = uploads.borrow_mut().pop_front();
        let Some(mut upload) = next else {
            return;
        };
        // A request that was cancelled needs no texture.
        if core.requests.signal(upload.number).is_none() {
            continue;
        }
        if !upload.copy(deadline) {
            uploads.borrow_mut().push_front(upload);
            return;
        }
        let (number, texture) = (upload.number, upload.texture());
        // Its memory is free for the next image before a script goes on.
        drop(upload);
        complete(core, number, texture);
        if Instant::now() >= deadline {
            return;
        }
    }
}
