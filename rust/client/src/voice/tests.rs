//! Tests of the state machine of a guild, with a made-up clock.

use std::time::{Duration, Instant};

use discord_gateway::{SendError, UpdateVoiceState};
use discord_model::{Channel, Id};
use discord_voice::connection::VoiceEvent;
use discord_voice::gateway::{ConnectionState, StopReason, VoiceDialError};

use super::connections::VoiceNotice;
use super::gateway_inbox::{ShardSession, VoiceGatewayEvent};
use super::guild_voice::{GuildVoice, GuildVoiceEffect};
use crate::client_error::{ClientError, ClientErrorKind};

const LOUNGE: Id<Channel> = Id::new(20);
const FOCUS: Id<Channel> = Id::new(21);

/// A guild, the clock, the main gateway, and what was done so far.
struct Guild {
    voice: GuildVoice,
    now: Instant,
    shard: ShardSession,
    is_queue_full: bool,
    is_elsewhere: bool,
    obstacle: Option<ClientError>,
    sent: Vec<UpdateVoiceState>,
    effects: Vec<String>,
}

impl Guild {
    fn new(leaves_first: bool) -> Self {
        let now = Instant::now();
        Self {
            voice: GuildVoice::new((Id::new(10), LOUNGE), (false, false), leaves_first, now),
            now,
            shard: ShardSession {
                is_connected: true,
                number: 1,
            },
            is_queue_full: false,
            is_elsewhere: false,
            obstacle: None,
            sent: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// A guild whose channel the bot is in.
    fn joined() -> Self {
        let mut guild = Self::new(false);
        guild.poll();
        guild.state(Some(LOUNGE));
        guild.server();
        guild.event(VoiceEvent::StateChanged(ConnectionState::Connected));
        guild.take();
        guild
    }

    fn poll(&mut self) {
        let (is_full, is_elsewhere) = (self.is_queue_full, self.is_elsewhere);
        let sent = &mut self.sent;
        let mut send = |state| {
            if is_full {
                return Err(SendError::QueueFull { waiting: 60 });
            }
            if is_elsewhere {
                return Err(SendError::OtherProcess {
                    shard: 1,
                    shard_count: 2,
                });
            }
            sent.push(state);
            Ok(())
        };
        let obstacle = self.obstacle.clone();
        let find = move |_| obstacle.clone();
        let effects = self.voice.poll(self.shard, self.now, &find, &mut send);
        self.record(effects);
    }

    fn pass(&mut self, time: Duration) {
        self.now += time;
        self.poll();
    }

    fn gateway(&mut self, event: VoiceGatewayEvent) {
        let effect = self.voice.gateway_event(event);
        self.record(effect);
    }

    fn state(&mut self, channel: Option<Id<Channel>>) {
        self.gateway(VoiceGatewayEvent::State {
            guild: Id::new(10),
            channel,
            session: "session".to_owned(),
        });
    }

    fn server(&mut self) {
        self.gateway(VoiceGatewayEvent::Server {
            guild: Id::new(10),
            token: "token".into(),
            endpoint: Some("host".to_owned()),
        });
    }

    fn event(&mut self, event: VoiceEvent) {
        let obstacle = self.obstacle.clone();
        let effects = self
            .voice
            .voice_event(event, self.now, &move |_| obstacle.clone());
        self.record(effects);
    }

    fn record(&mut self, effects: impl IntoIterator<Item = GuildVoiceEffect>) {
        for effect in effects {
            let text = match effect {
                GuildVoiceEffect::Pass(VoiceGatewayEvent::State { channel, .. }) => {
                    format!("state {}", channel.map_or(0, Id::get))
                }
                GuildVoiceEffect::Pass(VoiceGatewayEvent::Server { .. }) => "server".to_owned(),
                GuildVoiceEffect::MainGateway(is_connected) => format!("gateway {is_connected}"),
                GuildVoiceEffect::Leave => "leave".to_owned(),
                GuildVoiceEffect::Notice(VoiceNotice::Joined) => "joined".to_owned(),
                GuildVoiceEffect::Notice(VoiceNotice::Waiting(error)) => {
                    format!("waiting: {error}")
                }
                GuildVoiceEffect::Notice(VoiceNotice::MoveFailed(error)) => {
                    format!("move failed: {error}")
                }
                GuildVoiceEffect::Notice(VoiceNotice::Event(_)) => "event".to_owned(),
                GuildVoiceEffect::Notice(VoiceNotice::Ended(error)) => {
                    format!("ended: {}", error.unwrap_or_default())
                }
            };
            self.effects.push(text);
        }
    }

    /// What was done since the last call, and the channels that the main gateway was asked for; 0 for none.
    fn take(&mut self) -> (Vec<String>, Vec<u64>) {
        let sent = std::mem::take(&mut self.sent);
        let channels = sent.iter().map(|state| state.channel_id.unwrap_or(0));
        (std::mem::take(&mut self.effects), channels.collect())
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_join_is_sent_once_and_both_answers_are_passed_on_in_either_order() {
    for state_comes_first in [true, false] {
        let mut guild = Guild::new(false);
        guild.poll();
        guild.poll();
        assert_eq!(guild.take(), (texts(&["gateway true"]), vec![20]));
        match state_comes_first {
            true => {
                guild.state(Some(LOUNGE));
                guild.server();
                assert_eq!(guild.take().0, ["state 20", "server"]);
            }
            false => {
                guild.server();
                guild.state(Some(LOUNGE));
                assert_eq!(guild.take().0, ["server", "state 20"]);
            }
        }
        guild.event(VoiceEvent::StateChanged(ConnectionState::Connecting));
        guild.event(VoiceEvent::StateChanged(ConnectionState::Connected));
        guild.event(VoiceEvent::StateChanged(ConnectionState::Resuming));
        guild.event(VoiceEvent::StateChanged(ConnectionState::Connected));
        let expected = ["event", "event", "joined", "event", "event"];
        assert_eq!(guild.take().0, expected, "joined once");
        guild.pass(Duration::from_secs(3600));
        assert_eq!(guild.take(), (texts(&[]), vec![]));
    }
}

#[test]
fn a_bot_that_is_in_the_channel_leaves_it_first_which_does_not_end_the_connection() {
    let mut guild = Guild::new(true);
    // An event about the earlier stay.
    guild.state(Some(LOUNGE));
    guild.poll();
    guild.state(None);
    guild.state(Some(LOUNGE));
    guild.server();
    let expected = texts(&["gateway true", "state 20", "server"]);
    assert_eq!(guild.take(), (expected, vec![0, 20]));
}

#[test]
fn a_request_without_an_answer_says_why_it_takes_long() {
    let mut guild = Guild::new(false);
    guild.poll();
    guild.pass(Duration::from_millis(2_900));
    guild.take();
    let full = ClientError::new(ClientErrorKind::Refused, "The channel is full.", "Wait.");
    guild.obstacle = Some(full);
    guild.pass(Duration::from_millis(100));
    guild.pass(Duration::from_secs(1));
    let waiting = "waiting: Discord has not answered for 3 s. The channel is full. Wait.";
    assert_eq!(guild.take().0, [waiting]);
    guild.event(VoiceEvent::Stopped(StopReason::NoAnswer));
    let ended = "ended: Discord has not answered for 10 s. The channel is full. Wait.";
    assert_eq!(guild.take().0, [ended]);
    // The request may still be answered, so it is taken back.
    guild.poll();
    assert_eq!(guild.take().1, [0]);
    assert!(guild.voice.is_over());
}

#[test]
fn a_cause_that_is_not_known_has_a_remedy() {
    let mut guild = Guild::new(false);
    guild.poll();
    guild.take();
    guild.pass(Duration::from_secs(4));
    let (effects, _) = guild.take();
    assert!(effects[0].contains("CONNECT"), "{effects:?}");
}

#[test]
fn a_move_by_the_bot_is_answered_or_fails() {
    let mut guild = Guild::joined();
    guild.voice.set_channel(FOCUS, guild.now);
    guild.poll();
    assert_eq!(guild.take().1, [21]);
    // The bot is muted in the meantime.
    guild.state(Some(LOUNGE));
    guild.state(Some(FOCUS));
    guild.server();
    assert_eq!(guild.take().0, ["state 20", "state 21", "server"]);
    guild.pass(Duration::from_secs(60));
    assert_eq!(guild.take().0, Vec::<String>::new());

    guild.voice.set_channel(LOUNGE, guild.now);
    guild.poll();
    guild.pass(Duration::from_secs(3));
    guild.pass(Duration::from_secs(7));
    let (effects, sent) = guild.take();
    assert_eq!(sent, [20]);
    assert!(effects[0].starts_with("waiting: "), "{effects:?}");
    assert!(effects[1].starts_with("move failed: "), "{effects:?}");
    assert_eq!(guild.voice.channel(), FOCUS, "it stays where it is");
    assert!(guild.voice.is_active());
}

#[test]
fn a_move_back_before_the_answer_is_no_failure() {
    let mut guild = Guild::joined();
    guild.voice.set_channel(FOCUS, guild.now);
    guild.poll();
    guild.voice.set_channel(LOUNGE, guild.now);
    guild.poll();
    guild.pass(Duration::from_secs(60));
    assert_eq!(guild.take(), (texts(&[]), vec![21, 20]));
    assert_eq!(guild.voice.channel(), LOUNGE);
}

#[test]
fn a_move_by_a_moderator_is_followed() {
    let mut guild = Guild::joined();
    guild.state(Some(FOCUS));
    guild.server();
    assert_eq!(guild.voice.channel(), FOCUS);
    // A later change of the bot's own state does not move it back.
    guild.voice.set_self_state(true, false, guild.now);
    guild.voice.set_self_state(true, true, guild.now);
    guild.poll();
    assert_eq!(guild.sent.len(), 1, "both changes at once");
    let state = guild.sent[0];
    assert_eq!(
        (state.channel_id, state.self_mute, state.self_deaf),
        (Some(21), true, true)
    );
}

#[test]
fn a_region_change_and_a_missing_endpoint_are_passed_on() {
    let mut guild = Guild::joined();
    guild.gateway(VoiceGatewayEvent::Server {
        guild: Id::new(10),
        token: "token".into(),
        endpoint: None,
    });
    guild.server();
    assert_eq!(guild.take(), (texts(&["server", "server"]), vec![]));
}

#[test]
fn a_disconnect_by_a_moderator_ends_the_connection() {
    let mut guild = Guild::joined();
    guild.state(None);
    assert_eq!(guild.take().0, ["state 0"]);
    guild.event(VoiceEvent::Stopped(StopReason::Removed));
    guild.poll();
    let (effects, sent) = guild.take();
    assert!(effects[0].contains("disconnected"), "{effects:?}");
    assert_eq!(sent, Vec::<u64>::new(), "the bot is not there any more");
    assert!(guild.voice.is_over());
}

#[test]
fn a_lost_session_is_begun_anew_by_leaving_and_joining() {
    let mut guild = Guild::joined();
    guild.event(VoiceEvent::RejoinRequired);
    guild.poll();
    assert_eq!(guild.take(), (texts(&["gateway true"]), vec![0, 20]));
    guild.state(None);
    guild.state(Some(LOUNGE));
    guild.server();
    assert_eq!(guild.take().0, ["state 20", "server"]);
    // After that, a disconnect is one.
    guild.state(None);
    assert_eq!(guild.take().0, ["state 0"]);
}

#[test]
fn a_new_session_of_the_main_gateway_joins_again_and_a_resumed_one_does_not() {
    let mut guild = Guild::joined();
    guild.shard.is_connected = false;
    guild.poll();
    guild.shard.is_connected = true;
    guild.poll();
    assert_eq!(
        guild.take(),
        (texts(&["gateway false", "gateway true"]), vec![])
    );
    guild.shard.is_connected = false;
    guild.pass(Duration::from_secs(60));
    guild.shard = ShardSession {
        is_connected: true,
        number: 2,
    };
    guild.poll();
    let expected = texts(&["gateway false", "gateway true", "gateway true"]);
    assert_eq!(guild.take(), (expected, vec![20]));
    // The end of the voice state of the old session.
    guild.state(None);
    guild.state(Some(LOUNGE));
    guild.server();
    assert_eq!(guild.take().0, ["state 20", "server"]);
}

#[test]
fn a_join_waits_for_the_main_gateway_but_not_for_ever() {
    let mut guild = Guild::new(false);
    guild.shard.is_connected = false;
    guild.poll();
    guild.pass(Duration::from_secs(20));
    assert_eq!(guild.take(), (texts(&["gateway false"]), vec![]));
    guild.shard.is_connected = true;
    guild.poll();
    assert_eq!(guild.take().1, [20]);

    let mut guild = Guild::new(false);
    guild.shard.is_connected = false;
    guild.poll();
    guild.pass(Duration::from_secs(30));
    let (effects, sent) = guild.take();
    assert!(
        effects[1].contains("ended: There has been no connection for 30 s"),
        "{effects:?}"
    );
    assert_eq!(sent, Vec::<u64>::new());
    assert!(guild.voice.is_over());
}

#[test]
fn a_full_queue_is_tried_again_and_another_process_is_an_error() {
    let mut guild = Guild::new(false);
    guild.is_queue_full = true;
    guild.poll();
    guild.pass(Duration::from_millis(500));
    guild.is_queue_full = false;
    guild.poll();
    assert_eq!(guild.take().1, Vec::<u64>::new());
    guild.pass(Duration::from_millis(500));
    assert_eq!(guild.take().1, [20]);

    let mut guild = Guild::new(false);
    guild.is_elsewhere = true;
    guild.poll();
    let (effects, _) = guild.take();
    assert!(effects[0].starts_with("ended: "), "{effects:?}");
    assert!(guild.voice.is_over());
}

#[test]
fn leaving_tells_the_voice_server_first_and_the_main_gateway_then() {
    let mut guild = Guild::joined();
    let effect = guild.voice.leave();
    guild.record(effect);
    assert!(guild.voice.leave().is_none(), "once");
    guild.poll();
    assert_eq!(guild.take(), (texts(&["leave"]), vec![]));
    assert!(!guild.voice.is_over());
    guild.event(VoiceEvent::Stopped(StopReason::Left));
    guild.poll();
    assert_eq!(guild.take(), (texts(&["ended: "]), vec![0]));
    assert!(guild.voice.is_over());
}

#[test]
fn a_connection_that_leaves_does_not_end_the_one_that_follows() {
    let mut guild = Guild::joined();
    let effect = guild.voice.leave();
    guild.record(effect);
    guild.voice.supersede();
    guild.state(Some(LOUNGE));
    guild.event(VoiceEvent::Stopped(StopReason::Left));
    guild.poll();
    assert_eq!(guild.take(), (texts(&["leave", "ended: "]), vec![]));
    assert!(guild.voice.is_over());
}

#[test]
fn a_stay_that_ended_while_the_main_gateway_was_away_is_taken_back_unless_the_session_is_new() {
    for (number, sent) in [(1, vec![0]), (2, vec![])] {
        let mut guild = Guild::joined();
        guild.shard.is_connected = false;
        guild.poll();
        guild.event(VoiceEvent::Stopped(StopReason::Unreachable(None)));
        guild.poll();
        guild.take();
        assert!(!guild.voice.is_over());
        guild.shard = ShardSession {
            is_connected: true,
            number,
        };
        guild.poll();
        assert_eq!(guild.take().1, sent);
        assert!(guild.voice.is_over());
    }
}

#[test]
fn a_voice_server_that_cannot_be_reached_is_reported_while_the_bot_joins() {
    let error = VoiceDialError::Failed {
        host: "sweetwater-12345.discord.media".to_owned(),
        reason: "connection refused".to_owned(),
    };
    let mut guild = Guild::new(false);
    guild.poll();
    guild.take();
    guild.event(VoiceEvent::DialFailed(error.clone()));
    let (effects, _) = guild.take();
    assert_eq!(effects.len(), 1);
    for part in ["waiting: ", "sweetwater", "connection refused", "firewall"] {
        assert!(effects[0].contains(part), "{effects:?}");
    }
    let mut guild = Guild::joined();
    guild.event(VoiceEvent::DialFailed(error));
    assert_eq!(guild.take().0, texts(&[]));
}

#[test]
fn a_refusal_ends_with_its_close_code_and_leaves_the_channel() {
    let mut guild = Guild::joined();
    guild.event(VoiceEvent::Stopped(StopReason::Refused { code: 4017 }));
    guild.poll();
    let (effects, sent) = guild.take();
    assert!(effects[0].contains("4017"), "{effects:?}");
    assert_eq!(sent, [0]);
}

#[test]
fn a_logout_ends_a_join_with_an_error_and_a_stay_without() {
    let mut guild = Guild::new(false);
    let effect = guild.voice.log_out();
    guild.record(effect);
    let (effects, _) = guild.take();
    assert!(effects[0].contains("logged out"), "{effects:?}");
    let mut guild = Guild::joined();
    let effect = guild.voice.log_out();
    guild.record(effect);
    assert_eq!(guild.take().0, ["ended: "]);
    assert!(guild.voice.is_over());
}
