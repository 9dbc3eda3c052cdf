//! The task that owns the state of the limiter.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::LimiterSettings;
use super::key::LimiterKey;
use super::resource::{RequestNumber, WaitingRequest};
use super::state::{LimiterState, RequestEnd};

/// What the handle and the permits send to the task.
#[derive(Debug)]
pub(super) enum LimiterCommand {
    Enqueue {
        key: LimiterKey,
        number: RequestNumber,
        waiting: WaitingRequest,
    },
    End {
        key: LimiterKey,
        number: RequestNumber,
        end: RequestEnd,
    },
}

/// Starts the task. It must be called within a tokio runtime.
pub(super) fn start(
    settings: &LimiterSettings,
    invalid: Arc<AtomicU32>,
) -> mpsc::UnboundedSender<LimiterCommand> {
    let (sender, commands) = mpsc::unbounded_channel();
    let state = LimiterState::new(settings, Instant::now());
    tokio::spawn(run(state, commands, invalid));
    sender
}

async fn run(
    mut state: LimiterState,
    mut commands: mpsc::UnboundedReceiver<LimiterCommand>,
    invalid: Arc<AtomicU32>,
) {
    let mut wake = None;
    loop {
        tokio::select! {
            command = commands.recv() => {
                let Some(command) = command else { return };
                let now = Instant::now();
                apply(&mut state, command, now);
                while let Ok(command) = commands.try_recv() {
                    apply(&mut state, command, now);
                }
            }
            () = sleep_until(wake.unwrap_or_else(Instant::now)), if wake.is_some() => {}
        }
        wake = state.advance(Instant::now());
        invalid.store(state.invalid(), Ordering::Relaxed);
    }
}

fn apply(state: &mut LimiterState, command: LimiterCommand, now: Instant) {
    match command {
        LimiterCommand::Enqueue {
            key,
            number,
            waiting,
        } => state.enqueue(&key, number, waiting, now),
        LimiterCommand::End { key, number, end } => state.end(&key, number, end, now),
    }
}
