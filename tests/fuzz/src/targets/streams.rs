//! The two inflaters.

use discord_gateway::{Compression, Inflater};
use flate2::{Compress, FlushCompress};
use zstd::stream::raw::{Encoder, InBuffer, Operation, OutBuffer};

use super::PAYLOADS;
use crate::memory;

/// The largest message, in bytes.
const MAX_MESSAGE: usize = 64 << 20;

/// The most memory an inflater may take, in bytes: the largest message, twice while its buffer grows, and a little more.
const ALLOWED: usize = 2 * MAX_MESSAGE + (1 << 20);

/// Any bytes in any pieces can be fed. The first byte of the input is an eighth of the size of the pieces.
pub fn inflate(compression: Compression, input: &[u8]) {
    let Some((size, stream)) = input.split_first() else {
        return;
    };
    let pieces = stream.chunks(usize::from(*size).max(1) * 8);
    memory::within(ALLOWED, || {
        let mut inflater = Inflater::new(compression);
        for piece in pieces {
            if inflater.feed(piece).is_err() {
                break;
            }
            let length = inflater.message().len();
            assert!(length <= MAX_MESSAGE, "a message of {length} bytes");
        }
    });
}

/// Streams of one and of several messages, in small and in large pieces.
pub fn seeds(compress: fn(&[&str]) -> Vec<u8>) -> Vec<Vec<u8>> {
    let texts: Vec<&str> = PAYLOADS.iter().map(|(_, payload)| *payload).collect();
    let long = " ".repeat(200_000);
    let streams = [
        compress(&[r#"{"op":11}"#]),
        compress(&texts),
        compress(&[r#"{"op":10}"#, &long, r#"{"op":11}"#]),
    ];
    let sized = streams
        .into_iter()
        .flat_map(|stream| [1, 255].map(|size| [&[size][..], &stream].concat()));
    sized.collect()
}

pub fn zlib(messages: &[&str]) -> Vec<u8> {
    let mut stream = Compress::new(flate2::Compression::default(), true);
    let mut out = Vec::with_capacity(64 << 10);
    for message in messages {
        out.reserve(message.len() + 1024);
        // Compressing to memory with room enough cannot fail; a seed that is missing harms nobody.
        let _ = stream.compress_vec(message.as_bytes(), &mut out, FlushCompress::Sync);
    }
    out
}

pub fn zstd(messages: &[&str]) -> Vec<u8> {
    let Ok(mut stream) = Encoder::new(3) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for message in messages {
        let mut packet = vec![0; message.len() + (64 << 10)];
        let mut output = OutBuffer::around(&mut packet[..]);
        let mut input = InBuffer::around(message.as_bytes());
        while input.pos() < message.len() && stream.run(&mut input, &mut output).is_ok() {}
        while stream.flush(&mut output).is_ok_and(|left| left > 0) {}
        out.extend_from_slice(output.as_slice());
    }
    out
}
