use std::sync::Arc;

use serde_json::json;

use super::*;

fn reaction(who: u64, emoji: serde_json::Value) -> serde_json::Value {
    json!({"user_id": who.to_string(), "channel_id": "30", "message_id": "100", "guild_id": "10", "emoji": emoji})
}

fn wave() -> serde_json::Value {
    json!({"id": null, "name": "👋"})
}

fn custom(name: &str) -> serde_json::Value {
    json!({"id": "50", "name": name})
}

/// Returns a cache with a message.
fn with_message() -> Cache {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    cache
}

/// Returns the name, the count and `me` of each reaction of the message.
fn reactions(cache: &Cache) -> Vec<(String, u32, bool)> {
    let message = cache.message(id(100)).expect("is kept");
    message
        .reactions
        .iter()
        .map(|reaction| {
            let name = reaction.emoji.name.as_deref().unwrap_or_default();
            (name.to_owned(), reaction.count, reaction.me)
        })
        .collect()
}

#[test]
fn reactions_are_counted() {
    let mut cache = with_message();
    for (who, emoji) in [
        (ANN, wave()),
        (ME, wave()),
        (ANN, custom("a")),
        (BEN, custom("renamed")),
    ] {
        take!(
            send(&mut cache, "MESSAGE_REACTION_ADD", reaction(who, emoji)),
            ReactionAdded { user, message }
        );
        assert_eq!((user.id, message.id), (id(who), id(100)));
    }
    assert_eq!(
        reactions(&cache),
        [("👋".to_owned(), 2, true), ("a".to_owned(), 2, false)]
    );
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE", reaction(ME, wave())),
        ReactionRemoved { user, reaction as left }
    );
    assert_eq!((&*user.username, left.count, left.me), ("bot", 1, false));
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE", reaction(ANN, wave())),
        ReactionRemoved { message, reaction as left }
    );
    assert_eq!((left.count, message.reactions.len()), (0, 1));
    assert_eq!(reactions(&cache), [("a".to_owned(), 2, false)]);
}

#[test]
fn super_reactions_have_a_flag_of_their_own() {
    let mut cache = with_message();
    let burst = with(reaction(ME, wave()), json!({"burst": true}));
    send(&mut cache, "MESSAGE_REACTION_ADD", reaction(ME, wave()));
    take!(
        send(&mut cache, "MESSAGE_REACTION_ADD", burst.clone()),
        ReactionAdded { reaction as both }
    );
    assert_eq!((both.count, both.me, both.me_burst), (2, true, true));
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE", burst),
        ReactionRemoved { reaction as one }
    );
    assert_eq!((one.count, one.me, one.me_burst), (1, true, false));
}

#[test]
fn reactions_are_cleared() {
    let mut cache = with_message();
    for emoji in [wave(), custom("a")] {
        send(&mut cache, "MESSAGE_REACTION_ADD", reaction(ANN, emoji));
    }
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE_EMOJI", reaction(0, wave())),
        ReactionsClearedEmoji { message, reaction as cleared }
    );
    assert_eq!(cleared.emoji.name.as_deref(), Some("👋"));
    assert_eq!(message.reactions.len(), 1);
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE_ALL", reaction(0, wave())),
        ReactionsCleared { message, reactions as cleared }
    );
    assert_eq!((message.reactions.len(), cleared.len()), (0, 1));
    assert!(reactions(&cache).is_empty());
}

#[test]
fn a_message_that_is_not_kept_is_told_of_by_id() {
    let mut cache = in_guild();
    let event = with(reaction(BEN, wave()), json!({"member": member(BEN)}));
    take!(
        send(&mut cache, "MESSAGE_REACTION_ADD", event),
        ReactionAdded { message, user, reaction as added }
    );
    assert_eq!(
        (message.id, message.channel_id, message.guild_id),
        (id(100), id(TEXT), id(GUILD))
    );
    assert_eq!(&*user.username, "ben", "the event told");
    assert_eq!(added.emoji.name.as_deref(), Some("👋"));
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE", reaction(BEN, wave())),
        ReactionRemoved { message, user }
    );
    assert_eq!((message.id, user.id), (id(100), id(BEN)));
    take!(
        send(
            &mut cache,
            "MESSAGE_REACTION_REMOVE_ALL",
            reaction(0, wave())
        ),
        ReactionsCleared { message, reactions }
    );
    assert_eq!((message.id, reactions.len()), (id(100), 0));
    take!(
        send(&mut cache, "MESSAGE_REACTION_REMOVE_EMOJI", reaction(0, wave())),
        ReactionsClearedEmoji { message, reaction as cleared }
    );
    assert_eq!(
        (message.id, cleared.emoji.name.as_deref()),
        (id(100), Some("👋"))
    );
    assert_eq!(cache.message_count(), 0);
}

#[test]
fn taking_back_what_was_never_there_changes_nothing() {
    let mut cache = with_message();
    send(&mut cache, "MESSAGE_REACTION_REMOVE", reaction(ANN, wave()));
    assert!(reactions(&cache).is_empty());
}

#[test]
fn a_reaction_copies_no_message_nobody_else_holds() {
    let mut cache = with_message();
    let before = cache.message(id(100)).map(Arc::as_ptr);
    send(&mut cache, "MESSAGE_REACTION_ADD", reaction(ANN, wave()));
    assert_eq!(cache.message(id(100)).map(Arc::as_ptr), before);
    let held = cache.message(id(100)).cloned().expect("is kept");
    send(&mut cache, "MESSAGE_REACTION_ADD", reaction(BEN, wave()));
    assert_eq!(
        held.reactions[0].count, 1,
        "what a handler holds does not change under it"
    );
    assert_eq!(reactions(&cache), [("👋".to_owned(), 2, false)]);
}
