//! The voice server: its WebSocket, its packets, and what it does when clients err.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use discord_sandbox::{Config, LimitMode, Sandbox, VoiceMode};

use crate::stranger::*;

const MODES: [&str; 2] = ["aead_aes256_gcm_rtpsize", "aead_xchacha20_poly1305_rtpsize"];

/// A world with a voice server.
fn with_voice() -> Sandbox {
    start(Config {
        voice: VoiceMode::TransportOnly,
        limits: LimitMode::Off,
        ..Config::default()
    })
}

/// A bot that was told where to connect.
async fn invited(sandbox: &Sandbox) -> (Gateway, VoiceTicket) {
    let mut gateway = Gateway::settled(sandbox, ALL).await;
    let (guild, lounge) = (guild(sandbox, "Godot Workshop"), channel(sandbox, "Lounge"));
    let ticket = VoiceTicket::ask(&mut gateway, &guild, &lounge).await;
    assert!(ticket.endpoint.starts_with("localhost:"));
    (gateway, ticket)
}

fn act(sandbox: &Sandbox, name: &str, fields: Value) -> Value {
    sandbox.act_json(name, fields).unwrap()
}

#[tokio::test]
async fn a_client_hears_and_is_heard_in_both_modes() {
    for mode in MODES {
        let sandbox = with_voice();
        let (_gateway, ticket) = invited(&sandbox).await;
        let mut client = VoiceClient::establish(&sandbox, &ticket, mode).await;

        // A keep-alive is sent back.
        client.udp.send(&[1, 0, 0, 0, 0, 0, 0, 0]).await.unwrap();
        assert_eq!(client.datagram().await, [1, 0, 0, 0, 0, 0, 0, 0]);

        let tone = json!({ "guild": ticket.guild, "user": "elder", "frequency": 1000, "ms": 100 });
        let source = act(&sandbox, "speak_tone", tone)["ssrc"].clone();
        let speaking = client.opcode(5).await;
        assert_eq!(
            (
                &speaking["user_id"],
                &speaking["ssrc"],
                &speaking["speaking"]
            ),
            (&json!(user(&sandbox, "elder")), &source, &json!(1))
        );
        let mut decoder = opus_pure::OpusDecoder::new(48_000, 2).unwrap();
        for number in 0..10_u32 {
            let (header, body) = client.hear().await;
            assert_eq!(header[1] & 0x80 != 0, number == 0, "the first is marked");
            assert_eq!(header[4..8], (number * 960).to_be_bytes());
            assert_eq!(
                json!(u32::from_be_bytes(header[8..12].try_into().unwrap())),
                source
            );
            assert_eq!(header[12..], [0xbe, 0xde, 0, 1]);
            // The body of the extension comes before the sound.
            let sound = &body[4..];
            assert_eq!(sound == [0xf8, 0xff, 0xfe], number >= 5, "{number}");
            let mut pcm = vec![0.0; 5760 * 2];
            assert_eq!(decoder.decode(sound, 5760, &mut pcm).unwrap(), 960);
        }
        assert_eq!(client.opcode(5).await["speaking"], 0);

        // Sound before Speaking is counted, and dropped.
        client.speak(1, &[0xfc, 1, 2]).await;
        client.udp.send(&[1, 0, 0, 0, 0, 0, 0, 0]).await.unwrap();
        client.datagram().await;
        let ssrc = client.ssrc;
        client
            .send(5, json!({ "speaking": 1, "delay": 0, "ssrc": ssrc }))
            .await;
        client
            .send(3, json!({ "t": 7, "seq_ack": client.sequence }))
            .await;
        assert_eq!(client.opcode(6).await, json!({ "t": 7 }));
        for sequence in [2, 3, 5] {
            client.speak(sequence, &[0xf8, 0xff, 0xfe]).await;
        }
        client.udp.send(&[1, 0, 0, 0, 0, 0, 0, 0]).await.unwrap();
        client.datagram().await;
        let seen = act(&sandbox, "voice_clients", json!({}))[0].clone();
        for (field, expected) in [
            ("packets", json!(3)),
            ("missing", json!(1)),
            ("silent", json!(3)),
            ("unannounced", json!(1)),
            ("mode", json!(mode)),
            ("frequency", json!(null)),
        ] {
            assert_eq!(seen[field], expected, "{field}");
        }
    }
}

