//! Applications.

use crate::schema::{Field, ObjectSchema};

/// The fields of an [application](https://discord.com/developers/docs/resources/application#edit-current-application)
/// that can be changed.
pub(crate) const APPLICATION_CHANGE: &[Field] = fields![
    description: any,
    icon: image,
    cover_image: image,
    team_id: id,
    flags: flags,
    interactions_endpoint_url: text(0..=2048),
    explicit_content_filter: choice(0, 1),
    max_participants: integer(-1..=2_147_483_647),
    type: choice(4),
    tags: list(text(0..=20), 0..=5),
    custom_install_url: text(0..=2048),
    install_params: object(INSTALL_PARAMS),
    role_connections_verification_url: text(0..=2048),
    integration_types_config: any,
    event_webhooks_status: choice(1, 2),
    event_webhooks_url: text(0..=2048),
    event_webhooks_types: list(one_of(
        "APPLICATION_AUTHORIZED",
        "APPLICATION_DEAUTHORIZED",
        "ENTITLEMENT_CREATE",
        "ENTITLEMENT_DELETE",
        "ENTITLEMENT_UPDATE",
        "GAME_DIRECT_MESSAGE_CREATE",
        "GAME_DIRECT_MESSAGE_DELETE",
        "GAME_DIRECT_MESSAGE_UPDATE",
        "LOBBY_MESSAGE_CREATE",
        "LOBBY_MESSAGE_DELETE",
        "LOBBY_MESSAGE_UPDATE",
        "QUEST_USER_ENROLLMENT",
    ), 0..=12),
];

/// The [install params](https://discord.com/developers/docs/resources/application#install-params-object) of an application.
pub static INSTALL_PARAMS: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![scopes: list(one_of("applications.commands", "bot"), 1..=2), permissions: flags],
    check: None,
};

/// A requirement of [linked
/// roles](https://discord.com/developers/docs/resources/application-role-connection-metadata#application-role-connection-metadata-object).
pub static ROLE_CONNECTION_METADATA: ObjectSchema = ObjectSchema {
    required: fields![
        type: choice(1, 2, 3, 4, 5, 6, 7, 8),
        key: text(1..=50),
        name: text(1..=100),
        description: text(1..=200),
    ],
    optional: fields![name_localizations: any, description_localizations: any],
    check: None,
};
