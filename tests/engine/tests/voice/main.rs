//! A bot in a voice channel of the sandbox: over the main gateway, the voice gateway and UDP.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

mod caller;
mod group;
mod network;

use discord_engine_tests::act;
use discord_model::Id;
use discord_sandbox::VoiceMode;
use discord_voice::connection::VoiceEvent;
use discord_voice::gateway::{ConnectionState, StopReason};
use serde_json::{Value, json};

use caller::{Caller, GUILD, id};

#[test]
fn speaks_and_hears_in_an_encrypted_call() {
    let mut caller = Caller::joining(VoiceMode::EndToEnd);
    let mut code = None;
    caller.wait("the privacy code", |_, event| {
        if let Some(VoiceEvent::PrivacyCodeChanged(changed)) = event {
            code = changed.clone();
        }
        code.is_some()
    });
    caller.wait("the same code", |caller, _| {
        caller.seen()["privacy_code"] == json!(code)
    });
    // All packets but those that end speech.
    speak_and_hear(caller, 100);
}

#[test]
fn speaks_and_hears_in_a_call_with_transport_encryption() {
    let mut caller = Caller::joining(VoiceMode::TransportOnly);
    caller.wait_for_state(ConnectionState::Connected);
    speak_and_hear(caller, 0);
}

fn speak_and_hear(mut caller: Caller, encrypted: u64) {
    caller.play(660.0, 2.0);
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::TrackFinished(_))
    });
    // Two seconds, and the silence that ends speech.
    caller.wait_for_packets(105);
    caller.wait("the end of speech", |caller, _| {
        caller.seen()["speaking"] == 0
    });
    let seen = caller.seen();
    for (field, expected) in [
        ("packets", 105),
        ("encrypted", encrypted),
        ("missing", 0),
        ("silent", 5),
        ("unannounced", 0),
    ] {
        assert_eq!(seen[field], expected, "{field}: {seen}");
    }
    assert_eq!(seen["mode"], "aead_aes256_gcm_rtpsize");
    let frequency = seen["frequency"].as_f64().unwrap();
    assert!((frequency - 660.0).abs() < 7.0, "{frequency} Hz");
    let level = seen["level"].as_f64().unwrap();
    assert!((level - 0.354).abs() < 0.03, "{level}");

    caller.assert_hears("elder", 523.25);
    let stats = caller.connection.status().stats;
    assert_eq!((stats.malformed, stats.not_authentic), (0, 0), "{stats:?}");

    caller.connection.leave().unwrap();
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::Stopped(StopReason::Left))
    });
    caller.wait("the end of the session", |caller, _| {
        caller.seen().is_null()
    });
}

#[test]
fn sound_goes_on_when_the_voice_server_crashes() {
    let mut caller = Caller::connected();
    caller.play(440.0, 60.0);
    caller.wait_for_packets(10);
    for code in [json!(4015), Value::Null] {
        act(&caller.sandbox, "close_voice", json!({"code": code}));
        // Somebody joins while the connection is lost.
        let join = json!({"guild": GUILD, "user": "basil", "channel": "Lounge"});
        act(&caller.sandbox, "set_voice_state", join);
        let mut states = Vec::new();
        let basil = Id::new(id(&caller.sandbox, "users", "username", "basil"));
        caller.wait("the missed message", |_, event| {
            if let Some(VoiceEvent::StateChanged(state)) = event {
                states.push(*state);
            }
            matches!(event, Some(VoiceEvent::UserConnected(user)) if *user == basil)
        });
        assert_eq!(
            states,
            [ConnectionState::Resuming, ConnectionState::Connected]
        );
        let leave = json!({"guild": GUILD, "user": "basil"});
        act(&caller.sandbox, "set_voice_state", leave);
        caller.wait_for_event(
            "a message after the resume",
            |event| matches!(event, VoiceEvent::UserDisconnected(user) if *user == basil),
        );
    }
    let packets = caller.seen()["packets"].as_u64().unwrap();
    caller.wait_for_packets(packets + 20);
    // It is the same session: not a packet is missing.
    assert_eq!(caller.seen()["missing"], 0);
    caller.assert_hears("elder", 880.0);
}

#[test]
fn sound_goes_on_after_a_move_and_a_change_of_the_server() {
    let mut caller = Caller::connected();
    caller.play(440.0, 120.0);
    caller.wait_for_packets(10);
    let focus = id(&caller.sandbox, "channels", "name", "Focus");
    let ssrc = caller.seen()["ssrc"].clone();
    let join = json!({"guild": GUILD, "user": "clover", "channel": "Focus"});
    act(&caller.sandbox, "set_voice_state", join);
    let moving = json!({"guild": GUILD, "user": "sandy", "channel": "Focus"});
    act(&caller.sandbox, "set_voice_state", moving);
    caller.wait_for_event(
        "the move",
        |event| matches!(event, VoiceEvent::Moved(channel) if channel.get() == focus),
    );
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
    let seen = caller.seen();
    assert_eq!(seen["channel_id"], focus.to_string());
    assert_ne!(seen["ssrc"], ssrc);
    caller.assert_hears("clover", 700.0);

    for endpoint in [Value::Null, json!("sandbox")] {
        let update = json!({"guild": GUILD, "endpoint": endpoint});
        act(&caller.sandbox, "update_voice_server", update);
    }
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
    caller.assert_hears("clover", 350.0);
}

#[test]
fn a_session_that_the_server_does_not_know_any_more_is_begun_anew() {
    let mut caller = Caller::connected();
    caller.play(440.0, 60.0);
    caller.wait_for_packets(10);
    let lost = json!({"code": 4015, "end_session": true});
    act(&caller.sandbox, "close_voice", lost);
    caller.wait_for_event("the request to rejoin", |event| {
        matches!(event, VoiceEvent::RejoinRequired)
    });
    let lounge = id(&caller.sandbox, "channels", "name", "Lounge");
    caller.ask_for(None);
    caller.ask_for(Some(lounge));
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
}

#[test]
fn a_bad_network_leaves_no_silence() {
    let mut caller = Caller::connected();
    let bad = json!({"loss": 0.05, "duplicates": 0.05, "jitter_ms": 30});
    act(&caller.sandbox, "disturb_voice", bad);
    caller.assert_hears("elder", 440.0);
    let stats = caller.connection.status().stats;
    assert!(stats.malformed + stats.not_authentic == 0, "{stats:?}");
}

#[test]
fn a_kicked_bot_stops_and_a_refused_one_says_why() {
    let mut caller = Caller::connected();
    let kick = json!({"guild": GUILD, "user": "sandy"});
    act(&caller.sandbox, "set_voice_state", kick);
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::Stopped(StopReason::Removed))
    });
    let mut caller = Caller::connected();
    act(&caller.sandbox, "close_voice", json!({"code": 4017}));
    caller.wait_for_event("the end", |event| match event {
        VoiceEvent::Stopped(reason) => reason.to_string().contains("DAVE"),
        _ => false,
    });
}
