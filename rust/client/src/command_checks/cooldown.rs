//! Limits how often a command is used.

use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

/// The maximum number of users, channels or guilds that are remembered for a command. If more of them use it, those whose
/// cooldown ends first are forgotten.
const CAPACITY: usize = 10_000;

/// The share of the entries that is forgotten at once if all of them are still needed.
const FORGOTTEN: usize = CAPACITY / 10;

/// Who shares a cooldown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CooldownScope {
    /// Each user has a cooldown.
    User,
    /// Each channel has a cooldown.
    Channel,
    /// Each guild has a cooldown. In direct messages, each channel has one.
    Guild,
    /// There is one cooldown for all.
    Everyone,
}

/// A limit: this many uses within this time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooldown {
    /// The time from the first use until the next uses are possible.
    pub duration: Duration,
    /// The number of uses within this time.
    pub uses: u32,
    /// Who shares it.
    pub scope: CooldownScope,
}

/// The cooldowns of one command that have not ended.
#[derive(Debug, Default)]
pub struct CooldownTable {
    /// The end of each cooldown, and the number of uses, by the id that it applies to.
    running: FxHashMap<u64, (Instant, u32)>,
}

impl Cooldown {
    /// Returns the id that the cooldown applies to.
    pub fn key(&self, user: u64, channel: u64, guild: u64) -> u64 {
        match self.scope {
            CooldownScope::User => user,
            CooldownScope::Channel => channel,
            CooldownScope::Guild if guild != 0 => guild,
            CooldownScope::Guild => channel,
            CooldownScope::Everyone => 0,
        }
    }
}

impl CooldownTable {
    /// Counts a use.
    ///
    /// # Errors
    /// Returns the remaining time if the command was used too often.
    pub fn try_use(&mut self, cooldown: &Cooldown, key: u64, now: Instant) -> Result<(), Duration> {
        if let Some((end, uses)) = self.running.get_mut(&key)
            && *end > now
        {
            if *uses >= cooldown.uses {
                return Err(*end - now);
            }
            *uses += 1;
            return Ok(());
        }
        // A time that cannot be represented never ends.
        let Some(end) = now.checked_add(cooldown.duration) else {
            return Ok(());
        };
        self.make_room(now);
        self.running.insert(key, (end, 1));
        Ok(())
    }

    /// Ends all cooldowns.
    pub fn clear(&mut self) {
        self.running = FxHashMap::default();
    }

    fn make_room(&mut self, now: Instant) {
        if self.running.len() < CAPACITY {
            return;
        }
        self.running.retain(|_, (end, _)| *end > now);
        if self.running.len() < CAPACITY {
            return;
        }
        let mut ends: Vec<_> = self.running.values().map(|(end, _)| *end).collect();
        let (_, bound, _) = ends.select_nth_unstable(FORGOTTEN);
        let bound = *bound;
        self.running.retain(|_, (end, _)| *end > bound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cooldown(seconds: u64, uses: u32) -> Cooldown {
        Cooldown {
            duration: Duration::from_secs(seconds),
            uses,
            scope: CooldownScope::User,
        }
    }

    #[test]
    fn the_remaining_time_is_returned() {
        let (mut table, now) = (CooldownTable::default(), Instant::now());
        let five = cooldown(5, 1);
        assert_eq!(table.try_use(&five, 1, now), Ok(()));
        assert_eq!(table.try_use(&five, 2, now), Ok(()), "another user");
        let later = now + Duration::from_secs(2);
        assert_eq!(table.try_use(&five, 1, later), Err(Duration::from_secs(3)));
        assert_eq!(table.try_use(&five, 1, now + five.duration), Ok(()));
        assert_eq!(
            table.try_use(&five, 1, now + five.duration),
            Err(five.duration)
        );
        table.clear();
        assert_eq!(table.try_use(&five, 1, now), Ok(()));
    }

    #[test]
    fn several_uses_are_possible() {
        let (mut table, now) = (CooldownTable::default(), Instant::now());
        let three = cooldown(10, 3);
        for second in 0..3 {
            let at = now + Duration::from_secs(second);
            assert_eq!(table.try_use(&three, 1, at), Ok(()));
        }
        let at = now + Duration::from_secs(3);
        assert_eq!(table.try_use(&three, 1, at), Err(Duration::from_secs(7)));
        assert_eq!(table.try_use(&three, 1, now + three.duration), Ok(()));
    }

    #[test]
    fn scopes_choose_the_id() {
        let key = |scope, guild| {
            Cooldown {
                scope,
                ..cooldown(1, 1)
            }
            .key(1, 2, guild)
        };
        assert_eq!(key(CooldownScope::User, 3), 1);
        assert_eq!(key(CooldownScope::Channel, 3), 2);
        assert_eq!(key(CooldownScope::Guild, 3), 3);
        assert_eq!(key(CooldownScope::Guild, 0), 2);
        assert_eq!(key(CooldownScope::Everyone, 3), 0);
    }

    #[test]
    fn memory_is_bounded() {
        let (mut table, now) = (CooldownTable::default(), Instant::now());
        let day = cooldown(86_400, 1);
        for key in 0..3 * CAPACITY as u64 {
            let at = now + Duration::from_millis(key);
            assert_eq!(table.try_use(&day, key, at), Ok(()));
            assert!(table.running.len() <= CAPACITY);
        }
        let last = 3 * CAPACITY as u64 - 1;
        assert!(
            table.try_use(&day, last, now).is_err(),
            "the newest is kept"
        );
        let same: Vec<_> = (0..2 * CAPACITY as u64).collect();
        let mut table = CooldownTable::default();
        for key in same {
            assert_eq!(table.try_use(&day, key, now), Ok(()), "at the same time");
            assert!(table.running.len() <= CAPACITY);
        }
    }

    #[test]
    fn a_cooldown_without_end_does_not_overflow() {
        let (mut table, now) = (CooldownTable::default(), Instant::now());
        let endless = Cooldown {
            duration: Duration::MAX,
            ..cooldown(1, 1)
        };
        assert_eq!(table.try_use(&endless, 1, now), Ok(()));
    }
}
