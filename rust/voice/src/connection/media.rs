//! The sound of a connection, without I/O: datagrams and commands go in, datagrams and events come out, every 20 ms.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use discord_model::{Id, User};

use super::dave_slot::DaveSlot;
use super::held_packets::HeldPackets;
use super::media_message::{MediaCommand, MediaEvent, MediaInput, MediaOutput, MediaStats};
use crate::codec::{CodecError, EncoderSettings};
use crate::dave::{DaveGroup, DaveMessage, DaveReply, FrameError};
use crate::gateway::MediaSession;
use crate::receive::Speaker;
use crate::send::{Ticks, Transmission, Transmitter};
use crate::wire::{Dropped, PacketCipher, PacketOpener, RtpHeader};

/// After a session has begun, sound waits so long for the keys of end-to-end encryption. After that it is played to nobody.
const KEY_PATIENCE: Duration = Duration::from_secs(2);

/// How often a datagram keeps the way through the network open.
const KEEP_ALIVE_EVERY: u64 = 250;

/// How often the statistics are reported: every second.
const STATS_EVERY: u64 = 50;

/// The most packets that wait while the group is with the worker: 200 ms.
const MAX_OUTGOING: usize = 10;

/// The most users whose sound is received.
const MAX_SPEAKERS: usize = 256;

/// The sound of a connection.
#[derive(Debug)]
pub(crate) struct Media {
    user: Id<User>,
    transmitter: Transmitter,
    session: Option<Session>,
    dave: DaveSlot,
    /// The number of the session, counted by [`DaveMessage::Reset`].
    session_number: u64,
    /// The users by the synchronization sources of their packets.
    users: BTreeMap<u32, Id<User>>,
    speakers: BTreeMap<Id<User>, Speaker>,
    muted: Vec<Id<User>>,
    held: HeldPackets,
    /// Packets that wait for the group to come back.
    outgoing: VecDeque<(RtpHeader, Vec<u8>)>,
    ticks: u64,
    keep_alives: u64,
    stats: MediaStats,
    is_finishing: bool,
    /// How many of the skipped frames were reported.
    reported_skipped: u64,
    /// What was last reported of the end-to-end encryption.
    privacy_code: Option<String>,
    packet: Vec<u8>,
    frame: Vec<u8>,
    outputs: Vec<MediaOutput>,
}

/// A session with a voice server.
#[derive(Debug)]
struct Session {
    cipher: PacketCipher,
    opener: PacketOpener,
    begin: Instant,
}

impl Media {
    pub fn new(user: Id<User>, settings: EncoderSettings) -> Result<Self, CodecError> {
        Ok(Self {
            user,
            transmitter: Transmitter::new(settings)?,
            session: None,
            dave: DaveSlot::new(DaveGroup::new(user)),
            session_number: 0,
            users: BTreeMap::new(),
            speakers: BTreeMap::new(),
            muted: Vec::new(),
            held: HeldPackets::default(),
            outgoing: VecDeque::new(),
            ticks: 0,
            keep_alives: 0,
            stats: MediaStats::default(),
            is_finishing: false,
            reported_skipped: 0,
            privacy_code: None,
            packet: Vec::new(),
            frame: Vec::new(),
            outputs: Vec::new(),
        })
    }

    /// Handles something that happened.
    pub fn handle(&mut self, input: MediaInput, now: Instant) -> Vec<MediaOutput> {
        match input {
            MediaInput::Start(session) => self.start(&session, now),
            MediaInput::Stop => self.stop(),
            MediaInput::SpeakingSent(flags) => {
                if flags.0 != 0 {
                    self.transmitter.announced();
                }
            }
            MediaInput::Dave(message) => self.dave_message(message, now),
            MediaInput::DaveDone(group, replies) => self.dave_done(*group, replies, now),
            MediaInput::UserSpeaking { user, ssrc } => self.user_speaking(user, ssrc, now),
            MediaInput::UserDisconnected(user) => self.remove_speaker(user),
            MediaInput::Datagram(datagram) => self.datagram(&datagram, now),
            MediaInput::Command(command) => self.command(command),
        }
        std::mem::take(&mut self.outputs)
    }

    /// Lets the time of frames pass.
    pub fn advance(&mut self, ticks: Ticks, now: Instant) -> Vec<MediaOutput> {
        self.transmitter.skip(ticks.skipped);
        if !self.transmitter.is_silent() {
            self.stats.skipped += ticks.skipped;
        }
        for _ in 0..ticks.due {
            self.send_frame(now);
            self.receive_frame(now);
            self.ticks += 1;
            if self.ticks.is_multiple_of(KEEP_ALIVE_EVERY) {
                self.keep_alive();
            }
            if self.ticks.is_multiple_of(STATS_EVERY) {
                self.report_stats();
            }
        }
        self.report_finished();
        std::mem::take(&mut self.outputs)
    }

