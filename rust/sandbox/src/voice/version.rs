//! The versions of the voice gateway that are served. Discord recommends version 8, and still serves version 4, which older libraries speak.

/// A version of the voice gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayVersion {
    /// Messages have no numbers, and heartbeats are nothing but a nonce. What is missed while a connection is broken is not sent again.
    V4,
    V8,
}

impl GatewayVersion {
    /// The version that the query of a URL asks for. `None` if it is not served.
    pub fn from_query(query: &str) -> Option<GatewayVersion> {
        let mut versions = query.split('&').filter_map(|it| it.strip_prefix("v="));
        match versions.next()? {
            "4" => Some(GatewayVersion::V4),
            "8" => Some(GatewayVersion::V8),
            _ => None,
        }
    }

    pub fn number(self) -> u8 {
        match self {
            GatewayVersion::V4 => 4,
            GatewayVersion::V8 => 8,
        }
    }

    /// Whether messages have numbers, by which a client resumes without a loss.
    pub fn has_numbers(self) -> bool {
        self == GatewayVersion::V8
    }
}
