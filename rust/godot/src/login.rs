//! Logging in and out, and its effects on the rest of the client.

use std::time::Instant;

use discord_client::{Client, ClientError, LoginEffect, LoginSettings};

use crate::core::Core;
use crate::signals::is_heard;

impl Core {
    /// Logs in, in the background.
    ///
    /// # Errors
    /// If there is no token, or the settings are invalid.
    pub fn log_in(&self, settings: &LoginSettings) -> Result<(), ClientError> {
        let wants_raw = is_heard(self, "raw_event");
        let effect =
            self.connection(|connection| connection.log_in(settings, wants_raw, Instant::now()))?;
        if effect == LoginEffect::CancelRequests {
            self.requests.cancel_all();
        }
        self.entities
            .change_cache(|cache| cache.configure(settings.cache));
        Ok(())
    }

    /// Logs out. Pending requests fail at the next frame, and waits for signals end.
    pub fn log_out(&self) {
        let effect = self.connection(|connection| connection.log_out());
        if effect == LoginEffect::CancelRequests {
            self.gateway_requests.borrow_mut().log_out(Instant::now());
            self.requests.cancel_all();
        }
        // Another bot has other direct message channels and another owner.
        self.direct_messages.borrow_mut().clear();
        self.command_state.forget_owners();
        self.raw_event.clear();
        self.waits.close();
    }

    /// Ends a login that failed for good. Only the requests remain.
    pub fn give_up_login(&self) {
        self.gateway_requests.borrow_mut().log_out(Instant::now());
        self.waits.close();
        self.connection(|connection| connection.give_up());
    }

    /// Uses the client that sends requests, which is created if necessary: requests need no login.
    pub fn with_client(&self, use_it: impl FnOnce(&Client)) -> Result<(), ClientError> {
        if self.connection(|connection| connection.client().is_none()) {
            match self.detached_api_url() {
                Some(api_url) => {
                    self.connection(|connection| connection.open_without_token(api_url))?;
                }
                None => {
                    let settings = self.login_settings().ok_or_else(ClientError::cancelled)?;
                    let needs_token = !self.interactions.is_over_http();
                    self.connection(|connection| {
                        match needs_token || !connection.token_is_missing(&settings) {
                            true => connection.open(&settings),
                            false => connection.open_without_token(&settings.api_url),
                        }
                    })?;
                }
            }
        }
        self.connection(|connection| connection.client().map(use_it));
        Ok(())
    }
}
