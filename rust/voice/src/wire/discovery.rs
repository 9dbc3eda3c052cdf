//! IP discovery: which address and port the voice server sees.
//!
//! [IP Discovery](https://discord.com/developers/docs/topics/voice-connections#ip-discovery)

use std::time::{Duration, Instant};

/// The length of a request and of a response.
pub const DISCOVERY_LENGTH: usize = 74;

/// The length that a message states, which is without the type and the length itself.
const STATED_LENGTH: u16 = 70;

const REQUEST: u16 = 1;
const RESPONSE: u16 = 2;

/// When the request is sent again, after the beginning. UDP loses packets.
const RETRIES: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_millis(700),
    Duration::from_millis(1700),
    Duration::from_millis(2700),
    Duration::from_millis(3700),
];

/// After this time there will be no response.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The request, whose address and port are zero.
pub fn discovery_request(ssrc: u32) -> [u8; DISCOVERY_LENGTH] {
    let mut request = [0; DISCOVERY_LENGTH];
    let fields = [
        &REQUEST.to_be_bytes()[..],
        &STATED_LENGTH.to_be_bytes(),
        &ssrc.to_be_bytes(),
    ];
    let bytes = fields.into_iter().flatten();
    request
        .iter_mut()
        .zip(bytes)
        .for_each(|(to, from)| *to = *from);
    request
}

/// The address and the port in the response to the request with this `ssrc`. `None` if it is something else.
pub fn discovery_response(datagram: &[u8], ssrc: u32) -> Option<(&str, u16)> {
    let datagram: &[u8; DISCOVERY_LENGTH] = datagram.try_into().ok()?;
    let (kind, rest) = datagram.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (source, rest) = rest.split_first_chunk()?;
    let (address, port) = rest.split_last_chunk()?;
    let is_response = u16::from_be_bytes(*kind) == RESPONSE
        && u16::from_be_bytes(*length) == STATED_LENGTH
        && u32::from_be_bytes(*source) == ssrc;
    let address = address.split(|byte| *byte == 0).next()?;
    let address = str::from_utf8(address).ok()?;
    let port = u16::from_be_bytes(*port);
    (is_response && !address.is_empty() && port != 0).then_some((address, port))
}

/// What to do next about a discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiscoveryStep {
    /// Send the request, and ask again.
    Send,
    /// Wait until this time.
    Wait(Instant),
    /// Give up.
    Failed,
}

/// When to send the request, and when to give up.
#[derive(Clone, Copy, Debug)]
pub struct Discovery {
    begin: Instant,
    sent: usize,
}

impl Discovery {
    /// Begins a discovery.
    pub fn new(now: Instant) -> Self {
        Self {
            begin: now,
            sent: 0,
        }
    }

    /// What to do at `now`, as long as there is no response.
    pub fn step(&mut self, now: Instant) -> DiscoveryStep {
        let next = match self.sent.checked_sub(1) {
            None => Duration::ZERO,
            Some(retries) => RETRIES.get(retries).copied().unwrap_or(TIMEOUT),
        };
        let at = self.begin + next;
        if now < at {
            DiscoveryStep::Wait(at)
        } else if next == TIMEOUT {
            DiscoveryStep::Failed
        } else {
            self.sent += 1;
            DiscoveryStep::Send
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layout is from the table in Discord's documentation. The ports of the response are Discord's example of Select Protocol.
    #[test]
    fn messages_are_laid_out_as_documented() {
        let request = discovery_request(0x0102_0304);
        assert_eq!(request[..8], [0, 1, 0, 70, 1, 2, 3, 4]);
        assert_eq!(request[8..], [0; 66]);
        let mut response = request;
        response[1] = 2;
        response[8..17].copy_from_slice(b"127.0.0.1");
        response[72..].copy_from_slice(&1337_u16.to_be_bytes());
        assert_eq!(
            discovery_response(&response, 0x0102_0304),
            Some(("127.0.0.1", 1337))
        );
    }

    #[test]
    fn what_is_no_response_is_refused() {
        let mut good = discovery_request(7);
        good[1] = 2;
        good[8] = b'1';
        good[73] = 1;
        assert!(discovery_response(&good, 7).is_some());
        assert!(discovery_response(&good, 8).is_none());
        assert!(discovery_response(&good[..73], 7).is_none());
        for (index, value) in [(1, 1), (3, 71), (8, 0), (8, 0xff), (73, 0)] {
            let mut bad = good;
            bad[index] = value;
            assert!(discovery_response(&bad, 7).is_none(), "{index}");
        }
        // An address that fills its field has no zero at its end.
        let mut full = good;
        full[8..72].fill(b'1');
        assert_eq!(
            discovery_response(&full, 7).map(|(address, _)| address.len()),
            Some(64)
        );
    }

    #[test]
    fn a_request_is_repeated_for_five_seconds() {
        let begin = Instant::now();
        let mut discovery = Discovery::new(begin);
        let (mut now, mut sent) = (begin, Vec::new());
        loop {
            match discovery.step(now) {
                DiscoveryStep::Send => sent.push((now - begin).as_millis()),
                DiscoveryStep::Wait(until) => now = until,
                DiscoveryStep::Failed => break,
            }
        }
        assert_eq!(sent, [0, 200, 700, 1700, 2700, 3700]);
        assert_eq!(now - begin, TIMEOUT);
    }
}
