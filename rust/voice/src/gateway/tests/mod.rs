//! Tests of the state machine as a whole. The payloads are the examples in Discord's documentation of voice connections.

mod recovery;

use serde_json::Value;

use super::*;

const GUILD: &str = "41771983423143937";
const USER: &str = "104694319306248192";
const ENDPOINT: &str = "sweetwater-12345.discord.media:2048";
const HELLO: &str = r#"{"op":8,"d":{"heartbeat_interval":41250}}"#;
const READY: &str = r#"{"op":2,"d":{"ssrc":1,"ip":"127.0.0.1","port":1234,"modes":
    ["aead_aes256_gcm_rtpsize","aead_xchacha20_poly1305_rtpsize","xsalsa20_poly1305_lite_rtpsize"],"heartbeat_interval":1}}"#;

struct Client {
    gateway: VoiceGateway,
    now: Instant,
    effects: Vec<Effect>,
}

impl Client {
    fn new() -> Self {
        let now = Instant::now();
        let id = |text: &str| text.parse().unwrap();
        Self {
            gateway: VoiceGateway::new(
                Id::new(id(GUILD)),
                Id::new(id(USER)),
                Id::new(127_121_515_262_115_840),
                now,
            ),
            now,
            effects: Vec::new(),
        }
    }

    /// A client with a session.
    fn connected() -> Self {
        let mut client = Self::new();
        client.join();
        client.establish();
        client
    }

    fn join(&mut self) {
        self.state_update(Some(127_121_515_262_115_840));
        self.server_update("my_token", Some(ENDPOINT));
    }

    /// From the WebSocket to the description of the session.
    fn establish(&mut self) {
        self.handle(Input::Opened);
        self.handle(Input::Text(HELLO));
        self.handle(Input::Text(READY));
        self.handle(Input::Discovered {
            address: "127.0.0.1",
            port: 1337,
        });
        self.describe(1);
        assert_eq!(self.gateway.state(), ConnectionState::Connected);
        self.effects.clear();
    }

    fn describe(&mut self, version: u16) {
        let key = vec![7_u8; 32];
        let description = json!({"op": 4, "d": {
            "mode": "aead_aes256_gcm_rtpsize", "secret_key": key, "dave_protocol_version": version,
        }});
        self.handle(Input::Text(&description.to_string()));
    }

    fn handle(&mut self, input: Input<'_>) {
        let effects = self.gateway.handle(input, self.now);
        self.effects.extend(effects);
    }

    fn state_update(&mut self, channel: Option<u64>) {
        self.handle(Input::StateUpdate {
            session: "my_session_id",
            channel: channel.map(Id::new),
        });
    }

    fn server_update(&mut self, token: &str, endpoint: Option<&str>) {
        self.handle(Input::ServerUpdate {
            token: token.into(),
            endpoint,
        });
    }

    /// Passes time, with a tick whenever one is due.
    fn pass(&mut self, time: Duration) {
        let end = self.now + time;
        while let Some(at) = self.gateway.wake_at().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            self.handle(Input::Tick);
        }
        self.now = end;
    }

    fn take(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The text messages that were sent, without heartbeats.
    fn sent(&mut self) -> Vec<Value> {
        let payloads = self.take().into_iter().filter_map(|effect| match effect {
            Effect::Send(payload) => serde_json::from_str::<Value>(payload.expose()).ok(),
            _ => None,
        });
        payloads.filter(|payload| payload["op"] != 3).collect()
    }

    fn dials(&self) -> usize {
        self.count(|effect| matches!(effect, Effect::Dial(_)))
    }

    fn rejoins(&self) -> usize {
        self.count(|effect| *effect == Effect::Event(GatewayEvent::RejoinRequired))
    }

    fn count(&self, matches: impl Fn(&Effect) -> bool) -> usize {
        self.effects.iter().filter(|effect| matches(effect)).count()
    }

    fn stop_reason(&self) -> Option<StopReason> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Event(GatewayEvent::Stopped(reason)) => Some(reason.clone()),
            _ => None,
        })
    }
}

