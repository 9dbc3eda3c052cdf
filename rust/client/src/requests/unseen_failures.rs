//! Failures that no script has looked at: they go into the log, so that no request fails without a trace.

/// How many are reported one by one in a frame. A thousand calls that fail at once must not fill the log.
const MAX_REPORTED: usize = 5;

/// The failures of which it is not known yet whether a script looks at them. `I` names an error.
pub struct UnseenFailures<I>(Vec<UnseenFailure<I>>);

/// A failed request.
pub struct UnseenFailure<I> {
    /// The error.
    pub error: I,
    /// What is reported.
    pub report: String,
    /// Whether a script awaits the request, and so knows that it failed, if not why.
    pub is_awaited: bool,
}

/// A line for the log.
#[derive(Debug, PartialEq, Eq)]
pub enum FailureReport {
    /// A script knows of the failure.
    Warning(String),
    /// No script knows of it.
    Error(String),
}

impl<I> Default for UnseenFailures<I> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<I: PartialEq> UnseenFailures<I> {
    /// Notes a failure.
    pub fn add(&mut self, failure: UnseenFailure<I>) {
        self.0.push(failure);
    }

    /// A script has read an error.
    pub fn seen(&mut self, error: &I) {
        self.0.retain(|unseen| unseen.error != *error);
    }

    /// The reports of what was noted in the last frame and has not been looked at since.
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
