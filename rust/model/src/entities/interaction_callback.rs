use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Interaction, InteractionCallbackType, InteractionType, Message};

entity! {
    /// What became of the answer to an interaction.
    InteractionCallbackResponse as DiscordInteractionCallbackResponse {
        /// The interaction.
        interaction: Option<Arc<InteractionCallback>>,
        /// What the answer made, if it made something.
        resource: Option<Arc<InteractionCallbackResource>>,
    }
}

entity! {
    /// An interaction, after it was answered.
    InteractionCallback as DiscordInteractionCallback {
        /// The interaction's id.
        id: Id<Interaction>,
        /// What kind of interaction it is, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The id of the activity that was launched or joined, or an empty string.
        activity_instance_id: Option<Box<str>>,
        /// The id of the message the answer made, or `0`.
        response_message_id: Id<Message>,
        /// Whether that message still says that the bot is thinking.
        response_message_loading: bool,
        /// Whether only the person sees that message.
        response_message_ephemeral: bool,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
    }
}

entity! {
    /// What the answer to an interaction made.
    InteractionCallbackResource as DiscordInteractionCallbackResource {
        /// What kind of answer it was, see [DiscordInteractionCallbackType].
        kind as type: InteractionCallbackType,
        /// The activity that was launched.
        activity_instance: Option<Arc<InteractionCallbackActivity>>,
        /// The message that was sent or edited.
        message: Option<Arc<Message>>,
    }
}

entity! {
    /// The activity that the answer to an interaction launched.
    InteractionCallbackActivity as DiscordInteractionCallbackActivity {
        /// The id, the [member DiscordActivityInstance.instance_id] of the activity.
        id: Box<str>,
    }
}
