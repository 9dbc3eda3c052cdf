//! Requests that must not overtake one another.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot::{self, error::TryRecvError};

/// Where requests stand in line: one after the other where their order can be seen.
///
/// A script that posts two messages without waiting for the first means them in that order, but two connections may deliver
/// them in the other. Nothing is lost by it: Discord's limits on what changes a channel are lower than what one request
/// after the other comes to.
#[derive(Debug, Default)]
pub(crate) struct Lines(Mutex<HashMap<String, oneshot::Receiver<()>>>);

/// A place in a line. Dropping it lets the next one go.
#[derive(Debug)]
pub(crate) struct Place {
    before: Option<oneshot::Receiver<()>>,
    _gone: oneshot::Sender<()>,
}

impl Lines {
    /// Stands at the end of a line.
    pub(crate) fn join(&self, line: String) -> Place {
        let (gone, last) = oneshot::channel();
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|_, last| last.try_recv() == Err(TryRecvError::Empty));
        Place {
            before: lines.insert(line, last),
            _gone: gone,
        }
    }
}

impl Place {
    /// Waits until whoever stood before is gone.
    pub(crate) async fn come_first(&mut self) {
        if let Some(before) = self.before.take() {
            // It never says anything; it goes.
            let _ = before.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    async fn is_first(place: &mut Place) -> bool {
        timeout(Duration::from_millis(20), place.come_first())
            .await
            .is_ok()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    }

    #[test]
    fn one_after_the_other() {
        runtime().block_on(async {
            let lines = Lines::default();
            let mut first = lines.join("a".to_owned());
            let mut second = lines.join("a".to_owned());
            let mut other = lines.join("b".to_owned());
            assert!(is_first(&mut first).await);
            assert!(is_first(&mut other).await, "another line");
            assert!(!is_first(&mut second).await);
        });
    }

    #[test]
    fn who_gives_up_does_not_hold_the_others_back() {
        runtime().block_on(async {
            let lines = Lines::default();
            let first = lines.join("a".to_owned());
            let mut second = lines.join("a".to_owned());
            drop(first);
            assert!(is_first(&mut second).await);
        });
    }

    #[test]
    fn lines_nobody_stands_in_are_forgotten() {
        let lines = Lines::default();
        for number in 0..100 {
            drop(lines.join(number.to_string()));
        }
        let _place = lines.join("last".to_owned());
        assert_eq!(lines.0.lock().unwrap().len(), 1);
    }
}
