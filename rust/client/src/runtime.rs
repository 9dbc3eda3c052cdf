//! The background threads, shared by all clients of the process, and their shutdown.

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use once_cell::sync::Lazy;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// The function that every background thread calls first.
static THREAD_START: OnceLock<fn()> = OnceLock::new();

static RUNTIME: Lazy<Mutex<Option<Background>>> = Lazy::new(Mutex::default);

/// The share of the shutdown time that is reserved for the threads to end.
const FOR_THREADS: f64 = 0.2;

/// The background threads.
struct Background {
    runtime: Runtime,
    /// The number of threads.
    threads: Arc<AtomicUsize>,
    /// The tasks that the shutdown waits for: connections that are being closed.
    closing: Vec<JoinHandle<()>>,
}

impl Background {
    /// Starts the runtime. Two threads are sufficient for many bots.
    fn start() -> io::Result<Self> {
        let threads = Arc::new(AtomicUsize::new(0));
        let (started, ended) = (threads.clone(), threads.clone());
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("discord")
            .on_thread_start(move || {
                started.fetch_add(1, Ordering::Relaxed);
                if let Some(hook) = THREAD_START.get() {
                    hook();
                }
            })
            .on_thread_stop(move || {
                ended.fetch_sub(1, Ordering::Relaxed);
            })
            .enable_all()
            .build()?;
        Ok(Self {
            runtime,
            threads,
            closing: Vec::new(),
        })
    }

    fn close(&mut self, closing: impl Future<Output = ()> + Send + 'static) {
        self.closing.retain(|other| !other.is_finished());
        self.closing.push(self.runtime.spawn(closing));
    }

    /// Returns whether all threads have ended.
    fn end(self, bound: Duration) -> bool {
        let begun = Instant::now();
        let closed = async {
            for connection in self.closing {
                connection.await.ok();
            }
        };
        let for_closing = bound.mul_f64(1.0 - FOR_THREADS);
        self.runtime
            .block_on(async { timeout(for_closing, closed).await })
            .ok();
        self.runtime
            .shutdown_timeout(bound.saturating_sub(begun.elapsed()));
        self.threads.load(Ordering::Relaxed) == 0
    }
}

fn lock() -> MutexGuard<'static, Option<Background>> {
    RUNTIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the runtime, which the first client starts.
pub(crate) fn handle() -> io::Result<Handle> {
    let mut background = lock();
    if let Some(running) = &*background {
        return Ok(running.runtime.handle().clone());
    }
    let running = background.insert(Background::start()?);
    Ok(running.runtime.handle().clone())
}

/// Sets the function that every background thread calls first, including short-lived threads. It applies to threads
/// that start later. Only the first call has an effect.
///
/// A program that is not written in Rust may have to block signals here: unlike Rust programs, it does not ignore
/// `SIGPIPE`, which is raised by a write to a connection that the peer has reset.
pub fn set_thread_start_hook(hook: fn()) {
    THREAD_START.set(hook).ok();
}

/// Drops a value on a background thread, if there are any.
pub fn discard(value: impl Send + 'static) {
    if let Some(running) = &*lock() {
        running.runtime.spawn_blocking(move || drop(value));
    }
}

/// Runs work that takes longer than a frame, such as reading a file, on a background thread. Returns whether there is one. The end of the
/// program waits for the work, so it must end soon once its results are not needed any more.
pub fn run_in_background(work: impl FnOnce() + Send + 'static) -> bool {
    match handle() {
        Ok(runtime) => {
            runtime.spawn_blocking(work);
            true
        }
        Err(_) => false,
    }
}

/// Runs a task that closes a connection. [`shutdown`] waits for it.
pub(crate) fn close_in_background(closing: impl Future<Output = ()> + Send + 'static) {
    if let Some(running) = &mut *lock() {
        running.close(closing);
    }
}

/// Ends the background threads: waits for connections that are being closed, and for the threads, in total no longer
/// than `bound`. A later login starts them again.
///
/// Returns whether all threads have ended. If not, one of them is still running, and its code must stay loaded.
pub fn shutdown(bound: Duration) -> bool {
    let running = lock().take();
    running.is_none_or(|running| running.end(bound))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        static BEGUN_WITH_HOOK: Cell<bool> = const { Cell::new(false) };
    }

    #[test]
    fn every_background_thread_begins_with_the_hook() {
        set_thread_start_hook(|| BEGUN_WITH_HOOK.set(true));
        let background = Background::start().unwrap();
        let worker = background.runtime.spawn(async { BEGUN_WITH_HOOK.get() });
        let blocking = background.runtime.spawn_blocking(|| BEGUN_WITH_HOOK.get());
        assert!(background.runtime.block_on(worker).unwrap(), "worker");
        assert!(background.runtime.block_on(blocking).unwrap(), "blocking");
        assert!(!BEGUN_WITH_HOOK.get(), "not the thread that starts them");
        assert!(background.end(Duration::from_secs(10)));
    }

    #[test]
    fn the_end_waits_for_connections_to_close() {
        let mut background = Background::start().unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        background.close(async move {
            tokio::time::sleep(Duration::from_millis(200)).await;
            sender.send(()).unwrap();
        });
        assert!(background.end(Duration::from_secs(10)));
        assert_eq!(receiver.try_recv(), Ok(()), "it was closed");
    }

    #[test]
    fn the_end_is_bounded_and_tells_of_threads_that_go_on() {
        let mut background = Background::start().unwrap();
        background.close(std::future::pending());
        let begun = Instant::now();
        background
            .runtime
            .spawn(async { std::thread::sleep(Duration::from_secs(4)) });
        std::thread::sleep(Duration::from_millis(200));
        assert!(!background.end(Duration::from_millis(500)), "one sleeps");
        assert!(begun.elapsed() < Duration::from_secs(4));
    }
}
