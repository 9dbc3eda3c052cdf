//! A thread for work with groups, which takes milliseconds: the threads of sound and of the network must not wait for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::group::DaveGroup;
use super::message::{DaveMessage, DaveReply};

/// The thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the thread for end-to-end encryption could not be started ({0})")]
pub struct WorkerError(String);

/// One thread that handles messages of groups, one after the other. It ends with the worker.
///
/// The MLS library uses rayon, whose global pool would never end. Work within a pool uses that pool instead.
#[derive(Debug)]
pub struct DaveWorker {
    pool: ThreadPool,
}

impl DaveWorker {
    /// Starts the thread.
    ///
    /// # Errors
    /// If the system has no thread to spare.
    pub fn new() -> Result<Self, WorkerError> {
        let pool = ThreadPoolBuilder::new()
            .num_threads(1)
            .thread_name(|_| "discord-dave".to_owned())
            .build();
        let pool = pool.map_err(|error| WorkerError(error.to_string()))?;
        Ok(Self { pool })
    }

    /// Has the thread handle a message. `done` gets the group back, with the replies. If handling panics, `done` gets a group
    /// that asks to be added to the call again.
    pub fn handle(
        &self,
        group: DaveGroup,
        message: DaveMessage,
        done: impl FnOnce(DaveGroup, Vec<DaveReply>) + Send + 'static,
    ) {
        self.pool.spawn(move || {
            let mut group = group;
            let mut spare = group.without_session();
            let transition = message.transition();
            let handled = catch_unwind(AssertUnwindSafe(move || {
                let replies = group.handle(message, Instant::now());
                (group, replies)
            }));
            let (group, replies) = handled.unwrap_or_else(|_| {
                let replies = spare.recover(transition);
                (spare, replies)
            });
            // Nothing that `done` does may end the process.
            catch_unwind(AssertUnwindSafe(|| done(group, replies))).ok();
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use discord_model::Id;

    use super::*;

    #[test]
    fn a_group_comes_back_with_the_replies() {
        let worker = DaveWorker::new().unwrap();
        let (sender, receiver) = channel();
        let begin = DaveMessage::Begin {
            version: 1,
            channel: Id::new(7),
        };
        worker.handle(DaveGroup::new(Id::new(1)), begin, move |group, replies| {
            sender.send((group, replies)).unwrap();
        });
        let (group, replies) = receiver.recv().unwrap();
        assert!(group.is_encrypted());
        assert!(matches!(replies[..], [DaveReply::KeyPackage(_)]));
    }
}
