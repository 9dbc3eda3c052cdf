use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Channel, Id, LobbyMemberFlags, TextMap, User};

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
