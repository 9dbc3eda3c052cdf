//! The interactions that wait for a response, and the requests that can be sent for them.
//!
//! Discord accepts one initial response to an interaction, then edits of it and follow-ups. On a slow network, the
//! initial response is pending for a while. Requests of the game are held back meanwhile, and are decided again when
//! the result of that response is known: a reply edits the deferred response, or is itself the initial response if the
//! deferral failed.

mod interaction;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_model::Interaction;

use super::ResponseKind;
use crate::{ClientError, ClientErrorKind};

use interaction::Response;
pub use interaction::{AutoDefer, PendingInteraction, unanswered};

/// The time that Discord waits for the initial response.
pub const INITIAL_RESPONSE_LIMIT: Duration = Duration::from_secs(3);

/// The time for which the token of an interaction is valid.
const TOKEN_LIFETIME: Duration = Duration::from_secs(15 * 60);

/// The maximum number of interactions that are kept.
const CAPACITY: usize = 10_000;

/// The error code of an interaction that does not exist, or has expired.
const UNKNOWN_INTERACTION: u32 = 10062;

/// The error code of an interaction that already has an initial response.
const ALREADY_ACKNOWLEDGED: u32 = 40060;

/// How a response to an interaction can be sent at this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponsePlan {
    /// As the initial response.
    Initial,
    /// As an edit of the deferred original response.
    EditOriginal,
    /// As a follow-up, because the deferred response is another message.
    Followup,
    /// Not at all: the client has already sent the same deferral automatically.
    AlreadyDeferred,
    /// It must wait for the pending deferral. If that succeeds, it is an edit of the original response.
    WaitToEdit,
    /// It must wait for the pending deferral. If that succeeds, it is a follow-up.
    WaitToFollowUp,
    /// The client is sending the same deferral automatically.
    WaitForDeferral,
}

/// How a request that requires the initial response can be sent at this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowupPlan {
    /// At once.
    Send,
    /// When the pending response has completed.
    Wait,
}

/// The state of the initial response when a held request continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Another response is pending: the request is held again.
    InFlight,
    /// Discord has accepted it.
    Acknowledged,
    /// There is no initial response.
    Unanswered,
}

/// The interactions of the last minutes. `H` is a request that waits for a pending response.
#[derive(Debug)]
pub struct PendingInteractions<H>(BTreeMap<u64, PendingInteraction<H>>);

impl<H> Default for PendingInteractions<H> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<H> PendingInteractions<H> {
    /// Adds an interaction that was received. `description` is what the user did, for the log.
    pub fn received(&mut self, interaction: Arc<Interaction>, description: String, now: Instant) {
        self.evict(now);
        let id = interaction.id.get();
        self.0
            .insert(id, PendingInteraction::new(interaction, description, now));
    }

    /// Removes the oldest interactions, whose tokens have expired. Ids grow with time. A request may still wait for a
    /// pending response, which completes soon.
    fn evict(&mut self, now: Instant) {
        loop {
            let oldest = self.0.iter().find(|(_, pending)| !pending.is_in_flight());
            let is_full = self.0.len() >= CAPACITY;
            match oldest.filter(|(_, pending)| is_full || pending.age(now) > TOKEN_LIFETIME) {
                Some((&id, _)) => self.0.remove(&id),
                None => return,
            };
        }
    }

    /// Records the handler of an interaction, and whether to defer it if the handler does not respond in time.
    pub fn assign(&mut self, id: u64, handler: String, auto_defer: Option<AutoDefer>) {
        if let Some(pending) = self.0.get_mut(&id) {
            pending.handler = handler;
            pending.auto_defer = auto_defer;
        }
    }

    /// Returns how a response of this kind can be sent at this time.
    ///
    /// # Errors
    /// Returns the reason why it cannot be sent, and a remedy.
    pub fn plan_response(
        &self,
        interaction: &Interaction,
        kind: ResponseKind,
        now: Instant,
    ) -> Result<ResponsePlan, ClientError> {
        kind.fits(interaction)
            .map_err(|problem| argument_failure(kind.method(), problem, ""))?;
        match self.0.get(&interaction.id.get()) {
            Some(pending) => pending.plan_response(kind, now),
            None => Ok(ResponsePlan::Initial),
        }
    }

    /// Returns how a request that requires the initial response can be sent at this time.
    ///
    /// # Errors
    /// Returns the reason why it cannot be sent, and a remedy.
    pub fn plan_followup(
        &self,
        interaction: &Interaction,
        method: &'static str,
        now: Instant,
    ) -> Result<FollowupPlan, ClientError> {
        match self.0.get(&interaction.id.get()) {
            Some(pending) => pending.plan_followup(method, now),
            None => Ok(FollowupPlan::Send),
        }
    }

