//! The states of a bot's shards, and the resulting changes of the bot as a whole.

use std::collections::BTreeMap;

use discord_model::{Guild, Id};

/// The state of a shard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShardState {
    /// It is connecting.
    #[default]
    Connecting,
    /// It is connected, but has no session yet.
    Connected,
    /// It is connected and has a session, so it receives events.
    Ready,
}

/// A change of one shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShardChange {
    /// It is connected.
    Connected,
    /// It has a new session.
    Ready,
    /// It has resumed its session.
    Resumed,
    /// It has lost its connection.
    Disconnected,
}

/// The change of the bot as a whole that results from the change of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BotChange {
    /// All shards are connected, for the first time.
    Connected,
    /// All shards are connected again, after none was connected.
    Reconnected,
    /// All shards have resumed their sessions, after none was connected.
    Resumed,
    /// No shard is connected anymore.
    Disconnected,
}

/// Returns the id of the shard that receives the events of a guild. Direct messages, and events without a guild, are
/// received by shard 0.
pub fn shard_of_guild(guild: Id<Guild>, shard_count: u32) -> u32 {
    let shard = (guild.get() >> 22) % u64::from(shard_count.max(1));
    u32::try_from(shard).unwrap_or_default()
}

/// The shards that run here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShardSet {
    states: BTreeMap<u32, ShardState>,
    /// The number of shards of the bot, including those of other processes.
    shard_count: u32,
    /// Whether the bot as a whole is connected: from when all shards are connected until none is.
    is_connected: bool,
    connected_before: bool,
    /// Whether a shard has a new session since none was connected.
    has_new_session: bool,
    /// Whether all shards have had a session since none was connected.
    has_all_sessions: bool,
}

impl ShardSet {
    /// Creates the set of these shards of `shard_count`. None is connected yet.
    pub fn new(shards: &[u32], shard_count: u32) -> Self {
        let states = shards.iter().map(|id| (*id, ShardState::default()));
        Self {
            states: states.collect(),
            shard_count,
            ..Self::default()
        }
    }

    /// Returns whether the bot as a whole is connected.
    pub fn is_connected(&self) -> bool {
        self.is_connected
    }

    /// Returns the number of shards of the bot, including those of other processes; 0 before they are started.
    pub fn shard_count(&self) -> u32 {
        self.shard_count
    }

    /// Returns the number of shards that run here.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Returns whether no shard was started.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// Returns the shards that run here, sorted by id.
    pub fn states(&self) -> impl Iterator<Item = (u32, ShardState)> {
        self.states.iter().map(|(id, state)| (*id, *state))
    }

    /// Records a change of a shard. Returns the resulting change of the bot as a whole, if any, which must be announced
    /// after the change of the shard.
    pub fn change(&mut self, shard: u32, change: ShardChange) -> Option<BotChange> {
        let state = self.states.get_mut(&shard)?;
        *state = match change {
            ShardChange::Connected => ShardState::Connected,
            ShardChange::Ready | ShardChange::Resumed => ShardState::Ready,
            ShardChange::Disconnected => ShardState::Connecting,
        };
        match change {
            ShardChange::Connected => self.connected(),
            ShardChange::Ready | ShardChange::Resumed => {
                self.has_new_session |= change == ShardChange::Ready;
                self.session_began()
            }
            ShardChange::Disconnected => self.disconnected(),
        }
    }

    fn all_are_at_least(&self, state: ShardState) -> bool {
        self.states.values().all(|known| *known >= state)
    }

    fn connected(&mut self) -> Option<BotChange> {
        if self.is_connected || !self.all_are_at_least(ShardState::Connected) {
            return None;
        }
        self.is_connected = true;
        match std::mem::replace(&mut self.connected_before, true) {
            false => Some(BotChange::Connected),
            true => Some(BotChange::Reconnected),
        }
    }

    fn session_began(&mut self) -> Option<BotChange> {
        if self.has_all_sessions || !self.all_are_at_least(ShardState::Ready) {
            return None;
        }
        self.has_all_sessions = true;
        (!self.has_new_session).then_some(BotChange::Resumed)
    }

