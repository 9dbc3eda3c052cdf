use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Guild, Id, IntegrationExpireBehavior, Role, Sku, Timestamp, User};

entity! {
    /// An integration of a guild: a bot, or a channel of another service.
    ///
    /// The properties from [member syncing] to [member revoked] are only set for other services, not for bots.
    Integration as DiscordIntegration {
        /// The integration's id.
        id: Id<Integration>,
        /// The id of the guild. `0` for integrations that were fetched.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// The type: `"twitch"`, `"youtube"`, `"discord"` or `"guild_subscription"`.
        kind as type: Box<str>,
        /// If `true`, the integration is enabled.
        enabled: bool,
        /// If `true`, the integration is being synchronized.
        syncing: bool,
        /// The id of the role for its subscribers, or `0`.
        role_id: Id<Role>,
        /// If `true`, its emoticons are synchronized. Twitch only.
        enable_emoticons: bool,
        /// The action for members whose subscription ends, see [DiscordIntegrationExpireBehavior].
        expire_behavior: IntegrationExpireBehavior,
        /// The number of days before subscribers are treated as expired.
        expire_grace_period: u32,
        /// The user who added the integration, if known.
        user: Option<Arc<User>>,
        /// The account on the other service, or of the bot.
        account: Option<Arc<IntegrationAccount>>,
        /// The time when the integration was last synchronized, in Unix seconds; `0` if never.
        synced_at: Timestamp,
        /// The number of subscribers.
        subscriber_count: u32,
        /// If `true`, the integration was revoked.
        revoked: bool,
        /// The application of a bot.
        application: Option<Arc<IntegrationApplication>>,
        /// The id of the application of a bot, or `0`. Only set for integrations of an audit log.
        application_id: Id<Application>,
        /// The OAuth2 scopes of the application in the guild, such as `"bot"` and `"applications.commands"`.
        scopes: Box<[Box<str>]>,
    }
}

entity! {
    /// The account of an integration.
    IntegrationAccount as DiscordIntegrationAccount {
        /// The account's id, which is not always a number.
        id: Box<str>,
        /// The name.
        name: Box<str>,
    }
}

entity! {
    /// The application of an integration.
    IntegrationApplication as DiscordIntegrationApplication {
        /// The application's id.
        id: Id<Application>,
        /// The name.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The description of the application.
        description: Box<str>,
        /// The type of the application, or `0`. Discord documents only `4`, for role subscriptions of guilds.
        kind as type: u32,
        /// The hash of the cover image, or an empty string.
        cover_image: Option<Box<str>>,
        /// The id of the SKU of the application, or `0`.
        primary_sku_id: Id<Sku>,
        /// The user of the bot, if there is one.
        bot: Option<Arc<User>>,
    }
}
