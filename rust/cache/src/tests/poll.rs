use serde_json::json;

use super::*;
use crate::MergeResponse;

fn vote(cache: &mut Cache, name: &str, user: u64, answer: u32) -> (Vec<(u32, u32, bool)>, String) {
    let payload = json!({"user_id": user.to_string(), "channel_id": "30", "guild_id": "10", "message_id": "100", "answer_id": answer});
    let (message, answer) = match send(cache, name, payload) {
        Change::PollVoteAdded {
            message, answer, ..
        }
        | Change::PollVoteRemoved {
            message, answer, ..
        } => (message, answer),
        other => panic!("{other:?}"),
    };
    let results = message.poll.as_ref().and_then(|poll| poll.results.as_ref());
    let counts = results.map_or(vec![], |results| {
        let counts = results.answer_counts.iter();
        counts
            .map(|count| (count.id, count.count, count.me_voted))
            .collect()
    });
    let media = answer
        .poll_media
        .as_ref()
        .and_then(|media| media.text.as_deref());
    (counts, media.unwrap_or_default().to_owned())
}

#[test]
fn votes_are_counted() {
    let mut cache = in_guild();
    let poll = json!({"poll": {"answers": [{"answer_id": 1, "poll_media": {"text": "yes"}}, {"answer_id": 2}], "results": {}}});
    send(&mut cache, "MESSAGE_CREATE", with(message(100, ANN), poll));
    let add = "MESSAGE_POLL_VOTE_ADD";
    let remove = "MESSAGE_POLL_VOTE_REMOVE";
    assert_eq!(
        vote(&mut cache, add, ANN, 1),
        (vec![(1, 1, false)], "yes".to_owned())
    );
    assert_eq!(vote(&mut cache, add, ME, 1).0, [(1, 2, true)]);
    assert_eq!(vote(&mut cache, add, ME, 2).0, [(1, 2, true), (2, 1, true)]);
    assert_eq!(
        vote(&mut cache, remove, ANN, 1).0,
        [(1, 1, true), (2, 1, true)]
    );
    assert_eq!(
        vote(&mut cache, remove, ME, 1).0,
        [(1, 0, false), (2, 1, true)]
    );
    assert_eq!(vote(&mut cache, remove, ME, 1).0[0], (1, 0, false));
    assert_eq!(
        vote(&mut cache, add, BEN, 9).1,
        "",
        "an answer nobody knows"
    );
}

#[test]
fn votes_below_unknown_messages_are_told_of_by_ids() {
    let mut cache = in_guild();
    let payload = json!({"user_id": "3", "channel_id": "30", "guild_id": "10", "message_id": "100", "answer_id": 4});
    take!(
        send(&mut cache, "MESSAGE_POLL_VOTE_ADD", payload),
        PollVoteAdded {
            message,
            user,
            answer
        }
    );
    assert_eq!(
        (message.id, message.channel_id, message.guild_id),
        (id(100), id(TEXT), id(GUILD))
    );
    assert_eq!((user.id, answer.answer_id), (id(BEN), 4));
    assert_eq!(cache.message_count(), 0);
}

#[test]
fn a_message_without_a_poll_gets_none() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    assert_eq!(vote(&mut cache, "MESSAGE_POLL_VOTE_ADD", ANN, 1).0, []);
    assert!(
        cache
            .message(id(100))
            .is_some_and(|message| message.poll.is_none())
    );
}

#[test]
fn unknown_results_stay_unknown() {
    let mut cache = in_guild();
    let poll = json!({"poll": {"answers": [{"answer_id": 1}]}});
    send(&mut cache, "MESSAGE_CREATE", with(message(100, ANN), poll));
    vote(&mut cache, "MESSAGE_POLL_VOTE_ADD", ANN, 1);
    let message = cache.message(id(100)).expect("is kept");
    let poll = message.poll.as_ref().expect("has one");
    assert_eq!(poll.results, None);
}

#[test]
fn known_votes_outlive_a_poll_without_results() {
    let mut cache = in_guild();
    let counts = json!({"results": {"answer_counts": [{"id": 1, "count": 5}]}});
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(message(100, ANN), json!({"poll": counts})),
    );
    let without = json!({"id": "100", "channel_id": "30", "poll": {"allow_multiselect": true}});
    send(&mut cache, "MESSAGE_UPDATE", without.clone());
    discord_model::Message::merge_response(&mut cache, super::rest::response_of(without));
    let (votes, _) = vote(&mut cache, "MESSAGE_POLL_VOTE_ADD", ANN, 1);
    assert_eq!(votes, [(1, 6, false)]);
}
