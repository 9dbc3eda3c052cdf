//! What happens when a connection ends.

use super::*;

#[test]
fn a_request_to_join_without_an_answer_ends() {
    let mut client = Client::new();
    client.pass(SERVER_TIMEOUT);
    assert_eq!(client.stop_reason(), Some(StopReason::NoAnswer));
}

#[test]
fn a_lost_connection_is_resumed_while_media_goes_on() {
    for code in [None, Some(1006), Some(4015)] {
        let mut client = Client::connected();
        client.handle(Input::Binary(&[0, 10, 25, 1]));
        client.pass(Duration::from_secs(6));
        client.take();
        client.handle(Input::Closed(code));
        client.pass(Duration::ZERO);
        assert_eq!(client.gateway.state(), ConnectionState::Resuming);
        assert_eq!(
            (
                client.dials(),
                client.count(|effect| *effect == Effect::StopMedia)
            ),
            (1, 0)
        );
        client.take();
        client.handle(Input::Opened);
        client.handle(Input::Text(HELLO));
        let resume = json!({"server_id": GUILD, "session_id": "my_session_id", "token": "my_token", "seq_ack": 10});
        assert_eq!(client.sent(), [json!({"op": 7, "d": resume})]);
        client.handle(Input::Text(r#"{"op":9,"d":null}"#));
        assert_eq!(client.gateway.state(), ConnectionState::Connected);
        assert_eq!(client.sent(), Vec::<Value>::new());
    }
}

#[test]
fn an_invalid_session_is_begun_anew_with_growing_pauses_and_not_for_ever() {
    let mut client = Client::connected();
    let mut pauses = Vec::new();
    for _ in 0..5 {
        client.handle(Input::Closed(Some(4006)));
        assert!(client.count(|effect| *effect == Effect::StopMedia) <= 1);
        client.take();
        let start = client.now;
        while client.rejoins() == 0 {
            client.now = client.gateway.wake_at().unwrap();
            client.handle(Input::Tick);
        }
        pauses.push((client.now - start).as_secs());
        // Leaving and joining again.
        client.state_update(None);
        client.join();
        client.handle(Input::Opened);
    }
    assert_eq!(pauses, [0, 1, 2, 4, 8]);
    client.handle(Input::Closed(Some(4006)));
    assert_eq!(client.stop_reason(), Some(StopReason::SessionInvalid));
}

#[test]
fn a_client_without_end_to_end_encryption_does_not_try_again() {
    let mut client = Client::new();
    client.join();
    client.handle(Input::Opened);
    client.take();
    client.handle(Input::Closed(Some(4017)));
    assert_eq!(
        client.stop_reason(),
        Some(StopReason::Refused { code: 4017 })
    );
    client.pass(Duration::from_secs(3600));
    client.server_update("other", Some(ENDPOINT));
    assert_eq!(client.dials(), 0);
}

#[test]
fn a_disconnected_client_connects_only_to_a_new_server() {
    for code in [4014, 4021, 4022] {
        let mut client = Client::connected();
        client.handle(Input::Closed(Some(code)));
        client.pass(Duration::from_secs(9));
        assert_eq!(
            (
                client.dials(),
                client.count(|effect| *effect == Effect::StopMedia)
            ),
            (0, 1)
        );
        client.server_update("new", Some(ENDPOINT));
        assert_eq!(client.dials(), 1);
        client.establish();

        client.handle(Input::Closed(Some(code)));
        client.pass(SERVER_TIMEOUT);
        assert_eq!(client.stop_reason(), Some(StopReason::Removed));
    }
}

#[test]
fn a_new_server_or_token_is_a_new_session() {
    for endpoint in [ENDPOINT, "other.discord.media"] {
        let mut client = Client::connected();
        client.handle(Input::Binary(&[0, 10, 25, 1]));
        client.take();
        client.server_update("new_token", Some(endpoint));
        let effects = client.take();
        assert_eq!(
            effects[..3],
            [
                Effect::Close(1000),
                Effect::StopMedia,
                Effect::Dave(DaveMessage::Reset)
            ]
        );
        client.handle(Input::Opened);
        client.handle(Input::Text(HELLO));
        let sent = client.sent();
        assert_eq!(
            (&sent[0]["op"], &sent[0]["d"]["token"]),
            (&json!(0), &json!("new_token"))
        );
    }
}

#[test]
fn a_server_that_is_gone_is_waited_for() {
    let mut client = Client::connected();
    client.server_update("new_token", None);
    assert_eq!(client.gateway.state(), ConnectionState::Joining);
    client.pass(Duration::from_secs(59));
    assert_eq!((client.dials(), client.rejoins()), (0, 0));
    client.server_update("new_token", Some("other.discord.media"));
    assert_eq!(client.dials(), 1);
    client.establish();
    client.server_update("new_token", None);
    client.pass(Duration::from_secs(61));
    assert_eq!(client.rejoins(), 1);
}

#[test]
fn a_moved_bot_joins_the_group_of_the_new_channel() {
    let mut client = Client::connected();
    client.state_update(Some(99));
    assert_eq!(
        client.take(),
        [Effect::Event(GatewayEvent::Moved(Id::new(99)))]
    );
    client.server_update("new_token", Some(ENDPOINT));
    client.handle(Input::Opened);
    client.handle(Input::Text(HELLO));
    client.handle(Input::Text(READY));
    client.handle(Input::Discovered {
        address: "127.0.0.1",
        port: 1,
    });
    client.describe(1);
    let begin = Effect::Dave(DaveMessage::Begin {
        version: 1,
        channel: Id::new(99),
    });
    assert!(client.effects.contains(&begin));
}

#[test]
fn a_removed_bot_stops_and_one_that_leaves_closes() {
    let mut client = Client::connected();
    client.state_update(None);
    assert_eq!(client.stop_reason(), Some(StopReason::Removed));
    let mut client = Client::connected();
    client.handle(Input::Leave);
    assert_eq!(client.stop_reason(), Some(StopReason::Left));
    assert_eq!(client.effects[0], Effect::Close(1000));
    assert_eq!(client.gateway.wake_at(), None);
}

#[test]
fn a_silent_server_is_given_up() {
    // Unacknowledged heartbeats: resumed at once.
    let mut client = Client::connected();
    client.pass(Duration::from_secs(42));
    assert_eq!(
        client
            .effects
            .iter()
            .filter(|e| **e == Effect::Close(4000))
            .count(),
        1
    );
    assert_eq!(client.dials(), 1);
    // A server that accepts and says nothing: attempts with pauses, then a new session, then the end.
    let mut client = Client::new();
    client.join();
    for _ in 0..200 {
        client.pass(Duration::from_secs(10));
        client.handle(Input::Opened);
        if client.rejoins() > 0 {
            client.take();
            client.join();
        }
    }
    assert_eq!(client.stop_reason(), Some(StopReason::Unreachable(None)));
}

/// Has dialing fail until nothing more is tried. Returns how often it was tried, and how often that was reported.
fn fail_to_dial(client: &mut Client, error: &VoiceDialError) -> (usize, usize) {
    let (mut attempts, mut reports) = (0, 0);
    let report = Effect::Event(GatewayEvent::DialFailed(error.clone()));
    while client.stop_reason().is_none() && attempts < 1000 {
        if client.dials() > 0 {
            attempts += 1;
            client.take();
            client.handle(Input::DialFailed(error.clone()));
            reports += client.count(|effect| *effect == report);
        } else if client.rejoins() > 0 {
            client.take();
            client.join();
        } else {
            client.pass(Duration::from_secs(1));
        }
    }
    (attempts, reports)
}

#[test]
fn a_server_that_cannot_be_reached_is_given_up_with_the_reason() {
    let mut client = Client::new();
    client.join();
    let error = VoiceDialError::Failed {
        host: "sweetwater-12345.discord.media".to_owned(),
        reason: "no answer".to_owned(),
    };
    let (attempts, reports) = fail_to_dial(&mut client, &error);
    assert!((20..100).contains(&attempts), "{attempts}");
    assert_eq!(reports, 1);
    let reason = client.stop_reason().unwrap();
    assert_eq!(reason, StopReason::Unreachable(Some(error)));
    assert!(reason.cause().contains("no answer"), "{reason}");
}

#[test]
fn a_certificate_that_is_not_trusted_ends_a_join_at_once_but_not_a_session() {
    let error = VoiceDialError::UntrustedCertificate {
        host: "sweetwater-12345.discord.media".to_owned(),
        reason: "unknown issuer".to_owned(),
    };
    let mut client = Client::new();
    client.join();
    assert_eq!(fail_to_dial(&mut client, &error), (1, 0));
    let text = client.stop_reason().unwrap().to_string();
    for part in ["sweetwater", "unknown issuer", "`trusted_certificates`"] {
        assert!(text.contains(part), "{text}");
    }
    let mut client = Client::connected();
    client.handle(Input::Closed(None));
    client.pass(Duration::ZERO);
    assert!(fail_to_dial(&mut client, &error).0 > 1);
    assert_eq!(
        client.stop_reason(),
        Some(StopReason::Unreachable(Some(error)))
    );
}

#[test]
fn a_server_without_udp_is_given_up_with_a_reason() {
    let mut client = Client::new();
    client.join();
    for attempt in 1..=MAX_DISCOVERIES {
        client.handle(Input::Opened);
        client.handle(Input::Text(HELLO));
        client.handle(Input::Text(READY));
        client.handle(Input::DiscoveryFailed);
        client.pass(Duration::from_secs(5));
        assert_eq!(client.stop_reason().is_some(), attempt == MAX_DISCOVERIES);
    }
    assert_eq!(client.stop_reason(), Some(StopReason::NoUdpAnswer));
}

#[test]
fn a_server_without_a_supported_mode_is_given_up() {
    let mut client = Client::new();
    client.join();
    client.handle(Input::Opened);
    client.handle(Input::Text(HELLO));
    let ready = READY.replace("aead_", "bad_");
    client.handle(Input::Text(&ready));
    assert_eq!(client.stop_reason(), Some(StopReason::NoEncryptionMode));
}

#[test]
fn without_the_main_gateway_its_answers_have_no_time_limit() {
    let mut client = Client::new();
    client.handle(Input::MainGateway {
        is_connected: false,
    });
    client.pass(Duration::from_secs(600));
    assert_eq!(client.stop_reason(), None);
    client.handle(Input::MainGateway { is_connected: true });
    client.pass(Duration::from_secs(9));
    assert_eq!(client.stop_reason(), None);
    client.pass(Duration::from_secs(1));
    assert_eq!(client.stop_reason(), Some(StopReason::NoAnswer));

    // The main gateway lost its session, and with it the voice state.
    let mut client = Client::connected();
    client.handle(Input::MainGateway {
        is_connected: false,
    });
    client.handle(Input::Closed(Some(4014)));
    client.pass(Duration::from_secs(60));
    client.handle(Input::MainGateway { is_connected: true });
    client.take();
    client.server_update("new_token", Some(ENDPOINT));
    assert_eq!(client.dials(), 1);
}
