//! What is fuzzed, and what must hold.

mod streams;
mod texts;
mod voice;

use discord_gateway::Compression;

/// Something that reads bytes from the network.
pub struct Target {
    pub name: &'static str,
    pub about: &'static str,
    /// Reads an input. A panic is a failure.
    pub run: fn(&[u8]),
    /// Where to begin.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them. Their names stand in `cargo xtask fuzz` too.
pub const TARGETS: &[Target] = &[
    Target {
        name: "types",
        about: "the name of an event or of a type, a line break, and JSON",
        run: texts::typed,
        seeds: texts::typed_seeds,
    },
    Target {
        name: "json",
        about: "JSON, which serde_json must read alike",
        run: texts::json,
        seeds: texts::json_seeds,
    },
    Target {
        name: "zlib",
        about: "zlib-stream: the size of the pieces in one byte, and the stream",
        run: |input| streams::inflate(Compression::ZlibStream, input),
        seeds: || streams::seeds(streams::zlib),
    },
    Target {
        name: "zstd",
        about: "zstd-stream: likewise",
        run: |input| streams::inflate(Compression::ZstdStream, input),
        seeds: || streams::seeds(streams::zstd),
    },
    Target {
        name: "voice-gateway",
        about: "messages of a voice server, each after its length in a byte",
        run: voice::gateway,
        seeds: voice::gateway_seeds,
    },
    Target {
        name: "voice-rtp",
        about: "datagrams of a voice server, each after its length in a byte",
        run: voice::datagrams,
        seeds: voice::datagram_seeds,
    },
    Target {
        name: "voice-dave",
        about: "messages of the DAVE protocol and frames, each after its length in a byte",
        run: voice::dave,
        seeds: voice::dave_seeds,
    },
    Target {
        name: "voice-opus",
        about: "Opus packets, each after its length in a byte",
        run: voice::opus,
        seeds: voice::opus_seeds,
    },
    Target {
        name: "voice-jitter",
        about: "packets for the jitter buffer, five bytes each",
        run: voice::jitter,
        seeds: voice::jitter_seeds,
    },
    Target {
        name: "voice-files",
        about: "an Ogg Opus or DCA file",
        run: voice::files,
        seeds: voice::file_seeds,
    },
];

/// Payloads of events, shaped like Discord's.
const PAYLOADS: [(&str, &str); 5] = [
    (
        "MESSAGE_CREATE",
        include_str!("../../seeds/MESSAGE_CREATE.json"),
    ),
    (
        "GUILD_CREATE",
        include_str!("../../seeds/GUILD_CREATE.json"),
    ),
    (
        "PRESENCE_UPDATE",
        include_str!("../../seeds/PRESENCE_UPDATE.json"),
    ),
    (
        "GUILD_MEMBER_UPDATE",
        include_str!("../../seeds/GUILD_MEMBER_UPDATE.json"),
    ),
    (
        "INTERACTION_CREATE",
        include_str!("../../seeds/INTERACTION_CREATE.json"),
    ),
];
