//! The order in which members, or presences, were inserted, so that the oldest can be evicted.
//!
//! It is a hand-written doubly linked list in a slab, because a leave or a ban removes entries from the middle, and
//! because an insertion must not move all other entries: a slab in one vector, as in the crates `slab` and `hashlink`,
//! is copied as a whole each time it grows, which is 5 MB on the main thread at the default limit of 200,000 members.

use discord_model::heap_size::allocation;
use discord_model::{Guild, Id, User};

/// The slot of an entry in the queue.
#[derive(Debug)]
pub(crate) struct SlotId(u32);

impl SlotId {
    /// The entry is not in the queue.
    pub(crate) const NONE: Self = Self(NIL);
}

/// The index beyond both ends of a list.
const NIL: u32 = u32::MAX;

/// Members of guilds, the oldest first. It is a doubly linked list, so removing an entry needs no search.
#[derive(Debug)]
pub(crate) struct EvictionQueue {
    /// The user who is never evicted: the bot itself.
    exempt: Id<User>,
    slab: Slab,
    /// The first free slot. The free slots are a separate list, linked by `newer`.
    free: u32,
    oldest: u32,
    newest: u32,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    guild: Id<Guild>,
    user: Id<User>,
    older: u32,
    newer: u32,
}

/// The number of nodes per chunk.
const CHUNK_LEN: usize = 256;

/// All nodes, in chunks that never grow, so that no insertion moves existing nodes.
#[derive(Debug, Default)]
struct Slab(Vec<Vec<Node>>);

impl Slab {
    fn get(&self, slot: u32) -> Option<&Node> {
        let slot = slot as usize;
        self.0.get(slot / CHUNK_LEN)?.get(slot % CHUNK_LEN)
    }

    fn get_mut(&mut self, slot: u32) -> Option<&mut Node> {
        let slot = slot as usize;
        self.0.get_mut(slot / CHUNK_LEN)?.get_mut(slot % CHUNK_LEN)
    }

    /// Appends a node. Returns its slot.
    fn push(&mut self, node: Node) -> u32 {
        if self.0.last().is_none_or(|last| last.len() == CHUNK_LEN) {
            self.0.push(Vec::with_capacity(CHUNK_LEN));
        }
        let previous = (self.0.len() - 1) * CHUNK_LEN;
        let last = &mut self.0[previous / CHUNK_LEN];
        last.push(node);
        (previous + last.len() - 1) as u32
    }

    fn bytes(&self) -> usize {
        let chunk = allocation(CHUNK_LEN * size_of::<Node>());
        self.0.len() * chunk
    }
}

impl Default for EvictionQueue {
    fn default() -> Self {
        Self {
            exempt: Id::NONE,
            slab: Slab::default(),
            free: NIL,
            oldest: NIL,
            newest: NIL,
            len: 0,
        }
    }
}

impl EvictionQueue {
    /// Creates an empty queue that ignores `user`.
    pub(crate) fn exempting(user: Id<User>) -> Self {
        Self {
            exempt: user,
            ..Self::default()
        }
    }

    /// Returns the size of the allocations in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.slab.bytes()
    }

    /// Appends a user, unless `slot` shows that the user is in the queue already.
    pub(crate) fn push(&mut self, slot: &mut SlotId, guild: Id<Guild>, user: Id<User>) {
        if slot.0 != NIL || user == self.exempt {
            return;
        }
        let node = Node {
            guild,
            user,
            older: self.newest,
            newer: NIL,
        };
        slot.0 = match self.slab.get_mut(self.free) {
            Some(free) => std::mem::replace(&mut self.free, std::mem::replace(free, node).newer),
            None => self.slab.push(node),
        };
        match self.slab.get_mut(self.newest) {
            Some(previous) => previous.newer = slot.0,
            None => self.oldest = slot.0,
        }
        self.newest = slot.0;
        self.len += 1;
    }

    /// Removes the entry in this slot.
    pub(crate) fn remove(&mut self, slot: SlotId) {
        let Some(&Node { older, newer, .. }) = self.slab.get(slot.0) else {
            return;
        };
        match self.slab.get_mut(older) {
            Some(previous) => previous.newer = newer,
            None => self.oldest = newer,
        }
        match self.slab.get_mut(newer) {
            Some(after) => after.older = older,
            None => self.newest = older,
        }
        if let Some(node) = self.slab.get_mut(slot.0) {
            node.newer = std::mem::replace(&mut self.free, slot.0);
        }
        self.len -= 1;
    }

    /// Returns the oldest entry, if the queue has more than `most` entries.
    pub(crate) fn oldest_beyond(&self, most: usize) -> Option<(Id<Guild>, Id<User>)> {
        if self.len <= most {
            return None;
        }
        let node = self.slab.get(self.oldest)?;
        Some((node.guild, node.user))
    }

    /// Returns all entries, the oldest first.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<Guild>, Id<User>)> {
        let mut slot = self.oldest;
        std::iter::from_fn(move || {
            let node = self.slab.get(slot)?;
            slot = node.newer;
            Some((node.guild, node.user))
        })
    }
}
