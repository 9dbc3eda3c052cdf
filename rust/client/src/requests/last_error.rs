//! The error of the last failed request.

/// The error of the last request that failed, and whether a script has read it. `E` is an error.
pub struct LastError<E> {
    error: Option<E>,
    was_read: bool,
}

impl<E> Default for LastError<E> {
    fn default() -> Self {
        Self {
            error: None,
            was_read: false,
        }
    }
}

impl<E: Clone> LastError<E> {
    /// Returns the error and marks it as read.
    pub fn read(&mut self) -> Option<E> {
        self.was_read |= self.error.is_some();
        self.error.clone()
    }

    /// Records the result of a request. A success removes the error only if a script has read it. Returns the previous
    /// error, which must be dropped while nothing is borrowed.
    #[must_use]
    pub fn note(&mut self, error: Option<E>) -> Option<E> {
        if error.is_none() && !self.was_read {
            return None;
        }
        self.was_read = false;
        std::mem::replace(&mut self.error, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_success_takes_away_what_was_read() {
        let mut last = LastError::default();
        assert_eq!(last.note(Some('a')), None);
        assert_eq!(last.note(None), None);
        assert_eq!(last.read(), Some('a'));
        assert_eq!(last.note(None), Some('a'));
        assert_eq!(last.read(), None);
    }

    #[test]
    fn a_newer_error_has_not_been_read() {
        let mut last = LastError::default();
        assert_eq!(last.note(Some('a')), None);
        assert_eq!(last.read(), Some('a'));
        assert_eq!(last.note(Some('b')), Some('a'));
        assert_eq!(last.note(None), None);
        assert_eq!(last.read(), Some('b'));
    }
}
