use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Interaction, InteractionCallbackType, InteractionType, Message};

entity! {
    /// The result of responding to an interaction.
    InteractionCallbackResponse as DiscordInteractionCallbackResponse {
        /// The interaction.
        interaction: Option<Arc<InteractionCallback>>,
        /// The message or activity that the response created, if any.
        resource: Option<Arc<InteractionCallbackResource>>,
    }
}

entity! {
    /// The state of an interaction after the response.
    InteractionCallback as DiscordInteractionCallback {
        /// The interaction's id.
        id: Id<Interaction>,
        /// The type of the interaction, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The id of the activity that was launched or joined, or an empty string.
        activity_instance_id: Option<Box<str>>,
        /// The id of the message that the response created, or `0`.
        response_message_id: Id<Message>,
        /// If `true`, the message is in a loading state.
        response_message_loading: bool,
        /// If `true`, the message is ephemeral.
        response_message_ephemeral: bool,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
    }
}

entity! {
    /// The message or activity that the response to an interaction created.
    InteractionCallbackResource as DiscordInteractionCallbackResource {
        /// The type of the response, see [DiscordInteractionCallbackType].
        kind as type: InteractionCallbackType,
        /// The activity that was launched.
        activity_instance: Option<Arc<InteractionCallbackActivity>>,
        /// The message that was sent or edited.
        message: Option<Arc<Message>>,
    }
}

entity! {
    /// The activity that the response to an interaction launched.
    InteractionCallbackActivity as DiscordInteractionCallbackActivity {
        /// The id of the activity, see [member DiscordActivityInstance.instance_id].
        id: Box<str>,
    }
}
