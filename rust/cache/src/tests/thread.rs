use serde_json::json;

use super::*;

fn thread(number: u64, parent: u64) -> Value {
    json!({"id": number.to_string(), "type": 11, "parent_id": parent.to_string(), "name": "a thread", "member_count": 3})
}

fn threads(cache: &Cache) -> Vec<u64> {
    let is_thread = |channel: &&std::sync::Arc<discord_model::Channel>| channel.kind.is_thread();
    let mut threads: Vec<_> = cache
        .channels()
        .filter(is_thread)
        .map(|thread| thread.id.get())
        .collect();
    threads.sort_unstable();
    threads
}

#[test]
fn a_list_replaces_the_threads_of_the_channels_it_names() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "THREAD_CREATE",
        with(thread(40, TEXT), json!({"guild_id": "10"})),
    );
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(
            message(100, BEN),
            json!({"channel_id": "32", "member": null}),
        ),
    );
    let sync = json!({
        "guild_id": "10", "channel_ids": ["31"], "threads": [thread(41, FORUM)],
        "members": [{"id": "41", "user_id": "1", "flags": 1}],
    });
    take!(
        send(&mut cache, "THREAD_LIST_SYNC", sync),
        ThreadListSync { guild, threads as told, members }
    );
    assert_eq!((guild, told.len(), members.len()), (id(GUILD), 1, 1));
    assert_eq!(told[0].guild_id, id(GUILD));
    assert_eq!(told[0].member.as_ref(), members.first());
    assert_eq!(threads(&cache), [40, 41], "the other channel was not meant");
    assert!(cache.message(id(100)).is_none() && cache.user(id(BEN)).is_none());
    let all = json!({"guild_id": "10", "threads": [thread(40, TEXT)], "members": []});
    send(&mut cache, "THREAD_LIST_SYNC", all);
    assert_eq!(threads(&cache), [40]);
}

#[test]
fn a_list_of_an_unknown_guild_is_told_of() {
    let mut cache = in_guild();
    let sync = json!({"guild_id": "20", "threads": [thread(41, FORUM)], "members": []});
    take!(
        send(&mut cache, "THREAD_LIST_SYNC", sync),
        ThreadListSync { threads as told }
    );
    assert_eq!(told[0].id, id(41));
    assert_eq!(threads(&cache), [THREAD]);
}

#[test]
fn the_bots_own_membership_follows() {
    let mut cache = in_guild();
    let update = json!({"id": "32", "user_id": "1", "guild_id": "10", "flags": 1});
    take!(
        send(&mut cache, "THREAD_MEMBER_UPDATE", update),
        ThreadMemberUpdated { thread, old, new }
    );
    assert_eq!((old, new.user_id), (None, id(ME)));
    assert_eq!(thread.member.as_ref(), Some(&new));
    assert_eq!(cache.channel(id(THREAD)), Some(&thread));
    let left =
        json!({"id": "32", "guild_id": "10", "member_count": 1, "removed_member_ids": ["1", "2"]});
    take!(
        send(&mut cache, "THREAD_MEMBERS_UPDATE", left),
        ThreadMembersUpdated { thread, removed }
    );
    assert_eq!((thread.member_count, &thread.member), (1, &None));
    let names: Vec<_> = removed.iter().map(|user| &*user.username).collect();
    assert_eq!(names, ["bot", "ann"]);
}

#[test]
fn others_join_a_thread() {
    let mut cache = in_guild();
    let joined = json!({
        "id": "32", "guild_id": "10", "member_count": 7,
        "added_members": [
            {"user_id": "2", "member": with(member(ANN), json!({"nick": "An"})), "presence": null},
            {"user_id": "1"},
        ],
    });
    take!(
        send(&mut cache, "THREAD_MEMBERS_UPDATE", joined),
        ThreadMembersUpdated {
            thread,
            added,
            removed
        }
    );
    assert_eq!((thread.member_count, added.len(), removed.len()), (7, 2, 0));
    assert_eq!(thread.member.as_ref(), added.get(1), "the bot itself");
    assert_eq!((added[0].id, added[0].guild_id), (id(THREAD), id(GUILD)));
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!(ann.nick.as_deref(), Some("An"));
    assert_eq!(added[0].member.as_ref(), Some(&ann));
}

#[test]
fn an_unknown_thread_is_told_of_by_its_ids() {
    let mut cache = in_guild();
    let update = json!({"id": "77", "guild_id": "10", "member_count": 2});
    take!(
        send(&mut cache, "THREAD_MEMBERS_UPDATE", update),
        ThreadMembersUpdated { thread }
    );
    assert_eq!(
        (thread.id, thread.guild_id, thread.member_count),
        (id(77), id(GUILD), 2)
    );
    assert_eq!(threads(&cache), [THREAD]);
}
