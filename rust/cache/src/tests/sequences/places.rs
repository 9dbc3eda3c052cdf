//! The effect of events about threads, voice channels and resources of guilds on the reference model.

use super::super::ME;
use super::step::{Kind, Step, text};
use super::world::{Channel, Thing, World};

impl World {
    pub(super) fn change_kept(&mut self, step: &Step) {
        match step {
            Step::Keep {
                kind,
                guild,
                id,
                channel,
                created,
                word,
            } => {
                let key = (*guild, *kind, *id);
                if *created || *kind == Kind::Invite {
                    self.gone.things.remove(&key);
                }
                let is_gone = self.gone.things.contains(&key);
                let Some(guild) = self.guilds.get_mut(guild) else {
                    return;
                };
                if *id != 0 && (!is_gone || guild.kept.contains_key(&(*kind, *id))) {
                    let thing = guild.kept.entry((*kind, *id)).or_default();
                    thing.name = text(*word);
                    thing.channel = if kind.has_channel() { *channel } else { 0 };
                }
                if *kind == Kind::Integration {
                    guild.last_integration = Some(text(*word));
                }
            }
            Step::Forget { kind, guild, id } => {
                self.gone.things.insert((*guild, *kind, *id));
                let Some(guild) = self.guilds.get_mut(guild) else {
                    return;
                };
                let gone = guild.kept.remove(&(*kind, *id)).unwrap_or_default();
                if *kind == Kind::Integration {
                    guild.last_integration = Some(gone.name);
                }
            }
            Step::Sounds {
                guild,
                ids,
                all,
                word,
            } => {
                let gone = &self.gone.things;
                let is_gone = |id: &u64| gone.contains(&(*guild, Kind::Sound, *id));
                let Some(guild) = self.guilds.get_mut(guild) else {
                    return;
                };
                guild
                    .kept
                    .retain(|(kind, _), _| !(*all && *kind == Kind::Sound));
                for id in ids.iter().filter(|id| **id != 0) {
                    if is_gone(id) && !guild.kept.contains_key(&(Kind::Sound, *id)) {
                        continue;
                    }
                    let sound = Thing {
                        name: text(*word),
                        ..Thing::default()
                    };
                    guild.kept.insert((Kind::Sound, *id), sound);
                }
            }
            Step::Interest {
                guild,
                event,
                added,
                ..
            } => {
                let guild = self.guilds.get_mut(guild);
                let event = guild.and_then(|guild| guild.kept.get_mut(&(Kind::Event, *event)));
                if let Some(event) = event {
                    event.interested = if *added {
                        event.interested + 1
                    } else {
                        event.interested.saturating_sub(1)
                    };
                }
            }
            Step::VoiceServer { guild, word } => {
                if let Some(guild) = self.guilds.get_mut(guild) {
                    guild.voice_server = text(*word);
                }
            }
            _ => {}
        }
    }

    pub(super) fn change_place(&mut self, step: &Step) {
        match step {
            Step::ThreadList {
                guild,
                parents,
                threads,
                own,
                word,
            } => {
                let is_meant = |parent| {
                    parents
                        .as_ref()
                        .is_none_or(|parents| parents.contains(parent))
                };
                let gone: Vec<_> = self
                    .channels
                    .iter()
                    .filter(|(id, channel)| {
                        *guild != 0
                            && channel.guild == *guild
                            && channel.is_thread()
                            && !threads.contains_key(id)
                            && is_meant(&channel.parent)
                    })
                    .map(|(id, _)| *id)
                    .collect();
                gone.into_iter().for_each(|id| self.remove_channel(id, 0));
                for (id, parent) in threads.iter().filter(|(id, _)| **id != 0) {
                    let thread = Channel {
                        guild: *guild,
                        kind: 11,
                        parent: *parent,
                        name: text(*word),
                        own: own.contains(id).then_some(u32::from(*word)),
                        ..Channel::default()
                    };
                    if self.must_stay_gone(*id, &thread) {
                        continue;
                    }
                    if self.guilds.contains_key(guild) {
                        self.insert_channel(*id, thread);
                    } else if self.channels.contains_key(id) {
                        self.remove_channel(*id, 0);
                    }
                }
            }
            Step::ThreadMember { thread, word, .. } => {
                if let Some(thread) = self.channels.get_mut(thread) {
                    thread.own = Some((*word).into());
                }
            }
            Step::ThreadMembers {
                thread,
                guild,
                count,
                added,
                removed,
            } => {
                for user in added {
                    self.upsert_and_retain(*guild, *user, None, Some(vec![]));
                }
                let me = self.me.is_some();
                if let Some(thread) = self.channels.get_mut(thread) {
                    thread.member_count = *count;
                    if me && added.contains(&ME) {
                        thread.own = Some(0);
                    } else if me && removed.contains(&ME) {
                        thread.own = None;
                    }
                }
            }
            Step::VoiceStatus { channel, word } => {
                if let Some(channel) = self.channels.get_mut(channel) {
                    channel.status = text(*word);
                }
            }
            _ => {}
        }
    }
}
