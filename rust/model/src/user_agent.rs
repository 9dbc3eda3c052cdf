//! The user agent of this library.

/// The `User-Agent` header of every HTTP request and of every gateway handshake: `DiscordBot (URL, VERSION)`, the
/// format that Discord requires. Cloudflare may reject requests without it before they reach Discord.
pub const USER_AGENT: &str = concat!(
    "DiscordBot (",
    env!("CARGO_PKG_REPOSITORY"),
    ", ",
    env!("CARGO_PKG_VERSION"),
    ")"
);

#[cfg(test)]
mod tests {
    use super::USER_AGENT;

    /// <https://discord.com/developers/docs/reference#user-agent>: `User-Agent: DiscordBot ($url, $versionNumber)`.
    #[test]
    fn the_user_agent_has_the_form_that_discord_requires() {
        let inner = USER_AGENT
            .strip_prefix("DiscordBot (")
            .and_then(|rest| rest.strip_suffix(')'))
            .unwrap();
        let (url, version) = inner.split_once(", ").unwrap();
        assert!(url.starts_with("https://"), "{url}");
        assert!(!url.contains("godotengine"), "that is the engine: {url}");
        assert_eq!(version.split('.').count(), 3, "{version}");
    }
}
