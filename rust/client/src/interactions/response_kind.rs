//! The types of initial responses to an interaction.

use discord_model::{Interaction, InteractionType};

/// The initial response to an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseKind {
    /// A message.
    Reply,
    /// A deferred message: the user sees a loading state.
    Defer,
    /// A deferred edit of the message that the component is attached to.
    DeferUpdate,
    /// An edit of the message that the component is attached to.
    Update,
    /// A modal.
    Modal,
    /// Autocomplete choices.
    Choices,
    /// The launch of the application's activity.
    Activity,
    /// A response sent by calling the endpoint directly.
    Endpoint,
}

impl ResponseKind {
    /// Returns the method that sends it.
    pub fn method(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Defer => "defer",
            Self::DeferUpdate => "defer_update",
            Self::Update => "update_message",
            Self::Modal => "show_modal",
            Self::Choices => "send_choices",
            Self::Activity => "launch_activity",
            Self::Endpoint => "create_interaction_response",
        }
    }

    /// Returns the interaction callback type.
    pub fn code(self) -> i64 {
        match self {
            Self::Reply | Self::Endpoint => 4,
            Self::Defer => 5,
            Self::DeferUpdate => 6,
            Self::Update => 7,
            Self::Choices => 8,
            Self::Modal => 9,
            Self::Activity => 12,
        }
    }

    /// Returns the kind of response for a callback type, if it was sent by calling the endpoint directly.
    pub fn of_endpoint(code: u64) -> Self {
        match code {
            5 => Self::Defer,
            6 => Self::DeferUpdate,
            _ => Self::Endpoint,
        }
    }

    /// Returns whether the response is a deferral.
    pub fn is_deferral(self) -> bool {
        matches!(self, Self::Defer | Self::DeferUpdate)
    }

    /// Checks that the interaction supports this response.
    ///
    /// # Errors
    /// Returns which response it supports instead.
    pub fn fits(self, interaction: &Interaction) -> Result<(), &'static str> {
        let kind = interaction.kind;
        let is_suggesting = kind == InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE;
        let has_message = kind == InteractionType::MESSAGE_COMPONENT
            || kind == InteractionType::MODAL_SUBMIT && interaction.message.is_some();
        match self {
            Self::Choices if !is_suggesting => {
                Err("only an autocomplete interaction accepts choices")
            }
            Self::Choices | Self::Endpoint => Ok(()),
            _ if is_suggesting => {
                Err("an autocomplete interaction only accepts choices: use send_choices")
            }
            Self::Update | Self::DeferUpdate if !has_message => {
                Err("only a component has a message to update: use reply or defer")
            }
            Self::Modal if kind == InteractionType::MODAL_SUBMIT => Err(
                "a modal cannot be opened in response to a modal: use reply, with a button that opens the next one",
            ),
            _ => Ok(()),
        }
    }
}
