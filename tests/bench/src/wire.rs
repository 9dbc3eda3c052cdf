//! The stream as bytes of a WebSocket, compressed once for all clients with the same compression.

use std::io;

use anyhow::{Result, bail};
use flate2::{Compress, FlushCompress};
use zstd::stream::raw::{Encoder, Operation, OutBuffer};

use crate::stream::Stream;

/// The heartbeat interval is so long that the server does not need to acknowledge heartbeats.
const HELLO: &str = r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":600000,"_trace":[]}}"#;

/// A transport compression of Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    Zlib,
    Zstd,
}

impl Transport {
    /// The compression that a request for a WebSocket has in its URL.
    pub fn from_request(request: &str) -> Result<Self> {
        if request.contains("compress=zstd-stream") {
            Ok(Self::Zstd)
        } else if request.contains("compress=zlib-stream") {
            Ok(Self::Zlib)
        } else {
            bail!("{request} has no compression")
        }
    }
}

/// WebSocket frames as bytes for a socket.
pub struct Recording {
    pub hello: Vec<u8>,
    pub startup: Vec<u8>,
    pub events: Vec<u8>,
}

impl Recording {
    pub fn new(stream: &Stream, transport: Transport) -> Result<Self> {
        let mut encoder = match transport {
            Transport::Zlib => Coder::Zlib(Box::new(Compress::new(
                flate2::Compression::default(),
                true,
            ))),
            Transport::Zstd => Coder::Zstd(Box::new(Encoder::new(6)?)),
        };
        let mut record = |texts: &[String]| -> Result<Vec<u8>> {
            let mut out = Vec::new();
            for text in texts {
                frame(&encoder.encode(text.as_bytes())?, &mut out);
            }
            Ok(out)
        };
        Ok(Self {
            hello: record(&[HELLO.to_owned()])?,
            startup: record(&stream.startup)?,
            events: record(&stream.events)?,
        })
    }
}

/// Writes a message as one frame of a server.
fn frame(payload: &[u8], out: &mut Vec<u8>) {
    out.push(0x82);
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ ..=125), _) => out.push(length),
        (_, Ok(length)) => {
            out.push(126);
            out.extend(length.to_be_bytes());
        }
        _ => {
            out.push(127);
            out.extend((payload.len() as u64).to_be_bytes());
        }
    }
    out.extend_from_slice(payload);
}

enum Coder {
    Zlib(Box<Compress>),
    Zstd(Box<Encoder<'static>>),
}

impl Coder {
    fn encode(&mut self, text: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = vec![0; text.len() + 1024];
        let length = match self {
            Self::Zlib(encoder) => {
                let before = encoder.total_out();
                encoder
                    .compress(text, &mut out, FlushCompress::Sync)
                    .map_err(io::Error::other)?;
                (encoder.total_out() - before) as usize
            }
            Self::Zstd(encoder) => {
                let mut buffer = OutBuffer::around(&mut out);
                let mut source = zstd::zstd_safe::InBuffer::around(text);
                while source.pos() < text.len() {
                    encoder.run(&mut source, &mut buffer)?;
                }
                if encoder.flush(&mut buffer)? != 0 {
                    return Err(io::Error::other("a message grew by being compressed"));
                }
                buffer.pos()
            }
        };
        out.truncate(length);
        Ok(out)
    }
}
