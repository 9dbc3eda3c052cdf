//! All sessions and sockets, and the delivery of events to them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::close::{Close, client_ends_session};
use super::closed_socket::ClosedSockets;
use super::event::{Dispatch, Event};
use super::session::Session;
use super::socket::{Inbox, Socket, SocketCommand, Tampering};
use crate::fault::EventFaults;
use crate::id::Id;
use crate::world::World;

/// Sessions by id, sockets by number.
#[derive(Default)]
pub struct SessionRegistry {
    sessions: HashMap<String, Session>,
    sockets: HashMap<u64, Socket>,
    next_socket: u64,
    closed: ClosedSockets,
    replay: usize,
    backlog: usize,
    pub tampering: Tampering,
    event_faults: EventFaults,
    held_back: Option<Event>,
    /// The time of the last Identify, by bot and concurrency bucket.
    identified: HashMap<(Id, u64), Instant>,
    /// When the whole member list was last asked for, by bot and guild.
    pub members_asked: HashMap<(Id, Id), Instant>,
}

impl SessionRegistry {
    pub fn new(replay: usize, backlog: usize) -> SessionRegistry {
        SessionRegistry {
            replay,
            backlog,
            ..SessionRegistry::default()
        }
    }

    /// Sends an event to the sessions it is for, unless a fault befalls it.
    pub fn deliver(&mut self, world: &World, event: Event) {
        let struck = self.event_faults.event.as_deref();
        let strikes = struck.is_none_or(|name| name == event.name());
        if strikes && take_one(&mut self.event_faults.drop) {
            return;
        }
        if strikes && self.held_back.is_none() && take_one(&mut self.event_faults.reorder) {
            self.held_back = Some(event);
            return;
        }
        let twice = strikes && take_one(&mut self.event_faults.double);
        self.broadcast(world, &event);
        if twice {
            self.broadcast(world, &event);
        }
        if let Some(earlier) = self.held_back.take() {
            self.broadcast(world, &earlier);
        }
    }

    /// Sets what befalls the next events.
    pub fn set_event_faults(&mut self, faults: EventFaults) {
        self.event_faults = faults;
    }

    fn broadcast(&mut self, world: &World, event: &Event) {
        let limits = (self.replay, self.backlog);
        for session in self.sessions.values_mut() {
            if let Some(dispatch) = event.for_session(world, session) {
                dispatch_to(session, &self.sockets, dispatch, limits);
            }
        }
    }

    /// Sends an event to one session alone, past all faults and intents.
    pub fn send_to(&mut self, session: &str, name: &'static str, payload: &Value) {
        if let Some(session) = self.sessions.get_mut(session) {
            let (name, data) = (name.into(), payload.to_string());
            let dispatch = Arc::new(Dispatch { name, data });
            let limits = (self.replay, self.backlog);
            dispatch_to(session, &self.sockets, dispatch, limits);
        }
    }

    /// A socket came.
    pub fn connect(&mut self) -> (u64, Inbox) {
        let (socket, inbox) = Socket::new();
        self.next_socket += 1;
        socket.send(SocketCommand::Tamper(self.tampering), self.backlog);
        self.sockets.insert(self.next_socket, socket);
        (self.next_socket, inbox)
    }

    /// A socket went, closed by its client with that code if there is one. Returns the bot whose session ended with it.
    pub fn disconnect(&mut self, socket: u64, code: Option<u16>) -> Option<Id> {
        let gone = self.sockets.remove(&socket)?;
        let id = gone.session?;
        let session = self.sessions.get_mut(&id)?;
        // The code that answers a close of the sandbox's own says nothing about the client.
        if !gone.closed_by_sandbox {
            self.closed.record(session, code);
        }
        if session.socket.is_some_and(|other| other != socket) {
            return None;
        }
        if client_ends_session(code) {
            return self.end_session(&id);
        }
        if session.socket.is_some() {
            session.detach();
        }
        None
    }

    /// A session is over; a later resume of it fails.
    pub fn end_session(&mut self, session: &str) -> Option<Id> {
        let session = self.sessions.remove(session)?;
        let socket = session
            .socket
            .and_then(|socket| self.sockets.get_mut(&socket));
        if let Some(socket) = socket {
            socket.session = None;
        }
        Some(session.bot)
    }

    /// Ends the sessions whose sockets have been gone for longer than that, and returns their bots.
    pub fn expire(&mut self, window: Duration) -> Vec<Id> {
        let is_expired =
            |session: &&Session| session.socket.is_none() && session.alone_since.elapsed() > window;
        let expired = self.sessions.values().filter(is_expired);
        let ids: Vec<String> = expired.map(|session| session.id.clone()).collect();
        ids.iter().filter_map(|id| self.end_session(id)).collect()
    }

