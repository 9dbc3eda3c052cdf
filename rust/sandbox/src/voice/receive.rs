//! The messages of clients.
//!
//! [Voice Connections](https://discord.com/developers/docs/topics/voice-connections)

use serde_json::{Value, json};
use tokio::sync::mpsc::Sender;

use super::cipher::Mode;
use super::close;
use super::dave::FromMember;
use super::server::{Participant, speaking};
use super::session::{Session, SocketCommand};
use super::version::GatewayVersion;
use crate::gateway::Close;
use crate::id::Id;
use crate::state::State;

/// The WebSocket of a client.
pub struct VoiceSocket {
    pub sender: Sender<SocketCommand>,
    pub version: GatewayVersion,
    /// Who the client is, once it has identified or resumed.
    pub participant: Option<Participant>,
}

impl VoiceSocket {
    fn send(&self, opcode: u8, data: Value) {
        let text = json!({ "op": opcode, "d": data }).to_string();
        // A client that reads too slowly times out.
        let _ = self.sender.try_send(SocketCommand::Text(text));
    }
}

impl State {
    /// A client has connected.
    pub fn voice_connected(&mut self, socket: &VoiceSocket) {
        let interval = self.config.heartbeat_interval_ms;
        let version = socket.version.number();
        socket.send(8, json!({ "v": version, "heartbeat_interval": interval }));
    }

    /// A client has sent text. Returns whether that was a heartbeat.
    pub fn voice_text(&mut self, socket: &mut VoiceSocket, text: &str) -> Result<bool, Close> {
        let payload: Value = serde_json::from_str(text).map_err(|_| close::DECODE_ERROR)?;
        let opcode = payload["op"].as_u64().ok_or(close::DECODE_ERROR)?;
        let data = &payload["d"];
        match opcode {
            0 => self.voice_identify(socket, data)?,
            7 => self.voice_resume(socket, data)?,
            3 => {
                if socket.version == GatewayVersion::V4 {
                    let nonce = data.as_u64().ok_or(close::DECODE_ERROR)?;
                    socket.send(6, json!(nonce));
                    return Ok(true);
                }
                let nonce = data["t"].as_u64().ok_or(close::DECODE_ERROR)?;
                if let Some(session) = self.voice_session(socket) {
                    session.acknowledge(sequence(data)?);
                }
                socket.send(6, json!({ "t": nonce }));
                return Ok(true);
            }
            _ => {
                let session = self.voice_session(socket).ok_or(close::NOT_AUTHENTICATED)?;
                match opcode {
                    1 => {
                        let channel = session.channel;
                        let version = self.dave_version(channel);
                        let modes = self.voice.faults.modes();
                        let session = self.voice_session(socket).ok_or(close::NOT_AUTHENTICATED)?;
                        select_protocol(session, data, &modes, version)?;
                        if let Some(participant) = socket.participant {
                            self.join_call(participant, channel);
                        }
                    }
                    5 => self.voice_speaking(socket, data)?,
                    23 => {
                        let id = data["transition_id"].as_u64();
                        let id = id.and_then(|id| u16::try_from(id).ok());
                        let id = id.ok_or(close::DECODE_ERROR)?;
                        self.voice_dave(socket, FromMember::TransitionReady(id));
                    }
                    31 => self.voice_dave(socket, FromMember::InvalidCommitWelcome),
                    // Video is not supported.
                    12 => {}
                    _ => return Err(close::UNKNOWN_OPCODE),
                }
            }
        }
        Ok(false)
    }

    /// A client has sent a binary message, which is one of the end-to-end encryption.
    pub fn voice_binary(&mut self, socket: &VoiceSocket, message: &[u8]) -> Result<(), Close> {
        self.voice_session(socket).ok_or(close::NOT_AUTHENTICATED)?;
        let message = FromMember::read(message).ok_or(close::UNKNOWN_OPCODE)?;
        self.voice_dave(socket, message);
        Ok(())
    }

    fn voice_dave(&mut self, socket: &VoiceSocket, message: FromMember) {
        if let Some(participant) = socket.participant {
            self.voice.handle_dave(participant, message);
        }
    }

    /// A WebSocket has ended, with a close code if the client closed it.
    pub fn voice_disconnected(&mut self, socket: &VoiceSocket, code: Option<u16>) {
        let Some(session) = self.voice_session(socket) else {
            return;
        };
        session.detach();
        if let (Some(1000 | 1001), Some(participant)) = (code, socket.participant) {
            self.voice.end(participant, close::DISCONNECTED);
        }
    }

    /// The session that is connected with this WebSocket.
    fn voice_session(&mut self, socket: &VoiceSocket) -> Option<&mut Session> {
        let session = self.voice.sessions.get_mut(&socket.participant?)?;
        session.is_attached_to(&socket.sender).then_some(session)
    }

