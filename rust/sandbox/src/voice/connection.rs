//! One WebSocket of the voice gateway from Hello to its end.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::close;
use super::receive::VoiceSocket;
use super::session::SocketCommand;
use super::version::GatewayVersion;
use crate::gateway::Close;
use crate::state::Core;

/// The most messages that wait for a client to read.
const MAX_UNSENT: usize = 1024;
/// How long a client may take to answer a close.
const CLOSING: Duration = Duration::from_secs(1);

/// Serves one WebSocket until it ends, however it ends.
pub async fn run<S>(core: Arc<Core>, mut stream: WebSocketStream<S>, version: GatewayVersion)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (sender, mut inbox) = channel(MAX_UNSENT);
    let mut socket = VoiceSocket {
        sender,
        version,
        participant: None,
    };
    let interval = {
        let mut state = core.lock();
        state.voice_connected(&socket);
        Duration::from_millis(state.config.heartbeat_interval_ms.max(1))
    };
    let mut deadline = Instant::now() + interval * 2;
    loop {
        let close = tokio::select! {
            command = inbox.recv() => match command {
                Some(SocketCommand::Text(text)) => {
                    if stream.send(Message::text(text)).await.is_err() {
                        break;
                    }
                    continue;
                }
                Some(SocketCommand::Binary(bytes)) => {
                    if stream.send(Message::binary(bytes)).await.is_err() {
                        break;
                    }
                    continue;
                }
                Some(SocketCommand::Close(close)) => close,
                Some(SocketCommand::Drop) | None => break,
            },
            message = timeout_at(deadline, stream.next()) => match message {
                Ok(Some(Ok(Message::Text(text)))) => {
                    match core.lock().voice_text(&mut socket, &text) {
                        Ok(is_heartbeat) => {
                            if is_heartbeat {
                                deadline = Instant::now() + interval * 2;
                            }
                            continue;
                        }
                        Err(close) => match ordered_end(&mut inbox) {
                            Some(SocketCommand::Drop) => break,
                            Some(SocketCommand::Close(ordered)) => ordered,
                            _ => close,
                        },
                    }
                }
                Ok(Some(Ok(Message::Close(frame)))) => {
                    let code = frame.map_or(1005, |frame| frame.code.into());
                    core.lock().voice_disconnected(&socket, Some(code));
                    // The answer is sent when the stream is read on.
                    let answered = async { while let Some(Ok(_)) = stream.next().await {} };
                    let _ = timeout(CLOSING, answered).await;
                    return;
                }
                Ok(Some(Ok(Message::Binary(bytes)))) => {
                    match core.lock().voice_binary(&socket, &bytes) {
                        Ok(()) => continue,
                        Err(close) => match ordered_end(&mut inbox) {
                            Some(SocketCommand::Drop) => break,
                            Some(SocketCommand::Close(ordered)) => ordered,
                            _ => close,
                        },
                    }
                }
                Ok(Some(Ok(_))) => continue,
                Ok(Some(Err(_)) | None) => break,
                Err(_) => close::SESSION_TIMEOUT,
            },
        };
        hang_up(&mut stream, close).await;
        break;
    }
    core.lock().voice_disconnected(&socket, None);
}

/// Returns the end that an action ordered, if there is one. A message that was on its way then is not at fault.
fn ordered_end(inbox: &mut Receiver<SocketCommand>) -> Option<SocketCommand> {
    loop {
        match inbox.try_recv().ok()? {
            SocketCommand::Text(_) | SocketCommand::Binary(_) => {}
            end => return Some(end),
        }
    }
}

/// Closes a WebSocket, and waits for the answer.
async fn hang_up<S>(stream: &mut WebSocketStream<S>, close: Close)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let frame = CloseFrame {
        code: close.code.into(),
        reason: close.reason.into_owned().into(),
    };
    let closing = async {
        let _ = stream.send(Message::Close(Some(frame))).await;
        while let Some(Ok(_)) = stream.next().await {}
    };
    let _ = timeout(CLOSING, closing).await;
}
