//! The checks and the cooldown of a handler.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use discord_client::command_checks::{Cooldown, CooldownScope, CooldownTable};
use godot::prelude::*;

use super::check::DiscordCommandCheck;

/// The maximum duration of a cooldown: a year.
const MAX_SECONDS: f64 = 366.0 * 86_400.0;

/// The rules of a handler, which a script can change at any time. Nothing is borrowed while a script runs.
#[derive(Default)]
pub struct CommandRules {
    checks: RefCell<Vec<Gd<DiscordCommandCheck>>>,
    cooldown: Cell<Option<Cooldown>>,
    running: RefCell<CooldownTable>,
}

impl CommandRules {
    /// Adds a check.
    pub fn add_check(&self, check: Gd<DiscordCommandCheck>) {
        self.checks.borrow_mut().push(check);
    }

    /// Returns the checks, in the order in which they were added.
    pub(super) fn checks(&self) -> Vec<Gd<DiscordCommandCheck>> {
        self.checks.borrow().clone()
    }

    /// Sets the cooldown, and ends all that are running.
    ///
    /// # Errors
    /// Returns which value is invalid.
    pub fn set_cooldown(&self, seconds: f64, scope: i64, uses: i64) -> Result<(), String> {
        if !(0.0..=MAX_SECONDS).contains(&seconds) {
            return Err(format!(
                "seconds is {seconds}; it must be 0 (no cooldown) to {MAX_SECONDS:.0}"
            ));
        }
        let scope = match scope {
            0 => CooldownScope::User,
            1 => CooldownScope::Channel,
            2 => CooldownScope::Guild,
            3 => CooldownScope::Everyone,
            _ => {
                return Err(format!(
                    "scope is {scope}; use PER_USER, PER_CHANNEL, PER_GUILD or PER_BOT"
                ));
            }
        };
        let uses = u32::try_from(uses)
            .ok()
            .filter(|uses| *uses > 0)
            .ok_or_else(|| format!("uses is {uses}; it must be at least 1"))?;
        let cooldown = Cooldown {
            duration: Duration::from_secs_f64(seconds),
            uses,
            scope,
        };
        self.cooldown.set((seconds > 0.0).then_some(cooldown));
        self.running.borrow_mut().clear();
        Ok(())
    }

    /// Counts a use. Returns the remaining time if the command was used too often.
    pub(super) fn count_use(&self, user: u64, channel: u64, guild: u64) -> Result<(), Duration> {
        let Some(cooldown) = self.cooldown.get() else {
            return Ok(());
        };
        let key = cooldown.key(user, channel, guild);
        self.running
            .borrow_mut()
            .try_use(&cooldown, key, Instant::now())
    }
}
