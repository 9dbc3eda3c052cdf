use crate::codes::codes;

codes! {
    /// The status of sending events to an application by HTTP.
    ///
    /// The property `event_webhooks_status` of a [DiscordApplication]. It does not affect the events that the client receives
    /// from the gateway.
    EventWebhooksStatus(u8) as DiscordEventWebhooksStatus {
        /// Disabled by the developer.
        DISABLED = 1,
        /// Enabled by the developer.
        ENABLED = 2,
        /// Disabled by Discord, usually because the URL did not respond.
        DISABLED_BY_DISCORD = 3,
    }
}
