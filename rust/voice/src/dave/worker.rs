//! A thread for work with groups, which takes milliseconds: the threads of sound and of the network must not wait for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::group::DaveGroup;
use super::message::{DaveMessage, DaveReply};

/// The thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the thread for end-to-end encryption could not be started ({0})")]
pub struct WorkerError(String);

/// One thread that handles messages of groups, one after the other. It ends with the worker, which waits for it when it is dropped.
///
/// The MLS library uses rayon, whose global pool would never end. Work within a pool uses that pool instead.
#[derive(Debug)]
pub struct DaveWorker {
    /// `None` while the worker is dropped.
    pool: Option<ThreadPool>,
    /// The thread of the pool.
    thread: Option<JoinHandle<()>>,
}

impl DaveWorker {
    /// Starts the thread.
    ///
    /// # Errors
    /// If the system has no thread to spare.
    pub fn new() -> Result<Self, WorkerError> {
        let mut thread = None;
        let pool = ThreadPoolBuilder::new()
            .num_threads(1)
            .spawn_handler(|pool_thread| {
                let builder = thread::Builder::new().name("discord-dave".to_owned());
                thread = Some(builder.spawn(|| pool_thread.run())?);
                Ok(())
            })
            .build();
        let pool = pool.map_err(|error| WorkerError(error.to_string()))?;
        Ok(Self {
            pool: Some(pool),
            thread,
        })
    }

    /// Has the thread handle a message. `done` gets the group back, with the replies. If handling panics, `done` gets a group
    /// that asks to be added to the call again.
    pub fn handle(
        &self,
        group: DaveGroup,
        message: DaveMessage,
        done: impl FnOnce(DaveGroup, Vec<DaveReply>) + Send + 'static,
    ) {
        let Some(pool) = &self.pool else {
            return;
        };
        pool.spawn(move || {
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

impl Drop for DaveWorker {
    fn drop(&mut self) {
        // Dropping the pool only asks its thread to end.
        self.pool = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

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
            let thread = std::thread::current().name().map(str::to_owned);
            sender.send((group, replies, thread)).unwrap();
        });
        let (group, replies, thread) = receiver.recv().unwrap();
        assert_eq!(thread.as_deref(), Some("discord-dave"));
        assert!(group.is_encrypted());
        assert!(matches!(replies[..], [DaveReply::KeyPackage(_)]));
    }

    #[test]
    fn the_thread_ends_with_the_worker() {
        let worker = DaveWorker::new().unwrap();
        let (sender, receiver) = channel::<()>();
        let reset = DaveMessage::Reset;
        worker.handle(DaveGroup::new(Id::new(1)), reset, move |_, _| {
            std::thread::sleep(Duration::from_millis(50));
            drop(sender);
        });
        drop(worker);
        // What was begun is done: the other end of the channel is gone.
        assert_eq!(
            receiver.try_recv(),
            Err(std::sync::mpsc::TryRecvError::Disconnected)
        );
    }
}
