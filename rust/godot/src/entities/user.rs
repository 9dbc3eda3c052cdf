use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::cdn;
use crate::convert;
use crate::entities::DiscordMember;
use crate::entity::{connect_class, entity_class};
use crate::id_argument::IdArgument;

discord_model::define_user!(entity_class);
connect_class!(User as DiscordUser {
    key: |user| user.id.is_some().then_some((user.id.get(), 0)),
    whole: |user| !user.username.is_empty(),
    current: |user, cache| cache.user(user.id).cloned(),
});
has_age!(DiscordUser);

#[godot_api(secondary)]
impl DiscordUser {
    /// Returns the name to show: [member global_name], or otherwise [member username].
    #[func]
    fn get_display_name(&self) -> GString {
        convert::text(self.entity().display_name())
    }

    /// Returns the text that mentions the user in a message, such as `<@175928847299117063>`.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@{}>", self.entity().id)).into()
    }

    /// Returns the user as a member of the guild with this id, or `null` if the entity manager does not know the member.
    #[func]
    fn get_member(&self, guild_id: IdArgument) -> Option<Gd<DiscordMember>> {
        let guild_id = guild_id.lookup("DiscordUser.get_member", "guild_id");
        self.handle
            .find(|user, cache| cache.member(guild_id, user.id))
    }

    /// Returns the URL of the avatar, an image of `size` by `size` pixels; a power of two from 16 to 4096. Falls back to the
    /// default avatar, which is a PNG of a fixed size.
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
        cdn::url(&self.handle, "get_avatar_url", size, &format, cdn::avatar)
    }

    /// Returns the URL of the avatar decoration, a PNG that may be animated, or an empty string if there is none.
    #[func]
    fn get_avatar_decoration_url(&self) -> GString {
        cdn::plain_url(&self.handle, cdn::user_decoration)
    }

    /// Returns the URL of the badge of the guild whose tag the user shows, or an empty string. See [method get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_guild_tag_badge_url(
        &self,
        #[opt(default = 32)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let (name, badge) = ("get_guild_tag_badge_url", cdn::guild_tag_badge);
        cdn::url(&self.handle, name, size, &format, badge)
    }

    /// Returns the URL of the profile banner, or an empty string if there is none or it is not known: only
    /// [method DiscordREST.get_user] fetches it. See [method get_avatar_url] for `size` and `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(
            &self.handle,
            "get_banner_url",
            size,
            &format,
            cdn::user_banner,
        )
    }
}