    fn start(&mut self, session: &MediaSession, now: Instant) {
        match PacketCipher::new(session.mode, &session.key) {
            Ok(cipher) => {
                self.session = Some(Session {
                    cipher,
                    opener: PacketOpener::default(),
                    begin: now,
                });
                self.transmitter.begin(session.ssrc);
                self.outgoing.clear();
                // All users have new sources, which count anew.
                self.speakers.values_mut().for_each(Speaker::restart);
            }
            Err(error) => tracing::warn!(%error, "the session cannot be encrypted"),
        }
    }

    fn stop(&mut self) {
        self.session = None;
        self.held = HeldPackets::default();
        self.outgoing.clear();
        self.users.clear();
        let users: Vec<_> = self.speakers.keys().copied().collect();
        users.into_iter().for_each(|user| self.remove_speaker(user));
    }

    fn dave_message(&mut self, message: DaveMessage, now: Instant) {
        self.session_number += u64::from(message == DaveMessage::Reset);
        self.dave.push(message);
        self.run_dave(now);
    }

    fn dave_done(&mut self, group: DaveGroup, replies: Vec<DaveReply>, now: Instant) {
        self.dave.put_back(group);
        // What the group replies is of no use to the next session.
        if !self.dave.is_reset_pending() {
            self.reply(replies);
        }
        self.run_dave(now);
    }

    /// Handles the messages that wait, in order. Those that take long go to the worker, together with the group. Between two of them the
    /// sound that waits is sent and heard, so that many in a row delay it no longer than one. A group of the last session is of no use.
    fn run_dave(&mut self, now: Instant) {
        if !self.dave.is_reset_pending() {
            self.flush_outgoing();
            self.flush_held(now);
        }
        while let Some((group, message)) = self.dave.next_quick() {
            let replies = group.handle(message, now);
            self.reply(replies);
        }
        if let Some((group, message)) = self.dave.take_slow() {
            self.outputs
                .push(MediaOutput::DaveWork(Box::new(group), message));
            return;
        }
        self.report_encryption();
        self.flush_outgoing();
        self.flush_held(now);
    }

    fn reply(&mut self, replies: Vec<DaveReply>) {
        let session = self.session_number;
        let outputs = replies.into_iter();
        self.outputs
            .extend(outputs.map(|reply| MediaOutput::Dave(session, reply)));
    }

    fn report_encryption(&mut self) {
        let Some(group) = self.dave.group() else {
            return;
        };
        if self.privacy_code.as_deref() != group.privacy_code() {
            self.privacy_code = group.privacy_code().map(str::to_owned);
            let code = self.privacy_code.clone();
            self.event(MediaEvent::EncryptionChanged(code));
        }
    }

    fn send_frame(&mut self, now: Instant) {
        let Some(session) = &self.session else {
            self.transmitter.skip(1);
            return;
        };
        let waits = now.saturating_duration_since(session.begin) < KEY_PATIENCE
            && self.dave.group().is_some_and(|group| !group.can_send());
        if waits && self.transmitter.is_silent() && !self.is_finishing {
            self.transmitter.skip(1);
            return;
        }
        match self.transmitter.next_frame() {
            Transmission::Nothing => {}
            Transmission::Announce(flags) => self.outputs.push(MediaOutput::Speaking(flags)),
            Transmission::Packet(header, packet) => {
                self.outgoing.push_back((header, packet));
                if self.outgoing.len() > MAX_OUTGOING {
                    self.outgoing.pop_front();
                    self.stats.unsent += 1;
                }
                self.flush_outgoing();
            }
        }
    }

    /// Encrypts and sends the packets that wait, unless the group is away.
    fn flush_outgoing(&mut self) {
        let (Some(session), Some(group)) = (&mut self.session, self.dave.group_mut()) else {
            return;
        };
        while let Some((header, packet)) = self.outgoing.pop_front() {
            let mut datagram = Vec::new();
            let sealed = group
                .encrypt(&packet, &mut self.frame)
                .ok_or(())
                .and_then(|_| {
                    let header = header.to_bytes();
                    let sealed = session.cipher.seal(&header, &self.frame, &mut datagram);
                    sealed.map_err(|_| ())
                });
            if sealed.is_ok() {
                self.stats.sent += 1;
                self.outputs.push(MediaOutput::Datagram(datagram));
            } else {
                self.stats.unsent += 1;
            }
        }
    }

    fn keep_alive(&mut self) {
        if self.session.is_some() {
            let counter = self.keep_alives.to_le_bytes().to_vec();
            self.keep_alives += 1;
            self.outputs.push(MediaOutput::Datagram(counter));
        }
    }

    fn datagram(&mut self, datagram: &[u8], now: Instant) {
        let Some(session) = &mut self.session else {
            return;
        };
        match session.opener.open(&session.cipher, datagram) {
            Ok(opened) => {
                let (header, payload) = (opened.header, opened.payload.to_vec());
                self.held.push(header, payload, now);
                self.flush_source(header.ssrc, now);
            }
            Err(Dropped::NotRtp(_) | Dropped::OtherPayload) => {}
            Err(Dropped::NotAuthentic) => self.stats.not_authentic += 1,
            Err(Dropped::Replayed) => self.stats.replayed += 1,
            Err(Dropped::Malformed | Dropped::TooManySources) => self.stats.malformed += 1,
        }
    }

