use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{
    Application, Attachment, Channel, Component, Id, LobbyMemberFlags, MessageFlags, MessageType,
    TextMap, Timestamp, User,
};

entity! {
    /// A lobby: a group of players that a game has matched through Discord's Social SDK.
    Lobby as DiscordLobby {
        /// The lobby's id.
        id: Id<Lobby>,
        /// The id of the application that created the lobby.
        application_id: Id<Application>,
        /// Data of the application, as [String]s, up to 1000 characters in total.
        metadata: TextMap<Box<str>>,
        /// The members.
        members: Box<[Arc<LobbyMember>]>,
        /// The channel that the lobby is linked to, if any.
        linked_channel: Option<Arc<Channel>>,
        /// The flags of the lobby, defined by Discord.
        flags: u32,
        /// The URL that receives the events of this lobby, instead of the application's own.
        override_event_webhooks_url: Option<Box<str>>,
    }
}

entity! {
    /// A user as a member of a lobby.
    LobbyMember as DiscordLobbyMember {
        /// The id of the user.
        id: Id<User>,
        /// Data of the application about the member, as [String]s, up to 1000 characters in total.
        metadata: TextMap<Box<str>>,
        /// Bitfield of [DiscordLobbyMemberFlags].
        flags: LobbyMemberFlags,
        /// An additional name that the application set, or an empty string.
        additional_name: Option<Box<str>>,
    }
}

entity! {
    /// An invite to the guild of the channel that a lobby is linked to.
    LobbyInvite as DiscordLobbyInvite {
        /// The code of the invite.
        code: Box<str>,
    }
}

object! {
    /// A message in a lobby, or between two players of a game.
    LobbyMessage {
        /// The message's id.
        id: Id<LobbyMessage>,
        /// The type of the message.
        kind as type: MessageType,
        /// The content.
        content: Box<str>,
        /// The lobby.
        lobby_id: Id<Lobby>,
        /// The channel that is linked to the lobby, or that of the two players.
        channel_id: Id<Channel>,
        /// The other player.
        recipient_id: Id<User>,
        /// The author.
        author: Option<Arc<User>>,
        /// The author as a member of the lobby.
        lobby_member: Option<Arc<LobbyMember>>,
        /// The metadata that the game has set.
        metadata: TextMap<Box<str>>,
        /// The metadata that the game's moderation has set.
        moderation_metadata: TextMap<Box<str>>,
        /// The flags.
        flags: MessageFlags,
        /// The application of the game.
        application_id: Id<Application>,
        /// The time at which the message was sent.
        timestamp: Timestamp,
        /// The time at which the message was last edited.
        edited_timestamp: Timestamp,
        /// The attached files.
        attachments: Box<[Arc<Attachment>]>,
        /// The components.
        components: Box<[Arc<Component>]>,
    }
}
