//! The voice thread, which sends and receives the sound of all connections, 50 times a second each.

use std::collections::BTreeMap;
use std::net::UdpSocket;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, TrySendError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::media::Media;
use super::media_message::{MediaInput, MediaOutput};
use crate::codec::CodecError;
use crate::dave::DaveWorker;
use crate::send::Pacer;

/// The most messages that wait for the voice thread: a second of the packets of 80 users.
const MAX_MESSAGES: usize = 4096;

/// The most messages that are handled before the clock is looked at again.
const BATCH: usize = 64;

/// How long a message waits before it is tried again, when too many wait.
const RETRY_AFTER: Duration = Duration::from_millis(2);

/// A thread or a codec could not be started.
#[derive(Debug, thiserror::Error)]
#[error("voice could not be started ({0})")]
pub struct EngineError(String);

impl From<CodecError> for EngineError {
    fn from(error: CodecError) -> Self {
        Self(error.to_string())
    }
}

/// A message for the voice thread.
pub(super) enum EngineMessage {
    Add {
        id: u64,
        media: Box<Media>,
        outputs: mpsc::Sender<MediaOutput>,
    },
    Remove(u64),
    Socket(u64, Arc<UdpSocket>),
    Input(u64, MediaInput),
    Shutdown,
}

/// The voice thread. It ends with the engine.
#[derive(Debug)]
pub(super) struct Engine {
    sender: SyncSender<EngineMessage>,
    thread: Option<JoinHandle<()>>,
}

/// A connection's way to the voice thread.
#[derive(Clone, Debug)]
pub(super) struct EngineLink {
    id: u64,
    sender: SyncSender<EngineMessage>,
}

/// The voice thread is gone.
#[derive(Debug)]
pub(super) struct EngineGone;

impl Engine {
    /// Starts the thread, and that of the end-to-end encryption.
    pub fn start() -> Result<Self, EngineError> {
        let worker = DaveWorker::new().map_err(|error| EngineError(error.to_string()))?;
        let (sender, receiver) = std::sync::mpsc::sync_channel(MAX_MESSAGES);
        let voice_thread = VoiceThread {
            receiver,
            sender: sender.clone(),
            worker,
            connections: BTreeMap::new(),
        };
        let thread = std::thread::Builder::new()
            .name("discord-voice".to_owned())
            .spawn(move || voice_thread.run())
            .map_err(|error| EngineError(error.to_string()))?;
        Ok(Self {
            sender,
            thread: Some(thread),
        })
    }

