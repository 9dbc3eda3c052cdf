use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Entitlement, Guild, Id, IdMap, InteractionContextType, InteractionData,
    InteractionType, Member, Message, Permissions, Secret, Sku, User,
};

entity! {
    /// An interaction: a user used a command, a button, a select menu or a modal of the bot.
    ///
    /// The initial response must be sent within 3 seconds. After it, follow-up messages can be sent for 15 minutes.
    Interaction as DiscordInteraction {
        /// The interaction's id.
        id: Id<Interaction>,
        /// The id of the bot's application.
        application_id: Id<Application>,
        /// The type of the interaction, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The data of the interaction: the command, component or modal that was used, and the values that were
        /// selected or entered.
        data: Option<Arc<InteractionData>>,
        /// The guild as a partial object: id, features and language. `null` in direct messages.
        guild: Option<Arc<Guild>>,
        /// The id of the guild, or `0` in direct messages.
        guild_id: Id<Guild>,
        /// The channel as a partial object.
        channel: Option<Arc<Channel>>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The member who triggered the interaction. `null` in direct messages. For this member,
        /// [method DiscordMember.has_permission] uses the permissions that Discord computed for the channel of the
        /// interaction.
        member: Option<Arc<Member>>,
        /// The user who triggered the interaction, in guilds and in direct messages.
        user: Option<Arc<User>>,
        /// The token for responding to the interaction. Keep it secret: anyone who has it can respond as the bot.
        token: Secret,
        /// Always `1`.
        version: u32,
        /// The message of the component that was used.
        message: Option<Arc<Message>>,
        /// The permissions of the bot in the channel, a bitfield of [DiscordPermissions].
        app_permissions: Permissions,
        /// The user's language, such as `"en-US"`.
        locale: Option<Box<str>>,
        /// The guild's language, or an empty string.
        guild_locale: Option<Box<str>>,
        /// The entitlements of the user or the guild for the application.
        entitlements: Box<[Arc<Entitlement>]>,
        /// The ids of the SKUs of the user's entitlements. See also [member entitlements].
        entitlement_sku_ids: Box<[Id<Sku>]>,
        /// The owners of the installation of the application, by [DiscordApplicationIntegrationType]: the id of the guild (`0` in
        /// a direct message with the bot), the id of the user, or both.
        authorizing_integration_owners: IdMap<u64>,
        /// The context in which the interaction took place, see [DiscordInteractionContextType].
        context: InteractionContextType,
        /// The maximum size in bytes of an attachment in a response.
        attachment_size_limit: u64,
    }
}

impl Interaction {
    /// Returns the user who triggered the interaction, in a guild or in direct messages.
    pub fn invoker(&self) -> Option<&Arc<User>> {
        let member = self.member.as_ref();
        member
            .and_then(|member| member.user.as_ref())
            .or(self.user.as_ref())
    }
}
