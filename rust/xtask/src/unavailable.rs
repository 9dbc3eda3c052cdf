//! What this machine lacks.

use std::fmt;

/// The error of a chore that cannot be done here, though nothing is wrong with the project. A person's test run names
/// it and goes on; in CI, where nobody would notice, it counts as a failure unless it is optional.
#[derive(Debug)]
pub struct Unavailable {
    reason: String,
    is_optional: bool,
}

impl Unavailable {
    /// Because of that, which whoever tests the project has to install.
    pub fn because(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            is_optional: false,
        }
    }

    /// Because of an input that is no part of the project, and that few have.
    pub fn optional(reason: impl Into<String>) -> Self {
        Self {
            is_optional: true,
            ..Self::because(reason)
        }
    }

    /// Whether it is a failure in CI.
    pub fn counts_in_ci(&self) -> bool {
        !self.is_optional
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Unavailable {}
