//! A run of one target.

use std::any::Any;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::coverage::Coverage;
use crate::mutate::{LONGEST, mutate};
use crate::targets::Target;

/// An input is changed so often at most before it is tried.
const MOST_CHANGES: usize = 6;

/// So many inputs are remembered.
const CORPUS: usize = 20_000;

/// Fuzzes for a while. The input that is tried is always in the file: it survives whatever it does to the program.
pub fn fuzz(target: &Target, file: &Path, time: Duration, seed: u64) -> ExitCode {
    let outcome = File::create(file)
        .map_err(|error| unusable(file, &error))
        .and_then(|kept| explore(target, kept, time, seed));
    tell(target, outcome)
}

/// Runs the input in a file again.
pub fn again(target: &Target, file: &Path) -> ExitCode {
    let input = fs::read(file).map_err(|error| unusable(file, &error));
    let outcome = input.and_then(|input| run(target, &input));
    tell(target, outcome.map(|()| "nothing wrong".to_owned()))
}

fn unusable(file: &Path, error: &io::Error) -> String {
    format!("cannot use {}: {error}", file.display())
}

fn tell(target: &Target, outcome: Result<String, String>) -> ExitCode {
    let code = if outcome.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    let words = outcome.unwrap_or_else(|problem| problem);
    println!("{}: {words}", target.name);
    code
}

/// Tries inputs until the time is over; returns what was reached, or the first problem.
fn explore(target: &Target, mut kept: File, time: Duration, seed: u64) -> Result<String, String> {
    let mut random = Rng::with_seed(seed);
    let mut coverage = Coverage::new();
    let mut seeds = (target.seeds)().into_iter();
    let mut corpus: Vec<Vec<u8>> = Vec::new();
    let mut runs = 0_u64;
    let started = Instant::now();
    while started.elapsed() < time {
        let seed = seeds.next();
        let is_seed = seed.is_some();
        let mut input = seed.unwrap_or_else(|| next(&corpus, &mut random));
        input.truncate(LONGEST);
        keep(&mut kept, &input).map_err(|error| format!("cannot keep the input: {error}"))?;
        coverage.reset();
        run(target, &input)?;
        if coverage.has_news() || is_seed {
            remember(&mut corpus, input, &mut random);
        }
        runs += 1;
    }
    let reached = match coverage.reached() {
        0 => "blind".to_owned(),
        reached => format!("{reached} pieces of code reached"),
    };
    let remembered = corpus.len();
    Ok(format!(
        "{runs} inputs, {remembered} remembered, {reached}, seed {seed}"
    ))
}

/// Puts the input into the file.
fn keep(file: &mut File, input: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(input)?;
    file.set_len(input.len() as u64)
}

fn run(target: &Target, input: &[u8]) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).map_err(|panic| words(&*panic))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("panicked: {}", text.unwrap_or("without words"))
}

/// A new input, made of old ones. The newest are tried most: they reach what is not explored yet.
fn next(corpus: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let any = |random: &mut Rng| random.usize(..corpus.len().max(1));
    let chosen = any(random).max(any(random));
    let (input, other) = (corpus.get(chosen), corpus.get(any(random)));
    let mut input = input.cloned().unwrap_or_default();
    let other = other.map(Vec::as_slice).unwrap_or_default();
    for _ in 0..random.usize(1..=MOST_CHANGES) {
        mutate(&mut input, other, random);
    }
    input
}

fn remember(corpus: &mut Vec<Vec<u8>>, input: Vec<u8>, random: &mut Rng) {
    if corpus.len() < CORPUS {
        corpus.push(input);
    } else {
        corpus[random.usize(..CORPUS)] = input;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails at a text that changes alone lead to.
    const PLANTED: Target = Target {
        name: "planted",
        about: "",
        run: |input| assert!(!input.starts_with(b"[null"), "found"),
        seeds: || vec![b"[1,2]".to_vec()],
    };

    #[test]
    fn a_planted_bug_is_found_and_fails_again() {
        let file = std::env::temp_dir().join(format!("planted-{}", std::process::id()));
        let kept = File::create(&file).unwrap();
        let found = explore(&PLANTED, kept, Duration::from_secs(60), 1);
        let input = fs::read(&file).unwrap();
        fs::remove_file(&file).unwrap();
        assert_eq!(found, Err("panicked: found".to_owned()));
        assert_eq!(run(&PLANTED, &input), found.map(drop));
        assert_eq!(run(&PLANTED, b"[1,2]"), Ok(()));
    }
}
