//! One interaction and its responses.

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_model::Interaction;

use super::{ALREADY_ACKNOWLEDGED, FollowupPlan, ResponsePlan, TOKEN_LIFETIME, argument_failure};
use crate::interactions::ResponseKind;
use crate::{ClientError, ClientErrorKind};

/// How an interaction is deferred automatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutoDefer {
    /// The type of deferral.
    pub kind: ResponseKind,
    /// Whether the deferred response is ephemeral.
    pub ephemeral: bool,
}

/// An interaction that was received.
#[derive(Debug)]
pub struct PendingInteraction<H> {
    /// The interaction.
    pub interaction: Arc<Interaction>,
    /// What the user did, for the log.
    pub description: String,
    /// The name of the handler, for the log; empty if there is none.
    pub handler: String,
    /// How to defer the response if there is none in time.
    pub(super) auto_defer: Option<AutoDefer>,
    /// Whether the missing response was reported.
    pub(super) is_reported: bool,
    /// The response that was sent last, unless it has failed.
    pub(super) response: Option<Response>,
    /// The requests that wait for the pending response.
    pub(super) held: Vec<H>,
    received_at: Instant,
}

/// The initial response to an interaction, or the edit that completed a deferred one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Response {
    kind: ResponseKind,
    sent_at: Instant,
    /// Whether the client has deferred automatically.
    is_automatic: bool,
    /// Whether it is still pending.
    pub(super) in_flight: bool,
    /// The deferral it completes.
    completes: Option<(ResponseKind, bool)>,
}

impl<H> PendingInteraction<H> {
    pub(super) fn new(interaction: Arc<Interaction>, description: String, now: Instant) -> Self {
        Self {
            interaction,
            description,
            handler: String::new(),
            auto_defer: None,
            is_reported: false,
            response: None,
            held: Vec::new(),
            received_at: now,
        }
    }

    pub(super) fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.received_at)
    }

    pub(super) fn is_in_flight(&self) -> bool {
        self.response.is_some_and(|response| response.in_flight)
    }

    pub(super) fn plan_response(
        &self,
        kind: ResponseKind,
        now: Instant,
    ) -> Result<ResponsePlan, ClientError> {
        use ResponseKind::{Defer, DeferUpdate, Reply, Update};
        let Some(first) = self.response else {
            self.check_age(kind.method(), now)?;
            return Ok(ResponsePlan::Initial);
        };
        let plan = match (first.kind, kind, first.in_flight) {
            (Defer, Reply, true) | (DeferUpdate, Update, true) => ResponsePlan::WaitToEdit,
            (Defer, Reply, false) | (DeferUpdate, Update, false) => ResponsePlan::EditOriginal,
            (DeferUpdate, Reply, true) => ResponsePlan::WaitToFollowUp,
            (DeferUpdate, Reply, false) => ResponsePlan::Followup,
            (first_kind, kind, in_flight) if first.is_automatic && first_kind == kind => {
                match in_flight {
                    true => ResponsePlan::WaitForDeferral,
                    false => ResponsePlan::AlreadyDeferred,
                }
            }
            _ => return Err(already_answered(&first, kind, now)),
        };
        self.check_age(kind.method(), now)?;
        Ok(plan)
    }

    pub(super) fn plan_followup(
        &self,
        method: &'static str,
        now: Instant,
    ) -> Result<FollowupPlan, ClientError> {
        let Some(response) = self.response else {
            return Err(unanswered(method));
        };
        self.check_age(method, now)?;
        Ok(match response.in_flight {
            true => FollowupPlan::Wait,
            false => FollowupPlan::Send,
        })
    }

    fn check_age(&self, method: &'static str, now: Instant) -> Result<(), ClientError> {
        match self.age(now) {
            age if age > TOKEN_LIFETIME => Err(argument_failure(
                method,
                &format!(
                    "the interaction is {} minutes old; Discord accepts responses for 15",
                    age.as_secs() / 60
                ),
                "Send a message with channel.send instead.",
            )),
            _ => Ok(()),
        }
    }

    pub(super) fn began(&mut self, kind: ResponseKind, is_automatic: bool, now: Instant) {
        let before = self
            .response
            .filter(|before| before.kind.is_deferral() && !before.in_flight);
        self.response = Some(Response {
            kind,
            sent_at: now,
            is_automatic,
            in_flight: true,
            completes: before.map(|before| (before.kind, before.is_automatic)),
        });
    }

    pub(super) fn succeeded(&mut self) -> Vec<H> {
        if let Some(response) = &mut self.response {
            response.in_flight = false;
        }
        std::mem::take(&mut self.held)
    }

    pub(super) fn failed(&mut self, failure: &ClientError) -> Vec<H> {
        if let Some(response) = &mut self.response {
            response.in_flight = false;
            match response.completes.take() {
                Some((kind, is_automatic)) => {
                    // The deferred response still has to be completed.
                    response.kind = kind;
                    response.is_automatic = is_automatic;
                }
                // Discord has a response, but perhaps not this one: no other initial response may follow.
                None if failure.code == ALREADY_ACKNOWLEDGED => {}
                None => self.response = None,
            }
        }
        let held = std::mem::take(&mut self.held);
        match failure.kind {
            ClientErrorKind::Cancelled => Vec::new(),
            _ => held,
        }
    }
}

fn already_answered(first: &Response, kind: ResponseKind, now: Instant) -> ClientError {
    let remedy = match first.kind {
        ResponseKind::Defer | ResponseKind::DeferUpdate => {
            "Use edit_reply to complete the deferred response, or send_followup."
        }
        ResponseKind::Choices => {
            "Discord sends a separate interaction for each autocomplete request."
        }
        _ => "Use edit_reply to edit the response, or send_followup to send another message.",
    };
    argument_failure(
        kind.method(),
        &format!(
            "the interaction was responded to already, with {}, {:.1} s ago; it can have only one initial response",
            first.kind.method(),
            now.saturating_duration_since(first.sent_at).as_secs_f64()
        ),
        remedy,
    )
}

/// Returns the error of a method that requires an initial response if there is none.
pub fn unanswered(method: &'static str) -> ClientError {
    argument_failure(
        method,
        "the interaction has not been responded to yet",
        "Begin with reply, or with defer if the response takes longer.",
    )
}
