//! Files that are attached to messages.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::load_url;

discord_model::define_attachment!(entity_class);
connect_class!(Attachment as DiscordAttachment);

#[godot_api(secondary)]
impl DiscordAttachment {
    /// Loads the attached image. Awaitable: returns a [Texture2D], or `null` on failure. The limits are those of
    /// [method DiscordREST.fetch_image]. If an image may be too large, load a smaller version:
    ///
    /// ```gdscript
    /// var url: String = attachment.proxy_url + "?width=512&height=512"
    /// var texture: Texture2D = await client.rest.fetch_image(url)
    /// ```
    #[func]
    fn get_texture(&self) -> Signal {
        load_url(&self.handle, "get_texture", self.entity().url.to_string())
    }
}