#[tokio::test]
async fn two_bots_hear_each_other() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let guilds = json!([ticket.guild]);
    let bot = act(
        &sandbox,
        "add_bot",
        json!({ "username": "echo", "guilds": guilds }),
    );
    let token = text(&bot["token"]);
    let (mut other_gateway, _) = Gateway::login_as(&sandbox, &token, ALL).await;
    let lounge = channel(&sandbox, "Lounge");
    let other_ticket = VoiceTicket::ask(&mut other_gateway, &ticket.guild, &lounge).await;
    let mut other = VoiceClient::establish(&sandbox, &other_ticket, MODES[1]).await;
    let joined = client.opcode(11).await;
    assert_eq!(joined["user_ids"], json!([other_ticket.user]));
    let ssrc = client.ssrc;
    client
        .send(5, json!({ "speaking": 1, "delay": 0, "ssrc": ssrc }))
        .await;
    assert_eq!(other.opcode(5).await["user_id"], json!(ticket.user));
    client.speak(9, &[0xfc, 7, 7]).await;
    let (header, body) = other.hear().await;
    assert_eq!(
        (&header[2..4], &body[4..]),
        (&[0, 9][..], &[0xfc, 7, 7][..])
    );
    drop(other_gateway);
    act(
        &sandbox,
        "set_voice_state",
        json!({ "guild": ticket.guild, "user": other_ticket.user }),
    );
    assert_eq!(other.closed().await, Some(4014));
    assert_eq!(client.opcode(13).await["user_id"], json!(other_ticket.user));
}

#[tokio::test]
async fn mistakes_have_discords_close_codes() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let wrong_token = VoiceTicket {
        token: "x".into(),
        ..ticket.clone()
    };
    let wrong_session = VoiceTicket {
        session: "x".into(),
        ..ticket.clone()
    };
    for (ticket, code) in [(wrong_token, 4004), (wrong_session, 4006)] {
        let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
        client.identify(&ticket).await;
        assert_eq!(client.closed().await, Some(code));
        let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
        client.resume(&ticket, -1).await;
        assert_eq!(client.closed().await, Some(code));
    }
    let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    client.send(5, json!({ "speaking": 1, "ssrc": 1 })).await;
    assert_eq!(client.closed().await, Some(4003));
    for (opcode, data, code) in [
        (0, json!({}), 4005),
        (99, json!({}), 4001),
        (3, json!({ "t": "now" }), 4002),
        (5, json!({ "speaking": 1, "ssrc": 999_999 }), 4002),
    ] {
        let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
        client.identify(&ticket).await;
        client.opcode(2).await;
        client.send(opcode, data).await;
        assert_eq!(client.closed().await, Some(code), "{opcode}");
    }
    for (protocol, has_own_address, mode, code) in [
        ("webrtc", false, MODES[0], 4012),
        ("udp", false, "xsalsa20_poly1305", 4016),
        // The address on this machine is not the one that the server has told.
        ("udp", true, MODES[0], 4002),
    ] {
        let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
        client.identify(&ticket).await;
        let (mut address, mut port) = client.ready_and_discover().await;
        if has_own_address {
            let own = client.udp.local_addr().unwrap();
            (address, port) = (own.ip().to_string(), own.port());
        }
        client.select(protocol, &address, port, mode).await;
        assert_eq!(client.closed().await, Some(code), "{protocol} {mode}");
    }
}

#[tokio::test]
async fn a_resumed_client_hears_what_it_missed() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    act(&sandbox, "close_voice", json!({ "code": 4015 }));
    let place = |user: &str, channel: Value| {
        let fields = json!({ "guild": ticket.guild, "user": user, "channel": channel });
        act(&sandbox, "set_voice_state", fields);
    };
    place("basil", json!("Lounge"));
    place("basil", json!(null));
    assert_eq!(client.closed().await, Some(4015));
    let basil = json!(user(&sandbox, "basil"));
    let last = client.sequence;
    for _ in 0..2 {
        // What is not acknowledged comes again.
        let mut resumed = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
        resumed.resume(&ticket, last).await;
        assert_eq!(resumed.opcode(9).await, json!(null));
        assert_eq!(resumed.opcode(11).await["user_ids"], json!([basil]));
        assert_eq!(resumed.opcode(13).await["user_id"], basil);
        assert_eq!(resumed.sequence, last + 2);
    }
    act(
        &sandbox,
        "close_voice",
        json!({ "code": 4015, "end_session": true }),
    );
    let mut late = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    late.resume(&ticket, last).await;
    assert_eq!(late.closed().await, Some(4006));
}

