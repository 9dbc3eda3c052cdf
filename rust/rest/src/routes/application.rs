//! [Applications](https://discord.com/developers/docs/resources/application).

use crate::objects::ROLE_CONNECTION_METADATA;
use crate::objects::application::APPLICATION_CHANGE;

routes! {
    application_routes ($);

    /// Fetches the bot's own application: its name, icon, owner, flags and settings.
    ///
    /// Returns a [DiscordApplication], or `null` on failure.
    ///
    /// ```gdscript
    /// var application: DiscordApplication = await client.rest.get_current_application()
    /// print("%s is in about %d guilds" % [application.name, application.approximate_guild_count])
    /// ```
    ///
    /// [Get Current Application](https://discord.com/developers/docs/resources/application#get-current-application)
    get_current_application = GET "/applications/@me" {
        path: (),
        required: (),
        reason: no,
        result: Application,
    }

    /// Changes the bot's own application. Omitted options are left unchanged; `null` clears an option.
    ///
    /// What users see:
    /// - `description`: up to 400 characters; or `{"default": …, "localizations": {"de": …}}`.
    /// - `icon`, `cover_image`: an [Image], a [Texture2D], or a path.
    /// - `tags`: up to 5 words that describe the application, of up to 20 characters each.
    ///
    /// How the application is installed:
    /// - `install_params`: the scopes and permissions it requests,
    ///   `{"scopes": ["bot", "applications.commands"], "permissions": 2048}`.
    /// - `integration_types_config`: the same for each integration type, by [DiscordApplicationIntegrationType] as
    ///   text: `{"0": {"oauth2_install_params": …}}`.
    /// - `custom_install_url`: the install link, instead of the one that Discord provides.
    ///
    /// What Discord sends by HTTP. URLs are up to 2048 characters:
    /// - `interactions_endpoint_url`: the URL that receives interactions. While it is set, the game does not receive
    ///   interactions; `null` removes it.
    /// - `role_connections_verification_url`: the URL where users verify what a linked role requires.
    /// - `event_webhooks_url`, `event_webhooks_status` (1 is off, 2 is on), `event_webhooks_types` (names such as
    ///   `"ENTITLEMENT_CREATE"`).
    ///
    /// Others: `flags`, of which only those whose names end in `_LIMITED` can be changed, see [DiscordApplicationFlags];
    /// `max_participants` of an activity (`-1` or `0` for no limit); `explicit_content_filter` (`0` as configured in each guild,
    /// `1` always); `team_id` and `type`, which Discord does not document. Returns the changed [DiscordApplication], or `null` on
    /// failure (50035: such as a URL that does not respond as Discord expects).
    ///
    /// ```gdscript
    /// await client.rest.edit_current_application({"description": "Brings the dungeon to your guild.", "tags": ["game", "rpg"]})
    /// ```
    ///
    /// [Edit Current Application](https://discord.com/developers/docs/resources/application#edit-current-application)
    edit_current_application = PATCH "/applications/@me" {
        path: (),
        required: (),
        body_of: APPLICATION_CHANGE,
        reason: no,
        result: Application,
    }

    /// Fetches an application by its id. It must be the bot's own, so [method get_current_application] does the same.
    ///
    /// `application_id`: `0` means the bot's own. Returns a [DiscordApplication], or `null` on failure (10002: no such
    /// application). Not documented by Discord; the nearest page is linked.
    ///
    /// ```gdscript
    /// var application: DiscordApplication = await client.rest.get_application(0)
    /// ```
    ///
    /// [Get Current Application](https://discord.com/developers/docs/resources/application#get-current-application)
    get_application = GET "/applications/{application_id}" {
        path: (application_id: id),
        required: (),
        reason: no,
        result: Application,
    }

    /// Changes an application by its id. It must be the bot's own.
    ///
    /// `application_id`: `0` means the bot's own. The options are those of [method edit_current_application]. Returns the changed
    /// [DiscordApplication], or `null` on failure (10002: no such application). Not documented by Discord; the nearest page is
    /// linked.
    ///
    /// ```gdscript
    /// await client.rest.edit_application(0, {"icon": "res://icon.png"})
    /// ```
    ///
    /// [Edit Current Application](https://discord.com/developers/docs/resources/application#edit-current-application)
    edit_application = PATCH "/applications/{application_id}" {
        path: (application_id: id),
        required: (),
        body_of: APPLICATION_CHANGE,
        reason: no,
        result: Application,
    }

    /// Fetches an instance of the application's activity: its location and its participants.
    ///
    /// An activity is a game inside Discord, started in a channel. `application_id`: `0` means the bot's own.
    /// `instance_id` is passed to the activity by Discord when it starts. A server can use it to verify that a user is
    /// a participant. Returns a [DiscordActivityInstance], or `null` on failure, such as after the last player has
    /// left.
    ///
    /// ```gdscript
    /// var instance: DiscordActivityInstance = await client.rest.get_application_activity_instance(0, instance_id)
    /// if instance != null and user_id in instance.users:
    ///     let_in(user_id)
    /// ```
    ///
    /// [Get Application Activity Instance](https://discord.com/developers/docs/resources/application#get-application-activity-instance)
    get_application_activity_instance = GET "/applications/{application_id}/activity-instances/{instance_id}" {
        path: (application_id: id, instance_id: text),
        required: (),
        reason: no,
        result: ActivityInstance,
    }

    /// Uploads a file for the application, such as a screenshot that an activity shares.
    ///
    /// `application_id`: `0` means the bot's own. Discord does not keep the file for long. Returns a [Dictionary] with one key,
    /// `attachment`: another with `id`, `filename`, `size` in bytes, `url`, `proxy_url`, `content_type`, and `width` and `height`
    /// if it is an image. Returns `null` on failure. Not documented by Discord for bots; the nearest page is linked.
    ///
    /// ```gdscript
    /// var uploaded: Variant = await client.rest.upload_application_attachment(0, "user://screenshot.png")
    /// if uploaded != null:
    ///     print(uploaded.attachment.url)
    /// ```
    ///
    /// [Activities](https://discord.com/developers/docs/activities/overview)
    upload_application_attachment = POST "/applications/{application_id}/attachment" {
        path: (application_id: id),
        required: (file: file),
        files: multipart,
        reason: no,
        result: raw,
    }

    /// Fetches the metadata records of the application: the requirements that linked roles can have.
    ///
    /// Members obtain a linked role themselves once they meet its requirements, such as 100 wins, as reported by the application.
    /// `application_id`: `0` means the bot's own. Returns an [Array] of [DiscordApplicationRoleConnectionMetadata], empty on
    /// failure.
    ///
    /// ```gdscript
    /// var records: Array = await client.rest.get_application_role_connection_metadata_records(0)
    /// print(records.map(func(record: DiscordApplicationRoleConnectionMetadata) -> String: return record.key))
    /// ```
    ///
    /// [Get Application Role Connection Metadata Records](https://discord.com/developers/docs/resources/application-role-connection-metadata#get-application-role-connection-metadata-records)
    get_application_role_connection_metadata_records = GET "/applications/{application_id}/role-connections/metadata" {
        path: (application_id: id),
        required: (),
        reason: no,
        result: [ApplicationRoleConnectionMetadata],
    }

    /// Sets the metadata records of the application: the requirements that linked roles can have. The new records
    /// replace all others.
    ///
    /// `application_id`: `0` means the bot's own. `role_connections` are up to 5 records, each a [Dictionary]:
    /// - `type`: how a member's value is compared with the guild's, see [DiscordRoleConnectionMetadataType].
    /// - `key`: the name that the game uses for the requirement; 1 to 50 characters of `a-z`, `0-9` and `_`.
    /// - `name` (1 to 100 characters) and `description` (1 to 200): the texts that users see.
    /// - `name_localizations`, `description_localizations`: optional translations, such as `{"de": "Siege"}`.
    ///
    /// Returns the records as an [Array] of [DiscordApplicationRoleConnectionMetadata], empty on failure.
    ///
    /// ```gdscript
    /// await client.rest.update_application_role_connection_metadata_records(0, [{
    ///     "type": DiscordRoleConnectionMetadataType.INTEGER_GREATER_THAN_OR_EQUAL,
    ///     "key": "wins",
    ///     "name": "Wins",
    ///     "description": "At least so many games won",
    /// }])
    /// ```
    ///
    /// [Update Application Role Connection Metadata Records](https://discord.com/developers/docs/resources/application-role-connection-metadata#update-application-role-connection-metadata-records)
    update_application_role_connection_metadata_records = PUT "/applications/{application_id}/role-connections/metadata" {
        path: (application_id: id),
        required: (),
        raw_body: (role_connections: list(object(ROLE_CONNECTION_METADATA), 0..=5)),
        reason: no,
        result: [ApplicationRoleConnectionMetadata],
    }
}
