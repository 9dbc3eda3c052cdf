//! Runs one connection: passes messages and time to the protocol, and sends its payloads.

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, sleep_until};
use tokio_tungstenite::WebSocketStream;

use crate::ShardConfig;
use crate::handler::Handler;
use crate::identify::IdentifyTicket;
use crate::protocol::Protocol;
use crate::protocol::heartbeat::Health;
use crate::recovery::backoff::Progress;
use crate::recovery::close_code_for;
use crate::recovery::disconnect::Disconnect;
use crate::shared::SharedState;
use crate::stop::StopSignal;
use crate::transport::socket::{GatewaySocket, SocketEvent};

/// How a connection ended.
pub(crate) enum ConnectionEnd {
    /// The shard was stopped, with this close code.
    Stopped(u16),
    /// The connection was lost, after this progress.
    Lost(Disconnect, Progress),
}

/// Runs a connection that has just been opened until it ends.
pub(crate) async fn run<S: AsyncRead + AsyncWrite + Unpin>(
    socket: WebSocketStream<S>,
    config: &ShardConfig,
    shared: &SharedState,
    ticket: Option<IdentifyTicket>,
    handler: &mut impl Handler,
    stop: &mut StopSignal,
) -> ConnectionEnd {
    let mut socket = GatewaySocket::new(socket, config.compression, config.max_message_bytes);
    let mut protocol = Protocol::new(config, shared, ticket, Instant::now());
    let end = tokio::select! {
        biased;
        code = stop.requested() => ConnectionEnd::Stopped(code),
        request = shared.reconnect.requested() => {
            ConnectionEnd::Lost(Disconnect::Requested(request), protocol.progress(Instant::now()))
        }
        reason = run_until_lost(&mut socket, &mut protocol, shared, handler) => {
            ConnectionEnd::Lost(reason, protocol.progress(Instant::now()))
        }
    };
    shared.set_latency(None);
    match &end {
        ConnectionEnd::Stopped(code) => socket.close(Some(*code)).await,
        ConnectionEnd::Lost(Disconnect::Lost(_), _) => {}
        ConnectionEnd::Lost(reason, _) => socket.close(close_code_for(reason)).await,
    }
    end
}

/// Exchanges messages until the connection is lost.
async fn run_until_lost<S: AsyncRead + AsyncWrite + Unpin>(
    socket: &mut GatewaySocket<S>,
    protocol: &mut Protocol<'_>,
    shared: &SharedState,
    handler: &mut impl Handler,
) -> Disconnect {
    loop {
        if let Err(reason) = step(socket, protocol, shared, handler).await {
            return reason;
        }
        // In a burst of messages, nothing here ever waits, so other tasks and the timers of this thread would not run.
        tokio::task::consume_budget().await;
    }
}

/// Sends payloads that are due, then waits for a message, a command or a timer.
async fn step<S: AsyncRead + AsyncWrite + Unpin>(
    socket: &mut GatewaySocket<S>,
    protocol: &mut Protocol<'_>,
    shared: &SharedState,
    handler: &mut impl Handler,
) -> Result<(), Disconnect> {
    let now = Instant::now();
    let received = match protocol.tick(now)? {
        // The acknowledgment may be among messages that have arrived but are not read yet. If there are none, the
        // connection is dead.
        Health::Doubtful => Some(socket.next_arrived().await.ok_or(Disconnect::Zombie)??),
        _ => None,
    };
    if socket.is_writable()
        && let Some(payload) = protocol.next_payload(now)
    {
        handler.packet_sent(&payload);
        socket.send(payload)?;
    }
    socket.allow_jobs(!handler.is_behind());
    let wake_at = protocol.wake_at(now, socket.is_writable());
    let event = match received {
        Some(event) => event,
        None => tokio::select! {
            biased;
            event = socket.next() => event?,
            () = shared.command_queue.pushed() => SocketEvent::Other,
            () = wait_until(wake_at) => SocketEvent::Other,
        },
    };
    if event == SocketEvent::Message {
        handler.packet_received(socket.message());
        protocol.receive(socket.message(), Instant::now(), handler)?;
        if protocol.is_live() && handler.is_full() {
            return Err(Disconnect::HandlerFull);
        }
    }
    Ok(())
}

async fn wait_until(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}
