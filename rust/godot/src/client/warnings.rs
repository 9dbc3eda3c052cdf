//! What the editor warns of.

use discord_client::LoginSettings;
use discord_model::Intents;

const NO_TOKEN: &str = "There is nowhere to take the token from. Name an environment variable in 'Token Environment \
    Variable', or set `token` in code before login().";

const NO_INTENTS: &str =
    "No intents are set, so that Discord sends no events. Choose those you need in 'Intents'.";

const NO_CONTENT: &str = "Messages in guilds will come without their text, unless they mention the bot. To read them set \
    MESSAGE_CONTENT in 'Intents', and switch it on in Discord's developer portal (your application, Bot, Message \
    Content Intent).";

/// The warnings about a node's properties.
pub fn warnings_for(settings: &LoginSettings) -> Vec<&'static str> {
    let intents = settings.intents;
    let lacks_content =
        intents.contains(Intents::GUILD_MESSAGES) && !intents.contains(Intents::MESSAGE_CONTENT);
    [
        (settings.token_environment_variable.is_empty(), NO_TOKEN),
        (intents.is_empty(), NO_INTENTS),
        (lacks_content, NO_CONTENT),
    ]
    .into_iter()
    .filter_map(|(applies, warning)| applies.then_some(warning))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(intents: Intents, variable: &str) -> Vec<&'static str> {
        warnings_for(&LoginSettings {
            intents,
            api_url: String::new(),
            shard_count: 0,
            shard_ids: Vec::new(),
            token_environment_variable: variable.to_owned(),
            compression: discord_client::Compression::default(),
            rate_limits: true,
            max_rate_limit_wait: None,
            cache: discord_cache::CacheSettings::default(),
        })
    }

    #[test]
    fn each_for_its_own_reason() {
        let good = Intents::GUILDS | Intents::GUILD_MESSAGES | Intents::MESSAGE_CONTENT;
        assert!(warnings(good, "DISCORD_TOKEN").is_empty());
        assert_eq!(warnings(good, ""), [NO_TOKEN]);
        assert_eq!(warnings(Intents::empty(), "DISCORD_TOKEN"), [NO_INTENTS]);
        assert_eq!(
            warnings(Intents::GUILD_MESSAGES, "DISCORD_TOKEN"),
            [NO_CONTENT]
        );
        assert!(
            warnings(Intents::DIRECT_MESSAGES, "DISCORD_TOKEN").is_empty(),
            "direct messages have their text"
        );
    }

    #[test]
    fn all_that_apply_are_given() {
        assert_eq!(warnings(Intents::empty(), ""), [NO_TOKEN, NO_INTENTS]);
    }
}
