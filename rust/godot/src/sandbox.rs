//! A Discord on loopback, as GDScript sees it.

use std::io::ErrorKind;

use discord_godot_values::convert;
use discord_godot_values::parameters::Options;
use discord_sandbox::{Config, LimitMode, Preset, Sandbox};
use godot::global::Error;
use godot::prelude::*;
use serde_json::Value;

/// Beyond this, a float may stand for several integers.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// A simulated Discord on this machine, to develop and test a bot without Discord: it has guilds, channels, users and messages,
/// and implements Discord's API.
///
/// It is only included in the debug libraries, not in games that are exported in release mode. There the class exists, so that
/// scripts that use its name still work, but [method start] fails with [constant ERR_UNAVAILABLE] and reports an error. Use
/// [method OS.is_debug_build] to check for this.
///
/// ```gdscript
/// var sandbox := DiscordSandbox.new()
/// sandbox.start()
/// client.api_url = sandbox.get_url()
/// client.cdn_url = sandbox.get_url()
/// client.token = sandbox.get_token()
/// client.login()
/// await client.client_ready
/// sandbox.send_message("general", "basil", "!ping")
/// ```
///
/// Use [method act] to make something happen; other methods, such as [method send_message], are shortcuts. Users, guilds,
/// channels and roles are specified by id or by name.
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordSandbox {
    /// What the sandbox contains after [method start]: `"demo"`, three guilds with users and some messages; `"empty"`, only the
    /// bot; or `"big"`, [member big_guilds] guilds of [member big_members] members each.
    #[var]
    #[init(val = "demo".into())]
    preset: GString,
    /// The number of guilds of the preset `"big"`.
    #[var]
    #[init(val = 50)]
    big_guilds: i64,
    /// The number of members each guild of the preset `"big"` has.
    #[var]
    #[init(val = 200)]
    big_members: i64,
    /// The simulated rate limits: `"off"`, `"lenient"` (ten times what Discord allows) or `"strict"`.
    #[var]
    #[init(val = "lenient".into())]
    rate_limits: GString,
    /// The time in milliseconds between two heartbeats of a client.
    #[var]
    #[init(val = 41250)]
    heartbeat_interval_ms: i64,
    /// The number of shards that the sandbox recommends to a client, as Discord does to bots in thousands of guilds.
    #[var]
    #[init(val = 1)]
    shards: i64,
    /// The URL under which clients reach the sandbox, such as `"http://127.0.0.1:8080"`, if there is a proxy in front of it. An empty
    /// string, the default, if there is none. Set it before [method start].
    #[var]
    public_url: GString,
    /// The privileged intents that are enabled for the bot, a bitfield of [DiscordIntents]. All three by default.
    #[var]
    #[init(val = discord_model::Intents::PRIVILEGED.bits().into())]
    privileged_intents: i64,
    /// The error of the last call of [method act]; an empty string if it succeeded.
    #[var(get = get_last_error, no_set)]
    last_error: PhantomVar<GString>,

    problem: GString,
    running: Option<Sandbox>,
}

