//! Tests of calls with several members. The expected behavior is that of the DAVE whitepaper; `delivery` has the server's part.

pub(crate) mod delivery;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use discord_model::Id;

use self::delivery::{CHANNEL, Call, key_package};
use super::*;

const PACKET: &[u8] = b"an Opus packet";

#[test]
fn two_members_hear_each_other() {
    let mut call = Call::with(&[1, 2]);
    call.assert_all_hear_all();
    let code = call.clients[&1].privacy_code().unwrap();
    // Six groups of five digits.
    assert_eq!(code.len(), 30);
    assert!(code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
}

/// "Payload Format" of Discord's documentation: an eight-byte tag, the nonce, no unencrypted ranges, the size, and the marker.
#[test]
fn an_encrypted_frame_is_laid_out_as_documented() {
    let mut call = Call::with(&[1, 2]);
    for nonce in 1..4_u8 {
        let frame = call.encrypt(1, PACKET);
        assert_eq!(frame.len(), PACKET.len() + 12);
        assert_eq!(frame[PACKET.len() + 8..], [nonce, 12, 0xfa, 0xfa]);
    }
}

#[test]
fn what_is_not_from_the_sender_is_not_heard() {
    let mut call = Call::with(&[1, 2, 3]);
    // Members that have been together for a while.
    call.now += Duration::from_secs(60);
    let frame = call.encrypt(1, PACKET);
    assert_eq!(call.decrypt(2, 3, &frame), Err(FrameError::Undecryptable));
    let mut changed = frame.clone();
    changed[0] ^= 1;
    assert_eq!(call.decrypt(2, 1, &changed), Err(FrameError::Undecryptable));
    assert_eq!(call.decrypt(2, 1, &frame).as_deref(), Ok(PACKET));
    // A frame is accepted once.
    assert_eq!(call.decrypt(2, 1, &frame), Err(FrameError::Undecryptable));
    // Plain frames are not, except the silence that servers make.
    assert_eq!(call.decrypt(2, 1, PACKET), Err(FrameError::NotEncrypted));
    assert_eq!(call.decrypt(2, 1, &SILENCE).as_deref(), Ok(&SILENCE[..]));
    // Somebody whose key is not known yet may be heard later.
    assert_eq!(call.decrypt(2, 9, &frame), Err(FrameError::NoKey));
}

#[test]
fn members_come_and_go_in_any_order() {
    let mut call = Call::new();
    for user in 1..=8 {
        call.join(user);
        if user > 1 {
            call.assert_all_hear_all();
        }
    }
    for user in [1, 5, 8] {
        call.leave(user);
        call.assert_all_hear_all();
    }
    for user in [9, 5, 10] {
        call.join(user);
        call.assert_all_hear_all();
    }
}

#[test]
fn a_removed_member_hears_nothing_more() {
    let mut call = Call::with(&[1, 2, 3]);
    let proposal = call.propose_remove(3);
    for member in [1, 2] {
        call.to(member, DaveMessage::ClientDisconnect(Id::new(3)));
    }
    call.commit(&proposal, None);
    let frame = call.encrypt(1, PACKET);
    assert_eq!(call.decrypt(2, 1, &frame).as_deref(), Ok(PACKET));
    assert_eq!(call.decrypt(3, 1, &frame), Err(FrameError::Undecryptable));
    // And it is not heard any more by members whose keys it does not have.
    assert_eq!(call.decrypt(1, 3, &frame), Err(FrameError::NoKey));
}

/// nextcord/nextcord#1294: a client that ignores opcode 24 is inaudible once it was alone.
#[test]
fn a_member_who_was_alone_is_heard_again() {
    let mut call = Call::with(&[1, 2, 3]);
    for round in 0..3 {
        call.leave(2);
        call.leave(3);
        let mut frame = Vec::new();
        let alone = call.clients.get_mut(&1).unwrap();
        assert_eq!(alone.encrypt(PACKET, &mut frame), None, "{round}");
        assert!(alone.is_encrypted());
        call.join(2);
        call.join(3);
        call.assert_all_hear_all();
    }
}

#[test]
fn a_stranger_is_not_added() {
    let mut call = Call::with(&[1, 2]);
    let package = call.connect(3);
    let proposal = call.propose_add(&package);
    call.to(1, DaveMessage::ClientDisconnect(Id::new(3)));
    assert_eq!(call.to(1, DaveMessage::Proposals(proposal.clone())), []);
    let replies = call.to(2, DaveMessage::Proposals(proposal));
    assert!(matches!(replies[..], [DaveReply::CommitWelcome(_)]));
}

#[test]
fn an_invalid_commit_or_welcome_is_answered_and_mended() {
    for kind in ["commit", "welcome"] {
        for transition in [0, 77] {
            let mut call = Call::with(&[1, 2, 3]);
            let invalid = match kind {
                "commit" => {
                    // A commit is only refused if there is something to commit.
                    let package = call.connect(4);
                    let proposal = call.propose_add(&package);
                    call.to(3, DaveMessage::Proposals(proposal));
                    DaveMessage::Commit {
                        transition,
                        commit: vec![1, 2, 3],
                    }
                }
                _ => DaveMessage::Welcome {
                    transition,
                    welcome: vec![1, 2, 3],
                },
            };
            call.clients.remove(&4);
            let mut replies = call.to(3, invalid);
            assert_eq!(
                replies.remove(0),
                DaveReply::InvalidCommitWelcome(transition)
            );
            let package = key_package(replies);
            // The old keys are used until the member is added again.
            let frame = call.encrypt(3, PACKET);
            assert_eq!(call.decrypt(1, 3, &frame).as_deref(), Ok(PACKET));
            // The server removes the member and adds it again.
            let proposal = call.propose_remove(3);
            let removed = call.clients.remove(&3).unwrap();
            call.commit(&proposal, None);
            call.clients.insert(3, removed);
            let proposal = call.propose_add(&package);
            call.commit(&proposal, Some(3));
            call.assert_all_hear_all();
        }
    }
}

#[test]
fn a_commit_that_does_not_fit_is_refused() {
    let mut call = Call::with(&[1, 2, 3]);
    let proposals: Vec<_> = [4, 5]
        .map(|user| {
            let package = call.connect(user);
            call.propose_add(&package)
        })
        .into();
    let replies = call.to(1, DaveMessage::Proposals(proposals[0].clone()));
    let [DaveReply::CommitWelcome(commit)] = &replies[..] else {
        panic!("{replies:?}");
    };
    // A commit with a Welcome behind it is no commit.
    let commit = DaveMessage::Commit {
        transition: 9,
        commit: commit.clone(),
    };
    call.to(2, DaveMessage::Proposals(proposals[1].clone()));
    let replies = call.to(2, commit);
    assert_eq!(replies[0], DaveReply::InvalidCommitWelcome(9));
}

#[test]
fn keys_change_when_the_transition_is_executed() {
    let mut call = Call::with(&[1, 2]);
    call.executes = false;
    let before = call.encrypt(1, PACKET);
    call.join(3);
    let between = call.encrypt(1, PACKET);
    // The sender counts on with the old key, which the new member does not have.
    assert_eq!(between[PACKET.len() + 8], before[PACKET.len() + 8] + 1);
    assert_eq!(call.decrypt(3, 1, &between), Err(FrameError::Undecryptable));
    call.execute(&BTreeSet::from([1, 2, 3]));
    let after = call.encrypt(1, PACKET);
    assert_eq!(after[PACKET.len() + 8], 1);
    for frame in [&after, &before, &between] {
        assert_eq!(call.decrypt(2, 1, frame).as_deref(), Ok(PACKET));
    }
    assert_eq!(call.decrypt(3, 1, &after).as_deref(), Ok(PACKET));
}

#[test]
fn the_call_changes_to_plain_frames_and_back() {
    let mut call = Call::with(&[1, 2]);
    call.now += Duration::from_secs(60);
    assert_eq!(call.decrypt(2, 1, PACKET), Err(FrameError::NotEncrypted));
    // Downgrade: accepted from the announcement on, sent from the execution on.
    for user in [1, 2] {
        let downgrade = DaveMessage::PrepareTransition {
            transition: 500,
            version: 0,
        };
        assert_eq!(call.to(user, downgrade), [DaveReply::TransitionReady(500)]);
    }
    assert_eq!(call.decrypt(2, 1, PACKET).as_deref(), Ok(PACKET));
    let encrypted = call.encrypt(1, PACKET);
    for user in [1, 2] {
        call.to(user, DaveMessage::ExecuteTransition { transition: 500 });
    }
    assert_eq!(call.encrypt(1, PACKET), PACKET);
    assert!(!call.clients[&1].is_encrypted());
    assert_eq!(call.clients[&1].privacy_code(), None);
    call.now += Duration::from_secs(3600);
    assert_eq!(call.decrypt(2, 1, PACKET).as_deref(), Ok(PACKET));
    // What was encrypted before arrives late.
    assert_eq!(call.decrypt(2, 1, &encrypted).as_deref(), Ok(PACKET));

    // Upgrade: a new group, and plain frames for ten seconds more.
    call.executes = false;
    for user in [1, 2] {
        let epoch = DaveMessage::PrepareEpoch {
            is_first: true,
            version: 1,
        };
        let package = key_package(call.to(user, epoch));
        if user == 2 {
            call.restart_with(1);
            let proposal = call.propose_add(&package);
            call.commit(&proposal, Some(2));
        }
    }
    assert_eq!(call.encrypt(1, PACKET), PACKET);
    call.execute(&BTreeSet::from([1, 2]));
    call.assert_all_hear_all();
    assert_eq!(call.decrypt(2, 1, PACKET).as_deref(), Ok(PACKET));
    call.now += Duration::from_secs(10);
    assert_eq!(call.decrypt(2, 1, PACKET), Err(FrameError::NotEncrypted));
}

#[test]
fn a_call_without_encryption_works() {
    let mut call = Call::new();
    call.clients.insert(1, DaveGroup::new(Id::new(1)));
    let begin = DaveMessage::Begin {
        version: 0,
        channel: Id::new(CHANNEL),
    };
    assert_eq!(call.to(1, begin), []);
    assert_eq!(call.encrypt(1, PACKET), PACKET);
    let mut by_chance = PACKET.to_vec();
    by_chance.extend([12, 0xfa, 0xfa]);
    for frame in [PACKET, &by_chance] {
        assert_eq!(call.decrypt(1, 2, frame).as_deref(), Ok(frame));
    }
}

#[test]
fn messages_out_of_order_change_nothing() {
    let mut group = DaveGroup::new(Id::new(1));
    let now = std::time::Instant::now();
    for message in [
        DaveMessage::ExecuteTransition { transition: 3 },
        DaveMessage::Proposals(vec![]),
        DaveMessage::Proposals(vec![0, 1, 2]),
        DaveMessage::Proposals(vec![9]),
        DaveMessage::Commit {
            transition: 1,
            commit: vec![],
        },
        DaveMessage::Welcome {
            transition: 1,
            welcome: vec![],
        },
        DaveMessage::ExternalSender(vec![1]),
        DaveMessage::PrepareEpoch {
            is_first: false,
            version: 1,
        },
    ] {
        assert_eq!(group.handle(message.clone(), now), [], "{message:?}");
    }
}

/// discordjs/discord.js#11441: members who come and go, and frames that are on their way meanwhile.
#[test]
fn members_who_come_and_go_cost_no_frame() {
    let mut call = Call::with(&[1, 2]);
    call.executes = false;
    let mut on_the_way = VecDeque::new();
    let mut speak = |call: &mut Call| {
        for _ in 0..3 {
            on_the_way.push_back(call.encrypt(1, PACKET));
            if on_the_way.len() > 2 {
                let frame = on_the_way.pop_front().unwrap();
                assert_eq!(call.decrypt(2, 1, &frame).as_deref(), Ok(PACKET));
            }
            call.now += Duration::from_millis(20);
        }
    };
    for _ in 0..30 {
        call.join(3);
        speak(&mut call);
        call.execute(&BTreeSet::from([1, 2, 3]));
        speak(&mut call);
        call.leave(3);
        speak(&mut call);
        call.execute(&BTreeSet::from([1, 2]));
        speak(&mut call);
    }
}

/// discord/discord-api-docs#8292: the group of a call is begun anew in the middle of speech.
#[test]
fn a_new_group_in_the_middle_of_speech_costs_no_frame() {
    let mut call = Call::with(&[1, 2]);
    call.executes = false;
    let mut packages = Vec::new();
    for user in [1, 2] {
        let epoch = DaveMessage::PrepareEpoch {
            is_first: true,
            version: 1,
        };
        packages.push(key_package(call.to(user, epoch)));
        let frame = call.encrypt(1, PACKET);
        assert_eq!(call.decrypt(2, 1, &frame).as_deref(), Ok(PACKET));
    }
    call.restart_with(1);
    let proposal = call.propose_add(&packages[1]);
    call.commit(&proposal, Some(2));
    let before = call.encrypt(1, PACKET);
    call.execute(&BTreeSet::from([1, 2]));
    let after = call.encrypt(1, PACKET);
    for frame in [after, before] {
        assert_eq!(call.decrypt(2, 1, &frame).as_deref(), Ok(PACKET));
    }
    call.assert_all_hear_all();
}
