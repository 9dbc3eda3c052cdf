//! Logging in and out, and what that means for the rest of the client.

use std::time::Instant;

use discord_client::{Client, ClientError, LoginEffect, LoginSettings};

use crate::core::Core;
use crate::signals::is_heard;

impl Core {
    /// Logs in, in the background.
    ///
    /// # Errors
    /// If there is no token, or the settings are not possible ones.
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

    /// Logs out. What is still on its way fails at the next frame, and who waits for a signal hears that none comes.
    pub fn log_out(&self) {
        let effect = self.connection(|connection| connection.log_out());
        if effect == LoginEffect::CancelRequests {
            self.gateway_requests.borrow_mut().log_out(Instant::now());
            self.requests.cancel_all();
        }
        // Another bot has others.
        self.direct_messages.borrow_mut().clear();
        self.raw_event.clear();
        self.waits.close();
    }

    /// The login failed for good: nothing of it is left but the requests.
    pub fn give_up_login(&self) {
        self.gateway_requests.borrow_mut().log_out(Instant::now());
        self.waits.close();
        self.connection(|connection| connection.give_up());
    }

    /// Uses what sends requests, which is made if there is none: requests need no login.
    pub fn with_client(&self, use_it: impl FnOnce(&Client)) -> Result<(), ClientError> {
        if self.connection(|connection| connection.client().is_none()) {
            match self.detached_api_url() {
                Some(api_url) => {
                    self.connection(|connection| connection.open_without_token(api_url))?;
                }
                None => {
                    let settings = self.login_settings().ok_or_else(ClientError::cancelled)?;
                    self.connection(|connection| connection.open(&settings))?;
                }
            }
        }
        self.connection(|connection| connection.client().map(use_it));
        Ok(())
    }
}
