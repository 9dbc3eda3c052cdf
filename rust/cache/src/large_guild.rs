//! Splits large guilds: their members and presences are committed in parts, before the guild itself, so that no single commit takes
//! long.

use std::sync::Arc;

use discord_model::events::GuildCreate;
use discord_model::{Guild, Id, Member, Presence, User};
use rustc_hash::FxHashSet;

use crate::prepare::{PresentLists, members_of, presences_of};

/// The number of members and presences per part: the same as in a chunk of requested members.
const PART_SIZE: usize = if cfg!(test) { 2 } else { 1_000 };

/// Some members and presences of a guild. The guild itself follows.
#[derive(Debug, Default)]
pub struct PreparedGuildPart {
    /// The id of the guild.
    pub guild: Id<Guild>,
    /// Members, each with a user.
    pub members: Vec<Arc<Member>>,
    /// Presences, excluding offline ones.
    pub presences: Vec<Arc<Presence>>,
    /// The users in all parts. Set in the first part only.
    pub listed: ListedUsers,
}

/// The users that all parts of a guild list. The members and presences of other users are removed.
#[derive(Debug, Default)]
pub struct ListedUsers {
    /// The members; `None` if not all are listed.
    pub members: Option<FxHashSet<Id<User>>>,
    /// The users with a presence; `None` if presences are not listed.
    pub presences: Option<FxHashSet<Id<User>>>,
}

/// Splits the members and presences of a guild into parts, if there are too many for one commit.
pub(crate) fn split(create: &mut GuildCreate, lists: PresentLists) -> Vec<PreparedGuildPart> {
    let members = create.members.as_ref().map_or(0, Vec::len);
    let presences = create.presences.as_ref().map_or(0, Vec::len);
    if members.max(presences) <= PART_SIZE {
        return Vec::new();
    }
    let guild = create.guild.value.id;
    let listed_members = create.members.take().unwrap_or_default();
    let listed_presences = create.presences.take().unwrap_or_default();
    let mut members: Vec<_> = members_of(guild, listed_members).collect();
    let mut presences: Vec<_> = presences_of(guild, listed_presences).collect();
    let member_count = create.guild.value.member_count as usize;
    let has_all_members = lists.members && lists.member_count && members.len() >= member_count;
    let listed = ListedUsers {
        members: has_all_members.then(|| members.iter().map(|member| member.user_id()).collect()),
        presences: lists
            .presences
            .then(|| presences.iter().map(|each| each.user_id()).collect()),
    };
    // Parts are taken from the end, so the last one is the first in order.
    let mut parts = Vec::new();
    while !members.is_empty() || !presences.is_empty() {
        parts.push(PreparedGuildPart {
            guild,
            members: take_part(&mut members),
            presences: take_part(&mut presences),
            listed: ListedUsers::default(),
        });
    }
    if let Some(first) = parts.last_mut() {
        first.listed = listed;
    }
    parts.reverse();
    parts
}

fn take_part<T>(list: &mut Vec<T>) -> Vec<T> {
    list.split_off(list.len().saturating_sub(PART_SIZE))
}
