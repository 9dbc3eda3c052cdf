//! What reads the network or files for voice.

use std::time::{Duration, Instant};

use discord_model::Id;
use discord_voice::codec::{OpusDecoder, PureDecoder};
use discord_voice::dave::{DaveGroup, DaveMessage, looks_encrypted};
use discord_voice::files::{DcaReader, OggReader};
use discord_voice::gateway::{EncryptionMode, Input, SecretKey, VoiceGateway};
use discord_voice::receive::{JitterBuffer, Playout};
use discord_voice::send::PacketSource;
use discord_voice::wire::{
    DatagramKind, PacketCipher, PacketOpener, RtpLayout, discovery_response,
};

use crate::memory;

/// The most memory that an input may cost a reader, in bytes.
const ALLOWED: usize = 4 << 20;

/// The input cut into pieces: each after its length in one byte.
fn pieces(mut input: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    while let Some((length, rest)) = input.split_first() {
        let (piece, rest) = rest.split_at(usize::from(*length).min(rest.len()));
        pieces.push(piece);
        input = rest;
    }
    pieces
}

fn joined(pieces: &[&[u8]]) -> Vec<u8> {
    let mut input = Vec::new();
    for piece in pieces {
        input.push(piece.len() as u8);
        input.extend_from_slice(piece);
    }
    input
}

/// The messages of a voice server: text, or binary if the piece is no UTF-8 or does not begin with a brace.
pub fn gateway(input: &[u8]) {
    let now = Instant::now();
    let mut gateway = VoiceGateway::new(Id::new(1), Id::new(2), Id::new(3), now);
    let mut handle = |input| drop(gateway.handle(input, now));
    handle(Input::StateUpdate {
        session: "session",
        channel: Some(Id::new(3)),
    });
    handle(Input::ServerUpdate {
        token: "token".into(),
        endpoint: Some("voice.example"),
    });
    handle(Input::Opened);
    for piece in pieces(input) {
        match std::str::from_utf8(piece) {
            Ok(text) if text.starts_with('{') => handle(Input::Text(text)),
            Ok("discovered") => handle(Input::Discovered {
                address: "192.0.2.1",
                port: 1,
            }),
            _ => handle(Input::Binary(piece)),
        }
    }
}

pub fn gateway_seeds() -> Vec<Vec<u8>> {
    let ready = br#"{"op":2,"d":{"ssrc":1,"ip":"127.0.0.1","port":1234,"modes":["aead_aes256_gcm_rtpsize"]}}"#;
    let key = vec!["7"; 32].join(",");
    let description = format!(
        r#"{{"op":4,"d":{{"mode":"aead_aes256_gcm_rtpsize","secret_key":[{key}],"dave_protocol_version":1}}}}"#
    );
    vec![joined(&[
        br#"{"op":8,"d":{"heartbeat_interval":41250}}"#,
        ready,
        b"discovered",
        description.as_bytes(),
        br#"{"op":5,"d":{"user_id":"5","speaking":1,"ssrc":110},"seq":10}"#,
        br#"{"op":11,"d":{"user_ids":["5"]}}"#,
        br#"{"op":21,"d":{"transition_id":10,"protocol_version":0}}"#,
        br#"{"op":24,"d":{"epoch":1,"protocol_version":1}}"#,
        &[0, 1, 25, 0],
        &[0, 2, 29, 0, 1, 0],
    ])]
}

/// Datagrams. Each is also encrypted, so that what follows the decryption is reached.
pub fn datagrams(input: &[u8]) {
    let Ok(mut cipher) = PacketCipher::new(EncryptionMode::Aes256Gcm, &SecretKey([7; 32])) else {
        return;
    };
    let (mut opener, mut sealed) = (PacketOpener::default(), Vec::new());
    for piece in pieces(input) {
        DatagramKind::of(piece);
        discovery_response(piece, 1);
        // A packet that is not encrypted must never pass.
        assert!(opener.open(&cipher, piece).is_err());
        let Some(layout) = RtpLayout::read(piece) else {
            continue;
        };
        let (header, payload) = piece.split_at(layout.unencrypted);
        if cipher.seal(header, payload, &mut sealed).is_ok()
            && let Ok(opened) = opener.open(&cipher, &sealed)
        {
            assert!(opened.payload.len() <= payload.len());
            assert_eq!(opened.header, layout.header);
        }
    }
}

pub fn datagram_seeds() -> Vec<Vec<u8>> {
    let plain = [0x80, 0x78, 0, 1, 0, 0, 3, 0xc0, 0, 0, 0, 7, 1, 2, 3];
    let extended = [
        0xb1, 0x78, 0, 2, 0, 0, 3, 0xc0, 0, 0, 0, 7, 1, 1, 1, 1, 0xbe, 0xde, 0, 1, 9, 9, 9, 9, 1,
        2, 3, 0, 2,
    ];
    let report = [0x81, 201, 0, 1, 0, 0, 0, 7];
    vec![joined(&[&plain, &extended, &report, &[0, 2, 0, 70]])]
}