#[test]
fn connects_as_documented() {
    let mut client = Client::new();
    client.join();
    let url = "wss://sweetwater-12345.discord.media:2048/?v=8".to_owned();
    assert!(client.take().contains(&Effect::Dial(url)));

    client.handle(Input::Opened);
    client.handle(Input::Text(HELLO));
    assert_eq!(
        client.sent(),
        [json!({"op": 0, "d": {
            "server_id": GUILD, "user_id": USER, "session_id": "my_session_id", "token": "my_token",
            "max_dave_protocol_version": 1,
        }})]
    );

    client.handle(Input::Text(READY));
    let remote = "127.0.0.1:1234".parse().unwrap();
    assert_eq!(client.take(), [Effect::Discover { ssrc: 1, remote }]);

    client.handle(Input::Discovered {
        address: "203.0.113.7",
        port: 1337,
    });
    assert_eq!(
        client.sent(),
        [json!({"op": 1, "d": {"protocol": "udp", "data": {
            "address": "203.0.113.7", "port": 1337, "mode": "aead_aes256_gcm_rtpsize",
        }}})]
    );

    client.describe(1);
    let media = MediaSession {
        ssrc: 1,
        mode: EncryptionMode::Aes256Gcm,
        key: SecretKey([7; 32]),
    };
    let begin = DaveMessage::Begin {
        version: 1,
        channel: Id::new(127_121_515_262_115_840),
    };
    assert_eq!(
        client.take(),
        [
            Effect::StartMedia(media),
            Effect::Dave(begin),
            Effect::Event(GatewayEvent::StateChanged(ConnectionState::Connected)),
        ]
    );
}

#[test]
fn the_two_events_of_the_main_gateway_come_in_either_order() {
    let mut client = Client::new();
    client.server_update("my_token", Some(ENDPOINT));
    assert_eq!(client.dials(), 0);
    client.state_update(Some(127_121_515_262_115_840));
    assert_eq!(client.dials(), 1);
}

#[test]
fn heartbeats_acknowledge_the_last_numbered_message() {
    let mut client = Client::connected();
    let acknowledged = |client: &mut Client| {
        client.handle(Input::Tick);
        let beat = client.take().into_iter().find_map(|effect| match effect {
            Effect::Send(payload) => serde_json::from_str::<Value>(payload.expose()).ok(),
            _ => None,
        });
        let beat = beat.expect("no heartbeat");
        let ack = json!({"op": 6, "d": {"t": beat["d"]["t"]}});
        client.handle(Input::Text(&ack.to_string()));
        client.pass(Duration::from_millis(41_250) - Duration::from_nanos(1));
        client.take();
        client.now += Duration::from_nanos(1);
        beat["d"]["seq_ack"].as_i64()
    };
    assert_eq!(acknowledged(&mut client), Some(-1));
    let speaking = r#"{"op":5,"d":{"user_id":"5","speaking":0,"delay":0,"ssrc":110},"seq":10}"#;
    client.handle(Input::Text(speaking));
    assert_eq!(acknowledged(&mut client), Some(10));
    client.handle(Input::Binary(&[0xff, 0xff, 27, 0]));
    assert_eq!(acknowledged(&mut client), Some(65_535));
    // A zero is a number like any other.
    client.handle(Input::Binary(&[0, 0, 27, 0]));
    assert_eq!(acknowledged(&mut client), Some(0));
}

