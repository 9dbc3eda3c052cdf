use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ApplicationFlags, EventWebhooksStatus, Guild, Id, IdMap, InstallParams, IntegrationTypeConfig,
    Sku, Team, User,
};

entity! {
    /// A Discord application, to which a bot belongs.
    ///
    /// Logging in tells no more than the id and the flags; the name and the rest have to be fetched. What the developers set up for
    /// themselves is only known of the bot's own application.
    Application as DiscordApplication {
        /// The application's id.
        id: Id<Application>,
        /// The name.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// What the application says of itself.
        description: Box<str>,
        /// The kind of a special application, or `0`.
        kind as type: u32,
        /// The addresses of its RPC service.
        rpc_origins: Box<[Box<str>]>,
        /// Whether anybody can add the bot to a guild, not only its owner.
        bot_public: bool,
        /// Whether the bot is added only when the whole OAuth2 code grant is done.
        bot_require_code_grant: bool,
        /// The account of the bot.
        bot: Option<Arc<User>>,
        /// The address of the terms of service, or an empty string.
        terms_of_service_url: Option<Box<str>>,
        /// The address of the privacy policy, or an empty string.
        privacy_policy_url: Option<Box<str>>,
        /// Who owns it. Not a person's account if a team does.
        owner: Option<Arc<User>>,
        /// The key with which Discord signs interactions sent by HTTP, in hexadecimal.
        verify_key: Box<str>,
        /// The team it belongs to, if it does.
        team: Option<Arc<Team>>,
        /// The id of the guild that belongs to it, such as that for support; or `0`.
        guild_id: Id<Guild>,
        /// That guild, as far as Discord tells.
        guild: Option<Arc<Guild>>,
        /// The id under which a game is sold, or `0`.
        primary_sku_id: Id<Sku>,
        /// The last part of the address of a game's page in the shop, or an empty string.
        slug: Option<Box<str>>,
        /// The hash of the cover picture, or an empty string.
        cover_image: Option<Box<str>>,
        /// What it may do and what it is, see [DiscordApplicationFlags].
        flags: ApplicationFlags,
        /// The same, with flags beyond the 31st bit.
        flags_new: ApplicationFlags,
        /// About how many guilds have it.
        approximate_guild_count: u32,
        /// About how many users have installed it for themselves.
        approximate_user_install_count: u32,
        /// About how many users have authorised it.
        approximate_user_authorization_count: u32,
        /// The addresses OAuth2 may lead back to.
        redirect_uris: Box<[Box<str>]>,
        /// Where interactions are sent by HTTP, or an empty string: then they come as [signal DiscordClient.interaction_created].
        interactions_endpoint_url: Option<Box<str>>,
        /// Where people go to prove what a linked role asks for, or an empty string.
        role_connections_verification_url: Option<Box<str>>,
        /// Where events are sent by HTTP, or an empty string.
        event_webhooks_url: Option<Box<str>>,
        /// Whether events are sent by HTTP, see [DiscordEventWebhooksStatus].
        event_webhooks_status: EventWebhooksStatus,
        /// The names of the events sent by HTTP.
        event_webhooks_types: Box<[Box<str>]>,
        /// Words that describe it, up to 5.
        tags: Box<[Box<str>]>,
        /// How it is installed by default, if Discord makes the link.
        install_params: Option<Arc<InstallParams>>,
        /// How it is installed in a guild and by a user, by [DiscordApplicationIntegrationType].
        integration_types_config: IdMap<Arc<IntegrationTypeConfig>>,
        /// The link to install it, or an empty string if Discord makes the link.
        custom_install_url: Option<Box<str>>,
        /// How many people its activity takes; `0` for no limit.
        max_participants: i32,
        /// Whose media is filtered: `0` as the guild has it, `1` everybody's.
        explicit_content_filter: u8,
        /// The OAuth2 scopes it may ask for.
        eligible_oauth2_scopes: Box<[Box<str>]>,
    }
}
