//! The messages of the voice server.

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use discord_model::VoiceOpcode;
use serde::Deserialize;
use serde_json::json;

use super::payload::{
    ClientDisconnect, ClientsConnect, Envelope, HeartbeatAck, Hello, PrepareEpoch, Ready,
    SessionDescription, Speaking, Transition,
};
use super::{
    Effect, EncryptionMode, GatewayEvent, Heartbeat, MediaSession, PROTOCOL_VERSION, Phase,
    STEP_TIMEOUT, SecretKey, ServerMessage, Session, SpeakingFlags, StopReason, VoiceGateway,
};
use crate::dave::DaveMessage;

impl VoiceGateway {
    pub(super) fn text(&mut self, text: &str, now: Instant) {
        let envelope = match Envelope::read(text) {
            Ok(envelope) => envelope,
            Err(error) => {
                tracing::debug!(%error, "the voice server sent something unreadable");
                return;
            }
        };
        if let Some(sequence) = envelope.seq {
            self.sequence = Some(sequence);
        }
        match envelope.opcode() {
            Some(VoiceOpcode::HELLO) => self.hello(&envelope, now),
            Some(VoiceOpcode::READY) => self.ready(&envelope, now),
            Some(VoiceOpcode::SESSION_DESCRIPTION) => self.session_description(&envelope, now),
            Some(VoiceOpcode::RESUMED) => self.resumed(now),
            Some(VoiceOpcode::HEARTBEAT_ACK) => self.heartbeat_ack(&envelope, now),
            Some(VoiceOpcode::SPEAKING) => self.user_speaking(&envelope),
            Some(VoiceOpcode::CLIENTS_CONNECT) => self.clients_connect(&envelope),
            Some(VoiceOpcode::CLIENT_DISCONNECT) => self.client_disconnect(&envelope),
            Some(
                VoiceOpcode::DAVE_PREPARE_TRANSITION
                | VoiceOpcode::DAVE_EXECUTE_TRANSITION
                | VoiceOpcode::DAVE_PREPARE_EPOCH,
            ) => self.dave_text(&envelope),
            // Discord sends opcodes that it does not document, such as those of video.
            _ => tracing::debug!(
                opcode = envelope.op,
                "the voice server sent an unknown opcode"
            ),
        }
    }

    pub(super) fn binary(&mut self, message: &[u8]) {
        let Some(message) = ServerMessage::read(message) else {
            tracing::debug!("the voice server sent a binary message that is too short");
            return;
        };
        self.sequence = Some(message.sequence.into());
        let content = message.content;
        let transition = content
            .split_first_chunk()
            .map(|(id, rest)| (u16::from_be_bytes(*id), rest.to_vec()));
        let dave = match (message.opcode, transition) {
            (VoiceOpcode::DAVE_MLS_EXTERNAL_SENDER, _) => {
                DaveMessage::ExternalSender(content.to_vec())
            }
            (VoiceOpcode::DAVE_MLS_PROPOSALS, _) => DaveMessage::Proposals(content.to_vec()),
            (VoiceOpcode::DAVE_MLS_ANNOUNCE_COMMIT_TRANSITION, Some((transition, commit))) => {
                DaveMessage::Commit { transition, commit }
            }
            (VoiceOpcode::DAVE_MLS_WELCOME, Some((transition, welcome))) => DaveMessage::Welcome {
                transition,
                welcome,
            },
            (opcode, _) => {
                let opcode = opcode.0;
                tracing::debug!(opcode, "the voice server sent an unknown binary message");
                return;
            }
        };
        self.effects.push(Effect::Dave(dave));
    }

    fn hello(&mut self, envelope: &Envelope<'_>, now: Instant) {
        if !matches!(self.phase, Phase::AwaitHello { .. } | Phase::Dialing { .. }) {
            return;
        }
        let Some(hello) = parse::<Hello>(envelope) else {
            return;
        };
        let interval = Duration::try_from_secs_f64(hello.heartbeat_interval / 1000.0);
        let interval = interval.unwrap_or(Duration::ZERO);
        let Some((session, server)) = self.credentials.complete() else {
            return;
        };
        let server_id = self.guild.to_string();
        let token = server.token.expose();
        let until = now + STEP_TIMEOUT;
        let (opcode, data) = if self.session.is_established {
            self.phase = Phase::AwaitResumed { until };
            let acknowledged = self.sequence.map_or(-1, i64::from);
            let data = json!({
                "server_id": server_id,
                "session_id": session,
                "token": token,
                "seq_ack": acknowledged,
            });
            (VoiceOpcode::RESUME, data)
        } else {
            self.phase = Phase::AwaitReady { until };
            let data = json!({
                "server_id": server_id,
                "user_id": self.user.to_string(),
                "session_id": session,
                "token": token,
                "max_dave_protocol_version": PROTOCOL_VERSION,
            });
            (VoiceOpcode::IDENTIFY, data)
        };
        self.send(opcode, data);
        self.heartbeat = Some(Heartbeat::new(interval, now));
    }

