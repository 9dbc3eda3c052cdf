//! The connection properties of Identify.

use serde::Serialize;

/// The name of this library for Discord.
const LIBRARY: &str = "discord-godot";

/// What a client says about itself when it begins a session. Discord uses it for its statistics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdentifyProperties {
    /// The operating system.
    pub os: String,
    /// The library.
    pub browser: String,
    /// The device, by default the library as well.
    pub device: String,
}

impl Default for IdentifyProperties {
    fn default() -> Self {
        Self {
            os: std::env::consts::OS.to_owned(),
            browser: LIBRARY.to_owned(),
            device: LIBRARY.to_owned(),
        }
    }
}
