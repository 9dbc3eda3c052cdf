use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Guild, Id, IntegrationExpireBehavior, Role, Sku, Timestamp, User};

entity! {
    /// A bot or a channel of another service, connected with a guild.
    ///
    /// [member syncing] to [member revoked] are about other services only; they are empty for bots.
    Integration as DiscordIntegration {
        /// The integration's id.
        id: Id<Integration>,
        /// The id of the guild. Not known of integrations that were fetched.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// What it is: `"twitch"`, `"youtube"`, `"discord"` or `"guild_subscription"`.
        kind as type: Box<str>,
        /// Whether it is on.
        enabled: bool,
        /// Whether it is being synchronised.
        syncing: bool,
        /// The id of the role its subscribers get, or `0`.
        role_id: Id<Role>,
        /// Whether its emojis are taken over. Twitch only.
        enable_emoticons: bool,
        /// What happens to members whose subscription ends, see [DiscordIntegrationExpireBehavior].
        expire_behavior: IntegrationExpireBehavior,
        /// After how many days that happens.
        expire_grace_period: u32,
        /// Who connected it, if Discord said so.
        user: Option<Arc<User>>,
        /// The account at the other service, or of the bot.
        account: Option<Arc<IntegrationAccount>>,
        /// When it was last synchronised, in Unix seconds; `0` if never.
        synced_at: Timestamp,
        /// How many subscribers it has.
        subscriber_count: u32,
        /// Whether it was revoked.
        revoked: bool,
        /// The application of a bot.
        application: Option<Arc<IntegrationApplication>>,
        /// The id of that application, or `0`. Only known of integrations in an audit log.
        application_id: Id<Application>,
        /// What the application may do in the guild, such as `"bot"` and `"applications.commands"`.
        scopes: Box<[Box<str>]>,
    }
}

entity! {
    /// The account an integration stands for.
    IntegrationAccount as DiscordIntegrationAccount {
        /// The account's id, which need not be a number.
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
        /// What the application says of itself.
        description: Box<str>,
        /// The type of the application, or `0`. Discord documents none but `4`, role subscriptions of guilds.
        kind as type: u32,
        /// The hash of the cover image, or an empty string.
        cover_image: Option<Box<str>>,
        /// The id of the SKU that sells the application, or `0`.
        primary_sku_id: Id<Sku>,
        /// Its bot, if it has one.
        bot: Option<Arc<User>>,
    }
}
