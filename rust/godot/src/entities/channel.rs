use discord_cache::{Cache, GuildEntry, permissions};
use discord_model::*;
use godot::prelude::*;
use std::sync::Arc;

use super::shared::{has_age, in_guild};
use crate::convert;
use crate::entities::{DiscordMember, DiscordMessage, DiscordVoiceState};
use crate::entity::{connect_class, entity_class};

discord_model::define_channel!(entity_class);
connect_class!(Channel as DiscordChannel {
    // One that came with an interaction says what its user may do there, and stays as it was then.
    key: |channel| (channel.permissions.is_empty() && channel.id.is_some())
        .then_some((channel.id.get(), 0)),
    whole: |channel| channel.name.is_some() || channel.kind.is_dm(),
    current: |channel, cache| cache
        .channel(channel.id)
        .filter(|_| channel.permissions.is_empty())
        .cloned(),
});
in_guild!(DiscordChannel);
has_age!(DiscordChannel);

#[godot_api(secondary)]
impl DiscordChannel {
    /// Returns the text that mentions the channel in a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<#{}>", self.entity().id)).into()
    }

    /// Returns the URL that opens the channel in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let channel = self.entity();
        convert::jump_url(channel.guild_id, &[channel.id.get()])
    }

    /// Returns `true` if this is a thread.
    #[func]
    fn is_thread(&self) -> bool {
        self.entity().kind.is_thread()
    }

    /// Returns `true` if the bot is not allowed to view the channel. Then only [member id], [member type] and [member position]
    /// are real. See [method DiscordGuild.get_hidden_channels].
    #[func]
    fn is_obfuscated(&self) -> bool {
        self.entity().is_obfuscated()
    }

    /// Returns `true` if this is a direct message, outside any guild.
    #[func]
    fn is_dm(&self) -> bool {
        self.entity().kind.is_dm()
    }

    /// Returns `true` if this is a channel in which users can speak.
    #[func]
    fn is_voice(&self) -> bool {
        self.entity().kind.is_voice()
    }

    /// Returns `true` if this is a category, which contains other channels.
    #[func]
    fn is_category(&self) -> bool {
        self.entity().kind == ChannelType::GUILD_CATEGORY
    }

    /// Returns the category, or the channel that a thread belongs to; `null` if there is none.
    #[func]
    fn get_parent(&self) -> Option<Gd<DiscordChannel>> {
        self.handle
            .find(|channel, cache| cache.channel(channel.parent_id).cloned())
    }

    /// Returns the channels of a category, in the order of the Discord app.
    #[func]
    fn get_children(&self) -> Array<Gd<DiscordChannel>> {
        self.handle.list(|channel, cache| {
            channels_of(cache, channel.guild_id, |other| {
                other.parent_id == channel.id && !other.kind.is_thread()
            })
        })
    }

    /// Returns the active threads of the channel, the oldest first.
    #[func]
    fn get_threads(&self) -> Array<Gd<DiscordChannel>> {
        self.handle.list(|channel, cache| {
            channels_of(cache, channel.guild_id, |other| {
                other.parent_id == channel.id && is_active_thread(other)
            })
        })
    }

    /// Returns the messages of this channel that the entity manager has, the oldest first. Use
    /// [method DiscordREST.get_channel_messages] to fetch more.
    #[func]
    fn get_messages(&self) -> Array<Gd<DiscordMessage>> {
        self.handle
            .list(|channel, cache| cache.messages(channel.id).cloned().collect())
    }

    /// Returns the voice states of the users who are connected to this channel. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        self.handle
            .list(|channel, cache| voice_states_of(channel, cache).cloned().collect())
    }

    /// Returns the members who are connected to this voice channel, as far as the entity manager knows them. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_members(&self) -> Array<Gd<DiscordMember>> {
        self.handle.list(|channel, cache| {
            voice_states_of(channel, cache)
                .filter_map(|state| cache.member(channel.guild_id, state.user_id))
                .collect()
        })
    }

    /// Returns the permissions of a member in this channel, a bitfield of [DiscordPermissions]. They include the member's roles,
    /// the permission overwrites of the channel, and a timeout. A thread has the permissions of the channel it belongs to.
    ///
    /// Returns `0` for direct messages, and if the bot does not know enough.
    #[func]
    fn get_permissions_for(&self, member: Gd<DiscordMember>) -> i64 {
        let (channel, member) = (self.entity().id, member.bind().entity());
        let permissions = self.handle.core().and_then(|core| {
            let cache = core.cache.borrow();
            permissions::of_member_in_channel(&cache, channel, &member, convert::now())
        });
        permissions.unwrap_or_default().into()
    }
}

/// The channels of a guild that are wanted, in the order Discord shows them: by position, then by id.
pub fn channels_of(
    cache: &Cache,
    guild: Id<Guild>,
    wanted: impl Fn(&Channel) -> bool,
) -> Vec<Arc<Channel>> {
    let mut channels: Vec<_> = cache
        .guild(guild)
        .into_iter()
        .flat_map(GuildEntry::channel_ids)
        .filter_map(|id| cache.channel(id))
        .filter(|channel| wanted(channel))
        .cloned()
        .collect();
    channels.sort_by_key(|channel| (channel.position, channel.id));
    channels
}

/// Whether a channel is a thread that is not archived.
pub fn is_active_thread(channel: &Channel) -> bool {
    let metadata = channel.thread_metadata.as_ref();
    channel.kind.is_thread() && !metadata.is_some_and(|metadata| metadata.archived)
}

/// Who takes part in voice in a channel, in the order of their ids.
fn voice_states_of<'a>(
    channel: &Channel,
    cache: &'a Cache,
) -> impl Iterator<Item = &'a Arc<VoiceState>> {
    let mut states: Vec<_> = cache
        .guild(channel.guild_id)
        .into_iter()
        .flat_map(GuildEntry::voice_states)
        .filter(|state| channel.id.is_some() && state.channel_id == channel.id)
        .collect();
    states.sort_by_key(|state| state.user_id);
    states.into_iter()
}
