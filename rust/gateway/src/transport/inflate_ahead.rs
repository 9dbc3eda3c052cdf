//! Decides when messages are inflated ahead of their decoding.
//!
//! A message is inflated when it is decoded, on the same thread. If many wait, this thread decodes some of them while another
//! one inflates the next ones. There is at most one such job at a time, because a compressed stream can only be inflated in
//! order. This is a state machine: the socket adds the pieces that it receives, and runs the jobs.

use std::collections::VecDeque;
use std::ops::Range;

use bytes::Bytes;

use crate::Compression;
use crate::transport::inflate::Inflater;
use crate::transport::inflate_error::InflateError;

/// Fewer compressed bytes than this are not worth another thread: waking it takes as long as inflating a few messages.
const MIN_JOB_BYTES: usize = 4 << 10;

/// As soon as this many compressed bytes wait, no more are received.
const MAX_WAITING_BYTES: usize = 32 << 10;

/// A job ends when its messages have this many bytes. They are not decoded yet, so this limits the memory.
const MAX_INFLATED_BYTES: usize = 256 << 10;

/// The pieces that were received but not inflated, and the messages that were inflated but not taken.
pub(super) struct InflateAhead {
    /// `None` while a job has it.
    inflater: Option<Inflater>,
    pieces: VecDeque<Bytes>,
    /// The size of these pieces.
    waiting_bytes: usize,
    ahead: Messages,
    /// The buffer of the messages before these, for those of the next job.
    spare: Vec<u8>,
    /// The error after these messages.
    error: Option<InflateError>,
    current: Current,
}

/// Where the message that was taken last is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Current {
    #[default]
    Inflater,
    Ahead(Range<usize>),
}

/// What to do to get the next message.
pub(super) enum Next {
    /// It was taken: see [`InflateAhead::message`].
    Message,
    /// Wait for the job to end.
    Job,
    /// Receive another piece.
    Piece,
}

impl InflateAhead {
    pub fn new(compression: Compression, limit: usize) -> Self {
        Self {
            inflater: Some(Inflater::with_limit(compression, limit)),
            pieces: VecDeque::new(),
            waiting_bytes: 0,
            ahead: Messages::default(),
            spare: Vec::new(),
            error: None,
            current: Current::default(),
        }
    }

    /// Returns whether pieces that have arrived should be received now.
    pub fn wants_pieces(&self) -> bool {
        self.waiting_bytes < MAX_WAITING_BYTES
    }

    /// Adds a piece that was received.
    pub fn push(&mut self, piece: Bytes) {
        self.waiting_bytes += piece.len();
        self.pieces.push_back(piece);
    }

    /// Returns a job for another thread, if enough waits. It must be run, and passed to [`InflateAhead::finish`].
    pub fn start_job(&mut self) -> Result<Option<InflateJob>, InflateError> {
        if self.error.is_some() || self.waiting_bytes < MIN_JOB_BYTES || self.pieces.len() < 2 {
            return Ok(None);
        }
        if self.inflater.is_some() && self.ahead.is_empty() {
            self.inflate_first()?;
        }
        let Some(inflater) = self.inflater.take() else {
            return Ok(None);
        };
        self.waiting_bytes = 0;
        Ok(Some(InflateJob {
            inflater,
            pieces: std::mem::take(&mut self.pieces),
            messages: Messages {
                bytes: std::mem::take(&mut self.spare),
                ..Messages::default()
            },
            error: None,
        }))
    }

    /// Inflates the first message, to have something to decode while a job inflates the next ones.
    fn inflate_first(&mut self) -> Result<(), InflateError> {
        while self.ahead.is_empty() && self.inflate_piece()? {
            if let Some(inflater) = &self.inflater {
                self.ahead.push(inflater.message());
            }
        }
        Ok(())
    }

    /// Adds the messages of a job that has ended. Those before it must have been taken.
    pub fn finish(&mut self, mut job: InflateJob) {
        self.inflater = Some(job.inflater);
        self.error = job.error;
        debug_assert!(self.ahead.is_empty(), "a message would be lost");
        self.spare = std::mem::replace(&mut self.ahead, job.messages).bytes;
        self.spare.clear();
        self.spare.shrink_to(2 * MAX_INFLATED_BYTES);
        self.waiting_bytes += job.pieces.iter().map(Bytes::len).sum::<usize>();
        job.pieces.append(&mut self.pieces);
        self.pieces = job.pieces;
    }