#[test]
fn speaking_is_sent_with_the_ssrc_and_waits_for_a_resume() {
    let mut client = Client::connected();
    client.handle(Input::Speaking(SpeakingFlags(5)));
    let sent = Effect::SpeakingSent(SpeakingFlags(5));
    assert!(client.effects.contains(&sent));
    assert_eq!(
        client.sent(),
        [json!({"op": 5, "d": {"speaking": 5, "delay": 0, "ssrc": 1}})]
    );
    client.handle(Input::Closed(None));
    client.handle(Input::Speaking(SpeakingFlags::NONE));
    client.pass(Duration::from_secs(1));
    client.handle(Input::Opened);
    client.handle(Input::Text(HELLO));
    client.sent();
    client.handle(Input::Text(r#"{"op":9,"d":null}"#));
    assert_eq!(client.sent()[0]["d"]["speaking"], 0);
}

#[test]
fn dave_goes_both_ways() {
    let mut client = Client::connected();
    for (text, message) in [
        (
            r#"{"op":21,"d":{"transition_id":10,"protocol_version":0}}"#,
            DaveMessage::PrepareTransition {
                transition: 10,
                version: 0,
            },
        ),
        (
            r#"{"op":22,"d":{"transition_id":10}}"#,
            DaveMessage::ExecuteTransition { transition: 10 },
        ),
        (
            r#"{"op":24,"d":{"epoch":1,"protocol_version":1,"transition_id":0}}"#,
            DaveMessage::PrepareEpoch {
                is_first: true,
                version: 1,
            },
        ),
    ] {
        client.handle(Input::Text(text));
        assert_eq!(client.take(), [Effect::Dave(message)]);
    }
    for (binary, message) in [
        (&[0, 1, 25, 9][..], DaveMessage::ExternalSender(vec![9])),
        (&[0, 2, 27, 0, 8], DaveMessage::Proposals(vec![0, 8])),
        (
            &[0, 3, 29, 1, 2, 7],
            DaveMessage::Commit {
                transition: 0x0102,
                commit: vec![7],
            },
        ),
        (
            &[0, 4, 30, 0, 0, 6],
            DaveMessage::Welcome {
                transition: 0,
                welcome: vec![6],
            },
        ),
    ] {
        client.handle(Input::Binary(binary));
        assert_eq!(client.take(), [Effect::Dave(message)]);
    }
    // A commit without the id of its transition, an unknown opcode, and a message without a header.
    for binary in [&[0, 5, 29, 1][..], &[0, 6, 99, 1], &[0]] {
        client.handle(Input::Binary(binary));
        assert_eq!(client.take(), []);
    }
    client.handle(Input::Dave(DaveReply::KeyPackage(vec![1, 2])));
    client.handle(Input::Dave(DaveReply::CommitWelcome(vec![3])));
    assert_eq!(
        client.take(),
        [
            Effect::SendBinary(vec![26, 1, 2]),
            Effect::SendBinary(vec![28, 3])
        ]
    );
    client.handle(Input::Dave(DaveReply::TransitionReady(10)));
    client.handle(Input::Dave(DaveReply::InvalidCommitWelcome(11)));
    assert_eq!(
        client.sent(),
        [
            json!({"op": 23, "d": {"transition_id": 10}}),
            json!({"op": 31, "d": {"transition_id": 11}})
        ]
    );
}

#[test]
fn replies_of_dave_wait_for_a_resume_and_not_for_a_new_session() {
    let mut client = Client::connected();
    client.handle(Input::Closed(None));
    client.handle(Input::Dave(DaveReply::KeyPackage(vec![1])));
    client.pass(Duration::ZERO);
    client.handle(Input::Opened);
    client.handle(Input::Text(HELLO));
    let reply = Effect::SendBinary(vec![26, 1]);
    assert!(!client.take().contains(&reply));
    client.handle(Input::Text(r#"{"op":9,"d":null}"#));
    assert!(client.take().contains(&reply));

    client.handle(Input::Closed(None));
    client.handle(Input::Dave(DaveReply::KeyPackage(vec![1])));
    client.server_update("new", Some(ENDPOINT));
    client.handle(Input::Dave(DaveReply::KeyPackage(vec![1])));
    client.establish();
    client.handle(Input::Dave(DaveReply::TransitionReady(1)));
    assert_eq!(client.effects.len(), 1);
}

#[test]
fn users_come_go_and_speak() {
    let mut client = Client::connected();
    let connect = format!(r#"{{"op":11,"d":{{"user_ids":["5","{USER}"]}},"seq":1}}"#);
    client.handle(Input::Text(&connect));
    let user = Id::new(5);
    let connected = client.take();
    assert_eq!(
        connected[0],
        Effect::Event(GatewayEvent::UserConnected(user))
    );
    assert_eq!(
        connected[1],
        Effect::Dave(DaveMessage::ClientsConnect(vec![
            user,
            Id::new(USER.parse().unwrap())
        ]))
    );
    client.handle(Input::Text(
        r#"{"op":5,"d":{"user_id":"5","speaking":1,"delay":0,"ssrc":110}}"#,
    ));
    client.handle(Input::Text(r#"{"op":13,"d":{"user_id":"5"}}"#));
    assert_eq!(
        client.take(),
        [
            Effect::Event(GatewayEvent::UserSpeaking {
                user,
                ssrc: 110,
                flags: SpeakingFlags::MICROPHONE
            }),
            Effect::Dave(DaveMessage::ClientDisconnect(user)),
            Effect::Event(GatewayEvent::UserDisconnected(user)),
        ]
    );
}

#[test]
fn nonsense_changes_nothing() {
    let mut client = Client::connected();
    for text in [
        "",
        "null",
        "{}",
        r#"{"op":"5"}"#,
        r#"{"op":5}"#,
        r#"{"op":11,"d":{"user_ids":[5]}}"#,
        r#"{"op":2,"d":{}}"#,
        r#"{"op":4,"d":{}}"#,
        r#"{"op":6,"d":{"t":-1}}"#,
        r#"{"op":999}"#,
        r#"{"op":12,"d":{"audio_ssrc":1,"user_id":"5"}}"#,
    ] {
        client.handle(Input::Text(text));
        assert_eq!(client.take(), [], "{text}");
    }
}
