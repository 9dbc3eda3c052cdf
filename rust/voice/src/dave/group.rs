//! The group of a call: who may be in it, which keys are used when, and what the voice server is answered.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use davey::errors::{DecryptError, SetExternalSenderError};
use davey::{Codec, DaveSession, MediaType, ProposalsOperationType};
use discord_model::{Channel, Id, User};

use super::frame::{SILENCE, looks_encrypted};
use super::message::{DaveMessage, DaveReply};

/// How long plain frames are accepted after a transition to encryption.
const PLAIN_AFTER_UPGRADE: Duration = Duration::from_secs(10);

/// How long plain frames are accepted before a transition to no encryption is executed. Servers execute one within seconds.
const PLAIN_BEFORE_DOWNGRADE: Duration = Duration::from_secs(120);

/// The most transitions that are prepared at a time. Servers prepare one after the other.
const MAX_TRANSITIONS: usize = 16;

/// How a frame that is sent was treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// It is encrypted end to end.
    Encrypted,
    /// The call is not encrypted end to end.
    Plain,
}

/// Why a frame could not be decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// There is no key yet. The frame may be tried again in a moment.
    #[error("there is no key yet")]
    NoKey,
    /// The frame is not encrypted although the call is.
    #[error("the frame is not encrypted although the call is")]
    NotEncrypted,
    /// The frame was changed, was received before, or is encrypted with an unknown key.
    #[error("the frame was changed, was received before, or is encrypted with an unknown key")]
    Undecryptable,
}

/// The end-to-end encryption of a connection.
pub struct DaveGroup {
    user: Id<User>,
    channel: Id<Channel>,
    session: Option<DaveSession>,
    /// The server's credential, which may come before the session is described.
    external_sender: Option<Vec<u8>>,
    /// Who is connected, and so may be in the group.
    users: BTreeSet<u64>,
    /// The version by which frames are sent.
    version: u16,
    /// The version of each transition that is prepared and not executed.
    transitions: BTreeMap<u16, u16>,
    plain_until: Option<Instant>,
}

