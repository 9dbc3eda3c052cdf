//! In these tests, the time is simulated.

use super::*;
use discord_gateway::Members;
use discord_model::Intents;

type Ended = (u64, Result<Vec<u32>, ClientError>);

const GUILD: Id<Guild> = Id::new(7);
/// A guild of the other shard.
const OTHER: Id<Guild> = Id::new(1 << 22);

/// Requests with a simulated connection and time.
struct World {
    requests: GatewayRequests<u32>,
    now: Instant,
    sent: Vec<Command>,
    intents: Intents,
    /// Rejects commands, because the queue is full.
    full: bool,
}

impl World {
    fn new() -> Self {
        let now = Instant::now();
        let mut requests = GatewayRequests::new(now);
        requests.shards_started(&[0, 1], 2, now);
        requests.session_began(0, now);
        requests.session_began(1, now);
        Self {
            requests,
            now,
            sent: Vec::new(),
            intents: Intents::all(),
            full: false,
        }
    }

    fn begin(&mut self, number: u64, ask: GatewayRequest) -> Result<(), ClientError> {
        let context = RequestContext {
            logged_in: true,
            intents: self.intents,
            knows: &|guild| [GUILD, OTHER].contains(&guild),
        };
        self.requests.begin(number, ask, &context, self.now)
    }

    /// Advances the time, sends the requests that are due, and returns those that ended.
    fn after(&mut self, seconds: f64) -> Vec<Ended> {
        self.now += Duration::from_secs_f64(seconds);
        let mut ended = Vec::new();
        loop {
            let (sent, full) = (&mut self.sent, self.full);
            let turn = self.requests.process_frame(self.now, |command| {
                if full {
                    return Err(SendError::QueueFull { waiting: 256 });
                }
                sent.push(command);
                Ok(())
            });
            match turn {
                Some(end) => ended.push(end),
                None => return ended,
            }
        }
    }

