//! The effect of each event on the reference model.

use std::collections::BTreeMap;

use super::super::ME;
use super::step::{Step, text};
use super::world::{Member, Message, World};

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
                gone.into_iter().for_each(|id| self.remove_guild(id));
                self.gone.guilds.retain(|id| !guilds.contains(id));
                for id in guilds.iter().filter(|id| **id != 0) {
                    self.guilds.entry(*id).or_default().unavailable = true;
                }
            }
            Step::GuildCreate { guild, .. } if *guild == 0 => {}
            Step::GuildCreate { .. } => self.create_guild(step),
            Step::GuildUpdate { guild, roles, word } => {
                let Some(known) = self.guilds.get_mut(guild) else {
                    return;
                };
                known.name = text(*word);
                if let Some(roles) = roles {
                    let roles = roles.iter().filter(|role| **role != 0);
                    let new: BTreeMap<_, _> = roles.map(|role| (*role, text(*word))).collect();
                    let old = std::mem::replace(&mut known.roles, new.clone());
                    self.replace_roles(*guild, &old, &new);
                    self.strip_deleted_roles(*guild);
                }
            }
            Step::GuildDelete { guild: 0, .. } => {}
            Step::GuildDelete {
                guild,
                outage: true,
            } => {
                if self.guilds.contains_key(guild) || !self.gone.guilds.contains(guild) {
                    self.guilds.entry(*guild).or_default().unavailable = true;
                }
            }
            Step::GuildDelete {
                guild,
                outage: false,
            } => {
                self.remove_guild(*guild);
                self.gone.guilds.insert(*guild);
            }
            Step::ChannelSet {
                event,
                place,
                guild,
                recipients,
                archived,
                word,
            } => {
                if self.stays_hidden(event, place) {
                    self.hide_channel(place, *guild);
                    return;
                }
                let gains_access =
                    event.starts_with("CHANNEL") && self.hidden.remove(&place.channel).is_some();
                if gains_access || event.ends_with("CREATE") {
                    self.gone.channels.remove(&place.channel);
                } else if self.was_channel_deleted(place.channel)
                    || (place.is_thread() && self.was_channel_deleted(place.parent))
                {
                    return;
                }
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
                    self.insert_channel(place.channel, channel);
                } else if self.channels.contains_key(&place.channel) {
                    self.remove_channel(place.channel, 0);
                }
            }
            Step::ChannelDelete { place, guild } => {
                let told = *guild;
                let guild = self
                    .channels
                    .get(&place.channel)
                    .map_or(told, |channel| channel.guild);
                self.record_channel_deletion(place.channel, told);
                self.hidden.remove(&place.channel);
                self.remove_channel(place.channel, told);
                for id in self.threads_below(guild, place.channel) {
                    self.record_channel_deletion(id, guild);
                    self.remove_channel(id, guild);
                }
            }
            Step::ThreadDelete { channel } => {
                self.record_channel_deletion(*channel, 0);
                self.remove_channel(*channel, 0);
            }
            Step::RoleSet {
                event,
                guild,
                role,
                word,
            } => {
                if event.ends_with("CREATE") {
                    self.gone.roles.remove(&(*guild, *role));
                }
                let is_gone = self.gone.roles.contains(&(*guild, *role));
                if let Some(known) = self.guilds.get_mut(guild).filter(|_| *role != 0)
                    && (!is_gone || known.roles.contains_key(role))
                {
                    known.roles.insert(*role, text(*word));
                    self.gone.roles_of_members.remove(&(*guild, *role));
                }
            }
            Step::RoleDelete { guild, role } => {
                self.gone.roles.insert((*guild, *role));
                if let Some(known) = self.guilds.get_mut(guild) {
                    known.roles.remove(role);
                    self.gone.roles_of_members.insert((*guild, *role));
                    self.strip_deleted_roles(*guild);
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
                if *joined {
                    self.gone.members.remove(&(*guild, *user));
                }
                if self.has_left(*guild, *user) {
                    return;
                }
                let roles = self.existing(*guild, roles);
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.member_count += u32::from(*joined && !guild.members.contains_key(user));
                    if *user != 0 {
                        let member = guild.members.entry(*user).or_default();
                        (member.nick, member.roles) = (text(*word), roles);
                    }
                }
            }
            Step::MemberRemove { guild, user } => {
                let has_left = self.has_left(*guild, *user);
                if let Some(known) = self.guilds.get_mut(guild) {
                    known.member_count = known.member_count.saturating_sub(u32::from(!has_left));
                    known.members.remove(user);
                    known.present.remove(user);
                    known.voice.remove(user);
                    self.gone.members.insert((*guild, *user));
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
                    self.upsert_and_retain(*guild, *author, Some(text(*word)), Some(vec![]));
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
                    votes: (*word != 0).then(BTreeMap::new),
                };
                if !self.was_channel_deleted(*channel) {
                    self.insert_message(*message, new);
                }
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
                    self.insert_message(*message, kept);
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
                let has_left = self.has_left(*guild, *user);
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.present.remove(user);
                    if !offline && *user != 0 && !has_left {
                        guild.present.insert(*user);
                    }
                }
            }
            Step::Voice {
                guild,
                user,
                channel,
            } => {
                self.upsert_and_retain(*guild, *user, None, None);
                let is_gone = self.has_left(*guild, *user) || self.was_channel_deleted(*channel);
                if let Some(guild) = self.guilds.get_mut(guild) {
                    if let Some(member) = guild.members.get_mut(user) {
                        member.mute = channel % 2 == 1;
                    }
                    guild.voice.remove(user);
                    if *channel != 0 && *user != 0 && !is_gone {
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
                        ..Member::default()
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
                    let Some(votes) = &mut kept.votes else {
                        return;
                    };
                    let (count, me) = votes.entry(*answer).or_default();
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
