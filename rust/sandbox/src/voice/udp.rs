//! The UDP socket: what clients send, and the sound of simulated users.

use std::io::ErrorKind;
use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::network_faults::Datagram;
use crate::state::Core;

/// The longest datagram that is read.
const MAX_DATAGRAM: usize = 2048;
/// How long a packet of sound is.
const FRAME: Duration = Duration::from_millis(20);
/// How long the thread waits for a datagram before it looks whether it is to end.
pub const READ_TIMEOUT: Duration = Duration::from_millis(50);
/// The most datagrams that wait to be handled.
const MAX_WAITING: usize = 4096;

/// A datagram, and when and from where it came.
struct Received {
    bytes: Vec<u8>,
    from: SocketAddr,
    at: Instant,
}

/// Serves a socket until the runtime ends.
pub fn serve(core: &Arc<Core>, socket: Arc<UdpSocket>) {
    let (sender, received) = mpsc::channel(MAX_WAITING);
    let reader = socket.clone();
    tokio::task::spawn_blocking(move || read(&reader, &sender));
    tokio::spawn(answer(core.clone(), socket.clone(), received));
    tokio::spawn(speak(core.clone(), socket));
}

/// Reads on a thread of its own: what else the sandbox does must not change when a datagram seems to arrive.
fn read(socket: &UdpSocket, received: &mpsc::Sender<Received>) {
    let mut buffer = [0; MAX_DATAGRAM];
    while !received.is_closed() {
        match socket.recv_from(&mut buffer) {
            Ok((length, from)) => {
                let bytes = buffer.get(..length).unwrap_or_default().to_vec();
                let at = Instant::now();
                // Without a receiver the sandbox ends.
                let _ = received.blocking_send(Received { bytes, from, at });
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            // A report about an earlier packet, on some systems.
            Err(_) => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// Answers datagrams, and passes them on.
async fn answer(core: Arc<Core>, socket: Arc<UdpSocket>, mut received: mpsc::Receiver<Received>) {
    while let Some(Received { bytes, from, at }) = received.recv().await {
        let datagrams = core.lock().voice_datagram(&bytes, from, at);
        send(&socket, datagrams);
    }
}

/// Sends the sound of simulated users.
async fn speak(core: Arc<Core>, socket: Arc<UdpSocket>) {
    let mut clock = interval(FRAME);
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    loop {
        clock.tick().await;
        let datagrams = {
            let mut state = core.lock();
            state.voice.poll_calls();
            state.next_voice_frame()
        };
        send(&socket, datagrams);
    }
}

/// Sends packets, each after its delay.
fn send(socket: &Arc<UdpSocket>, datagrams: Vec<Datagram>) {
    for datagram in datagrams {
        let socket = socket.clone();
        // A packet that the system cannot take is lost like any other.
        let send = move || socket.send_to(&datagram.bytes, datagram.address).ok();
        if datagram.delay.is_zero() {
            send();
        } else {
            tokio::spawn(async move {
                sleep(datagram.delay).await;
                send();
            });
        }
    }
}
