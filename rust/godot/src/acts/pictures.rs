//! Pictures of entities, as textures.

use discord_model::Attachment;
use godot::prelude::*;

use crate::cdn::{self, Picture};
use crate::core::Core;
use crate::entities::*;
use crate::entity::Class;
use crate::handle::Handle;

/// Loads an image of an entity. If it has none, the result is `null`, which is no error.
fn load<T: Class>(
    handle: &Handle<T>,
    method: &'static str,
    size: i64,
    picture: impl FnOnce(&T) -> Option<Picture>,
) -> Signal {
    // What moves is a GIF, which Godot cannot read: of that the first frame is loaded.
    let url = cdn::url(handle, method, size, &"png".into(), picture);
    load_url(handle, method, url.to_string())
}

fn load_url<T: Class>(handle: &Handle<T>, method: &'static str, url: String) -> Signal {
    let Some(core) = Core::find(handle.core_id()) else {
        return Signal::invalid();
    };
    if url.is_empty() {
        return core.requests.answered(method, Variant::nil());
    }
    let url = cdn::still(url, &core.session.cdn_url());
    core.requests.download(&core, url)
}

/// Makes a method of each image: `Class: method(size) = image;`.
macro_rules! pictures {
    ($(
        $(#[doc = $doc:tt])*
        $class:ident: $name:ident($size:literal) = $picture:ident;
    )*) => {$(
        #[godot_api(secondary)]
        impl $class {
            $(#[doc = $doc])*
            #[func]
            fn $name(&self, #[opt(default = $size)] size: i64) -> Signal {
                load(&self.handle, stringify!($name), size, cdn::$picture)
            }
        }
    )*};
}

pictures! {
    /// Loads the avatar. Awaitable: returns a [Texture2D] of `size` by `size` pixels, a power of two from 16 to 4096, or `null`
    /// on failure. Loaded textures are cached, so loading the same one again costs nothing.
    ///
    /// ```gdscript
    /// $Avatar.texture = await message.author.get_avatar_texture(64)
    /// ```
    DiscordUser: get_avatar_texture(128) = avatar;

    /// Loads the profile banner, see [method get_avatar_texture]. Returns `null` if there is none, or if it is not known.
    DiscordUser: get_banner_texture(512) = user_banner;

    /// Loads the avatar in this guild, or otherwise the user's avatar, see [method DiscordUser.get_avatar_texture].
    DiscordMember: get_avatar_texture(128) = member_avatar;

    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordGuild: get_icon_texture(128) = guild_icon;

    /// Loads the banner, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordGuild: get_banner_texture(512) = guild_banner;

    /// Loads the invite splash image, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordGuild: get_splash_texture(512) = guild_splash;

    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordRole: get_icon_texture(64) = role_icon;

    /// Loads the image, see [method DiscordUser.get_avatar_texture]. Returns `null` for a Unicode emoji.
    DiscordEmoji: get_texture(64) = emoji;

    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordApplication: get_icon_texture(128) = application_icon;

    /// Loads the avatar, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordWebhook: get_avatar_texture(128) = webhook_avatar;

    /// Loads the cover image, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    DiscordScheduledEvent: get_image_texture(512) = scheduled_event_image;
}

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
        let url = |attachment: &Attachment| attachment.url.to_string();
        load_url(&self.handle, "get_texture", url(&self.entity()))
    }
}
