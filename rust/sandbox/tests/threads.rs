//! The end of the threads. One test: it counts what the process has.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::time::Duration;

use discord_sandbox::{Config, Sandbox};

/// A thread that reads from a socket keeps it open. If the library were unloaded then, the process would crash.
#[test]
fn no_thread_outlives_a_sandbox() {
    let (files, threads) = (count("fd"), count("task"));
    for _ in 0..10 {
        let sandbox = Sandbox::start(Config::default()).unwrap();
        // Starts the voice server, which reads on a thread of its own.
        sandbox.voice_certificate().unwrap();
        while count("task") < threads + 2 {
            std::thread::yield_now();
        }
        // The thread reads by now.
        std::thread::sleep(Duration::from_millis(20));
        drop(sandbox);
        assert_eq!(count("fd"), files);
        // The system takes a moment to forget threads that have ended.
        while count("task") > threads {
            std::thread::yield_now();
        }
    }
}

/// Counts the threads (`task`) or the open files (`fd`) of the process.
fn count(what: &str) -> usize {
    let folder = format!("/proc/self/{what}");
    std::fs::read_dir(folder).unwrap().count()
}
