//! The URL of a webhook, as copied by users.

use url::{Host, Url};

/// The hosts of Discord itself, which all have the same API.
const DISCORD_HOSTS: [&str; 6] = [
    "discord.com",
    "discordapp.com",
    "ptb.discord.com",
    "ptb.discordapp.com",
    "canary.discord.com",
    "canary.discordapp.com",
];

/// The parts of the URL of a webhook. It has no `Debug`, since the token is a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookUrl {
    /// The URL of the API for [`api_base`](crate::api_base); empty means Discord.
    pub api_url: String,
    /// The id of the webhook.
    pub id: u64,
    /// Its token, a secret.
    pub token: String,
    /// The thread that its messages go to.
    pub thread_id: Option<u64>,
}

/// The reason why a text is not the URL of a webhook. It contains no part of the text, which may be secret even if it
/// is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookUrlError {
    /// The text is empty.
    #[error("the URL is empty")]
    Empty,
    /// The text is not a URL, or the URL of something else.
    #[error(
        "this is not the URL of a webhook, which looks like https://discord.com/api/webhooks/ID/TOKEN"
    )]
    NotAWebhook,
    /// A server other than Discord, without `http://` or `https://` in front of it.
    #[error("the URL must begin with https:// or http://")]
    NoScheme,
    /// The id is not a positive number.
    #[error("the id of the webhook, which follows /webhooks/, is not a number")]
    Id,
    /// The token is missing, or has characters that no token has.
    #[error("the token of the webhook, which follows its id, is missing or truncated")]
    Token,
    /// The text is the URL of a message or of something else below the webhook.
    #[error(
        "this is the URL of something that belongs to a webhook; remove the part after the token"
    )]
    TooLong,
    /// The `thread_id` in the query is not an id.
    #[error("thread_id in the URL is not the id of a thread")]
    ThreadId,
}

impl WebhookUrl {
    /// Parses a URL. The version of the API and the endings `/slack` and `/github`, which stand for other formats of
    /// messages, are ignored, because the webhook is the same.
    ///
    /// # Errors
    /// If it is not the URL of a webhook.
    pub fn parse(text: &str) -> Result<Self, WebhookUrlError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(WebhookUrlError::Empty);
        }
        let url = with_scheme(text)?;
        let segments: Vec<&str> = url.path_segments().into_iter().flatten().collect();
        let segments: Vec<&str> = segments
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let place = segments.iter().position(|segment| *segment == "webhooks");
        let place = place.ok_or(WebhookUrlError::NotAWebhook)?;
        let (id, token) = match segments[place + 1..] {
            [] => return Err(WebhookUrlError::Id),
            [_] => return Err(WebhookUrlError::Token),
            [id, token] | [id, token, "slack" | "github"] => (id, token),
            _ => return Err(WebhookUrlError::TooLong),
        };
        let id = id.parse().ok().filter(|id| *id > 0);
        let valid =
            |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        if !token.chars().all(valid) {
            return Err(WebhookUrlError::Token);
        }
        Ok(Self {
            api_url: api_url(&url, &segments[..place])?,
            id: id.ok_or(WebhookUrlError::Id)?,
            token: token.to_owned(),
            thread_id: thread_id(&url)?,
        })
    }
}

/// Returns the URL of a text, which may lack the scheme if it is a URL of Discord.
fn with_scheme(text: &str) -> Result<Url, WebhookUrlError> {
    let url = match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => return Ok(url),
        _ if text.contains("://") => return Err(WebhookUrlError::NotAWebhook),
        _ => Url::parse(&format!("https://{text}")).map_err(|_| WebhookUrlError::NotAWebhook)?,
    };
    match is_discord(&url) {
        true => Ok(url),
        false if text.contains("/webhooks/") => Err(WebhookUrlError::NoScheme),
        false => Err(WebhookUrlError::NotAWebhook),
    }
}

fn is_discord(url: &Url) -> bool {
    matches!(url.host(), Some(Host::Domain(host)) if DISCORD_HOSTS.contains(&host))
}

/// Returns the URL of the API: the part before `/webhooks`, without the version.
fn api_url(url: &Url, segments: &[&str]) -> Result<String, WebhookUrlError> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err(WebhookUrlError::NotAWebhook);
    }
    let is_version = |segment: &str| {
        let digits = segment.strip_prefix('v');
        digits.is_some_and(|digits| digits.parse::<u8>().is_ok())
    };
    let folder = match segments {
        [folder @ .., version] if is_version(version) => folder,
        folder => folder,
    };
    if is_discord(url) {
        return match folder {
            ["api"] => Ok(String::new()),
            _ => Err(WebhookUrlError::NotAWebhook),
        };
    }
    let mut api = url.clone();
    api.set_query(None);
    api.set_fragment(None);
    api.set_path(&folder.join("/"));
    Ok(api.as_str().trim_end_matches('/').to_owned())
}

