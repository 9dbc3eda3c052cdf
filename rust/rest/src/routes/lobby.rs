//! [Lobbies](https://discord.com/developers/docs/resources/lobby).

use crate::shapes::{BULK_LOBBY_MEMBER, LOBBY_MEMBER};

routes! {
    lobby_routes ($);

    /// Create a lobby.
    ///
    /// TODO
    ///
    /// [Create Lobby](https://discord.com/developers/docs/resources/lobby#create-lobby)
    create_lobby = POST "/lobbies" {
        path: (),
        required: (),
        body: [
            idle_timeout_seconds: integer(5..=604800),
            members: list(object(LOBBY_MEMBER), 0..=25),
            metadata: any,
            flags: flags,
            override_event_webhooks_url: text(0..=512),
        ],
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Fetch a lobby.
    ///
    /// TODO
    ///
    /// [Get Lobby](https://discord.com/developers/docs/resources/lobby#get-lobby)
    get_lobby = GET "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Delete a lobby.
    ///
    /// TODO
    ///
    /// [Delete Lobby](https://discord.com/developers/docs/resources/lobby#delete-lobby)
    delete_lobby = DELETE "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit a lobby.
    ///
    /// TODO
    ///
    /// [Modify Lobby](https://discord.com/developers/docs/resources/lobby#modify-lobby)
    modify_lobby = PATCH "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        body: [
            idle_timeout_seconds: integer(5..=604800),
            metadata: any,
            members: list(object(LOBBY_MEMBER), 0..=25),
            flags: flags,
            override_event_webhooks_url: text(0..=512),
        ],
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Add, change or remove up to 25 lobby members.
    ///
    /// TODO
    ///
    /// [Bulk Update Lobby Members](https://discord.com/developers/docs/resources/lobby#bulk-update-lobby-members)
    bulk_update_lobby_members = POST "/lobbies/{lobby_id}/members/bulk" {
        path: (lobby_id: id),
        required: (),
        whole: (lobbies: list(object(BULK_LOBBY_MEMBER), 1..=25)),
        permissions: [],
        reason: no,
        result: [LobbyMember],
    }

    /// Add or update a lobby member.
    ///
    /// TODO
    ///
    /// [Add a Member to a Lobby](https://discord.com/developers/docs/resources/lobby#add-a-member-to-a-lobby)
    add_lobby_member = PUT "/lobbies/{lobby_id}/members/{user_id}" {
        path: (lobby_id: id, user_id: id),
        required: (),
        body: [
            metadata: any,
            flags: flags,
            additional_name: text(1..=80),
        ],
        permissions: [],
        reason: no,
        also: [add_a_member_to_a_lobby],
        result: LobbyMember,
    }

    /// Remove a lobby member.
    ///
    /// TODO
    ///
    /// [Remove a Member from a Lobby](https://discord.com/developers/docs/resources/lobby#remove-a-member-from-a-lobby)
    remove_lobby_member = DELETE "/lobbies/{lobby_id}/members/{user_id}" {
        path: (lobby_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        also: [remove_a_member_from_a_lobby],
        result: bool,
    }

    /// Get a guild invite for a lobby's linked channel, for a user.
    ///
    /// TODO
    ///
    /// [Create Lobby Channel Invite for User](https://discord.com/developers/docs/resources/lobby#create-lobby-channel-invite-for-user)
    create_lobby_channel_invite_for_user = POST "/lobbies/{lobby_id}/members/{user_id}/invites" {
        path: (lobby_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: LobbyInvite,
    }

    /// Set moderation metadata of a lobby message.
    ///
    /// TODO
    ///
    /// [Update Lobby Message Moderation Metadata](https://discord.com/developers/docs/resources/lobby#update-lobby-message-moderation-metadata)
    update_lobby_message_moderation_metadata = PUT "/lobbies/{lobby_id}/messages/{message_id}/moderation-metadata" {
        path: (lobby_id: id, message_id: id),
        required: (),
        whole: (body: any),
        files: attachments,
        permissions: [],
        reason: no,
        result: bool,
    }
}
