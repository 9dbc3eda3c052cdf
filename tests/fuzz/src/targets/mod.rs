//! What is fuzzed, and what must hold.

mod streams;
mod texts;

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
