//! A session: the state of a shard that Discord keeps between connections.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::transport::trust::{UntrustedUrl, check_gateway_url};

/// The data for resuming a session after a connection has ended, so that no event is lost. A session outlives its
/// connection by some minutes; a program may keep it even across its own restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// `session_id` of the Ready event.
    pub id: String,
    /// The sequence number of the last event received.
    pub sequence: u64,
    /// `resume_gateway_url` of the Ready event, as Discord sent it, without the query.
    pub resume_url: Option<String>,
}

impl Session {
    /// Returns the URL to resume at: the session's own URL, if Discord sent one. Returns an error if the token must not
    /// be sent there.
    pub(crate) fn url(&self, main: &Url) -> Option<Result<Url, UntrustedUrl>> {
        let text = self.resume_url.as_deref()?;
        Some(
            Url::parse(text)
                .map_err(|_| UntrustedUrl::NotWebSocket {
                    url: text.chars().take(200).collect(),
                })
                .and_then(|url| check_gateway_url(main, &url).map(|()| url)),
        )
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
            matches!(session.url(&Url::parse(main).unwrap()), Some(Ok(_)))
        };
        assert!(usable(
            "wss://gateway.discord.gg",
            "wss://gateway-us-east1-b.discord.gg"
        ));
        assert!(usable("ws://127.0.0.1:4000", "ws://127.0.0.1:4001/resume"));
        assert!(usable("ws://127.0.0.1:4000", "wss://gateway.discord.gg"));
        for nonsense in [
            "ws://gateway.discord.gg",
            "wss://gateway.discord.gg.example.com",
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