    /// Binds a session to a socket.
    pub fn attach(&mut self, socket: u64, session: &str) {
        let (session, entry) = (
            self.sessions.get_mut(session),
            self.sockets.get_mut(&socket),
        );
        let (Some(session), Some(entry)) = (session, entry) else {
            return;
        };
        entry.session = Some(session.id.clone());
        entry.bot = Some(session.bot);
        let before = session
            .socket
            .replace(socket)
            .filter(|before| *before != socket);
        if let Some(old) = before.and_then(|before| self.sockets.get_mut(&before)) {
            // The client came back before its old socket was noticed to be dead.
            old.session = None;
            old.cut.cancel();
        }
    }

    /// Keeps a new session.
    pub fn add_session(&mut self, session: Session) {
        self.sessions.insert(session.id.clone(), session);
    }

    /// The ids of all sessions.
    pub fn session_ids(&self) -> Vec<String> {
        self.sessions.keys().cloned().collect()
    }

    pub fn session(&self, id: &str) -> Option<&Session> {
        self.sessions.get(id)
    }

    /// The session of a socket, once it has one.
    pub fn session_of(&self, socket: u64) -> Option<&Session> {
        self.sessions
            .get(self.sockets.get(&socket)?.session.as_deref()?)
    }

    /// Whether that bot has a session, with or without a socket.
    pub fn is_online(&self, bot: Id) -> bool {
        self.sessions.values().any(|session| session.bot == bot)
    }

    /// Sends something to one socket.
    pub fn send(&self, socket: u64, out: SocketCommand) {
        if let Some(socket) = self.sockets.get(&socket) {
            socket.send(out, self.backlog);
        }
    }

    /// The sockets of that bot, or all.
    pub fn sockets_of(&self, bot: Option<Id>) -> Vec<u64> {
        let all = self.sockets.iter();
        let wanted = all.filter(|(_, socket)| bot.is_none() || socket.bot == bot);
        let mut sockets: Vec<u64> = wanted.map(|(number, _)| *number).collect();
        sockets.sort_unstable();
        sockets
    }

    /// The session of a socket has to wait for a resume: no event goes to this socket any more.
    pub fn detach(&mut self, socket: u64) {
        let sessions = self.sessions.values_mut();
        for session in sessions.filter(|session| session.socket == Some(socket)) {
            session.detach();
        }
    }

    /// The socket counts as new: it has to identify or resume.
    pub fn forget(&mut self, socket: u64) {
        self.detach(socket);
        if let Some(socket) = self.sockets.get_mut(&socket) {
            socket.session = None;
        }
    }

    /// Closes a socket in order, and with it the session if the code says so.
    pub fn close(&mut self, socket: u64, close: Close) -> Option<Id> {
        let session = self.session_of(socket).map(|session| session.id.clone());
        let ended = session.filter(|_| close.ends_session());
        let ended = ended.and_then(|session| self.end_session(&session));
        self.detach(socket);
        if let Some(closed) = self.sockets.get_mut(&socket) {
            closed.closed_by_sandbox = true;
        }
        self.send(socket, SocketCommand::Close(close));
        ended
    }

    /// Whether that bot may identify now in that concurrency bucket; notes that it did.
    pub fn may_identify(&mut self, bot: Id, bucket: u64) -> bool {
        let now = Instant::now();
        let last = self.identified.insert((bot, bucket), now);
        last.is_none_or(|last| now.duration_since(last) >= Duration::from_secs(5))
    }

    /// Cuts all sockets and forgets all sessions.
    pub fn reset(&mut self) {
        for socket in self.sockets.values() {
            socket.cut.cancel();
        }
        self.sessions.clear();
        self.closed.clear();
        self.identified.clear();
        self.members_asked.clear();
        self.event_faults = EventFaults::default();
        self.held_back = None;
        self.tampering = Tampering::default();
    }

    /// How the last sockets ended, for the dump of the state.
    pub fn render_closed(&self) -> Value {
        self.closed.render()
    }

    /// What is connected, for the dump of the state.
    pub fn render(&self) -> Value {
        let mut sessions: Vec<&Session> = self.sessions.values().collect();
        sessions.sort_by_key(|session| (session.bot, session.shard));
        let render = |session: &Session| {
            json!({
                "id": session.id,
                "bot": session.bot,
                "shard": [session.shard.0, session.shard.1],
                "intents": session.intents,
                "seq": session.seq,
                "connected": session.socket.is_some(),
            })
        };
        sessions.into_iter().map(render).collect()
    }
}

/// Records an event for a session, which keeps so many for a replay, and sends it if the session has a socket, for which
/// so many bytes may wait.
fn dispatch_to(
    session: &mut Session,
    sockets: &HashMap<u64, Socket>,
    event: Arc<Dispatch>,
    (replay, backlog): (usize, usize),
) {
    let seq = session.record(event.clone(), replay);
    if let Some(socket) = session.socket.and_then(|socket| sockets.get(&socket)) {
        socket.send(SocketCommand::Dispatch { seq, event }, backlog);
    }
}

/// Uses up one of so many, if any is left.
fn take_one(count: &mut u32) -> bool {
    let any = *count > 0;
    *count -= u32::from(any);
    any
}
