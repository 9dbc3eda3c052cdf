//! The older version of the voice gateway that Discord serves.
//!
//! [Voice Gateway Versioning](https://discord.com/developers/docs/topics/voice-connections#voice-gateway-versioning)

use discord_sandbox::{Config, LimitMode};
use serde_json::json;

use crate::stranger::*;

/// The opcode of the external sender, which is the first binary message of a call.
const EXTERNAL_SENDER: u8 = 25;

#[tokio::test]
async fn messages_of_version_4_have_no_numbers() {
    let sandbox = start(Config {
        limits: LimitMode::Off,
        ..Config::default()
    });
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let (guild, lounge) = (
        guild(&sandbox, "Godot Workshop"),
        channel(&sandbox, "Lounge"),
    );
    let ticket = VoiceTicket::ask(&mut gateway, &guild, &lounge).await;
    let mut client = VoiceClient::dial(&sandbox, &ticket.endpoint, 4)
        .await
        .unwrap();
    assert_eq!(client.opcode(8).await["v"], 4);

    // A heartbeat is a nonce and nothing else, and so is the answer.
    client.send(3, json!(1_501_184_119_561_u64)).await;
    assert_eq!(client.opcode(6).await, json!(1_501_184_119_561_u64));

    client.identify(&ticket).await;
    let (address, port) = client.ready_and_discover().await;
    let mode = "aead_aes256_gcm_rtpsize";
    client.select("udp", &address, port, mode).await;
    assert_eq!(client.opcode(4).await["dave_protocol_version"], 1);
    // Binary messages begin with the opcode.
    assert_eq!(client.binary().await[0], EXTERNAL_SENDER);
    // No message had a number.
    assert_eq!(client.sequence, -1);

    // A session is resumed by its version.
    client.close(4000).await;
    let mut other = VoiceClient::connect(&sandbox, &ticket.endpoint).await;
    other.resume(&ticket, -1).await;
    assert_eq!(other.closed().await, Some(4006));
    let mut again = VoiceClient::dial(&sandbox, &ticket.endpoint, 4)
        .await
        .unwrap();
    again.resume(&ticket, -1).await;
    again.opcode(9).await;
}

#[tokio::test]
async fn other_versions_are_refused() {
    let sandbox = start(Config::default());
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let (guild, lounge) = (
        guild(&sandbox, "Godot Workshop"),
        channel(&sandbox, "Lounge"),
    );
    let ticket = VoiceTicket::ask(&mut gateway, &guild, &lounge).await;
    for version in [1, 3, 9] {
        let refused = VoiceClient::dial(&sandbox, &ticket.endpoint, version).await;
        assert!(refused.is_none(), "{version}");
    }
}
