//! What happens although nothing arrives: heartbeats, timeouts, and the ends of pauses.

use std::time::Instant;

use discord_model::VoiceOpcode;
use serde_json::json;

use super::{Beat, Expiry, GatewayEvent, Phase, REJOIN_TIMEOUT, StopReason, VoiceGateway};

impl VoiceGateway {
    pub(super) fn tick(&mut self, now: Instant) {
        match self.heartbeat.as_mut().map(|heartbeat| heartbeat.tick(now)) {
            Some(Beat::Send(nonce)) => {
                let acknowledged = self.sequence.map_or(-1, i64::from);
                let data = json!({"t": nonce, "seq_ack": acknowledged});
                self.send(VoiceOpcode::HEARTBEAT, data);
            }
            Some(Beat::Dead) => return self.give_up_socket(now),
            Some(Beat::Wait) | None => {}
        }
        if self.deadline().is_some_and(|until| now >= until) {
            self.deadline_passed(now);
        }
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        match self.phase {
            Phase::AwaitServer { .. } if !self.has_main_gateway => None,
            Phase::AwaitServer { until, .. }
            | Phase::Rejoin { at: until }
            | Phase::Reconnect { at: until }
            | Phase::Dialing { until }
            | Phase::AwaitHello { until }
            | Phase::AwaitReady { until }
            | Phase::AwaitDescription { until }
            | Phase::AwaitResumed { until } => Some(until),
            Phase::Discovering | Phase::Live { .. } | Phase::Stopped => None,
        }
    }

    fn deadline_passed(&mut self, now: Instant) {
        match &self.phase {
            Phase::AwaitServer { or_else, .. } => match or_else.clone() {
                Expiry::Rejoin => self.rejoin(StopReason::NoAnswer, now),
                Expiry::Stop(reason) => self.stop(reason),
            },
            Phase::Rejoin { .. } => {
                self.phase = Phase::AwaitServer {
                    until: now + REJOIN_TIMEOUT,
                    or_else: Expiry::Rejoin,
                };
                self.event(GatewayEvent::RejoinRequired);
            }
            Phase::Reconnect { .. } => self.dial(now),
            _ => self.give_up_socket(now),
        }
    }
}
