//! What is done when a WebSocket is lost, cannot be opened, or does not work.

use std::time::Instant;

use super::{
    CLOSE_KEEPING_SESSION, CloseAction, Credentials, Effect, Expiry, GatewayEvent, Phase,
    REPORTED_DIALS, SERVER_TIMEOUT, StopReason, VoiceDialError, VoiceGateway,
};

impl VoiceGateway {
    /// Closes a WebSocket that does not work, and opens another.
    pub(super) fn give_up_socket(&mut self, now: Instant) {
        self.effects.push(Effect::Close(CLOSE_KEEPING_SESSION));
        self.lost(CloseAction::Resume, now);
    }

    /// The WebSocket could not be opened. That a certificate is not trusted does not pass by itself: who joins learns of it at once.
    pub(super) fn dial_failed(&mut self, error: VoiceDialError, now: Instant) {
        if !matches!(self.phase, Phase::Dialing { .. }) {
            return;
        }
        let is_final =
            matches!(error, VoiceDialError::UntrustedCertificate { .. }) && !self.was_live;
        self.failed_dials += 1;
        if self.failed_dials == REPORTED_DIALS {
            self.event(GatewayEvent::DialFailed(error.clone()));
        }
        self.dial_error = Some(error);
        let action = match is_final {
            true => CloseAction::Stop(StopReason::Unreachable(self.dial_error.clone())),
            false => CloseAction::Resume,
        };
        self.lost(action, now);
    }

    /// The WebSocket is gone.
    pub(super) fn lost(&mut self, action: CloseAction, now: Instant) {
        self.heartbeat = None;
        match action {
            CloseAction::Resume => {
                let lasted = match self.phase {
                    Phase::Live { since } => Some(now.saturating_duration_since(since)),
                    _ => None,
                };
                self.backoff.lost(lasted);
                if self.backoff.is_exhausted() {
                    let reason = StopReason::Unreachable(self.dial_error.clone());
                    return self.rejoin(reason, now);
                }
                if !self.session.is_established {
                    self.forget_session();
                }
                self.phase = Phase::Reconnect {
                    at: now + self.backoff.delay(),
                };
            }
            CloseAction::Rejoin => self.rejoin(StopReason::SessionInvalid, now),
            CloseAction::AwaitServer => {
                self.forget_session();
                self.credentials.server = None;
                self.phase = Phase::AwaitServer {
                    until: now + SERVER_TIMEOUT,
                    or_else: Expiry::Stop(StopReason::Removed),
                };
            }
            CloseAction::Stop(reason) => {
                self.forget_session();
                self.finish(reason);
            }
        }
    }

    /// Begins to leave the channel and to join it again: both events of the main gateway must come anew. If that was tried too often, the
    /// connection ends for this reason.
    pub(super) fn rejoin(&mut self, reason: StopReason, now: Instant) {
        self.forget_session();
        self.credentials = Credentials::default();
        match self.backoff.rejoin() {
            Some(delay) => self.phase = Phase::Rejoin { at: now + delay },
            None => self.finish(reason),
        }
    }
}
