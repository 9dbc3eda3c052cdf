//! Encoder and decoder compared with libopus 1.3.1 (Debian's `libopus0`, called through its C functions). `reference/*.packets` has 25
//! packets that libopus encoded, each after its length in two bytes. `reference/*.pcm` has every eleventh sample that libopus decoded
//! from them, as 16-bit integers: packet 8 is restored from packet 9, and packet 15 is concealed.

use super::*;
use crate::audio::{FRAME_SAMPLES, Sample};

const MUSIC: (&[u8], &[u8]) = (
    include_bytes!("reference/music.packets"),
    include_bytes!("reference/music.pcm"),
);
const SPEECH: (&[u8], &[u8]) = (
    include_bytes!("reference/speech.packets"),
    include_bytes!("reference/speech.pcm"),
);

fn packets(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut packets = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk() {
        let (packet, rest) = rest.split_at(usize::from(u16::from_be_bytes(*length)));
        packets.push(packet);
        bytes = rest;
    }
    packets
}

fn reference(bytes: &[u8]) -> Vec<Sample> {
    let sample = |bytes: &[u8]| f32::from(i16::from_le_bytes([bytes[0], bytes[1]])) / 32_768.0;
    let samples = bytes.chunks_exact(4);
    samples
        .map(|pair| [sample(pair), sample(&pair[2..])])
        .collect()
}

/// The ratio of a signal to its difference from another, in decibels.
fn ratio(signal: &[Sample], other: &[Sample]) -> f32 {
    let pairs = || signal.as_flattened().iter().zip(other.as_flattened());
    let power: f32 = pairs().map(|(a, _)| a * a).sum();
    let noise: f32 = pairs().map(|(a, b)| (a - b) * (a - b)).sum();
    10.0 * (power / noise.max(1e-12)).log10()
}

#[test]
fn decodes_restores_and_conceals_as_libopus_does() {
    for (name, (encoded, decoded)) in [("music", MUSIC), ("speech", SPEECH)] {
        let packets = packets(encoded);
        let mut decoder = PureDecoder::new().unwrap();
        let mut pcm = Vec::new();
        for (index, packet) in packets.iter().enumerate() {
            match index {
                8 => decoder.restore(packets[9], FRAME_SAMPLES, &mut pcm),
                15 => decoder.conceal(FRAME_SAMPLES, &mut pcm),
                _ => decoder.decode(packet, &mut pcm),
            }
            .unwrap();
            assert_eq!(pcm.len(), (index + 1) * FRAME_SAMPLES);
        }
        let pcm: Vec<_> = pcm.into_iter().step_by(11).collect();
        let reference = reference(decoded);
        // The reference has 16 bits, which limits the ratio to about 80 dB.
        let before_loss = 8 * FRAME_SAMPLES / 11;
        let decoded = ratio(&reference[..before_loss], &pcm[..before_loss]);
        assert!(decoded > 60.0, "{name}: {decoded} dB");
        // Concealment is left to each decoder (RFC 6716, section 4.4), and newer versions of libopus do it in another way.
        let all = ratio(&reference, &pcm);
        assert!(all > 20.0, "{name}: {all} dB");
    }
}

/// A tone in stereo, and something like speech.
fn signal(kind: SoundKind, at: usize) -> Sample {
    let time = at as f32 / 48_000.0;
    let tone = |hertz: f32| (std::f32::consts::TAU * hertz * time).sin();
    match kind {
        SoundKind::Music => [0.3 * tone(440.0) + 0.1 * tone(1320.0), 0.3 * tone(550.0)],
        SoundKind::Speech => {
            let harmonics = (1..20).map(|k| tone(140.0 * k as f32) / k as f32);
            let sample = 0.1 * harmonics.sum::<f32>() * (0.6 + 0.4 * tone(4.0));
            [sample, sample]
        }
    }
}

fn encode(settings: EncoderSettings, frames: usize) -> Vec<Vec<u8>> {
    let mut encoder = PureEncoder::new(settings).unwrap();
    let frames = (0..frames).map(|frame| {
        let samples = std::array::from_fn(|at| signal(settings.kind, frame * FRAME_SAMPLES + at));
        let mut packet = Vec::new();
        encoder.encode(&samples, &mut packet).unwrap();
        packet
    });
    frames.collect()
}

