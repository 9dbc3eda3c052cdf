use super::*;
use discord_cache::prepare;
use discord_model::Event;

/// An event as the gateway sends it.
fn event(mailbox: &Mailbox, name: &str, text: &str) {
    let decoded = Event::decode(name, text).unwrap();
    let is_known = !matches!(decoded, Event::Unknown);
    let prepared = is_known.then(|| prepare(decoded));
    mailbox.push_event(Incoming {
        shard: 0,
        name,
        text,
        prepared,
    });
}

fn message(mailbox: &Mailbox, id: u64) {
    let text = format!(r#"{{"id": "{id}", "channel_id": "1"}}"#);
    event(mailbox, "MESSAGE_CREATE", &text);
}

fn presence(mailbox: &Mailbox, user: u64, status: &str) {
    let text = format!(r#"{{"user": {{"id": "{user}"}}, "guild_id": "10", "status": "{status}"}}"#);
    event(mailbox, "PRESENCE_UPDATE", &text);
}

fn reply(mailbox: &Mailbox, request: u64) {
    mailbox.push(Inbound::Reply {
        request,
        result: Ok(Reply::Done),
    });
}

/// What it is about, for comparisons.
fn describe(inbound: &Inbound) -> String {
    match inbound {
        Inbound::Event {
            shard: 0,
            prepared: Some(Prepared::Message(message)),
            ..
        } => format!("message {}", message.id.get()),
        Inbound::Event {
            shard: 0,
            prepared: Some(Prepared::Event(Event::PresenceUpdate(presence))),
            ..
        } => format!("{} {}", presence.user_id().get(), &*presence.status),
        Inbound::Event {
            shard: 0,
            prepared: None,
            raw,
        } => format!("unknown {:?}", raw.as_ref().map(|raw| &raw.name)),
        Inbound::Reply { request, .. } => format!("reply {request}"),
        other => format!("{other:?}"),
    }
}

fn all(mailbox: &Mailbox) -> Vec<String> {
    let mut told = Vec::new();
    let mut batch = VecDeque::new();
    loop {
        mailbox.take(&mut batch);
        if batch.is_empty() {
            return told;
        }
        for entry in batch.drain(..) {
            if let Some((inbound, size)) = entry.into_inbound() {
                if let Some(size) = size {
                    mailbox.handled(size);
                }
                told.push(describe(&inbound));
            }
        }
    }
}

#[test]
fn events_and_answers_come_in_one_order() {
    let mailbox = Mailbox::default();
    message(&mailbox, 1);
    reply(&mailbox, 7);
    message(&mailbox, 2);
    assert_eq!(mailbox.waiting(), 2, "answers are no events");
    assert_eq!(all(&mailbox), ["message 1", "reply 7", "message 2"]);
    assert_eq!(mailbox.waiting(), 0);
}

#[test]
fn answers_can_be_taken_while_events_wait() {
    let mailbox = Mailbox::default();
    message(&mailbox, 1);
    reply(&mailbox, 7);
    mailbox.push(Inbound::Warning("something".into()));
    let mut answers = Vec::new();
    while let Some(answer) = mailbox.take_answer() {
        answers.push(describe(&answer));
    }
    assert_eq!(answers, ["reply 7", r#"Warning("something")"#]);
    assert_eq!(all(&mailbox), ["message 1"]);
}

#[test]
fn presences_of_one_user_are_merged_and_the_newest_keeps_its_place() {
    let mailbox = Mailbox::default();
    for id in 0..=HIGH_WATER as u64 {
        message(&mailbox, id);
    }
    presence(&mailbox, 1, "idle");
    presence(&mailbox, 2, "dnd");
    message(&mailbox, 7);
    presence(&mailbox, 1, "online");
    let told = all(&mailbox);
    assert_eq!(
        told[HIGH_WATER + 1..],
        ["2 dnd", "message 7", "1 online"],
        "the last status of each user, after what came before it"
    );
    assert_eq!(mailbox.waiting(), 0, "what was merged does not wait");
    assert_eq!(mailbox.take_dropped(), 0);
}

#[test]
fn a_flood_of_presences_of_few_users_stays_small() {
    let mailbox = Mailbox::default();
    for id in 0..=HIGH_WATER as u64 {
        message(&mailbox, id);
    }
    for turn in 0..200_000 {
        let status = if turn % 2 == 0 { "idle" } else { "online" };
        presence(&mailbox, 1 + turn / 2 % 50, status);
    }
    assert!(mailbox.waiting() <= HIGH_WATER + 51);
    let length = mailbox.lock().len();
    assert!(length <= 3 * HIGH_WATER, "{length} entries");
    assert_eq!(
        mailbox.bytes.load(Ordering::Relaxed) > 0,
        mailbox.waiting() > 0
    );
    let told = all(&mailbox);
    assert_eq!(told.len(), HIGH_WATER + 51);
    assert!(
        told[HIGH_WATER + 1..]
            .iter()
            .all(|told| told.ends_with("online"))
    );
    assert_eq!(mailbox.bytes.load(Ordering::Relaxed), 0);
}

#[test]
fn only_typing_is_dropped_and_counted() {
    let mailbox = Mailbox::default();
    assert!(!mailbox.drops_typing());
    for id in 0..=HIGH_WATER as u64 {
        message(&mailbox, id);
    }
    assert!(mailbox.drops_typing());
    assert_eq!((mailbox.take_dropped(), mailbox.take_dropped()), (1, 0));
}

#[test]
fn it_is_full_past_a_bound_that_is_lower_while_paused_and_has_room_again_well_below() {
    let mailbox = Mailbox::default();
    mailbox.set_paused(true);
    for id in 0..MAX_PAUSED_EVENTS as u64 {
        message(&mailbox, id);
    }
    assert!(!mailbox.is_full());
    message(&mailbox, 0);
    assert!(mailbox.is_full());
    let mut batch = VecDeque::new();
    while mailbox.waiting() > MAX_PAUSED_EVENTS / 4 {
        assert!(mailbox.is_full(), "{} wait", mailbox.waiting());
        mailbox.take(&mut batch);
        for entry in batch.drain(..) {
            mailbox.handled(entry.into_inbound().unwrap().1.unwrap());
        }
    }
    assert!(!mailbox.is_full());
}

#[test]
fn a_few_huge_events_fill_it_too() {
    let mailbox = Mailbox::default();
    let name = "n".repeat(16 << 20);
    let text = format!(r#"{{"id": "1", "channel_id": "1", "content": "{name}"}}"#);
    mailbox.want_raw(false);
    for _ in 0..KEEPS_TEXT {
        mailbox.push(Inbound::ShardConnected(0));
    }
    for _ in 0..MAX_BYTES >> 24 {
        event(&mailbox, "SOMETHING", &text);
        mailbox.push_event(Incoming {
            shard: 0,
            name: "MESSAGE_CREATE",
            text: &text,
            prepared: Some(Prepared::Event(Event::Unknown)),
        });
    }
    assert!(mailbox.is_full());
}

#[test]
fn those_who_begin_to_listen_hear_the_raw_events_that_wait() {
    let mailbox = Arc::new(Mailbox::default());
    message(&mailbox, 1);
    event(&mailbox, "SOMETHING_NEW", "[7]");
    let mut batch = VecDeque::new();
    mailbox.take(&mut batch);
    message(&mailbox, 2);
    assert!(mailbox.want_raw(true));
    mailbox.parse_texts(&mut batch, |parse| parse());
    message(&mailbox, 3);
    assert!(!mailbox.want_raw(true), "they are parsed as they come now");
    assert!(batch.is_empty());
    mailbox.take(&mut batch);
    let names: Vec<_> = batch
        .drain(..)
        .map(|entry| match entry.into_inbound() {
            Some((Inbound::Event { raw: Some(raw), .. }, _)) => raw.name,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        names,
        [
            "MESSAGE_CREATE",
            "SOMETHING_NEW",
            "MESSAGE_CREATE",
            "MESSAGE_CREATE"
        ]
    );
}

#[test]
fn nothing_is_taken_while_raw_events_are_parsed() {
    let mailbox = Arc::new(Mailbox::default());
    message(&mailbox, 1);
    mailbox.want_raw(true);
    let mut work = None;
    mailbox.parse_texts(&mut VecDeque::new(), |parse| work = Some(parse));
    message(&mailbox, 2);
    assert!(all(&mailbox).is_empty());
    work.unwrap()();
    assert_eq!(all(&mailbox), ["message 1", "message 2"]);
}

#[test]
fn in_a_backlog_only_what_is_wanted_keeps_its_text() {
    let mailbox = Mailbox::default();
    mailbox.want_raw(false);
    for id in 0..KEEPS_TEXT as u64 + 10 {
        message(&mailbox, id);
    }
    assert_eq!(mailbox.lock().texts(), KEEPS_TEXT);
    let mailbox = Mailbox::default();
    for id in 0..KEEPS_TEXT as u64 + 10 {
        message(&mailbox, id);
    }
    assert_eq!(
        mailbox.lock().texts(),
        KEEPS_TEXT + 10,
        "all of it until the first frame after a login"
    );
}

#[test]
fn answers_and_interactions_that_wait_too_long_are_taken_first() {
    let mailbox = Mailbox::default();
    message(&mailbox, 1);
    event(
        &mailbox,
        "INTERACTION_CREATE",
        r#"{"id": "5", "type": 2, "token": "t"}"#,
    );
    reply(&mailbox, 7);
    message(&mailbox, 2);
    let overdue = |patience| mailbox.lock().take_overdue(patience);
    assert!(overdue(Duration::from_secs(60)).is_none());
    let first = overdue(Duration::ZERO).unwrap();
    assert!(first.is_answer());
    let second = overdue(Duration::ZERO).unwrap().into_inbound().unwrap();
    assert!(matches!(
        second.0,
        Inbound::Event {
            shard: 0,
            prepared: Some(Prepared::Event(Event::InteractionCreate(_))),
            ..
        }
    ));
    mailbox.handled(second.1.unwrap());
    assert!(overdue(Duration::ZERO).is_none());
    assert_eq!(all(&mailbox), ["message 1", "message 2"]);
    assert_eq!(mailbox.waiting(), 0);
}

#[test]
fn answers_over_the_gateway_can_be_taken_while_events_wait() {
    let mailbox = Mailbox::default();
    message(&mailbox, 1);
    let sounds = r#"{"guild_id": "10", "soundboard_sounds": []}"#;
    event(&mailbox, "SOUNDBOARD_SOUNDS", sounds);
    let taken = mailbox.take_gateway_answer().unwrap();
    assert!(taken.is_gateway_answer());
    mailbox.handled(taken.into_inbound().unwrap().1.unwrap());
    assert!(mailbox.take_gateway_answer().is_none());
    assert_eq!(all(&mailbox), ["message 1"]);
    assert_eq!(mailbox.waiting(), 0);
}

#[test]
fn a_large_guild_is_several_events() {
    let mailbox = Mailbox::default();
    let members = (1..=2_500).map(|id| format!(r#"{{"user":{{"id":"{id}"}}}}"#));
    let members = members.collect::<Vec<_>>().join(",");
    event(
        &mailbox,
        "GUILD_CREATE",
        &format!(r#"{{"id":"10","members":[{members}]}}"#),
    );
    let mut batch = VecDeque::new();
    mailbox.take(&mut batch);
    let sizes = batch
        .drain(..)
        .filter_map(Entry::into_inbound)
        .map(|(inbound, _)| match inbound {
            Inbound::Event {
                prepared: Some(Prepared::GuildPart(part)),
                ..
            } => part.members.len(),
            Inbound::Event {
                prepared: Some(Prepared::Guild(guild)),
                ..
            } => guild.parts.len(),
            other => panic!("{other:?}"),
        });
    assert_eq!(sizes.collect::<Vec<_>>(), [500, 1_000, 1_000, 0]);
}
