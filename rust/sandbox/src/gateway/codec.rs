//! The transport compressions of the gateway.

use std::io::{self, Write};
use std::mem::take;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zstd::stream::write::Encoder;

/// How a socket's payloads are encoded. One encoder lives as long as its socket.
pub enum Codec {
    /// JSON text.
    Plain,
    /// Each payload deflated on its own, as `compress: true` in Identify asks.
    Packets,
    /// `compress=zlib-stream`: one deflate stream, flushed after each payload.
    Zlib(ZlibEncoder<Vec<u8>>),
    /// `compress=zstd-stream`: one zstd frame that never ends, flushed after each payload.
    Zstd(Encoder<'static, Vec<u8>>),
}

/// A payload ready for the socket.
pub enum Encoded {
    Text(String),
    Bytes(Vec<u8>),
}

impl Codec {
    /// The codec of a `compress` parameter; `None` for one Discord does not know.
    pub fn from_query(compress: Option<&str>) -> Option<Codec> {
        Some(match compress.unwrap_or_default() {
            "" => Codec::Plain,
            "zlib-stream" => Codec::Zlib(deflate()),
            "zstd-stream" => Codec::Zstd(Encoder::new(Vec::new(), 1).ok()?),
            _ => return None,
        })
    }

    /// Encodes one payload.
    pub fn encode(&mut self, payload: String) -> io::Result<Encoded> {
        let bytes = match self {
            Codec::Plain => return Ok(Encoded::Text(payload)),
            Codec::Packets => {
                let mut encoder = deflate();
                encoder.write_all(payload.as_bytes())?;
                encoder.finish()?
            }
            Codec::Zlib(encoder) => {
                encoder.write_all(payload.as_bytes())?;
                encoder.flush()?;
                take(encoder.get_mut())
            }
            Codec::Zstd(encoder) => {
                encoder.write_all(payload.as_bytes())?;
                encoder.flush()?;
                take(encoder.get_mut())
            }
        };
        Ok(Encoded::Bytes(bytes))
    }

    /// Whether a payload may be sent in several WebSocket messages: only zlib-stream marks its end.
    pub fn spans_messages(&self) -> bool {
        matches!(self, Codec::Zlib(_))
    }
}

fn deflate() -> ZlibEncoder<Vec<u8>> {
    ZlibEncoder::new(Vec::new(), Compression::fast())
}
