use discord_gateway::Session;

use super::*;

fn settings() -> LoginSettings {
    LoginSettings {
        // There is no server, and none is needed.
        api_url: "http://127.0.0.1:9".into(),
        token_environment_variable: "A_VARIABLE_THAT_NOBODY_SETS".into(),
        ..LoginSettings::new(Intents::GUILDS)
    }
}

fn connection(token: &str) -> BotConnection {
    let mut connection = BotConnection::default();
    connection.set_token(Token::new(token));
    connection
}

/// Returns a login whose shards are connected.
fn connected(shards: &[u32]) -> BotConnection {
    let mut connection = connection("a.b.c");
    let effect = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(effect, Ok(LoginEffect::KeepRequests));
    let count = u32::try_from(shards.len()).unwrap();
    connection.set_shards(ShardSet::new(shards, count));
    for shard in shards {
        connection.change_shard(*shard, ShardChange::Connected);
    }
    connection
}

#[test]
fn a_login_needs_a_token() {
    let mut connection = connection("");
    assert!(connection.token_is_missing(&settings()));
    let failure = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(failure.unwrap_err().kind, ClientError::no_token().kind);
    assert!(!connection.is_logged_in());
    connection.set_token(Token::new("a.b.c"));
    assert!(!connection.token_is_missing(&settings()));
    assert!(
        connection
            .log_in(&settings(), false, false, Instant::now())
            .is_ok()
    );
    assert!(connection.is_logged_in());
    assert!(!connection.is_connected(), "no shard has said anything");
}

#[test]
fn requests_made_before_a_login_go_on_if_they_belong_to_the_same_bot() {
    let mut connection = connection("a.b.c");
    connection.open(&settings()).unwrap();
    let same = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(same, Ok(LoginEffect::KeepRequests));
    assert_eq!(connection.log_out(), LoginEffect::CancelRequests);
    assert!(connection.client().is_none());
    connection.open(&settings()).unwrap();
    connection.set_token(Token::new("d.e.f"));
    let other = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(other, Ok(LoginEffect::CancelRequests));
}

#[test]
fn a_login_that_is_refused_leaves_the_requests_alone() {
    let mut connection = connection("a.b.c");
    connection.open(&settings()).unwrap();
    let wrong = LoginSettings {
        api_url: "no URL".into(),
        ..settings()
    };
    assert!(
        connection
            .log_in(&wrong, false, false, Instant::now())
            .is_err()
    );
    assert!(connection.client().is_some());
    assert!(!connection.is_logged_in());
}

#[test]
fn requests_without_a_token_need_no_settings() {
    let mut connection = BotConnection::default();
    assert!(connection.open_without_token("no URL").is_err());
    connection.open_without_token("http://127.0.0.1:9").unwrap();
    assert!(connection.client().is_some());
    assert!(!connection.is_logged_in());
}

#[test]
fn the_end_of_a_connection_is_announced_once_and_only_if_there_was_one() {
    let mut connection = connected(&[0, 1]);
    assert!(connection.is_connected());
    let _ = connection.log_out();
    assert!(!connection.is_connected());
    assert!(connection.take_pending_disconnected());
    assert!(!connection.take_pending_disconnected());

    let mut connection = connection_that_never_connected();
    let _ = connection.log_out();
    assert!(!connection.take_pending_disconnected());
}

fn connection_that_never_connected() -> BotConnection {
    let mut connection = connection("a.b.c");
    let _ = connection.log_in(&settings(), false, false, Instant::now());
    connection
}

#[test]
fn a_login_right_after_a_logout_takes_the_announcement_back() {
    let mut connection = connected(&[0]);
    let _ = connection.log_out();
    let _ = connection.log_in(&settings(), false, false, Instant::now());
    assert!(!connection.take_pending_disconnected());
}

