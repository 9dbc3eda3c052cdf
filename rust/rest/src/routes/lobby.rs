//! [Lobbies](https://discord.com/developers/docs/resources/lobby): groups of players that a game has matched.

use crate::objects::lobby::metadata;
use crate::objects::{LOBBY_MEMBER, LOBBY_MEMBER_CHANGE};

routes! {
    lobby_routes ($);

    /// Creates a lobby: a group of players, matched by the game, who can chat and talk through the game or through Discord.
    ///
    /// Players cannot join or leave such a lobby on their own; use [method add_lobby_member] and
    /// [method remove_lobby_member].
    ///
    /// Options: `members` (up to 25 at once, as `[{"id": …, "metadata": …, "flags": 1}]`; `flags` `1` lets a member
    /// link the lobby to a channel), `metadata` (data of the game: a [Dictionary] of up to 25 [String]s, 1000
    /// characters in total), `idle_timeout_seconds` (5 to 604800: after how many seconds without members it is deleted;
    /// five minutes by default), `flags`, `override_event_webhooks_url` (the URL that receives the events of this
    /// lobby, instead of the application's own). Returns the new [DiscordLobby], or `null` on failure.
    ///
    /// ```gdscript
    /// var lobby: DiscordLobby = await client.rest.create_lobby({
    ///     "members": [{"id": red.id, "metadata": {"team": "red"}}, {"id": blue.id, "metadata": {"team": "blue"}}],
    ///     "metadata": {"map": "canyon"},
    /// })
    /// ```
    ///
    /// [Create Lobby](https://discord.com/developers/docs/resources/lobby#create-lobby)
    create_lobby = POST "/lobbies" {
        path: (),
        required: (),
        body: [
            members: list(object(LOBBY_MEMBER), 0..=25),
            metadata: any,
            idle_timeout_seconds: integer(5..=604800),
            flags: flags,
            override_event_webhooks_url: text(0..=512),
        ],
        check: metadata,
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Fetches a lobby with its members.
    ///
    /// Returns a [DiscordLobby], or `null` on failure (10031: no such lobby).
    ///
    /// ```gdscript
    /// var lobby: DiscordLobby = await client.rest.get_lobby(lobby_id)
    /// ```
    ///
    /// [Get Lobby](https://discord.com/developers/docs/resources/lobby#get-lobby)
    get_lobby = GET "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Deletes a lobby, such as after the match.
    ///
    /// Returns `true`, also if it was deleted already, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.delete_lobby(lobby.id)
    /// ```
    ///
    /// [Delete Lobby](https://discord.com/developers/docs/resources/lobby#delete-lobby)
    delete_lobby = DELETE "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Changes a lobby.
    ///
    /// Options: as in [method create_lobby]. Omitted options are left unchanged. `metadata` and `members` replace the old ones:
    /// members who are not listed are removed. If `metadata` is `null`, it is removed. Returns the changed [DiscordLobby], or
    /// `null` on failure (10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.modify_lobby(lobby.id, {"metadata": {"map": "harbor", "round": "2"}})
    /// ```
    ///
    /// [Modify Lobby](https://discord.com/developers/docs/resources/lobby#modify-lobby)
    modify_lobby = PATCH "/lobbies/{lobby_id}" {
        path: (lobby_id: id),
        required: (),
        body: [
            members: list(object(LOBBY_MEMBER), 0..=25),
            metadata: any,
            idle_timeout_seconds: integer(5..=604800),
            flags: flags,
            override_event_webhooks_url: text(0..=512),
        ],
        check: metadata,
        permissions: [],
        reason: no,
        result: Lobby,
    }

    /// Adds, changes and removes up to 25 members of a lobby at once.
    ///
    /// `members` is an [Array] of [Dictionary], each with `id` and with `metadata`, `flags` and `additional_name` as in
    /// [method add_lobby_member], or with `remove_member`: `true`. Returns an [Array] of [DiscordLobbyMember], empty on failure
    /// (10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.bulk_update_lobby_members(lobby.id, [
    ///     {"id": newcomer_id, "metadata": {"team": "red"}},
    ///     {"id": quitter_id, "remove_member": true},
    /// ])
    /// ```
    ///
    /// [Bulk Update Lobby Members](https://discord.com/developers/docs/resources/lobby#bulk-update-lobby-members)
    bulk_update_lobby_members = POST "/lobbies/{lobby_id}/members/bulk" {
        path: (lobby_id: id),
        required: (),
        raw_body: (members: list(object(LOBBY_MEMBER_CHANGE), 1..=25)),
        permissions: [],
        reason: no,
        result: [LobbyMember],
    }

    /// Adds a player to a lobby, or changes the data of a player who is in it.
    ///
    /// Options: `metadata` (data of the game about the player: a [Dictionary] of up to 25 [String]s, 1000 characters in
    /// total; it replaces the old one), `flags` (`1` lets the player link the lobby to a channel), `additional_name`
    /// (an additional name, 1 to 80 characters). Returns the [DiscordLobbyMember], or `null` on failure (10031: no such
    /// lobby).
    ///
    /// ```gdscript
    /// await client.rest.add_lobby_member(lobby.id, player_id, {"metadata": {"team": "red"}})
    /// ```
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
        check: metadata,
        permissions: [],
        reason: no,
        also: [add_a_member_to_a_lobby],
        result: LobbyMember,
    }

    /// Removes a player from a lobby.
    ///
    /// Returns `true`, also if the player was not in it, or `false` on failure (10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.remove_lobby_member(lobby.id, player_id)
    /// ```
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

    /// Creates an invite for one player, to the guild of the channel that a lobby is linked to.
    ///
    /// It allows players of the game to join the guild that belongs to the lobby. Returns a [DiscordLobbyInvite] with
    /// its `code`, or `null` on failure (10031: no such lobby).
    ///
    /// ```gdscript
    /// var invite: DiscordLobbyInvite = await client.rest.create_lobby_channel_invite_for_user(lobby.id, player_id)
    /// OS.shell_open("https://discord.gg/" + invite.code)
    /// ```
    ///
    /// [Create Lobby Channel Invite for User](https://discord.com/developers/docs/resources/lobby#create-lobby-channel-invite-for-user)
    create_lobby_channel_invite_for_user = POST "/lobbies/{lobby_id}/members/{user_id}/invites" {
        path: (lobby_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: LobbyInvite,
    }

    /// Sets the moderation metadata of a message in a lobby: the result of the game's own moderation, for the game's other
    /// clients.
    ///
    /// `metadata` is a [Dictionary] of up to 5 [String]s, 2000 characters each; the game decides what they mean. Returns `true`,
    /// or `false` on failure (10008: no such message, 10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.update_lobby_message_moderation_metadata(lobby.id, message_id, {"verdict": "hide"})
    /// ```
    ///
    /// [Update Lobby Message Moderation Metadata](https://discord.com/developers/docs/resources/lobby#update-lobby-message-moderation-metadata)
    update_lobby_message_moderation_metadata = PUT "/lobbies/{lobby_id}/messages/{message_id}/moderation-metadata" {
        path: (lobby_id: id, message_id: id),
        required: (),
        raw_body: (metadata: any),
        permissions: [],
        reason: no,
        result: bool,
    }
}
