//! [The social SDK](https://discord.com/developers/docs/discord-social-sdk/overview): accounts for players who have no
//! Discord account, and the moderation of messages between players.

routes! {
    social_sdk_routes ($);

    /// Sets the moderation metadata of a message between two players: the result of the game's own moderation, for the game's
    /// other clients.
    ///
    /// `user_id_1` and `user_id_2` are the two players. `metadata` is a [Dictionary] of up to 5 [String]s, 2000 characters each;
    /// the game decides what they mean. Not documented by Discord. Returns `true`, or `false` on failure (10008: no such
    /// message).
    ///
    /// ```gdscript
    /// await client.rest.update_user_message_external_moderation_metadata(one.id, other.id, message_id, {"verdict": "hide"})
    /// ```
    ///
    /// [Discord Social SDK](https://discord.com/developers/docs/discord-social-sdk/overview)
    update_user_message_external_moderation_metadata = PUT
        "/partner-sdk/dms/{user_id_1}/{user_id_2}/messages/{message_id}/moderation-metadata"
    {
        path: (user_id_1: id, user_id_2: id, message_id: id),
        required: (),
        raw_body: (metadata: any),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Separates a provisional account from the Discord account that it was merged with, for a player whom an external
    /// provider identifies.
    ///
    /// `client_id` is the application's id, `external_auth_token` the player's token of the provider, up to 10240 characters, and
    /// `external_auth_type` the type of that token: `"OIDC"`, `"EPIC_ONLINE_SERVICES_ACCESS_TOKEN"`,
    /// `"EPIC_ONLINE_SERVICES_ID_TOKEN"`, `"STEAM_SESSION_TICKET"`, `"UNITY_SERVICES_ID_TOKEN"`,
    /// `"DISCORD_BOT_ISSUED_ACCESS_TOKEN"`, `"APPLE_ID_TOKEN"` or `"PLAYSTATION_NETWORK_ID_TOKEN"`. Option: `client_secret`, the
    /// application's secret, unless it is a public client; keep it on a server, never ship it with a game. For bots, use
    /// [method bot_partner_sdk_unmerge_provisional_account] instead. Not documented by Discord. Returns `true`, or `false` on
    /// failure (530000: the application is not allowed to use provisional accounts, 530007: the secret is wrong).
    ///
    /// ```gdscript
    /// await client.rest.partner_sdk_unmerge_provisional_account(application_id, ticket, "STEAM_SESSION_TICKET")
    /// ```
    ///
    /// [Using Provisional Accounts](https://discord.com/developers/docs/discord-social-sdk/development-guides/using-provisional-accounts)
    partner_sdk_unmerge_provisional_account = POST "/partner-sdk/provisional-accounts/unmerge" {
        path: (),
        required: (
            client_id: id,
            external_auth_token: text(1..=10240),
            external_auth_type: one_of(
                "OIDC",
                "EPIC_ONLINE_SERVICES_ACCESS_TOKEN",
                "EPIC_ONLINE_SERVICES_ID_TOKEN",
                "STEAM_SESSION_TICKET",
                "UNITY_SERVICES_ID_TOKEN",
                "DISCORD_BOT_ISSUED_ACCESS_TOKEN",
                "APPLE_ID_TOKEN",
                "PLAYSTATION_NETWORK_ID_TOKEN",
            ),
        ),
        body: [
            client_secret: text(0..=1024),
        ],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Separates a provisional account that a bot created from the Discord account that it was merged with.
    ///
    /// `external_user_id` is the player's id in the game, as passed to [method bot_partner_sdk_token]. Not documented by Discord.
    /// Returns `true`, or `false` on failure (530000: the application is not allowed to use provisional accounts).
    ///
    /// ```gdscript
    /// await client.rest.bot_partner_sdk_unmerge_provisional_account("player-1234")
    /// ```
    ///
    /// [Using Provisional Accounts](https://discord.com/developers/docs/discord-social-sdk/development-guides/using-provisional-accounts)
    bot_partner_sdk_unmerge_provisional_account = POST "/partner-sdk/provisional-accounts/unmerge/bot" {
        path: (),
        required: (external_user_id: text(1..=1024)),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Fetches a token for a player who has no Discord account, or has not linked it, and whom an external provider
    /// identifies.
    ///
    /// The first call creates a provisional account. The parameters are those of
    /// [method partner_sdk_unmerge_provisional_account]; for bots, use [method bot_partner_sdk_token] instead. Not documented by
    /// Discord. Returns a [Dictionary] with `token_type`, `access_token`, `expires_in` (in seconds), `scope`, `id_token` and, if
    /// there is one, `refresh_token`; `null` on failure (530000: the application is not allowed to use provisional accounts,
    /// 530007: the secret is wrong).
    ///
    /// ```gdscript
    /// var token: Dictionary = await client.rest.partner_sdk_token(application_id, ticket, "STEAM_SESSION_TICKET")
    /// ```
    ///
    /// [Using Provisional Accounts](https://discord.com/developers/docs/discord-social-sdk/development-guides/using-provisional-accounts)
    partner_sdk_token = POST "/partner-sdk/token" {
        path: (),
        required: (
            client_id: id,
            external_auth_token: text(1..=10240),
            external_auth_type: one_of(
                "OIDC",
                "EPIC_ONLINE_SERVICES_ACCESS_TOKEN",
                "EPIC_ONLINE_SERVICES_ID_TOKEN",
                "STEAM_SESSION_TICKET",
                "UNITY_SERVICES_ID_TOKEN",
                "DISCORD_BOT_ISSUED_ACCESS_TOKEN",
                "APPLE_ID_TOKEN",
                "PLAYSTATION_NETWORK_ID_TOKEN",
            ),
        ),
        body: [
            client_secret: text(0..=1024),
        ],
        permissions: [],
        reason: no,
        result: raw,
    }

    /// Fetches a token for a player who has no Discord account, or has not linked it, by the player's id in the game.
    ///
    /// The first call creates a provisional account. `external_user_id` is the player's id in the game, 1 to 1024 characters.
    /// Options: `preferred_global_name` (the display name, 1 to 32 characters), `provisional_user_id` (the id of an existing
    /// provisional account). Not documented by Discord. Returns a [Dictionary] with `token_type`, `access_token`, `expires_in`
    /// (in seconds), `scope`, `id_token` and, if there is one, `refresh_token`; `null` on failure (530000: the application is not
    /// allowed to use provisional accounts, 530006: try again).
    ///
    /// ```gdscript
    /// var token: Dictionary = await client.rest.bot_partner_sdk_token("player-1234", {"preferred_global_name": "Ada"})
    /// ```
    ///
    /// [Using Provisional Accounts](https://discord.com/developers/docs/discord-social-sdk/development-guides/using-provisional-accounts)
    bot_partner_sdk_token = POST "/partner-sdk/token/bot" {
        path: (),
        required: (external_user_id: text(1..=1024)),
        body: [
            preferred_global_name: text(1..=32),
            provisional_user_id: id,
        ],
        permissions: [],
        reason: no,
        result: raw,
    }
}
