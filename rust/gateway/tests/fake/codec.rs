//! Compresses the messages of a connection.

use flate2::{Compress, Compression, FlushCompress};
use url::Url;
use zstd::stream::raw::{Encoder, InBuffer, Operation, OutBuffer};

/// The compressor of a connection.
pub enum Codec {
    Zlib(Compress),
    Zstd(Encoder<'static>),
}

impl Codec {
    /// Returns the compressor that the client requested.
    pub fn of(url: &Url) -> Option<Self> {
        let (_, asked) = url.query_pairs().find(|(name, _)| name == "compress")?;
        Some(match &*asked {
            "zlib-stream" => Self::Zlib(Compress::new(Compression::fast(), true)),
            "zstd-stream" => Self::Zstd(Encoder::new(1).unwrap()),
            other => panic!("the client asked for {other}"),
        })
    }

    /// Returns the payload as the next packet of the stream.
    pub fn packet(&mut self, payload: &str) -> Vec<u8> {
        match self {
            Self::Zlib(stream) => {
                let mut packet = Vec::with_capacity(payload.len() + 1024);
                stream
                    .compress_vec(payload.as_bytes(), &mut packet, FlushCompress::Sync)
                    .unwrap();
                packet
            }
            Self::Zstd(stream) => {
                let mut packet = vec![0; payload.len() + (64 << 10)];
                let mut output = OutBuffer::around(&mut packet[..]);
                let mut input = InBuffer::around(payload.as_bytes());
                while input.pos() < payload.len() {
                    stream.run(&mut input, &mut output).unwrap();
                }
                while stream.flush(&mut output).unwrap() > 0 {}
                let length = output.pos();
                packet.truncate(length);
                packet
            }
        }
    }
}
