use std::sync::Arc;

use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_model::text::Mention;
use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::entities::DiscordMember;
use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::image_methods;
use crate::image_url;
use crate::rest_methods::rest_methods;

discord_model::define_user!(entity_class);
connect_class!(User as DiscordUser {
    key: |user| user.id.is_some().then_some((user.id.get(), 0)),
    whole: |user| !user.username.is_empty(),
    current: |user, cache| cache.user(user.id).cloned(),
});
has_age!(DiscordUser);

#[godot_api(secondary)]
impl DiscordUser {
    /// Returns the name to show: [member global_name], or [member username] if it is empty.
    #[func]
    fn get_display_name(&self) -> GString {
        convert::text(self.entity().display_name())
    }

    /// Returns the text that mentions the user in a message, such as `<@175928847299117063>`.
    #[func]
    fn get_mention(&self) -> GString {
        convert::text(&Mention::User(self.entity().id).to_string())
    }

    /// Returns the user as a member of the guild with this id, or `null` if the member is not cached.
    #[func]
    fn get_member(&self, guild_id: IdArgument) -> Option<Gd<DiscordMember>> {
        let guild_id = guild_id.lookup("DiscordUser.get_member", "guild_id");
        self.handle
            .find(|user, cache| cache.member(guild_id, user.id))
    }

    /// Returns the URL of the avatar, an image of `size` by `size` pixels. `size` is a power of two from 16 to 4096.
    /// Falls back to the default avatar, which is a PNG of a fixed size.
    ///
    /// `format` is `"png"`, `"jpg"`, `"webp"` or `"gif"`. If it is empty, animated images are GIF and other images are PNG.
    /// Images that are not animated are PNG even if `format` is `"gif"`. Other values are an error, and return an empty string.
    ///
    /// ```gdscript
    /// var texture: Texture2D = await client.rest.fetch_image(user.get_avatar_url(64))
    /// ```
    #[func]
    fn get_avatar_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_avatar_url",
            size,
            &format,
            image_url::avatar,
        )
    }

    /// Returns the URL of the avatar decoration, a PNG that may be animated, or an empty string if there is none.
    #[func]
    fn get_avatar_decoration_url(&self) -> GString {
        image_url::plain_url(&self.handle, image_url::user_decoration)
    }

    /// Returns the URL of the badge of the guild whose tag the user shows, or an empty string. See [method get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_guild_tag_badge_url(
        &self,
        #[opt(default = 32)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let (name, badge) = ("get_guild_tag_badge_url", image_url::guild_tag_badge);
        image_url::url(&self.handle, name, size, &format, badge)
    }

    /// Returns the URL of the profile banner, or an empty string if there is none or it was not fetched: use
    /// [method DiscordREST.get_user] to fetch it. See [method get_avatar_url] for `size` and `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_banner_url",
            size,
            &format,
            image_url::user_banner,
        )
    }
}

rest_methods! {
    DiscordUser as user {
        /// Opens the direct message channel with the user, or returns the existing one. Returns a [DiscordChannel].
        create_dm() = create_dm[user.id];

        /// Fetches the current state of the user, including the banner.
        fetch() = get_user[user.id];
    }
}

#[godot_api(secondary)]
impl DiscordUser {
    /// Sends a direct message to the user. The direct message channel is opened automatically. `message` is text, a
    /// [Dictionary] or a [DiscordMessageBuilder], see [method DiscordREST.create_message]. Returns the
    /// [DiscordMessage], or `null` on failure (50007: the user does not accept messages from the bot).
    ///
    /// ```gdscript
    /// await user.send("Your turn!")
    /// ```
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.handle
            .request(|owner| owner.send_direct_message(self.entity().id, message, &options))
    }
}

image_methods! { DiscordUser;
    /// Loads the avatar. Awaitable: returns a [Texture2D] of `size` by `size` pixels, a power of two from 16 to 4096,
    /// or `null` on failure. Loaded textures are cached.
    ///
    /// ```gdscript
    /// $Avatar.texture = await message.author.get_avatar_texture(64)
    /// ```
    get_avatar_texture(128) = avatar;

    /// Loads the profile banner, see [method get_avatar_texture]. Returns `null` if there is none, or if it was not
    /// fetched.
    get_banner_texture(512) = user_banner;
}
