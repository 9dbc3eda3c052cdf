//! A voice client of raw messages and packets.

use std::sync::Arc;

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use discord_sandbox::Sandbox;
use futures_util::{SinkExt, StreamExt};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{
    Connector, MaybeTlsStream, WebSocketStream, connect_async_tls_with_config,
};

use super::{Gateway, PATIENCE, text};

/// What the main gateway says of a voice session.
#[derive(Clone, Debug)]
pub struct VoiceTicket {
    pub guild: String,
    pub user: String,
    pub session: String,
    pub token: String,
    pub endpoint: String,
}

impl VoiceTicket {
    /// Asks the main gateway to join a channel.
    pub async fn ask(gateway: &mut Gateway, guild: &str, channel: &str) -> VoiceTicket {
        let join = json!({ "guild_id": guild, "channel_id": channel, "self_mute": false, "self_deaf": false });
        gateway.send(json!({ "op": 4, "d": join })).await;
        VoiceTicket::hear(gateway).await
    }

    /// Hears the two events that follow.
    pub async fn hear(gateway: &mut Gateway) -> VoiceTicket {
        let state = gateway.event("VOICE_STATE_UPDATE").await;
        let server = gateway.event("VOICE_SERVER_UPDATE").await;
        VoiceTicket {
            guild: text(&server["guild_id"]),
            user: text(&state["user_id"]),
            session: text(&state["session_id"]),
            token: text(&server["token"]),
            endpoint: server["endpoint"].as_str().unwrap_or_default().to_owned(),
        }
    }
}

/// A voice client.
pub struct VoiceClient {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub udp: UdpSocket,
    pub ssrc: u32,
    pub mode: String,
    pub key: Vec<u8>,
    counter: u32,
    /// The number of the last numbered message.
    pub sequence: i64,
}

impl VoiceClient {
    /// Connects, and hears Hello.
    pub async fn connect(sandbox: &Sandbox, endpoint: &str) -> VoiceClient {
        let mut client = VoiceClient::dial(sandbox, endpoint, 8).await.unwrap();
        let hello = client.opcode(8).await;
        assert!(hello["heartbeat_interval"].is_u64());
        client
    }

