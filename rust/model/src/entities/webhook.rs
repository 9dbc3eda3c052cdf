use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Channel, Guild, Id, Secret, User, WebhookType};

entity! {
    /// A webhook, for sending messages to a channel without a bot.
    Webhook as DiscordWebhook {
        /// The webhook's id.
        id: Id<Webhook>,
        /// The type of the webhook, see [DiscordWebhookType].
        kind as type: WebhookType,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// The user who created the webhook. `null` if the webhook was fetched by its token.
        user: Option<Arc<User>>,
        /// The default name of its messages, or an empty string.
        name: Option<Box<str>>,
        /// The hash of its default avatar, or an empty string.
        avatar: Option<Box<str>>,
        /// The token. Keep it secret: anyone who has it can send messages with the webhook. It is an empty string for
        /// webhooks that are not incoming webhooks.
        token: Secret,
        /// The id of the application that created the webhook, or `0`.
        application_id: Id<Application>,
        /// The guild of the channel that is followed, as a partial object.
        source_guild: Option<Arc<Guild>>,
        /// The channel that is followed, as a partial object.
        source_channel: Option<Arc<Channel>>,
        /// The URL for sending messages, which contains the token, or an empty string.
        url: Secret,
    }
}

entity! {
    /// The result of following an announcement channel.
    FollowedChannel as DiscordFollowedChannel {
        /// The id of the channel that is followed.
        channel_id: Id<Channel>,
        /// The id of the webhook that forwards its messages.
        webhook_id: Id<Webhook>,
    }
}
