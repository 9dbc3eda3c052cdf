//! The end of the threads. One test: it counts what the process has open.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_sandbox::{Config, Sandbox};

/// A thread that reads from a socket keeps it open. If the library were unloaded then, the process would crash.
#[test]
fn no_thread_outlives_a_sandbox() {
    let before = open_files();
    for _ in 0..5 {
        let sandbox = Sandbox::start(Config::default()).unwrap();
        let without_voice = open_files();
        // Starts the voice server, which reads on a thread of its own.
        sandbox.voice_certificate().unwrap();
        while open_files() <= without_voice {
            std::thread::yield_now();
        }
        drop(sandbox);
        assert_eq!(open_files(), before);
    }
}

fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}
