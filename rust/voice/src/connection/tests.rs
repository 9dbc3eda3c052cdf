//! Tests of whole connections: a voice server with a WebSocket and a UDP socket on this machine, which sends the packets of the client
//! back as those of another user.

use std::sync::Arc;
use std::time::Duration;

use discord_model::Id;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, duplex};
use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};

use super::*;
use crate::audio::{FRAME_SAMPLES, Sample};
use crate::codec::{EncoderSettings, SoundKind};
use crate::dave::SILENCE;
use crate::gateway::{ConnectionState, EncryptionMode, SecretKey, StopReason, VoiceDialError};
use crate::send::{BufferSource, Track, TrackSource};
use crate::wire::{PacketCipher, PacketOpener, RtpHeader};

/// Longer than anything here takes on a busy machine.
const HANG: Duration = Duration::from_secs(60);

const CONFIG: VoiceConfig = VoiceConfig {
    guild: Id::new(10),
    user: Id::new(1),
    channel: Id::new(20),
    encoder: EncoderSettings {
        kind: SoundKind::Music,
        bitrate: 64_000,
        expected_loss: 0,
    },
};

/// Hands the server's end of each pipe to the test.
struct PipeDialer(mpsc::UnboundedSender<(String, DuplexStream)>);

impl VoiceDialer for PipeDialer {
    type Stream = DuplexStream;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<DuplexStream>, VoiceDialError> {
        let (client, server) = duplex(1 << 16);
        let failed = |_| VoiceDialError::Failed {
            host: "pipe".into(),
            reason: "the test is over".into(),
        };
        self.0.send((url.to_owned(), server)).map_err(failed)?;
        Ok(WebSocketStream::from_raw_socket(client, Role::Client, None).await)
    }
}

