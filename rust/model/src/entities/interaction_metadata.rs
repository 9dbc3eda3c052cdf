use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, IdMap, Interaction, InteractionType, Message, User};

entity! {
    /// What a message tells of the interaction it came from.
    InteractionMetadata as DiscordInteractionMetadata {
        /// The interaction's id.
        id: Id<Interaction>,
        /// What kind of interaction it was, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// Who caused it.
        user: Option<Arc<User>>,
        /// Under whose installation of the application it happened, by [DiscordApplicationIntegrationType]: the id of the guild (`0`
        /// in a direct message with the bot), the id of the user, or both.
        authorizing_integration_owners: IdMap<u64>,
        /// The id of the first answer, of which this message is a follow-up; or `0`.
        original_response_message_id: Id<Message>,
        /// Whom a command of a user's menu was used on.
        target_user: Option<Arc<User>>,
        /// The id of the message a command of a message's menu was used on, or `0`.
        target_message_id: Id<Message>,
        /// The id of the message whose component was used, or `0`.
        interacted_message_id: Id<Message>,
        /// The interaction that opened the modal, of a modal that was sent.
        triggering_interaction_metadata: Option<Arc<InteractionMetadata>>,
    }
}
