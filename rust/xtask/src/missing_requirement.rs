//! The error for something that is not installed on this machine.

use std::fmt;

/// The error of a task that cannot run here although nothing is wrong with the project: a program or an input is missing.
/// Locally the task is reported as not run. In CI, where nobody would notice that, it counts as a failure unless what is
/// missing is optional.
#[derive(Debug)]
pub struct MissingRequirement {
    reason: String,
    is_optional: bool,
}

impl MissingRequirement {
    /// Something that everybody who tests the project has to install.
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            is_optional: false,
        }
    }

    /// An input that is not part of the project, and that few people have.
    pub fn optional(reason: impl Into<String>) -> Self {
        Self {
            is_optional: true,
            ..Self::new(reason)
        }
    }

    /// Whether it is a failure in CI.
    pub fn fails_in_ci(&self) -> bool {
        !self.is_optional
    }
}

impl fmt::Display for MissingRequirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for MissingRequirement {}