/// Messages of the DAVE protocol, whose first byte is what they are, and frames.
pub fn dave(input: &[u8]) {
    let now = Instant::now();
    let (mut group, mut packet) = (DaveGroup::new(Id::new(1)), Vec::new());
    let channel = Id::new(9);
    group.handle(
        DaveMessage::Begin {
            version: 1,
            channel,
        },
        now,
    );
    // Each message may cost milliseconds.
    for piece in pieces(input).into_iter().take(8) {
        let Some((kind, content)) = piece.split_first() else {
            continue;
        };
        let content = content.to_vec();
        let transition = u16::from(*kind);
        let message = match kind % 8 {
            0 => DaveMessage::ExternalSender(content),
            1 => DaveMessage::Proposals(content),
            2 => DaveMessage::Commit {
                transition,
                commit: content,
            },
            3 => DaveMessage::Welcome {
                transition,
                welcome: content,
            },
            4 => DaveMessage::PrepareTransition {
                transition,
                version: transition % 2,
            },
            5 => DaveMessage::ExecuteTransition { transition },
            6 => DaveMessage::ClientsConnect(vec![Id::new(u64::from(*kind))]),
            _ => {
                let later = now + Duration::from_secs(3600);
                let decrypted = group.decrypt(Id::new(2), &content, later, &mut packet);
                let is_plain = !looks_encrypted(&content) && group.is_encrypted();
                assert!(!is_plain || decrypted.is_err() || content == discord_voice::dave::SILENCE);
                continue;
            }
        };
        group.handle(message, now);
    }
}

pub fn dave_seeds() -> Vec<Vec<u8>> {
    let frame = [&[7, 1, 2, 3][..], &[0; 8], &[5, 12, 0xfa, 0xfa]].concat();
    vec![joined(&[
        &[0, 0, 64, 4],
        &[1, 0, 2, 0, 1, 0, 1],
        &[2, 0, 1, 0, 1],
        &[3, 0, 0],
        &[4],
        &[5],
        &[6],
        &frame,
    ])]
}

/// Opus packets of one source, with losses where a piece is empty.
pub fn opus(input: &[u8]) {
    let Ok(mut decoder) = PureDecoder::new() else {
        return;
    };
    let mut pcm = Vec::new();
    for piece in pieces(input) {
        pcm.clear();
        let decoded = match piece {
            [] => decoder.conceal(960, &mut pcm),
            [0xfe, next @ ..] => decoder.restore(next, 960, &mut pcm),
            packet => decoder.decode(packet, &mut pcm),
        };
        assert!(decoded.is_err() || pcm.len() <= 5760);
        assert!(pcm.as_flattened().iter().all(|sample| sample.abs() <= 1.0));
    }
}

pub fn opus_seeds() -> Vec<Vec<u8>> {
    let speech = [0x48, 0x0b, 0xe4, 0xc1, 0x36, 0xec, 0xc5, 0x80, 0x11, 0x22];
    let music = [0xfc, 0x7f, 0x10, 0x55, 0xa0, 0x33, 0x91, 0x00, 0x42];
    vec![joined(&[
        &[0xf8, 0xff, 0xfe],
        &speech,
        &[],
        &music,
        &[0xfe, 0x48, 0x0b],
    ])]
}

/// Packets that arrive: four bytes of header, then how many milliseconds later the next one is.
pub fn jitter(input: &[u8]) {
    let (mut buffer, mut now) = (JitterBuffer::default(), Instant::now());
    memory::within(ALLOWED, || {
        for bytes in input.chunks_exact(5) {
            let [sequence, timestamp, kind, pops, time] = bytes else {
                continue;
            };
            now += Duration::from_millis(u64::from(*time));
            let sequence = u16::from(*sequence).wrapping_mul(if *kind > 200 { 257 } else { 1 });
            let timestamp =
                u32::from(*timestamp).wrapping_mul(if *kind > 100 { 960 } else { 1 << 24 });
            let packet: &[u8] = match kind % 3 {
                0 => &[0xf8, 0xff, 0xfe],
                1 => &[0xfc, 1],
                _ => &[0x1b, 0x02],
            };
            buffer.push(sequence, timestamp, packet, now);
            for _ in 0..pops % 8 {
                if let Playout::Restore { samples, .. } | Playout::Conceal { samples } =
                    buffer.pop(now)
                {
                    assert!(samples > 0 && samples <= 5760);
                }
            }
        }
    });
}

pub fn jitter_seeds() -> Vec<Vec<u8>> {
    let even = (0..100_u8).flat_map(|n| [n, n, 101, 1, 20]);
    vec![even.collect()]
}

/// An Ogg Opus file, and the same as a DCA file.
pub fn files(input: &[u8]) {
    memory::within(ALLOWED, || {
        if let Ok(mut ogg) = OggReader::new(input) {
            while ogg.next_packet().is_some() {}
        }
        if let Ok(mut dca) = DcaReader::new(input) {
            while dca.next_packet().is_some() {}
        }
    });
}

pub fn file_seeds() -> Vec<Vec<u8>> {
    let ogg = include_bytes!("../../seeds/tone.opus");
    vec![ogg.to_vec(), b"DCA1\x02\0\0\0{}\x03\0\xf8\xff\xfe".to_vec()]
}
