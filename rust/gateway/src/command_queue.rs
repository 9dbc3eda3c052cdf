//! The commands that are not sent yet. Unlike the budget that limits how fast they are sent, they outlive connections.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::protocol::budget::SendBudget;
use crate::{Command, SendError, UpdatePresence};

/// The maximum number of waiting commands: about as many as can be sent in two minutes.
const CAPACITY: usize = 256;

/// The queue of a shard, filled from any thread and emptied by the task of the shard.
#[derive(Debug, Default)]
pub(crate) struct CommandQueue {
    pending: Mutex<PendingCommands>,
    pushed: Notify,
}

#[derive(Debug, Default)]
struct PendingCommands {
    commands: VecDeque<String>,
    /// The last presence update, which replaces earlier ones.
    presence: Option<String>,
    /// The last presence, which a new session must send again.
    desired: Option<UpdatePresence>,
    closed: bool,
}

impl CommandQueue {
    /// Appends a command.
    pub fn push(&self, command: Command) -> Result<(), SendError> {
        let payload = command.payload()?;
        let mut pending = self.lock();
        if pending.closed {
            return Err(SendError::Stopped);
        }
        if let Command::UpdatePresence(presence) = command {
            pending.presence = Some(payload);
            pending.desired = Some(presence);
        } else if matches!(&command, Command::Raw(raw) if raw.is_presence()) {
            pending.presence = Some(payload);
        } else if pending.commands.len() < CAPACITY {
            pending.commands.push_back(payload);
        } else {
            return Err(SendError::QueueFull { waiting: CAPACITY });
        }
        drop(pending);
        self.pushed.notify_one();
        Ok(())
    }

    /// Waits until a command is pushed.
    pub async fn pushed(&self) {
        self.pushed.notified().await;
    }

    /// Removes the next payload, if the budget allows one now.
    pub fn take(&self, budget: &mut SendBudget, now: Instant) -> Option<String> {
        let mut pending = self.lock();
        if pending.presence.is_some() && budget.presence_at(now) <= now {
            budget.spend_presence(now);
            return pending.presence.take();
        }
        if !pending.commands.is_empty() && budget.payload_at(now) <= now {
            budget.spend(now);
            return pending.commands.pop_front();
        }
        None
    }

    /// Returns the time at which [`CommandQueue::take`] will return a payload, if nothing is pushed until then.
    pub fn ready_at(&self, budget: &SendBudget, now: Instant) -> Option<Instant> {
        let pending = self.lock();
        let presence = pending.presence.as_ref().map(|_| budget.presence_at(now));
        let command = pending.commands.front().map(|_| budget.payload_at(now));
        presence.into_iter().chain(command).min()
    }

    /// Returns the presence that a new session begins with.
    pub fn desired_presence(&self) -> Option<UpdatePresence> {
        self.lock().desired.clone()
    }

    /// Sets whether Identify contained the presence. If it did not fit, it must be sent as a command.
    pub fn set_presence_sent(&self, sent: bool) {
        let mut pending = self.lock();
        pending.presence = match &pending.desired {
            Some(desired) if !sent => Command::UpdatePresence(desired.clone()).payload().ok(),
            _ => None,
        };
    }

    /// Rejects commands from now on, and drops those that are waiting.
    pub fn close(&self) {
        *self.lock() = PendingCommands {
            closed: true,
            ..PendingCommands::default()
        };
    }

    fn lock(&self) -> MutexGuard<'_, PendingCommands> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
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

    fn all(command_queue: &CommandQueue, budget: &mut SendBudget, now: Instant) -> Vec<String> {
        std::iter::from_fn(|| command_queue.take(budget, now)).collect()
    }

    fn budget() -> SendBudget {
        SendBudget::new(Duration::from_secs(45))
    }

    #[test]
    fn keeps_order_and_joins_presences() {
        let (command_queue, now) = (CommandQueue::default(), Instant::now());
        for command in [
            sounds(1),
            presence(Status::Idle),
            sounds(2),
            presence(Status::Dnd),
        ] {
            command_queue.push(command).unwrap();
        }
        let sent = all(&command_queue, &mut budget(), now);
        assert_eq!(sent.len(), 3);
        assert!(
            sent[0].contains("dnd") && sent[1].contains("\"1\"") && sent[2].contains("\"2\""),
            "{sent:?}"
        );
    }

    #[test]
    fn a_game_that_sets_its_presence_each_frame_does_not_starve_the_rest() {
        let (command_queue, now, mut budget) = (CommandQueue::default(), Instant::now(), budget());
        let mut sent = 0;
        for _ in 0..600 {
            command_queue.push(presence(Status::Idle)).unwrap();
            sent += all(&command_queue, &mut budget, now).len();
        }
        assert_eq!(sent, 5);
        command_queue.push(sounds(1)).unwrap();
        assert_eq!(command_queue.ready_at(&budget, now), Some(now));
        assert_eq!(all(&command_queue, &mut budget, now).len(), 1);
        assert_eq!(
            command_queue.ready_at(&budget, now),
            Some(budget.presence_at(now))
        );
    }

    #[test]
    fn is_bounded_and_says_so() {
        let command_queue = CommandQueue::default();
        (0..CAPACITY).for_each(|_| command_queue.push(sounds(1)).unwrap());
        assert_eq!(
            command_queue.push(sounds(1)),
            Err(SendError::QueueFull { waiting: CAPACITY })
        );
        assert_eq!(command_queue.push(presence(Status::Idle)), Ok(()));
        let (mut budget, now) = (budget(), Instant::now());
        assert_eq!(all(&command_queue, &mut budget, now).len(), 117);
        assert_eq!(command_queue.push(sounds(1)), Ok(()));
        command_queue.close();
        assert_eq!(command_queue.push(sounds(1)), Err(SendError::Stopped));
        assert_eq!(command_queue.ready_at(&budget, now), None);
    }

    #[test]
    fn a_new_session_gets_the_presence_once() {
        let (command_queue, now) = (CommandQueue::default(), Instant::now());
        command_queue.push(presence(Status::Idle)).unwrap();
        assert_eq!(
            command_queue.desired_presence().unwrap().status,
            Status::Idle
        );
        command_queue.set_presence_sent(true);
        assert_eq!(all(&command_queue, &mut budget(), now).len(), 0);
        command_queue.set_presence_sent(false);
        assert_eq!(all(&command_queue, &mut budget(), now).len(), 1);
        assert!(command_queue.desired_presence().is_some());
    }
}
