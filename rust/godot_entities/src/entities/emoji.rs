use std::sync::Arc;

use discord_godot_values::convert;
use discord_model::text::Mention;
use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::image_methods;
use crate::image_url;

discord_model::define_emoji!(entity_class);
connect_class!(Emoji as DiscordEmoji {
    key: |emoji| emoji.id.is_some().then_some((emoji.id.get(), 0)),
    // The emojis of reactions and buttons are partial: they have only an id and a name.
    whole: |emoji| emoji.available || emoji.require_colons || emoji.managed,
    current: |emoji, cache| cache.emoji(emoji.id).cloned(),
    shown: |emoji| emoji.named(),
});
has_age!(DiscordEmoji);

#[godot_api(secondary)]
impl DiscordEmoji {
    /// Returns the text of the emoji in a message: the character itself, or text such as `<:name:175928847299117063>`.
    #[func]
    fn get_mention(&self) -> GString {
        let emoji = self.entity();
        let name = emoji.name.as_deref().unwrap_or("_");
        if emoji.id.is_none() {
            return convert::text(name);
        }
        let mention = Mention::Emoji {
            name,
            id: emoji.id,
            animated: emoji.animated,
        };
        convert::text(&mention.to_string())
    }

    /// Returns the emoji in the format of methods such as [method DiscordREST.create_reaction]: the character itself,
    /// or `name:id`.
    #[func]
    fn get_reaction_name(&self) -> GString {
        convert::text(&self.reaction_name())
    }

    /// Returns the URL of the image, or an empty string for a Unicode emoji. See [method DiscordUser.get_avatar_url] for `size`
    /// and `format`.
    #[func]
    fn get_url(
        &self,
        #[opt(default = 64)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(&self.handle, "get_url", size, &format, image_url::emoji)
    }
}

impl DiscordEmoji {
    /// Returns the emoji in the format of paths of the HTTP API.
    pub fn reaction_name(&self) -> String {
        self.entity().named()
    }
}

image_methods! { DiscordEmoji;
    /// Loads the image, see [method DiscordUser.get_avatar_texture]. Returns `null` for a Unicode emoji.
    get_texture(64) = emoji;
}