    fn disconnected(&mut self) -> Option<BotChange> {
        let is_any_connected = self
            .states
            .values()
            .any(|state| *state != ShardState::Connecting);
        if is_any_connected || !self.is_connected {
            return None;
        }
        self.is_connected = false;
        self.has_new_session = false;
        self.has_all_sessions = false;
        Some(BotChange::Disconnected)
    }
}

#[cfg(test)]
mod tests {
    use super::ShardChange::{Connected, Disconnected, Ready, Resumed};
    use super::*;

    /// Returns the changes of a bot with the shards 0 to 2 that result from these changes.
    fn three_shards(changes: &[(u32, ShardChange)]) -> Vec<BotChange> {
        let mut shards = ShardSet::new(&[0, 1, 2], 3);
        changes
            .iter()
            .filter_map(|(shard, change)| shards.change(*shard, *change))
            .collect()
    }

    const LOGIN: [(u32, ShardChange); 6] = [
        (0, Connected),
        (0, Ready),
        (1, Connected),
        (2, Connected),
        (2, Ready),
        (1, Ready),
    ];

    #[test]
    fn a_bot_is_connected_once_all_of_its_shards_are() {
        assert_eq!(three_shards(&LOGIN[..3]), []);
        assert_eq!(three_shards(&LOGIN), [BotChange::Connected]);
    }

    #[test]
    fn the_loss_of_one_shard_is_not_the_bots() {
        let lost = [(1, Disconnected), (1, Connected), (1, Resumed)];
        assert_eq!(
            three_shards(&[&LOGIN[..], &lost, &lost].concat()),
            [BotChange::Connected]
        );
    }

    #[test]
    fn a_bot_is_disconnected_once_no_shard_is_connected_and_comes_back_as_a_whole() {
        let lost = [(0, Disconnected), (2, Disconnected), (1, Disconnected)];
        let back = [
            (1, Connected),
            (1, Resumed),
            (0, Connected),
            (2, Connected),
            (0, Resumed),
            (2, Resumed),
        ];
        assert_eq!(
            three_shards(&[&LOGIN[..], &lost, &back, &lost, &back].concat()),
            [
                BotChange::Connected,
                BotChange::Disconnected,
                BotChange::Reconnected,
                BotChange::Resumed,
                BotChange::Disconnected,
                BotChange::Reconnected,
                BotChange::Resumed,
            ]
        );
    }

    #[test]
    fn a_bot_is_not_resumed_if_one_shard_has_a_new_session() {
        let lost = [(0, Disconnected), (1, Disconnected), (2, Disconnected)];
        let back = [
            (0, Connected),
            (1, Connected),
            (2, Connected),
            (0, Resumed),
            (1, Ready),
            (2, Resumed),
        ];
        assert_eq!(
            three_shards(&[&LOGIN[..], &lost, &back].concat()),
            [
                BotChange::Connected,
                BotChange::Disconnected,
                BotChange::Reconnected
            ]
        );
    }

    #[test]
    fn a_loss_before_all_were_connected_is_not_told() {
        let changes = [(0, Connected), (0, Disconnected)];
        assert_eq!(three_shards(&changes), []);
        assert_eq!(three_shards(&[(7, Connected)]), [], "no shard of this bot");
    }

    #[test]
    fn one_shard_is_the_whole_bot() {
        let mut shards = ShardSet::new(&[0], 1);
        let mut change = |change| shards.change(0, change);
        assert_eq!(change(Connected), Some(BotChange::Connected));
        assert_eq!(change(Ready), None);
        assert_eq!(change(Disconnected), Some(BotChange::Disconnected));
        assert_eq!(change(Connected), Some(BotChange::Reconnected));
        assert_eq!(change(Resumed), Some(BotChange::Resumed));
    }

    /// The formula of Discord's documentation: `shard_id = (guild_id >> 22) % num_shards`.
    #[test]
    fn a_guild_belongs_to_the_shard_that_discord_says() {
        assert_eq!(shard_of_guild(Id::new(197038439483310086), 16), 2);
        assert_eq!(shard_of_guild(Id::new(81384788765712384), 16), 2);
        assert_eq!(shard_of_guild(Id::new(81384788765712384), 1), 0);
        assert_eq!(shard_of_guild(Id::NONE, 16), 0);
        assert_eq!(shard_of_guild(Id::new(1 << 22), 0), 0);
    }
}
