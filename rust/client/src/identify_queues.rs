//! The limits of new sessions across logins, because Discord counts the sessions of a bot regardless of logins.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use discord_gateway::{IdentifyQueue, SessionStartLimit};
use once_cell::sync::Lazy;

use crate::Config;

/// The maximum number of unused queues that are kept.
const MAX_IDLE: usize = 64;

/// Identifies a bot at an API. The token itself is not kept.
#[derive(Clone, PartialEq, Eq, Hash)]
struct BotKey {
    api_url: String,
    token_hash: u64,
}

#[derive(Default)]
struct Queues {
    hasher: std::hash::RandomState,
    of_bots: HashMap<BotKey, IdentifyQueue>,
}

static QUEUES: Lazy<Mutex<Queues>> = Lazy::new(Mutex::default);

/// Returns the queue that all logins of this bot share, with the newest limit from Discord.
pub(crate) fn identify_queue(config: &Config, limit: Option<SessionStartLimit>) -> IdentifyQueue {
    use std::hash::BuildHasher;
    let mut queues = QUEUES.lock().unwrap_or_else(PoisonError::into_inner);
    let api = discord_rest::api_base(&config.api_url);
    let key = BotKey {
        api_url: api.map_or_else(|_| config.api_url.clone(), |url| url.to_string()),
        token_hash: queues.hasher.hash_one(config.token.expose()),
    };
    if let Some(queue) = queues.of_bots.get(&key) {
        if let Some(limit) = limit {
            queue.update(limit);
        }
        return queue.clone();
    }
    if queues.of_bots.len() >= MAX_IDLE {
        queues.of_bots.retain(|_, queue| !queue.is_idle());
    }
    let queue = limit.map_or_else(IdentifyQueue::default, IdentifyQueue::new);
    queues.of_bots.insert(key, queue.clone());
    queue
}

#[cfg(test)]
mod tests {
    use discord_model::{Intents, Token};

    use super::*;

    #[test]
    fn logins_of_one_bot_share_a_queue_and_other_bots_do_not() {
        let config = |token: &str| Config::new(Token::new(token), Intents::empty());
        let limit = |remaining| {
            Some(SessionStartLimit {
                remaining,
                ..SessionStartLimit::default()
            })
        };
        let first = identify_queue(&config("one.bot.token"), limit(10));
        let other = identify_queue(&config("other.bot.token"), limit(20));
        let again = identify_queue(&config("one.bot.token"), limit(9));
        assert_eq!((first.remaining(), again.remaining()), (9, 9));
        assert_eq!(other.remaining(), 20);
    }
}
