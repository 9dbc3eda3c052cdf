//! Webhooks.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of webhooks.
    ///
    /// The property `type` of a [DiscordWebhook].
    WebhookType(u8) as DiscordWebhookType {
        /// An incoming webhook, which sends messages with its token.
        INCOMING = 1,
        /// A channel follower webhook, with which Discord sends the messages of an announcement channel that this
        /// channel follows.
        CHANNEL_FOLLOWER = 2,
        /// An application webhook, with which an application responds to interactions.
        APPLICATION = 3,
    }
}
