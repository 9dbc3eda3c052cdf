//! The messages of the DAVE protocol, independent of how they are sent.

use discord_model::{Channel, Id, User};

/// A message of the voice server, or a change of the session, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DaveMessage {
    /// A new session with a voice server begins: all users, keys and groups of the last one are forgotten.
    Reset,
    /// The server described the session.
    Begin {
        /// The version of the protocol, 0 for none.
        version: u16,
        /// The channel, whose id is the id of the group.
        channel: Id<Channel>,
    },
    /// Users connected, and may be added to the group.
    ClientsConnect(Vec<Id<User>>),
    /// A user disconnected.
    ClientDisconnect(Id<User>),
    /// The server announced another version.
    PrepareTransition {
        /// The id of the transition. Transitions with id 0 are executed at once.
        transition: u16,
        /// The new version, 0 for none.
        version: u16,
    },
    /// Senders use the new version or the new keys from now on.
    ExecuteTransition {
        /// The id of the transition.
        transition: u16,
    },
    /// The server announced another epoch.
    PrepareEpoch {
        /// Whether a new group begins.
        is_first: bool,
        /// The version of the protocol.
        version: u16,
    },
    /// The server's credential and public key.
    ExternalSender(Vec<u8>),
    /// Proposals to append or to revoke.
    Proposals(Vec<u8>),
    /// The commit that ends an epoch.
    Commit {
        /// The id of the transition to the next epoch.
        transition: u16,
        /// An MLSMessage.
        commit: Vec<u8>,
    },
    /// The invitation to a group.
    Welcome {
        /// The id of the transition to the group's epoch.
        transition: u16,
        /// A Welcome.
        welcome: Vec<u8>,
    },
}

impl DaveMessage {
    /// The id of the transition that the message is about, or 0.
    pub(super) fn transition(&self) -> u16 {
        match self {
            Self::PrepareTransition { transition, .. }
            | Self::ExecuteTransition { transition }
            | Self::Commit { transition, .. }
            | Self::Welcome { transition, .. } => *transition,
            _ => 0,
        }
    }
}

/// A message to the voice server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DaveReply {
    /// The client is ready for a transition.
    TransitionReady(u16),
    /// A new key package.
    KeyPackage(Vec<u8>),
    /// A commit, followed by the Welcome if it adds members.
    CommitWelcome(Vec<u8>),
    /// A commit or a Welcome could not be processed.
    InvalidCommitWelcome(u16),
}
