//! What once failed, and inputs made with a fixed seed: the same ones in every run, so that a commit always gets the same
//! verdict. `cargo xtask fuzz` looks for new failures.

use anyhow::Result;

use super::report::Tally;
use crate::fuzz;

pub fn run() -> Result<Vec<Tally>> {
    fuzz::check()
}
