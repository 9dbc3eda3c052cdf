//! The effect of a complete guild on the reference model.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{List, Step, text};
use super::world::{Channel, Guild, Member, Thing, World};

impl World {
    /// Entries of a list that the payload does not have are kept.
    pub(super) fn create_guild(&mut self, step: &Step) {
        let Step::GuildCreate {
            guild,
            member_count,
            channels,
            members,
            roles,
            present,
            lists,
            lacks,
            word,
        } = step
        else {
            return;
        };
        let lacks = |list| lacks.contains(&list);
        self.gone.guilds.remove(guild);
        let known = self.guilds.remove(guild).unwrap_or_default();
        let some =
            |ids: &[u64]| -> BTreeSet<u64> { ids.iter().copied().filter(|id| *id != 0).collect() };
        let listed = if lacks(List::Members) {
            BTreeSet::new()
        } else {
            some(members)
        };
        self.tell(listed.iter().copied(), *word);
        let is_whole = !lacks(List::Members)
            && !lacks(List::MemberCount)
            && listed.len() >= *member_count as usize;
        let mut kept = if is_whole {
            BTreeMap::new()
        } else {
            known.members
        };
        let member = Member {
            nick: text(*word),
            ..Member::default()
        };
        kept.extend(listed.into_iter().map(|id| (id, member.clone())));

        let places: Vec<_> = {
            let (threads, others): (Vec<_>, Vec<_>) =
                channels.iter().partition(|place| place.is_thread());
            let others = others.into_iter().filter(|_| !lacks(List::Channels));
            let threads = threads.into_iter().filter(|_| !lacks(List::Threads));
            others
                .chain(threads)
                .filter(|place| place.channel != 0)
                .collect()
        };
        let is_unlisted = |channel: &Channel| {
            lacks(if channel.is_thread() {
                List::Threads
            } else {
                List::Channels
            })
        };
        let gone: Vec<_> = self
            .channels
            .iter()
            .filter(|(id, channel)| {
                channel.guild == *guild
                    && !is_unlisted(channel)
                    && !places
                        .iter()
                        .any(|place| place.channel == **id && !place.is_hidden())
            })
            .map(|(id, _)| *id)
            .collect();
        gone.iter().for_each(|id| self.remove_channel(*id, 0));

        let new_roles: BTreeMap<_, _> = if lacks(List::Roles) {
            known.roles.clone()
        } else {
            some(roles)
                .into_iter()
                .map(|id| (id, text(*word)))
                .collect()
        };
        self.replace_roles(*guild, &known.roles, &new_roles);
        let voice = if lacks(List::VoiceStates) {
            let mut voice = known.voice;
            voice.retain(|_, channel| !gone.contains(channel));
            voice
        } else {
            some(present).into_iter().map(|id| (id, id)).collect()
        };
        let new = Guild {
            name: text(*word),
            unavailable: false,
            member_count: if lacks(List::MemberCount) {
                known.member_count
            } else {
                *member_count
            },
            roles: new_roles,
            members: kept,
            voice,
            present: if lacks(List::Presences) {
                known.present
            } else {
                some(present)
            },
            kept: things(known.kept, lists, &lacks, &gone, *word),
            voice_server: known.voice_server,
            last_integration: known.last_integration,
        };
        self.guilds.insert(*guild, new);
        self.strip_deleted_roles(*guild);
        if !lacks(List::Channels) {
            self.hidden.retain(|_, known| known != guild);
        }
        for place in places {
            if place.is_hidden() {
                if self.channels.contains_key(&place.channel) {
                    self.remove_channel(place.channel, 0);
                }
                self.hidden.insert(place.channel, *guild);
                continue;
            }
            let channel = Channel {
                guild: *guild,
                kind: place.kind,
                parent: place.parent,
                ..Channel::default()
            };
            self.insert_channel(place.channel, channel);
        }
    }

    pub(super) fn strip_deleted_roles(&mut self, guild: u64) {
        let gone = &self.gone.roles_of_members;
        if let Some(known) = self.guilds.get_mut(&guild) {
            for member in known.members.values_mut() {
                member.roles.retain(|role| !gone.contains(&(guild, *role)));
            }
        }
    }
}

type Things = BTreeMap<(super::step::Kind, u64), Thing>;

fn things(
    mut known: Things,
    lists: &[(super::step::Kind, u64)],
    lacks: &dyn Fn(List) -> bool,
    gone: &[u64],
    word: u8,
) -> Things {
    use super::step::Kind;

    known.retain(|(kind, _), thing| {
        let goes_with_channel = matches!(kind, Kind::Invite | Kind::Stage);
        let is_lost = goes_with_channel && gone.contains(&thing.channel);
        (!kind.is_listed() || lacks(List::Kind(*kind))) && !is_lost
    });
    for (kind, id) in lists {
        if kind.is_listed() && !lacks(List::Kind(*kind)) && *id != 0 {
            let thing = Thing {
                name: text(word),
                ..Thing::default()
            };
            known.insert((*kind, *id), thing);
        }
    }
    known
}
