//! Why a text is not JSON.

use std::fmt;

/// What is wrong with a JSON text, and where. It is one pointer wide, since every value that is read could bring one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Flaw>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Flaw {
    what: Box<str>,
    /// The number of bytes before it, if it is known.
    at: Option<usize>,
}

impl Error {
    #[cold]
    pub(super) fn new(what: &str, at: usize) -> Self {
        Self(Box::new(Flaw {
            what: what.into(),
            at: Some(at),
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.at {
            Some(at) => write!(f, "{} at byte {at}", self.0.what),
            None => f.write_str(&self.0.what),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self(Box::new(Flaw {
            what: what.to_string().into(),
            at: None,
        }))
    }
}
