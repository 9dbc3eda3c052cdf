use serde_json::json;

use super::*;

#[test]
fn people_join_move_and_leave_voice() {
    let mut cache = in_guild();
    let state = |channel: serde_json::Value| json!({"guild_id": "10", "user_id": "3", "channel_id": channel, "session_id": "s"});
    take!(
        send(&mut cache, "VOICE_STATE_UPDATE", state(json!("33"))),
        VoiceStateUpdated { old, new as joined }
    );
    assert_eq!((old, joined.channel_id), (None, id(33)));
    take!(
        send(&mut cache, "VOICE_STATE_UPDATE", state(json!("38"))),
        VoiceStateUpdated { old, new as moved }
    );
    assert_eq!(old, Some(joined));
    assert_eq!(cache.voice_state(id(GUILD), id(BEN)), Some(&moved));
    take!(
        send(&mut cache, "VOICE_STATE_UPDATE", state(json!(null))),
        VoiceStateUpdated { old, new }
    );
    assert_eq!((old, new.channel_id.is_none()), (Some(moved), true));
    assert_eq!(cache.voice_state(id(GUILD), id(BEN)), None);
}

#[test]
fn voice_of_an_unknown_guild_is_told_of_all_the_same() {
    let mut cache = in_guild();
    let far = json!({"guild_id": "20", "user_id": "3", "channel_id": "33", "member": member(BEN)});
    take!(
        send(&mut cache, "VOICE_STATE_UPDATE", far),
        VoiceStateUpdated { old, new }
    );
    assert_eq!((old, new.user_id), (None, id(BEN)));
    assert_eq!(
        new.member.as_ref().map(|member| member.guild_id),
        Some(id(OTHER_GUILD))
    );
    assert!(cache.voice_state(id(OTHER_GUILD), id(BEN)).is_none());
}

#[test]
fn each_guild_has_a_voice_server() {
    let mut cache = in_guild();
    let told = |endpoint: &str| json!({"guild_id": "10", "token": "t", "endpoint": endpoint});
    take!(
        send(&mut cache, "VOICE_SERVER_UPDATE", told("a")),
        VoiceServerUpdated { old, new as first }
    );
    assert_eq!(old, None);
    take!(
        send(&mut cache, "VOICE_SERVER_UPDATE", told("b")),
        VoiceServerUpdated { old, new }
    );
    assert_eq!(old, Some(first));
    assert_eq!(cache.voice_server(id(GUILD)), Some(&new));
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    assert_eq!(cache.voice_server(id(GUILD)), Some(&new));
    let far = json!({"guild_id": "20", "token": "t"});
    take!(
        send(&mut cache, "VOICE_SERVER_UPDATE", far),
        VoiceServerUpdated { old, new }
    );
    assert_eq!((old, new.guild_id), (None, id(OTHER_GUILD)));
    assert!(cache.voice_server(id(OTHER_GUILD)).is_none());
}
