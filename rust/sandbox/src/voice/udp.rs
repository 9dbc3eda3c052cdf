//! The UDP socket: what clients send, and the sound of simulated users.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::network;
use crate::state::Core;

/// The longest datagram that is read.
const MAX_DATAGRAM: usize = 2048;

/// How long a packet of sound is.
const FRAME: Duration = Duration::from_millis(20);

/// Answers datagrams and passes them on until it is dropped.
pub async fn receive(core: Arc<Core>, socket: Arc<UdpSocket>) {
    let mut buffer = [0; MAX_DATAGRAM];
    loop {
        let Ok((length, from)) = socket.recv_from(&mut buffer).await else {
            // A report about an earlier packet, on some systems.
            sleep(Duration::from_millis(1)).await;
            continue;
        };
        let datagram = buffer.get(..length).unwrap_or_default();
        let datagrams = core.lock().voice_datagram(datagram, from);
        network::send(&socket, datagrams).await;
    }
}

/// Sends the sound of simulated users until it is dropped.
pub async fn speak(core: Arc<Core>, socket: Arc<UdpSocket>) {
    let mut clock = interval(FRAME);
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    loop {
        clock.tick().await;
        let datagrams = {
            let mut state = core.lock();
            state.voice.poll_calls();
            state.next_voice_frame()
        };
        network::send(&socket, datagrams).await;
    }
}