#[tokio::test]
async fn a_bot_that_moves_needs_a_new_session() {
    let sandbox = with_voice();
    let (mut gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let moving = json!({ "guild": ticket.guild, "user": "sandy", "channel": "Focus" });
    act(&sandbox, "set_voice_state", moving);
    assert_eq!(client.closed().await, Some(4014));
    let moved = VoiceTicket::hear(&mut gateway).await;
    assert_eq!(moved.endpoint, ticket.endpoint);
    assert_ne!(moved.token, ticket.token);
    let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    client.resume(&ticket, -1).await;
    assert_eq!(client.closed().await, Some(4004));
    let mut client = VoiceClient::establish(&sandbox, &moved, MODES[0]).await;
    // The server of the guild changes.
    let change = json!({ "guild": ticket.guild, "endpoint": "sandbox" });
    act(&sandbox, "update_voice_server", change);
    assert_eq!(client.closed().await, Some(4022));
}

#[tokio::test]
async fn a_deaf_bot_hears_nothing_and_packets_get_lost_on_demand() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let say = || {
        let tone = json!({ "guild": ticket.guild, "user": "elder", "ms": 200 });
        act(&sandbox, "speak_tone", tone);
    };
    let bot = json!({ "guild": ticket.guild, "user": "sandy", "channel": "Lounge", "deaf": true });
    act(&sandbox, "set_voice_state", bot.clone());
    say();
    while client.opcode(5).await["speaking"] != 0 {}
    let mut hearing = bot;
    hearing["deaf"] = json!(false);
    act(&sandbox, "set_voice_state", hearing);
    act(&sandbox, "disturb_voice", json!({ "loss": 1.0 }));
    say();
    while client.opcode(5).await["speaking"] != 0 {}
    act(&sandbox, "clear_faults", json!({}));
    client.udp.send(&[2, 0, 0, 0, 0, 0, 0, 0]).await.unwrap();
    assert_eq!(client.datagram().await, [2, 0, 0, 0, 0, 0, 0, 0]);
    act(
        &sandbox,
        "disturb_voice",
        json!({ "duplicates": 1.0, "jitter_ms": 5 }),
    );
    say();
    let mut packets = Vec::new();
    for _ in 0..30 {
        packets.push(client.hear().await.0);
    }
    packets.sort();
    assert!(packets.chunks(2).all(|pair| pair[0] == pair[1]));
    let refused = sandbox.act_json("disturb_voice", json!({ "loss": 1.5 }));
    assert!(refused.is_err());
    let absent = json!({ "guild": ticket.guild, "user": "basil" });
    assert!(sandbox.act_json("speak_tone", absent).is_err());
}

#[tokio::test]
async fn simulated_users_send_files_and_numbers() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let numbers = json!({ "guild": ticket.guild, "user": "elder", "count": 3 });
    act(&sandbox, "speak_numbers", numbers);
    for number in 0..3_u8 {
        let (_, body) = client.hear().await;
        assert_eq!(body[4..], [0xfc, 0, 0, 0, number]);
    }
    while client.opcode(5).await["speaking"] != 0 {}
    for _ in 0..5 {
        client.hear().await;
    }

    // A square wave in the left channel only, for a frame and a half.
    let mut wav = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0".to_vec();
    wav.extend(48_000_u32.to_le_bytes());
    wav.extend(192_000_u32.to_le_bytes());
    wav.extend(b"\x04\0\x10\0data\xff\xff\xff\xff");
    for at in 0..1440 {
        let left: i16 = if at / 48 % 2 == 0 { 16_000 } else { -16_000 };
        wav.extend(left.to_le_bytes());
        wav.extend([0, 0]);
    }
    let file = BASE64_STANDARD.encode(&wav);
    let playing = json!({ "guild": ticket.guild, "user": "elder", "data": file });
    act(&sandbox, "speak_wav", playing);
    let mut decoder = opus_pure::OpusDecoder::new(48_000, 2).unwrap();
    let mut pcm = vec![0.0; 5760 * 2];
    for number in 0..7 {
        let (_, body) = client.hear().await;
        assert_eq!(body[4..] == [0xf8, 0xff, 0xfe], number >= 2, "{number}");
        assert_eq!(decoder.decode(&body[4..], 5760, &mut pcm).unwrap(), 960);
        if number == 1 {
            let loudest = |channel: usize| {
                let samples = pcm[..480].iter().skip(channel).step_by(2);
                samples.fold(0.0_f32, |most, sample| most.max(sample.abs()))
            };
            assert!(loudest(0) > 0.3 && loudest(1) < 0.1);
        }
    }
    let mut mp3 = json!({ "guild": ticket.guild, "user": "elder", "data": "SUQz" });
    assert!(sandbox.act_json("speak_wav", mp3.take()).is_err());
}

#[tokio::test]
async fn some_packets_come_before_it_is_said_who_speaks() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let late = json!({ "guild": ticket.guild, "user": "elder", "ms": 200, "unannounced": 5 });
    act(&sandbox, "speak_tone", late);
    for _ in 0..4 {
        client.hear().await;
    }
    let nothing = json!({ "t": 1 });
    client.send(3, nothing.clone()).await;
    assert_eq!(client.next_opcode().await, 6);
    assert_eq!(client.opcode(5).await["speaking"], 1);
}

