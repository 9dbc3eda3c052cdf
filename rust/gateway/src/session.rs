//! A session: what Discord remembers of a shard between connections.

use serde::{Deserialize, Serialize};
use url::Url;

/// What it takes to go on where a connection ended, with no event lost. A session outlives its connection by some
/// minutes; a program may keep it even over a restart of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// `session_id` of the Ready event.
    pub id: String,
    /// The sequence number of the last event received.
    pub sequence: u64,
    /// `resume_gateway_url` of the Ready event, as Discord gave it: without the query.
    pub resume_url: Option<String>,
}

impl Session {
    /// Where to resume: the session's own URL, if it can be used. One that is not a WebSocket URL is not, nor one that
    /// would take the token from an encrypted connection (`main`) to an open one.
    pub(crate) fn url(&self, main: &Url) -> Option<Url> {
        let url = Url::parse(self.resume_url.as_deref()?).ok()?;
        let usable = match url.scheme() {
            "wss" => true,
            "ws" => main.scheme() == "ws",
            _ => false,
        };
        (usable && url.has_host()).then_some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sound_resume_url_is_used() {
        let usable = |main: &str, resume: &str| {
            let session = Session {
                id: "s".into(),
                sequence: 1,
                resume_url: Some(resume.into()),
            };
            session.url(&Url::parse(main).unwrap()).is_some()
        };
        assert!(usable(
            "wss://gateway.discord.gg",
            "wss://gateway-us-east1-b.discord.gg"
        ));
        assert!(usable("ws://127.0.0.1:4000", "ws://127.0.0.1:4001/resume"));
        assert!(usable("ws://127.0.0.1:4000", "wss://gateway.discord.gg"));
        for nonsense in [
            "ws://gateway.discord.gg",
            "https://discord.com",
            "gateway.discord.gg",
            "",
            "wss://",
            "::",
        ] {
            assert!(!usable("wss://gateway.discord.gg", nonsense), "{nonsense}");
        }
    }

    #[test]
    fn survives_a_file() {
        let session = Session {
            id: "abc".into(),
            sequence: 42,
            resume_url: None,
        };
        let text = serde_json::to_string(&session).unwrap();
        assert_eq!(serde_json::from_str::<Session>(&text).unwrap(), session);
    }
}
