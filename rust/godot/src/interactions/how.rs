//! The ways to give an interaction its first answer.

use discord_model::{Interaction, InteractionType};

/// How an interaction was answered first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// With a message.
    Reply,
    /// With the promise of a message.
    Defer,
    /// With the promise to change the message its component is in.
    DeferUpdate,
    /// By changing that message.
    Update,
    /// With a form.
    Modal,
    /// With suggestions.
    Choices,
    /// By starting an activity.
    Activity,
    /// By calling the endpoint.
    Endpoint,
}

impl How {
    /// The method that does it.
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

    /// The type of Discord's answer.
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

    /// What it may answer, in words if it may not.
    ///
    /// # Errors
    /// Says what it takes instead.
    pub fn fits(self, interaction: &Interaction) -> Result<(), &'static str> {
        let kind = interaction.kind;
        let is_suggesting = kind == InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE;
        let has_message = kind == InteractionType::MESSAGE_COMPONENT
            || kind == InteractionType::MODAL_SUBMIT && interaction.message.is_some();
        match self {
            Self::Choices if !is_suggesting => {
                Err("only an autocomplete interaction takes choices")
            }
            Self::Choices | Self::Endpoint => Ok(()),
            _ if is_suggesting => {
                Err("an autocomplete interaction takes choices alone: use send_choices")
            }
            Self::Update | Self::DeferUpdate if !has_message => {
                Err("only a component has a message to update: use reply or defer")
            }
            Self::Modal if kind == InteractionType::MODAL_SUBMIT => Err(
                "a form cannot be answered with a form: use reply, with a button that opens the next one",
            ),
            _ => Ok(()),
        }
    }
}