    fn flush_held(&mut self, now: Instant) {
        for ssrc in self.held.sources() {
            self.flush_source(ssrc, now);
        }
    }

    /// Decrypts the packets of a source that wait, in order, as far as that is possible.
    fn flush_source(&mut self, ssrc: u32, now: Instant) {
        let (Some(user), Some(group)) = (self.users.get(&ssrc).copied(), self.dave.group_mut())
        else {
            return;
        };
        while let Some(held) = self.held.pop(ssrc) {
            match group.decrypt(user, &held.payload, now, &mut self.packet) {
                Ok(()) => {
                    self.stats.received += 1;
                    if let Some(speaker) = self.speakers.get_mut(&user) {
                        let RtpHeader {
                            sequence,
                            timestamp,
                            ..
                        } = held.header;
                        speaker.receive(sequence, timestamp, &self.packet, held.at);
                    }
                }
                Err(FrameError::NoKey) => {
                    self.held.put_back(held);
                    return;
                }
                Err(FrameError::NotEncrypted) => self.stats.not_encrypted += 1,
                Err(FrameError::Undecryptable) => self.stats.undecryptable += 1,
            }
        }
    }

    fn receive_frame(&mut self, now: Instant) {
        self.stats.expired += self.held.expire(now);
        for (user, speaker) in &mut self.speakers {
            if let Some(is_speaking) = speaker.tick(false, now) {
                let event = MediaEvent::SpeakingChanged {
                    user: *user,
                    is_speaking,
                };
                self.outputs.push(MediaOutput::Event(event));
            }
        }
    }

    fn user_speaking(&mut self, user: Id<User>, ssrc: u32, now: Instant) {
        if user == self.user {
            return;
        }
        if !self.speakers.contains_key(&user) {
            if self.speakers.len() >= MAX_SPEAKERS {
                return;
            }
            match Speaker::new() {
                Ok(mut speaker) => {
                    speaker.set_muted(self.muted.contains(&user));
                    let ring = speaker.ring().clone();
                    self.speakers.insert(user, speaker);
                    self.event(MediaEvent::SpeakerAdded { user, ring });
                }
                Err(error) => tracing::warn!(%error, "a user cannot be heard"),
            }
        }
        // A user who connected again has another source.
        self.users
            .retain(|known, speaker| *speaker != user || *known == ssrc);
        if self.users.insert(ssrc, user).is_none()
            && let Some(speaker) = self.speakers.get_mut(&user)
        {
            speaker.restart();
        }
        self.flush_source(ssrc, now);
    }

    fn remove_speaker(&mut self, user: Id<User>) {
        self.users.retain(|_, speaker| *speaker != user);
        if self.speakers.remove(&user).is_some() {
            self.event(MediaEvent::SpeakerRemoved(user));
        }
    }

    fn command(&mut self, command: MediaCommand) {
        let mixer = &mut self.transmitter.mixer;
        match command {
            MediaCommand::Play(id, track) => {
                if !mixer.add(id, *track) {
                    self.event(MediaEvent::TrackFinished(id));
                }
            }
            MediaCommand::StopTrack(id) => mixer.remove(id),
            MediaCommand::StopAll => mixer.clear(),
            MediaCommand::SetVolume(id, volume) => {
                if let Some(track) = mixer.track(id) {
                    track.set_volume(volume);
                }
            }
            MediaCommand::SetPaused(id, is_paused) => {
                if let Some(track) = mixer.track(id) {
                    track.set_paused(is_paused);
                }
            }
            MediaCommand::Configure(settings) => self.transmitter.configure(settings),
            MediaCommand::SetFlags(flags) => self.transmitter.set_flags(flags),
            MediaCommand::SetMuted(user, is_muted) => {
                self.muted.retain(|muted| *muted != user);
                if is_muted {
                    self.muted.push(user);
                }
                if let Some(speaker) = self.speakers.get_mut(&user) {
                    speaker.set_muted(is_muted);
                }
            }
            MediaCommand::Finish => {
                mixer.clear();
                self.is_finishing = true;
            }
        }
    }

    fn report_finished(&mut self) {
        for id in self.transmitter.mixer.take_finished() {
            self.event(MediaEvent::TrackFinished(id));
        }
        if self.is_finishing && (self.session.is_none() || self.transmitter.is_silent()) {
            self.is_finishing = false;
            self.outputs.push(MediaOutput::Finished);
        }
    }

    fn report_stats(&mut self) {
        self.stats.speakers = self
            .speakers
            .iter()
            .map(|(user, speaker)| (*user, speaker.stats()))
            .collect();
        self.stats.is_encrypted = self.privacy_code.is_some();
        let skipped = self.stats.skipped - self.reported_skipped;
        if skipped > 0 {
            self.reported_skipped = self.stats.skipped;
            self.event(MediaEvent::FramesSkipped(skipped));
        }
        let stats = Box::new(self.stats.clone());
        self.outputs.push(MediaOutput::Stats(stats));
    }

    fn event(&mut self, event: MediaEvent) {
        self.outputs.push(MediaOutput::Event(event));
    }
}
