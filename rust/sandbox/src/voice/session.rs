//! The session of a client with the voice server. It lasts longer than its WebSocket.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::Sender;

use super::cipher::{Cipher, Mode};
use super::dave::{Encoded, ToMember};
use super::report::Heard;
use super::version::GatewayVersion;
use crate::gateway::Close;
use crate::id::Id;

/// The most numbered messages that are kept for a resume.
const MAX_BUFFERED: usize = 256;
/// How long a session without a WebSocket can be resumed.
const RESUME_WINDOW: Duration = Duration::from_secs(60);

/// What the task of a WebSocket is to do.
#[derive(Clone, Debug)]
pub enum SocketCommand {
    Text(String),
    Binary(Vec<u8>),
    Close(Close),
    /// End the connection without a close frame.
    Drop,
}

/// Where a client sends from, and what the server calls that: the client behind a router does not know its own address.
#[derive(Clone, Debug)]
pub struct Discovered {
    pub address: SocketAddr,
    pub public_ip: String,
    pub public_port: u16,
}

/// A client that has identified.
pub struct Session {
    pub ssrc: u32,
    pub channel: Id,
    /// The id of the voice state.
    pub id: String,
    pub token: String,
    pub version: GatewayVersion,
    pub discovered: Option<Discovered>,
    /// Set once the client has selected the protocol.
    pub media: Option<Media>,
    /// How the client speaks, once it has said that it does. Sound before that is dropped, but not after it has said that it stops.
    pub speaking: Option<u64>,
    pub heard: Heard,
    /// When the bot was told that it may connect.
    pub invited_at: Option<Instant>,
    socket: Option<Sender<SocketCommand>>,
    detached: Option<Instant>,
    /// The number of the last numbered message.
    sequence: u16,
    /// Numbered messages that the client has not acknowledged.
    buffered: VecDeque<(u16, SocketCommand)>,
    /// Whether a message that was not acknowledged is no longer kept.
    has_gap: bool,
}

/// Where and how sound is exchanged with a client.
pub struct Media {
    pub address: SocketAddr,
    pub cipher: Cipher,
}

impl Session {
    pub fn new(
        ssrc: u32,
        channel: Id,
        id: String,
        token: String,
        (socket, version): (Sender<SocketCommand>, GatewayVersion),
    ) -> Session {
        Session {
            ssrc,
            channel,
            id,
            token,
            version,
            discovered: None,
            media: None,
            speaking: None,
            heard: Heard::default(),
            invited_at: None,
            socket: Some(socket),
            detached: None,
            sequence: 0,
            buffered: VecDeque::new(),
            has_gap: false,
        }
    }

    /// Begins the exchange of sound.
    pub fn begin_media(&mut self, address: SocketAddr, mode: Mode) -> &Media {
        let cipher = Cipher::new(mode);
        self.media.insert(Media { address, cipher })
    }

    /// Sends a message that need not be sent again.
    pub fn send(&mut self, opcode: u8, data: Value) {
        self.command(SocketCommand::Text(
            json!({ "op": opcode, "d": data }).to_string(),
        ));
    }

    /// Sends a message with a number, if the version has numbers. It is kept until the client has acknowledged it.
    pub fn send_numbered(&mut self, opcode: u8, data: Value) {
        if !self.version.has_numbers() {
            return self.send(opcode, data);
        }
        self.send_kept(|sequence| {
            let text = json!({ "op": opcode, "d": data, "seq": sequence }).to_string();
            SocketCommand::Text(text)
        });
    }

    /// Sends a message of the end-to-end encryption. It has a number, too.
    pub fn send_dave(&mut self, message: ToMember) {
        match message.encode() {
            Encoded::Text { opcode, data } => self.send_numbered(opcode, data),
            Encoded::Binary { opcode, content } if !self.version.has_numbers() => {
                self.command(SocketCommand::Binary([&[opcode], &content[..]].concat()));
            }
            Encoded::Binary { opcode, content } => self.send_kept(|sequence| {
                let [high, low] = sequence.to_be_bytes();
                SocketCommand::Binary([&[high, low, opcode], &content[..]].concat())
            }),
        }
    }

    /// Sends a message with the next number, and keeps it.
    fn send_kept(&mut self, message: impl FnOnce(u16) -> SocketCommand) {
        self.sequence = self.sequence.wrapping_add(1);
        let message = message(self.sequence);
        self.buffered.push_back((self.sequence, message.clone()));
        if self.buffered.len() > MAX_BUFFERED {
            self.buffered.pop_front();
            self.has_gap = true;
        }
        self.command(message);
    }

    /// The client has received all messages up to this number. `None` if it has received none.
    pub fn acknowledge(&mut self, number: Option<u16>) {
        let Some(number) = number else {
            return;
        };
        // Numbers wrap, and fewer than half of them are kept.
        let is_old = |(kept, _): &mut (u16, SocketCommand)| number.wrapping_sub(*kept) < 1 << 15;
        while self.buffered.pop_front_if(is_old).is_some() {
            self.has_gap = false;
        }
    }

    /// Goes on over another WebSocket. `false` if that is not possible.
    pub fn resume(&mut self, socket: Sender<SocketCommand>, acknowledged: Option<u16>) -> bool {
        let is_late = self
            .detached
            .is_some_and(|since| since.elapsed() > RESUME_WINDOW);
        self.acknowledge(acknowledged);
        if is_late || self.has_gap {
            return false;
        }
        self.command(SocketCommand::Drop);
        self.socket = Some(socket);
        self.detached = None;
        self.send(9, Value::Null);
        let kept = self.buffered.iter();
        let missed: Vec<_> = kept.map(|(_, message)| message.clone()).collect();
        missed.into_iter().for_each(|message| self.command(message));
        true
    }

    /// Whether this WebSocket is the one of the session.
    pub fn is_attached_to(&self, socket: &Sender<SocketCommand>) -> bool {
        self.socket
            .as_ref()
            .is_some_and(|own| own.same_channel(socket))
    }

    /// The WebSocket is gone.
    pub fn detach(&mut self) {
        self.socket = None;
        self.detached = Some(Instant::now());
    }

    /// Tells the task of the WebSocket what to do. A client that reads too slowly loses its connection.
    pub fn command(&mut self, command: SocketCommand) {
        let sent = self
            .socket
            .as_ref()
            .is_none_or(|socket| socket.try_send(command).is_ok());
        if !sent {
            self.detach();
        }
    }
}
