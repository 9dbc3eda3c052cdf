//! [OAuth2](https://discord.com/developers/docs/topics/oauth2): the endpoints that bots can use.

routes! {
    oauth2_routes ($);

    /// Fetches the application that the bot belongs to.
    ///
    /// [method get_current_application] returns more fields. Returns a [DiscordApplication], or `null` on failure.
    ///
    /// ```gdscript
    /// var application: DiscordApplication = await client.rest.get_current_bot_application_information()
    /// ```
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

    /// Fetches the public keys for verifying the identity tokens that Discord signs.
    ///
    /// Not documented by Discord; see OpenID Connect. Returns a [Dictionary] with `keys`, an [Array] of [Dictionary] with `kty`,
    /// `use`, `kid`, `n`, `e` and `alg` (a JSON Web Key Set), or `null` on failure.
    ///
    /// ```gdscript
    /// var answer: Dictionary = await client.rest.get_public_keys()
    /// print(answer["keys"].size(), " keys")
    /// ```
    ///
    /// [OAuth2](https://discord.com/developers/docs/topics/oauth2)
    get_public_keys = GET "/oauth2/keys" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: raw,
    }
}
