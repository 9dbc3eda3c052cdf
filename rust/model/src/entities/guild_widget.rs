use std::sync::Arc;

use crate::entity::entity;
use crate::{Activity, Channel, Guild, Id};

entity! {
    /// The widget of a guild, which websites can embed.
    GuildWidget as DiscordGuildWidget {
        /// The guild's id.
        id: Id<Guild>,
        /// The guild's name.
        name: Box<str>,
        /// The URL of an invite, or an empty string.
        instant_invite: Option<Box<str>>,
        /// The voice channels that everyone can see, as partial objects.
        channels: Box<[Arc<Channel>]>,
        /// The online members, up to 100.
        members: Box<[Arc<GuildWidgetMember>]>,
        /// The number of online members.
        presence_count: u32,
    }
}

entity! {
    /// A member in a widget. The user is not revealed.
    GuildWidgetMember as DiscordGuildWidgetMember {
        /// A number that distinguishes the members of one widget. It is not the id of a user.
        id: Id<GuildWidgetMember>,
        /// The name, possibly shortened.
        username: Box<str>,
        /// Always `"0000"`.
        discriminator: Box<str>,
        /// Always an empty string; see [member avatar_url].
        avatar: Option<Box<str>>,
        /// `"online"`, `"idle"` or `"dnd"` (do not disturb).
        status: Box<str>,
        /// The URL of the avatar.
        avatar_url: Box<str>,
        /// The activity of the member. Only its name is set.
        activity: Option<Arc<Activity>>,
        /// The id of the voice channel that the member is in, or `0`.
        channel_id: Id<Channel>,
        /// If `true`, the member is deafened by the guild.
        deaf: bool,
        /// If `true`, the member is muted by the guild.
        mute: bool,
        /// If `true`, the member has deafened themselves.
        self_deaf: bool,
        /// If `true`, the member has muted themselves.
        self_mute: bool,
        /// If `true`, the member is in the audience of a stage.
        suppress: bool,
    }
}

entity! {
    /// The settings of the widget of a guild.
    GuildWidgetSettings as DiscordGuildWidgetSettings {
        /// If `true`, the widget is enabled.
        enabled: bool,
        /// The id of the channel that the widget invites to, or `0`.
        channel_id: Id<Channel>,
    }
}
