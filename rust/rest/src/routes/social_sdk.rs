//! [The social SDK](https://discord.com/developers/docs/discord-social-sdk/overview): accounts for players who have none at
//! Discord, and the moderation of what players write to each other.

routes! {
    social_sdk_routes ($);

    /// Notes what the game's own moderation thinks of a message between two players, for the game's other clients to see.
    ///
    /// `user_id_1` and `user_id_2` are the two players. `metadata` is a [Dictionary] of up to 5 names and texts, 2000
    /// characters each; what they mean is up to the game. Discord does not document it. Gives `true`, or `false` on failure
    /// (10008: no such message).
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
        whole: (metadata: any),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Parts a provisional account from the Discord account it was merged with, for a player whose identity another provider
    /// tells.
    ///
    /// `client_id` is the application's id, `external_auth_token` what the provider gave the player, up to 10240 characters,
    /// and `external_auth_type` what kind of token that is: `"OIDC"`, `"EPIC_ONLINE_SERVICES_ACCESS_TOKEN"`,
    /// `"EPIC_ONLINE_SERVICES_ID_TOKEN"`, `"STEAM_SESSION_TICKET"`, `"UNITY_SERVICES_ID_TOKEN"`,
    /// `"DISCORD_BOT_ISSUED_ACCESS_TOKEN"`, `"APPLE_ID_TOKEN"` or `"PLAYSTATION_NETWORK_ID_TOKEN"`. Option: `client_secret`,
    /// the application's secret, where it is no public client; it belongs on a server, never into a game. A bot rather uses
    /// [method bot_partner_sdk_unmerge_provisional_account]. Discord does not document it. Gives `true`, or `false` on failure
    /// (530000: the application may not have such accounts, 530007: the secret is wrong).
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
            external_auth_type: words(
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

    /// Parts a provisional account, which a bot made, from the Discord account it was merged with.
    ///
    /// `external_user_id` is the player's id in the game, as [method bot_partner_sdk_token] was given it. Discord does not
    /// document the endpoint. Gives `true`, or `false` on failure (530000: the application may not have such accounts).
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

    /// Gets a token for a player who has no Discord account, or has not linked it, by what another provider says of the player.
    ///
    /// It makes a provisional account the first time. The parameters are those of
    /// [method partner_sdk_unmerge_provisional_account]; a bot rather uses [method bot_partner_sdk_token]. Discord does not
    /// document the endpoint. Gives a [Dictionary] with `token_type`, `access_token`, `expires_in` (in seconds), `scope`,
    /// `id_token` and, where there is one, `refresh_token`; `null` on failure (530000: the application may not have such
    /// accounts, 530007: the secret is wrong).
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
            external_auth_type: words(
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

    /// Gets a token for a player who has no Discord account, or has not linked it, by the game's own id of the player.
    ///
    /// It makes a provisional account the first time. `external_user_id` is the player's id in the game, 1 to 1024 characters.
    /// Options: `preferred_global_name` (the name to be shown, 1 to 32 characters), `provisional_user_id` (the id of a
    /// provisional account there is already). Discord does not document the endpoint. Gives a [Dictionary] with `token_type`,
    /// `access_token`, `expires_in` (in seconds), `scope`, `id_token` and, where there is one, `refresh_token`; `null` on
    /// failure (530000: the application may not have such accounts, 530006: try again).
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
