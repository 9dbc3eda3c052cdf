//! The response to the HTTP request of an interaction, which another thread gives.

use std::time::Duration;

use bytes::Bytes;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// Responds to the HTTP request of an interaction. If it is dropped, Discord waits for a response over REST.
#[derive(Debug)]
pub struct HttpResponder(oneshot::Sender<Bytes>);

/// Waits for the response to an HTTP request.
#[derive(Debug)]
pub(super) struct PendingResponse(oneshot::Receiver<Bytes>);

impl HttpResponder {
    pub(super) fn new() -> (Self, PendingResponse) {
        let (sender, receiver) = oneshot::channel();
        (Self(sender), PendingResponse(receiver))
    }

    /// Returns whether the HTTP request still waits for the response.
    pub fn is_open(&self) -> bool {
        !self.0.is_closed()
    }

    /// Responds with this JSON.
    ///
    /// # Errors
    /// Returns the JSON if the HTTP request has ended.
    pub fn respond(self, json: Bytes) -> Result<(), Bytes> {
        self.0.send(json)
    }
}

impl PendingResponse {
    /// Returns the response, or `None` if there is none within this time, or if there will be none.
    pub(super) async fn wait(mut self, limit: Duration) -> Option<Bytes> {
        match timeout(limit, &mut self.0).await {
            Ok(response) => response.ok(),
            // A response may have been given just now. After this, none can be.
            Err(_) => {
                self.0.close();
                self.0.try_recv().ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<T>(test: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(test)
    }

    #[test]
    fn a_response_is_received() {
        let (responder, pending) = HttpResponder::new();
        assert!(responder.is_open());
        responder.respond(Bytes::from_static(b"{}")).unwrap();
        let response = run(async { pending.wait(Duration::from_secs(60)).await });
        assert_eq!(response.as_deref(), Some(&b"{}"[..]));
    }

    #[test]
    fn a_responder_that_is_dropped_ends_the_wait() {
        let (responder, pending) = HttpResponder::new();
        drop(responder);
        assert!(run(async { pending.wait(Duration::from_secs(60)).await }).is_none());
    }

    #[test]
    fn a_late_response_is_given_back() {
        let (responder, pending) = HttpResponder::new();
        assert!(run(async { pending.wait(Duration::ZERO).await }).is_none());
        assert!(!responder.is_open());
        assert!(responder.respond(Bytes::from_static(b"{}")).is_err());
    }

    #[test]
    fn a_request_that_ended_takes_no_response() {
        let (responder, pending) = HttpResponder::new();
        drop(pending);
        assert!(!responder.is_open());
    }
}
