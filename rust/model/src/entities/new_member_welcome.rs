use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, NewMemberActionType, User};

entity! {
    /// The server guide of a guild, which welcomes new members.
    NewMemberWelcome as DiscordNewMemberWelcome {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// If `true`, the guide is shown to new members.
        enabled: bool,
        /// The welcome message, or `null` if there is none.
        welcome_message: Option<Arc<NewMemberWelcomeMessage>>,
        /// The actions that are suggested to new members.
        new_member_actions: Box<[Arc<NewMemberAction>]>,
        /// The channels that are presented as resources.
        resource_channels: Box<[Arc<NewMemberResourceChannel>]>,
    }
}

entity! {
    /// The welcome message of a server guide.
    NewMemberWelcomeMessage as DiscordNewMemberWelcomeMessage {
        /// The ids of the users who are shown as its authors.
        author_ids: Box<[Id<User>]>,
        /// The text.
        message: Box<str>,
    }
}

entity! {
    /// An action that a server guide suggests to new members.
    NewMemberAction as DiscordNewMemberAction {
        /// The id of the channel of the action.
        channel_id: Id<Channel>,
        /// The type of the action, see [DiscordNewMemberActionType].
        action_type: NewMemberActionType,
        /// The title.
        title: Box<str>,
        /// The description.
        description: Box<str>,
        /// The emoji shown next to the title, or `null`.
        emoji: Option<Arc<Emoji>>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
    }
}

entity! {
    /// A channel that a server guide presents as a resource.
    NewMemberResourceChannel as DiscordNewMemberResourceChannel {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The title.
        title: Box<str>,
        /// The description.
        description: Box<str>,
        /// The emoji shown next to the title, or `null`.
        emoji: Option<Arc<Emoji>>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
    }
}