    fn ready(&mut self, envelope: &Envelope<'_>, now: Instant) {
        if !matches!(self.phase, Phase::AwaitReady { .. }) {
            return;
        }
        let Some(ready) = parse::<Ready>(envelope) else {
            return;
        };
        let Some(mode) = EncryptionMode::best_of(ready.modes.iter().map(String::as_str)) else {
            return self.stop(StopReason::NoEncryptionMode);
        };
        let Ok(address) = ready.ip.parse::<IpAddr>() else {
            tracing::warn!("the address of the voice server is no IP address");
            return self.give_up_socket(now);
        };
        self.session = Session {
            ssrc: ready.ssrc,
            mode: Some(mode),
            is_established: false,
        };
        self.phase = Phase::Discovering;
        self.effects.push(Effect::Discover {
            ssrc: ready.ssrc,
            remote: SocketAddr::new(address, ready.port),
        });
    }

    fn session_description(&mut self, envelope: &Envelope<'_>, now: Instant) {
        if !matches!(self.phase, Phase::AwaitDescription { .. }) {
            return;
        }
        let Some(description) = parse::<SessionDescription>(envelope) else {
            return;
        };
        let mode = EncryptionMode::from_name(&description.mode);
        let key: Option<[u8; 32]> = description.secret_key.try_into().ok();
        let version = description.dave_protocol_version;
        let (Some(mode), Some(key), true) = (mode, key, version <= PROTOCOL_VERSION) else {
            tracing::warn!("the voice server describes a session that is not supported");
            return self.give_up_socket(now);
        };
        self.session.is_established = true;
        self.effects.push(Effect::StartMedia(MediaSession {
            ssrc: self.session.ssrc,
            mode,
            key: SecretKey(key),
        }));
        self.effects.push(Effect::Dave(DaveMessage::Begin {
            version,
            channel: self.channel,
        }));
        self.begin_live(now);
    }

    fn resumed(&mut self, now: Instant) {
        if matches!(self.phase, Phase::AwaitResumed { .. }) {
            self.begin_live(now);
        }
    }

    fn begin_live(&mut self, now: Instant) {
        self.phase = Phase::Live { since: now };
        self.was_live = true;
        for reply in std::mem::take(&mut self.held_replies) {
            self.send_dave(reply);
        }
        self.send_speaking();
    }

    fn heartbeat_ack(&mut self, envelope: &Envelope<'_>, now: Instant) {
        let nonce = parse::<HeartbeatAck>(envelope).map(|ack| ack.t);
        let round_trip = self
            .heartbeat
            .as_mut()
            .zip(nonce)
            .and_then(|(heartbeat, nonce)| heartbeat.acknowledged(nonce, now));
        if let Some(round_trip) = round_trip {
            self.event(GatewayEvent::Latency(round_trip));
        }
    }

    fn user_speaking(&mut self, envelope: &Envelope<'_>) {
        if let Some(speaking) = parse::<Speaking>(envelope) {
            self.event(GatewayEvent::UserSpeaking {
                user: speaking.user_id.0,
                ssrc: speaking.ssrc,
                flags: SpeakingFlags(speaking.speaking),
            });
        }
    }

    fn clients_connect(&mut self, envelope: &Envelope<'_>) {
        let Some(connected) = parse::<ClientsConnect>(envelope) else {
            return;
        };
        let users: Vec<_> = connected.user_ids.into_iter().map(|id| id.0).collect();
        for user in users.iter().filter(|user| **user != self.user) {
            self.effects
                .push(Effect::Event(GatewayEvent::UserConnected(*user)));
        }
        self.effects
            .push(Effect::Dave(DaveMessage::ClientsConnect(users)));
    }

    fn client_disconnect(&mut self, envelope: &Envelope<'_>) {
        if let Some(ClientDisconnect { user_id }) = parse(envelope) {
            self.effects
                .push(Effect::Dave(DaveMessage::ClientDisconnect(user_id.0)));
            self.event(GatewayEvent::UserDisconnected(user_id.0));
        }
    }

    fn dave_text(&mut self, envelope: &Envelope<'_>) {
        let message = match envelope.opcode() {
            Some(VoiceOpcode::DAVE_PREPARE_TRANSITION) => {
                parse::<Transition>(envelope).map(|data| DaveMessage::PrepareTransition {
                    transition: data.transition_id,
                    version: data.protocol_version,
                })
            }
            Some(VoiceOpcode::DAVE_EXECUTE_TRANSITION) => {
                parse::<Transition>(envelope).map(|data| DaveMessage::ExecuteTransition {
                    transition: data.transition_id,
                })
            }
            _ => parse::<PrepareEpoch>(envelope).map(|data| DaveMessage::PrepareEpoch {
                is_first: data.epoch.is_first(),
                version: data.protocol_version,
            }),
        };
        self.effects.extend(message.map(Effect::Dave));
    }
}

/// Decodes the data of a payload. A payload that cannot be decoded is left out: what depends on it times out.
fn parse<'a, T: Deserialize<'a>>(envelope: &Envelope<'a>) -> Option<T> {
    let parsed = envelope.parse();
    if let Err(error) = &parsed {
        tracing::debug!(opcode = envelope.op, %error, "the voice server sent unreadable data");
    }
    parsed.ok()
}