#[godot_api]
impl DiscordSandbox {
    /// Starts the sandbox on a port of this machine, or on a free port if `port` is `0`. It stops with [method stop], or when
    /// nothing references it.
    ///
    /// Returns [constant ERR_ALREADY_IN_USE] if it is running, [constant ERR_INVALID_PARAMETER] if the preset, the rate limits or
    /// the port are invalid, and [constant ERR_CANT_CREATE] if the port is in use.
    #[func]
    fn start(&mut self, #[opt(default = 0)] port: i64) -> Error {
        if self.running.is_some() {
            return self.fail(Error::ERR_ALREADY_IN_USE, "the sandbox runs already");
        }
        let config = match self.config(port) {
            Ok(config) => config,
            Err(problem) => return self.fail(Error::ERR_INVALID_PARAMETER, &problem),
        };
        match Sandbox::start(config) {
            Ok(sandbox) => {
                self.running = Some(sandbox);
                self.problem = GString::new();
                Error::OK
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => self.fail(
                Error::ERR_CANT_CREATE,
                &format!("port {port} is taken; give another one, or 0 for a free one"),
            ),
            Err(error) => self.fail(Error::ERR_CANT_CREATE, &error.to_string()),
        }
    }

    /// Stops the sandbox, and closes all connections.
    #[func]
    fn stop(&mut self) {
        self.running = None;
    }

    /// Returns `true` if the sandbox is running.
    #[func]
    fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Returns the URL for [member DiscordClient.api_url] and [member DiscordClient.cdn_url], or an empty string if the sandbox
    /// is not running.
    #[func]
    fn get_url(&self) -> GString {
        self.running
            .as_ref()
            .map_or_else(GString::new, |sandbox| (&sandbox.url()).into())
    }

    /// Returns the port it listens on, or `0` if the sandbox is not running.
    #[func]
    fn get_port(&self) -> i64 {
        let running = self.running.as_ref();
        running.map_or(0, |sandbox| sandbox.address().port().into())
    }

    /// Returns the token of the bot, or an empty string if the sandbox is not running. The token is only valid for this sandbox.
    #[func]
    fn get_token(&self) -> GString {
        self.running
            .as_ref()
            .map_or_else(GString::new, |sandbox| (&sandbox.bot_token()).into())
    }

    /// Makes something happen, and returns what was created as in Discord's JSON; ids are strings. Returns `null` and sets
    /// [member last_error] if the action is invalid.
    ///
    /// ```gdscript
    /// var person: Dictionary = sandbox.act("add_person", {"username": "mara"})
    /// sandbox.act("join", {"guild": "Quiet Corner", "user": person["id"]})
    /// sandbox.act("reconnect")
    /// ```
    ///
    /// These are the actions and their fields. Users, guilds, channels and roles are specified by id or by name; of several with
    /// the same name, the oldest is used. Fields of Discord's objects, such as the `topic` of a channel, have Discord's names.
    /// The types of all fields are in `docs/sandbox.md` of the project.
    ///
    // Written by `cargo xtask actions`:
    /// - `create_guild` (optional `name`, `owner`, `members`, `without_bots`): Makes a guild with a text channel
    ///   `general` and a voice channel `General`. Answers with the guild.
    /// - `update_guild` (`guild`; and what is set or changed): Changes a guild. Answers with the guild.
    /// - `delete_guild` (`guild`): Deletes a guild with all in it.
    /// - `set_outage` (`guild`, `unavailable`): Begins or ends an outage of a guild.
    /// - `kick_bot` (`guild`; optional `bot`): Removes a bot from a guild.
    /// - `create_channel` (`guild`, `name`; and what is set or changed): Makes a channel. Answers with it.
    /// - `update_channel` (`channel`; optional `user`; and what is set or changed): Changes a channel or thread.
    ///   Answers with it.
    /// - `delete_channel` (`channel`): Deletes a channel with its threads, or a thread. Answers with what it was.
    /// - `create_thread` (`channel`, `author`, `name`; optional `message`, `content`; and what is set or changed):
    ///   Begins a thread. Answers with it.
    /// - `delete_thread` (`thread`): Deletes a thread. Answers with what it was.
    /// - `join_thread` (`thread`, `user`): Brings somebody into a thread.
    /// - `leave_thread` (`thread`, `user`): Takes somebody out of a thread.
    /// - `update_thread_member` (`thread`, `flags`; optional `bot`): Changes what a bot is notified of in a thread it
    ///   is in. Answers with its thread member.
    /// - `create_role` (`guild`; and what is set or changed): Makes a role. Answers with it.
    /// - `update_role` (`guild`, `role`; and what is set or changed): Changes a role. Answers with it.
    /// - `delete_role` (`guild`, `role`): Deletes a role.
    /// - `add_person` (optional `username`, `global_name`, `guilds`): Makes a person. Answers with the user.
    /// - `add_bot` (optional `username`, `token`, `guilds`): Makes another bot. Answers with `{user, token}`.
    /// - `update_person` (`user`; and what is set or changed): Changes a person's or bot's account. Answers with the
    ///   user.
    /// - `set_presence` (`user`, `status`; optional `activities`): Changes what others see of a person's doing. Answers
    ///   with the presence.
    /// - `start_typing` (`user`, `channel`): A person begins to type.
    /// - `join` (`guild`, `user`): A user joins a guild. Answers with the member.
    /// - `request_to_join` (`guild`, `user`): A person asks to be let into a guild. Answers with the request.
    /// - `withdraw_join_request` (`guild`, `user`): A person no longer wants to be let into a guild. Answers with the
    ///   ids of the request.
    /// - `leave` (`guild`, `user`): A user leaves a guild.
    /// - `update_member` (`guild`, `user`; optional `roles`; and what is set or changed): Changes a member. Answers
    ///   with it.
    /// - `ban` (`guild`, `user`; optional `reason`): Bans a user, who leaves by it.
    /// - `unban` (`guild`, `user`): Lifts a ban.
    /// - `send_message` (`channel`, `author`; optional `content`, `reply_to`, `embeds`, `components`, `files`, `poll`,
    ///   `stickers`, `forward`, `flags`): Somebody writes a message. Answers with it; with `{blocked_by}`, a rule's id,
    ///   when auto moderation keeps it back.
    /// - `edit_message` (`channel`, `message`; and what is set or changed): Changes a message, whoever wrote it.
    ///   Answers with it; with `{blocked_by}`, a rule's id, when auto moderation keeps the change back.
    /// - `delete_message` (`channel`, `message`): Deletes a message.
    /// - `delete_messages` (`channel`, `messages`): Deletes many messages at once.
    /// - `pin` (`channel`, `message`; optional `user`): Pins a message.
    /// - `unpin` (`channel`, `message`; optional `user`): Unpins a message.
    /// - `open_dm` (`user`; optional `bot`): Opens the DM between a person and a bot. Answers with the channel as the
    ///   bot sees it.
    /// - `send_dm` (`user`, `content`; optional `bot`): A person writes to a bot directly. Answers with the message.
    /// - `burst` (`channel`, `author`, `count`; optional `content`): Somebody writes many messages as fast as can be,
    ///   numbered from 0 at the end of each. Answers with `{count, first_id, last_id}`.
    /// - `mixed` (`count`; optional `seed`): Sends events of many kinds as a busy bot hears them: messages, edits,
    ///   deletions, reactions, typing, presences, voice, members, channels and roles, in all guilds. All are rendered
    ///   first and then sent as fast as can be. What they tell agrees with itself, but the world stays as it is.
    ///   Answers with `{count}`.
    /// - `react` (`channel`, `message`, `user`, `emoji`): Somebody reacts.
    /// - `unreact` (`channel`, `message`, `user`, `emoji`): Somebody takes a reaction back.
    /// - `clear_reactions` (`channel`, `message`; optional `emoji`): Clears all reactions of a message away, or all
    ///   with one emoji.
    /// - `start_activity` (`channel`, `users`; optional `bot`): People begin an activity of a bot's application in a
    ///   channel. Answers with the instance. Bots are not told.
    /// - `link_lobby` (`lobby`; optional `channel`): Links a lobby to a channel. Answers with the lobby.
    /// - `send_lobby_message` (`lobby`, `author`, `content`): A player writes into a lobby. Answers with `{id,
    ///   lobby_id}`.
    /// - `create_emoji` (`guild`; optional `user`; and what is set or changed): Makes an emoji. Answers with it.
    /// - `update_emoji` (`guild`, `emoji`; and what is set or changed): Changes an emoji. Answers with it.
    /// - `delete_emoji` (`guild`, `emoji`): Deletes an emoji. Answers with what it was.
    /// - `create_sticker` (`guild`; optional `user`; and what is set or changed): Makes a sticker. Answers with it.
    /// - `update_sticker` (`guild`, `sticker`; and what is set or changed): Changes a sticker. Answers with it.
    /// - `delete_sticker` (`guild`, `sticker`): Deletes a sticker. Answers with what it was.
    /// - `create_sound` (`guild`; optional `user`; and what is set or changed): Makes a soundboard sound. Answers with
    ///   it.
    /// - `update_sound` (`guild`, `sound`; and what is set or changed): Changes a soundboard sound. Answers with it.
    /// - `delete_sound` (`guild`, `sound`): Deletes a soundboard sound. Answers with what it was.
    /// - `update_sounds` (`guild`; and what is set or changed): Changes all soundboard sounds of a guild at once, as
    ///   the loss of a boost level does. Answers with `{guild_id, soundboard_sounds}`.
    /// - `create_scheduled_event` (`guild`; optional `user`; and what is set or changed): Makes a scheduled event.
    ///   Answers with it.
    /// - `update_scheduled_event` (`guild`, `event`; and what is set or changed): Changes a scheduled event. Answers
    ///   with it.
    /// - `delete_scheduled_event` (`guild`, `event`): Deletes a scheduled event. Answers with what it was.
    /// - `subscribe` (`guild`, `event`, `user`): Somebody is interested in a scheduled event.
    /// - `unsubscribe` (`guild`, `event`, `user`): Somebody is no longer interested in a scheduled event.
    /// - `create_auto_moderation_rule` (`guild`; optional `user`; and what is set or changed): Makes an auto moderation
    ///   rule. Answers with it.
    /// - `update_auto_moderation_rule` (`guild`, `rule`; and what is set or changed): Changes an auto moderation rule.
    ///   Answers with it.
    /// - `delete_auto_moderation_rule` (`guild`, `rule`): Deletes an auto moderation rule. Answers with what it was.
    /// - `start_stage` (`channel`, `topic`; and what is set or changed): Opens a stage. Answers with the stage
    ///   instance.
    /// - `update_stage` (`channel`; and what is set or changed): Changes an open stage. Answers with the stage
    ///   instance.
    /// - `end_stage` (`channel`): Closes a stage. Answers with the stage instance as it was.
    /// - `create_integration` (`guild`; optional `user`; and what is set or changed): Makes an integration. Answers
    ///   with it.
    /// - `update_integration` (`guild`, `integration`; and what is set or changed): Changes an integration. Answers
    ///   with it.
    /// - `delete_integration` (`guild`, `integration`): Deletes an integration. Answers with what it was.
    /// - `create_invite` (`channel`; optional `user`; and what is set or changed): Makes an invite. Answers with it;
    ///   its `code` is what it is known by.
    /// - `delete_invite` (`code`): Takes an invite back.
    /// - `use_invite` (`code`, `user`): Somebody comes into a guild by an invite. Answers with the member.
    /// - `create_webhook` (`channel`, `name`; optional `user`): Makes a webhook. Answers with it and its `token`, by
    ///   which messages are written over REST.
    /// - `update_webhook` (`webhook`; and what is set or changed): Changes a webhook. Answers with it.
    /// - `delete_webhook` (`webhook`): Deletes a webhook.
    /// - `log_audit` (`guild`, `action_type`; optional `user`, `target`, `changes`, `options`, `reason`): Writes into
    ///   the audit log what somebody did. What people do by other actions is not written down; what bots do over REST
    ///   and what auto moderation does is. Answers with the entry's id.
    /// - `vote` (`channel`, `message`, `user`, `answer`): A person votes on a poll. Where only one answer may be chosen
    ///   the vote before is taken back. Answers with the poll.
    /// - `unvote` (`channel`, `message`, `user`, `answer`): A person takes a vote back. Answers with the poll.
    /// - `end_poll` (`channel`, `message`): A poll's time is up: its votes are counted, and a message tells the result.
    ///   Answers with the poll.
    /// - `set_voice` (`guild`, `user`; optional `channel`, `mute`, `deaf`, `self_mute`, `self_deaf`, `self_stream`,
    ///   `self_video`): A person joins voice, moves, changes something there, or leaves. Answers with the voice state.
    /// - `send_voice_effect` (`guild`, `channel`, `user`; and what is set or changed): Somebody sends an effect in a
    ///   voice channel. Only bots in that channel hear of it. Answers with the effect.
    /// - `set_voice_status` (`guild`, `channel`; optional `status`): Somebody says what a voice channel is used for. It
    ///   is cleared when the last one leaves.
    /// - `move_voice_server` (`guild`; optional `endpoint`): The voice server of a guild changes: its bots in voice are
    ///   told a new token. Answers with how many bots.
    /// - `create_entitlement` (optional `user`, `guild`, `bot`; and what is set or changed): Somebody gets an
    ///   entitlement of a bot's application. Answers with it.
    /// - `update_entitlement` (`entitlement`; and what is set or changed): Changes an entitlement. Answers with it.
    /// - `delete_entitlement` (`entitlement`): Takes an entitlement back. Answers with what it was.
    /// - `create_subscription` (optional `user`, `guild`, `bot`; and what is set or changed): Somebody gets a
    ///   subscription of a bot's application. Answers with it.
    /// - `update_subscription` (`subscription`; and what is set or changed): Changes a subscription. Answers with it.
    /// - `delete_subscription` (`subscription`): Takes a subscription back. Answers with what it was.
    /// - `set_command_permissions` (`guild`, `permissions`; optional `command`, `bot`): A person sets in a guild's
    ///   settings who may use a bot's commands. The bot is told. Answers with what is set.
    /// - `commands` (`user`, `channel`; optional `bot`): The commands that person sees in that channel, as a list of
    ///   command objects.
    /// - `use_command` (`user`, `channel`, `command`; optional `options`, `bot`, `locale`): A person uses a slash
    ///   command. The options are checked as Discord's own program checks them, and so is whether the person may.
    ///   Answers with the interaction.
    /// - `use_user_command` (`user`, `channel`, `command`, `target`; optional `bot`, `locale`): A person uses a user
    ///   context-menu command. Answers with the interaction.
    /// - `use_message_command` (`user`, `channel`, `command`, `message`; optional `bot`, `locale`): A person uses a
    ///   message context-menu command. Answers with the interaction.
    /// - `autocomplete` (`user`, `channel`, `command`, `focused`; optional `options`, `text`, `bot`, `locale`): A
    ///   person types into an option that has suggestions. Answers with the interaction; what is suggested is to be
    ///   found in the action `interaction`.
    /// - `press` (`user`, `message`; optional `custom_id`, `label`, `locale`): A person presses a button. Answers with
    ///   the interaction.
    /// - `choose` (`user`, `message`; optional `custom_id`, `values`, `locale`): A person chooses in a select menu.
    ///   Answers with the interaction.
    /// - `submit_modal` (`user`; optional `interaction`, `custom_id`, `values`, `locale`): A person submits a modal
    ///   that a bot has shown. What is filled in is checked against the modal. Answers with the interaction.
    /// - `close_modal` (`user`; optional `interaction`, `custom_id`): A person closes a modal without submitting it;
    ///   the bot is not told. Answers with what `interaction` answers with.
    /// - `interaction` (`id`): What a person sees of an interaction now. Answers with `{id, type, application_id,
    ///   user_id, channel_id, token_valid, state, error, answer, message, follow_ups, modal, choices}`. `state` is
    ///   `waiting` (no answer yet), `thinking` (an answer is promised), `deferred` (a change of the message is
    ///   promised), `modal` (a modal is open), `answered`, or `failed`, with what Discord shows then in `error`.
    ///   `answer` is the type of the answer, `message` the answer or the message it changed, `follow_ups` are the
    ///   messages after it; `modal` is the open modal and `choices` what is suggested.
    /// - `expire_interactions` (optional `interaction`, `bot`, `token`): The time of interactions is up, whatever the
    ///   clock says: that for an answer where there is none yet, or that of the token. Answers with the ids.
    /// - `install_app` (`user`; optional `bot`): A person installs an application for itself: its commands for users
    ///   are there then, wherever the person is.
    /// - `uninstall_app` (`user`; optional `bot`): A person removes an application that it had installed for itself.
    /// - `interact` (`user`, `channel`; optional `what`, `name`, `options`, `target`, `message`, `custom_id`, `values`,
    ///   `components`, `bot`): Tells a bot that a person has used something of it: a command, a button, a select menu,
    ///   a modal. There need not be such a thing, and nothing is checked. Answers with the interaction.
    /// - `dispatch` (`event`; optional `payload`, `bot`, `regardless_of_intents`): Sends any event with any payload,
    ///   and changes nothing in the world. A payload with `guild_id` goes to the bots in that guild, one with only
    ///   `channel_id` to those that see the channel, any other to all.
    /// - `disturb_events` (optional `event`, `drop`, `double`, `reorder`): Drops, doubles or reorders the next events.
    ///   What was set before is replaced.
    /// - `drop_socket` (optional `bot`, `shard`): Drops gateway connections without a word, after what was sent before.
    ///   The sessions can be resumed.
    /// - `reconnect` (optional `bot`, `shard`): Asks clients to reconnect (op 7). From then on events wait for the
    ///   resume. Who stays is hung up on after five seconds.
    /// - `invalid_session` (optional `resumable`, `bot`, `shard`): Tells clients their session is invalid (op 9). The
    ///   connection stays: they may identify or resume on it.
    /// - `close` (`code`; optional `reason`, `bot`, `shard`): Closes gateway connections with a code. Codes that end
    ///   the session do so.
    /// - `expire_sessions`: Forgets the sessions that wait for a resume; trying answers op 9.
    /// - `stop_acks`: Answers no more heartbeats.
    /// - `resume_acks`: Answers heartbeats again.
    /// - `request_heartbeat` (optional `bot`, `shard`): Asks clients for a heartbeat (op 1).
    /// - `split_frames` (`pieces`): Sends each payload in several pieces, on all connections from now on: in several
    ///   WebSocket messages with zlib-stream, in several frames of one message otherwise.
    /// - `truncate_next_frame` (optional `bot`, `shard`): Breaks off in the middle of the next frame, and drops the
    ///   connection.
    /// - `garbage_frame` (optional `bot`, `shard`): Sends a binary message that is neither JSON nor compressed JSON.
    /// - `slow` (optional `ms`, `gateway_ms`): Makes REST answers and gateway frames slow, each by so many
    ///   milliseconds; 0 makes them quick again.
    /// - `rate_limit_next` (`count`, `retry_after`; optional `scope`, `path`): Answers the next requests with 429.
    /// - `fail_next` (`status`; optional `count`, `html`, `path`): Answers the next requests with an error.
    /// - `refuse_connections` (optional `refuse`): Drops new TCP connections at once, gateway and REST alike, this
    ///   interface included.
    /// - `clear_faults`: Takes all faults back.
    /// - `set_rate_limits` (optional `mode`, `route`, `rule`, `global`, `invalid`): Sets rate limits. What is not given
    ///   stays as it is.
    /// - `state`: All there is, as JSON: `users`, `guilds` (with `members`, `presences`, `voice_states`,
    ///   `guild_scheduled_events`, `auto_moderation_rules`, `stage_instances`, `soundboard_sounds`, `integrations`,
    ///   `bans`, `audit_log_entries`, and `pages` as `onboarding` and `welcome_screen`), `channels`, `messages` by
    ///   channel, `invites`, `webhooks`, `templates`, `lobbies` (with `messages`), `bots` (without tokens), `sessions`,
    ///   and `closed_sockets`: how the last 100 gateway connections of sessions ended that the sandbox did not close
    ///   itself, oldest first, each with `session`, `bot`, `shard` and `code`, the close code the client sent, or null
    ///   when the connection ended without one. 1000 and 1001 end the session.
    /// - `requests`: The REST requests so far, oldest first.
    /// - `clear_requests`: Forgets the REST requests so far.
    /// - `reset` (optional `preset`): A new world. All connections are cut and all sessions end; the first bot keeps
    ///   its token. Faults, limits and requests are as at the start.
    // End of what is written by `cargo xtask actions`.
    #[func]
    fn act(
        &mut self,
        action: GString,
        #[opt(default = Options::default())] fields: Options,
    ) -> Variant {
        let Some(sandbox) = &self.running else {
            self.fail(
                Error::FAILED,
                "the sandbox does not run; call start() first",
            );
            return Variant::nil();
        };
        let result = convert::to_object(&fields.0).and_then(|fields| {
            sandbox
                .act_json(&action.to_string(), with_integers(fields.into()))
                .map_err(|error| error.to_string())
        });
        match result {
            Ok(made) => {
                self.problem = GString::new();
                convert::to_variant(&made)
            }
            Err(problem) => {
                self.fail(Error::FAILED, &format!("{action}: {problem}"));
                Variant::nil()
            }
        }
    }

    /// Sends a message as a user. Returns the message as a [Dictionary].
    #[func]
    fn send_message(&mut self, channel: Variant, author: Variant, content: GString) -> Variant {
        let fields = vdict! { "channel" => &channel, "author" => &author, "content" => &content };
        self.act(
            "send_message".into(),
            Options(fields.upcast_any_dictionary()),
        )
    }

    #[func]
    fn get_last_error(&self) -> GString {
        self.problem.clone()
    }
}

impl DiscordSandbox {
    fn config(&self, port: i64) -> Result<Config, String> {
        let number =
            |value: i64, name: &str| u32::try_from(value).map_err(|_| format!("{name} is {value}"));
        let mut config = Config {
            preset: match self.preset.to_string().as_str() {
                "demo" => Preset::Demo,
                "empty" => Preset::Empty,
                "big" => Preset::Big {
                    guilds: number(self.big_guilds, "big_guilds")?,
                    members: number(self.big_members, "big_members")?,
                },
                other => {
                    return Err(format!(
                        "'{other}' is no preset; there are \"demo\", \"empty\" and \"big\""
                    ));
                }
            },
            limits: match self.rate_limits.to_string().as_str() {
                "off" => LimitMode::Off,
                "lenient" => LimitMode::Lenient,
                "strict" => LimitMode::Strict,
                other => {
                    return Err(format!(
                        "rate_limits is '{other}'; there are \"off\", \"lenient\" and \"strict\""
                    ));
                }
            },
            heartbeat_interval_ms: number(self.heartbeat_interval_ms, "heartbeat_interval_ms")?
                .into(),
            privileged_intents: number(self.privileged_intents, "privileged_intents")?.into(),
            thread_start_hook: Some(crate::broken_pipe_signal::block_in_this_thread),
            public_url: public_url(&self.public_url.to_string())?,
            shards: number(self.shards, "shards")?,
            // As of a large bot: all shards may identify at once.
            max_concurrency: number(self.shards, "shards")?.max(1),
            ..Config::default()
        };
        let port =
            u16::try_from(port).map_err(|_| format!("{port} is no port; there are 0 to 65535"))?;
        config.address.set_port(port);
        Ok(config)
    }

    fn fail(&mut self, error: Error, problem: &str) -> Error {
        self.problem = problem.into();
        godot_error!("DiscordSandbox: {problem}");
        error
    }
}

/// The same with integers in the place of whole floats, which is what the class JSON of GDScript makes of every number.
fn with_integers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < MAX_EXACT => {
                Value::from(float as i64)
            }
            _ => Value::Number(number),
        },
        Value::Array(values) => values.into_iter().map(with_integers).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter();
            fields
                .map(|(name, value)| (name, with_integers(value)))
                .collect()
        }
        other => other,
    }
}

/// The URL of a proxy, without the slash at the end; `None` if there is no proxy.
fn public_url(text: &str) -> Result<Option<String>, String> {
    let is_url = text.starts_with("http://") || text.starts_with("https://");
    match text {
        "" => Ok(None),
        _ if is_url => Ok(Some(text.trim_end_matches('/').to_owned())),
        _ => Err(format!(
            "public_url is '{text}'; it must begin with http:// or https://"
        )),
    }
}
