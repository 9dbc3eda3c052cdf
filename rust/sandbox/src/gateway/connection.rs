//! One gateway socket from Hello to its end.

use std::collections::VecDeque;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::{SinkExt, Stream, StreamExt};
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::close::Close;
use super::codec::Codec;
use super::receive::receive;
use super::socket::SocketCommand;
use super::upgrade::UpgradeQuery;
use super::writer::Writer;
use crate::state::Core;

/// The longest payload a client may send, in bytes.
const LONGEST_PAYLOAD: usize = 4096;
/// How many payloads a client may send in [`BUDGET_WINDOW`].
const BUDGET: usize = 120;
/// The window of [`BUDGET`].
const BUDGET_WINDOW: Duration = Duration::from_secs(60);
/// How long a client may take to answer a close.
const CLOSING: Duration = Duration::from_secs(1);

/// Serves one socket until it ends, however it ends.
pub async fn run<S>(
    core: Arc<Core>,
    socket: WebSocketStream<S>,
    query: UpgradeQuery,
    cut: Arc<AtomicUsize>,
) where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (sink, mut stream) = socket.split();
    let (socket, inbox, interval) = {
        let mut state = core.lock();
        let (socket, inbox) = state.sessions.connect();
        let interval = state.config.heartbeat_interval_ms;
        let hello = json!({
            "t": null, "s": null, "op": 10,
            "d": { "heartbeat_interval": interval, "_trace": ["[\"gateway-sandbox\",{\"micros\":0.0}]"] },
        });
        let hello = SocketCommand::Payload(hello.to_string());
        state.sessions.send(socket, hello);
        (socket, inbox, Duration::from_millis(interval.max(1)))
    };
    let codec = Codec::from_query(query.compress.as_deref());
    if let Some(close) = refusal(&query, codec.is_some()) {
        core.lock().sessions.close(socket, close);
    }

    let dead = inbox.cut.clone();
    let writer =
        Writer::new(sink.sink_map_err(drop), codec.unwrap_or(Codec::Plain), cut).run(inbox);
    let code = OnceLock::new();
    {
        let reader = read(&core, socket, &mut stream, interval, &code);
        tokio::pin!(reader, writer);
        tokio::select! {
            () = dead.cancelled() => {}
            () = &mut reader => {}
            closed = &mut writer => {
                // Not hung up on at once after a close of either side: unread input would turn the close frame into a
                // connection reset, and the client waits for the answer to its own.
                if closed.is_ok() || code.get().is_some() {
                    let _ = timeout(CLOSING, reader).await;
                }
            }
        }
    }

    let mut state = core.lock();
    if let Some(bot) = state.sessions.disconnect(socket, code.get().copied()) {
        state.bot_left_gateway(bot);
    }
}

/// Why this client cannot be served, if so.
fn refusal(query: &UpgradeQuery, compression_known: bool) -> Option<Close> {
    let version = query.v.as_deref().unwrap_or("6").parse::<u8>();
    if !matches!(version, Ok(6..=10)) {
        return Some(Close::INVALID_API_VERSION);
    }
    let is_json = query
        .encoding
        .as_deref()
        .is_none_or(|encoding| encoding == "json");
    (!is_json || !compression_known).then_some(Close::DECODE_ERROR)
}

/// Reads until the socket ends. `code` is set to the code the client closes it with, if it does.
async fn read<E>(
    core: &Core,
    socket: u64,
    stream: &mut (impl Stream<Item = Result<Message, E>> + Unpin),
    interval: Duration,
    code: &OnceLock<u16>,
) {
    let mut budget = Budget::default();
    let mut deadline = Instant::now() + interval * 2;
    let mut closing = false;
    loop {
        let Ok(next) = timeout_at(deadline, stream.next()).await else {
            end(core, socket, Close::SESSION_TIMED_OUT);
            closing = true;
            deadline = Instant::now() + CLOSING * 2;
            continue;
        };
        let payload = match next {
            Some(Ok(Message::Text(text))) => text.as_bytes().to_vec(),
            Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
            Some(Ok(Message::Close(frame))) => {
                // Set once: the answer to a close of ours is one, too.
                let _ = code.set(frame.map_or(1005, |frame| frame.code.into()));
                // The answer goes out when the stream is read on, which ends once it is sent.
                let answered = async { while let Some(Ok(_)) = stream.next().await {} };
                let _ = timeout(CLOSING, answered).await;
                return;
            }
            Some(Ok(_)) => continue,
            Some(Err(_)) | None => return,
        };
        if closing {
            continue;
        }
        let outcome = if payload.len() > LONGEST_PAYLOAD {
            Err(Close::DECODE_ERROR)
        } else if !budget.spend() {
            Err(Close::RATE_LIMITED)
        } else {
            receive(&mut core.lock(), socket, &payload)
        };
        match outcome {
            Ok(true) => deadline = Instant::now() + interval * 2,
            Ok(false) => {}
            Err(close) => {
                end(core, socket, close);
                closing = true;
            }
        }
    }
}

fn end(core: &Core, socket: u64, close: Close) {
    let mut state = core.lock();
    if let Some(bot) = state.sessions.close(socket, close) {
        state.bot_left_gateway(bot);
    }
}

/// What a client sent in the last minute.
#[derive(Default)]
struct Budget {
    sent: VecDeque<Instant>,
}

impl Budget {
    /// Counts one payload; false when it is one too many.
    fn spend(&mut self) -> bool {
        let now = Instant::now();
        let is_over = |first: &Instant| now.duration_since(*first) >= BUDGET_WINDOW;
        while self.sent.front().is_some_and(is_over) {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
        self.sent.len() <= BUDGET
    }
}