    /// Takes the next message.
    ///
    /// # Errors
    /// If it cannot be inflated. Those after it cannot be inflated either.
    pub fn take_message(&mut self) -> Result<Next, InflateError> {
        if let Some(range) = self.ahead.pop() {
            self.current = Current::Ahead(range);
            return Ok(Next::Message);
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.inflater.is_none() {
            return Ok(Next::Job);
        }
        while !self.pieces.is_empty() {
            if self.inflate_piece()? {
                self.current = Current::Inflater;
                return Ok(Next::Message);
            }
        }
        Ok(Next::Piece)
    }

    /// Inflates the next piece. Returns whether a message is complete.
    fn inflate_piece(&mut self) -> Result<bool, InflateError> {
        let Some(inflater) = &mut self.inflater else {
            return Ok(false);
        };
        let Some(piece) = self.pieces.pop_front() else {
            return Ok(false);
        };
        self.waiting_bytes -= piece.len();
        inflater.feed(&piece)
    }

    /// Returns the message that was taken last, until the next call of a method that changes this.
    pub fn message(&self) -> &[u8] {
        match &self.current {
            Current::Ahead(range) => self.ahead.get(range.clone()),
            Current::Inflater => self.inflater.as_ref().map_or(&[], Inflater::message),
        }
    }
}

/// Work for another thread.
pub(super) struct InflateJob {
    inflater: Inflater,
    pieces: VecDeque<Bytes>,
    messages: Messages,
    error: Option<InflateError>,
}

impl InflateJob {
    /// Inflates the pieces, until the messages are large enough.
    pub fn run(mut self) -> Self {
        while self.error.is_none()
            && self.messages.bytes.len() < MAX_INFLATED_BYTES
            && let Some(piece) = self.pieces.pop_front()
        {
            match self.inflater.feed(&piece) {
                Ok(true) => self.messages.push(self.inflater.message()),
                Ok(false) => {}
                Err(error) => self.error = Some(error),
            }
        }
        self
    }
}

/// Messages, one after the other.
#[derive(Default)]
struct Messages {
    bytes: Vec<u8>,
    /// The ends of those that were not taken.
    ends: VecDeque<usize>,
    /// The end of the one that was taken last.
    taken: usize,
}

impl Messages {
    fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn push(&mut self, message: &[u8]) {
        if self.is_empty() {
            self.bytes.clear();
            self.taken = 0;
        }
        self.bytes.extend_from_slice(message);
        self.ends.push_back(self.bytes.len());
    }

    /// Takes the next message. Its place is valid until the next message is added.
    fn pop(&mut self) -> Option<Range<usize>> {
        let end = self.ends.pop_front()?;
        Some(std::mem::replace(&mut self.taken, end)..end)
    }

