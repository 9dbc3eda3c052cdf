use std::sync::Arc;

use crate::entity::entity;
use crate::{Activity, Channel, Guild, Id};

entity! {
    /// What a guild shows of itself on websites.
    GuildWidget as DiscordGuildWidget {
        /// The guild's id.
        id: Id<Guild>,
        /// The guild's name.
        name: Box<str>,
        /// The address of an invite, or an empty string.
        instant_invite: Option<Box<str>>,
        /// The voice channels everybody can see, in part.
        channels: Box<[Arc<Channel>]>,
        /// Members who are online, up to 100.
        members: Box<[Arc<GuildWidgetMember>]>,
        /// How many members are online.
        presence_count: u32,
    }
}

entity! {
    /// A member as a widget shows them: without the account.
    GuildWidgetMember as DiscordGuildWidgetMember {
        /// A number that tells the members of one widget apart. It is no account's id.
        id: Id<GuildWidgetMember>,
        /// The name, cut short.
        username: Box<str>,
        /// Always `"0000"`.
        discriminator: Box<str>,
        /// Always an empty string; [member avatar_url] has the picture.
        avatar: Option<Box<str>>,
        /// `"online"`, `"idle"` or `"dnd"` (do not disturb).
        status: Box<str>,
        /// The address of the avatar.
        avatar_url: Box<str>,
        /// What the member is doing, by name only.
        activity: Option<Arc<Activity>>,
        /// The id of the voice channel the member is in, or `0`.
        channel_id: Id<Channel>,
        /// Whether the guild lets the member hear nobody.
        deaf: bool,
        /// Whether the guild lets nobody hear the member.
        mute: bool,
        /// Whether the member hears nobody by their own choice.
        self_deaf: bool,
        /// Whether the member's microphone is off.
        self_mute: bool,
        /// Whether the member is in the audience of a stage.
        suppress: bool,
    }
}

entity! {
    /// Whether a guild has a widget.
    GuildWidgetSettings as DiscordGuildWidgetSettings {
        /// Whether the widget is on.
        enabled: bool,
        /// The id of the channel it invites to, or `0`.
        channel_id: Id<Channel>,
    }
}
