//! A cache in the words of the reference.

use super::world::{Channel, Guild, Member, Message, World};
use crate::Cache;

impl World {
    /// What a cache says there is.
    pub(super) fn seen_in(cache: &Cache) -> Self {
        let name = |name: &Option<Box<str>>| name.as_deref().unwrap_or_default().to_owned();
        let guild = |entry: &crate::GuildEntry| Guild {
            name: entry.guild.name.to_string(),
            unavailable: entry.guild.unavailable,
            member_count: entry.guild.member_count,
            roles: entry
                .roles()
                .map(|role| (role.id.get(), role.name.to_string()))
                .collect(),
            members: entry
                .members()
                .map(|member| {
                    let roles = member.roles.iter().map(|id| id.get()).collect();
                    (
                        member.user_id().get(),
                        Member {
                            nick: name(&member.nick),
                            roles,
                        },
                    )
                })
                .collect(),
            present: entry
                .presences()
                .map(|presence| presence.user_id().get())
                .collect(),
            voice: entry
                .voice_states()
                .map(|state| (state.user_id.get(), state.channel_id.get()))
                .collect(),
        };
        let message = |message: &discord_model::Message| Message {
            channel: message.channel_id.get(),
            guild: message.guild_id.get(),
            author: message.author.as_ref().map_or(0, |author| author.id.get()),
            mask: message.webhook_id.is_some(),
            content: message.content.to_string(),
            reactions: message
                .reactions
                .iter()
                .map(|reaction| (name(&reaction.emoji.name), reaction.count, reaction.me))
                .collect(),
        };
        Self {
            caps: (cache.settings.messages_per_channel, cache.settings.messages),
            me: cache.me().map(|me| me.id.get()),
            guilds: cache
                .guilds()
                .map(|entry| (entry.guild.id.get(), guild(entry)))
                .collect(),
            channels: cache
                .channels()
                .map(|channel| {
                    (
                        channel.id.get(),
                        Channel {
                            guild: channel.guild_id.get(),
                            kind: channel.kind.0 as u8,
                            parent: channel.parent_id.get(),
                            name: name(&channel.name),
                            recipients: channel
                                .recipients
                                .iter()
                                .map(|user| user.id.get())
                                .collect(),
                            last_message: channel.last_message_id.get(),
                            message_count: channel.message_count,
                        },
                    )
                })
                .collect(),
            messages: cache
                .messages
                .index()
                .values()
                .flatten()
                .filter_map(|id| Some((id.get(), message(cache.message(*id)?))))
                .collect(),
            names: cache
                .users()
                .map(|user| (user.id.get(), user.username.to_string()))
                .collect(),
        }
    }
}
