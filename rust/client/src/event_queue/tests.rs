use super::*;
use discord_cache::prepare;
use discord_model::Event;

/// Adds an event in the format of the gateway.
fn event(event_queue: &EventQueue, name: &str, text: &str) {
    numbered(event_queue, 0, name, text);
}

/// Adds an event with this sequence number.
fn numbered(event_queue: &EventQueue, sequence: u64, name: &str, text: &str) {
    let decoded = Event::decode(name, text).unwrap();
    let is_known = !matches!(decoded, Event::Unknown);
    let prepared = is_known.then(|| prepare(decoded));
    event_queue.push_event(Incoming {
        shard: 0,
        sequence,
        name,
        text,
        prepared,
    });
}

fn message(event_queue: &EventQueue, id: u64) {
    let text = format!(r#"{{"id": "{id}", "channel_id": "1"}}"#);
    event(event_queue, "MESSAGE_CREATE", &text);
}

fn presence(event_queue: &EventQueue, user: u64, status: &str) {
    let text = format!(r#"{{"user": {{"id": "{user}"}}, "guild_id": "10", "status": "{status}"}}"#);
    event(event_queue, "PRESENCE_UPDATE", &text);
}

fn reply(event_queue: &EventQueue, request: u64) {
    event_queue.push(ClientEvent::Reply {
        request,
        result: Ok(Reply::Done),
    });
}

/// Returns a short description of an entry, for comparisons.
fn describe(inbound: &ClientEvent) -> String {
    match inbound {
        ClientEvent::Event {
            shard: 0,
            prepared: Some(PreparedEvent::Message(message)),
            ..
        } => format!("message {}", message.id.get()),
        ClientEvent::Event {
            shard: 0,
            prepared: Some(PreparedEvent::Event(Event::PresenceUpdate(presence))),
            ..
        } => format!("{} {}", presence.user_id().get(), &*presence.status),
        ClientEvent::Event {
            shard: 0,
            prepared: None,
            raw,
            ..
        } => format!("unknown {:?}", raw.as_ref().map(|raw| &raw.name)),
        ClientEvent::Reply { request, .. } => format!("reply {request}"),
        other => format!("{other:?}"),
    }
}

fn all(event_queue: &EventQueue) -> Vec<String> {
    let mut told = Vec::new();
    let mut batch = VecDeque::new();
    loop {
        event_queue.take(&mut batch);
        if batch.is_empty() {
            return told;
        }
        for entry in batch.drain(..) {
            if let Some((inbound, size)) = entry.into_inbound() {
                if let Some(size) = size {
                    event_queue.handled(1, size);
                }
                told.push(describe(&inbound));
            }
        }
    }
}

#[test]
fn events_and_answers_come_in_one_order() {
    let event_queue = EventQueue::default();
    message(&event_queue, 1);
    reply(&event_queue, 7);
    message(&event_queue, 2);
    assert_eq!(event_queue.waiting(), 2, "answers are no events");
    assert_eq!(all(&event_queue), ["message 1", "reply 7", "message 2"]);
    assert_eq!(event_queue.waiting(), 0);
}

#[test]
fn answers_can_be_taken_while_events_wait() {
    let event_queue = EventQueue::default();
    message(&event_queue, 1);
    reply(&event_queue, 7);
    event_queue.push(ClientEvent::Warning("something".into()));
    let mut responses = Vec::new();
    while let Some(response) = event_queue.take_response() {
        responses.push(describe(&response));
    }
    assert_eq!(responses, ["reply 7", r#"Warning("something")"#]);
    assert_eq!(all(&event_queue), ["message 1"]);
}

#[test]
fn presences_of_one_user_are_merged_and_the_newest_keeps_its_place() {
    let event_queue = EventQueue::default();
    for id in 0..=HIGH_WATER as u64 {
        message(&event_queue, id);
    }
    presence(&event_queue, 1, "idle");
    presence(&event_queue, 2, "dnd");
    message(&event_queue, 7);
    presence(&event_queue, 1, "online");
    let told = all(&event_queue);
    assert_eq!(
        told[HIGH_WATER + 1..],
        ["2 dnd", "message 7", "1 online"],
        "the last status of each user, after what came before it"
    );
    assert_eq!(event_queue.waiting(), 0, "what was merged does not wait");
    assert_eq!(event_queue.take_dropped(), 0);
}

#[test]
fn a_flood_of_presences_of_few_users_stays_small() {
    let event_queue = EventQueue::default();
    for id in 0..=HIGH_WATER as u64 {
        message(&event_queue, id);
    }
    for turn in 0..200_000 {
        let status = if turn % 2 == 0 { "idle" } else { "online" };
        presence(&event_queue, 1 + turn / 2 % 50, status);
    }
    assert!(event_queue.waiting() <= HIGH_WATER + 51);
    let length = event_queue.lock().len();
    assert!(length <= 3 * HIGH_WATER, "{length} entries");
    assert_eq!(
        event_queue.bytes.load(Ordering::Relaxed) > 0,
        event_queue.waiting() > 0
    );
    let told = all(&event_queue);
    assert_eq!(told.len(), HIGH_WATER + 51);
    assert!(
        told[HIGH_WATER + 1..]
            .iter()
            .all(|told| told.ends_with("online"))
    );
    assert_eq!(event_queue.bytes.load(Ordering::Relaxed), 0);
}

#[test]
fn only_typing_is_dropped_and_counted() {
    let event_queue = EventQueue::default();
    assert!(!event_queue.drops_typing());
    for id in 0..=HIGH_WATER as u64 {
        message(&event_queue, id);
    }
    assert!(event_queue.drops_typing());
    assert_eq!(
        (event_queue.take_dropped(), event_queue.take_dropped()),
        (1, 0)
    );
}

#[test]
fn it_is_full_past_a_bound_that_is_lower_while_paused_and_has_room_again_well_below() {
    let event_queue = EventQueue::default();
    event_queue.set_paused(true);
    for id in 0..MAX_PAUSED_EVENTS as u64 {
        message(&event_queue, id);
    }
    assert!(!event_queue.is_full());
    message(&event_queue, 0);
    assert!(event_queue.is_full());
    let mut batch = VecDeque::new();
    while event_queue.waiting() > MAX_PAUSED_EVENTS / 4 {
        assert!(event_queue.is_full(), "{} wait", event_queue.waiting());
        event_queue.take(&mut batch);
        for entry in batch.drain(..) {
            event_queue.handled(1, entry.into_inbound().unwrap().1.unwrap());
        }
    }
    assert!(!event_queue.is_full());
}

#[test]
fn a_few_huge_events_fill_it_too() {
    let event_queue = EventQueue::default();
    let name = "n".repeat(16 << 20);
    let text = format!(r#"{{"id": "1", "channel_id": "1", "content": "{name}"}}"#);
    event_queue.want_raw(false);
    for _ in 0..KEEPS_TEXT {
        event_queue.push(ClientEvent::ShardConnected(0));
    }
    for _ in 0..MAX_BYTES >> 24 {
        event(&event_queue, "SOMETHING", &text);
        event_queue.push_event(Incoming {
            shard: 0,
            sequence: 0,
            name: "MESSAGE_CREATE",
            text: &text,
            prepared: Some(PreparedEvent::Event(Event::Unknown)),
        });
    }
    assert!(event_queue.is_full());
}

#[test]
fn those_who_begin_to_listen_hear_the_raw_events_that_wait() {
    let event_queue = Arc::new(EventQueue::default());
    message(&event_queue, 1);
    event(&event_queue, "SOMETHING_NEW", "[7]");
    let mut batch = VecDeque::new();
    event_queue.take(&mut batch);
    message(&event_queue, 2);
    assert!(event_queue.want_raw(true));
    event_queue.parse_texts(&mut batch, |parse| parse());
    message(&event_queue, 3);
    assert!(
        !event_queue.want_raw(true),
        "they are parsed as they come now"
    );
    assert!(batch.is_empty());
    event_queue.take(&mut batch);
    let names: Vec<_> = batch
        .drain(..)
        .map(|entry| match entry.into_inbound() {
            Some((ClientEvent::Event { raw: Some(raw), .. }, _)) => raw.name,
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
    let event_queue = Arc::new(EventQueue::default());
    message(&event_queue, 1);
    event_queue.want_raw(true);
    let mut work = None;
    event_queue.parse_texts(&mut VecDeque::new(), |parse| work = Some(parse));
    message(&event_queue, 2);
    assert!(all(&event_queue).is_empty());
    work.unwrap()();
    assert_eq!(all(&event_queue), ["message 1", "message 2"]);
}

#[test]
fn in_a_backlog_only_what_is_wanted_keeps_its_text() {
    let event_queue = EventQueue::default();
    event_queue.want_raw(false);
    for id in 0..KEEPS_TEXT as u64 + 10 {
        message(&event_queue, id);
    }
    assert_eq!(event_queue.lock().texts(), KEEPS_TEXT);
    let event_queue = EventQueue::default();
    for id in 0..KEEPS_TEXT as u64 + 10 {
        message(&event_queue, id);
    }
    assert_eq!(
        event_queue.lock().texts(),
        KEEPS_TEXT + 10,
        "all of it until the first frame after a login"
    );
}

#[test]
fn answers_and_interactions_that_wait_too_long_are_taken_first() {
    let event_queue = EventQueue::default();
    message(&event_queue, 1);
    event(
        &event_queue,
        "INTERACTION_CREATE",
        r#"{"id": "5", "type": 2, "token": "t"}"#,
    );
    reply(&event_queue, 7);
    message(&event_queue, 2);
    let overdue = |patience| event_queue.lock().take_overdue(patience);
    assert!(overdue(Duration::from_secs(60)).is_none());
    let first = overdue(Duration::ZERO).unwrap();
    assert!(first.is_response());
    let second = overdue(Duration::ZERO).unwrap().into_inbound().unwrap();
    assert!(matches!(
        second.0,
        ClientEvent::Event {
            shard: 0,
            prepared: Some(PreparedEvent::Event(Event::InteractionCreate(_))),
            ..
        }
    ));
    event_queue.handled(1, second.1.unwrap());
    assert!(overdue(Duration::ZERO).is_none());
    assert_eq!(all(&event_queue), ["message 1", "message 2"]);
    assert_eq!(event_queue.waiting(), 0);
}

#[test]
fn answers_over_the_gateway_can_be_taken_while_events_wait() {
    let event_queue = EventQueue::default();
    message(&event_queue, 1);
    let sounds = r#"{"guild_id": "10", "soundboard_sounds": []}"#;
    event(&event_queue, "SOUNDBOARD_SOUNDS", sounds);
    let taken = event_queue.take_gateway_response().unwrap();
    assert!(taken.is_gateway_response());
    event_queue.handled(1, taken.into_inbound().unwrap().1.unwrap());
    assert!(event_queue.take_gateway_response().is_none());
    assert_eq!(all(&event_queue), ["message 1"]);
    assert_eq!(event_queue.waiting(), 0);
}

#[test]
fn a_large_guild_is_several_events() {
    let event_queue = EventQueue::default();
    let members = (1..=2_500).map(|id| format!(r#"{{"user":{{"id":"{id}"}}}}"#));
    let members = members.collect::<Vec<_>>().join(",");
    event(
        &event_queue,
        "GUILD_CREATE",
        &format!(r#"{{"id":"10","members":[{members}]}}"#),
    );
    let mut batch = VecDeque::new();
    event_queue.take(&mut batch);
    let sizes = batch
        .drain(..)
        .filter_map(QueuedEvent::into_inbound)
        .map(|(inbound, _)| match inbound {
            ClientEvent::Event {
                prepared: Some(PreparedEvent::GuildPart(part)),
                ..
            } => part.members.len(),
            ClientEvent::Event {
                prepared: Some(PreparedEvent::Guild(guild)),
                ..
            } => guild.parts.len(),
            other => panic!("{other:?}"),
        });
    assert_eq!(sizes.collect::<Vec<_>>(), [500, 1_000, 1_000, 0]);
}

#[test]
fn the_oldest_waiting_event_of_each_shard_is_known() {
    let event_queue = Arc::new(EventQueue::default());
    let mut batch = VecDeque::new();
    assert!(event_queue.first_sequences(&batch).is_empty());
    event(&event_queue, "SOMETHING", r#"{"text": "injected"}"#);
    for sequence in 7..10 {
        numbered(&event_queue, sequence, "SOMETHING", "{}");
    }
    event_queue.push_event(Incoming {
        shard: 3,
        sequence: 40,
        name: "SOMETHING",
        text: "{}",
        prepared: None,
    });
    let first = FirstSequences::from([(0, 7), (3, 40)]);
    assert_eq!(event_queue.first_sequences(&batch), first);
    event_queue.take(&mut batch);
    assert_eq!(event_queue.first_sequences(&batch), first, "not handled");
    event_queue.want_raw(true);
    let mut parse = None;
    event_queue.parse_texts(&mut batch, |run| parse = Some(run));
    assert!(batch.is_empty());
    assert_eq!(event_queue.first_sequences(&batch), first, "being parsed");
    parse.unwrap()();
    assert_eq!(event_queue.first_sequences(&batch), first);
    event_queue.take(&mut batch);
    batch.drain(..3);
    assert_eq!(
        event_queue.first_sequences(&batch),
        FirstSequences::from([(0, 9), (3, 40)])
    );
}

#[test]
fn the_main_thread_is_behind_once_many_events_wait() {
    let event_queue = EventQueue::default();
    for id in 0..BEHIND_EVENTS as u64 {
        message(&event_queue, id);
    }
    assert!(!event_queue.is_behind());
    message(&event_queue, 0);
    assert!(event_queue.is_behind());
    all(&event_queue);
    assert!(!event_queue.is_behind());
    let large = "n".repeat(BEHIND_BYTES);
    event(&event_queue, "SOMETHING", &format!("\"{large}\""));
    assert!(event_queue.is_behind());
}
