//! What this machine lacks.

use std::fmt;

/// The error of a chore that cannot be done here, though nothing is wrong with the project. A person's test run names
/// it and goes on; in CI, where nobody would notice, it counts as a failure.
#[derive(Debug)]
pub struct Unavailable(String);

impl Unavailable {
    /// Because of that.
    pub fn because(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unavailable {}
