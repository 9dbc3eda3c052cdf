//! Sound: from a client to the others in its channel, and from simulated users.

use std::net::SocketAddr;
use std::time::Instant;

use serde_json::{Value, json};

use super::dave::FrameKey;
use super::network_faults::Datagram;
use super::report::Heard;
use super::rtp::{self, ReceivedRtp, RtpFields};
use super::server::Participant;
use super::session::Discovered;
use super::speaker::SILENCE;
use crate::id::Id;
use crate::state::State;

/// The length of requests and responses of IP discovery.
const DISCOVERY_LENGTH: usize = 74;
/// The length of a keep-alive. It is sent back.
const KEEP_ALIVE_LENGTH: usize = 8;

impl State {
    /// Handles a datagram. Returns what is to be sent.
    pub fn voice_datagram(
        &mut self,
        datagram: &[u8],
        from: SocketAddr,
        at: Instant,
    ) -> Vec<Datagram> {
        match datagram {
            [0, 1, 0, 70, c0, c1, c2, c3, ..] if datagram.len() == DISCOVERY_LENGTH => {
                let ssrc = u32::from_be_bytes([*c0, *c1, *c2, *c3]);
                self.discover(ssrc, from).into_iter().collect()
            }
            _ if datagram.len() == KEEP_ALIVE_LENGTH => {
                self.voice.faults.apply(from, datagram.to_vec())
            }
            _ => self.forward(datagram, from, at).unwrap_or_default(),
        }
    }

    /// Tells a client its public address, which is not the one on this machine, as behind a router. The addresses are those that RFC 5737
    /// reserves for documentation.
    fn discover(&mut self, ssrc: u32, from: SocketAddr) -> Option<Datagram> {
        let mut sessions = self.voice.sessions.values_mut();
        let session = sessions.find(|session| session.ssrc == ssrc)?;
        let public_ip = format!("203.0.113.{}", ssrc % 250 + 1);
        let public_port = 20_000 + (ssrc % 40_000) as u16;
        let mut bytes = vec![0, 2, 0, 70];
        bytes.extend(ssrc.to_be_bytes());
        bytes.extend(public_ip.as_bytes());
        bytes.resize(DISCOVERY_LENGTH - 2, 0);
        bytes.extend(public_port.to_be_bytes());
        session.discovered = Some(Discovered {
            address: from,
            public_ip,
            public_port,
        });
        let delay = Default::default();
        Some(Datagram {
            address: from,
            bytes,
            delay,
        })
    }

    /// Passes a packet of sound on. `None` if it is not from a client, or not to be heard.
    fn forward(&mut self, datagram: &[u8], from: SocketAddr, at: Instant) -> Option<Vec<Datagram>> {
        let mut sessions = self.voice.sessions.iter_mut();
        let is_sender = |media: &super::session::Media| media.address == from;
        let (participant, session) =
            sessions.find(|(_, session)| session.media.as_ref().is_some_and(is_sender))?;
        let participant = *participant;
        let received = ReceivedRtp::read(datagram)?;
        let media = session.media.as_ref()?;
        let decrypted = media.cipher.open(received.header_length, datagram)?;
        let sound = received.sound(&decrypted)?.to_vec();
        if received.fields.ssrc != session.ssrc || session.speaking.is_none() {
            session.heard.record_unannounced();
            return None;
        }
        let channel = session.channel;
        let call = self.voice.calls.get(&channel);
        let is_encrypted = FrameKey::has_marker(&sound);
        let (opened, deaf) = match call.filter(|_| is_encrypted) {
            Some(call) => call.open(participant.1, &sound),
            None => (None, 0),
        };
        let is_known = opened.is_some() || !is_encrypted;
        let heard = is_known.then(|| opened.as_ref().unwrap_or(&sound).as_slice());
        session
            .heard
            .record(received.fields, at, heard, opened.is_some());
        session.heard.record_unheard(deaf);
        if !self.may_speak(participant) {
            return None;
        }
        Some(self.deliver(participant, channel, received.fields, &sound))
    }

    /// The next 20 ms of all simulated users who speak.
    pub fn next_voice_frame(&mut self) -> Vec<Datagram> {
        let mut datagrams = Vec::new();
        let speakers: Vec<Participant> = self.voice.speakers.keys().copied().collect();
        for participant in speakers {
            let Some(speaker) = self.voice.speakers.get_mut(&participant) else {
                continue;
            };
            let (channel, ssrc, user) = (speaker.channel, speaker.ssrc, participant.1);
            let (is_announced, is_plain) = (speaker.is_announced_late(), speaker.manner.is_plain);
            let Some((fields, mut sound)) = speaker.next() else {
                self.voice.speakers.remove(&participant);
                self.voice.announce_speaking(channel, user, ssrc, 0);
                continue;
            };
            if is_announced {
                self.voice.announce_speaking(channel, user, ssrc, 1);
            }
            if sound != SILENCE
                && !is_plain
                && let Some(call) = self.voice.calls.get_mut(&channel)
            {
                // Without a key there is nothing that anybody could hear.
                let Some(frame) = call.seal(user, &sound) else {
                    continue;
                };
                sound = frame;
            }
            datagrams.extend(self.deliver(participant, channel, fields, &sound));
        }
        datagrams
    }

    /// The packets for all others in a channel who can hear.
    fn deliver(
        &mut self,
        from: Participant,
        channel: Id,
        fields: RtpFields,
        sound: &[u8],
    ) -> Vec<Datagram> {
        let State { voice, world, .. } = self;
        let mut datagrams = Vec::new();
        for ((guild, user), session) in &mut voice.sessions {
            let state = world
                .guild(*guild)
                .and_then(|guild| guild.voice_states.get(user));
            let is_deaf = state.is_none_or(|state| state.deaf || state.self_deaf);
            if session.channel != channel || (*guild, *user) == from || is_deaf {
                continue;
            }
            let Some(media) = &mut session.media else {
                continue;
            };
            let (header, body) = rtp::packet(fields, sound);
            if let Some(bytes) = media.cipher.seal(&header, body) {
                datagrams.extend(voice.faults.apply(media.address, bytes));
            }
        }
        datagrams
    }

    fn may_speak(&self, (guild, user): Participant) -> bool {
        let guild = self.world.guild(guild);
        let state = guild.and_then(|guild| guild.voice_states.get(&user));
        state.is_some_and(|state| !state.mute && !state.self_mute && !state.suppress)
    }

    /// The clients of the voice server, and what they have sent.
    pub fn voice_clients(&self) -> Vec<(Value, Heard)> {
        let sessions = self.voice.sessions.iter();
        let clients = sessions.map(|((guild, user), session)| {
            let call = self.voice.calls.get(&session.channel);
            let media = session.media.as_ref();
            let first_audible = session.heard.first_audible().zip(session.invited_at);
            let first_audible = first_audible.map(|(heard, invited)| heard - invited);
            let client = json!({
                "guild_id": guild,
                "channel_id": session.channel,
                "user_id": user,
                "ssrc": session.ssrc,
                "speaking": session.speaking,
                "mode": media.map(|media| media.cipher.mode().name()),
                "first_audible_ms": first_audible.map(|time| time.as_secs_f64() * 1000.0),
                "privacy_code": call.and_then(|call| call.privacy_code()),
                "members": call.map_or(0, |call| call.member_count()),
                "unwanted_commits": call.map_or(0, |call| call.unwanted_commits(*user)),
            });
            (client, session.heard.clone())
        });
        clients.collect()
    }
}
