//! Logging in and out, and what that means for the rest of the client.

use std::time::Instant;

use discord_client::{Client, ClientError, Config, Readiness, ShardSet};
use discord_model::{Intents, Token};

use super::{Login, LoginSettings, Session};
use crate::core::Core;
use crate::signals::is_heard;

impl Session {
    /// Logs in, in the background.
    ///
    /// # Errors
    /// If there is no token, or the address of the API is none.
    pub fn log_in(&self, core: &Core, settings: &LoginSettings) -> Result<(), ClientError> {
        self.pending_disconnected.set(false);
        let config = self.config(settings)?;
        let mut old = self.engine.take();
        let adopts = old.as_mut().is_some_and(|engine| engine.adopt(&config));
        if old.is_some() && !adopts {
            // A new login may bring another token or URL. What was requested with the old one ends.
            core.requests.cancel_all();
        }
        let mut engine = match old.filter(|_| adopts) {
            Some(engine) => engine,
            None => Client::new(config)?,
        };
        core.entities
            .change_cache(|cache| cache.configure(settings.kept));
        // If nobody listens yet, that is said at the next frame: until then raw events are kept.
        if is_heard(core, "raw_event") {
            engine.want_raw(true);
        }
        engine.login();
        self.last_disconnect.replace(None);
        self.engine.replace(Some(engine));
        self.login.replace(Some(Login {
            intents: settings.intents,
            since: Instant::now(),
            shards: ShardSet::default(),
            readiness: Readiness::default(),
            explained_missing_text: false,
        }));
        Ok(())
    }

    /// Logs out. What is still on its way fails at the next frame, and who waits for a signal hears that none comes.
    pub fn log_out(&self, core: &Core) {
        let engine = self.engine.replace(None);
        if let Some(login) = self.login.replace(None) {
            let was_connected = login.shards.is_connected();
            self.pending_disconnected.set(was_connected);
            if was_connected {
                // Why an earlier connection ended is not why this one does.
                self.last_disconnect.replace(None);
            }
        }
        if engine.is_some() {
            core.gateway_requests.borrow_mut().log_out(Instant::now());
            core.requests.cancel_all();
        }
        // Another bot has others.
        core.direct_messages.borrow_mut().clear();
        drop(self.postponed.take());
        core.raw_event.clear();
        core.waits.close();
    }

    /// The login failed for good: nothing of it is left but the requests.
    pub fn give_up(&self, core: &Core) {
        core.gateway_requests.borrow_mut().log_out(Instant::now());
        core.waits.close();
        self.login.replace(None);
        if let Some(engine) = &mut *self.engine.borrow_mut() {
            engine.logout();
        }
    }

    /// Uses the engine, which is made if there is none: requests do not need a login.
    pub fn with_engine(
        &self,
        core: &Core,
        use_it: impl FnOnce(&Client),
    ) -> Result<(), ClientError> {
        let mut engine = self.engine.borrow_mut();
        let engine = match &mut *engine {
            Some(engine) => engine,
            none => none.insert(match &*self.detached.borrow() {
                Some(api_url) => Client::new(Config {
                    api_url: api_url.clone(),
                    ..Config::new(Token::new(""), Intents::empty())
                })?,
                None => {
                    let settings = core.login_settings().ok_or_else(ClientError::cancelled)?;
                    Client::new(self.config(&settings)?)?
                }
            }),
        };
        use_it(engine);
        Ok(())
    }
}
