use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{has_age, in_channel, in_guild};
use crate::convert;
use crate::entities::DiscordMember;
use crate::entity::{connect_class, entity_class};
use crate::id_argument::IdArgument;

discord_model::define_message!(entity_class);
connect_class!(Message as DiscordMessage {
    key: |message| message.id.is_some().then_some((message.id.get(), 0)),
    whole: |message| message.author.is_some(),
    current: |message, cache| cache.message(message.id).cloned(),
});
in_guild!(DiscordMessage);
in_channel!(DiscordMessage);
has_age!(DiscordMessage);

#[godot_api(secondary)]
impl DiscordMessage {
    /// Returns the URL that opens the message in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let message = self.entity();
        convert::jump_url(
            message.guild_id,
            &[message.channel_id.get(), message.id.get()],
        )
    }

    /// Returns the author as a member of the guild: the member that the entity manager has, or otherwise the member that came
    /// with the message. Returns `null` for direct messages and webhooks.
    #[func]
    fn get_author_member(&self) -> Option<Gd<DiscordMember>> {
        self.handle.find(|message, cache| {
            let author = message.author.as_ref()?.id;
            let known = cache.member(message.guild_id, author);
            known.or_else(|| {
                message
                    .member
                    .clone()
                    .filter(|member| member.user_id() == author)
            })
        })
    }

    /// Returns `true` if the message mentions the user with this id by name.
    #[func]
    fn mentions_user(&self, user_id: IdArgument) -> bool {
        let user_id = user_id.lookup("DiscordMessage.mentions_user", "user_id");
        self.entity().mentions.iter().any(|user| user.id == user_id)
    }
}
