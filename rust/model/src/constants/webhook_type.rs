use crate::codes::codes;

codes! {
    /// Who writes by means of a webhook.
    ///
    /// The field `type` of a [DiscordWebhook].
    WebhookType(u8) as DiscordWebhookType {
        /// Whoever has its token.
        INCOMING = 1,
        /// Discord, with the messages of a channel that this one follows.
        CHANNEL_FOLLOWER = 2,
        /// An app, in answer to interactions.
        APPLICATION = 3,
    }
}
