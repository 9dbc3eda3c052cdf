//! The task that owns the limiter's state.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::Settings;
use super::key::Key;
use super::major::{Number, Waiter};
use super::state::{End, State};

/// What the handles ask for.
#[derive(Debug)]
pub(super) enum Command {
    Enqueue {
        key: Key,
        number: Number,
        waiter: Waiter,
    },
    End {
        key: Key,
        number: Number,
        end: End,
    },
}

/// Starts the task. It must be called within a tokio runtime.
pub(super) fn start(
    settings: &Settings,
    invalid: Arc<AtomicU32>,
) -> mpsc::UnboundedSender<Command> {
    let (sender, commands) = mpsc::unbounded_channel();
    let state = State::new(settings, Instant::now());
    tokio::spawn(run(state, commands, invalid));
    sender
}

async fn run(
    mut state: State,
    mut commands: mpsc::UnboundedReceiver<Command>,
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

fn apply(state: &mut State, command: Command, now: Instant) {
    match command {
        Command::Enqueue {
            key,
            number,
            waiter,
        } => state.enqueue(&key, number, waiter, now),
        Command::End { key, number, end } => state.end(&key, number, end, now),
    }
}
