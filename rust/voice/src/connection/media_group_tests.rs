//! Tests of a client that speaks while others join and leave the group of its call, with a clock of their own. The worker needs some
//! frames for each message.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_model::Id;

use super::media::Media;
use super::media_message::{MediaCommand, MediaEvent, MediaInput, MediaOutput};
use crate::audio::{FRAME_SAMPLES, Sample};
use crate::codec::{EncoderSettings, SoundKind};
use crate::dave::tests::delivery::Call;
use crate::dave::{DaveGroup, DaveMessage, DaveReply};
use crate::gateway::{EncryptionMode, MediaSession, SecretKey};
use crate::send::{BufferSource, Ticks, Track, TrackId, TrackSource};
use crate::wire::{PacketCipher, PacketOpener};

const FRAME: Duration = Duration::from_millis(20);
const ONE_TICK: Ticks = Ticks { skipped: 0, due: 1 };

/// The client, and the member that hears it and that is sent the same messages.
const SPEAKER: u64 = 1;
const LISTENER: u64 = 2;

/// A client that speaks without a pause.
struct SpeakingClient {
    media: Media,
    now: Instant,
    opener: PacketOpener,
    cipher: PacketCipher,
    /// The group while the worker has it, with the message, and after how many frames it comes back.
    away: Option<(DaveGroup, DaveMessage, usize)>,
    /// How long the next messages take the worker, in frames, again and again.
    durations: VecDeque<usize>,
    frames: Vec<Vec<u8>>,
    /// The timestamp of the last frame.
    timestamp: Option<u32>,
    privacy_code: Option<String>,
    unsent: u64,
}

impl SpeakingClient {
    fn new(group: DaveGroup, durations: &[usize]) -> Self {
        let session = MediaSession {
            ssrc: 100,
            mode: EncryptionMode::Aes256Gcm,
            key: SecretKey([7; 32]),
        };
        let mut client = Self {
            media: Media::new(Id::new(SPEAKER), EncoderSettings::default()).unwrap(),
            now: Instant::now(),
            opener: PacketOpener::default(),
            cipher: PacketCipher::new(session.mode, &session.key).unwrap(),
            away: None,
            durations: durations.iter().copied().collect(),
            frames: Vec::new(),
            timestamp: None,
            privacy_code: None,
            unsent: 0,
        };
        client.input(MediaInput::Start(session));
        client.input(MediaInput::DaveDone(Box::new(group), Vec::new()));
        let sound: Arc<[Sample]> = vec![[0.1; 2]; FRAME_SAMPLES].into();
        let source = TrackSource::Pcm(Box::new(BufferSource::new(sound, true)));
        let track = Box::new(Track::new(source, SoundKind::Music, 1.0));
        client.input(MediaInput::Command(MediaCommand::Play(TrackId(1), track)));
        // Speaking is announced first.
        client.tick();
        client
    }

    fn input(&mut self, input: MediaInput) {
        let outputs = self.media.handle(input, self.now);
        self.outputs(outputs);
    }

    /// A message of the voice server. The thread of sound does none of the work that takes long.
    fn dave(&mut self, message: DaveMessage) {
        let is_quick = DaveGroup::is_quick(&message);
        let was_away = self.away.is_some();
        let outputs = self.media.handle(MediaInput::Dave(message), self.now);
        let work = |output: &&MediaOutput| matches!(output, MediaOutput::DaveWork(..));
        let replies = |output: &MediaOutput| matches!(output, MediaOutput::Dave(..));
        assert_eq!(
            outputs.iter().filter(work).count(),
            usize::from(!is_quick && !was_away)
        );
        assert!(!outputs.iter().any(replies), "the message was handled here");
        self.outputs(outputs);
    }

    fn tick(&mut self) {
        self.now += FRAME;
        let outputs = self.media.advance(ONE_TICK, self.now);
        self.outputs(outputs);
        match self.away.take() {
            Some((mut group, message, 0)) => {
                let replies = group.handle(message, self.now);
                let is_refusal =
                    |reply: &DaveReply| matches!(reply, DaveReply::InvalidCommitWelcome(_));
                assert!(!replies.iter().any(is_refusal), "{replies:?}");
                self.input(MediaInput::DaveDone(Box::new(group), replies));
            }
            away => self.away = away.map(|(group, message, frames)| (group, message, frames - 1)),
        }
    }

    fn outputs(&mut self, outputs: Vec<MediaOutput>) {
        for output in outputs {
            match output {
                MediaOutput::Datagram(datagram) if datagram.len() == 8 => {}
                MediaOutput::Datagram(datagram) => {
                    let opened = self.opener.open(&self.cipher, &datagram).unwrap();
                    assert!(self.away.is_none(), "there is no key");
                    let timestamp = opened.header.timestamp;
                    let last = self.timestamp.replace(timestamp);
                    let step = last.map_or(FRAME_SAMPLES as u32, |it| timestamp.wrapping_sub(it));
                    assert_eq!(step, FRAME_SAMPLES as u32, "a frame is missing");
                    self.frames.push(opened.payload.to_vec());
                }
                MediaOutput::DaveWork(group, message) => {
                    assert!(self.away.is_none() && !DaveGroup::is_quick(&message));
                    let duration = self.durations.pop_front().unwrap();
                    self.durations.push_back(duration);
                    self.away = Some((*group, message, duration));
                }
                MediaOutput::Speaking(flags) => self.input(MediaInput::SpeakingSent(flags)),
                MediaOutput::Event(MediaEvent::EncryptionChanged(code)) => self.privacy_code = code,
                MediaOutput::Stats(stats) => self.unsent = stats.unsent,
                MediaOutput::Event(_) | MediaOutput::Dave(..) | MediaOutput::Finished => {}
            }
        }
    }
}

/// Lavalink#1222: sending must not stall while the group changes.
#[test]
fn frames_only_wait_while_others_join_and_leave() {
    let mut call = Call::with(&[SPEAKER, LISTENER, 3]);
    let group = call.clients.remove(&SPEAKER).unwrap();
    // As long as frames may wait, one after the other: together much longer.
    let mut client = SpeakingClient::new(group, &[0, 3, 8, 1, 8, 8]);
    let users = 4..=14;
    let mut played = 0;
    let mut heard = 0;
    let steps = users.clone().map(|user| (user, true));
    for (user, joins) in steps.chain(users.map(|user| (user, false))) {
        call.sent.clear();
        if joins {
            let package = call.connect(user);
            let connected = DaveMessage::ClientsConnect(vec![Id::new(SPEAKER)]);
            call.to(user, connected);
            call.add(user, &package);
        } else {
            call.leave(user);
        }
        let sent = std::mem::take(&mut call.sent);
        let to_all = sent.into_iter().filter(|(to, _)| *to == LISTENER);
        to_all.for_each(|(_, message)| client.dave(message));
        for _ in 0..30 {
            client.tick();
            played += 1;
            for frame in client.frames.drain(..) {
                let packet = call.decrypt(LISTENER, SPEAKER, &frame);
                assert!(packet.is_ok(), "frame {heard} after {user}: {packet:?}");
                heard += 1;
            }
        }
        assert!(client.away.is_none());
        let code = call.clients[&LISTENER].privacy_code();
        assert!(code.is_some());
        assert_eq!(client.privacy_code.as_deref(), code);
    }
    assert_eq!((heard, client.unsent), (played, 0));
}
