//! Throws made-up and mangled bytes at what reads the network, and learns from which of them reach new code.
//!
//! `cargo xtask fuzz` builds this with the compiler's coverage counters and runs each target for a while. Without them it
//! runs too, but blind. What is written in C, zstd, is never counted.
//!
//! `cargo xtask test` runs `check` instead, which never looks at the counters or at the clock: the same source code tries
//! the same inputs on every machine, so that a commit always gets the same verdict.
//!
//! ```text
//! discord-fuzz fuzz TARGET FILE SECONDS [SEED]    fuzzes for a while; FILE is where the input that is tried is kept
//! discord-fuzz check TARGET FILE INPUTS SEED      tries the kept inputs, and so many that are made from them
//! discord-fuzz again TARGET FILE                  runs one input again
//! ```

// A command-line program talks to its user.
#![allow(clippy::print_stdout)]

mod coverage;
mod kept;
mod memory;
mod mutate;
mod session;
mod targets;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, io, thread};

use session::Limit;
use targets::TARGETS;

/// What a thread has that reads a connection, in bytes.
const STACK: usize = 2 << 20;

fn main() -> io::Result<ExitCode> {
    let thread = thread::Builder::new().stack_size(STACK);
    let work = thread.spawn(|| {
        let arguments: Vec<String> = env::args().skip(1).collect();
        obey(&arguments).unwrap_or_else(usage)
    })?;
    Ok(work.join().unwrap_or(ExitCode::FAILURE))
}

/// Does what the arguments say, if they say something.
fn obey(arguments: &[String]) -> Option<ExitCode> {
    let [verb, name, file, numbers @ ..] = arguments else {
        return None;
    };
    let target = TARGETS.iter().find(|target| target.name == name)?;
    let file = Path::new(file);
    let numbers: Vec<u64> = numbers
        .iter()
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let fuzz = |seconds, seed| {
        let limit = Limit::Time(Duration::from_secs(seconds));
        session::fuzz(target, file, limit, seed)
    };
    match (verb.as_str(), &numbers[..]) {
        ("again", []) => Some(session::again(target, file)),
        ("fuzz", [seconds]) => Some(fuzz(*seconds, fastrand::u64(..))),
        ("fuzz", [seconds, seed]) => Some(fuzz(*seconds, *seed)),
        ("check", [inputs, seed]) => {
            Some(session::fuzz(target, file, Limit::Inputs(*inputs), *seed))
        }
        _ => None,
    }
}

fn usage() -> ExitCode {
    eprintln!(
        "usage: discord-fuzz fuzz TARGET FILE SECONDS [SEED]\n       discord-fuzz check TARGET FILE INPUTS SEED\n       discord-fuzz again TARGET FILE"
    );
    for target in TARGETS {
        eprintln!("  {:8} {}", target.name, target.about);
    }
    ExitCode::FAILURE
}
