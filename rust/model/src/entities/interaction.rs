use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Entitlement, Guild, Id, IdMap, InteractionContextType, InteractionData,
    InteractionType, Member, Message, Permissions, Secret, Sku, User,
};

entity! {
    /// Somebody uses the bot: a command, a button, a menu or a modal.
    ///
    /// Discord waits 3 seconds for the first answer; after it, more can follow for 15 minutes.
    Interaction as DiscordInteraction {
        /// The interaction's id.
        id: Id<Interaction>,
        /// The id of the bot's application.
        application_id: Id<Application>,
        /// What kind of interaction it is, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// What was used, and what was chosen or written with it.
        data: Option<Arc<InteractionData>>,
        /// The guild, as far as Discord tells: id, features and language. `null` in direct messages.
        guild: Option<Arc<Guild>>,
        /// The id of the guild, or `0` in direct messages.
        guild_id: Id<Guild>,
        /// The channel, as far as Discord tells.
        channel: Option<Arc<Channel>>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The member who used the bot. `null` in direct messages. [method DiscordMember.has_permission] answers with what Discord
        /// says the member may do in the channel of the interaction.
        member: Option<Arc<Member>>,
        /// The user who used the bot, in guilds and in direct messages.
        user: Option<Arc<User>>,
        /// What answers must be sent with. Whoever has it can answer in the bot's name.
        token: Secret,
        /// Always `1`.
        version: u32,
        /// The message of the component that was used.
        message: Option<Arc<Message>>,
        /// What the bot may do in the channel, see [DiscordPermissions].
        app_permissions: Permissions,
        /// The person's language, such as `"en-US"`.
        locale: Option<Box<str>>,
        /// The guild's language, or an empty string.
        guild_locale: Option<Box<str>>,
        /// What the person or the guild has bought of the application.
        entitlements: Box<[Arc<Entitlement>]>,
        /// The ids of what the person bought of the application. The same is said by [member entitlements].
        entitlement_sku_ids: Box<[Id<Sku>]>,
        /// Under whose installation of the application it happens, by [DiscordApplicationIntegrationType]: the id of the guild (`0`
        /// in a direct message with the bot), the id of the user, or both.
        authorizing_integration_owners: IdMap<u64>,
        /// Where it happens, see [DiscordInteractionContextType].
        context: InteractionContextType,
        /// The size in bytes up to which a file can be sent with an answer.
        attachment_size_limit: u64,
    }
}

impl Interaction {
    /// Who used the bot, in a guild or in direct messages.
    pub fn invoker(&self) -> Option<&Arc<User>> {
        let member = self.member.as_ref();
        member
            .and_then(|member| member.user.as_ref())
            .or(self.user.as_ref())
    }
}
