//! The configuration warnings that the editor shows for the node.

use discord_client::LoginSettings;

const NO_TOKEN: &str = "There is no source for the token. Enter the name of an environment variable in 'Token \
                        Environment Variable', or set `token` in code before login().";

const NO_INTENTS: &str =
    "No intents are set, so Discord sends no events. Choose those you need in 'Intents'.";

/// Returns the warnings about a node's properties.
pub fn warnings_for(settings: &LoginSettings) -> Vec<&'static str> {
    [
        (settings.token_environment_variable.is_empty(), NO_TOKEN),
        (settings.intents.is_empty(), NO_INTENTS),
    ]
    .into_iter()
    .filter_map(|(applies, warning)| applies.then_some(warning))
    .collect()
}

#[cfg(test)]
mod tests {
    use discord_model::Intents;

    use super::*;

    fn warnings(intents: Intents, variable: &str) -> Vec<&'static str> {
        warnings_for(&LoginSettings {
            token_environment_variable: variable.to_owned(),
            ..LoginSettings::new(intents)
        })
    }

    #[test]
    fn each_for_its_own_reason() {
        assert_eq!(warnings(Intents::DEFAULT, ""), [NO_TOKEN]);
        assert_eq!(warnings(Intents::empty(), "DISCORD_TOKEN"), [NO_INTENTS]);
    }

    #[test]
    fn there_is_none_on_a_new_node() {
        assert!(warnings(Intents::DEFAULT, "DISCORD_TOKEN").is_empty());
    }

    #[test]
    fn all_that_apply_are_given() {
        assert_eq!(warnings(Intents::empty(), ""), [NO_TOKEN, NO_INTENTS]);
    }
}
