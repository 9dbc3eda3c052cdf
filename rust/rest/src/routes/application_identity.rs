//! [The profiles of players](https://discord.com/developers/docs/resources/application-identity-profile), which are
//! shown in game stats widgets.

use crate::objects::IDENTITY_PROFILE_DATA;

routes! {
    application_identity_routes ($);

    /// Fetches the profile of a player: the stats that game stats widgets show on the player's Discord profile.
    ///
    /// `provider_issued_user_id` is the id of the player in the game; it is not a Discord id. The user must have
    /// authorized the application with the scope `application_identities.write`. Returns a
    /// [DiscordApplicationIdentityProfile], or `null` on failure.
    ///
    /// ```gdscript
    /// var profile: DiscordApplicationIdentityProfile = await client.rest.get_application_identity_profile(
    ///     application_id, user_id, "player-1234")
    /// ```
    ///
    /// [Get Application Identity Profile](https://discord.com/developers/docs/resources/application-identity-profile#get-application-identity-profile)
    get_application_identity_profile = GET
        "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile"
    {
        path: (application_id: id, user_id: id, provider_issued_user_id: text),
        required: (),
        reason: no,
        result: ApplicationIdentityProfile,
    }

    /// Updates the profile of a player: the stats that game stats widgets show on the player's Discord profile.
    ///
    /// `provider_issued_user_id` is the id of the player in the game. If the user has no identity for the application yet, the
    /// first update creates one. The user must have authorized the application with the scope `application_identities.write`.
    /// Options:
    ///
    /// - `username`: the name of the player in the game, up to 1024 characters.
    /// - `data`: the stats, which replace all previous ones: a [Dictionary] of up to 10 KB with `primary` and
    ///   `dynamic`.
    /// - `primary` has some of the stats that Discord has defined for all games: `season`, `rank_name`, `highest_rank`,
    ///   `featured_played_character` (texts); `rank_image`, `highest_rank_image`, `featured_played_character_image` (each
    ///   `{"url": …}`); `playtime_hours`, `total_wins`, `current_period_wins`, `total_games`, `current_period_games`,
    ///   `total_kills`, `current_period_kills`, `total_assists`, `current_period_assists`, `total_deaths` and
    ///   `current_period_deaths` (numbers).
    /// - `dynamic` is an [Array] of up to 30 stats that the game defines, each with `type`, `name` and `value`. The
    ///   value is a text for `type` 1, a number for 2, and an image, `{"url": …}`, for 3.
    ///
    /// Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.update_application_identity_profile(application_id, user_id, "player-1234", {
    ///     "username": "player1",
    ///     "data": {
    ///         "primary": {"rank_name": "Silver", "playtime_hours": 69.41},
    ///         "dynamic": [{"type": 2, "name": "coins", "value": 12}],
    ///     },
    /// })
    /// ```
    ///
    /// [Update Application Identity Profile](https://discord.com/developers/docs/resources/application-identity-profile#update-application-identity-profile)
    update_application_identity_profile = PATCH
        "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile"
    {
        path: (application_id: id, user_id: id, provider_issued_user_id: text),
        required: (),
        body: [username: not_null(text(0..=1024)), data: not_null(object(IDENTITY_PROFILE_DATA))],
        reason: no,
        result: bool,
    }

    /// Fetches the identities of a user: the accounts the user has linked to the application.
    ///
    /// Returns an [Array] of [DiscordApplicationIdentity], empty on failure.
    ///
    /// ```gdscript
    /// var identities: Array[DiscordApplicationIdentity] = await client.rest.get_application_identities_by_user_id(
    ///     user_id, application_id)
    /// ```
    ///
    /// [Get Application Identities by User ID](https://discord.com/developers/docs/resources/application-identity-profile#get-application-identities-by-user-id)
    get_application_identities_by_user_id = GET "/users/{user_id}/application-identities/{application_id}" {
        path: (user_id: id, application_id: id),
        required: (),
        reason: no,
        result: (identities [ApplicationIdentity]),
    }

    /// Fetches the identities with an id at a provider: the users who have linked that account to the application.
    ///
    /// `provider_type` is the type of the provider, such as `"NONE"` or `"OIDC"`, and `provider_issued_user_id` the id
    /// of the player there. Option: `provider_id`, which distinguishes several providers of the same type. Returns an
    /// [Array] of [DiscordApplicationIdentity], empty if there are none and on failure.
    ///
    /// ```gdscript
    /// var identities: Array[DiscordApplicationIdentity] = await client.rest.get_application_identities_by_external_id(
    ///     application_id, "NONE", "player-1234")
    /// ```
    ///
    /// [Get Application Identities by External ID](https://discord.com/developers/docs/resources/application-identity-profile#get-application-identities-by-external-id)
    get_application_identities_by_external_id = GET
        "/applications/{application_id}/application-identities/{provider_type}/{provider_issued_user_id}"
    {
        path: (application_id: id, provider_type: text, provider_issued_user_id: text),
        required: (),
        query: [provider_id: text],
        reason: no,
        result: (identities [ApplicationIdentity]),
    }

    /// Deletes an identity of a user, and the profile with it.
    ///
    /// The parameters are those of [method get_application_identities_by_external_id]. Option: `provider_id`, which
    /// distinguishes several providers of the same type. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.delete_application_identity(user_id, application_id, "NONE", "player-1234")
    /// ```
    ///
    /// [Delete Application Identity](https://discord.com/developers/docs/resources/application-identity-profile#delete-application-identity)
    delete_application_identity = POST
        "/users/{user_id}/application-identities/{application_id}/{provider_type}/{provider_issued_user_id}/delete"
    {
        path: (user_id: id, application_id: id, provider_type: text, provider_issued_user_id: text),
        required: (),
        body: [provider_id: not_null(text)],
        reason: no,
        result: bool,
    }
}
