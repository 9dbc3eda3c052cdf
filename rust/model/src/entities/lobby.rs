use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{Application, Attachment, Channel, Component, Id, MessageFlags, MessageType, Timestamp, LobbyMemberFlags, TextMap, User};

entity! {
    /// A lobby: people who play together, brought together by a game through Discord's social SDK.
    Lobby as DiscordLobby {
        /// The lobby's id.
        id: Id<Lobby>,
        /// The id of the application that made it.
        application_id: Id<Application>,
        /// What the application keeps in it, names and texts, up to 1000 characters in all.
        metadata: TextMap<Box<str>>,
        /// Who is in it.
        members: Box<[Arc<LobbyMember>]>,
        /// The channel it is linked with, if it is.
        linked_channel: Option<Arc<Channel>>,
        /// Discord's flags of the lobby.
        flags: u32,
        /// Where the application is told of events of this lobby, if not where it is told of others.
        override_event_webhooks_url: Option<Box<str>>,
    }
}

entity! {
    /// A user as a member of a lobby.
    LobbyMember as DiscordLobbyMember {
        /// The id of the user.
        id: Id<User>,
        /// What the application keeps of the member, names and texts, up to 1000 characters in all.
        metadata: TextMap<Box<str>>,
        /// What the member may do, see [DiscordLobbyMemberFlags].
        flags: LobbyMemberFlags,
        /// A further name the application gave, or an empty string.
        additional_name: Option<Box<str>>,
    }
}

entity! {
    /// An invitation to the guild with the channel a lobby is linked with.
    LobbyInvite as DiscordLobbyInvite {
        /// The code of the invitation.
        code: Box<str>,
    }
}

object! {
    /// A message in a lobby, or between two players of a game.
    LobbyMessage {
        /// Its id.
        id: Id<LobbyMessage>,
        /// What kind of message it is.
        kind as type: MessageType,
        /// The text.
        content: Box<str>,
        /// The lobby.
        lobby_id: Id<Lobby>,
        /// The channel that is linked to the lobby, or the one of the two players.
        channel_id: Id<Channel>,
        /// The other player.
        recipient_id: Id<User>,
        /// Who wrote it.
        author: Option<Arc<User>>,
        /// Who wrote it, as a member of the lobby.
        lobby_member: Option<Arc<LobbyMember>>,
        /// What the game noted.
        metadata: TextMap<Box<str>>,
        /// What the game's moderation noted.
        moderation_metadata: TextMap<Box<str>>,
        /// Peculiarities.
        flags: MessageFlags,
        /// The game.
        application_id: Id<Application>,
        /// When it was written.
        timestamp: Timestamp,
        /// When it was edited last.
        edited_timestamp: Timestamp,
        /// Its files.
        attachments: Box<[Arc<Attachment>]>,
        /// Its components.
        components: Box<[Arc<Component>]>,
    }
}
