use std::sync::Arc;
use std::time::Duration;

use discord_model::{
    Channel, Entitlement, Guild, Invite, Member, Message, Presence, Role, ScheduledEvent,
    Timestamp, User, VoiceState,
};
use serde_json::{Value, json};

use super::*;
use crate::PutEntity;

fn put<T: PutEntity>(cache: &mut Cache, entity: Value) -> Arc<T> {
    let entity = T::put(cache, &entity.to_string()).expect("it is an object");
    cache.assert_consistent();
    entity
}

fn evict<T: PutEntity>(cache: &mut Cache, guild: u64, key: &str) -> bool {
    let is_removed = T::evict(cache, id(guild), key);
    cache.assert_consistent();
    is_removed
}

#[test]
fn a_user_is_kept_until_it_is_removed() {
    let mut cache = in_guild();
    let cara: Arc<User> = put(&mut cache, user(4));
    assert!(Arc::ptr_eq(&cara, cache.user(id(4)).unwrap()));
    let renamed = with(user(4), json!({"username": "cara"}));
    let renamed: Arc<User> = put(&mut cache, renamed);
    assert_eq!(&*renamed.username, "cara");
    assert!(evict::<User>(&mut cache, 0, "4"));
    assert!(cache.user(id(4)).is_none());
    assert!(!evict::<User>(&mut cache, 0, "4"));
    assert!(!evict::<User>(&mut cache, 0, "1") && cache.me().is_some());
}

#[test]
fn a_user_that_others_refer_to_stays() {
    let mut cache = in_guild();
    put::<User>(&mut cache, user(ANN));
    assert!(!evict::<User>(&mut cache, 0, "2"), "she is a member");
    assert!(cache.user(id(ANN)).is_some());
    put::<User>(&mut cache, user(BEN));
    let joined = with(member(BEN), json!({"guild_id": "10"}));
    send(&mut cache, "GUILD_MEMBER_ADD", joined);
    let left = json!({"guild_id": "10", "user": {"id": "3"}});
    send(&mut cache, "GUILD_MEMBER_REMOVE", left);
    assert!(cache.user(id(BEN)).is_some(), "he was put");
}

#[test]
fn users_are_evicted_by_age_and_beyond_a_maximum() {
    let mut cache = Cache::new(CacheSettings {
        user_age: Some(Duration::from_secs(60)),
        ..CacheSettings::default()
    });
    cache.record_evictions(true);
    let maximum = crate::put_users::MAX_LEN as u64;
    for number in 1..=maximum + 1 {
        User::put(&mut cache, &user(number).to_string()).unwrap();
    }
    cache.assert_consistent();
    assert_eq!(cache.user_count() as u64, maximum);
    assert_eq!(cache.take_evictions().len(), 1);
    cache.clock_ahead += Duration::from_secs(61);
    cache.sweep(Timestamp::from_seconds(1_700_000_000));
    cache.assert_consistent();
    assert_eq!(
        cache.user_count() as u64,
        maximum - 100,
        "a part in each call"
    );
}

#[test]
fn a_guild_is_put_with_its_contents() {
    let mut cache = logged_in();
    let put_guild: Arc<Guild> = put(&mut cache, guild(OTHER_GUILD));
    assert!(Arc::ptr_eq(
        &put_guild,
        cache.guild(id(OTHER_GUILD)).unwrap().guild()
    ));
    assert!(cache.channel(id(TEXT)).is_some());
    assert!(evict::<Guild>(&mut cache, 0, "20"));
    assert!(cache.channel(id(TEXT)).is_none());
    assert!(Guild::put(&mut cache, "[]").is_none());
}

#[test]
fn what_belongs_to_a_guild_needs_it() {
    let mut cache = in_guild();
    let role = |guild: u64| json!({"id": "12", "name": "blue", "guild_id": guild.to_string()});
    put::<Role>(&mut cache, role(OTHER_GUILD));
    assert!(cache.find::<Role>(&id(12)).is_none());
    put::<Role>(&mut cache, role(GUILD));
    assert!(cache.role(id(GUILD), id(12)).is_some());
    assert!(!evict::<Role>(&mut cache, OTHER_GUILD, "12"));
    assert!(evict::<Role>(&mut cache, 0, "12"));
    put::<ScheduledEvent>(
        &mut cache,
        json!({"id": "70", "guild_id": "10", "name": "Jam"}),
    );
    assert!(evict::<ScheduledEvent>(&mut cache, GUILD, "70"));
    put::<Invite>(
        &mut cache,
        json!({"code": "abc", "guild_id": "10", "channel_id": "30"}),
    );
    assert!(evict::<Invite>(&mut cache, 0, "abc"));
}

