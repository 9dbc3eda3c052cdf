//! Channels that the bot is not allowed to view, as described in discord-api-docs (pull request 8454).

use serde_json::json;

use super::*;
use crate::permissions;

fn hidden(number: u64) -> Value {
    json!({
        "id": number.to_string(), "type": 0, "guild_id": "10", "name": "___hidden___", "position": 3, "parent_id": null,
        "flags": 131_072, "topic": null, "last_message_id": null,
        "permission_overwrites": [{"id": "10", "type": 0, "allow": "0", "deny": "1024"}],
    })
}

fn visible(number: u64) -> Value {
    json!({"id": number.to_string(), "type": 0, "guild_id": "10", "name": "secrets", "position": 3, "flags": 0})
}

fn hidden_ids(cache: &Cache) -> Vec<u64> {
    let hidden = cache.hidden_channels(id(GUILD));
    hidden.map(|channel| channel.id.get()).collect()
}

#[test]
fn a_hidden_channel_is_no_channel_like_others() {
    let mut cache = in_guild();
    for event in ["CHANNEL_CREATE", "CHANNEL_UPDATE"] {
        assert_eq!(send(&mut cache, event, hidden(40)), Change::Nothing);
    }
    assert!(cache.channel(id(40)).is_none());
    assert_eq!(hidden_ids(&cache), [40]);
    let may = permissions::in_channel(&cache, id(40), id(ME), Default::default());
    assert_eq!(may, None);
    assert_eq!(
        send(&mut cache, "CHANNEL_DELETE", hidden(40)),
        Change::Nothing
    );
    assert!(hidden_ids(&cache).is_empty());
    send(&mut cache, "CHANNEL_UPDATE", hidden(40));
    assert!(hidden_ids(&cache).is_empty(), "was deleted");
}

#[test]
fn only_the_flag_hides_a_channel() {
    let mut cache = in_guild();
    let named = with(visible(40), json!({"name": "___hidden___"}));
    take!(
        send(&mut cache, "CHANNEL_CREATE", named),
        ChannelCreated { channel }
    );
    assert_eq!(cache.channel(id(40)), Some(&channel));
}

#[test]
fn access_is_gained_and_lost() {
    let mut cache = in_guild();
    send(&mut cache, "CHANNEL_CREATE", hidden(40));
    take!(
        send(&mut cache, "CHANNEL_UPDATE", visible(40)),
        ChannelAccessGained { channel }
    );
    assert_eq!(channel.name.as_deref(), Some("secrets"));
    assert!(
        channel.permission_overwrites.is_empty(),
        "nothing false is left"
    );
    assert_eq!(cache.channel(id(40)), Some(&channel));
    assert!(hidden_ids(&cache).is_empty());

    let thread = json!({"id": "41", "type": 11, "guild_id": "10", "parent_id": "40"});
    send(&mut cache, "THREAD_CREATE", thread.clone());
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(message(100, ANN), json!({"channel_id": "40"})),
    );
    take!(
        send(&mut cache, "CHANNEL_UPDATE", hidden(40)),
        ChannelAccessLost { channel as lost }
    );
    assert_eq!(lost.name.as_deref(), Some("secrets"));
    assert!(cache.channel(id(40)).is_none() && cache.channel(id(41)).is_none());
    assert!(cache.message(id(100)).is_none());
    assert_eq!(hidden_ids(&cache), [40]);

    send(&mut cache, "CHANNEL_UPDATE", visible(40));
    let threads =
        json!({"guild_id": "10", "channel_ids": ["40"], "threads": [thread], "members": []});
    send(&mut cache, "THREAD_LIST_SYNC", threads);
    assert!(
        cache.channel(id(41)).is_some(),
        "comes back with the access"
    );
}

#[test]
fn a_guild_brings_its_hidden_channels() {
    let mut cache = in_guild();
    let again = with(
        guild(GUILD),
        json!({"channels": [hidden(30), hidden(40), {"id": "31", "type": 15, "name": "forum"}]}),
    );
    send(&mut cache, "GUILD_CREATE", again);
    assert!(cache.channel(id(TEXT)).is_none() && cache.channel(id(FORUM)).is_some());
    let mut ids = hidden_ids(&cache);
    ids.sort_unstable();
    assert_eq!(ids, [30, 40]);
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    assert!(cache.channel(id(TEXT)).is_some() && hidden_ids(&cache).is_empty());
    send(&mut cache, "CHANNEL_CREATE", hidden(40));
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    assert!(hidden_ids(&cache).is_empty());
}