    /// Records that the initial response, or the edit that completes a deferred one, is being sent.
    pub fn began(&mut self, id: u64, kind: ResponseKind, is_automatic: bool, now: Instant) {
        if let Some(pending) = self.0.get_mut(&id) {
            pending.began(kind, is_automatic, now);
        }
    }

    /// Records that the pending response has succeeded. Returns the requests that were held because of it, in order.
    pub fn succeeded(&mut self, id: u64) -> Vec<H> {
        self.0
            .get_mut(&id)
            .map(PendingInteraction::succeeded)
            .unwrap_or_default()
    }

    /// Records that the pending response has failed. Adds a remedy to the error if there is one, and returns the
    /// requests that were held because of the response, in order. If everything was canceled, they are canceled too,
    /// and nothing is returned.
    pub fn failed(&mut self, id: u64, failure: &mut ClientError, now: Instant) -> Vec<H> {
        let pending = self.0.get_mut(&id);
        explain(failure, pending.as_ref().map(|pending| pending.age(now)));
        pending
            .map(|pending| pending.failed(failure))
            .unwrap_or_default()
    }

    /// Holds a request until the pending response has completed.
    ///
    /// # Errors
    /// Returns the request if no response is pending.
    pub fn hold(&mut self, id: u64, held: H) -> Result<(), H> {
        match self.0.get_mut(&id) {
            Some(pending) if pending.is_in_flight() => {
                pending.held.push(held);
                Ok(())
            }
            _ => Err(held),
        }
    }

    /// Returns the state of the initial response.
    pub fn settled(&self, id: u64) -> Settled {
        match self.0.get(&id).map(|pending| &pending.response) {
            Some(Some(Response {
                in_flight: true, ..
            })) => Settled::InFlight,
            Some(None) => Settled::Unanswered,
            Some(Some(_)) | None => Settled::Acknowledged,
        }
    }

    /// Returns whether an initial response was sent. It may still be pending.
    pub fn is_acknowledged(&self, id: u64) -> bool {
        self.0
            .get(&id)
            .is_some_and(|pending| pending.response.is_some())
    }

    /// Returns the interactions without a response for this time, each once, the newest first.
    pub fn take_overdue(&mut self, after: Duration, now: Instant) -> Vec<&PendingInteraction<H>> {
        // Older interactions were returned before.
        self.0
            .values_mut()
            .rev()
            .take_while(|pending| pending.age(now) < 2 * INITIAL_RESPONSE_LIMIT)
            .filter(|pending| {
                pending.response.is_none() && !pending.is_reported && pending.age(now) >= after
            })
            .map(|pending| {
                pending.is_reported = true;
                &*pending
            })
            .collect()
    }

    /// Returns the interactions that must be deferred now, each once, the newest first.
    pub fn take_to_defer(
        &mut self,
        after: Duration,
        now: Instant,
    ) -> Vec<(Arc<Interaction>, AutoDefer)> {
        self.0
            .values_mut()
            .rev()
            .take_while(|pending| pending.age(now) < INITIAL_RESPONSE_LIMIT)
            .filter(|pending| pending.response.is_none() && pending.age(now) >= after)
            .filter_map(|pending| Some((pending.interaction.clone(), pending.auto_defer.take()?)))
            .collect()
    }
}

/// Adds a remedy to the error of a response to an interaction of this age.
fn explain(failure: &mut ClientError, age: Option<Duration>) {
    let seconds = age.map(|age| age.as_secs_f64());
    let remedy = match (failure.code, seconds) {
        (UNKNOWN_INTERACTION, Some(age)) if age < 2.5 => format!(
            "The interaction was received only {age:.1} s ago, so another process with the same token has probably \
             responded to it, or it was responded to elsewhere. Run one process for each bot."
        ),
        (UNKNOWN_INTERACTION, Some(age)) => format!(
            "The interaction was received {age:.1} s ago, and Discord waits 3 s for the initial response. Call defer \
             at once if the response takes longer, or set auto_defer."
        ),
        (UNKNOWN_INTERACTION, None) => {
            "The interaction is too old, or another process has responded to it.".to_owned()
        }
        (ALREADY_ACKNOWLEDGED, _) => {
            "Another process with the same token has responded to it. Run one process for each bot."
                .to_owned()
        }
        _ => return,
    };
    failure.remedy = remedy;
}

/// Returns the error of a method before anything was sent.
pub fn argument_failure(method: &'static str, problem: &str, remedy: &str) -> ClientError {
    ClientError {
        route: method.to_owned(),
        ..ClientError::new(
            ClientErrorKind::Argument,
            format!("{method}: {problem}."),
            remedy,
        )
    }
}