    /// Returns the nonce of the last request for members.
    fn nonce(&self) -> String {
        match self.sent.last() {
            Some(Command::RequestGuildMembers(request)) => request.nonce.clone().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    fn chunk(&mut self, nonce: &str, index: u32, count: u32, members: &[u32]) {
        let chunk = Chunk {
            guild: GUILD,
            nonce,
            index,
            count,
        };
        self.requests.members(chunk, members.to_vec(), self.now);
    }

    fn limit(&mut self, opcode: u64, retry_after: f64, nonce: &str) {
        let limit = RateLimited {
            opcode,
            retry_after,
            guild: Some(GUILD),
            nonce,
        };
        self.requests.rate_limited(limit, self.now);
    }
}

fn query(query: &str, limit: u32) -> GatewayRequest {
    GatewayRequest::Query {
        guild: GUILD,
        query: query.to_owned(),
        limit,
        presences: false,
    }
}

fn all() -> GatewayRequest {
    query("", 0)
}

fn sounds(guilds: &[Id<Guild>]) -> GatewayRequest {
    GatewayRequest::Sounds {
        guilds: guilds.to_vec(),
    }
}

fn info(fields: &[&str]) -> GatewayRequest {
    GatewayRequest::ChannelInfo {
        guild: GUILD,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
    }
}

fn kind(ended: &[Ended]) -> ClientErrorKind {
    match ended {
        [(_, Err(failure))] => failure.kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn chunks_become_one_response() {
    let mut world = World::new();
    world.begin(1, all()).unwrap();
    assert_eq!(world.after(0.0), []);
    let nonce = world.nonce();
    assert!(nonce.len() <= discord_gateway::MAX_NONCE);
    world.chunk(&nonce, 0, 3, &[1, 2]);
    world.chunk(&nonce, 2, 3, &[5]);
    world.chunk(&nonce, 2, 3, &[5]);
    world.chunk("another's", 1, 3, &[9]);
    assert_eq!(world.after(1.0), []);
    world.chunk(&nonce, 1, 3, &[3]);
    assert_eq!(world.after(0.0), [(1, Ok(vec![1, 2, 5, 3]))]);
    assert!(world.requests.is_empty());
}

#[test]
fn several_for_one_guild_are_told_apart() {
    let mut world = World::new();
    world.begin(1, query("a", 5)).unwrap();
    world.after(0.0);
    let first = world.nonce();
    let users = vec![Id::new(4)];
    let by_id = GatewayRequest::Users {
        guild: GUILD,
        users,
        presences: true,
    };
    world.begin(2, by_id).unwrap();
    world.after(0.0);
    let second = world.nonce();
    assert!(matches!(
        &world.sent[1],
        Command::RequestGuildMembers(request)
            if request.members == Members::Users { user_ids: vec![4] } && request.presences
    ));
    world.chunk(&second, 0, 1, &[4]);
    world.chunk(&first, 0, 1, &[]);
    assert_eq!(world.after(0.0), [(2, Ok(vec![4])), (1, Ok(vec![]))]);
}

#[test]
fn silence_ends_a_request_counted_from_the_last_chunk() {
    let mut world = World::new();
    world.begin(1, all()).unwrap();
    world.after(0.0);
    let nonce = world.nonce();
    assert_eq!(world.after(80.0), []);
    world.chunk(&nonce, 0, 2, &[1]);
    assert_eq!(world.after(80.0), []);
    let ended = world.after(10.0);
    assert_eq!(kind(&ended), ClientErrorKind::Network);
    world.chunk(&nonce, 1, 2, &[2]);
    assert_eq!(world.after(1000.0), []);
}

#[test]
fn whole_lists_of_one_guild_queue() {
    let mut world = World::new();
    for number in 1..=3 {
        world.begin(number, all()).unwrap();
    }
    world.begin(4, query("x", 1)).unwrap();
    world.after(0.0);
    assert_eq!(
        world.sent.len(),
        2,
        "the first, and the one that is no list"
    );
    world.after(29.0);
    assert_eq!(world.sent.len(), 2);
    world.after(2.0);
    assert_eq!(world.sent.len(), 3);
    world.after(31.0);
    assert_eq!(world.sent.len(), 4);
}

#[test]
fn a_request_that_discord_puts_off_is_sent_again() {
    let mut world = World::new();
    world.begin(1, all()).unwrap();
    world.begin(2, all()).unwrap();
    world.after(0.0);
    let before = world.nonce();
    world.limit(8, 12.5, &before);
    assert_eq!(world.after(12.0), []);
    assert_eq!(world.sent.len(), 1);
    world.after(1.0);
    assert_eq!(world.sent.len(), 2, "and the second waits behind it");
    let nonce = world.nonce();
    assert_ne!(nonce, before);
    world.chunk(&nonce, 0, 1, &[1]);
    assert_eq!(world.after(0.0), [(1, Ok(vec![1]))]);
    for _ in 0..MAX_PUT_OFF {
        world.after(31.0);
        let nonce = world.nonce();
        world.limit(8, 0.0, &nonce);
    }
    world.after(31.0);
    world.limit(8, 0.0, "");
    assert_eq!(kind(&world.after(0.0)), ClientErrorKind::RateLimited);
    assert!(world.requests.is_empty());
}

#[test]
fn a_wait_without_sense_is_a_refusal_or_a_short_one() {
    let mut world = World::new();
    world.begin(1, query("a", 1)).unwrap();
    world.after(0.0);
    world.limit(8, 1e9, "");
    assert_eq!(kind(&world.after(0.0)), ClientErrorKind::RateLimited);
    for nonsense in [f64::NAN, -1.0, f64::INFINITY] {
        world.begin(2, query("a", 1)).unwrap();
        world.after(0.0);
        let sent = world.sent.len();
        world.limit(8, nonsense, "");
        world.after(2.0);
        assert_eq!(world.sent.len(), sent + 1, "{nonsense}");
        world.requests.log_out(world.now);
        world.after(0.0);
        world.requests.shards_started(&[0], 1, world.now);
        world.requests.session_began(0, world.now);
    }
}

#[test]
fn a_new_session_is_asked_again_but_only_once() {
    let mut world = World::new();
    world.begin(1, query("a", 1)).unwrap();
    world.after(0.0);
    let lost = world.nonce();
    world.chunk(&lost, 0, 2, &[1]);
    world.requests.disconnected(0, world.now);
    world.after(5.0);
    world.requests.session_began(0, world.now);
    world.after(0.0);
    let nonce = world.nonce();
    world.chunk(&lost, 1, 2, &[2]);
    world.chunk(&nonce, 0, 2, &[1]);
    assert_eq!(world.after(0.0), [], "what came before does not count");
    world.requests.session_began(1, world.now);
    assert_eq!(world.after(0.0), [], "another shard");
    world.requests.session_began(0, world.now);
    assert_eq!(kind(&world.after(0.0)), ClientErrorKind::Network);
}

#[test]
fn a_session_that_goes_on_still_answers() {
    let mut world = World::new();
    world.begin(1, query("a", 1)).unwrap();
    world.after(0.0);
    let nonce = world.nonce();
    world.requests.disconnected(0, world.now);
    world.begin(2, query("b", 1)).unwrap();
    world.after(10.0);
    assert_eq!(world.sent.len(), 1, "nothing is sent without a connection");
    world.requests.resumed(0, world.now);
    world.after(0.0);
    assert_eq!(world.sent.len(), 2);
    world.chunk(&nonce, 0, 1, &[1]);
    assert_eq!(world.after(0.0), [(1, Ok(vec![1]))]);
}

#[test]
fn what_was_lost_with_the_connection_is_sent_again_but_only_once() {
    let mut world = World::new();
    world.begin(1, query("a", 1)).unwrap();
    world.begin(2, query("b", 1)).unwrap();
    world.after(0.0);
    let second = world.nonce();
    world.requests.disconnected(0, world.now);
    world.requests.resumed(0, world.now);
    world.chunk(&second, 0, 2, &[1]);
    world.after(4.0);
    assert_eq!(world.sent.len(), 2);
    world.after(1.0);
    assert_eq!(world.sent.len(), 3, "the one nothing came of");
    let nonce = world.nonce();
    world.requests.disconnected(0, world.now);
    world.requests.resumed(0, world.now);
    world.after(10.0);
    assert_eq!(world.sent.len(), 4, "the other, and not the first");
    world.chunk(&nonce, 0, 1, &[7]);
    assert_eq!(world.after(0.0), [(1, Ok(vec![7]))]);
}

#[test]
fn without_a_connection_a_request_ends_too() {
    let mut world = World::new();
    world.requests.disconnected(0, world.now);
    world.begin(1, all()).unwrap();
    assert_eq!(world.after(29.0), []);
    assert_eq!(kind(&world.after(1.0)), ClientErrorKind::Network);
}

#[test]
fn one_shard_without_a_connection_delays_no_other() {
    let mut world = World::new();
    world.requests.disconnected(1, world.now);
    world.begin(1, query("a", 1)).unwrap();
    let sounds = GatewayRequest::Sounds {
        guilds: vec![GUILD, OTHER],
    };
    world.begin(2, sounds).unwrap();
    world.after(0.0);
    let nonce = world.nonce();
    assert_eq!(world.sent.len(), 1, "the sounds need both shards");
    world.chunk(&nonce, 0, 1, &[1]);
    assert_eq!(world.after(29.0), [(1, Ok(vec![1]))]);
    world.requests.resumed(1, world.now);
    world.after(0.0);
    assert_eq!(world.sent.len(), 2);
    assert_eq!(
        world.after(10.0),
        [],
        "a session that began later is waited for"
    );
}

#[test]
fn a_request_for_a_shard_that_runs_elsewhere_ends_at_once() {
    let mut world = World::new();
    world.requests.shards_started(&[0], 2, world.now);
    world.requests.session_began(0, world.now);
    let elsewhere = SendError::OtherProcess {
        shard: 1,
        shard_count: 2,
    };
    world
        .begin(
            1,
            GatewayRequest::Sounds {
                guilds: vec![OTHER],
            },
        )
        .unwrap();
    let ended = world
        .requests
        .process_frame(world.now, |_| Err(elsewhere.clone()));
    let failure = ended.unwrap().1.unwrap_err();
    assert!(failure.message.contains("shard 1 of 2"), "{failure}");
}

#[test]
fn logging_out_ends_all() {
    let mut world = World::new();
    world.begin(1, all()).unwrap();
    world.after(0.0);
    world.begin(2, info(&["status"])).unwrap();
    world.requests.log_out(world.now);
    let ended = world.after(0.0);
    assert_eq!(ended.len(), 2);
    assert!(ended.iter().all(|(_, result)| {
        result
            .as_ref()
            .is_err_and(|failure| failure.kind == ClientErrorKind::Cancelled)
    }));
}

#[test]
fn sounds_come_guild_by_guild_for_all_who_wait() {
    let mut world = World::new();
    world.begin(1, sounds(&[GUILD, OTHER, GUILD])).unwrap();
    world.begin(2, sounds(&[OTHER])).unwrap();
    world.requests.sounds(OTHER, &[0], world.now);
    world.after(0.0);
    assert_eq!(
        world.sent[0],
        Command::RequestSoundboardSounds {
            guild_ids: vec![7, OTHER.get()]
        }
    );
    world.requests.sounds(OTHER, &[3], world.now);
    assert_eq!(world.after(0.0), [(2, Ok(vec![3]))]);
    world.requests.sounds(OTHER, &[4], world.now);
    world.requests.sounds(GUILD, &[5], world.now);
    assert_eq!(world.after(0.0), [(1, Ok(vec![3, 5]))]);
}

#[test]
fn channel_info_comes_in_the_order_of_the_calls() {
    let mut world = World::new();
    world.begin(1, info(&["status"])).unwrap();
    world.begin(2, info(&["voice_start_time"])).unwrap();
    world.after(0.0);
    world.requests.channel_info(OTHER, vec![9]);
    world.requests.channel_info(GUILD, vec![1]);
    world.requests.channel_info(GUILD, vec![2]);
    world.requests.channel_info(GUILD, vec![3]);
    assert_eq!(world.after(0.0), [(1, Ok(vec![1])), (2, Ok(vec![2]))]);
}

#[test]
fn a_full_queue_is_waited_for() {
    let mut world = World::new();
    world.full = true;
    world.begin(1, query("a", 1)).unwrap();
    assert_eq!(world.after(0.0), []);
    world.full = false;
    assert_eq!(world.after(0.5), []);
    assert_eq!(world.sent.len(), 0);
    world.after(0.6);
    assert_eq!(world.sent.len(), 1);
}

#[test]
fn no_more_are_on_the_way_than_can_be_sent_in_time() {
    let mut world = World::new();
    for number in 0..250 {
        world.begin(number, query("a", 1)).unwrap();
    }
    world.after(0.0);
    assert_eq!(world.sent.len(), AT_ONCE);
    let nonce = world.nonce();
    world.chunk(&nonce, 0, 1, &[]);
    assert_eq!(world.after(0.0).len(), 1);
    assert_eq!(world.sent.len(), AT_ONCE + 1);
    let ended: usize = (0..5).map(|_| world.after(90.0).len()).sum();
    assert_eq!(ended, 249, "each of them ends");
}

#[test]
fn what_discord_would_not_answer_is_refused_with_words() {
    let mut world = World::new();
    world.intents = Intents::GUILDS;
    let users = |count| GatewayRequest::Users {
        guild: GUILD,
        users: vec![Id::new(1); count],
        presences: false,
    };
    let with_presences = GatewayRequest::Query {
        guild: GUILD,
        query: "a".to_owned(),
        limit: 1,
        presences: true,
    };
    for (ask, words) in [
        (all(), "GUILD_MEMBERS"),
        (with_presences, "GUILD_PRESENCES"),
        (query("a", 101), "101"),
        (users(0), "empty"),
        (users(101), "101"),
        (sounds(&[]), "No guild"),
        (sounds(&[GUILD, Id::new(99)]), "99"),
        (info(&[]), "No field"),
        (info(&["status", "topic"]), "topic"),
    ] {
        let failure = world.begin(1, ask.clone()).unwrap_err();
        assert_eq!(failure.kind, ClientErrorKind::Argument);
        assert!(failure.message.contains(words), "{ask:?}: {failure}");
        assert!(failure.route.starts_with("request_"), "{failure:?}");
    }
    let stranger = RequestContext {
        logged_in: false,
        intents: Intents::all(),
        knows: &|_| true,
    };
    let failure = world
        .requests
        .begin(1, query("a", 1), &stranger, world.now)
        .unwrap_err();
    assert!(failure.remedy.contains("login"), "{failure}");
    assert!(world.begin(1, query("", 5)).is_ok(), "a few need no intent");
    assert!(world.begin(2, users(100)).is_ok());
    world.after(0.0);
    assert_eq!(world.sent.len(), 2);
}

#[test]
fn a_command_that_is_too_large_ends_its_request_alone() {
    let mut world = World::new();
    world.begin(1, query("a", 1)).unwrap();
    world.begin(2, query("b", 1)).unwrap();
    let mut first = true;
    let ended = world.requests.process_frame(world.now, |_| {
        if std::mem::take(&mut first) {
            return Err(SendError::TooLarge { size: 5000 });
        }
        Ok(())
    });
    let (number, result) = ended.unwrap();
    assert_eq!(number, 1);
    assert!(result.unwrap_err().message.contains("5000"));
    assert!(!world.requests.is_empty());
}

fn join(channel: Option<u64>, is_there: bool) -> GatewayRequest {
    GatewayRequest::VoiceState {
        guild: GUILD,
        channel: channel.map(Id::new),
        self_mute: true,
        self_deaf: false,
        is_there,
    }
}

#[test]
fn joining_a_voice_channel_results_in_a_state_and_a_server_in_any_order() {
    for server_first in [false, true] {
        let mut world = World::new();
        world.begin(1, join(Some(5), false)).unwrap();
        assert_eq!(world.after(0.0), []);
        let [Command::UpdateVoiceState(update)] = &world.sent[..] else {
            panic!("{:?}", world.sent);
        };
        assert_eq!((update.channel_id, update.self_mute), (Some(5), true));
        let now = world.now;
        if server_first {
            world.requests.voice_server(GUILD, 20, now);
        }
        world.requests.voice_server(OTHER, 99, now);
        world.requests.voice_state(GUILD, Some(Id::new(6)), 99, now);
        assert_eq!(world.after(0.0), [], "another channel");
        world.requests.voice_state(GUILD, Some(Id::new(5)), 10, now);
        if !server_first {
            assert_eq!(world.after(0.0), []);
            world.requests.voice_server(GUILD, 20, now);
        }
        assert_eq!(world.after(0.0), [(1, Ok(vec![10, 20]))]);
    }
}

#[test]
fn leaving_and_muting_need_no_server() {
    let mut world = World::new();
    world.begin(1, join(None, false)).unwrap();
    world.begin(2, join(Some(5), true)).unwrap();
    assert_eq!(world.after(0.0), []);
    let now = world.now;
    world.requests.voice_state(GUILD, None, 10, now);
    assert_eq!(world.after(0.0), [(1, Ok(vec![10]))]);
    world.requests.voice_state(GUILD, Some(Id::new(5)), 11, now);
    assert_eq!(world.after(0.0), [(2, Ok(vec![11]))]);
}

#[test]
fn a_server_that_does_not_change_is_not_awaited_for_long() {
    let mut world = World::new();
    world.begin(1, join(Some(5), false)).unwrap();
    assert_eq!(world.after(0.0), []);
    let now = world.now;
    world.requests.voice_state(GUILD, Some(Id::new(5)), 10, now);
    assert_eq!(world.after(4.9), []);
    assert_eq!(world.after(0.2), [(1, Ok(vec![10]))]);
}

#[test]
fn a_channel_that_the_bot_may_not_join_is_a_timeout_with_a_remedy() {
    let mut world = World::new();
    world.begin(1, join(Some(5), false)).unwrap();
    assert_eq!(world.after(0.0), []);
    let now = world.now;
    world.requests.voice_server(GUILD, 20, now);
    assert_eq!(world.after(19.0), []);
    let ended = world.after(1.1);
    let [(1, Err(failure))] = &ended[..] else {
        panic!("{ended:?}");
    };
    assert!(failure.remedy.contains("CONNECT"), "{failure}");
    assert_eq!(failure.route, "update_voice_state");
}

#[test]
fn voice_states_need_their_intent() {
    let mut world = World::new();
    world.intents = Intents::GUILDS;
    let refused = world.begin(1, join(Some(5), false)).unwrap_err();
    assert!(refused.message.contains("GUILD_VOICE_STATES"), "{refused}");
}
