//! A short run of the fuzzer: long enough for what broke just now, not for what has been there for years.

use anyhow::Result;

use super::report::Tally;
use crate::fuzz;

/// For each target.
const SECONDS: u64 = 10;

pub fn run() -> Result<Vec<Tally>> {
    fuzz::targets(SECONDS)
}