#[tokio::test]
async fn a_bot_is_heard_and_measured() {
    let sandbox = with_voice();
    let (_gateway, ticket) = invited(&sandbox).await;
    let mut client = VoiceClient::establish(&sandbox, &ticket, MODES[0]).await;
    let ssrc = client.ssrc;
    let speaking = json!({ "speaking": 1, "delay": 0, "ssrc": ssrc });
    client.send(5, speaking).await;
    client.send(3, json!({ "t": 7 })).await;
    client.opcode(6).await;
    let mut encoder =
        opus_pure::OpusEncoder::new(48_000, 2, opus_pure::Application::Audio).unwrap();
    encoder.bitrate_bps = 96_000;
    let mut packet = vec![0; 4000];
    for number in 0..100_u16 {
        let sample = |at: usize| {
            let at = f64::from(number) * 960.0 + at as f64;
            ((at * 1000.0 / 48_000.0 * std::f64::consts::TAU).sin() * 0.5) as f32
        };
        let samples: Vec<f32> = (0..1920).map(|at| sample(at / 2)).collect();
        let length = encoder.encode(&samples, 960, &mut packet).unwrap();
        client.speak(number, &packet[..length]).await;
    }
    client.udp.send(&[1, 0, 0, 0, 0, 0, 0, 0]).await.unwrap();
    client.datagram().await;
    let seen = act(&sandbox, "voice_clients", json!({}))[0].clone();
    let number = |field: &str| seen[field].as_f64().unwrap();
    assert!((number("frequency") - 1000.0).abs() < 1.0, "{seen}");
    assert!((number("level") - 0.3535).abs() < 0.02, "{seen}");
    assert!(number("snr") > 25.0, "{seen}");
    assert_eq!(seen["pacing"]["intervals"], 99);
    assert!(seen["pacing"]["median_ms"].as_f64() <= Some(20.0));
}

#[tokio::test]
async fn there_may_be_no_server_no_place_and_no_aes() {
    let sandbox = with_voice();
    let (guild, lounge) = (
        guild(&sandbox, "Godot Workshop"),
        channel(&sandbox, "Lounge"),
    );
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    act(&sandbox, "update_voice_server", json!({ "guild": guild }));
    let ticket = VoiceTicket::ask(&mut gateway, &guild, &lounge).await;
    assert_eq!(ticket.endpoint, "");
    let back = json!({ "guild": guild, "endpoint": "sandbox" });
    assert_eq!(act(&sandbox, "update_voice_server", back)["bots"], 1);
    let server = gateway.event("VOICE_SERVER_UPDATE").await;
    let own = act(&sandbox, "voice_server", json!({}));
    assert_eq!(server["endpoint"], own["endpoint"]);
    assert_eq!(own["certificate"], json!(sandbox.voice_certificate()));

    act(&sandbox, "disturb_voice", json!({ "without_aes": true }));
    let ticket = VoiceTicket {
        token: text(&server["token"]),
        endpoint: text(&server["endpoint"]),
        ..ticket
    };
    let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    client.identify(&ticket).await;
    assert_eq!(client.opcode(2).await["modes"], json!([MODES[1]]));

    let limit = json!({ "channel": "Lounge", "user_limit": 2 });
    act(&sandbox, "update_channel", limit);
    let bot = json!({ "username": "late", "guilds": [guild] });
    let bot = act(&sandbox, "add_bot", bot);
    let (mut late, _) = Gateway::login_as(&sandbox, &text(&bot["token"]), ALL).await;
    let join =
        |channel: &str| json!({ "op": 4, "d": { "guild_id": guild, "channel_id": channel } });
    late.send(join(&lounge)).await;
    // There is no response. The next channel has a place.
    late.send(join(&crate::stranger::channel(&sandbox, "Focus")))
        .await;
    let state = late.event("VOICE_STATE_UPDATE").await;
    assert_ne!(state["channel_id"], json!(lounge));
}

#[tokio::test]
async fn a_client_that_closes_has_left_and_a_silent_one_times_out() {
    let sandbox = start(Config {
        voice: VoiceMode::TransportOnly,
        limits: LimitMode::Off,
        heartbeat_interval_ms: 200,
        ..Config::default()
    });
    let token = sandbox.bot_token();
    let mut gateway = Gateway::connect(&sandbox).await;
    gateway.send(identify(&token, ALL)).await;
    let (guild, lounge) = (
        guild(&sandbox, "Godot Workshop"),
        channel(&sandbox, "Lounge"),
    );
    let ticket = VoiceTicket::ask(&mut gateway, &guild, &lounge).await;
    let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    client.identify(&ticket).await;
    assert_eq!(client.closed().await, Some(4009));
    let clients = || act(&sandbox, "voice_clients", json!({}));
    assert_eq!(clients().as_array().unwrap().len(), 1, "it can be resumed");
    let mut client = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    client.resume(&ticket, -1).await;
    client.opcode(9).await;
    client.close(1000).await;
    assert_eq!(clients(), json!([]));
}