fn thread_id(url: &Url) -> Result<Option<u64>, WebhookUrlError> {
    let mut pairs = url.query_pairs();
    let Some((_, id)) = pairs.find(|(name, _)| name == "thread_id") else {
        return Ok(None);
    };
    let id = id.trim().parse().ok().filter(|id| *id > 0);
    id.map(Some).ok_or(WebhookUrlError::ThreadId)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the API, the id, the token and the thread of a URL.
    fn parse(text: &str) -> Result<(String, u64, String, Option<u64>), WebhookUrlError> {
        WebhookUrl::parse(text).map(|url| (url.api_url, url.id, url.token, url.thread_id))
    }

    fn discord(
        thread_id: Option<u64>,
    ) -> Result<(String, u64, String, Option<u64>), WebhookUrlError> {
        Ok((String::new(), 123, "to-k_en".to_owned(), thread_id))
    }

    #[test]
    fn every_form_of_discords_urls_is_the_same_webhook() {
        for text in [
            "https://discord.com/api/webhooks/123/to-k_en",
            " https://discord.com/api/webhooks/123/to-k_en/\n",
            "https://discordapp.com/api/webhooks/123/to-k_en",
            "https://ptb.discord.com/api/webhooks/123/to-k_en",
            "https://canary.discord.com/api/v10/webhooks/123/to-k_en",
            "https://discord.com/api/v9/webhooks/123/to-k_en?wait=true",
            "https://discord.com/api/v6/webhooks/123/to-k_en#top",
            "http://discord.com/api/webhooks/123/to-k_en",
            "HTTPS://Discord.com/api/webhooks/123/to-k_en",
            "https://discord.com/api/webhooks/123/to-k_en/slack",
            "https://discord.com/api/webhooks/123/to-k_en/github?wait=true",
            "discord.com/api/webhooks/123/to-k_en",
            "canary.discord.com/api/webhooks/123/to-k_en",
        ] {
            assert_eq!(parse(text), discord(None), "{text}");
        }
    }

    #[test]
    fn the_thread_is_kept() {
        let url = "https://discord.com/api/webhooks/123/to-k_en";
        for text in [
            format!("{url}?thread_id=77"),
            format!("{url}/?wait=true&thread_id=77"),
            format!("{url}/slack?thread_id=77#x"),
        ] {
            assert_eq!(parse(&text), discord(Some(77)), "{text}");
        }
        for text in [
            "?thread_id=",
            "?thread_id=x",
            "?thread_id=0",
            "?thread_id=-1",
        ] {
            let text = format!("{url}{text}");
            assert_eq!(parse(&text), Err(WebhookUrlError::ThreadId), "{text}");
        }
    }

    #[test]
    fn other_servers_are_kept() {
        for (text, api) in [
            (
                "http://127.0.0.1:8080/api/v10/webhooks/5/abc/",
                "http://127.0.0.1:8080/api",
            ),
            (
                "http://127.0.0.1:8080/api/v9/webhooks/5/abc",
                "http://127.0.0.1:8080/api",
            ),
            (
                "http://127.0.0.1:8080/webhooks/5/abc",
                "http://127.0.0.1:8080",
            ),
            (
                "https://proxy.test/discord/api/webhooks/5/abc",
                "https://proxy.test/discord/api",
            ),
            (
                "http://[::1]:8080/api/webhooks/5/abc",
                "http://[::1]:8080/api",
            ),
        ] {
            let expected = Ok((api.to_owned(), 5, "abc".to_owned(), None));
            assert_eq!(parse(text), expected, "{text}");
            crate::api_base(api).unwrap();
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        use WebhookUrlError::*;
        for (text, error) in [
            ("", Empty),
            ("  ", Empty),
            ("hello", NotAWebhook),
            ("https://discord.com/channels/1/2", NotAWebhook),
            ("https://discord.com/webhooks/1/abc", NotAWebhook),
            ("ftp://discord.com/api/webhooks/1/abc", NotAWebhook),
            (
                "https://me:secret@example.org/api/webhooks/1/abc",
                NotAWebhook,
            ),
            ("127.0.0.1:8080/api/webhooks/1/abc", NoScheme),
            ("https://discord.com/api/webhooks/", Id),
            ("https://discord.com/api/webhooks/abc/token", Id),
            ("https://discord.com/api/webhooks/0/token", Id),
            ("https://discord.com/api/webhooks/123", Token),
            ("https://discord.com/api/webhooks/123/a%20b", Token),
            ("https://discord.com/api/webhooks/1/a/b", TooLong),
            ("https://discord.com/api/webhooks/5/abc/messages/6", TooLong),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
            assert!(!error.to_string().contains("secret"));
        }
    }
}
