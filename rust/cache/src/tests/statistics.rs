use super::*;
use crate::Statistic;

fn of(cache: &Cache, kind: &str) -> Statistic {
    let all = cache.statistics();
    *all.iter()
        .find(|statistic| statistic.kind == kind)
        .expect("is a kind")
}

#[test]
fn each_kind_is_counted() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    for (kind, count) in [
        ("users", 2),
        ("guilds", 1),
        ("channels", 2),
        ("threads", 1),
        ("roles", 2),
        ("members", 2),
        ("presences", 1),
        ("voice_states", 1),
        ("messages", 1),
    ] {
        let statistic = of(&cache, kind);
        assert_eq!(statistic.count, count, "{kind}");
        assert!(statistic.bytes > 0, "{kind}");
    }
}

#[test]
fn a_user_counts_once() {
    let mut cache = in_guild();
    let before = of(&cache, "messages").bytes;
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    let message = of(&cache, "messages").bytes - before;
    let users = of(&cache, "users").bytes;
    send(&mut cache, "MESSAGE_CREATE", message_of(101));
    assert_eq!(of(&cache, "users").bytes, users);
    assert!(of(&cache, "messages").bytes - before <= 2 * message);
}

fn message_of(id: u64) -> Value {
    message(id, ANN)
}
