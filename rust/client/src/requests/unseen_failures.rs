//! Failures that no script has read. They are logged, so that no request fails silently.

/// The maximum number of failures that are logged individually per frame. A thousand calls that fail at once must not
/// fill the log.
const MAX_REPORTED: usize = 5;

/// The failures that a script may still read. `I` identifies an error.
pub struct UnseenFailures<I>(Vec<UnseenFailure<I>>);

/// A failed request.
pub struct UnseenFailure<I> {
    /// The error.
    pub error: I,
    /// The text for the log.
    pub report: String,
    /// Whether a script awaits the request, so that it notices the failure, but not the reason.
    pub is_awaited: bool,
}

/// A line for the log.
#[derive(Debug, PartialEq, Eq)]
pub enum FailureReport {
    /// A script notices the failure.
    Warning(String),
    /// No script notices the failure.
    Error(String),
}

impl<I> Default for UnseenFailures<I> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<I: PartialEq> UnseenFailures<I> {
    /// Records a failure.
    pub fn add(&mut self, failure: UnseenFailure<I>) {
        self.0.push(failure);
    }

    /// Removes an error that a script has read.
    pub fn seen(&mut self, error: &I) {
        self.0.retain(|unseen| unseen.error != *error);
    }

    /// Returns the reports of failures that were recorded in the last frame and have not been read since.
    pub fn take_reports(&mut self) -> Vec<FailureReport> {
        let unseen = std::mem::take(&mut self.0);
        let left_out = unseen.len().saturating_sub(MAX_REPORTED);
        let reports = unseen.into_iter().take(MAX_REPORTED);
        let mut reports: Vec<_> = reports
            .map(|failure| match failure.is_awaited {
                true => FailureReport::Warning(failure.report),
                false => FailureReport::Error(failure.report),
            })
            .collect();
        if left_out > 0 {
            reports.push(FailureReport::Error(format!(
                "DiscordREST: {left_out} more requests failed in the same frame. Connect request_failed to see each of them."
            )));
        }
        reports
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(error: usize, is_awaited: bool) -> UnseenFailure<usize> {
        UnseenFailure {
            error,
            report: error.to_string(),
            is_awaited,
        }
    }

    #[test]
    fn what_nobody_looked_at_is_reported_once() {
        let mut unseen = UnseenFailures::default();
        for number in 0..3 {
            unseen.add(failure(number, number == 0));
        }
        unseen.seen(&1);
        assert_eq!(
            unseen.take_reports(),
            [
                FailureReport::Warning("0".to_owned()),
                FailureReport::Error("2".to_owned())
            ]
        );
        assert_eq!(unseen.take_reports(), []);
    }

    #[test]
    fn many_failures_do_not_fill_the_log() {
        let mut unseen = UnseenFailures::default();
        for number in 0..1000 {
            unseen.add(failure(number, false));
        }
        let reports = unseen.take_reports();
        assert_eq!(reports.len(), MAX_REPORTED + 1);
        assert!(
            matches!(reports.last(), Some(FailureReport::Error(text)) if text.contains("995 more"))
        );
    }
}