    fn voice_identify(&mut self, socket: &mut VoiceSocket, data: &Value) -> Result<(), Close> {
        if socket.participant.is_some() {
            return Err(close::ALREADY_AUTHENTICATED);
        }
        let (guild, token, id) = credentials(data)?;
        let participant = self.voice_participant(guild, token)?;
        let (_, user) = participant;
        if Id::from_json(&data["user_id"]) != Some(user) {
            return Err(close::AUTHENTICATION_FAILED);
        }
        let found = self.world.guild(guild).ok_or(close::SERVER_NOT_FOUND)?;
        let state = found.voice_states.get(&user);
        let channel = state
            .filter(|state| state.session_id == id)
            .and_then(|state| state.channel_id)
            .ok_or(close::SESSION_INVALID)?;
        let max_version = data["max_dave_protocol_version"].as_u64().unwrap_or(0);
        if max_version < u64::from(self.dave_version(channel)) {
            return Err(close::DAVE_REQUIRED);
        }
        let mut users = self.simulated_users_in(guild, channel);
        self.voice.end(participant, close::SESSION_INVALID);
        users.extend(self.voice.sessions_in(channel).map(|((_, other), _)| other));

        let speakers = self.voice.speakers_in(channel);
        let ssrc = self.voice.next_ssrc();
        let running = self.voice.running.as_ref();
        let udp = running.ok_or(close::SERVER_NOT_FOUND)?.udp_address;
        let modes = self.voice.faults.modes();
        let (id, token) = (id.to_owned(), token.to_owned());
        let mut session = Session::new(
            ssrc,
            channel,
            id,
            token,
            (socket.sender.clone(), socket.version),
        );
        let invitation = self.voice.invitations.get(&participant);
        session.invited_at = invitation.map(|invitation| invitation.at);
        session.send(
            2,
            json!({
                "ssrc": ssrc,
                "ip": udp.ip().to_string(),
                "port": udp.port(),
                "modes": modes.into_iter().map(Mode::name).collect::<Vec<_>>(),
                "experiments": [],
                // Discord documents that this is wrong, and is to be ignored.
                "heartbeat_interval": 1,
            }),
        );
        session.send_numbered(11, json!({ "user_ids": users }));
        for (other, source, flags) in speakers {
            session.send_numbered(5, speaking(other, source, flags));
        }
        self.voice.sessions.insert(participant, session);
        self.voice.announce_connect(channel, user);
        socket.participant = Some(participant);
        Ok(())
    }

    fn voice_resume(&mut self, socket: &mut VoiceSocket, data: &Value) -> Result<(), Close> {
        if socket.participant.is_some() {
            return Err(close::ALREADY_AUTHENTICATED);
        }
        let (guild, token, id) = credentials(data)?;
        let participant = self.voice_participant(guild, token)?;
        let session = self.voice.sessions.get_mut(&participant);
        let session = session
            .filter(|session| session.id == id && session.token == token)
            .filter(|session| session.version == socket.version)
            .ok_or(close::SESSION_INVALID)?;
        let acknowledged = sequence(data)?;
        if !session.resume(socket.sender.clone(), acknowledged) {
            self.voice.end(participant, close::SESSION_TIMEOUT);
            return Err(close::SESSION_TIMEOUT);
        }
        socket.participant = Some(participant);
        Ok(())
    }

    /// Whose token this is.
    fn voice_participant(&self, guild: Id, token: &str) -> Result<Participant, Close> {
        let mut invitations = self.voice.invitations.iter();
        let found = invitations.find(|((of, _), known)| *of == guild && known.token == token);
        found
            .map(|(participant, _)| *participant)
            .ok_or(close::AUTHENTICATION_FAILED)
    }

    fn voice_speaking(&mut self, socket: &VoiceSocket, data: &Value) -> Result<(), Close> {
        let flags = data["speaking"].as_u64().ok_or(close::DECODE_ERROR)?;
        let ssrc = data["ssrc"].as_u64().ok_or(close::DECODE_ERROR)?;
        let session = self.voice_session(socket).ok_or(close::NOT_AUTHENTICATED)?;
        if ssrc != u64::from(session.ssrc) {
            return Err(close::DECODE_ERROR);
        }
        if flags > 0 || session.speaking.is_some() {
            session.speaking = Some(flags);
        }
        let (channel, ssrc) = (session.channel, session.ssrc);
        if let Some((_, user)) = socket.participant {
            self.voice.announce_speaking(channel, user, ssrc, flags);
        }
        Ok(())
    }
}

/// The guild, the token and the id of the voice state in Identify and Resume.
fn credentials(data: &Value) -> Result<(Id, &str, &str), Close> {
    let guild = Id::from_json(&data["server_id"]).ok_or(close::DECODE_ERROR)?;
    let token = data["token"].as_str().ok_or(close::DECODE_ERROR)?;
    let id = data["session_id"].as_str().ok_or(close::DECODE_ERROR)?;
    Ok((guild, token, id))
}

/// The number that a client acknowledges. It may be left out, or -1, if no numbered message has arrived.
fn sequence(data: &Value) -> Result<Option<u16>, Close> {
    match &data["seq_ack"] {
        Value::Null => Ok(None),
        number if number.as_i64() == Some(-1) => Ok(None),
        number => {
            let number = number
                .as_u64()
                .and_then(|number| u16::try_from(number).ok());
            number.map(Some).ok_or(close::DECODE_ERROR)
        }
    }
}

/// The client says where it sends from, as it has discovered, and how it encrypts.
fn select_protocol(
    session: &mut Session,
    data: &Value,
    modes: &[Mode],
    version: u16,
) -> Result<(), Close> {
    if data["protocol"] != "udp" {
        return Err(close::UNKNOWN_PROTOCOL);
    }
    let data = &data["data"];
    let mode = *modes
        .iter()
        .find(|mode| data["mode"] == mode.name())
        .ok_or(close::UNKNOWN_MODE)?;
    let discovered = session.discovered.clone().filter(|discovered| {
        data["address"] == discovered.public_ip.as_str() && data["port"] == discovered.public_port
    });
    // Sound for another address would not arrive, neither here nor at Discord.
    let Some(discovered) = discovered else {
        tracing::warn!("a voice client selects an address that it has not discovered");
        return Err(close::DECODE_ERROR);
    };
    let cipher = &session.begin_media(discovered.address, mode).cipher;
    let description = json!({
        "mode": mode.name(),
        "secret_key": cipher.key(),
        "audio_codec": "opus",
        "media_session_id": format!("{:032x}", fastrand::u128(..)),
        "dave_protocol_version": version,
    });
    session.send(4, description);
    Ok(())
}
