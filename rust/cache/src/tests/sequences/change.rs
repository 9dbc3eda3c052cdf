//! What each event makes of the reference.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ME;
use super::step::{Kind, Place, Step, text};
use super::world::{Channel, Guild, Member, Message, Thing, World};

impl World {
    pub(super) fn change(&mut self, step: &Step) {
        match step {
            Step::Ready { guilds } => {
                if self.me.replace(ME).is_none() {
                    *self = Self {
                        caps: self.caps,
                        me: self.me,
                        ..Self::default()
                    };
                }
                self.tell([ME], 0);
                let gone: Vec<_> = self
                    .guilds
                    .keys()
                    .filter(|id| !guilds.contains(id))
                    .copied()
                    .collect();
                gone.into_iter().for_each(|id| self.forget_guild(id));
                for id in guilds.iter().filter(|id| **id != 0) {
                    self.guilds.entry(*id).or_default().unavailable = true;
                }
            }
            Step::GuildCreate { guild, .. } if *guild == 0 => {}
            Step::GuildCreate {
                guild,
                member_count,
                channels,
                members,
                roles,
                present,
                lists,
                word,
            } => {
                self.tell(members.iter().copied(), *word);
                let known = self.guilds.remove(guild).unwrap_or_default();
                let listed: BTreeSet<_> = members.iter().copied().filter(|id| *id != 0).collect();
                let is_whole = listed.len() >= *member_count as usize;
                let member = Member {
                    nick: text(*word),
                    roles: vec![],
                };
                let mut kept = if is_whole {
                    BTreeMap::new()
                } else {
                    known.members
                };
                kept.extend(listed.into_iter().map(|id| (id, member.clone())));
                let gone: Vec<_> = self
                    .channels
                    .iter()
                    .filter(|(id, channel)| {
                        channel.guild == *guild
                            && !channels.iter().any(|place| place.channel == **id)
                    })
                    .map(|(id, _)| *id)
                    .collect();
                let mut things = known.kept;
                things.retain(|(kind, _), thing| {
                    let is_lost = *kind == Kind::Invite && gone.contains(&thing.channel);
                    !(kind.is_listed() || is_lost)
                });
                for (kind, id) in lists {
                    if kind.is_listed() && *id != 0 {
                        let thing = Thing {
                            name: text(*word),
                            ..Thing::default()
                        };
                        things.insert((*kind, *id), thing);
                    }
                }
                gone.into_iter().for_each(|id| self.forget_channel(id, 0));
                let mut places = vec![];
                for Place {
                    channel,
                    kind,
                    parent,
                } in channels.iter().filter(|place| place.channel != 0)
                {
                    let place = Channel {
                        guild: *guild,
                        kind: *kind,
                        parent: *parent,
                        ..Channel::default()
                    };
                    places.push((*channel, place));
                }
                let some = |ids: &[u64]| {
                    ids.iter()
                        .copied()
                        .filter(|id| *id != 0)
                        .collect::<BTreeSet<_>>()
                };
                self.guilds.insert(
                    *guild,
                    Guild {
                        name: text(*word),
                        unavailable: false,
                        member_count: *member_count,
                        roles: some(roles)
                            .into_iter()
                            .map(|id| (id, text(*word)))
                            .collect(),
                        members: kept,
                        voice: some(present).into_iter().map(|id| (id, id)).collect(),
                        present: some(present),
                        kept: things,
                        voice_server: known.voice_server,
                        last_integration: known.last_integration,
                    },
                );
                for (id, place) in places {
                    self.place_channel(id, place);
                }
            }
            Step::GuildUpdate { guild, word } => {
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.name = text(*word);
                }
            }
            Step::GuildDelete { guild: 0, .. } => {}
            Step::GuildDelete {
                guild,
                outage: true,
            } => self.guilds.entry(*guild).or_default().unavailable = true,
            Step::GuildDelete {
                guild,
                outage: false,
            } => self.forget_guild(*guild),
            Step::ChannelSet {
                place,
                guild,
                recipients,
                archived,
                word,
                ..
            } => {
                let mut channel = self
                    .channels
                    .get(&place.channel)
                    .cloned()
                    .unwrap_or_default();
                (channel.kind, channel.parent, channel.name) =
                    (place.kind, place.parent, text(*word));
                channel.guild = guild.unwrap_or(channel.guild);
                channel.archived = archived.or(channel.archived);
                if let Some(recipients) = recipients {
                    self.tell(recipients.iter().copied(), *word);
                    channel.recipients.clone_from(recipients);
                }
                let belongs = if channel.guild == 0 {
                    channel.kind == 1
                } else {
                    self.guilds.contains_key(&channel.guild)
                };
                if belongs && place.channel != 0 {
                    self.place_channel(place.channel, channel);
                } else if self.channels.contains_key(&place.channel) {
                    self.forget_channel(place.channel, 0);
                }
            }
            Step::ChannelDelete { place, guild } => {
                let told = *guild;
                let guild = self
                    .channels
                    .get(&place.channel)
                    .map_or(told, |channel| channel.guild);
                self.forget_channel(place.channel, told);
                let below: Vec<_> = self
                    .channels
                    .iter()
                    .filter(|(_, other)| {
                        guild != 0
                            && other.guild == guild
                            && other.is_thread()
                            && other.parent == place.channel
                    })
                    .map(|(id, _)| *id)
                    .collect();
                below
                    .into_iter()
                    .for_each(|id| self.forget_channel(id, guild));
            }
            Step::ThreadDelete { channel } => self.forget_channel(*channel, 0),
            Step::RoleSet {
                guild, role, word, ..
            } => {
                if let Some(guild) = self.guilds.get_mut(guild).filter(|_| *role != 0) {
                    guild.roles.insert(*role, text(*word));
                }
            }
            Step::RoleDelete { guild, role } => {
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.roles.remove(role);
                    guild
                        .members
                        .values_mut()
                        .for_each(|member| member.roles.retain(|id| id != role));
                }
            }
            Step::MemberSet {
                joined,
                guild,
                user,
                roles,
                word,
            } => {
                self.tell([*user], *word);
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.member_count += u32::from(*joined && !guild.members.contains_key(user));
                    if *user != 0 {
                        guild.members.insert(
                            *user,
                            Member {
                                nick: text(*word),
                                roles: roles.clone(),
                            },
                        );
                    }
                }
            }
            Step::MemberRemove { guild, user } => {
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.member_count = guild.member_count.saturating_sub(1);
                    guild.members.remove(user);
                    guild.present.remove(user);
                    guild.voice.remove(user);
                }
            }
            Step::MessageCreate {
                message,
                channel,
                guild,
                author,
                mask,
                word,
            } => {
                if !mask {
                    self.tell([*author], *word);
                    if let Some(member) = self
                        .guilds
                        .get_mut(guild)
                        .and_then(|guild| guild.members.get_mut(author))
                    {
                        *member = Member {
                            nick: text(*word),
                            roles: vec![],
                        };
                    }
                }
                if let Some(place) = self.channels.get_mut(channel) {
                    place.last_message = place.last_message.max(*message);
                    place.message_count +=
                        u32::from(place.is_thread() && *message != 0 && message != channel);
                }
                let content = text(*word);
                let new = Message {
                    channel: *channel,
                    guild: *guild,
                    author: *author,
                    mask: *mask,
                    content,
                    reactions: vec![],
                    votes: BTreeMap::new(),
                };
                self.keep_message(*message, new);
            }
            Step::MessageUpdate {
                message,
                channel,
                author,
                word,
            } => {
                self.tell(*author, *word);
                if let Some(mut kept) = self.messages.get(message).cloned() {
                    kept.content = text(*word);
                    kept.channel = channel.unwrap_or(kept.channel);
                    kept.author = author.unwrap_or(kept.author);
                    self.keep_message(*message, kept);
                }
            }
            Step::MessageDelete {
                messages, channel, ..
            } => {
                for id in messages {
                    self.messages.remove(id);
                    if let Some(place) = self.channels.get_mut(channel)
                        && place.is_thread()
                        && *id != 0
                        && id != channel
                    {
                        place.message_count = place.message_count.saturating_sub(1);
                    }
                }
            }
            Step::React {
                added,
                message,
                user,
                emoji,
            } => {
                let Some(kept) = self.messages.get_mut(message) else {
                    return;
                };
                let (name, mine) = (text(*emoji), self.me == Some(*user));
                if !kept.reactions.iter().any(|(other, ..)| *other == name) {
                    kept.reactions.push((name.clone(), 0, false));
                }
                for (other, count, me) in &mut kept.reactions {
                    if *other == name {
                        *count = if *added {
                            *count + 1
                        } else {
                            count.saturating_sub(1)
                        };
                        *me = if mine { *added } else { *me };
                    }
                }
                kept.reactions.retain(|(_, count, _)| *count > 0);
            }
            Step::ClearReactions { message, emoji } => {
                if let Some(kept) = self.messages.get_mut(message) {
                    kept.reactions
                        .retain(|(name, ..)| emoji.is_some_and(|emoji| *name != text(emoji)));
                }
            }
            Step::Presence {
                guild,
                user,
                offline,
                word,
            } => {
                self.tell([*user], *word);
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.present.remove(user);
                    if !offline && *user != 0 {
                        guild.present.insert(*user);
                    }
                }
            }
            Step::Voice {
                guild,
                user,
                channel,
            } => {
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.voice.remove(user);
                    if *channel != 0 && *user != 0 {
                        guild.voice.insert(*user, *channel);
                    }
                }
            }
            Step::UserUpdate { user, word } => self.tell([*user], *word),
            Step::Keep { .. }
            | Step::Forget { .. }
            | Step::Sounds { .. }
            | Step::Interest { .. }
            | Step::VoiceServer { .. } => self.change_kept(step),
            Step::ThreadList { .. }
            | Step::ThreadMember { .. }
            | Step::ThreadMembers { .. }
            | Step::VoiceStatus { .. } => self.change_place(step),
            Step::Chunk {
                guild,
                members,
                present,
                word,
            } => {
                let Some(known) = self.guilds.get_mut(guild) else {
                    return;
                };
                for id in members.iter().filter(|id| **id != 0) {
                    let member = Member {
                        nick: text(*word),
                        roles: vec![],
                    };
                    known.members.insert(*id, member);
                }
                known.present.extend(present.iter().filter(|id| **id != 0));
                self.tell(members.iter().copied(), *word);
            }
            Step::Vote {
                added,
                message,
                user,
                answer,
            } => {
                let mine = self.me == Some(*user);
                if let Some(kept) = self.messages.get_mut(message) {
                    let (count, me) = kept.votes.entry(*answer).or_default();
                    *count = if *added {
                        *count + 1
                    } else {
                        count.saturating_sub(1)
                    };
                    *me = if mine { *added } else { *me };
                }
            }
        }
    }
}
