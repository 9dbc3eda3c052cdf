//! The class of voice connections.

use std::rc::Rc;
use std::time::Instant;

use discord_godot_entities::entities::DiscordChannel;
use discord_godot_entities::entity_owner::{EndpointCall, EntityOwner};
use discord_godot_values::argument::Argument;
use discord_godot_values::convert::text;
use discord_godot_values::error::DiscordError;
use discord_godot_values::id_argument::IdArgument;
use discord_rest::routes::entries::{modify_current_user_voice_state, send_soundboard_sound};
use discord_voice::gateway::ConnectionState;
use godot::classes::Time;
use godot::global::Error;
use godot::prelude::*;

use super::active_connection::ActiveConnection;
use super::join::{JoinOptions, join};
use super::speaker::{DiscordVoiceSpeaker, start_recording};
use super::websocket::latency;
use crate::core::Core;

/// A connection to a voice channel or a stage, in which the bot speaks and listens.
///
/// [method DiscordClient.join_voice] returns it. There is one for each guild. It stays connected until [method leave], or until the bot
/// is disconnected, even if nothing references it; the client reconnects automatically, and follows when a moderator moves the bot.
///
/// ```gdscript
/// var voice: DiscordVoiceConnection = await client.join_voice(channel)
/// if voice == null:
///     print(client.rest.last_error)
///     return
/// voice.speaker_joined.connect(_on_speaker_joined)
/// voice.play(music)
/// ```
///
/// Calls are encrypted end to end, except those of stages: see [member privacy_code].
///
/// Sound is encoded, decoded, sent and received by background threads. The scene tree may be paused; while frames of the game take
/// longer than 0.4 seconds, there are gaps in streams that are played.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordVoiceConnection {
    /// The id of the guild.
    #[var(get = get_guild_id, no_set)]
    guild_id: PhantomVar<i64>,
    /// The id of the channel that the bot is in. It changes if the bot is moved.
    #[var(get = get_channel_id, no_set)]
    channel_id: PhantomVar<i64>,
    /// The channel that the bot is in, or `null` if it is not cached.
    #[var(get = get_channel, no_set)]
    channel: PhantomVar<Option<Gd<DiscordChannel>>>,
    /// The state: one of the `STATE_…` constants.
    #[var(get = get_state, no_set)]
    state: PhantomVar<i64>,
    /// If `true`, the bot is shown as muted, and others do not hear it.
    #[var(get = get_self_mute, set = set_self_mute)]
    self_mute: PhantomVar<bool>,
    /// If `true`, the bot is shown as deafened, and receives no sound. Set it if the bot does not listen, so that people see it.
    #[var(get = get_self_deaf, set = set_self_deaf)]
    self_deaf: PhantomVar<bool>,
    /// The code of the end-to-end encryption: 30 digits in groups of five. It is the same for everybody in the call, whose Discord shows
    /// it under "Voice Details", unless somebody listens in. It is empty if the call is not encrypted end to end, as in stages, or not
    /// yet. It changes whenever somebody joins or leaves.
    #[var(get = get_privacy_code, no_set)]
    privacy_code: PhantomVar<GString>,
    /// The time in milliseconds that the voice server takes to acknowledge a heartbeat, or `0` if not known.
    #[var(get = get_latency, no_set)]
    latency: PhantomVar<i64>,

    connection: Rc<ActiveConnection>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordVoiceConnection {
    /// Waiting for Discord to assign a voice server.
    #[constant]
    pub const STATE_JOINING: i64 = ConnectionState::Joining as i64;
    /// Connecting to the voice server.
    #[constant]
    pub const STATE_CONNECTING: i64 = ConnectionState::Connecting as i64;
    /// Connected: sound is sent and received.
    #[constant]
    pub const STATE_CONNECTED: i64 = ConnectionState::Connected as i64;
    /// The WebSocket was lost, and is being resumed. Sound continues.
    #[constant]
    pub const STATE_RESUMING: i64 = ConnectionState::Resuming as i64;
    /// The connection has ended. Use [method DiscordClient.join_voice] for a new one.
    #[constant]
    pub const STATE_ENDED: i64 = ConnectionState::Stopped as i64;

    /// Emitted when [member state] changes.
    #[signal]
    fn state_changed(old: i64, new: i64);

    /// Emitted once, when the connection has ended. `error` is the reason, with a remedy, or `null` if the bot has left or the client has
    /// logged out. [member DiscordError.code] is the close code of the voice server, see [DiscordVoiceCloseCode], or `0`. If nothing is
    /// connected to this signal, an error is logged.
    #[signal]
    fn disconnected(error: Gd<DiscordError>);

    /// Emitted when the bot is in another channel, because of [method move_to] or because a moderator has moved it. `channel` is `null` if
    /// it is not cached. Tracks continue.
    #[signal]
    fn moved(channel: Gd<DiscordChannel>);

    /// Emitted when a user can be heard: when the user speaks for the first time after joining.
    #[signal]
    fn speaker_joined(speaker: Gd<DiscordVoiceSpeaker>);

    /// Emitted when a user can no longer be heard: when the user has left, and when the connection to the voice server was replaced, as
    /// when the bot moves.
    #[signal]
    fn speaker_left(speaker: Gd<DiscordVoiceSpeaker>);

    /// Emitted when a user begins or stops to speak.
    ///
    /// ```gdscript
    /// voice.speaking_changed.connect(func(speaker: DiscordVoiceSpeaker, speaking: bool) -> void:
    ///     icons[speaker.user_id].visible = speaking)
    /// ```
    #[signal]
    fn speaking_changed(speaker: Gd<DiscordVoiceSpeaker>, speaking: bool);

    /// Emitted when [member privacy_code] changes. The code is empty if the call is not encrypted end to end.
    #[signal]
    fn encrypted_changed(privacy_code: GString);

    /// Leaves the channel. Tracks are stopped, and [signal disconnected] follows within a second.
    #[func]
    fn leave(&self) {
        if let Some(core) = self.core() {
            core.connection(|client| client.voice().leave(self.connection.id));
        }
    }

    /// Moves to another voice channel of the guild. Awaitable: returns this connection, or `null` on failure, in which case the bot stays
    /// where it is. Errors are reported as by [method DiscordClient.join_voice].
    #[func]
    fn move_to(&self, channel: IdArgument) -> Signal {
        let options = JoinOptions {
            self_mute: self.connection.self_mute.get(),
            self_deaf: self.connection.self_deaf.get(),
            guild: Some(self.connection.guild),
        };
        self.core().map_or_else(Signal::invalid, |core| {
            join(&core, "move_to", &channel, options)
        })
    }

    /// Returns the users who can be heard.
    #[func]
    fn get_speakers(&self) -> Array<Gd<DiscordVoiceSpeaker>> {
        let speakers = self.connection.speakers().into_iter();
        speakers
            .filter_map(|(_, object)| object.try_cast().ok())
            .collect()
    }

    /// Returns the user with this id, or `null` if the user cannot be heard.
    #[func]
    fn get_speaker(&self, user: IdArgument) -> Option<Gd<DiscordVoiceSpeaker>> {
        let user = user.lookup("DiscordVoiceConnection.get_speaker", "user");
        let speakers = self.connection.speakers.borrow();
        let (_, object) = speakers.get(&user)?;
        object.clone().try_cast().ok()
    }

    /// Records everybody to a file, mixed: Ogg Opus if `path` ends with `.ogg` or `.opus`, WAV if it ends with `.wav`. Users who join later
    /// are recorded as well; the bot itself is not. An earlier recording of everybody ends. See [method DiscordVoiceSpeaker.record].
    ///
    /// ```gdscript
    /// voice.record("user://meeting.ogg")
    /// ```
    #[func]
    fn record(&self, path: GString) -> Error {
        if self.connection.has_ended() {
            godot_error!("DiscordVoiceConnection.record: The voice connection has ended.");
            return Error::ERR_UNCONFIGURED;
        }
        let recording = match start_recording(&path) {
            Ok(recording) => recording,
            Err(error) => return error,
        };
        for (speaker, _) in self.connection.speakers() {
            if let Some(ring) = speaker.sound.ring() {
                recording.add(&ring);
            }
        }
        self.connection.recording.replace(Some(recording));
        Error::OK
    }

    /// Ends the recording. Does nothing if there is none. Recordings also end with the connection.
    #[func]
    fn stop_recording(&self) {
        self.connection.recording.take();
    }

    /// Requests to speak on a stage. Awaitable: returns `true` if Discord has accepted the request. If `is_requested` is `false`, the request
    /// is withdrawn. Needs the permission [constant DiscordPermissions.REQUEST_TO_SPEAK].
    #[func]
    fn request_to_speak(&self, #[opt(default = true)] is_requested: bool) -> Signal {
        let now = Time::singleton().get_unix_time_from_system().ceil() as i64 + 1;
        let timestamp = match is_requested {
            true => now.to_variant(),
            false => Variant::nil(),
        };
        self.modify_own_state("request_to_speak_timestamp", &timestamp)
    }

    /// Makes the bot a speaker of the stage, or moves it to the audience if `suppressed` is `true`. Awaitable: returns `true` on success.
    /// To become a speaker, the permission [constant DiscordPermissions.MUTE_MEMBERS] is needed, or an invitation of a moderator.
    #[func]
    fn set_suppressed(&self, suppressed: bool) -> Signal {
        self.modify_own_state("suppress", &suppressed.to_variant())
    }

    /// Plays a sound of the soundboard in the channel. Awaitable: returns `true` on success. `source_guild_id` is the guild of a sound of
    /// another guild. Needs the permissions [constant DiscordPermissions.SPEAK] and [constant DiscordPermissions.USE_SOUNDBOARD], and the bot
    /// may be neither muted nor deafened.
    #[func]
    fn play_soundboard_sound(
        &self,
        sound: IdArgument,
        #[opt(default = IdArgument::default())] source_guild_id: IdArgument,
    ) -> Signal {
        let mut options = VarDictionary::new();
        if !source_guild_id.is_zero() {
            options.set("source_guild_id", &source_guild_id.argument());
        }
        let parameters = [self.connection.channel.get().argument(), sound.argument()];
        self.core().map_or_else(Signal::invalid, |core| {
            core.call(EndpointCall {
                route: &send_soundboard_sound,
                parameters: &parameters,
                options: Some(&options.upcast_any_dictionary()),
                reason: None,
            })
        })
    }

    /// Returns what happened to the packets of the connection, as of the last second. It is empty after the end.
    ///
    /// - `sent`: the number of packets that were sent; `unsent`: those that were not, because there was no key yet; `skipped`: those
    ///   that were not, because the processor had too much to do.
    /// - `received`: the number of packets that were received and decrypted.
    /// - `undecryptable`, `not_encrypted`, `not_authentic`, `replayed`, `malformed`, `expired`, `overflowed`: the number of packets that
    ///   were dropped, because they could not be decrypted, were not encrypted although the call is, were changed on their way, arrived
    ///   twice, were no sound, had a sender or a key that did not become known in time, or arrived faster than they could be handled.
    /// - `encrypted`: whether the call is encrypted end to end.
    #[func]
    fn get_stats(&self) -> VarDictionary {
        let stats = self.core().and_then(|core| {
            core.connection(|client| {
                let connection = client.voice().connection(self.connection.id)?;
                Some(connection.status().stats)
            })
        });
        let Some(stats) = stats else {
            return VarDictionary::new();
        };
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        vdict! {
            "sent" => number(stats.sent),
            "unsent" => number(stats.unsent),
            "skipped" => number(stats.skipped),
            "received" => number(stats.received),
            "undecryptable" => number(stats.undecryptable),
            "not_encrypted" => number(stats.not_encrypted),
            "not_authentic" => number(stats.not_authentic),
            "replayed" => number(stats.replayed),
            "malformed" => number(stats.malformed),
            "expired" => number(stats.expired),
            "overflowed" => number(stats.overflowed),
            "encrypted" => stats.is_encrypted,
        }
    }

    #[func]
    fn get_guild_id(&self) -> i64 {
        self.connection.guild.get() as i64
    }

    #[func]
    fn get_channel_id(&self) -> i64 {
        self.connection.channel.get().get() as i64
    }

    #[func]
    fn get_channel(&self) -> Option<Gd<DiscordChannel>> {
        let channel = self.connection.channel.get();
        self.core()?
            .entities
            .find_live(|cache| cache.channel(channel).cloned())
    }

    #[func]
    fn get_state(&self) -> i64 {
        self.connection.state.get() as i64
    }

    #[func]
    fn get_self_mute(&self) -> bool {
        self.connection.self_mute.get()
    }

    #[func]
    fn set_self_mute(&self, self_mute: bool) {
        self.connection.self_mute.set(self_mute);
        self.send_own_state();
    }

    #[func]
    fn get_self_deaf(&self) -> bool {
        self.connection.self_deaf.get()
    }

    #[func]
    fn set_self_deaf(&self, self_deaf: bool) {
        self.connection.self_deaf.set(self_deaf);
        self.send_own_state();
    }

    #[func]
    fn get_privacy_code(&self) -> GString {
        let code = self.connection.privacy_code.borrow();
        text(code.as_deref().unwrap_or_default())
    }

    #[func]
    fn get_latency(&self) -> i64 {
        let id = self.connection.id;
        self.core().map_or(0, |core| latency(&core, id))
    }
}

