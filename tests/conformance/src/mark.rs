//! What an operation is known by: its verb, and its path without the names of the parameters.

use std::fmt;

/// A verb and a path whose parameters are `{}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub verb: String,
    pub path: String,
}

impl Mark {
    /// The mark of a verb and a template, whatever its parameters are called.
    pub fn new(verb: &str, template: &str) -> Self {
        let segments = template.split('/').map(|segment| {
            if segment.starts_with('{') {
                "{}"
            } else {
                segment
            }
        });
        Self {
            verb: verb.to_uppercase(),
            path: segments.collect::<Vec<_>>().join("/"),
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb, self.path)
    }
}
