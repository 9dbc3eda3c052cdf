//! Converts a cache to the reference model.

use discord_model::{
    AutoModerationRule, Integration, Invite, ScheduledEvent, SoundboardSound, StageInstance,
};

use super::step::{Kind, text};
use super::world::{Channel, Gone, Guild, Member, Message, Thing, World};
use crate::Cache;

impl World {
    /// Returns the contents of a cache as a reference model.
    pub(super) fn seen_in(cache: &Cache) -> Self {
        let name = |name: Option<&str>| name.unwrap_or_default().to_owned();
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
                            nick: name(member.nick.as_deref()),
                            roles,
                            mute: member.mute,
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
            kept: things(entry),
            voice_server: entry
                .voice_server()
                .map_or_else(String::new, |server| name(server.endpoint.as_deref())),
            last_integration: entry
                .last_integration
                .as_ref()
                .map(|last| last.name.to_string()),
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
                .map(|reaction| {
                    (
                        name(reaction.emoji.name.as_deref()),
                        reaction.count,
                        reaction.me,
                    )
                })
                .collect(),
            votes: message
                .poll
                .iter()
                .find_map(|poll| poll.results.as_ref())
                .map(|results| {
                    let counts = results.answer_counts.iter();
                    counts
                        .map(|votes| (votes.id, (votes.count, votes.me_voted)))
                        .collect()
                }),
        };
        Self {
            caps: (
                cache.settings.messages_per_channel,
                cache.settings.messages,
                cache.settings.archived_threads,
            ),
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
                            name: name(channel.name.as_deref()),
                            recipients: channel
                                .recipients
                                .iter()
                                .map(|user| user.id.get())
                                .collect(),
                            last_message: channel.last_message_id.get(),
                            message_count: channel.message_count,
                            member_count: channel.member_count,
                            status: name(channel.status.as_deref()),
                            own: channel.member.as_ref().map(|member| member.flags),
                            archived: channel
                                .thread_metadata
                                .as_ref()
                                .map(|thread| thread.archive_timestamp.seconds() as u64),
                        },
                    )
                })
                .collect(),
            hidden: cache
                .hidden_channels
                .iter()
                .map(|(id, channel)| (id.get(), channel.guild_id.get()))
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
            gone: Gone::default(),
        }
    }
}

/// Returns the resources of a guild that are all cached in the same way.
fn things(entry: &crate::GuildEntry) -> std::collections::BTreeMap<(Kind, u64), Thing> {
    let thing = |kind, id: u64, name: &str, channel: u64| {
        let thing = Thing {
            name: name.to_owned(),
            channel,
            interested: 0,
        };
        ((kind, id), thing)
    };
    let stages = entry.all::<StageInstance>().map(|stage| {
        thing(
            Kind::Stage,
            stage.id.get(),
            &stage.topic,
            stage.channel_id.get(),
        )
    });
    let events = entry.all::<ScheduledEvent>().map(|event| {
        let (key, planned) = thing(
            Kind::Event,
            event.id.get(),
            &event.name,
            event.channel_id.get(),
        );
        let interested = event.user_count;
        (
            key,
            Thing {
                interested,
                ..planned
            },
        )
    });
    let sounds = entry
        .all::<SoundboardSound>()
        .map(|sound| thing(Kind::Sound, sound.sound_id.get(), &sound.name, 0));
    let rules = entry
        .all::<AutoModerationRule>()
        .map(|rule| thing(Kind::Rule, rule.id.get(), &rule.name, 0));
    let integrations = entry.all::<Integration>().map(|integration| {
        thing(
            Kind::Integration,
            integration.id.get(),
            &integration.name,
            0,
        )
    });
    let invites = entry.all::<Invite>().map(|invite| {
        let id = invite.code.parse().expect("a number");
        thing(
            Kind::Invite,
            id,
            &text(invite.uses as u8),
            invite.channel_id.get(),
        )
    });
    stages
        .chain(events)
        .chain(sounds)
        .chain(rules)
        .chain(integrations)
        .chain(invites)
        .collect()
}