impl DiscordVoiceConnection {
    /// Creates the object of a connection.
    pub fn create(connection: Rc<ActiveConnection>) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            guild_id: PhantomVar::default(),
            channel_id: PhantomVar::default(),
            channel: PhantomVar::default(),
            state: PhantomVar::default(),
            self_mute: PhantomVar::default(),
            self_deaf: PhantomVar::default(),
            privacy_code: PhantomVar::default(),
            latency: PhantomVar::default(),
            connection,
            base,
        })
    }

    /// Returns the state of the connection.
    pub(super) fn active(&self) -> Rc<ActiveConnection> {
        self.connection.clone()
    }

    fn core(&self) -> Option<Rc<Core>> {
        Core::find(self.connection.client)
    }

    fn send_own_state(&self) {
        let connection = &self.connection;
        let (mute, deaf) = (connection.self_mute.get(), connection.self_deaf.get());
        if let Some(core) = self.core() {
            core.connection(|client| {
                client
                    .voice()
                    .set_self_state(connection.id, mute, deaf, Instant::now());
            });
        }
    }

    /// Changes a field of the bot's own voice state on a stage.
    fn modify_own_state(&self, field: &str, value: &Variant) -> Signal {
        let channel = self.connection.channel.get();
        let options = vdict! { "channel_id" => &channel.argument(), field => value };
        self.core().map_or_else(Signal::invalid, |core| {
            core.call(EndpointCall {
                route: &modify_current_user_voice_state,
                parameters: &[self.connection.guild.argument()],
                options: Some(&options.upcast_any_dictionary()),
                reason: None,
            })
        })
    }
}
