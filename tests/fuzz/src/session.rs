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
use crate::kept;
use crate::mutate::{LONGEST, mutate};
use crate::targets::Target;

/// An input is changed so often at most before it is tried.
const MOST_CHANGES: usize = 6;

/// So many inputs are remembered.
const CORPUS: usize = 20_000;

/// When a run ends.
#[derive(Clone, Copy)]
pub enum Limit {
    /// After that time. Inputs that reach new code are changed further.
    Time(Duration),
    /// After so many inputs. Which code they reach is not looked at, because that depends on compiler and processor.
    Inputs(u64),
}

/// Fuzzes until the limit. The input that is tried is always in the file: it survives whatever it does to the program.
pub fn fuzz(target: &Target, file: &Path, limit: Limit, seed: u64) -> ExitCode {
    // Printed first: an input that ends the program leaves no other trace of the seed.
    println!("{}: seed {seed}", target.name);
    let outcome = kept::inputs(target.name).and_then(|inputs| {
        let file = File::create(file).map_err(|error| unusable(file, &error))?;
        explore(target, inputs, file, limit, seed)
    });
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

/// Tries the target's seeds and the kept inputs, then what is made from them, until the limit; returns what was reached,
/// or the first problem.
fn explore(
    target: &Target,
    inputs: Vec<Vec<u8>>,
    mut file: File,
    limit: Limit,
    seed: u64,
) -> Result<String, String> {
    let mut random = Rng::with_seed(seed);
    let mut coverage = Coverage::new();
    let mut begin_with = (target.seeds)().into_iter().chain(inputs);
    let mut corpus: Vec<Vec<u8>> = Vec::new();
    let mut runs = 0_u64;
    let started = Instant::now();
    loop {
        let first = begin_with.next();
        let is_over = match limit {
            Limit::Time(time) => started.elapsed() >= time,
            // What the run begins with is always tried.
            Limit::Inputs(inputs) => first.is_none() && runs >= inputs,
        };
        if is_over {
            break;
        }
        let is_first = first.is_some();
        let mut input = first.unwrap_or_else(|| next(&corpus, &mut random));
        input.truncate(LONGEST);
        keep(&mut file, &input).map_err(|error| format!("cannot keep the input: {error}"))?;
        coverage.reset();
        run(target, &input)?;
        let is_new = matches!(limit, Limit::Time(_)) && coverage.has_news();
        if is_new || is_first {
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
    use std::sync::Mutex;

    /// Fails at a text that changes alone lead to.
    const PLANTED: Target = Target {
        name: "planted",
        about: "",
        run: |input| assert!(!input.starts_with(b"[null"), "found"),
        seeds: || vec![b"[1,2]".to_vec()],
    };

    fn temporary_file(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("{name}-{}", std::process::id()))
    }

    #[test]
    fn a_planted_bug_is_found_and_fails_again() {
        let path = temporary_file("planted");
        let file = File::create(&path).unwrap();
        let limit = Limit::Time(Duration::from_secs(60));
        let found = explore(&PLANTED, Vec::new(), file, limit, 1);
        let input = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(found, Err("panicked: found".to_owned()));
        assert_eq!(run(&PLANTED, &input), found.map(drop));
        assert_eq!(run(&PLANTED, b"[1,2]"), Ok(()));
    }

    /// All inputs that `RECORDING` was given.
    static RECORDED: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());

    const RECORDING: Target = Target {
        name: "recording",
        about: "",
        run: |input| RECORDED.lock().unwrap().push(input.to_vec()),
        seeds: || vec![b"{\"a\":[1,2,3]}".to_vec()],
    };

    #[test]
    fn the_same_seed_tries_the_same_inputs() {
        let path = temporary_file("recording");
        let tried = |inputs: u64, seed| {
            let file = File::create(&path).unwrap();
            let kept = vec![b"[true,null]".to_vec()];
            explore(&RECORDING, kept, file, Limit::Inputs(inputs), seed).unwrap();
            std::mem::take(&mut *RECORDED.lock().unwrap())
        };
        let (first, second, other) = (tried(2000, 4), tried(2000, 4), tried(2000, 5));
        assert_eq!(first.len(), 2000);
        assert!(first == second, "the same seed tried other inputs");
        assert!(first != other, "another seed tried the same inputs");
        // The kept inputs are tried whatever the limit.
        assert_eq!(tried(0, 4), [&b"{\"a\":[1,2,3]}"[..], b"[true,null]"]);
        fs::remove_file(&path).unwrap();
    }
}
