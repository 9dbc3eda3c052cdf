//! [OAuth2](https://discord.com/developers/docs/topics/oauth2).

routes! {
    oauth2_routes ($);

    /// Fetch the bot's application (OAuth2 route).
    ///
    /// TODO
    ///
    /// [Get Current Bot Application Information](https://discord.com/developers/docs/topics/oauth2#get-current-bot-application-information)
    get_current_bot_application_information = GET "/oauth2/applications/@me" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        also: [get_oauth2_application],
        result: Application,
    }

    /// Get the JWKS public keys (OpenID).
    ///
    /// TODO
    ///
    get_public_keys = GET "/oauth2/keys" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: raw,
    }
}
