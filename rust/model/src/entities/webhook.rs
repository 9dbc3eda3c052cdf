use std::sync::Arc;

use crate::entity::entity;
use crate::{Secret, Application, Channel, Guild, Id, User, WebhookType};

entity! {
    /// A way to write into a channel without a bot.
    Webhook as DiscordWebhook {
        /// The webhook's id.
        id: Id<Webhook>,
        /// What kind of webhook it is, see [DiscordWebhookType].
        kind as type: WebhookType,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// Who made it. Not known if it was fetched by its token.
        user: Option<Arc<User>>,
        /// The name it writes under, or an empty string.
        name: Option<Box<str>>,
        /// The hash of its avatar, or an empty string.
        avatar: Option<Box<str>>,
        /// Who has it can write with the webhook, so keep it secret. Only incoming webhooks have one; else an empty string.
        token: Secret,
        /// The id of the application that made it, or `0`.
        application_id: Id<Application>,
        /// The guild whose channel is followed, in part.
        source_guild: Option<Arc<Guild>>,
        /// The channel that is followed, in part.
        source_channel: Option<Arc<Channel>>,
        /// The address to write to, which holds the token; or an empty string.
        url: Secret,
    }
}

entity! {
    /// A channel that now follows another.
    FollowedChannel as DiscordFollowedChannel {
        /// The id of the channel that is followed.
        channel_id: Id<Channel>,
        /// The id of the webhook that brings its messages.
        webhook_id: Id<Webhook>,
    }
}
