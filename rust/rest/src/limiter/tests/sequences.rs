//! Requests of a busy bot in the order of its calls: messages of many channels, lobbies, and direct messages.

use http::Method;
use serde_json::json;

use super::strict::Server;
use super::*;
use crate::limiter::sequence::RequestSequencer;
use crate::request::Request;

const MESSAGES: u64 = 10_000;
const CHANNELS: u64 = 200;
const LOBBIES: u64 = 1_000;
const DIRECT_MESSAGES: u64 = 1_000;

/// The time after which a hanging request is given up.
const HANGS: Duration = Duration::from_secs(60);

/// A request, the bucket that Discord counts it in, and the sequence whose order it must keep.
struct Planned {
    request: Request,
    rule: Rule,
    order: String,
}

fn request(method: Method, template: &'static str, path: String, body: Value) -> Request {
    Request {
        route: None,
        method,
        template: template.into(),
        path,
        query: Vec::new(),
        body: Some(body),
        files: Vec::new(),
        media: Vec::new(),
        reason: None,
        progress: Default::default(),
        headers: Default::default(),
        settings: Default::default(),
    }
}

/// Messages are sent, edited and deleted in the channels.
fn messages() -> impl Iterator<Item = Planned> {
    (0..MESSAGES).map(|number| {
        let channel = number % CHANNELS;
        let messages = format!("/channels/{channel}/messages");
        let of_one = "/channels/{channel_id}/messages/{message_id}";
        let (request, rule) = match number / CHANNELS % 4 {
            0 | 1 => (
                request(
                    Method::POST,
                    "/channels/{channel_id}/messages",
                    messages,
                    json!({ "content": "x" }),
                ),
                rule("messages", 5, 5000),
            ),
            2 => (
                request(
                    Method::PATCH,
                    of_one,
                    format!("{messages}/1"),
                    json!({ "content": "y" }),
                ),
                rule("messages", 5, 5000),
            ),
            _ => (
                request(Method::DELETE, of_one, format!("{messages}/1"), Value::Null),
                rule("delete", 3, 333),
            ),
        };
        Planned {
            request,
            rule,
            order: format!("channel {channel}"),
        }
    })
}

/// Each lobby is changed.
fn lobbies() -> impl Iterator<Item = Planned> {
    (0..LOBBIES).map(|lobby| Planned {
        request: request(
            Method::PATCH,
            "/lobbies/{lobby_id}",
            format!("/lobbies/{lobby}"),
            json!({ "metadata": {} }),
        ),
        rule: rule("lobby", 10, 1000),
        order: format!("lobby {lobby}"),
    })
}

/// Direct message channels are opened.
fn direct_messages() -> impl Iterator<Item = Planned> {
    (0..DIRECT_MESSAGES).map(|recipient| Planned {
        request: request(
            Method::POST,
            "/users/@me/channels",
            "/users/@me/channels".to_owned(),
            json!({ "recipient_id": recipient.to_string() }),
        ),
        rule: rule("direct messages", 10, 1000),
        order: format!("recipient {recipient}"),
    })
}

/// Sends all requests, in a shuffled order that keeps that of each iterator, with one that hangs. Returns when each was
/// accepted, by its number, and the time until all were accepted except those after the hanging one in its sequence.
async fn send_all(hanging: Option<usize>) -> (Vec<(String, Option<Instant>)>, Duration) {
    let (limiter, server) = (limiter(), Arc::new(Server::default()));
    let sequencer = RequestSequencer::default();
    let mut sources: [Box<dyn Iterator<Item = Planned>>; 3] = [
        Box::new(messages()),
        Box::new(lobbies()),
        Box::new(direct_messages()),
    ];
    let mut planned = Vec::new();
    while let Some(next) = sources[fastrand::usize(..12).saturating_sub(9)].next() {
        planned.push(next);
    }
    planned.extend(sources.into_iter().flatten());
    let hanging_order = hanging.map(|number| planned[number].order.clone());
    let start = Instant::now();
    let (mut orders, mut tasks) = (Vec::new(), JoinSet::new());
    for (
        index,
        Planned {
            request,
            rule,
            order,
        },
    ) in planned.into_iter().enumerate()
    {
        let (limiter, server) = (limiter.clone(), server.clone());
        let (number, mut slot) = (limiter.number(), sequencer.reserve(&request));
        let is_behind = hanging_order.as_ref() == Some(&order);
        orders.push((number, order));
        tasks.spawn(async move {
            slot.wait_turn().await;
            let key = request.key();
            if hanging == Some(index) {
                let mut permit = limiter.acquire(&key, number).await.unwrap();
                permit.sending();
                sleep(HANGS).await;
                return Duration::ZERO;
            }
            send_numbered(limiter, server, key, rule, number).await;
            if is_behind {
                Duration::ZERO
            } else {
                start.elapsed()
            }
        });
    }
    let elapsed = tasks.join_all().await.into_iter().max().unwrap();
    assert_eq!(server.refusals(), (0, 0), "of buckets, and global");
    let taken = server.taken();
    let all = orders.into_iter();
    let all = all.map(|(number, order)| (order, taken.get(&number).copied()));
    (all.collect(), elapsed)
}

async fn send_numbered(
    limiter: Arc<Limiter>,
    server: Arc<Server>,
    key: LimiterKey,
    rule: Rule,
    number: u64,
) {
    loop {
        let mut permit = limiter.acquire(&key, number).await.unwrap();
        permit.sending();
        sleep(Duration::from_millis(fastrand::u64(3..25))).await;
        let response = server.response(rule, &key.resource, number);
        let taken = response.refusal.is_none();
        sleep(Duration::from_millis(fastrand::u64(3..25))).await;
        permit.completed(response);
        if taken {
            return;
        }
    }
}

/// Returns the minimum time for all requests under Discord's global limit.
fn least() -> Duration {
    Duration::from_secs((MESSAGES + LOBBIES + DIRECT_MESSAGES) / 50 - 1)
}

fn assert_in_order(taken: &[(String, Option<Instant>)]) {
    let mut last: HashMap<&str, Instant> = HashMap::new();
    for (order, taken) in taken {
        let Some(taken) = *taken else { continue };
        if let Some(before) = last.insert(order, taken) {
            assert!(before < taken, "{order}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn order_is_kept_at_the_pace_that_the_limits_allow() {
    let (taken, elapsed) = send_all(None).await;
    assert!(taken.iter().all(|(_, taken)| taken.is_some()));
    assert_in_order(&taken);
    let share = least().as_secs_f64() / elapsed.as_secs_f64();
    println!(
        "{elapsed:?}: {:.1} % of what the limits allow",
        share * 100.0
    );
    assert!(share > 0.95, "{share}");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_hangs_delays_only_its_sequence() {
    for hanging in [0, 150, 5_000] {
        let (taken, elapsed) = send_all(Some(hanging)).await;
        let missing = taken.iter().filter(|(_, taken)| taken.is_none()).count();
        assert_eq!(missing, 1);
        assert_in_order(&taken);
        let share = least().as_secs_f64() / elapsed.as_secs_f64();
        assert!(share > 0.95, "{hanging}: {share}");
    }
}
