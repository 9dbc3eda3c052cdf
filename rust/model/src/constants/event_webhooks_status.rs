use crate::codes::codes;

codes! {
    /// Whether Discord sends an application its events by HTTP.
    ///
    /// The field `event_webhooks_status` of a [DiscordApplication]. It has nothing to do with the events a client is
    /// sent.
    EventWebhooksStatus(u8) as DiscordEventWebhooksStatus {
        /// The developer has switched them off.
        DISABLED = 1,
        /// The developer has switched them on.
        ENABLED = 2,
        /// Discord has switched them off, mostly because nobody answered.
        DISABLED_BY_DISCORD = 3,
    }
}
