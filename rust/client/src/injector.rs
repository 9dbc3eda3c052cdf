//! Events that the program injects, as if Discord had sent them.

use std::collections::BTreeMap;
use std::sync::Arc;

use discord_gateway::{Dispatch, Handler};
use discord_model::Token;
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::client_error::{ClientError, ClientErrorKind};
use crate::event_queue::EventQueue;
use crate::shard_handler::ShardHandler;

/// The maximum number of injected events that wait to be decoded.
const CAPACITY: usize = 1_000;

/// An event that is injected.
#[derive(Clone, Debug, PartialEq)]
pub struct InjectedEvent {
    /// The shard that seems to have received it.
    pub shard: u32,
    /// The number of shards of the bot.
    pub shard_count: u32,
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its payload.
    pub payload: Value,
}

/// Decodes injected events in the background, in the order in which they are injected.
#[derive(Debug)]
pub(crate) struct Injector {
    sender: mpsc::Sender<InjectedEvent>,
    event_queue: Arc<EventQueue>,
}

impl Injector {
    /// Starts the task that decodes the events. It ends with the injector, or with `end`.
    pub(crate) fn start(
        runtime: &Handle,
        event_queue: Arc<EventQueue>,
        token: Token,
        end: CancellationToken,
    ) -> Self {
        let (sender, receiver) = mpsc::channel(CAPACITY);
        let decoding = decode_all(receiver, event_queue.clone(), token);
        runtime.spawn(async move {
            end.run_until_cancelled(decoding).await;
        });
        Self {
            sender,
            event_queue,
        }
    }

    /// Injects an event.
    ///
    /// # Errors
    /// If too many events are waiting.
    pub(crate) fn inject(&self, event: InjectedEvent) -> Result<(), ClientError> {
        let is_full = self.event_queue.is_full() || self.sender.try_send(event).is_err();
        if is_full {
            return Err(ClientError::new(
                ClientErrorKind::RateLimited,
                "Too many events wait to be handled.",
                "Inject fewer events in each frame.",
            ));
        }
        Ok(())
    }
}

async fn decode_all(
    mut receiver: mpsc::Receiver<InjectedEvent>,
    event_queue: Arc<EventQueue>,
    token: Token,
) {
    let mut handlers = BTreeMap::new();
    while let Some(event) = receiver.recv().await {
        let handler = handlers.entry(event.shard).or_insert_with(|| {
            let shard = (event.shard, event.shard_count);
            ShardHandler::new(event_queue.clone(), token.clone(), shard)
        });
        if let Ok(data) = serde_json::value::to_raw_value(&event.payload) {
            handler.dispatch(Dispatch {
                name: &event.name,
                sequence: 0,
                data: &data,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::time::Duration;

    use serde_json::json;

    use super::*;
    use crate::event_queue::ClientEvent;

    fn event(number: usize) -> InjectedEvent {
        InjectedEvent {
            shard: 0,
            shard_count: 1,
            name: "SOMETHING_NEW".to_owned(),
            payload: json!({ "number": number }),
        }
    }

    #[tokio::test]
    async fn injected_events_arrive_in_order() {
        let event_queue = Arc::new(EventQueue::default());
        event_queue.want_raw(true);
        let end = CancellationToken::new();
        let token = Token::new("a.b.c");
        let injector = Injector::start(&Handle::current(), event_queue.clone(), token, end);
        for number in 0..3 {
            assert_eq!(injector.inject(event(number)), Ok(()));
        }
        let mut numbers = Vec::new();
        while numbers.len() < 3 {
            tokio::time::sleep(Duration::from_millis(1)).await;
            let mut batch = VecDeque::new();
            event_queue.take(&mut batch);
            for entry in batch {
                match entry.into_inbound() {
                    Some((ClientEvent::Event { raw: Some(raw), .. }, _)) => {
                        numbers.push(raw.data["number"].as_u64());
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(numbers, [Some(0), Some(1), Some(2)]);
    }

    #[tokio::test]
    async fn a_flood_is_refused() {
        let event_queue = Arc::new(EventQueue::default());
        let end = CancellationToken::new();
        let token = Token::new("a.b.c");
        let injector = Injector::start(&Handle::current(), event_queue, token, end);
        // Nothing is decoded here, because this task does not yield.
        for number in 0..CAPACITY {
            assert_eq!(injector.inject(event(number)), Ok(()));
        }
        let refused = injector.inject(event(CAPACITY)).unwrap_err();
        assert!(refused.remedy.contains("fewer"), "{refused}");
    }
}
