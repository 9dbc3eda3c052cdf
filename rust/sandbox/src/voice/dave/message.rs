//! The messages between the voice server and the members of a call.

use serde_json::{Value, json};

/// From the server to a member.
#[derive(Clone, Debug)]
pub enum ToMember {
    ExternalSender(Vec<u8>),
    Proposals(Vec<u8>),
    Commit {
        transition: u16,
        commit: Vec<u8>,
    },
    Welcome {
        transition: u16,
        welcome: Vec<u8>,
    },
    PrepareTransition {
        transition: u16,
        version: u16,
    },
    ExecuteTransition(u16),
    /// A new group begins.
    PrepareEpoch,
}

/// A message as it is sent over a WebSocket.
pub enum Encoded {
    Text { opcode: u8, data: Value },
    Binary { opcode: u8, content: Vec<u8> },
}

impl ToMember {
    /// The opcode and the content.
    pub fn encode(self) -> Encoded {
        let with_transition = |transition: u16, content: Vec<u8>| {
            let mut all = transition.to_be_bytes().to_vec();
            all.extend(content);
            all
        };
        let (opcode, content) = match self {
            ToMember::ExternalSender(content) => (25, content),
            ToMember::Proposals(content) => (27, content),
            ToMember::Commit { transition, commit } => (29, with_transition(transition, commit)),
            ToMember::Welcome {
                transition,
                welcome,
            } => (30, with_transition(transition, welcome)),
            ToMember::PrepareTransition {
                transition,
                version,
            } => {
                let data = json!({ "transition_id": transition, "protocol_version": version });
                return Encoded::Text { opcode: 21, data };
            }
            ToMember::ExecuteTransition(transition) => {
                let data = json!({ "transition_id": transition });
                return Encoded::Text { opcode: 22, data };
            }
            ToMember::PrepareEpoch => {
                let data =
                    json!({ "epoch": 1, "protocol_version": super::VERSION, "transition_id": 0 });
                return Encoded::Text { opcode: 24, data };
            }
        };
        Encoded::Binary { opcode, content }
    }
}

/// From a member to the server.
#[derive(Clone, Debug)]
pub enum FromMember {
    KeyPackage(Vec<u8>),
    /// A commit, with the Welcome behind it if it adds a member.
    CommitWelcome(Vec<u8>),
    TransitionReady(u16),
    InvalidCommitWelcome,
}

impl FromMember {
    /// Reads a binary message of a client. `None` if it is none of these.
    pub fn read(message: &[u8]) -> Option<FromMember> {
        match message {
            [26, package @ ..] => Some(FromMember::KeyPackage(package.to_vec())),
            [28, commit @ ..] => Some(FromMember::CommitWelcome(commit.to_vec())),
            _ => None,
        }
    }
}