#[test]
fn channels_and_messages_are_put_without_being_counted() {
    let mut cache = in_guild();
    let news = json!({"id": "40", "type": 0, "guild_id": "10", "name": "news"});
    put::<Channel>(&mut cache, news);
    assert!(cache.channel(id(40)).is_some());
    let mut said = message(50, BEN);
    said["channel_id"] = json!("32");
    said["guild_id"] = Value::Null;
    let said: Arc<Message> = put(&mut cache, said);
    assert_eq!(said.guild_id, id(GUILD));
    assert_eq!(cache.channel(id(THREAD)).unwrap().message_count, 0);
    let edited = json!({"id": "50", "channel_id": "32", "content": "other"});
    let edited: Arc<Message> = put(&mut cache, edited);
    assert_eq!((&*edited.content, edited.author.is_some()), ("other", true));
    assert!(evict::<Message>(&mut cache, 0, "50") && cache.message_count() == 0);
    assert!(evict::<Channel>(&mut cache, 0, "40"));
    assert!(!evict::<Channel>(&mut cache, 0, "40"));
}

#[test]
fn members_presences_and_voice_states_are_put() {
    let mut cache = in_guild();
    put::<Member>(&mut cache, with(member(BEN), json!({"guild_id": "10"})));
    assert!(cache.member(id(GUILD), id(BEN)).is_some());
    let named: Arc<Member> = put(
        &mut cache,
        json!({"user": {"id": "3"}, "guild_id": "10", "nick": "Benny"}),
    );
    assert_eq!(named.nick.as_deref(), Some("Benny"));
    assert_eq!(cache.guild(id(GUILD)).unwrap().guild().member_count, 2);
    let online = json!({"guild_id": "10", "user": {"id": "3"}, "status": "idle"});
    put::<Presence>(&mut cache, online);
    assert!(evict::<Presence>(&mut cache, GUILD, "3"));
    put::<VoiceState>(
        &mut cache,
        json!({"guild_id": "10", "user_id": "3", "channel_id": "33"}),
    );
    assert!(evict::<VoiceState>(&mut cache, GUILD, "3"));
    assert!(evict::<Member>(&mut cache, GUILD, "3"));
    assert!(cache.user(id(BEN)).is_none());
    assert!(!evict::<Member>(&mut cache, GUILD, "1"), "it is the bot");
}

#[test]
fn a_kind_can_be_emptied() {
    let mut cache = in_guild();
    put::<User>(&mut cache, user(4));
    put::<Entitlement>(&mut cache, json!({"id": "80", "sku_id": "5", "type": 8}));
    send(&mut cache, "MESSAGE_CREATE", message(50, BEN));
    Message::evict_all(&mut cache);
    Entitlement::evict_all(&mut cache);
    Presence::evict_all(&mut cache);
    VoiceState::evict_all(&mut cache);
    User::evict_all(&mut cache);
    cache.assert_consistent();
    assert_eq!((cache.message_count(), cache.entitlements().len()), (0, 0));
    assert!(cache.presence(id(GUILD), id(ANN)).is_none() && cache.user(id(4)).is_none());
    Role::evict_all(&mut cache);
    Member::evict_all(&mut cache);
    Channel::evict_all(&mut cache);
    cache.assert_consistent();
    let entry = cache.guild(id(GUILD)).unwrap();
    let sizes = (
        entry.roles().len(),
        entry.members().len(),
        cache.channels().len(),
    );
    assert_eq!(sizes, (0, 1, 0), "the bot stays");
    Guild::evict_all(&mut cache);
    cache.assert_consistent();
    assert_eq!((cache.guilds().len(), cache.user_count()), (0, 1));
}

#[test]
fn everything_can_be_emptied_except_the_bot() {
    let mut cache = in_guild();
    put::<User>(&mut cache, user(4));
    cache.reset();
    cache.assert_consistent();
    assert_eq!((cache.guilds().len(), cache.user_count()), (0, 1));
    assert_eq!(cache.me().map(|me| me.id), Some(id(ME)));
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    assert_eq!(cache.guild(id(GUILD)).unwrap().members().len(), 2);
}
