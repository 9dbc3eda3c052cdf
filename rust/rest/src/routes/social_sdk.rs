//! [The social SDK](https://discord.com/developers/docs/discord-social-sdk/overview).

routes! {
    social_sdk_routes ($);

    /// Set moderation metadata of a game DM (Social SDK).
    ///
    /// TODO
    ///
    update_user_message_external_moderation_metadata = PUT "/partner-sdk/dms/{user_id_1}/{user_id_2}/messages/{message_id}/moderation-metadata" {
        path: (user_id_1: id, user_id_2: id, message_id: id),
        required: (),
        whole: (body: any),
        files: attachments,
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Unmerge a provisional account (Social SDK).
    ///
    /// NOTE client_id/client_secret in the body (Social SDK)
    /// TODO
    ///
    partner_sdk_unmerge_provisional_account = POST "/partner-sdk/provisional-accounts/unmerge" {
        path: (),
        required: (client_id: id, external_auth_token: text(1..=10240), external_auth_type: words("OIDC", "EPIC_ONLINE_SERVICES_ACCESS_TOKEN", "EPIC_ONLINE_SERVICES_ID_TOKEN", "STEAM_SESSION_TICKET", "UNITY_SERVICES_ID_TOKEN", "DISCORD_BOT_ISSUED_ACCESS_TOKEN", "APPLE_ID_TOKEN", "PLAYSTATION_NETWORK_ID_TOKEN")),
        body: [
            client_secret: text(0..=1024),
        ],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Unmerge a provisional account with a bot token (Social SDK).
    ///
    /// TODO
    ///
    bot_partner_sdk_unmerge_provisional_account = POST "/partner-sdk/provisional-accounts/unmerge/bot" {
        path: (),
        required: (external_user_id: text(1..=1024)),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Exchange an external identity for a token (Social SDK).
    ///
    /// NOTE client_id/client_secret in the body (Social SDK)
    /// TODO
    ///
    partner_sdk_token = POST "/partner-sdk/token" {
        path: (),
        required: (client_id: id, external_auth_token: text(1..=10240), external_auth_type: words("OIDC", "EPIC_ONLINE_SERVICES_ACCESS_TOKEN", "EPIC_ONLINE_SERVICES_ID_TOKEN", "STEAM_SESSION_TICKET", "UNITY_SERVICES_ID_TOKEN", "DISCORD_BOT_ISSUED_ACCESS_TOKEN", "APPLE_ID_TOKEN", "PLAYSTATION_NETWORK_ID_TOKEN")),
        body: [
            client_secret: text(0..=1024),
        ],
        permissions: [],
        reason: no,
        result: raw,
    }

    /// The same with a bot token (Social SDK).
    ///
    /// TODO
    ///
    bot_partner_sdk_token = POST "/partner-sdk/token/bot" {
        path: (),
        required: (external_user_id: text(1..=1024)),
        body: [
            provisional_user_id: id,
            preferred_global_name: text(1..=32),
        ],
        permissions: [],
        reason: no,
        result: raw,
    }
}
