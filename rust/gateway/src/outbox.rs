//! The commands that wait for their turn. They outlive connections; the budget by which they go does not.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::protocol::budget::Budget;
use crate::{Command, SendError, UpdatePresence};

/// The most commands that wait: about two minutes of what Discord takes.
const CAPACITY: usize = 256;

/// The waiting commands of a shard: filled from any thread, emptied by the shard's task.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    waiting: Mutex<Waiting>,
    news: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    commands: VecDeque<String>,
    /// Of presence updates only the last counts.
    presence: Option<String>,
    /// What the bot's presence is to be: a new session has to be told again.
    wanted: Option<UpdatePresence>,
    closed: bool,
}

impl Outbox {
    /// Takes in a command.
    pub fn push(&self, command: Command) -> Result<(), SendError> {
        let payload = command.payload()?;
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(SendError::Stopped);
        }
        if let Command::UpdatePresence(presence) = command {
            waiting.presence = Some(payload);
            waiting.wanted = Some(presence);
        } else if waiting.commands.len() < CAPACITY {
            waiting.commands.push_back(payload);
        } else {
            return Err(SendError::QueueFull { waiting: CAPACITY });
        }
        drop(waiting);
        self.news.notify_one();
        Ok(())
    }

    /// Waits until something was pushed.
    pub async fn news(&self) {
        self.news.notified().await;
    }

    /// Takes out the next payload, if the budget allows one now.
    pub fn take(&self, budget: &mut Budget, now: Instant) -> Option<String> {
        let mut waiting = self.lock();
        if waiting.presence.is_some() && budget.presence_at(now) <= now {
            budget.spend_presence(now);
            return waiting.presence.take();
        }
        if !waiting.commands.is_empty() && budget.payload_at(now) <= now {
            budget.spend(now);
            return waiting.commands.pop_front();
        }
        None
    }

    /// When [`Outbox::take`] will have something, as things are.
    pub fn ready_at(&self, budget: &Budget, now: Instant) -> Option<Instant> {
        let waiting = self.lock();
        let presence = waiting.presence.as_ref().map(|_| budget.presence_at(now));
        let command = waiting.commands.front().map(|_| budget.payload_at(now));
        presence.into_iter().chain(command).min()
    }

    /// The presence a new session is to begin with.
    pub fn wanted_presence(&self) -> Option<UpdatePresence> {
        self.lock().wanted.clone()
    }

    /// A new session knows the wanted presence, so it needs not be sent, or (if it did not fit) does not, so it must.
    pub fn presence_told(&self, told: bool) {
        let mut waiting = self.lock();
        waiting.presence = match &waiting.wanted {
            Some(wanted) if !told => Command::UpdatePresence(wanted.clone()).payload().ok(),
            _ => None,
        };
    }

    /// Takes no more, and forgets what waits.
    pub fn close(&self) {
        *self.lock() = Waiting {
            closed: true,
            ..Waiting::default()
        };
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::command::presence::Status;

    fn sounds(guild: u64) -> Command {
        Command::RequestSoundboardSounds {
            guild_ids: vec![guild],
        }
    }

    fn presence(status: Status) -> Command {
        Command::UpdatePresence(UpdatePresence {
            status,
            ..UpdatePresence::default()
        })
    }

    fn all(outbox: &Outbox, budget: &mut Budget, now: Instant) -> Vec<String> {
        std::iter::from_fn(|| outbox.take(budget, now)).collect()
    }

    fn budget() -> Budget {
        Budget::new(Duration::from_secs(45))
    }

    #[test]
    fn keeps_order_and_joins_presences() {
        let (outbox, now) = (Outbox::default(), Instant::now());
        for command in [
            sounds(1),
            presence(Status::Idle),
            sounds(2),
            presence(Status::Dnd),
        ] {
            outbox.push(command).unwrap();
        }
        let sent = all(&outbox, &mut budget(), now);
        assert_eq!(sent.len(), 3);
        assert!(
            sent[0].contains("dnd") && sent[1].contains("\"1\"") && sent[2].contains("\"2\""),
            "{sent:?}"
        );
    }

    #[test]
    fn a_game_that_sets_its_presence_each_frame_does_not_starve_the_rest() {
        let (outbox, now, mut budget) = (Outbox::default(), Instant::now(), budget());
        let mut sent = 0;
        for _ in 0..600 {
            outbox.push(presence(Status::Idle)).unwrap();
            sent += all(&outbox, &mut budget, now).len();
        }
        assert_eq!(sent, 5);
        outbox.push(sounds(1)).unwrap();
        assert_eq!(outbox.ready_at(&budget, now), Some(now));
        assert_eq!(all(&outbox, &mut budget, now).len(), 1);
        assert_eq!(outbox.ready_at(&budget, now), Some(budget.presence_at(now)));
    }

    #[test]
    fn is_bounded_and_says_so() {
        let outbox = Outbox::default();
        (0..CAPACITY).for_each(|_| outbox.push(sounds(1)).unwrap());
        assert_eq!(
            outbox.push(sounds(1)),
            Err(SendError::QueueFull { waiting: CAPACITY })
        );
        assert_eq!(outbox.push(presence(Status::Idle)), Ok(()));
        let (mut budget, now) = (budget(), Instant::now());
        assert_eq!(all(&outbox, &mut budget, now).len(), 117);
        assert_eq!(outbox.push(sounds(1)), Ok(()));
        outbox.close();
        assert_eq!(outbox.push(sounds(1)), Err(SendError::Stopped));
        assert_eq!(outbox.ready_at(&budget, now), None);
    }

    #[test]
    fn a_new_session_is_told_the_presence_once() {
        let (outbox, now) = (Outbox::default(), Instant::now());
        outbox.push(presence(Status::Idle)).unwrap();
        assert_eq!(outbox.wanted_presence().unwrap().status, Status::Idle);
        outbox.presence_told(true);
        assert_eq!(all(&outbox, &mut budget(), now).len(), 0);
        outbox.presence_told(false);
        assert_eq!(all(&outbox, &mut budget(), now).len(), 1);
        assert!(outbox.wanted_presence().is_some());
    }
}
