//! Sequences of requests whose order is visible. They are sent one after the other, in the order of the calls.
//!
//! A script that sends two messages without awaiting the first expects them in that order, but two connections may
//! deliver them in the reverse order. All other requests are sent at once, so that a hanging request does not delay
//! others.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::Method;
use serde_json::Value;
use tokio::sync::oneshot;

use super::key::sub_bucket;
use crate::request::Request;

/// Reserves the slots of sequences. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct RequestSequencer(Arc<Mutex<Sequences>>);

/// All sequences with requests.
#[derive(Debug, Default)]
struct Sequences {
    /// The number of the next request.
    next_number: u64,
    /// The requests of each sequence, by its key. The first one of each can be sent, or is in flight.
    queues: HashMap<Arc<str>, VecDeque<QueuedRequest>>,
}

/// A request in its sequence.
#[derive(Debug)]
struct QueuedRequest {
    number: u64,
    /// Wakes the request when it becomes the first one.
    wake: Option<oneshot::Sender<()>>,
}

/// The slot of a request in its sequence, if it belongs to one. Dropping it lets the next request be sent.
#[derive(Debug, Default)]
pub struct SequenceSlot(Option<Slot>);

#[derive(Debug)]
struct Slot {
    sequencer: RequestSequencer,
    key: Arc<str>,
    number: u64,
    turn: Option<oneshot::Receiver<()>>,
}

impl RequestSequencer {
    /// Reserves the next slot of the sequence that a request belongs to. The order of these calls is the order of the requests.
    pub fn reserve(&self, request: &Request) -> SequenceSlot {
        let key = sequence_key(&request.method, &request.path, request.body.as_ref());
        SequenceSlot(key.map(|key| self.reserve_in(key.into())))
    }

    fn reserve_in(&self, key: Arc<str>) -> Slot {
        let mut sequences = self.lock();
        let number = sequences.next_number;
        sequences.next_number += 1;
        let queue = sequences.queues.entry(key.clone()).or_default();
        let (wake, turn) = if queue.is_empty() {
            (None, None)
        } else {
            let (wake, turn) = oneshot::channel();
            (Some(wake), Some(turn))
        };
        queue.push_back(QueuedRequest { number, wake });
        drop(sequences);
        Slot {
            sequencer: self.clone(),
            key,
            number,
            turn,
        }
    }

