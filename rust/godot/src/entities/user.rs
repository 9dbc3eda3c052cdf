use discord_model::*;
use godot::prelude::*;

use crate::cdn;
use crate::entity::{connect_class, entity_class};

discord_model::define_user!(entity_class);
connect_class!(User as DiscordUser {
    key: |user| user.id.is_some().then_some((user.id.get(), 0)),
    whole: |user| !user.username.is_empty(),
    current: |user, cache| cache.user(user.id).cloned(),
});

#[godot_api(secondary)]
impl DiscordUser {
    /// The name to show: [member global_name], or else [member username].
    #[func]
    fn get_display_name(&self) -> GString {
        self.entity().display_name().into()
    }

    /// What mentions the user in the text of a message, such as `<@175928847299117063>`.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@{}>", self.entity().id)).into()
    }

    /// When the account was made, in Unix seconds.
    #[func]
    fn get_created_at(&self) -> i64 {
        self.entity().id.created_at().seconds()
    }

    /// The address of the avatar, a picture of `size` by `size` pixels; a power of two from 16 to 4096. Who has no avatar of
    /// their own has one of Discord's.
    ///
    /// ```gdscript
    /// var texture: Texture2D = await client.rest.fetch_image(user.get_avatar_url(64))
    /// ```
    #[func]
    fn get_avatar_url(&self, #[opt(default = 128)] size: i64) -> GString {
        (&cdn::avatar(&self.entity(), size, self.handle.core_id())).into()
    }
}
