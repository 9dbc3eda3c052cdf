use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, IdMap, Interaction, InteractionType, Message, User};

entity! {
    /// Information about the interaction that a message came from.
    InteractionMetadata as DiscordInteractionMetadata {
        /// The interaction's id.
        id: Id<Interaction>,
        /// The type of the interaction, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The user who triggered the interaction.
        user: Option<Arc<User>>,
        /// The owners of the installation of the application, by [DiscordApplicationIntegrationType]: the id of the guild (`0` in
        /// a direct message with the bot), the id of the user, or both.
        authorizing_integration_owners: IdMap<u64>,
        /// The id of the original response if this message is a follow-up, or `0`.
        original_response_message_id: Id<Message>,
        /// The target of a user context-menu command.
        target_user: Option<Arc<User>>,
        /// The id of the target of a message context-menu command, or `0`.
        target_message_id: Id<Message>,
        /// The id of the message whose component was used, or `0`.
        interacted_message_id: Id<Message>,
        /// The interaction that opened the modal, if this is the submission of a modal.
        triggering_interaction_metadata: Option<Arc<InteractionMetadata>>,
    }
}
