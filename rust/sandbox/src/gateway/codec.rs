//! The transport compressions of the gateway.

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};
use zstd::stream::raw::{Encoder, Operation, OutBuffer};

/// How a socket's payloads are encoded. One encoder lives as long as its socket.
pub enum Codec {
    /// JSON text.
    Plain,
    /// Each payload deflated on its own, as `compress: true` in Identify asks.
    Packets,
    /// `compress=zlib-stream`: one deflate stream, flushed after each payload.
    Zlib(Box<Compress>),
    /// `compress=zstd-stream`: one zstd frame that never ends, flushed after each payload.
    Zstd(Box<Encoder<'static>>),
}

/// A payload ready for the socket.
pub enum Encoded {
    Text(String),
    Bytes(Vec<u8>),
}

impl Codec {
    /// The codec of a `compress` parameter; `None` for one Discord does not know.
    pub fn from_query(compress: Option<&str>) -> Option<Codec> {
        match compress {
            None | Some("") => Some(Codec::Plain),
            Some("zlib-stream") => Some(Codec::Zlib(Box::new(Compress::new(
                Compression::fast(),
                true,
            )))),
            Some("zstd-stream") => Encoder::new(1)
                .ok()
                .map(|encoder| Codec::Zstd(Box::new(encoder))),
            Some(_) => None,
        }
    }

    /// Encodes one payload.
    pub fn encode(&mut self, payload: String) -> io::Result<Encoded> {
        match self {
            Codec::Plain => Ok(Encoded::Text(payload)),
            Codec::Packets => {
                let mut encoder = Compress::new(Compression::fast(), true);
                deflate(&mut encoder, payload.as_bytes(), FlushCompress::Finish).map(Encoded::Bytes)
            }
            Codec::Zlib(encoder) => {
                deflate(encoder, payload.as_bytes(), FlushCompress::Sync).map(Encoded::Bytes)
            }
            Codec::Zstd(encoder) => zstd(encoder, payload.as_bytes()).map(Encoded::Bytes),
        }
    }

    /// Whether a payload may be sent in several WebSocket messages: only zlib-stream marks its end.
    pub fn spans_messages(&self) -> bool {
        matches!(self, Codec::Zlib(_))
    }
}

fn deflate(encoder: &mut Compress, input: &[u8], flush: FlushCompress) -> io::Result<Vec<u8>> {
    let mut output = Vec::with_capacity(input.len() / 2 + 64);
    let start = encoder.total_in();
    loop {
        let read = usize::try_from(encoder.total_in() - start).map_err(io::Error::other)?;
        let status = encoder
            .compress_vec(input.get(read..).unwrap_or_default(), &mut output, flush)
            .map_err(io::Error::other)?;
        let all_read = encoder.total_in() - start == input.len() as u64;
        if status == Status::StreamEnd || (all_read && output.len() < output.capacity()) {
            return Ok(output);
        }
        output.reserve(input.len() / 2 + 64);
    }
}

fn zstd(encoder: &mut Encoder<'static>, input: &[u8]) -> io::Result<Vec<u8>> {
    let mut output = Vec::with_capacity(input.len() / 2 + 64);
    let mut chunk = vec![0; 16 << 10];
    let mut rest = input;
    while !rest.is_empty() {
        let mut buffer = OutBuffer::around(&mut chunk);
        let mut source = zstd::zstd_safe::InBuffer::around(rest);
        encoder.run(&mut source, &mut buffer)?;
        let read = source.pos();
        output.extend_from_slice(buffer.as_slice());
        rest = rest.get(read..).unwrap_or_default();
    }
    loop {
        let mut buffer = OutBuffer::around(&mut chunk);
        let left = encoder.flush(&mut buffer)?;
        output.extend_from_slice(buffer.as_slice());
        if left == 0 {
            return Ok(output);
        }
    }
}
