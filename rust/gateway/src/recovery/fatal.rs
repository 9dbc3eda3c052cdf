//! Errors after which a shard stops, since another attempt would fail in the same way.

/// An error after which a shard does not connect again. Its `Display` text is the cause and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fatal {
    /// Close code 4004.
    AuthenticationFailed,
    /// Close code 4010.
    InvalidShard,
    /// Close code 4011.
    ShardingRequired,
    /// Close code 4012.
    InvalidApiVersion,
    /// Close code 4013.
    InvalidIntents,
    /// Close code 4014.
    DisallowedIntents,
    /// The response to the WebSocket upgrade was HTTP 401: a proxy, or another gateway than Discord's, requires a
    /// login.
    UpgradeUnauthorized,
    /// The gateway's URL has a scheme (given here) that is neither `ws` nor `wss`.
    UnsupportedScheme(String),
}

impl Fatal {
    /// Returns the error for a close code after which the shard must not connect again.
    pub fn from_close_code(code: u16) -> Option<Self> {
        Some(match code {
            4004 => Self::AuthenticationFailed,
            4010 => Self::InvalidShard,
            4011 => Self::ShardingRequired,
            4012 => Self::InvalidApiVersion,
            4013 => Self::InvalidIntents,
            4014 => Self::DisallowedIntents,
            _ => return None,
        })
    }

    /// Returns Discord's close code, if there was one.
    pub fn close_code(&self) -> Option<u16> {
        match self {
            Self::AuthenticationFailed => Some(4004),
            Self::InvalidShard => Some(4010),
            Self::ShardingRequired => Some(4011),
            Self::InvalidApiVersion => Some(4012),
            Self::InvalidIntents => Some(4013),
            Self::DisallowedIntents => Some(4014),
            Self::UpgradeUnauthorized | Self::UnsupportedScheme(_) => None,
        }
    }

    /// Returns the cause, as documented by Discord.
    pub fn cause(&self) -> &'static str {
        match self {
            Self::AuthenticationFailed => "Authentication failed",
            Self::InvalidShard => "Invalid shard",
            Self::ShardingRequired => "Sharding required",
            Self::InvalidApiVersion => "Invalid API version",
            Self::InvalidIntents => "Invalid intents",
            Self::DisallowedIntents => "Disallowed intents",
            Self::UpgradeUnauthorized => "The gateway's host requires a login (HTTP 401)",
            Self::UnsupportedScheme(_) => "Not a gateway URL",
        }
    }

    /// Returns the remedy.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::AuthenticationFailed => {
                "the token is wrong or was reset; copy the current one from the developer portal (your application, \
                 Bot, Reset Token)"
            }
            Self::InvalidShard => {
                "the shard number must be below the number of shards; correct them"
            }
            Self::ShardingRequired => {
                "the bot is in too many guilds for one connection; use more shards"
            }
            Self::InvalidApiVersion => {
                "Discord no longer supports this version of its API; update the addon"
            }
            Self::InvalidIntents => {
                "`intents` has a bit that Discord does not know; use the documented ones only"
            }
            Self::DisallowedIntents => {
                "enable the privileged intents you use (Server Members, Presence, Message Content) in the developer \
                 portal under Bot, or clear them in `intents`"
            }
            Self::UpgradeUnauthorized => "check the gateway's URL, and the proxy, if any",
            Self::UnsupportedScheme(_) => {
                "the URL must begin with wss:// (or ws:// for a gateway on this machine)"
            }
        }
    }
}

impl std::fmt::Display for Fatal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.cause())?;
        match self {
            Self::UnsupportedScheme(scheme) => write!(f, " ({scheme}://)")?,
            _ => {
                if let Some(code) = self.close_code() {
                    write!(f, " ({code})")?;
                }
            }
        }
        write!(f, ": {}", self.remedy())
    }
}

impl std::error::Error for Fatal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_both_ways() {
        for code in 0..=u16::MAX {
            if let Some(fatal) = Fatal::from_close_code(code) {
                assert_eq!(fatal.close_code(), Some(code));
                assert!(fatal.to_string().contains(&code.to_string()), "{fatal}");
            }
        }
    }
}
