//! The compression of the connection as a whole.

/// Transport compression, chosen in the query of the gateway's URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// Plain JSON. For a server on the same machine.
    None,
    /// `zlib-stream`: one zlib context for the connection. It saves about four fifths of the traffic.
    ZlibStream,
    /// `zstd-stream`: one zstd frame for the connection. It saves a little more, and inflating takes at most half of
    /// the time.
    #[default]
    ZstdStream,
}

impl Compression {
    /// Returns the value of the `compress` query parameter.
    pub(crate) fn query_value(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::ZlibStream => Some("zlib-stream"),
            Self::ZstdStream => Some("zstd-stream"),
        }
    }
}
