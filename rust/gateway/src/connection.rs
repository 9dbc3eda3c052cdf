//! One connection from its opening to its end: carries messages and time to the protocol, and payloads away.

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, sleep_until};
use tokio_tungstenite::WebSocketStream;

use crate::ShardConfig;
use crate::handler::Handler;
use crate::identify::IdentifyTicket;
use crate::link::wire::{News, Wire};
use crate::protocol::Protocol;
use crate::protocol::heart::Health;
use crate::recovery::disconnect::Disconnect;
use crate::recovery::tries::Reached;
use crate::recovery::{END_SESSION, KEEP_SESSION, farewell};
use crate::shared::Shared;
use crate::stop::{Goodbye, StopSignal};

/// How a connection ended.
pub(crate) enum End {
    /// We were told to.
    Stopped(Goodbye),
    /// Of itself, so far on the way.
    Lost(Disconnect, Reached),
}

/// Runs a connection that has just been opened, to its end.
pub(crate) async fn run<S: AsyncRead + AsyncWrite + Unpin>(
    socket: WebSocketStream<S>,
    config: &ShardConfig,
    shared: &Shared,
    ticket: Option<IdentifyTicket>,
    handler: &mut impl Handler,
    stop: &mut StopSignal,
) -> End {
    let mut wire = Wire::new(socket, config.compression);
    let mut protocol = Protocol::new(config, shared, ticket, Instant::now());
    let end = tokio::select! {
        biased;
        goodbye = stop.requested() => End::Stopped(goodbye),
        reason = converse(&mut wire, &mut protocol, shared, handler) => {
            End::Lost(reason, protocol.reached(Instant::now()))
        }
    };
    shared.set_latency(None);
    match &end {
        End::Stopped(Goodbye::EndSession) => wire.close(Some(END_SESSION)).await,
        End::Stopped(Goodbye::KeepSession) => wire.close(Some(KEEP_SESSION)).await,
        End::Lost(Disconnect::Lost(_), _) => {}
        End::Lost(reason, _) => wire.close(farewell(reason)).await,
    }
    end
}

/// Talks until the connection ends.
async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    wire: &mut Wire<S>,
    protocol: &mut Protocol<'_>,
    shared: &Shared,
    handler: &mut impl Handler,
) -> Disconnect {
    loop {
        if let Err(reason) = step(wire, protocol, shared, handler).await {
            return reason;
        }
        // A burst may never let us wait: others on this thread, and its timers, have to have their turn.
        tokio::task::consume_budget().await;
    }
}

/// Does what is due, then waits for the next thing to happen.
async fn step<S: AsyncRead + AsyncWrite + Unpin>(
    wire: &mut Wire<S>,
    protocol: &mut Protocol<'_>,
    shared: &Shared,
    handler: &mut impl Handler,
) -> Result<(), Disconnect> {
    let now = Instant::now();
    let waiting = match protocol.tick(now)? {
        // The acknowledgement may have arrived, behind what is not read yet. If nothing is there, none will come.
        Health::Doubtful => Some(wire.waiting().ok_or(Disconnect::Zombie)??),
        _ => None,
    };
    if wire.is_writable()
        && let Some(payload) = protocol.next_payload(now)
    {
        wire.send(payload)?;
    }
    let wake_at = protocol.wake_at(now, wire.is_writable());
    let news = match waiting {
        Some(news) => news,
        None => tokio::select! {
            biased;
            news = wire.next() => news?,
            () = shared.outbox.news() => News::Other,
            () = wait_until(wake_at) => News::Other,
        },
    };
    if news == News::Message {
        protocol.receive(wire.message(), Instant::now(), handler)?;
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
