//! The background threads, shared by all clients of the process, and their end.

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use once_cell::sync::Lazy;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;
use tokio::time::timeout;

static RUNTIME: Lazy<Mutex<Option<Running>>> = Lazy::new(Mutex::default);

/// How many background threads there are.
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// The share of the time for a shutdown that is kept for the threads to end in.
const FOR_THREADS: f64 = 0.2;

struct Running {
    runtime: Runtime,
    /// What the end waits for: connections that are being closed.
    closing: Vec<JoinHandle<()>>,
}

/// The runtime, which the first client starts: two threads do for many bots.
pub(crate) fn handle() -> io::Result<Handle> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = &*runtime {
        return Ok(running.runtime.handle().clone());
    }
    let started = Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("discord")
        .on_thread_start(|| {
            THREADS.fetch_add(1, Ordering::Relaxed);
        })
        .on_thread_stop(|| {
            THREADS.fetch_sub(1, Ordering::Relaxed);
        })
        .enable_all()
        .build()?;
    let running = runtime.insert(Running {
        runtime: started,
        closing: Vec::new(),
    });
    Ok(running.runtime.handle().clone())
}

/// Frees something on a background thread, if there are any.
pub fn discard(leftovers: impl Send + 'static) {
    let runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = &*runtime {
        running.runtime.spawn_blocking(move || drop(leftovers));
    }
}

/// Runs what closes a connection. [`shutdown`] waits for it.
pub(crate) fn close_in_background(closing: impl Future<Output = ()> + Send + 'static) {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(running) = &mut *runtime {
        running.closing.retain(|other| !other.is_finished());
        running.closing.push(running.runtime.spawn(closing));
    }
}

/// Ends the background threads: waits until connections that are being closed are, and for the threads, all together no longer
/// than `bound`. A later login starts them again.
///
/// Returns whether all threads have ended. If not, one of them is in the midst of long work and the code it runs must stay
/// loaded.
pub fn shutdown(bound: Duration) -> bool {
    let running = RUNTIME
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let Some(Running { runtime, closing }) = running {
        let begun = Instant::now();
        let closed = async {
            for connection in closing {
                connection.await.ok();
            }
        };
        let for_closing = bound.mul_f64(1.0 - FOR_THREADS);
        runtime
            .block_on(async { timeout(for_closing, closed).await })
            .ok();
        runtime.shutdown_timeout(bound.saturating_sub(begun.elapsed()));
    }
    THREADS.load(Ordering::Relaxed) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One test, because the runtime is one for the process.
    #[test]
    fn the_end_waits_for_connections_to_close_and_tells_of_threads_that_go_on() {
        handle().unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        close_in_background(async move {
            tokio::time::sleep(Duration::from_millis(200)).await;
            sender.send(()).unwrap();
        });
        assert!(shutdown(Duration::from_secs(10)));
        assert_eq!(receiver.try_recv(), Ok(()), "it was closed");

        let runtime = handle().unwrap();
        close_in_background(std::future::pending());
        let begun = Instant::now();
        runtime.spawn(async { std::thread::sleep(Duration::from_secs(2)) });
        std::thread::sleep(Duration::from_millis(100));
        assert!(!shutdown(Duration::from_millis(500)), "one still sleeps");
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}