    /// A connection's way to the thread.
    pub fn link(&self, id: u64) -> EngineLink {
        EngineLink {
            id,
            sender: self.sender.clone(),
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // It waits if the queue is full, which the thread empties.
        self.sender.send(EngineMessage::Shutdown).ok();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl EngineLink {
    /// Adds the media of the connection.
    pub async fn add(
        &self,
        media: Media,
        outputs: mpsc::Sender<MediaOutput>,
    ) -> Result<(), EngineGone> {
        let media = Box::new(media);
        let id = self.id;
        self.send(EngineMessage::Add { id, media, outputs }).await
    }

    /// Has the thread send by this socket.
    pub async fn set_socket(&self, socket: Arc<UdpSocket>) -> Result<(), EngineGone> {
        self.send(EngineMessage::Socket(self.id, socket)).await
    }

    /// Passes something that happened.
    pub async fn input(&self, input: MediaInput) -> Result<(), EngineGone> {
        self.send(EngineMessage::Input(self.id, input)).await
    }

    /// Passes a packet. If too much waits, it is dropped like one that the network has lost. Returns whether it was passed.
    pub fn datagram(&self, datagram: Vec<u8>) -> bool {
        let input = MediaInput::Datagram(datagram);
        let message = EngineMessage::Input(self.id, input);
        self.sender.try_send(message).is_ok()
    }

    async fn send(&self, mut message: EngineMessage) -> Result<(), EngineGone> {
        loop {
            match self.sender.try_send(message) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Disconnected(_)) => return Err(EngineGone),
                Err(TrySendError::Full(returned)) => message = returned,
            }
            tokio::time::sleep(RETRY_AFTER).await;
        }
    }

    /// Whether the thread has not ended.
    pub fn is_running(&self) -> bool {
        let probe = EngineMessage::Remove(self.id);
        !matches!(
            self.sender.try_send(probe),
            Err(TrySendError::Disconnected(_))
        )
    }

    /// Removes the media of the connection.
    pub async fn remove(&self) {
        self.send(EngineMessage::Remove(self.id)).await.ok();
    }
}

struct VoiceThread {
    receiver: Receiver<EngineMessage>,
    sender: SyncSender<EngineMessage>,
    worker: DaveWorker,
    connections: BTreeMap<u64, Connection>,
}

struct Connection {
    media: Box<Media>,
    socket: Option<Arc<UdpSocket>>,
    outputs: mpsc::Sender<MediaOutput>,
}

impl VoiceThread {
    fn run(mut self) {
        let mut pacer = Pacer::new(Instant::now());
        loop {
            let wait = pacer.next().saturating_duration_since(Instant::now());
            // Without connections there are no frames.
            let message = if self.connections.is_empty() {
                let message = self.receiver.recv();
                pacer = Pacer::new(Instant::now());
                message.map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                self.receiver.recv_timeout(wait)
            };
            let goes_on = match message {
                Ok(message) => self.handle(message) && self.handle_batch(),
                Err(RecvTimeoutError::Timeout) => true,
                Err(RecvTimeoutError::Disconnected) => false,
            };
            if !goes_on {
                return;
            }
            let now = Instant::now();
            let ticks = pacer.take(now);
            if ticks.due > 0 {
                let ids: Vec<_> = self.connections.keys().copied().collect();
                for id in ids {
                    self.with(id, |media| media.advance(ticks, now));
                }
            }
        }
    }

    /// Handles the messages that wait, up to a limit. Returns whether the thread is to go on.
    fn handle_batch(&mut self) -> bool {
        for _ in 0..BATCH {
            match self.receiver.try_recv() {
                Ok(message) => {
                    if !self.handle(message) {
                        return false;
                    }
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
        true
    }

    /// Handles a message. Returns whether the thread is to go on.
    fn handle(&mut self, message: EngineMessage) -> bool {
        match message {
            EngineMessage::Add { id, media, outputs } => {
                let connection = Connection {
                    media,
                    socket: None,
                    outputs,
                };
                self.connections.insert(id, connection);
            }
            EngineMessage::Remove(id) => {
                self.connections.remove(&id);
            }
            EngineMessage::Socket(id, socket) => {
                if let Some(connection) = self.connections.get_mut(&id) {
                    connection.socket = Some(socket);
                }
            }
            EngineMessage::Input(id, input) => {
                self.with(id, |media| media.handle(input, Instant::now()));
            }
            EngineMessage::Shutdown => return false,
        }
        true
    }

    /// Runs something on the media of a connection, and does what it wants. Media that panics is removed, which ends the connection, and
    /// no other.
    fn with(&mut self, id: u64, run: impl FnOnce(&mut Media) -> Vec<MediaOutput>) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let outputs = catch_unwind(AssertUnwindSafe(|| run(&mut connection.media)));
        let Ok(outputs) = outputs else {
            self.connections.remove(&id);
            return;
        };
        for output in outputs {
            match output {
                MediaOutput::Datagram(datagram) => {
                    // A packet that the system cannot take is lost like any other.
                    if let Some(socket) = &connection.socket {
                        socket.send(&datagram).ok();
                    }
                }
                MediaOutput::DaveWork(group, message) => {
                    let sender = self.sender.clone();
                    self.worker.handle(*group, message, move |group, replies| {
                        let input = MediaInput::DaveDone(Box::new(group), replies);
                        sender.send(EngineMessage::Input(id, input)).ok();
                    });
                }
                other => {
                    if connection.outputs.try_send(other).is_err() {
                        tracing::warn!("the task of a voice connection is too slow, or gone");
                    }
                }
            }
        }
    }
}