    fn get(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::inflate_error::InflateError::TooLarge;

    const LIMIT: usize = 1 << 20;

    /// Returns a stream without compression, whose pieces are messages.
    fn plain() -> InflateAhead {
        InflateAhead::new(Compression::None, LIMIT)
    }

    /// Takes the messages that are there without a job, as text.
    fn taken(ahead: &mut InflateAhead) -> Vec<String> {
        let mut messages = Vec::new();
        while let Ok(Next::Message) = ahead.take_message() {
            messages.push(String::from_utf8_lossy(ahead.message()).into_owned());
        }
        messages
    }

    fn message(number: usize) -> String {
        format!("{number:0>1000}")
    }

    fn push(ahead: &mut InflateAhead, numbers: Range<usize>) {
        for number in numbers {
            ahead.push(message(number).into());
        }
    }

    #[test]
    fn a_few_messages_are_inflated_where_they_are_taken() {
        let mut ahead = plain();
        assert!(matches!(ahead.take_message(), Ok(Next::Piece)));
        push(&mut ahead, 0..3);
        assert!(ahead.start_job().unwrap().is_none());
        assert_eq!(taken(&mut ahead), [message(0), message(1), message(2)]);
        assert!(matches!(ahead.take_message(), Ok(Next::Piece)));
    }

    #[test]
    fn many_are_inflated_while_those_before_them_are_taken_and_stay_in_order() {
        let mut ahead = plain();
        push(&mut ahead, 0..10);
        let job = ahead.start_job().unwrap().expect("10 KB wait");
        push(&mut ahead, 10..20);
        assert!(ahead.start_job().unwrap().is_none(), "one at a time");
        assert_eq!(taken(&mut ahead), [message(0)], "the first, for now");
        assert!(matches!(ahead.take_message(), Ok(Next::Job)));
        ahead.finish(job.run());
        let job = ahead.start_job().unwrap().expect("10 KB wait");
        assert_eq!(taken(&mut ahead), (1..10).map(message).collect::<Vec<_>>());
        ahead.finish(job.run());
        assert_eq!(taken(&mut ahead), (10..20).map(message).collect::<Vec<_>>());
        assert!(matches!(ahead.take_message(), Ok(Next::Piece)));
    }

    #[test]
    fn one_message_alone_is_no_job_however_large_it_is() {
        let mut ahead = plain();
        ahead.push("1".repeat(LIMIT).into());
        assert!(ahead.start_job().unwrap().is_none());
        assert_eq!(taken(&mut ahead).len(), 1);
    }

    #[test]
    fn neither_what_waits_nor_what_is_inflated_grows_without_bound() {
        let mut ahead = plain();
        let mut count = 0;
        while ahead.wants_pieces() {
            push(&mut ahead, count..count + 1);
            count += 1;
        }
        assert_eq!(count, MAX_WAITING_BYTES.div_ceil(1000));
        for large in 0..100 {
            ahead.push(format!("{large}").repeat(MAX_INFLATED_BYTES / 4).into());
        }
        let job = ahead.start_job().unwrap().expect("much waits").run();
        assert!(job.messages.bytes.len() < 3 * MAX_INFLATED_BYTES);
        let mut messages = taken(&mut ahead).len();
        ahead.finish(job);
        assert!(!ahead.wants_pieces(), "the others wait");
        while let Some(job) = ahead.start_job().unwrap() {
            messages += taken(&mut ahead).len();
            ahead.finish(job.run());
            assert!(ahead.spare.capacity() <= 2 * MAX_INFLATED_BYTES);
        }
        messages += taken(&mut ahead).len();
        assert_eq!(messages, count + 100);
    }

    /// A server may send a message in pieces, so a job may end within one.
    #[test]
    fn messages_in_pieces_are_whole_wherever_a_job_ends() {
        let mut deflater = flate2::Compress::new(flate2::Compression::fast(), true);
        let mut random = fastrand::Rng::with_seed(1);
        let messages: Vec<String> = (0..400)
            .map(|_| {
                (0..random.usize(1..4_000))
                    .map(|_| random.alphanumeric())
                    .collect()
            })
            .collect();
        let mut all_pieces = Vec::new();
        for message in &messages {
            let mut packet = Vec::with_capacity(message.len() + 1024);
            deflater
                .compress_vec(message.as_bytes(), &mut packet, flate2::FlushCompress::Sync)
                .unwrap();
            all_pieces.extend(packet.chunks(700).map(Bytes::copy_from_slice));
        }
        let mut ahead = InflateAhead::new(Compression::ZlibStream, LIMIT);
        let (mut received, mut jobs) = (Vec::new(), 0);
        let mut pieces = all_pieces.into_iter();
        loop {
            let mut is_over = false;
            while ahead.wants_pieces() && !is_over {
                match pieces.next() {
                    Some(piece) => ahead.push(piece),
                    None => is_over = true,
                }
            }
            let job = ahead.start_job().unwrap();
            received.extend(taken(&mut ahead));
            match job {
                Some(job) => {
                    jobs += 1;
                    ahead.finish(job.run());
                }
                None if is_over => break,
                None => {}
            }
        }
        assert!(jobs > 10, "{jobs}");
        assert!(
            received == messages,
            "{} of {}",
            received.len(),
            messages.len()
        );
    }

    #[test]
    fn an_error_comes_after_the_messages_before_it_and_for_good() {
        let mut ahead = InflateAhead::new(Compression::ZstdStream, LIMIT);
        let mut encoder = zstd::stream::raw::Encoder::new(1).unwrap();
        let mut compress = |text: &str| {
            use zstd::stream::raw::{InBuffer, Operation, OutBuffer};
            let mut packet = vec![0; text.len() + 1024];
            let mut output = OutBuffer::around(&mut packet[..]);
            encoder
                .run(&mut InBuffer::around(text.as_bytes()), &mut output)
                .unwrap();
            encoder.flush(&mut output).unwrap();
            let length = output.pos();
            packet.truncate(length);
            Bytes::from(packet)
        };
        ahead.push(compress("0"));
        ahead.push(compress("1"));
        ahead.push(compress("2"));
        ahead.push(compress(&"3".repeat(LIMIT + 1)));
        ahead.push(vec![0xff; MIN_JOB_BYTES].into());
        let job = ahead.start_job().unwrap().expect("much waits");
        assert_eq!(taken(&mut ahead), ["0"]);
        ahead.finish(job.run());
        assert_eq!(taken(&mut ahead), ["1", "2"]);
        for _ in 0..2 {
            assert!(ahead.start_job().unwrap().is_none());
            let error = ahead.take_message().err();
            assert_eq!(error, Some(TooLarge { limit: LIMIT }));
        }
    }
}
