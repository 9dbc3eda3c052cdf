//! How the sockets of sessions ended: what a client says last decides whether its session lives on.

use std::collections::VecDeque;

use serde::Serialize;

use super::session::Session;
use crate::id::Id;

/// How many are remembered.
const REMEMBERED: usize = 100;

/// A socket that its client closed, or that broke.
#[derive(Serialize)]
struct ClosedSocket {
    session: String,
    bot: Id,
    shard: [u64; 2],
    /// The close code the client sent; `None` when the connection ended without one.
    code: Option<u16>,
}

/// The last sockets that ended, oldest first.
#[derive(Default)]
pub struct ClosedSockets(VecDeque<ClosedSocket>);

impl ClosedSockets {
    /// Remembers how a socket of that session ended.
    pub fn record(&mut self, session: &Session, code: Option<u16>) {
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(ClosedSocket {
            session: session.id.clone(),
            bot: session.bot,
            shard: session.shard.into(),
            code,
        });
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// All that is remembered, for the dump of the state.
    pub fn render(&self) -> serde_json::Value {
        serde_json::json!(self.0)
    }
}
