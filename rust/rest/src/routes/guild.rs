//! [Guilds](https://discord.com/developers/docs/resources/guild).

use crate::shapes::{GUILD_WELCOME_CHANNEL, ONBOARDING_PROMPT};

routes! {
    guild_routes ($);

    /// Fetches a guild the bot is in.
    ///
    /// Options: `with_counts` (`true` adds the approximate numbers of members and of those present). Channels, members and voice states are
    /// not part of it; the guilds of the cache have them. Gives a [DiscordGuild], or `null` on failure (10004: no such guild, 50001:
    /// the bot is not in it).
    ///
    /// ```gdscript
    /// var guild: DiscordGuild = await client.rest.get_guild(guild_id, {"with_counts": true})
    /// print(guild.name, ": ", guild.approximate_member_count, " members")
    /// ```
    ///
    /// [Get Guild](https://discord.com/developers/docs/resources/guild#get-guild)
    get_guild = GET "/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        query: [with_counts: bool],
        reason: no,
        result: Guild,
    }

    /// Edit a guild.
    ///
    /// TODO
    ///
    /// [Modify Guild](https://discord.com/developers/docs/resources/guild#modify-guild)
    modify_guild = PATCH "/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        body: [
            name: not_null(text(2..=100)),
            description: text(0..=300),
            region: text,
            icon: image,
            verification_level: choice(0, 1, 2, 3, 4),
            default_message_notifications: choice(0, 1),
            explicit_content_filter: choice(0, 1, 2),
            preferred_locale: words("ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"),
            afk_timeout: choice(60, 300, 900, 1800, 3600),
            afk_channel_id: id,
            system_channel_id: id,
            splash: image,
            banner: image,
            system_channel_flags: integer,
            features: list(text, 0..=1521),
            discovery_splash: image,
            home_header: image,
            rules_channel_id: id,
            safety_alerts_channel_id: id,
            public_updates_channel_id: id,
            premium_progress_bar_enabled: bool,
        ],
        permissions: [],
        reason: yes,
        result: Guild,
    }

    /// Pause invites or DMs of a guild for up to 24 h.
    ///
    /// TODO
    ///
    /// [Modify Guild Incident Actions](https://discord.com/developers/docs/resources/guild#modify-guild-incident-actions)
    modify_guild_incident_actions = PUT "/guilds/{guild_id}/incident-actions" {
        path: (guild_id: id),
        required: (),
        body: [
            invites_disabled_until: timestamp,
            dms_disabled_until: timestamp,
        ],
        permissions: [],
        reason: no,
        result: GuildIncidents,
    }

    /// Fetch the new-member welcome of a guild (undocumented).
    ///
    /// TODO
    ///
    get_guild_new_member_welcome = GET "/guilds/{guild_id}/new-member-welcome" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: raw,
    }

    /// Fetch the onboarding of a guild.
    ///
    /// TODO
    ///
    /// [Get Guild Onboarding](https://discord.com/developers/docs/resources/guild#get-guild-onboarding)
    get_guild_onboarding = GET "/guilds/{guild_id}/onboarding" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Onboarding,
    }

    /// Replace the onboarding of a guild.
    ///
    /// TODO
    ///
    /// [Modify Guild Onboarding](https://discord.com/developers/docs/resources/guild#modify-guild-onboarding)
    modify_guild_onboarding = PUT "/guilds/{guild_id}/onboarding" {
        path: (guild_id: id),
        required: (),
        body: [
            prompts: list(object(ONBOARDING_PROMPT), 0..=15),
            enabled: bool,
            default_channel_ids: ids(0..=500),
            mode: choice(0, 1),
        ],
        permissions: [],
        reason: yes,
        result: Onboarding,
    }

    /// Fetch the preview of a discoverable guild.
    ///
    /// TODO
    ///
    /// [Get Guild Preview](https://discord.com/developers/docs/resources/guild#get-guild-preview)
    get_guild_preview = GET "/guilds/{guild_id}/preview" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: GuildPreview,
    }

    /// List join requests (in the spec, not in the docs).
    ///
    /// TODO
    ///
    get_guild_join_requests = GET "/guilds/{guild_id}/requests" {
        path: (guild_id: id),
        required: (),
        query: [status: text, limit: integer(1..=100), before: id, after: id],
        permissions: [],
        reason: no,
        result: raw,
    }

    /// Approve or reject a join request (in the spec, not in the docs).
    ///
    /// TODO
    ///
    action_guild_join_request = PATCH "/guilds/{guild_id}/requests/{request_id}" {
        path: (guild_id: id, request_id: id),
        required: (),
        body: [
            action: not_null(text),
            rejection_reason: text(0..=160),
        ],
        permissions: [],
        reason: no,
        result: raw,
    }

    /// Fetch the vanity invite code and its uses.
    ///
    /// TODO
    ///
    /// [Get Guild Vanity URL](https://discord.com/developers/docs/resources/guild#get-guild-vanity-url)
    get_guild_vanity_url = GET "/guilds/{guild_id}/vanity-url" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: VanityUrl,
    }

    /// Fetch the welcome screen.
    ///
    /// TODO
    ///
    /// [Get Guild Welcome Screen](https://discord.com/developers/docs/resources/guild#get-guild-welcome-screen)
    get_guild_welcome_screen = GET "/guilds/{guild_id}/welcome-screen" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: WelcomeScreen,
    }

    /// Edit the welcome screen.
    ///
    /// TODO
    ///
    /// [Modify Guild Welcome Screen](https://discord.com/developers/docs/resources/guild#modify-guild-welcome-screen)
    modify_guild_welcome_screen = PATCH "/guilds/{guild_id}/welcome-screen" {
        path: (guild_id: id),
        required: (),
        body: [
            description: text(0..=140),
            welcome_channels: list(object(GUILD_WELCOME_CHANNEL), 0..=5),
            enabled: bool,
        ],
        permissions: [],
        reason: yes,
        result: WelcomeScreen,
    }

    /// Fetch widget settings.
    ///
    /// TODO
    ///
    /// [Get Guild Widget Settings](https://discord.com/developers/docs/resources/guild#get-guild-widget-settings)
    get_guild_widget_settings = GET "/guilds/{guild_id}/widget" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        also: [get_guild_embed],
        result: GuildWidgetSettings,
    }

    /// Edit widget settings.
    ///
    /// TODO
    ///
    /// [Modify Guild Widget](https://discord.com/developers/docs/resources/guild#modify-guild-widget)
    modify_guild_widget = PATCH "/guilds/{guild_id}/widget" {
        path: (guild_id: id),
        required: (),
        body: [
            channel_id: id,
            enabled: bool,
        ],
        permissions: [],
        reason: yes,
        also: [modify_guild_embed],
        result: GuildWidgetSettings,
    }

    /// Fetch the public widget JSON.
    ///
    /// TODO
    ///
    /// [Get Guild Widget](https://discord.com/developers/docs/resources/guild#get-guild-widget)
    get_guild_widget = GET "/guilds/{guild_id}/widget.json" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: GuildWidget,
    }

    /// Fetch the public widget image (PNG).
    ///
    /// TODO
    ///
    /// [Get Guild Widget Image](https://discord.com/developers/docs/resources/guild#get-guild-widget-image)
    get_guild_widget_image = GET "/guilds/{guild_id}/widget.png" {
        path: (guild_id: id),
        required: (),
        query: [style: words("shield", "banner1", "banner2", "banner3", "banner4")],
        permissions: [],
        reason: no,
        result: bytes,
    }
}