#[test]
fn the_last_disconnect_is_that_of_this_login() {
    let mut connection = connected(&[0]);
    connection.set_last_disconnect(ClientError::cancelled());
    assert_eq!(connection.last_disconnect(), Some(ClientError::cancelled()));
    let _ = connection.log_out();
    assert_eq!(connection.last_disconnect(), None, "the logout closed it");

    let mut connection = connection_that_never_connected();
    connection.set_last_disconnect(ClientError::cancelled());
    let _ = connection.log_out();
    assert!(connection.last_disconnect().is_some(), "it was lost before");
    let _ = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(connection.last_disconnect(), None);
}

#[test]
fn guilds_are_waited_for_only_if_discord_sends_them() {
    let now = Instant::now();
    let mut connection = connected(&[0]);
    connection.session_began(0, 2, now);
    assert_eq!(connection.take_ready(now), None);
    connection.guild_came(now);
    connection.guild_came(now);
    assert!(!connection.is_ready());
    assert_eq!(connection.take_ready(now), Some(Ready::First));
    assert_eq!(connection.take_ready(now), None, "once");
    assert!(connection.is_ready());
    let _ = connection.log_out();
    assert!(!connection.is_ready());
    let _ = connection.log_in(&settings(), false, false, now);
    assert!(!connection.is_ready(), "a new login is not ready yet");

    let mut connection = self::connection("a.b.c");
    let without = LoginSettings {
        intents: Intents::GUILD_MESSAGES,
        ..settings()
    };
    let _ = connection.log_in(&without, false, false, now);
    connection.set_shards(ShardSet::new(&[0], 1));
    connection.session_began(0, 2, now);
    assert_eq!(connection.take_ready(now), Some(Ready::First));
}

#[test]
fn every_shard_has_to_have_a_session() {
    let now = Instant::now();
    let mut connection = connected(&[0, 1]);
    connection.session_began(0, 0, now);
    assert_eq!(connection.take_ready(now), None);
    connection.session_began(1, 0, now);
    assert_eq!(connection.take_ready(now), Some(Ready::First));
}

#[test]
fn saved_sessions_are_those_of_the_next_login_only() {
    let mut connection = connection("a.b.c");
    let saved = SavedSession {
        shard: 0,
        shard_count: 1,
        session: Session {
            id: "abc".into(),
            sequence: 42,
            resume_url: None,
        },
    };
    connection.resume_sessions(vec![saved]);
    let wrong = LoginSettings {
        api_url: "no URL".into(),
        ..settings()
    };
    let refused = connection.log_in(&wrong, false, false, Instant::now());
    assert!(refused.is_err());
    assert_eq!(connection.saved_sessions.len(), 1, "there was no login");
    let begun = connection.log_in(&settings(), false, false, Instant::now());
    assert_eq!(begun, Ok(LoginEffect::KeepRequests));
    assert!(connection.saved_sessions.is_empty());
    assert!(connection.sessions().is_empty(), "no shard runs yet");
}

#[test]
fn a_login_that_resumes_is_ready_without_guilds() {
    let now = Instant::now();
    let mut connection = connected(&[0]);
    connection.session_resumed(0, now);
    assert_eq!(connection.take_ready(now), Some(Ready::Resumed));
    assert!(connection.is_ready());
}

#[test]
fn a_login_that_is_given_up_leaves_the_requests() {
    let mut connection = connected(&[0]);
    connection.give_up();
    assert!(!connection.is_logged_in());
    assert!(connection.client().is_some());
    assert!(!connection.take_pending_disconnected());
}

#[test]
fn what_a_login_knows_ends_with_it() {
    let now = Instant::now();
    let mut connection = connected(&[0]);
    assert!(connection.first_missing_text());
    assert!(!connection.first_missing_text(), "said once");
    let later = now + Duration::from_secs(60);
    assert!(connection.uptime(later) >= Duration::from_secs(59));
    connection.postpone(PostponedEvent {
        shard: 0,
        raw: None,
        change: Change::Resumed,
    });
    let _ = connection.log_out();
    assert!(connection.take_postponed().is_none());
    assert_eq!(connection.uptime(later), Duration::ZERO);
    assert_eq!(connection.intents(), Intents::empty());
    assert_eq!(connection.shards().len(), 0);
    assert!(!connection.first_missing_text());
}