impl std::fmt::Debug for DaveGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DaveGroup")
            .field("channel", &self.channel)
            .field("version", &self.version)
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl DaveGroup {
    /// The group of a user who is not connected yet.
    pub fn new(user: Id<User>) -> Self {
        Self {
            user,
            channel: Id::NONE,
            session: None,
            external_sender: None,
            users: BTreeSet::new(),
            version: 0,
            transitions: BTreeMap::new(),
            plain_until: None,
        }
    }

    /// A group of the same call without its session: it knows who is connected, and has no keys.
    pub(super) fn without_session(&self) -> Self {
        Self {
            session: None,
            external_sender: self.external_sender.clone(),
            users: self.users.clone(),
            transitions: BTreeMap::new(),
            ..*self
        }
    }

    /// Handles a message, and returns the replies. Messages must be handled in the order of arrival. Some of them take milliseconds;
    /// see [`DaveGroup::is_quick`].
    pub fn handle(&mut self, message: DaveMessage, now: Instant) -> Vec<DaveReply> {
        match message {
            DaveMessage::Reset => *self = Self::new(self.user),
            DaveMessage::Begin { version, channel } => return self.begin(version, channel, now),
            DaveMessage::ClientsConnect(users) => {
                self.users.extend(users.into_iter().map(Id::get));
            }
            DaveMessage::ClientDisconnect(user) => {
                self.users.remove(&user.get());
            }
            DaveMessage::PrepareTransition {
                transition,
                version,
            } => return self.prepare_transition(transition, version, now),
            DaveMessage::ExecuteTransition { transition } => {
                self.execute_transition(transition, now);
            }
            DaveMessage::PrepareEpoch { is_first, version } => {
                if is_first {
                    return self.begin_group(version).into_iter().collect();
                }
            }
            DaveMessage::ExternalSender(sender) => self.set_external_sender(sender),
            DaveMessage::Proposals(content) => return self.proposals(&content),
            DaveMessage::Commit { transition, commit } => {
                return self.commit(transition, &commit, now);
            }
            DaveMessage::Welcome {
                transition,
                welcome,
            } => return self.welcome(transition, &welcome, now),
        }
        Vec::new()
    }

    /// Whether a message is handled within microseconds.
    pub fn is_quick(message: &DaveMessage) -> bool {
        matches!(
            message,
            DaveMessage::Reset
                | DaveMessage::ClientsConnect(_)
                | DaveMessage::ClientDisconnect(_)
                | DaveMessage::ExecuteTransition { .. }
        )
    }

    /// Whether frames are sent encrypted, or wait for a key.
    pub fn is_encrypted(&self) -> bool {
        self.version > 0
    }

    /// Whether there is a key, or none is needed.
    pub fn can_send(&self) -> bool {
        self.version == 0 || self.session.as_ref().is_some_and(DaveSession::can_encrypt)
    }

    /// The code that all members of the group see: 30 digits in groups of 5. `None` if there is no group.
    pub fn privacy_code(&self) -> Option<&str> {
        self.session.as_ref()?.voice_privacy_code()
    }

    /// Encrypts an Opus packet into `frame`. `None` if there is no key yet: the packet must not be sent.
    pub fn encrypt(&mut self, packet: &[u8], frame: &mut Vec<u8>) -> Option<Protection> {
        if self.version == 0 {
            frame.clear();
            frame.extend_from_slice(packet);
            return Some(Protection::Plain);
        }
        let session = self
            .session
            .as_mut()
            .filter(|session| session.can_encrypt())?;
        session
            .encrypt_into(MediaType::AUDIO, Codec::OPUS, packet, frame)
            .ok()?;
        Some(Protection::Encrypted)
    }

    /// Decrypts a frame of a user into `packet`.
    ///
    /// # Errors
    /// If it cannot be decrypted, or must not be taken as it is.
    pub fn decrypt(
        &mut self,
        user: Id<User>,
        frame: &[u8],
        now: Instant,
        packet: &mut Vec<u8>,
    ) -> Result<(), FrameError> {
        packet.clear();
        if frame == SILENCE {
            packet.extend_from_slice(frame);
            return Ok(());
        }
        if !looks_encrypted(frame) {
            if !self.accepts_plain(now) {
                return Err(FrameError::NotEncrypted);
            }
            packet.extend_from_slice(frame);
            return Ok(());
        }
        let result = match &mut self.session {
            None => Err(FrameError::NoKey),
            Some(session) => decrypt(session, user, frame, packet),
        };
        // A plain frame may look like an encrypted one by chance.
        if result == Err(FrameError::NoKey) && self.version == 0 {
            packet.clear();
            packet.extend_from_slice(frame);
            return Ok(());
        }
        result
    }

    fn accepts_plain(&self, now: Instant) -> bool {
        self.version == 0 || self.plain_until.is_some_and(|until| now < until)
    }

    fn begin(&mut self, version: u16, channel: Id<Channel>, now: Instant) -> Vec<DaveReply> {
        self.channel = channel;
        if version == 0 {
            return Vec::new();
        }
        // Others may still be about to change to encryption.
        self.set_version(version, now);
        self.begin_group(version).into_iter().collect()
    }

    /// Begins a local group. Keys that are in use are kept until the next transition.
    fn begin_group(&mut self, version: u16) -> Option<DaveReply> {
        let version = NonZeroU16::new(version)?;
        let (user, channel) = (self.user.get(), self.channel.get());
        match &mut self.session {
            Some(session) => {
                if let Err(error) = session.reinit(version, user, channel, None) {
                    tracing::warn!(%error, "the group of the call could not be begun anew");
                    return None;
                }
            }
            None => match DaveSession::new(version, user, channel, None) {
                Ok(session) => {
                    self.session = Some(session);
                    if let Some(sender) = self.external_sender.take() {
                        self.set_external_sender(sender);
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the group of the call could not be begun");
                    return None;
                }
            },
        }
        self.transitions.clear();
        self.key_package()
    }

    fn key_package(&mut self) -> Option<DaveReply> {
        match self.session.as_mut()?.create_key_package() {
            Ok(package) => Some(DaveReply::KeyPackage(package)),
            Err(error) => {
                tracing::warn!(%error, "no key package could be made");
                None
            }
        }
    }

    fn set_external_sender(&mut self, sender: Vec<u8>) {
        if let Some(session) = &mut self.session {
            match session.set_external_sender(&sender) {
                // After a resume the server may send it again.
                Ok(()) | Err(SetExternalSenderError::AlreadyInGroup) => {}
                Err(error) => {
                    tracing::warn!(%error, "the credential of the voice server is unusable");
                }
            }
        }
        self.external_sender = Some(sender);
    }

    fn prepare_transition(
        &mut self,
        transition: u16,
        version: u16,
        now: Instant,
    ) -> Vec<DaveReply> {
        if version == 0 {
            self.plain_until = Some(now + PLAIN_BEFORE_DOWNGRADE);
        }
        self.prepare(transition, version, now)
            .unwrap_or_else(|| self.recover(transition))
    }

    /// Makes the new keys ready: those of others are used from now on, the own one when the transition is executed. `None` if that is
    /// not possible.
    fn prepare(&mut self, transition: u16, version: u16, now: Instant) -> Option<Vec<DaveReply>> {
        if let Some(session) = &mut self.session
            && let Err(error) = session.prepare_transition(transition, version)
        {
            tracing::warn!(%error, transition, "the transition could not be prepared");
            return None;
        }
        if transition == 0 {
            self.set_version(version, now);
            return Some(Vec::new());
        }
        if self.transitions.len() >= MAX_TRANSITIONS {
            self.transitions.pop_first();
        }
        self.transitions.insert(transition, version);
        Some(vec![DaveReply::TransitionReady(transition)])
    }

    fn execute_transition(&mut self, transition: u16, now: Instant) {
        let Some(version) = self.transitions.remove(&transition) else {
            tracing::debug!(transition, "the transition was not prepared");
            return;
        };
        if let Some(session) = &mut self.session
            && let Err(error) = session.execute_transition(transition)
        {
            tracing::warn!(%error, transition, "the transition could not be executed");
        }
        self.set_version(version, now);
    }

    fn set_version(&mut self, version: u16, now: Instant) {
        if self.version == 0 && version > 0 {
            self.plain_until = Some(now + PLAIN_AFTER_UPGRADE);
        }
        self.version = version;
    }

    fn proposals(&mut self, content: &[u8]) -> Vec<DaveReply> {
        let (Some(session), Some((operation, proposals))) =
            (&mut self.session, content.split_first())
        else {
            return Vec::new();
        };
        let operation = match operation {
            0 => ProposalsOperationType::APPEND,
            1 => ProposalsOperationType::REVOKE,
            _ => return Vec::new(),
        };
        let users: Vec<u64> = self
            .users
            .iter()
            .copied()
            .chain([self.user.get()])
            .collect();
        match session.process_proposals(operation, proposals, Some(&users)) {
            Ok(Some(commit)) => {
                let mut message = commit.commit;
                message.extend(commit.welcome.unwrap_or_default());
                vec![DaveReply::CommitWelcome(message)]
            }
            Ok(None) => Vec::new(),
            // If they are valid for others, the commit will not be valid here, and that is answered.
            Err(error) => {
                tracing::warn!(%error, "the proposals of the voice server are refused");
                Vec::new()
            }
        }
    }

    fn commit(&mut self, transition: u16, commit: &[u8], now: Instant) -> Vec<DaveReply> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match session.process_commit(commit) {
            Ok(true) => self.change_keys(transition, now),
            // It is for a group that this client is not in.
            Ok(false) => Vec::new(),
            Err(error) => {
                tracing::warn!(%error, transition, "the commit is refused");
                self.recover(transition)
            }
        }
    }

    fn welcome(&mut self, transition: u16, welcome: &[u8], now: Instant) -> Vec<DaveReply> {
        let users: Vec<u64> = self
            .users
            .iter()
            .copied()
            .chain([self.user.get()])
            .collect();
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match session.process_welcome(welcome, Some(&users)) {
            Ok(()) => self.change_keys(transition, now),
            Err(error) => {
                tracing::warn!(%error, transition, "the welcome is refused");
                self.recover(transition)
            }
        }
    }

    /// Prepares the keys of a group that has just changed.
    fn change_keys(&mut self, transition: u16, now: Instant) -> Vec<DaveReply> {
        let version = self
            .session
            .as_ref()
            .map_or(0, |session| session.protocol_version().get());
        self.prepare(transition, version, now)
            .unwrap_or_else(|| self.recover(transition))
    }

    /// Asks to be removed from the group and added again.
    pub(super) fn recover(&mut self, transition: u16) -> Vec<DaveReply> {
        let version = self
            .session
            .as_ref()
            .map_or(self.version, |session| session.protocol_version().get());
        let mut replies = vec![DaveReply::InvalidCommitWelcome(transition)];
        replies.extend(self.begin_group(version));
        replies
    }
}

fn decrypt(
    session: &mut DaveSession,
    user: Id<User>,
    frame: &[u8],
    packet: &mut Vec<u8>,
) -> Result<(), FrameError> {
    packet.resize(frame.len(), 0);
    // The frame is from the network: if a form of it makes the library panic, only this frame is lost.
    let decrypted = catch_unwind(AssertUnwindSafe(|| {
        session.decrypt_into(user.get(), MediaType::AUDIO, frame, packet)
    }));
    match decrypted {
        Ok(Ok(length)) => {
            packet.truncate(length);
            Ok(())
        }
        Ok(Err(DecryptError::NoDecryptorForUser)) => Err(FrameError::NoKey),
        Ok(Err(DecryptError::DecryptionFailed(_))) | Err(_) => Err(FrameError::Undecryptable),
    }
}
