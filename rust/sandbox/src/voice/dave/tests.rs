//! Calls of a server, simulated users and clients, without a network.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

const PACKET: &[u8] = b"an Opus packet";

/// A call, and its clients. They are simulated as well, but the call does not know.
struct Meeting {
    call: Call,
    clients: BTreeMap<Id, SimulatedMember>,
    /// What the clients were sent, without its content.
    log: Vec<String>,
}

impl Meeting {
    fn new() -> Meeting {
        Meeting {
            call: Call::new(Id(7), Id(8)).unwrap(),
            clients: BTreeMap::new(),
            log: Vec::new(),
        }
    }

    /// Has the clients handle messages until nobody says any more.
    fn settle(&mut self, mut messages: Vec<(Id, ToMember)>) {
        while !messages.is_empty() {
            let mut next = Vec::new();
            for (user, message) in messages {
                let text = format!("{message:?}");
                let name = text.split(['(', ' ']).next().unwrap();
                self.log.push(format!("{} {name}", user.0));
                let Some(client) = self.clients.get_mut(&user) else {
                    continue;
                };
                for reply in client.handle(message) {
                    next.extend(self.call.handle(user, reply));
                }
            }
            messages = next;
        }
    }

    fn join(&mut self, user: Id) {
        let client = SimulatedMember::new(user, Id(8), false).unwrap();
        self.clients.insert(user, client);
        let messages = self.call.join(user);
        self.settle(messages);
    }

    fn join_simulated(&mut self, user: Id) {
        let messages = self.call.join_simulated(user);
        self.settle(messages);
    }

    fn leave(&mut self, user: Id) {
        self.clients.remove(&user);
        let messages = self.call.leave(user);
        self.settle(messages);
    }

    /// The clients hear each other and this simulated user, who hears them, and all see the same code.
    fn assert_all_hear_all(&mut self, simulated: Id) {
        let frame = self.call.seal(simulated, PACKET).unwrap();
        assert!(FrameKey::has_marker(&frame));
        let users: Vec<Id> = self.clients.keys().copied().collect();
        for user in &users {
            let heard = self.clients[user].open(simulated, &frame);
            assert_eq!(heard.as_deref(), Some(PACKET), "{user:?}");
            let frame = self.clients.get_mut(user).unwrap().seal(PACKET).unwrap();
            assert_eq!(self.call.open(*user, &frame).0.as_deref(), Some(PACKET));
            for other in users.iter().filter(|other| *other != user) {
                let heard = self.clients[other].open(*user, &frame);
                assert_eq!(heard.as_deref(), Some(PACKET), "{user:?} {other:?}");
            }
        }
        let codes = self.clients.values().map(SimulatedMember::privacy_code);
        let codes: BTreeSet<_> = codes.chain([self.call.privacy_code()]).collect();
        assert_eq!(codes.len(), 1);
        let code = codes.into_iter().flatten().next().unwrap();
        assert_eq!(code.len(), 30);
    }
}

#[test]
fn members_come_and_go() {
    let mut meeting = Meeting::new();
    let [host, a, b, c] = [1, 2, 3, 4].map(Id);
    meeting.join_simulated(host);
    for user in [a, b, c] {
        meeting.join(user);
        meeting.assert_all_hear_all(host);
    }
    meeting.leave(a);
    meeting.assert_all_hear_all(host);
    // The blank leaf is used again.
    meeting.join(a);
    meeting.assert_all_hear_all(host);
    // A client that connects again has a new group, while the old one is still a member.
    let mut messages = meeting.call.leave(b);
    let client = SimulatedMember::new(b, Id(8), false).unwrap();
    meeting.clients.insert(b, client);
    messages.extend(meeting.call.join(b));
    meeting.settle(messages);
    meeting.assert_all_hear_all(host);
    meeting.leave(c);
    meeting.assert_all_hear_all(host);
    // The last one begins anew.
    meeting.leave(a);
    meeting.leave(host);
    meeting.log.clear();
    meeting.join_simulated(host);
    meeting.assert_all_hear_all(host);
    meeting.leave(host);
    assert!(meeting.log.iter().any(|entry| entry == "3 PrepareEpoch"));
}

#[test]
fn a_commit_that_nobody_can_apply_ends_the_group() {
    let mut meeting = Meeting::new();
    let [host, a, b] = [1, 2, 3].map(Id);
    meeting.join_simulated(host);
    meeting.join(a);
    assert!(
        meeting
            .call
            .disturb(CallFault::InvalidCommit, &[])
            .is_empty()
    );
    meeting.join(b);
    meeting.assert_all_hear_all(host);
    assert!(
        meeting
            .log
            .iter()
            .filter(|entry| *entry == "3 Welcome")
            .count()
            == 2
    );
}

#[test]
fn a_stranger_is_proposed_to_clients_only() {
    let mut meeting = Meeting::new();
    let [host, a] = [1, 2].map(Id);
    meeting.join_simulated(host);
    meeting.join(a);
    let messages = meeting.call.disturb(CallFault::UnknownUser, &[a]);
    assert!(matches!(messages[..], [(user, ToMember::Proposals(_))] if user == a));
    assert_eq!(meeting.call.unwanted_commits(a), 0);
    // This client does not look who it adds.
    meeting.settle(messages);
    assert_eq!(meeting.call.unwanted_commits(a), 1);
}

#[test]
fn the_encryption_ends_and_begins_again() {
    let mut meeting = Meeting::new();
    let [host, a, b] = [1, 2, 3].map(Id);
    meeting.join_simulated(host);
    meeting.join(a);
    let messages = meeting.call.downgrade();
    // The old keys are used until all are ready.
    assert!(FrameKey::has_marker(
        &meeting.call.seal(host, PACKET).unwrap()
    ));
    meeting.settle(messages);
    assert_eq!(meeting.call.seal(host, PACKET).as_deref(), Some(PACKET));
    let client = meeting.clients.get_mut(&a).unwrap();
    assert_eq!(client.seal(PACKET).as_deref(), Some(PACKET));
    assert_eq!(meeting.call.privacy_code(), None);

    let joined = SimulatedMember::new(b, Id(8), true).unwrap();
    meeting.clients.insert(b, joined);
    let messages = meeting.call.upgrade(vec![a, b]);
    assert_eq!(meeting.call.seal(host, PACKET).as_deref(), Some(PACKET));
    meeting.settle(messages);
    meeting.assert_all_hear_all(host);
}

#[test]
fn a_change_does_not_wait_for_ever() {
    let mut meeting = Meeting::new();
    let [host, a] = [1, 2].map(Id);
    meeting.join_simulated(host);
    let client = SimulatedMember::new(a, Id(8), false).unwrap();
    let package = FromMember::KeyPackage(client.key_package().unwrap());
    meeting.call.join(a);
    // The client says nothing after that.
    meeting.call.handle(a, package);
    let now = std::time::Instant::now();
    assert!(!meeting.call.is_late(now));
    assert!(
        meeting
            .call
            .is_late(now + std::time::Duration::from_secs(3))
    );
    let messages = meeting.call.stop_waiting();
    assert!(matches!(
        messages[..],
        [(_, ToMember::ExecuteTransition(1))]
    ));
    assert!(meeting.call.privacy_code().is_some());
}
