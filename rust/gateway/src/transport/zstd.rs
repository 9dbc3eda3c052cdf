//! `zstd-stream`: one zstd frame for the whole connection, flushed after each message.

use zstd::zstd_safe::{DCtx, DParameter, InBuffer, OutBuffer};

use crate::transport::buffer::Buffer;
use crate::transport::inflate_error::InflateError;

/// The maximum window that a server may use, as a power of two: 32 MiB. The format recommends to support a quarter of
/// it.
const MAX_WINDOW_LOG: u32 = 25;

/// The inflating end of a `zstd-stream` connection. Nothing in the stream marks the end of a message: each WebSocket
/// message is one.
pub(crate) struct ZstdStream {
    /// `None` if the system had not enough memory for it.
    context: Option<DCtx<'static>>,
    buffer: Buffer,
}

impl ZstdStream {
    pub fn new(limit: usize) -> Self {
        let context = DCtx::try_create().and_then(|mut context| {
            let bounded = context.set_parameter(DParameter::WindowLogMax(MAX_WINDOW_LOG));
            bounded.ok().map(|_| context)
        });
        Self {
            context,
            buffer: Buffer::new(limit),
        }
    }

    /// Adds a packet. Returns whether it contains a message. A packet that inflates to no bytes is the beginning of
    /// one.
    pub fn feed(&mut self, packet: &[u8]) -> Result<bool, InflateError> {
        let context = self.context.as_mut().ok_or(InflateError::OutOfMemory)?;
        self.buffer.begin();
        let mut input = InBuffer::around(packet);
        loop {
            let room = self.buffer.reserve()?;
            let (taken, made) = (input.pos(), room.len());
            let mut output = OutBuffer::around_pos(room, made);
            context
                .decompress_stream(&mut output, &mut input)
                .map_err(|_| InflateError::Corrupt)?;
            let nothing = input.pos() == taken && output.pos() == made;
            let full = self.buffer.is_full();
            if input.pos() == packet.len() && !full {
                break;
            }
            if nothing && !full {
                return Err(InflateError::Corrupt);
            }
        }
        let complete = !self.buffer.message().is_empty();
        self.buffer.end(complete)
    }

    pub fn message(&self) -> &[u8] {
        self.buffer.message()
    }
}

#[cfg(test)]
mod tests {
    use zstd::stream::raw::{CParameter, Encoder, Operation};

    use super::*;
    use crate::transport::buffer::{INITIAL_CAPACITY, MAX_RETAINED_CAPACITY};

    const LIMIT: usize = 6 << 20;

    struct Compressor(Encoder<'static>);

    impl Compressor {
        fn new() -> Self {
            Self(Encoder::new(1).unwrap())
        }

        fn message(&mut self, message: &[u8]) -> Vec<u8> {
            let mut packet = vec![0; message.len() + (64 << 10)];
            let mut output = OutBuffer::around(&mut packet[..]);
            let mut input = InBuffer::around(message);
            while input.pos() < message.len() {
                self.0.run(&mut input, &mut output).unwrap();
            }
            while self.0.flush(&mut output).unwrap() > 0 {}
            let length = output.pos();
            packet.truncate(length);
            packet
        }
    }

    #[test]
    fn reads_message_after_message() {
        let (mut compressor, mut stream) = (Compressor::new(), ZstdStream::new(LIMIT));
        for message in [&b"{\"op\":10}"[..], b"{\"op\":11}", b"{\"op\":11}"] {
            assert_eq!(stream.feed(&compressor.message(message)), Ok(true));
            assert_eq!(stream.message(), message);
        }
    }

    #[test]
    fn every_length_around_the_buffer_and_the_blocks_is_whole() {
        let (mut compressor, mut stream) = (Compressor::new(), ZstdStream::new(LIMIT));
        let around = |length: usize| length - 2..length + 3;
        for length in [
            INITIAL_CAPACITY,
            2 * INITIAL_CAPACITY,
            4 * INITIAL_CAPACITY,
            MAX_RETAINED_CAPACITY,
        ]
        .into_iter()
        .flat_map(around)
        {
            let message: Vec<u8> = (0..length).map(|n| (n * 7 % 251) as u8).collect();
            assert_eq!(stream.feed(&compressor.message(&message)), Ok(true));
            assert!(stream.message() == message, "{length} bytes");
        }
    }

    #[test]
    fn a_giant_is_forgotten_after_its_message() {
        let (mut compressor, mut stream) = (Compressor::new(), ZstdStream::new(LIMIT));
        stream
            .feed(&compressor.message(&vec![b'g'; 5 << 20]))
            .unwrap();
        assert_eq!(stream.message().len(), 5 << 20);
        stream.feed(&compressor.message(b"{}")).unwrap();
        assert_eq!(stream.message(), b"{}");
        assert!(stream.buffer.capacity() <= MAX_RETAINED_CAPACITY);
    }

    #[test]
    fn a_bomb_is_refused_before_it_takes_more_than_the_limit() {
        let bomb = Compressor::new().message(&vec![0; 4 * LIMIT]);
        assert!(bomb.len() < LIMIT / 100);
        let mut stream = ZstdStream::new(LIMIT);
        assert_eq!(
            stream.feed(&bomb),
            Err(InflateError::TooLarge { limit: LIMIT })
        );
        assert!(stream.buffer.capacity() <= LIMIT + 1);
        let exact = Compressor::new().message(&vec![0; LIMIT]);
        assert_eq!(ZstdStream::new(LIMIT).feed(&exact), Ok(true));
    }

    #[test]
    fn a_window_that_takes_too_much_memory_is_refused() {
        for (log, accepted) in [(MAX_WINDOW_LOG, true), (MAX_WINDOW_LOG + 1, false)] {
            let mut compressor = Compressor::new();
            compressor
                .0
                .set_parameter(CParameter::WindowLog(log))
                .unwrap();
            let fed = ZstdStream::new(LIMIT).feed(&compressor.message(b"{}"));
            assert_eq!(fed.is_ok(), accepted, "{log}");
        }
    }

    #[test]
    fn damage_is_an_error() {
        let mut stream = ZstdStream::new(LIMIT);
        assert_eq!(stream.feed(b"{\"op\":10}"), Err(InflateError::Corrupt));
        let packet = Compressor::new().message(b"{\"op\":10}");
        assert_eq!(stream.feed(&packet), Err(InflateError::Corrupt), "for good");
    }

    #[test]
    fn what_is_cut_off_is_never_a_message() {
        let message = br#"{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"content":"hi"}}"#;
        let packet = Compressor::new().message(message);
        for length in 0..packet.len() {
            let mut stream = ZstdStream::new(LIMIT);
            if stream.feed(&packet[..length]) == Ok(true) {
                assert!(stream.message().len() < message.len());
            }
        }
    }

    #[test]
    fn any_damaged_byte_ends_in_an_error_or_in_text_but_never_in_a_panic() {
        let packet = Compressor::new()
            .message(br#"{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"content":"hi"}}"#);
        for place in 0..packet.len() {
            let mut damaged = packet.clone();
            damaged[place] ^= 0x55;
            let _ = ZstdStream::new(LIMIT).feed(&damaged);
        }
    }
}
