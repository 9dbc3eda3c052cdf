//! The background threads, shared by all clients of the process.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use once_cell::sync::Lazy;
use tokio::runtime::{Builder, Handle, Runtime};

static RUNTIME: Lazy<Mutex<Option<Runtime>>> = Lazy::new(Mutex::default);

/// The runtime, which the first client starts: two threads do for many bots.
pub(crate) fn handle() -> io::Result<Handle> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = &*runtime {
        return Ok(running.handle().clone());
    }
    let started = Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("discord")
        .enable_all()
        .build()?;
    Ok(runtime.insert(started).handle().clone())
}

/// Frees something on a background thread, if there are any.
pub fn discard(leftovers: impl Send + 'static) {
    let runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = &*runtime {
        running.spawn_blocking(move || drop(leftovers));
    }
}

/// Ends the background threads, and waits for them no longer than `bound`. A later login starts them again.
pub fn shutdown(bound: Duration) {
    let running = RUNTIME
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let Some(running) = running {
        running.shutdown_timeout(bound);
    }
}
