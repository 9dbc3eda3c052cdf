//! The URLs of images.

mod entity_images;

use discord_model::ImagePath;
use godot::prelude::*;

use crate::entity::Class;
use crate::entity_owner::find_owner;
use crate::entity_store::{ClientId, DISCORD_CDN};
use crate::handle::Handle;

pub use entity_images::*;

/// The base URL of GIF stickers.
const MEDIA: &str = "https://media.discordapp.net";

/// Returns the URL of an image of an entity, or an empty string if it has none. Invalid arguments are logged as errors.
pub fn url<T: Class>(
    handle: &Handle<T>,
    method: &str,
    size: i64,
    format: &GString,
    image: impl FnOnce(&T) -> Option<ImagePath>,
) -> GString {
    let format = format.to_string();
    if let Err(problem) = ImagePath::check(size, &format) {
        godot_error!("{}.{method}: {problem}.", T::Object::class_id());
        return GString::new();
    }
    let image = image(&handle.get());
    let url = image.map(|image| image.url(&base(handle.client_id()), size, &format));
    url.as_deref().unwrap_or_default().into()
}

/// Returns the URL of an image without a choice of format and size.
pub fn plain_url<T: Class>(
    handle: &Handle<T>,
    image: impl FnOnce(&T) -> Option<ImagePath>,
) -> GString {
    let url = image(&handle.get()).map(|image| image.url(&base(handle.client_id()), 0, ""));
    url.as_deref().unwrap_or_default().into()
}

/// Returns the base URL of the images of a client.
pub fn base(client: ClientId) -> String {
    find_owner(client).map_or_else(
        || DISCORD_CDN.to_owned(),
        |owner| owner.entities().cdn_url(),
    )
}
