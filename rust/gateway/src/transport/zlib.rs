//! `zlib-stream`: one zlib stream for the whole connection, flushed after each message.

use flate2::{Decompress, FlushDecompress, Status};

use crate::transport::buffer::Buffer;
use crate::transport::inflate_error::InflateError;

/// The end of a zlib flush, and therefore of each message.
const SUFFIX: [u8; 4] = [0, 0, 0xff, 0xff];

/// The inflating end of a `zlib-stream` connection.
pub(crate) struct ZlibStream {
    context: Decompress,
    buffer: Buffer,
    /// The last four compressed bytes. A message may be received in pieces that are cut anywhere, even within the
    /// suffix.
    tail: [u8; 4],
    ended: bool,
}

impl ZlibStream {
    pub fn new(limit: usize) -> Self {
        Self {
            context: Decompress::new(true),
            buffer: Buffer::new(limit),
            tail: [0xff; 4],
            ended: false,
        }
    }

    /// Adds the next piece. Returns whether it completes a message.
    pub fn feed(&mut self, mut piece: &[u8]) -> Result<bool, InflateError> {
        self.buffer.begin();
        self.remember_tail(piece);
        loop {
            if self.ended && !piece.is_empty() {
                return Err(InflateError::Ended);
            }
            let room = self.buffer.reserve()?;
            let (taken, made) = (self.context.total_in(), room.len());
            let status = self
                .context
                .decompress_vec(piece, room, FlushDecompress::Sync)
                .map_err(|_| InflateError::Corrupt)?;
            let nothing = self.context.total_in() == taken && room.len() == made;
            self.ended |= status == Status::StreamEnd;
            let taken = (self.context.total_in() - taken) as usize;
            piece = piece.get(taken..).unwrap_or_default();
            let full = self.buffer.is_full();
            if piece.is_empty() && !full {
                break;
            }
            if nothing && !full {
                return Err(InflateError::Corrupt);
            }
        }
        self.buffer.end(self.tail == SUFFIX)
    }

    pub fn message(&self) -> &[u8] {
        self.buffer.message()
    }

    fn remember_tail(&mut self, piece: &[u8]) {
        let new = &piece[piece.len().saturating_sub(SUFFIX.len())..];
        self.tail.rotate_left(new.len());
        let keep = SUFFIX.len() - new.len();
        self.tail[keep..].copy_from_slice(new);
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Compress, Compression, FlushCompress};

    use super::*;
    use crate::transport::buffer::{INITIAL_CAPACITY, MAX_RETAINED_CAPACITY};

    const LIMIT: usize = 6 << 20;

    struct Deflater(Compress);

    impl Deflater {
        fn new() -> Self {
            Self(Compress::new(Compression::fast(), true))
        }

        fn flush(&mut self, message: &[u8], flush: FlushCompress) -> Vec<u8> {
            let mut out = Vec::with_capacity(message.len() + 1024);
            self.0.compress_vec(message, &mut out, flush).unwrap();
            out
        }

        fn message(&mut self, message: &[u8]) -> Vec<u8> {
            self.flush(message, FlushCompress::Sync)
        }
    }

    #[test]
    fn reads_message_after_message() {
        let (mut deflater, mut stream) = (Deflater::new(), ZlibStream::new(LIMIT));
        for message in [&b"{\"op\":10}"[..], b"", b"{\"op\":11}", b"{\"op\":11}"] {
            if message.is_empty() {
                continue;
            }
            assert_eq!(stream.feed(&deflater.message(message)), Ok(true));
            assert_eq!(stream.message(), message);
        }
    }

    #[test]
    fn pieces_may_be_cut_anywhere() {
        let messages = [
            b"{\"op\":0,\"d\":\"first\"}".to_vec(),
            vec![b'x'; 100_000],
            b"{\"op\":11}".to_vec(),
        ];
        for size in 1..12 {
            let (mut deflater, mut stream) = (Deflater::new(), ZlibStream::new(LIMIT));
            for message in &messages {
                let packet = deflater.message(message);
                let mut pieces = packet.chunks(size).peekable();
                while let Some(piece) = pieces.next() {
                    assert_eq!(
                        stream.feed(piece),
                        Ok(pieces.peek().is_none()),
                        "pieces of {size}"
                    );
                }
                assert_eq!(stream.message(), message);
            }
        }
    }

    #[test]
    fn every_length_around_the_buffer_is_whole() {
        let (mut deflater, mut stream) = (Deflater::new(), ZlibStream::new(LIMIT));
        for length in (INITIAL_CAPACITY - 3..INITIAL_CAPACITY + 3)
            .chain(2 * INITIAL_CAPACITY - 2..2 * INITIAL_CAPACITY + 2)
        {
            let message: Vec<u8> = (0..length).map(|n| (n * 7 % 251) as u8).collect();
            assert_eq!(stream.feed(&deflater.message(&message)), Ok(true));
            assert!(stream.message() == message, "{length} bytes");
        }
    }

    #[test]
    fn a_giant_is_forgotten_after_its_message() {
        let (mut deflater, mut stream) = (Deflater::new(), ZlibStream::new(LIMIT));
        stream
            .feed(&deflater.message(&vec![b'g'; 5 << 20]))
            .unwrap();
        assert_eq!(stream.message().len(), 5 << 20);
        stream.feed(&deflater.message(b"{}")).unwrap();
        assert_eq!(stream.message(), b"{}");
        assert!(stream.buffer.capacity() <= MAX_RETAINED_CAPACITY);
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut deflater = Deflater::new();
        let bomb = deflater.message(&vec![0; LIMIT + 1]);
        assert!(bomb.len() < LIMIT / 100);
        assert_eq!(
            ZlibStream::new(LIMIT).feed(&bomb),
            Err(InflateError::TooLarge { limit: LIMIT })
        );
    }

    #[test]
    fn damage_is_an_error() {
        assert_eq!(
            ZlibStream::new(LIMIT).feed(b"{\"op\":10}"),
            Err(InflateError::Corrupt)
        );
        let (mut deflater, mut stream) = (Deflater::new(), ZlibStream::new(LIMIT));
        stream
            .feed(&deflater.flush(b"bye", FlushCompress::Finish))
            .unwrap();
        assert_eq!(stream.feed(b"more"), Err(InflateError::Ended));
    }

    #[test]
    fn any_damaged_byte_ends_in_an_error_or_in_text_but_never_in_a_panic() {
        let packet =
            Deflater::new().message(br#"{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"content":"hi"}}"#);
        for place in 0..packet.len() {
            let mut damaged = packet.clone();
            damaged[place] ^= 0x55;
            let _ = ZlibStream::new(LIMIT).feed(&damaged);
        }
    }
}
