//! `cargo xtask bench`: how fast it is, in a game and without one.

mod client;
mod game;

use anyhow::Result;
use clap::ValueEnum;

/// A measurement that can be made alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Measurement {
    /// The client without the engine, beside twilight
    Client,
    /// An exported game
    Game,
}

/// Makes the measurements, all of them if none is named.
///
/// # Errors
/// When something does not build, or a measurement fails.
pub fn run(only: &[Measurement]) -> Result<()> {
    for measurement in Measurement::value_variants() {
        if !only.is_empty() && !only.contains(measurement) {
            continue;
        }
        match measurement {
            Measurement::Client => client::run()?,
            Measurement::Game => game::run()?,
        }
    }
    Ok(())
}