/// A voice server.
struct Server<S> {
    socket: WebSocketStream<S>,
    udp: UdpSocket,
    cipher: PacketCipher,
    opener: PacketOpener,
    /// The counter of the packets that are sent back.
    sequence: u16,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Server<S> {
    async fn new(socket: WebSocketStream<S>) -> Self {
        let key = SecretKey([9; 32]);
        Self {
            socket,
            udp: UdpSocket::bind("127.0.0.1:0").await.unwrap(),
            cipher: PacketCipher::new(EncryptionMode::XChaCha20Poly1305, &key).unwrap(),
            opener: PacketOpener::default(),
            sequence: 0,
        }
    }

    async fn send(&mut self, payload: Value) {
        let message = Message::text(payload.to_string());
        self.socket.send(message).await.unwrap();
    }

    /// The next message but heartbeats.
    async fn receive(&mut self) -> Message {
        loop {
            let message = timeout(HANG, self.socket.next()).await.expect("silence");
            let message = message.unwrap().unwrap();
            if let Message::Text(text) = &message {
                let payload: Value = serde_json::from_str(text).unwrap();
                if payload["op"] == 3 {
                    let ack = json!({"op": 6, "d": {"t": payload["d"]["t"]}});
                    self.send(ack).await;
                    continue;
                }
            }
            return message;
        }
    }

    async fn receive_op(&mut self, op: u64) -> Value {
        let Message::Text(text) = self.receive().await else {
            panic!("no text");
        };
        let payload: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(payload["op"], op, "{payload}");
        payload["d"].clone()
    }

    /// From Hello to the description of the session, without end-to-end encryption.
    async fn establish(&mut self) -> std::net::SocketAddr {
        self.send(json!({"op": 8, "d": {"heartbeat_interval": 41250}}))
            .await;
        let identify = self.receive_op(0).await;
        assert_eq!(identify["session_id"], "session");
        let port = self.udp.local_addr().unwrap().port();
        let modes = ["aead_xchacha20_poly1305_rtpsize"];
        self.send(
            json!({"op": 2, "d": {"ssrc": 7, "ip": "127.0.0.1", "port": port, "modes": modes}}),
        )
        .await;
        let mut buffer = [0; 100];
        let (length, client) = self.udp.recv_from(&mut buffer).await.unwrap();
        assert_eq!(length, 74);
        buffer[1] = 2;
        buffer[8..19].copy_from_slice(b"203.0.113.7");
        buffer[72..74].copy_from_slice(&4321_u16.to_be_bytes());
        self.udp.send_to(&buffer[..74], client).await.unwrap();
        let select = self.receive_op(1).await;
        // Not the local port, but the one that the server has told.
        assert_eq!(select["data"]["port"], 4321);
        assert_eq!(select["data"]["address"], "203.0.113.7");
        let key = vec![9; 32];
        self.send(json!({"op": 4, "d": {"mode": modes[0], "secret_key": key, "dave_protocol_version": 0}}))
            .await;
        client
    }

    /// The payload of the client's next packet of sound, which is also sent back as that of SSRC 8.
    async fn echo(&mut self) -> Vec<u8> {
        loop {
            let mut buffer = [0; 2048];
            let received = timeout(HANG, self.udp.recv_from(&mut buffer)).await;
            let (length, client) = received.expect("no packet").unwrap();
            let opened = self.opener.open(&self.cipher, &buffer[..length]);
            let Ok(opened) = opened else {
                continue;
            };
            assert_eq!(opened.header.ssrc, 7);
            let payload = opened.payload.to_vec();
            let header = RtpHeader {
                ssrc: 8,
                sequence: self.sequence,
                ..opened.header
            };
            self.sequence += 1;
            let mut datagram = Vec::new();
            self.cipher
                .seal(&header.to_bytes(), &payload, &mut datagram)
                .unwrap();
            self.udp.send_to(&datagram, client).await.unwrap();
            return payload;
        }
    }

    async fn close_code(&mut self) -> Option<u16> {
        loop {
            if let Message::Close(frame) = self.receive().await {
                return frame.map(|frame| frame.code.into());
            }
        }
    }
}

fn tone(frames: usize) -> Track {
    let samples: Arc<[Sample]> = (0..frames * FRAME_SAMPLES)
        .map(|at| [(std::f32::consts::TAU * 440.0 * at as f32 / 48_000.0).sin() * 0.5; 2])
        .collect();
    let source = Box::new(BufferSource::new(samples, false));
    Track::new(TrackSource::Pcm(source), SoundKind::Music, 1.0)
}

async fn wait_for(
    connection: &mut VoiceConnection,
    matches: impl Fn(&VoiceEvent) -> bool,
) -> VoiceEvent {
    let wait = async {
        loop {
            let event = connection.event().await.expect("the connection has ended");
            if matches(&event) {
                return event;
            }
        }
    };
    timeout(HANG, wait).await.expect("no such event")
}

fn is_state(state: ConnectionState) -> impl Fn(&VoiceEvent) -> bool {
    move |event| matches!(event, VoiceEvent::StateChanged(changed) if *changed == state)
}

fn join(connection: &VoiceConnection) {
    connection
        .state_update("session".into(), Some(CONFIG.channel))
        .unwrap();
    connection
        .server_update("token".into(), Some("voice.example:443".into()))
        .unwrap();
}

/// A connection and its server, established.
async fn connected(
    engine: &VoiceEngine,
) -> (
    VoiceConnection,
    Server<DuplexStream>,
    mpsc::UnboundedReceiver<(String, DuplexStream)>,
) {
    let (sender, mut dialed) = mpsc::unbounded_channel();
    let runtime = tokio::runtime::Handle::current();
    let mut connection = engine
        .connect(CONFIG, PipeDialer(sender), &runtime)
        .unwrap();
    join(&connection);
    let (url, pipe) = timeout(HANG, dialed.recv()).await.unwrap().unwrap();
    assert_eq!(url, "wss://voice.example/?v=8");
    let socket = WebSocketStream::from_raw_socket(pipe, Role::Server, None).await;
    let mut server = Server::new(socket).await;
    server.establish().await;
    wait_for(&mut connection, is_state(ConnectionState::Connected)).await;
    (connection, server, dialed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sound_goes_out_and_comes_back() {
    let engine = VoiceEngine::start().unwrap();
    let (mut connection, mut server, _dialed) = connected(&engine).await;
    let track = connection.play(tone(40)).unwrap();
    let speaking = server.receive_op(5).await;
    assert_eq!(
        (&speaking["speaking"], &speaking["ssrc"]),
        (&json!(1), &json!(7))
    );
    server
        .send(json!({"op": 5, "d": {"user_id": "2", "ssrc": 8, "speaking": 1, "delay": 0}}))
        .await;
    let added = wait_for(&mut connection, |event| {
        matches!(event, VoiceEvent::SpeakerAdded { .. })
    })
    .await;
    let VoiceEvent::SpeakerAdded { user, ring } = added else {
        panic!("{added:?}");
    };
    assert_eq!(user, Id::new(2));
    let mut reader = ring.reader();
    let (mut payloads, mut loud) = (Vec::new(), 0);
    let mut listen = || {
        let samples = std::iter::from_fn(|| reader.read());
        samples.filter(|[left, _]| left.abs() > 0.3).count()
    };
    for _ in 0..45 {
        payloads.push(server.echo().await);
        loud += listen();
    }
    assert!(payloads[40..].iter().all(|payload| *payload == SILENCE));
    assert!(payloads[..40].iter().all(|payload| *payload != SILENCE));
    assert_eq!(server.receive_op(5).await["speaking"], 0);
    wait_for(
        &mut connection,
        |event| matches!(event, VoiceEvent::TrackFinished(id) if *id == track),
    )
    .await;
    // The sound came back: more than half of the samples of a sine are this loud.
    let hear = async {
        while loud < 20 * FRAME_SAMPLES / 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            loud += listen();
        }
    };
    timeout(HANG, hear).await.expect("no sound");
    drop(reader);

    connection.leave().unwrap();
    assert_eq!(server.close_code().await, Some(1000));
    let stopped = wait_for(&mut connection, |event| {
        matches!(event, VoiceEvent::Stopped(_))
    })
    .await;
    assert!(matches!(stopped, VoiceEvent::Stopped(StopReason::Left)));
    assert_eq!(connection.status().stop_reason, Some(StopReason::Left));
    assert!(connection.event().await.is_none());
    assert_eq!(connection.leave(), Err(VoiceCommandError::Stopped));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_leaves_while_it_plays_ends_its_talk_spurt() {
    let engine = VoiceEngine::start().unwrap();
    let (mut connection, mut server, _dialed) = connected(&engine).await;
    connection.play(tone(10_000)).unwrap();
    server.receive_op(5).await;
    for _ in 0..5 {
        server.echo().await;
    }
    // Whoever lets the connection go leaves too.
    connection.stop_all().unwrap();
    drop(connection);
    let mut silent = 0;
    while silent < 5 {
        silent += usize::from(server.echo().await == SILENCE);
    }
    assert_eq!(server.receive_op(5).await["speaking"], 0);
    assert_eq!(server.close_code().await, Some(1000));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sound_goes_on_while_the_web_socket_is_resumed() {
    let engine = VoiceEngine::start().unwrap();
    let (mut connection, mut server, mut dialed) = connected(&engine).await;
    connection.play(tone(10_000)).unwrap();
    server.receive_op(5).await;
    server.echo().await;
    let frame = CloseFrame {
        code: 4015.into(),
        reason: "crashed".into(),
    };
    server.socket.close(Some(frame)).await.unwrap();
    wait_for(&mut connection, is_state(ConnectionState::Resuming)).await;
    let (_, pipe) = timeout(HANG, dialed.recv()).await.unwrap().unwrap();
    for _ in 0..5 {
        server.echo().await;
    }
    server.socket = WebSocketStream::from_raw_socket(pipe, Role::Server, None).await;
    server
        .send(json!({"op": 8, "d": {"heartbeat_interval": 41250}}))
        .await;
    let resume = server.receive_op(7).await;
    assert_eq!(
        (&resume["session_id"], &resume["seq_ack"]),
        (&json!("session"), &json!(-1))
    );
    server.send(json!({"op": 9, "d": null})).await;
    wait_for(&mut connection, is_state(ConnectionState::Connected)).await;
    server.echo().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_the_threads_ends_the_connections() {
    let engine = VoiceEngine::start().unwrap();
    let (mut connection, mut server, _dialed) = connected(&engine).await;
    drop(engine);
    assert_eq!(server.close_code().await, Some(1000));
    let stopped = wait_for(&mut connection, |event| {
        matches!(event, VoiceEvent::Stopped(_))
    })
    .await;
    assert!(
        matches!(stopped, VoiceEvent::Stopped(StopReason::Left)),
        "{stopped:?}"
    );
}