#[test]
fn an_encoded_tone_comes_back() {
    let settings = EncoderSettings {
        bitrate: 96_000,
        ..EncoderSettings::default()
    };
    let packets = encode(settings, 25);
    let mut decoder = PureDecoder::new().unwrap();
    let mut pcm = Vec::new();
    for packet in &packets {
        // A stereo packet of 20 ms: the S bit of RFC 6716, section 3.1.
        assert_eq!((packet_samples(packet), packet[0] & 4), (Some(960), 4));
        decoder.decode(packet, &mut pcm).unwrap();
    }
    // The delay of the codec at 48 kHz is 312 samples (RFC 7845, section 5.1).
    let original: Vec<_> = (0..pcm.len() - 312)
        .map(|at| signal(SoundKind::Music, at))
        .collect();
    let ratio = ratio(&original[4800..], &pcm[312 + 4800..]);
    assert!(ratio > 20.0, "{ratio} dB");
    let bytes: usize = packets.iter().map(Vec::len).sum();
    let bitrate = bytes * 8 * 2;
    assert!((20_000..120_000).contains(&bitrate), "{bitrate}");
}

#[test]
fn lost_speech_is_restored_from_the_next_packet() {
    let settings = EncoderSettings {
        kind: SoundKind::Speech,
        bitrate: 32_000,
        expected_loss: 20,
    };
    let packets = encode(settings, 25);
    assert!(
        packets.iter().all(|packet| packet[0] & 4 == 0),
        "one channel"
    );
    let decode = |treat: &dyn Fn(&mut PureDecoder, &mut Vec<Sample>)| {
        let mut decoder = PureDecoder::new().unwrap();
        let mut pcm = Vec::new();
        for (index, packet) in packets.iter().enumerate() {
            match index {
                15 => treat(&mut decoder, &mut pcm),
                _ => decoder.decode(packet, &mut pcm).unwrap(),
            }
        }
        pcm[15 * FRAME_SAMPLES..16 * FRAME_SAMPLES].to_vec()
    };
    let clean = decode(&|decoder, pcm| decoder.decode(&packets[15], pcm).unwrap());
    let restored = decode(&|decoder, pcm| {
        decoder.restore(&packets[16], FRAME_SAMPLES, pcm).unwrap();
    });
    let concealed = decode(&|decoder, pcm| decoder.conceal(FRAME_SAMPLES, pcm).unwrap());
    let (restored, concealed) = (ratio(&clean, &restored), ratio(&clean, &concealed));
    assert!(
        restored > concealed + 2.0,
        "{restored} dB, concealed {concealed} dB"
    );
}

#[test]
fn settings_change_without_a_pause() {
    let mut encoder = PureEncoder::new(EncoderSettings::default()).unwrap();
    let frame = std::array::from_fn(|at| signal(SoundKind::Music, at));
    let mut packet = Vec::new();
    for (kind, bitrate) in [
        (SoundKind::Music, 16_000),
        (SoundKind::Speech, 24_000),
        (SoundKind::Music, 510_000),
        (SoundKind::Music, 0),
        (SoundKind::Music, u32::MAX),
    ] {
        let settings = EncoderSettings {
            kind,
            bitrate,
            expected_loss: 255,
        };
        encoder.configure(settings).unwrap();
        encoder.encode(&frame, &mut packet).unwrap();
        assert_eq!(packet_samples(&packet), Some(960));
    }
}

#[test]
fn what_is_no_packet_is_an_error_and_what_is_too_loud_is_limited() {
    let mut decoder = PureDecoder::new().unwrap();
    let mut pcm = Vec::new();
    assert!(decoder.decode(&[], &mut pcm).is_err());
    assert!(decoder.decode(&[0xff], &mut pcm).is_err());
    assert!(pcm.is_empty());
    decoder.decode(&crate::dave::SILENCE, &mut pcm).unwrap();
    assert_eq!(pcm.len(), 960);
    // A packet without a frame, as senders with discontinuous transmission send it (RFC 6716, section 3.2.1).
    decoder.decode(&[0x48], &mut pcm).unwrap();
    assert_eq!(pcm.len(), 1920);
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..2000 {
        let mut packet: Vec<u8> = (0..random.usize(1..200)).map(|_| random.u8(..)).collect();
        packet[0] = 0xfc;
        pcm.clear();
        decoder.decode(&packet, &mut pcm).ok();
        assert!(pcm.as_flattened().iter().all(|sample| sample.abs() <= 1.0));
    }
}
