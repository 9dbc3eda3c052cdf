//! `cargo xtask bench`: the benchmarks of the client, of voice, and of an exported game.

mod client;
mod game;
mod voice;

use anyhow::Result;
use clap::ValueEnum;

/// A benchmark, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Benchmark {
    /// The client without Godot, compared with twilight
    Client,
    /// Voice, compared with songbird and discord.js
    Voice,
    /// An exported game
    Game,
}

/// Runs the given benchmarks, or all of them if the list is empty. `seconds` is the length of a measurement of voice, and `repeats` how often
/// it is made.
///
/// # Errors
/// If something does not build, or a benchmark fails.
pub fn run(only: &[Benchmark], seconds: u64, repeats: u64) -> Result<()> {
    for benchmark in Benchmark::value_variants() {
        if !only.is_empty() && !only.contains(benchmark) {
            continue;
        }
        match benchmark {
            Benchmark::Client => client::run()?,
            Benchmark::Voice => voice::run(seconds, repeats)?,
            Benchmark::Game => game::run()?,
        }
    }
    Ok(())
}
