//! Runs the fuzz targets on inputs that have failed before, and on inputs that are generated with a fixed seed, so that the same
//! commit always has the same result. `cargo xtask fuzz` looks for new failures.

use anyhow::Result;

use super::report::Tally;
use crate::fuzz;

pub fn run() -> Result<Vec<Tally>> {
    fuzz::check()
}
