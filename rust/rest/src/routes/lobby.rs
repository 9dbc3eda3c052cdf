//! [Lobbies](https://discord.com/developers/docs/resources/lobby): players whom a game has brought together.

use crate::shapes::lobby::metadata;
use crate::shapes::{LOBBY_MEMBER, LOBBY_MEMBER_CHANGE};

routes! {
    lobby_routes ($);

    /// Makes a lobby: a group of players, matched by the game, who can chat and talk through the game or through Discord.
    ///
    /// Players do not enter or leave such a lobby by themselves; [method add_lobby_member] and [method remove_lobby_member] do
    /// it.
    ///
    /// Options: `members` (up to 25 at once, as `[{"id": …, "metadata": …, "flags": 1}]`; `flags` 1 lets a member link the
    /// lobby to a channel), `metadata` (what the game keeps in it: a [Dictionary] of up to 25 names and texts, 1000 characters
    /// in all), `idle_timeout_seconds` (5 to 604800: how long it lives on when nobody is there; five minutes where it is left
    /// out), `flags`, `override_event_webhooks_url` (where the application is told of its events, if not where it is told of
    /// others). Gives the new [DiscordLobby], or `null` on failure.
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
    /// Gives a [DiscordLobby], or `null` on failure (10031: no such lobby).
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

    /// Closes a lobby, when the match is over.
    ///
    /// Gives `true`, also if it was gone already, or `false` on failure.
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
    /// Options: as in [method create_lobby]. What is left out stays; `metadata` and `members` replace what was there, so that
    /// members who are not listed are removed. `metadata`: `null` removes it. Gives the changed [DiscordLobby], or `null` on
    /// failure (10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.modify_lobby(lobby.id, {"metadata": {"map": "harbour", "round": "2"}})
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
    /// [method add_lobby_member], or with `remove_member`: `true`. Gives an [Array] of [DiscordLobbyMember], empty on failure
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
        whole: (members: list(object(LOBBY_MEMBER_CHANGE), 1..=25)),
        permissions: [],
        reason: no,
        result: [LobbyMember],
    }

    /// Puts a player into a lobby, or changes what is kept of one who is in it.
    ///
    /// Options: `metadata` (what the game keeps of the player: a [Dictionary] of up to 25 names and texts, 1000 characters in
    /// all; it replaces what was there), `flags` (1 lets the player link the lobby to a channel), `additional_name` (a further
    /// name, 1 to 80 characters). Gives the [DiscordLobbyMember], or `null` on failure (10031: no such lobby).
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

    /// Takes a player out of a lobby.
    ///
    /// Gives `true`, also if the player was not in it, or `false` on failure (10031: no such lobby).
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

    /// Makes an invitation for one player, to the guild with the channel that a lobby is linked to.
    ///
    /// It lets the game's players join the community behind the lobby. Gives a [DiscordLobbyInvite] with its `code`, or `null`
    /// on failure (10031: no such lobby).
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

    /// Notes what the game's own moderation thinks of a message in a lobby, for the game's other clients to see.
    ///
    /// `metadata` is a [Dictionary] of up to 5 names and texts, 2000 characters each; what they mean is up to the game. Gives
    /// `true`, or `false` on failure (10008: no such message, 10031: no such lobby).
    ///
    /// ```gdscript
    /// await client.rest.update_lobby_message_moderation_metadata(lobby.id, message_id, {"verdict": "hide"})
    /// ```
    ///
    /// [Update Lobby Message Moderation Metadata](https://discord.com/developers/docs/resources/lobby#update-lobby-message-moderation-metadata)
    update_lobby_message_moderation_metadata = PUT "/lobbies/{lobby_id}/messages/{message_id}/moderation-metadata" {
        path: (lobby_id: id, message_id: id),
        required: (),
        whole: (metadata: any),
        permissions: [],
        reason: no,
        result: bool,
    }
}