    /// Connects with this version of the protocol.
    pub async fn dial(sandbox: &Sandbox, endpoint: &str, version: u8) -> Option<VoiceClient> {
        let certificate = sandbox.voice_certificate().unwrap();
        let mut roots = rustls::RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap())
            .unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = Connector::Rustls(Arc::new(tls));
        let url = format!("wss://{endpoint}/?v={version}");
        let connecting = connect_async_tls_with_config(url, None, false, Some(connector));
        let (socket, _) = connecting.await.ok()?;
        Some(VoiceClient {
            socket,
            udp: UdpSocket::bind("127.0.0.1:0").await.unwrap(),
            ssrc: 0,
            mode: String::new(),
            key: Vec::new(),
            counter: 0,
            sequence: -1,
        })
    }

    /// Connects up to the description of the session.
    pub async fn establish(sandbox: &Sandbox, ticket: &VoiceTicket, mode: &str) -> VoiceClient {
        let mut client = VoiceClient::connect(sandbox, &ticket.endpoint).await;
        client.identify(ticket).await;
        let (address, port) = client.ready_and_discover().await;
        client.select("udp", &address, port, mode).await;
        let description = client.opcode(4).await;
        assert_eq!(description["mode"], mode);
        client.mode = mode.to_owned();
        client.key = serde_json::from_value(description["secret_key"].clone()).unwrap();
        client
    }

    pub async fn identify(&mut self, ticket: &VoiceTicket) {
        let data = json!({
            "server_id": ticket.guild, "user_id": ticket.user, "session_id": ticket.session, "token": ticket.token,
            "max_dave_protocol_version": 1,
        });
        self.send(0, data).await;
    }

    pub async fn resume(&mut self, ticket: &VoiceTicket, acknowledged: i64) {
        let data = json!({
            "server_id": ticket.guild, "session_id": ticket.session, "token": ticket.token, "seq_ack": acknowledged,
        });
        self.send(7, data).await;
    }

    /// Hears Ready, and asks for the own address.
    pub async fn ready_and_discover(&mut self) -> (String, u16) {
        let ready = self.opcode(2).await;
        self.ssrc = ready["ssrc"].as_u64().unwrap() as u32;
        let address = format!("{}:{}", text(&ready["ip"]), ready["port"]);
        self.udp.connect(address).await.unwrap();
        let mut request = vec![0, 1, 0, 70];
        request.extend(self.ssrc.to_be_bytes());
        request.resize(74, 0);
        self.udp.send(&request).await.unwrap();
        let response = self.datagram().await;
        assert_eq!((response.len(), &response[..4]), (74, &[0, 2, 0, 70][..]));
        assert_eq!(response[4..8], self.ssrc.to_be_bytes());
        let address = response[8..72].split(|byte| *byte == 0).next().unwrap();
        let port = u16::from_be_bytes([response[72], response[73]]);
        (String::from_utf8(address.to_vec()).unwrap(), port)
    }

    pub async fn select(&mut self, protocol: &str, address: &str, port: u16, mode: &str) {
        let data = json!({ "address": address, "port": port, "mode": mode });
        self.send(1, json!({ "protocol": protocol, "data": data }))
            .await;
    }

    pub async fn send(&mut self, opcode: u8, data: Value) {
        let payload = json!({ "op": opcode, "d": data });
        self.socket
            .send(Message::text(payload.to_string()))
            .await
            .unwrap();
    }

    /// The data of the next message with this opcode; what comes before is passed over.
    pub async fn opcode(&mut self, opcode: u64) -> Value {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.unwrap();
            let Some(Ok(Message::Text(text))) = message else {
                panic!("{message:?}");
            };
            let mut payload: Value = serde_json::from_str(&text).unwrap();
            if let Some(sequence) = payload["seq"].as_i64() {
                self.sequence = sequence;
            }
            if payload["op"] == opcode {
                return payload["d"].take();
            }
        }
    }

    /// The next binary message.
    pub async fn binary(&mut self) -> Vec<u8> {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.unwrap();
            if let Message::Binary(message) = message.unwrap().unwrap() {
                return message.to_vec();
            }
        }
    }

    /// The opcode of the next message.
    pub async fn next_opcode(&mut self) -> u64 {
        let message = timeout(PATIENCE, self.socket.next()).await.unwrap();
        let text = message.unwrap().unwrap().into_text().unwrap();
        let payload: Value = serde_json::from_str(&text).unwrap();
        payload["op"].as_u64().unwrap()
    }

    /// The code that the WebSocket is closed with; what comes before is passed over. `None` if the connection breaks.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match timeout(PATIENCE, self.socket.next()).await.unwrap() {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    /// Closes the WebSocket with this code.
    pub async fn close(&mut self, code: u16) {
        let frame = CloseFrame {
            code: code.into(),
            reason: "".into(),
        };
        self.socket.close(Some(frame)).await.unwrap();
        let rest = async { while let Some(Ok(_)) = self.socket.next().await {} };
        timeout(PATIENCE, rest).await.unwrap();
    }

    pub async fn datagram(&self) -> Vec<u8> {
        let mut buffer = vec![0; 2048];
        let received = timeout(PATIENCE, self.udp.recv(&mut buffer)).await;
        buffer.truncate(received.unwrap().unwrap());
        buffer
    }

    /// Sends a packet of sound.
    pub async fn speak(&mut self, sequence: u16, sound: &[u8]) {
        let mut header = vec![0x80, 0x78];
        header.extend(sequence.to_be_bytes());
        header.extend((u32::from(sequence) * 960).to_be_bytes());
        header.extend(self.ssrc.to_be_bytes());
        let counter = self.counter.to_be_bytes();
        self.counter += 1;
        let mut body = sound.to_vec();
        if self.mode.contains("aes256") {
            let nonce = Nonce::assume_unique_for_key(padded(counter));
            self.aes()
                .seal_in_place_append_tag(nonce, Aad::from(&header), &mut body)
                .unwrap();
        } else {
            let nonce = XNonce::from(padded::<24>(counter));
            let tag = self
                .xchacha()
                .encrypt_in_place_detached(&nonce, &header, &mut body);
            body.extend_from_slice(&tag.unwrap());
        }
        let packet = [&header[..], &body, &counter].concat();
        self.udp.send(&packet).await.unwrap();
    }

    /// The header of the next packet of sound, and what is encrypted behind it.
    pub async fn hear(&mut self) -> (Vec<u8>, Vec<u8>) {
        let packet = self.datagram().await;
        let (packet, counter) = packet.split_last_chunk::<4>().unwrap();
        // A header extension, whose first four bytes are not encrypted.
        let (header, body) = packet.split_at(16);
        assert_eq!((header[0], header[1] & 0x7f), (0x90, 0x78));
        let mut body = body.to_vec();
        if self.mode.contains("aes256") {
            let nonce = Nonce::assume_unique_for_key(padded(*counter));
            let opened = self
                .aes()
                .open_in_place(nonce, Aad::from(header), &mut body);
            let length = opened.unwrap().len();
            body.truncate(length);
        } else {
            let tag = *body.last_chunk::<16>().unwrap();
            body.truncate(body.len() - 16);
            let nonce = XNonce::from(padded::<24>(*counter));
            self.xchacha()
                .decrypt_in_place_detached(&nonce, header, &mut body, &tag.into())
                .unwrap();
        }
        (header.to_vec(), body)
    }

    fn aes(&self) -> LessSafeKey {
        LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &self.key).unwrap())
    }

    fn xchacha(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new_from_slice(&self.key).unwrap()
    }
}

/// A counter with zeros behind it.
fn padded<const LENGTH: usize>(counter: [u8; 4]) -> [u8; LENGTH] {
    let mut nonce = [0; LENGTH];
    nonce[..4].copy_from_slice(&counter);
    nonce
}
