//! [Guilds](https://discord.com/developers/docs/resources/guild).

use crate::objects::{ONBOARDING_PROMPT, WELCOME_CHANNEL};

routes! {
    guild_routes ($);

    /// Fetches a guild that the bot is in.
    ///
    /// Options: `with_counts` (`true` adds the approximate numbers of members and of online members). Channels, members and voice
    /// states are not included; the guilds of the entity manager have them. Returns a [DiscordGuild], or `null` on failure
    /// (10004: no such guild, 50001: the bot is not in it).
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

    /// Changes the settings of a guild. Omitted options are left unchanged; `null` removes or resets an option.
    ///
    /// - `name`: 2 to 100 characters. `description`: up to 300 characters.
    /// - `icon`, `banner`, `splash` (the invite background), `discovery_splash`, `home_header`: an [Image], a
    ///   [Texture2D], or a path. All of them except the icon need a feature of the guild, such as `"BANNER"`.
    /// - `verification_level`, `default_message_notifications`, `explicit_content_filter`: see [DiscordVerificationLevel],
    ///   [DiscordMessageNotificationLevel] and [DiscordExplicitContentFilter].
    /// - `afk_channel_id`: the voice channel for inactive members, after `afk_timeout` seconds: 60, 300, 900, 1800 or 3600.
    /// - `system_channel_id`: the channel for welcome and boost messages; `system_channel_flags` disables some of these, see
    ///   [DiscordSystemChannelFlags].
    /// - `rules_channel_id`, `public_updates_channel_id`, `safety_alerts_channel_id`: channels of a Community guild.
    /// - `preferred_locale`: the language of a Community guild, such as `"en-US"`.
    /// - `features`: the complete list of enabled features, such as `"COMMUNITY"`; only a few can be changed, some only by
    ///   administrators.
    /// - `premium_progress_bar_enabled`: if `true`, the boost progress bar is shown. `region`: deprecated; each voice channel has
    ///   a region of its own.
    ///
    /// Needs `MANAGE_GUILD`. `reason` is written into the audit log. Returns the changed [DiscordGuild], or `null` on failure
    /// (20029: changed too often, 50101: the guild needs more boosts).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild(guild_id, {"name": "The Workshop", "icon": "res://icon.png"}, "new season")
    /// ```
    ///
    /// [Modify Guild](https://discord.com/developers/docs/resources/guild#modify-guild)
    modify_guild = PATCH "/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        body: [
            name: not_null(text(2..=100)),
            description: text(0..=300),
            icon: image,
            banner: image,
            splash: image,
            discovery_splash: image,
            home_header: image,
            verification_level: choice(0, 1, 2, 3, 4),
            default_message_notifications: choice(0, 1),
            explicit_content_filter: choice(0, 1, 2),
            afk_channel_id: id,
            afk_timeout: choice(60, 300, 900, 1800, 3600),
            system_channel_id: id,
            system_channel_flags: flags,
            rules_channel_id: id,
            public_updates_channel_id: id,
            safety_alerts_channel_id: id,
            preferred_locale: one_of(
                "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
                "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
            ),
            features: list(text, 0..=usize::MAX),
            premium_progress_bar_enabled: bool,
            region: text,
        ],
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: Guild,
    }

    /// Disables invites or direct messages in a guild for up to 24 hours, such as during a raid.
    ///
    /// Options: `invites_disabled_until` (until when invites are disabled) and `dms_disabled_until` (until when members
    /// who are not friends cannot send each other direct messages), in Unix seconds; `null` enables them again at once.
    /// Needs `MANAGE_GUILD`. Returns a [DiscordGuildIncidents], or `null` on failure.
    ///
    /// ```gdscript
    /// var in_an_hour := Time.get_unix_time_from_system() + 3600
    /// await client.rest.modify_guild_incident_actions(guild_id, {"invites_disabled_until": in_an_hour})
    /// ```
    ///
    /// [Modify Guild Incident Actions](https://discord.com/developers/docs/resources/guild#modify-guild-incident-actions)
    modify_guild_incident_actions = PUT "/guilds/{guild_id}/incident-actions" {
        path: (guild_id: id),
        required: (),
        body: [invites_disabled_until: timestamp, dms_disabled_until: timestamp],
        permissions: [MANAGE_GUILD],
        reason: no,
        result: GuildIncidents,
    }

    /// Fetches the server guide of a Community guild, which welcomes new members. Not documented by Discord.
    ///
    /// Returns a [DiscordNewMemberWelcome], or `null` on failure and if there is no guide.
    ///
    /// ```gdscript
    /// var guide: DiscordNewMemberWelcome = await client.rest.get_guild_new_member_welcome(guild_id)
    /// if guide:
    ///     print(guide.new_member_actions.size(), " things to do")
    /// ```
    ///
    /// [Nearest page: Welcome Screen](https://discord.com/developers/docs/resources/guild#welcome-screen-object)
    get_guild_new_member_welcome = GET "/guilds/{guild_id}/new-member-welcome" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: NewMemberWelcome,
    }

    /// Fetches the onboarding of a guild: the questions for new members, and the roles and channels that their answers assign.
    ///
    /// Returns a [DiscordOnboarding], or `null` on failure.
    ///
    /// ```gdscript
    /// var onboarding: DiscordOnboarding = await client.rest.get_guild_onboarding(guild_id)
    /// ```
    ///
    /// [Get Guild Onboarding](https://discord.com/developers/docs/resources/guild#get-guild-onboarding)
    get_guild_onboarding = GET "/guilds/{guild_id}/onboarding" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: Onboarding,
    }

    /// Changes the onboarding of a guild: the questions for new members, and the default channels.
    ///
    /// - `prompts`: the questions, up to 15, which replace all previous ones. Each has an `id` (for a new one: any
    ///   number that no other question has), a `title` of 1 to 100 characters, `options`, and optionally `type` (`0`
    ///   shows the answers side by side, `1` in a dropdown), `single_select` (only one answer), `required`,
    ///   `in_onboarding` (if `false`, the question is not asked during onboarding, only shown under "Channels &
    ///   Roles").
    /// - The `options` of a question are its answers, 1 to 50: a `title` of 1 to 50 characters, and optionally `id`,
    ///   `description` (up to 100 characters), `role_ids` and `channel_ids` (up to 50 each), and an emoji: `emoji_name`, with
    ///   `emoji_id` and `emoji_animated` if it is a custom one.
    /// - `default_channel_ids`: the ids of the default channels, which every member is opted into automatically, up to
    ///   500.
    /// - `enabled`: if `true`, the onboarding is enabled. This requires at least 7 default channels, in 5 of which every member
    ///   can send messages.
    /// - `mode`: what counts towards these requirements, see [DiscordOnboardingMode].
    ///
    /// Needs `MANAGE_GUILD` and `MANAGE_ROLES`. `reason` is written into the audit log. Returns the changed [DiscordOnboarding],
    /// or `null` on failure (350000 and 350001: there are too few channels to enable it).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_onboarding(guild_id, {"prompts": [{
    ///     "id": 1, "title": "Which side are you on?", "single_select": true, "in_onboarding": true,
    ///     "options": [{"title": "Red", "role_ids": [red.id]}, {"title": "Blue", "role_ids": [blue.id]}],
    /// }]})
    /// ```
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
        permissions: [MANAGE_GUILD, MANAGE_ROLES],
        reason: yes,
        result: Onboarding,
    }

    /// Fetches the public preview of a guild that is discoverable, or that the bot is in.
    ///
    /// Returns a [DiscordGuildPreview], or `null` on failure (10004: no such guild, or a private one).
    ///
    /// ```gdscript
    /// var preview: DiscordGuildPreview = await client.rest.get_guild_preview(guild_id)
    /// ```
    ///
    /// [Get Guild Preview](https://discord.com/developers/docs/resources/guild#get-guild-preview)
    get_guild_preview = GET "/guilds/{guild_id}/preview" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: GuildPreview,
    }

    /// Fetches a page of the requests to join a guild that approves each new member.
    ///
    /// Options: `status` (`"STARTED"`, `"SUBMITTED"`, `"REJECTED"` or `"APPROVED"`), `limit` (1 to 100), and one of `before` and
    /// `after` (ids). Needs `KICK_MEMBERS`. Returns a [DiscordGuildJoinRequestList], or `null` on failure. See also
    /// [signal DiscordClient.guild_join_request_created].
    ///
    /// ```gdscript
    /// var waiting: DiscordGuildJoinRequestList = await client.rest.get_guild_join_requests(guild_id, {"status": "SUBMITTED"})
    /// ```
    ///
    /// [Nearest page: Membership Screening](https://discord.com/developers/docs/resources/guild#membership-screening-object)
    get_guild_join_requests = GET "/guilds/{guild_id}/requests" {
        path: (guild_id: id),
        required: (),
        query: [
            status: one_of("STARTED", "SUBMITTED", "REJECTED", "APPROVED"),
            limit: integer(1..=100),
            before: id_or_none,
            after: id_or_start,
        ],
        permissions: [KICK_MEMBERS],
        reason: no,
        result: GuildJoinRequestList,
    }

    /// Approves or rejects a request to join a guild.
    ///
    /// `action` is `"APPROVED"` or `"REJECTED"`. Options: `rejection_reason` (up to 160 characters). Needs `KICK_MEMBERS`.
    /// Returns the changed [DiscordGuildJoinRequest], or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.action_guild_join_request(guild_id, request.id, "REJECTED", {"rejection_reason": "No answers"})
    /// ```
    ///
    /// [Nearest page: Membership Screening](https://discord.com/developers/docs/resources/guild#membership-screening-object)
    action_guild_join_request = PATCH "/guilds/{guild_id}/requests/{request_id}" {
        path: (guild_id: id, request_id: id),
        required: (action: one_of("APPROVED", "REJECTED")),
        body: [rejection_reason: text(0..=160)],
        permissions: [KICK_MEMBERS],
        reason: no,
        result: GuildJoinRequest,
    }

    /// Fetches the vanity URL of a guild, and the number of times it was used.
    ///
    /// The code alone is also in [member DiscordGuild.vanity_url_code]. Needs `MANAGE_GUILD`. Returns a [DiscordVanityUrl], or
    /// `null` on failure (50001: the guild cannot have a vanity URL, or the permission is missing).
    ///
    /// ```gdscript
    /// var vanity: DiscordVanityUrl = await client.rest.get_guild_vanity_url(guild_id)
    /// ```
    ///
    /// [Get Guild Vanity URL](https://discord.com/developers/docs/resources/guild#get-guild-vanity-url)
    get_guild_vanity_url = GET "/guilds/{guild_id}/vanity-url" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: VanityUrl,
    }

    /// Fetches the welcome screen of a Community guild, which new members see first.
    ///
    /// Needs `MANAGE_GUILD` while the welcome screen is disabled. Returns a [DiscordWelcomeScreen], or `null` on failure (10069:
    /// there is none).
    ///
    /// ```gdscript
    /// var screen: DiscordWelcomeScreen = await client.rest.get_guild_welcome_screen(guild_id)
    /// ```
    ///
    /// [Get Guild Welcome Screen](https://discord.com/developers/docs/resources/guild#get-guild-welcome-screen)
    get_guild_welcome_screen = GET "/guilds/{guild_id}/welcome-screen" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: WelcomeScreen,
    }

    /// Changes the welcome screen of a Community guild, which new members see first. Omitted options are left unchanged.
    ///
    /// Options: `enabled`, `description` (up to 140 characters), `welcome_channels` (up to 5, which replace all previous ones:
    /// each with a `channel_id`, a `description` of 1 to 50 characters, and optionally `emoji_name`, with `emoji_id` if it is a
    /// custom emoji). Needs `MANAGE_GUILD`. `reason` is written into the audit log. Returns the changed [DiscordWelcomeScreen],
    /// or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_welcome_screen(guild_id, {"enabled": true, "welcome_channels": [
    ///     {"channel_id": rules.id, "description": "How we play", "emoji_name": "📜"},
    /// ]})
    /// ```
    ///
    /// [Modify Guild Welcome Screen](https://discord.com/developers/docs/resources/guild#modify-guild-welcome-screen)
    modify_guild_welcome_screen = PATCH "/guilds/{guild_id}/welcome-screen" {
        path: (guild_id: id),
        required: (),
        body: [
            description: text(0..=140),
            welcome_channels: list(object(WELCOME_CHANNEL), 0..=5),
            enabled: bool,
        ],
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: WelcomeScreen,
    }

    /// Fetches the settings of the widget of a guild, a box that websites can embed.
    ///
    /// Needs `MANAGE_GUILD`. Returns a [DiscordGuildWidgetSettings], or `null` on failure.
    ///
    /// ```gdscript
    /// var settings: DiscordGuildWidgetSettings = await client.rest.get_guild_widget_settings(guild_id)
    /// ```
    ///
    /// [Get Guild Widget Settings](https://discord.com/developers/docs/resources/guild#get-guild-widget-settings)
    get_guild_widget_settings = GET "/guilds/{guild_id}/widget" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        also: [get_guild_embed],
        result: GuildWidgetSettings,
    }

    /// Enables or disables the widget of a guild.
    ///
    /// Options: `enabled`, `channel_id` (the channel that the widget invites to; `null` for no invite). Needs
    /// `MANAGE_GUILD`. `reason` is written into the audit log. Returns the changed [DiscordGuildWidgetSettings], or
    /// `null` on failure (30042: changed too often, try again later).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_widget(guild_id, {"enabled": true, "channel_id": lobby.id})
    /// ```
    ///
    /// [Modify Guild Widget](https://discord.com/developers/docs/resources/guild#modify-guild-widget)
    modify_guild_widget = PATCH "/guilds/{guild_id}/widget" {
        path: (guild_id: id),
        required: (),
        body: [channel_id: id, enabled: bool],
        permissions: [MANAGE_GUILD],
        reason: yes,
        also: [modify_guild_embed],
        result: GuildWidgetSettings,
    }

    /// Fetches the widget of a guild: the online members, and an invite. The bot does not have to be in the guild.
    ///
    /// This is useful for the menu of a game: "32 players online". Discord creates an invite for it if a channel is
    /// set. Returns a [DiscordGuildWidget], or `null` on failure (50004: the widget is disabled).
    ///
    /// ```gdscript
    /// var widget: DiscordGuildWidget = await client.rest.get_guild_widget(guild_id)
    /// if widget:
    ///     print(widget.presence_count, " online, join at ", widget.instant_invite)
    /// ```
    ///
    /// [Get Guild Widget](https://discord.com/developers/docs/resources/guild#get-guild-widget)
    get_guild_widget = GET "/guilds/{guild_id}/widget.json" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: GuildWidget,
    }

    /// Fetches the widget of a guild as an image. The bot does not have to be in the guild.
    ///
    /// Options: `style` (`"shield"`, a small badge, by default; `"banner1"` to `"banner4"` are larger, with the guild's icon and
    /// name). Returns the bytes of a PNG as a [PackedByteArray], empty on failure (50004: the widget is disabled).
    ///
    /// ```gdscript
    /// var image := Image.new()
    /// image.load_png_from_buffer(await client.rest.get_guild_widget_image(guild_id, {"style": "banner2"}))
    /// ```
    ///
    /// [Get Guild Widget Image](https://discord.com/developers/docs/resources/guild#get-guild-widget-image)
    get_guild_widget_image = GET "/guilds/{guild_id}/widget.png" {
        path: (guild_id: id),
        required: (),
        query: [style: one_of("shield", "banner1", "banner2", "banner3", "banner4")],
        reason: no,
        result: bytes,
    }
}
