use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ApplicationFlags, EventWebhooksStatus, Guild, Id, IdMap, InstallParams, IntegrationTypeConfig,
    Sku, Team, User,
};

entity! {
    /// A Discord application. Every bot belongs to one.
    ///
    /// Discord sends only the id and the flags at login; the client fetches the rest in the background after the first login. The
    /// developers' settings are only available for the bot's own application.
    Application as DiscordApplication {
        /// The application's id.
        id: Id<Application>,
        /// The name.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The description of the application.
        description: Box<str>,
        /// The type of a special application, or `0` for other applications.
        kind as type: u32,
        /// The origins of its RPC service.
        rpc_origins: Box<[Box<str>]>,
        /// If `true`, anyone can add the bot to a guild. If `false`, only its owner can.
        bot_public: bool,
        /// If `true`, the bot is only added once the full OAuth2 code grant flow is completed.
        bot_require_code_grant: bool,
        /// The user of the bot.
        bot: Option<Arc<User>>,
        /// The URL of the terms of service, or an empty string.
        terms_of_service_url: Option<Box<str>>,
        /// The URL of the privacy policy, or an empty string.
        privacy_policy_url: Option<Box<str>>,
        /// The owner of the application. If a team owns the application, this is not the account of a user.
        owner: Option<Arc<User>>,
        /// The key, in hexadecimal, for verifying interactions that are sent by HTTP.
        verify_key: Box<str>,
        /// The team that the application belongs to, if any.
        team: Option<Arc<Team>>,
        /// The id of the guild that is associated with the application, such as its support server; or `0`.
        guild_id: Id<Guild>,
        /// The associated guild, as a partial object.
        guild: Option<Arc<Guild>>,
        /// The id of the SKU of a game that is sold on Discord, or `0`.
        primary_sku_id: Id<Sku>,
        /// The slug of the URL of the game's store page, or an empty string.
        slug: Option<Box<str>>,
        /// The hash of the cover image, or an empty string.
        cover_image: Option<Box<str>>,
        /// Bitfield of [DiscordApplicationFlags].
        flags: ApplicationFlags,
        /// Bitfield of [DiscordApplicationFlags], including flags beyond the 31st bit.
        flags_new: ApplicationFlags,
        /// The approximate number of guilds that have the application.
        approximate_guild_count: u32,
        /// The approximate number of users who have installed the application for themselves.
        approximate_user_install_count: u32,
        /// The approximate number of users who have authorized the application.
        approximate_user_authorization_count: u32,
        /// The redirect URIs for OAuth2.
        redirect_uris: Box<[Box<str>]>,
        /// The URL that receives interactions by HTTP. If it is an empty string,
        /// [signal DiscordClient.interaction_created] is emitted for them.
        interactions_endpoint_url: Option<Box<str>>,
        /// The URL where users verify what a linked role requires, or an empty string.
        role_connections_verification_url: Option<Box<str>>,
        /// The URL that receives events by HTTP, or an empty string.
        event_webhooks_url: Option<Box<str>>,
        /// The status of sending events by HTTP, see [DiscordEventWebhooksStatus].
        event_webhooks_status: EventWebhooksStatus,
        /// The names of the events that are sent by HTTP.
        event_webhooks_types: Box<[Box<str>]>,
        /// The tags that describe the application, up to 5.
        tags: Box<[Box<str>]>,
        /// The default installation settings, if Discord provides the install link.
        install_params: Option<Arc<InstallParams>>,
        /// The settings for each integration type, by [DiscordApplicationIntegrationType].
        integration_types_config: IdMap<Arc<IntegrationTypeConfig>>,
        /// The custom install link, or an empty string if Discord provides the link.
        custom_install_url: Option<Box<str>>,
        /// The maximum number of participants of its activity; `0` for no limit.
        max_participants: i32,
        /// The media content filter of its activity: `0` as configured in the guild, `1` for everyone.
        explicit_content_filter: u8,
        /// The OAuth2 scopes that the application may request.
        eligible_oauth2_scopes: Box<[Box<str>]>,
    }
}
