//! [Applications](https://discord.com/developers/docs/resources/application).

use crate::shapes::{APPLICATION_OAUTH2_INSTALL_PARAMS, APPLICATION_ROLE_CONNECTIONS_METADATA_ITEM};

routes! {
    application_routes ($);

    /// Fetch the app that owns the token.
    ///
    /// TODO
    ///
    /// [Get Current Application](https://discord.com/developers/docs/resources/application#get-current-application)
    get_current_application = GET "/applications/@me" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: Application,
    }

    /// Edit the current app's settings.
    ///
    /// TODO
    ///
    /// [Edit Current Application](https://discord.com/developers/docs/resources/application#edit-current-application)
    edit_current_application = PATCH "/applications/@me" {
        path: (),
        required: (),
        body: [
            description: any,
            icon: image,
            cover_image: image,
            team_id: id,
            flags: flags,
            interactions_endpoint_url: text(0..=2048),
            explicit_content_filter: choice(0, 1),
            max_participants: integer(-1..=i64::MAX),
            type: choice(4),
            tags: list(text(0..=20), 0..=5),
            custom_install_url: text(0..=2048),
            install_params: object(APPLICATION_OAUTH2_INSTALL_PARAMS),
            role_connections_verification_url: text(0..=2048),
            integration_types_config: any,
            event_webhooks_status: choice(1, 2),
            event_webhooks_url: text(0..=2048),
            event_webhooks_types: list(words("APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED", "ENTITLEMENT_CREATE", "ENTITLEMENT_DELETE", "ENTITLEMENT_UPDATE", "GAME_DIRECT_MESSAGE_CREATE", "GAME_DIRECT_MESSAGE_DELETE", "GAME_DIRECT_MESSAGE_UPDATE", "LOBBY_MESSAGE_CREATE", "LOBBY_MESSAGE_DELETE", "LOBBY_MESSAGE_UPDATE", "QUEST_USER_ENROLLMENT"), 0..=usize::MAX),
        ],
        permissions: [],
        reason: no,
        result: Application,
    }

    /// Fetch an app by id (own app; undocumented alias of @me).
    ///
    /// TODO
    ///
    get_application = GET "/applications/{application_id}" {
        path: (application_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Application,
    }

    /// Edit an app by id (own app; undocumented alias of @me).
    ///
    /// TODO
    ///
    edit_application = PATCH "/applications/{application_id}" {
        path: (application_id: id),
        required: (),
        body: [
            description: any,
            icon: image,
            cover_image: image,
            team_id: id,
            flags: flags,
            interactions_endpoint_url: text(0..=2048),
            explicit_content_filter: choice(0, 1),
            max_participants: integer(-1..=i64::MAX),
            type: choice(4),
            tags: list(text(0..=20), 0..=5),
            custom_install_url: text(0..=2048),
            install_params: object(APPLICATION_OAUTH2_INSTALL_PARAMS),
            role_connections_verification_url: text(0..=2048),
            integration_types_config: any,
            event_webhooks_status: choice(1, 2),
            event_webhooks_url: text(0..=2048),
            event_webhooks_types: list(words("APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED", "ENTITLEMENT_CREATE", "ENTITLEMENT_DELETE", "ENTITLEMENT_UPDATE", "GAME_DIRECT_MESSAGE_CREATE", "GAME_DIRECT_MESSAGE_DELETE", "GAME_DIRECT_MESSAGE_UPDATE", "LOBBY_MESSAGE_CREATE", "LOBBY_MESSAGE_DELETE", "LOBBY_MESSAGE_UPDATE", "QUEST_USER_ENROLLMENT"), 0..=usize::MAX),
        ],
        permissions: [],
        reason: no,
        result: Application,
    }

    /// Look up a running Activity instance.
    ///
    /// TODO
    ///
    /// [Get Application Activity Instance](https://discord.com/developers/docs/resources/application#get-application-activity-instance)
    get_application_activity_instance = GET "/applications/{application_id}/activity-instances/{instance_id}" {
        path: (application_id: id, instance_id: text),
        required: (),
        permissions: [],
        reason: no,
        result: ActivityInstance,
    }

    /// Upload a file for the app (Activities/SDK; undocumented).
    ///
    /// TODO
    ///
    upload_application_attachment = POST "/applications/{application_id}/attachment" {
        path: (application_id: id),
        required: (file: file),
        files: form,
        permissions: [],
        reason: no,
        result: raw,
    }

    /// List the linked-role metadata records of the app.
    ///
    /// TODO
    ///
    /// [Get Application Role Connection Metadata Records](https://discord.com/developers/docs/resources/application-role-connection-metadata#get-application-role-connection-metadata-records)
    get_application_role_connection_metadata_records = GET "/applications/{application_id}/role-connections/metadata" {
        path: (application_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [ApplicationRoleConnectionMetadata],
    }

    /// Replace the linked-role metadata records of the app.
    ///
    /// TODO
    ///
    /// [Update Application Role Connection Metadata Records](https://discord.com/developers/docs/resources/application-role-connection-metadata#update-application-role-connection-metadata-records)
    update_application_role_connection_metadata_records = PUT "/applications/{application_id}/role-connections/metadata" {
        path: (application_id: id),
        required: (),
        whole: (role_connections: list(object(APPLICATION_ROLE_CONNECTIONS_METADATA_ITEM), 0..=5)),
        permissions: [],
        reason: no,
        result: [ApplicationRoleConnectionMetadata],
    }
}