    /// Removes a request from its sequence. If it was the first, the next one is woken.
    fn leave(&self, key: &Arc<str>, number: u64) {
        let mut sequences = self.lock();
        let Some(queue) = sequences.queues.get_mut(key) else {
            return;
        };
        queue.retain(|queued| queued.number != number);
        match queue.front_mut() {
            Some(first) => {
                if let Some(wake) = first.wake.take() {
                    // Fails if the request was dropped, which removes it from the queue.
                    let _ = wake.send(());
                }
            }
            None => {
                sequences.queues.remove(key);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Sequences> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SequenceSlot {
    /// Waits until all earlier requests of the sequence have ended.
    pub(crate) async fn wait_turn(&mut self) {
        let Some(slot) = &mut self.0 else { return };
        if let Some(turn) = &mut slot.turn {
            // The sender is dropped only after it has sent.
            let _ = turn.await;
            slot.turn = None;
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.sequencer.leave(&self.key, self.number);
    }
}

/// Returns the key of the sequence that a request belongs to; `None` if its order is not visible. It may contain the
/// token of a webhook, so it is never logged.
fn sequence_key(method: &Method, path: &str, body: Option<&Value>) -> Option<String> {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    // The callback of an interaction, its follow-ups and its original response have different paths, but the same token.
    if let ["webhooks" | "interactions", _, token, ..] = segments[..] {
        return Some(format!("token/{token}"));
    }
    if *method == Method::GET {
        return None;
    }
    Some(match segments[..] {
        ["channels", channel, "messages", message, "reactions", ..] => {
            format!("channels/{channel}/messages/{message}/reactions")
        }
        ["channels", channel, "messages", "pins", ..] | ["channels", channel, "pins", ..] => {
            format!("channels/{channel}/pins")
        }
        ["channels", channel, "messages"]
        | ["channels", channel, "messages", _]
        | ["channels", channel, "messages", _, "crosspost"]
        | ["channels", channel, "polls", _, "expire"] => format!("channels/{channel}/messages"),
        // The roles of a member are part of the member.
        ["guilds", guild, "members", user, ..] => format!("guilds/{guild}/members/{user}"),
        ["applications", _, "commands"] | ["applications", _, "commands", _] => {
            "applications/commands".to_owned()
        }
        ["applications", _, "guilds", guild, "commands"]
        | ["applications", _, "guilds", guild, "commands", _] => {
            format!("applications/guilds/{guild}/commands")
        }
        // A direct message is sent after its channel has been opened, so the order of the messages follows that of
        // these requests.
        ["users", "@me", "channels"] => {
            let recipient = body.and_then(|body| body.get("recipient_id"))?;
            format!("users/@me/channels/{recipient}")
        }
        // Requests that change the same entity have one sequence; requests that create entities have none.
        _ if *method == Method::POST => return None,
        _ => format!("{path}{}", sub_bucket(method, path, body)),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;
    use tokio::time::timeout;

    use super::*;

    async fn is_first(slot: &mut SequenceSlot) -> bool {
        timeout(Duration::from_millis(20), slot.wait_turn())
            .await
            .is_ok()
    }

    fn slot(sequencer: &RequestSequencer, key: &str) -> SequenceSlot {
        SequenceSlot(Some(sequencer.reserve_in(key.into())))
    }

    #[tokio::test(start_paused = true)]
    async fn one_after_the_other() {
        let sequencer = RequestSequencer::default();
        let mut first = slot(&sequencer, "a");
        let mut second = slot(&sequencer, "a");
        let mut other = slot(&sequencer, "b");
        assert!(is_first(&mut first).await);
        assert!(is_first(&mut other).await, "another sequence");
        assert!(!is_first(&mut second).await);
    }

    #[tokio::test(start_paused = true)]
    async fn the_next_goes_when_the_one_before_has_ended() {
        let sequencer = RequestSequencer::default();
        let first = slot(&sequencer, "a");
        let mut second = slot(&sequencer, "a");
        drop(first);
        assert!(is_first(&mut second).await);
    }

    #[tokio::test(start_paused = true)]
    async fn who_gives_up_lets_nobody_overtake() {
        let sequencer = RequestSequencer::default();
        let first = slot(&sequencer, "a");
        let second = slot(&sequencer, "a");
        let mut third = slot(&sequencer, "a");
        drop(second);
        let waiting = timeout(Duration::from_millis(20), third.wait_turn()).await;
        assert!(waiting.is_err(), "the first one is still on its way");
        let mut fourth = slot(&sequencer, "a");
        drop(first);
        drop(third);
        assert!(is_first(&mut fourth).await);
    }

    #[test]
    fn sequences_that_ended_are_forgotten() {
        let sequencer = RequestSequencer::default();
        for number in 0..100 {
            drop(slot(&sequencer, &number.to_string()));
        }
        let _slot = slot(&sequencer, "last");
        assert_eq!(sequencer.lock().queues.len(), 1);
    }

    fn key(method: Method, path: &str) -> Option<String> {
        sequence_key(&method, path, None)
    }

    #[test]
    fn what_belongs_to_one_interaction_has_one_sequence() {
        let sequence = key(Method::POST, "/interactions/1/tok/callback");
        assert!(sequence.is_some());
        for (method, path) in [
            (Method::POST, "/webhooks/9/tok"),
            (Method::GET, "/webhooks/9/tok/messages/@original"),
            (Method::PATCH, "/webhooks/9/tok/messages/@original"),
            (Method::DELETE, "/webhooks/9/tok/messages/5"),
        ] {
            assert_eq!(key(method, path), sequence, "{path}");
        }
        assert_ne!(key(Method::POST, "/webhooks/9/other"), sequence);
    }

    #[test]
    fn what_changes_the_same_thing_has_one_sequence() {
        let same = [
            [
                (Method::PUT, "/channels/1/messages/2/reactions/a/@me"),
                (Method::DELETE, "/channels/1/messages/2/reactions/b/@me"),
                (Method::DELETE, "/channels/1/messages/2/reactions"),
            ],
            [
                (Method::POST, "/channels/1/messages"),
                (Method::PATCH, "/channels/1/messages/2"),
                (Method::POST, "/channels/1/messages/bulk-delete"),
            ],
            [
                (Method::PUT, "/guilds/1/members/2/roles/3"),
                (Method::DELETE, "/guilds/1/members/2/roles/3"),
                (Method::PATCH, "/guilds/1/members/2"),
            ],
            [
                (Method::PUT, "/applications/1/commands"),
                (Method::POST, "/applications/1/commands"),
                (Method::DELETE, "/applications/1/commands/2"),
            ],
            [
                (Method::PUT, "/applications/1/guilds/5/commands"),
                (Method::POST, "/applications/1/guilds/5/commands"),
                (Method::PATCH, "/applications/1/guilds/5/commands/2"),
            ],
            [
                (Method::PUT, "/channels/1/messages/pins/2"),
                (Method::DELETE, "/channels/1/messages/pins/2"),
                (Method::PUT, "/channels/1/pins/3"),
            ],
            [
                (Method::PUT, "/guilds/1/bans/2"),
                (Method::DELETE, "/guilds/1/bans/2"),
                (Method::PUT, "/guilds/1/bans/2"),
            ],
        ];
        let mut seen = std::collections::HashSet::new();
        for requests in same {
            let keys = requests.map(|(method, path)| key(method, path));
            assert!(
                keys[0].is_some() && keys.iter().all(|key| *key == keys[0]),
                "{keys:?}"
            );
            assert!(seen.insert(keys[0].clone()), "{keys:?}");
        }
    }

    #[test]
    fn everything_else_is_sent_at_once() {
        for (method, path) in [
            (Method::GET, "/channels/1/messages"),
            (Method::POST, "/lobbies"),
            (Method::POST, "/users/@me/channels"),
            (Method::POST, "/channels/1/typing"),
            (Method::POST, "/guilds/1/roles"),
        ] {
            assert_eq!(key(method, path), None, "{path}");
        }
        let dm = |id: &str| {
            let body = json!({ "recipient_id": id });
            sequence_key(&Method::POST, "/users/@me/channels", Some(&body))
        };
        assert_ne!(dm("1"), dm("2"));
        assert!(
            dm("1").is_some(),
            "what is written to one person keeps its order"
        );
        let lobby = |id: u32| key(Method::PATCH, &format!("/lobbies/{id}"));
        assert_ne!(lobby(1), lobby(2));
        let topic = json!({"topic": "x"});
        assert_ne!(
            sequence_key(&Method::PATCH, "/channels/1", Some(&topic)),
            key(Method::PATCH, "/channels/1"),
            "a topic may have to wait for ten minutes"
        );
    }
}
