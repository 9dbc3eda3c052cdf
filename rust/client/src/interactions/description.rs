//! The description of an interaction in the log, and how it is deferred.

use discord_model::{Interaction, InteractionType};

use super::{AutoDefer, ResponseKind, command_path};

/// The maximum number of characters of a name in the log. Discord's own names have up to 100.
const MAX_SHOWN_NAME: usize = 100;

/// Returns what the user did, for the log.
pub fn describe(interaction: &Interaction) -> String {
    let data = interaction.data.as_deref();
    let name = data.map(|data| shortened(&command_path(data).join(" ")));
    let name = name.unwrap_or_default();
    let custom_id = data.and_then(|data| data.custom_id.as_deref());
    let custom_id = shortened(custom_id.unwrap_or_default());
    match interaction.kind {
        InteractionType::APPLICATION_COMMAND => format!("the command '{name}'"),
        InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE => {
            format!("the autocompletion of '{name}'")
        }
        InteractionType::MESSAGE_COMPONENT => format!("the component '{custom_id}'"),
        InteractionType::MODAL_SUBMIT => format!("the modal '{custom_id}'"),
        _ => "an interaction".to_owned(),
    }
}

/// Returns how an interaction can be deferred. Autocomplete interactions cannot be deferred.
pub fn auto_defer(interaction: &Interaction, ephemeral: bool) -> Option<AutoDefer> {
    let kind = match interaction.kind {
        InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE => return None,
        InteractionType::MESSAGE_COMPONENT if !ephemeral => ResponseKind::DeferUpdate,
        _ => ResponseKind::Defer,
    };
    Some(AutoDefer { kind, ephemeral })
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(MAX_SHOWN_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use discord_model::InteractionData;

    use super::*;

    fn interaction(kind: InteractionType, name: &str) -> Interaction {
        Interaction {
            kind,
            data: Some(Arc::new(InteractionData {
                name: name.into(),
                custom_id: Some(name.into()),
                ..InteractionData::default()
            })),
            ..Interaction::default()
        }
    }

    #[test]
    fn each_type_is_named() {
        for (kind, described) in [
            (InteractionType::APPLICATION_COMMAND, "the command 'roll'"),
            (
                InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE,
                "the autocompletion of 'roll'",
            ),
            (InteractionType::MESSAGE_COMPONENT, "the component 'roll'"),
            (InteractionType::MODAL_SUBMIT, "the modal 'roll'"),
            (InteractionType::PING, "an interaction"),
        ] {
            assert_eq!(describe(&interaction(kind, "roll")), described);
        }
    }

    #[test]
    fn long_names_are_shortened() {
        let long = "ä".repeat(MAX_SHOWN_NAME + 1);
        let described = describe(&interaction(InteractionType::MODAL_SUBMIT, &long));
        assert_eq!(
            described,
            format!("the modal '{}…'", "ä".repeat(MAX_SHOWN_NAME))
        );
    }

    #[test]
    fn suggestions_are_not_deferred() {
        let defer = |kind, ephemeral| {
            auto_defer(&interaction(kind, "roll"), ephemeral).map(|defer| defer.kind)
        };
        let command = InteractionType::APPLICATION_COMMAND;
        let component = InteractionType::MESSAGE_COMPONENT;
        assert_eq!(defer(command, false), Some(ResponseKind::Defer));
        assert_eq!(defer(component, false), Some(ResponseKind::DeferUpdate));
        assert_eq!(defer(component, true), Some(ResponseKind::Defer));
        let autocomplete = InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE;
        assert_eq!(defer(autocomplete, false), None);
    }
}
