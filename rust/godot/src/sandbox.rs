//! The class `DiscordSandbox`: a simulated Discord on this machine.

use std::io::ErrorKind;

use discord_godot_values::convert;
use discord_godot_values::parameters::Options;
use discord_sandbox::{Config, LimitMode, Preset, Sandbox};
use godot::global::Error;
use godot::prelude::*;

/// A simulated Discord on this machine, to develop and test a bot without Discord: it has guilds, channels, simulated users and
/// messages, and implements Discord's API.
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
    /// The contents of the sandbox after [method start]: `"demo"`, three guilds with simulated users and some messages;
    /// `"empty"`, only the bot and its owner; or `"big"`, [member big_guilds] guilds of [member big_members] members
    /// each.
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
    /// How many shards may open a new session within five seconds. `0`, the default, allows all [member shards] at once. The sandbox
    /// refuses more only if [member rate_limits] is `"strict"`; a client waits in any case.
    #[var]
    max_concurrency: i64,
    /// The URL under which clients reach the sandbox, such as `"http://127.0.0.1:8080"`, if there is a proxy in front
    /// of it. If empty, which is the default, there is no proxy. Set this before [method start].
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
    /// Starts the sandbox on a port of this machine, or on a free port if `port` is `0`. It runs until [method stop] is called
    /// or nothing references it.
    ///
    /// Returns [constant ERR_ALREADY_IN_USE] if it is running, [constant ERR_INVALID_PARAMETER] if the preset, the rate limits or
    /// the port are invalid, and [constant ERR_CANT_CREATE] if the port is in use.
    #[func]
    fn start(&mut self, #[opt(default = 0)] port: i64) -> Error {
        if self.running.is_some() {
            return self.fail(Error::ERR_ALREADY_IN_USE, "the sandbox is already running");
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
                &format!("port {port} is in use; use another port, or 0 for a free one"),
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

    /// Returns the port that the sandbox listens on, or `0` if the sandbox is not running.
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

    /// Returns the certificate (PEM) of the authority that signed the certificate of the sandbox's voice server, or an empty string
    /// if the sandbox is not running. A client has to trust it to connect to the voice server.
    #[func]
    fn get_voice_certificate(&self) -> GString {
        let certificate = self.running.as_ref().and_then(Sandbox::voice_certificate);
        certificate.map_or_else(GString::new, |certificate| (&certificate).into())
    }

    /// Makes something happen. Returns the result as in Discord's JSON; ids are strings. If the action is invalid, reports an
    /// error, sets [member last_error] and returns `null`.
    ///
    /// ```gdscript
    /// var mara: Dictionary = sandbox.act("add_user", {"username": "mara"})
    /// sandbox.act("join", {"guild": "Quiet Corner", "user": mara["id"]})
    /// sandbox.act("reconnect")
    /// ```
    ///
    /// These are the actions and their fields. Users, guilds, channels and roles are specified by id or by name; if several have
    /// the same name, the oldest is used. Fields of Discord's objects, such as the `topic` of a channel, have Discord's names.
    /// The types and defaults of all fields are in `docs/sandbox.md` of the project.
    ///
    /// The users are simulated. They may do anything: permissions apply only to bots, and to the commands that users use.
    ///
    // Written by `cargo xtask actions`:
    /// - `create_guild` (optional `name`, `owner`, `members`, `without_bots`): Creates a guild with a text channel
    ///   `general` and a voice channel `General`. Returns the guild.
    /// - `update_guild` (`guild`; and fields of the object): Changes a guild. Returns the guild.
    /// - `delete_guild` (`guild`): Deletes a guild with everything in it. Returns `{id}`.
    /// - `set_outage` (`guild`, `unavailable`): Starts or ends an outage of a guild. Returns `{id, unavailable}`.
    /// - `kick_bot` (`guild`; optional `bot`): Removes a bot from a guild. Returns `{guild_id, user_id}`.
    /// - `create_channel` (`guild`, `name`; and fields of the object): Creates a channel. Returns the channel.
    /// - `update_channel` (`channel`; optional `user`; and fields of the object): Changes a channel or a thread.
    ///   Returns the channel.
    /// - `delete_channel` (`channel`): Deletes a channel with its threads, or a thread. Returns the deleted channel.
    /// - `create_thread` (`channel`, `author`, `name`; optional `message`, `content`; and fields of the object):
    ///   Creates a thread. Returns the thread.
    /// - `delete_thread` (`thread`): Deletes a thread. Returns the deleted thread.
    /// - `join_thread` (`thread`, `user`): Adds a user to a thread. Returns `{id, user_id}`.
    /// - `leave_thread` (`thread`, `user`): Removes a user from a thread. Returns `{id, user_id}`.
    /// - `update_thread_member` (`thread`, `flags`; optional `bot`): Changes the notification settings of a bot in a
    ///   thread that it has joined. Returns the thread member.
    /// - `create_role` (`guild`; and fields of the object): Creates a role. Returns the role.
    /// - `update_role` (`guild`, `role`; and fields of the object): Changes a role. Returns the role.
    /// - `delete_role` (`guild`, `role`): Deletes a role. Returns `{guild_id, role_id}`.
    /// - `add_user` (optional `username`, `global_name`, `guilds`): Adds a simulated user. Returns the user.
    /// - `add_bot` (optional `username`, `token`, `guilds`): Adds another bot with an application of its own. Returns
    ///   `{user, token}`.
    /// - `set_team` (optional `bot`, `name`, `owner`, `members`, `invited`): Makes a team the owner of the application
    ///   of a bot. Returns the application.
    /// - `authorize_application` (`user`; optional `bot`, `scopes`): Makes a user authorize an application (OAuth2).
    ///   Returns `{access_token, token_type, expires_in, refresh_token, scope}`.
    /// - `update_user` (`user`; and fields of the object): Changes a user or a bot. Returns the user.
    /// - `set_presence` (`user`, `status`; optional `activities`): Sets the presence of a user. Returns the presence.
    /// - `start_typing` (`user`, `channel`): A user starts typing. Returns `{user_id, channel_id}`.
    /// - `join` (`guild`, `user`): A user joins a guild. Returns the member.
    /// - `request_to_join` (`guild`, `user`): A user submits a join request. Returns the join request.
    /// - `withdraw_join_request` (`guild`, `user`): A user withdraws a join request. Returns `{id, guild_id, user_id}`.
    /// - `leave` (`guild`, `user`): A user leaves a guild. Returns `{guild_id, user_id}`.
    /// - `update_member` (`guild`, `user`; optional `roles`; and fields of the object): Changes a member. Returns the
    ///   member.
    /// - `ban` (`guild`, `user`; optional `reason`): Bans a user, who is removed from the guild. Returns `{guild_id,
    ///   user_id}`.
    /// - `unban` (`guild`, `user`): Removes a ban. Returns `{guild_id, user_id}`.
    /// - `send_message` (`channel`, `author`; optional `content`, `reply_to`, `embeds`, `components`, `files`, `poll`,
    ///   `stickers`, `forward`, `flags`): Sends a message as a user. Returns the message, or `{blocked_by}` with the id
    ///   of the auto moderation rule that blocks it.
    /// - `edit_message` (`channel`, `message`; and fields of the object): Edits a message, whoever its author is.
    ///   Returns the message, or `{blocked_by}` with the id of the auto moderation rule that blocks the edit.
    /// - `delete_message` (`channel`, `message`): Deletes a message. Returns `{id, channel_id}`.
    /// - `delete_messages` (`channel`, `messages`): Deletes several messages at once. Returns `{ids, channel_id}`.
    /// - `pin` (`channel`, `message`; optional `user`): Pins a message. Returns `{id, channel_id, pinned}`.
    /// - `unpin` (`channel`, `message`; optional `user`): Unpins a message. Returns `{id, channel_id, pinned}`.
    /// - `open_dm` (`user`; optional `bot`): Opens the DM between a user and a bot. Returns the channel as the bot sees
    ///   it.
    /// - `send_dm` (`user`, `content`; optional `bot`): Sends a direct message to a bot. Returns the message.
    /// - `burst` (`channel`, `author`, `count`; optional `content`): Sends many messages as fast as possible. Each
    ///   content ends with the number of the message, starting at 0. Returns `{count, first_id, last_id}`.
    /// - `mixed` (`count`; optional `seed`): Sends many events of different types as fast as possible, like those a
    ///   busy bot receives: messages, edits, deletions, reactions, typing, presences, voice states, members, channels
    ///   and roles, in all guilds. The events are consistent with each other, but nothing in the sandbox changes.
    ///   Returns `{count}`.
    /// - `react` (`channel`, `message`, `user`, `emoji`): A user adds a reaction to a message. Returns `{message_id,
    ///   user_id, emoji}`.
    /// - `unreact` (`channel`, `message`, `user`, `emoji`): A user removes their reaction from a message. Returns
    ///   `{message_id, user_id, emoji}`.
    /// - `clear_reactions` (`channel`, `message`; optional `emoji`): Deletes all reactions of a message, or all of one
    ///   emoji. Returns `{message_id}`.
    /// - `start_activity` (`channel`, `users`; optional `bot`): Users start an activity of a bot's application in a
    ///   channel. Returns the activity instance. No event is sent.
    /// - `link_lobby` (`lobby`; optional `channel`): Links a channel to a lobby. Returns the lobby.
    /// - `send_lobby_message` (`lobby`, `author`, `content`): A member of a lobby sends a message to it. Returns `{id,
    ///   lobby_id}`.
    /// - `create_emoji` (`guild`; optional `user`; and fields of the object): Creates an emoji. Returns it.
    /// - `update_emoji` (`guild`, `emoji`; and fields of the object): Changes an emoji. Returns it.
    /// - `delete_emoji` (`guild`, `emoji`): Deletes an emoji. Returns the deleted object.
    /// - `create_sticker` (`guild`; optional `user`; and fields of the object): Creates a sticker. Returns it.
    /// - `update_sticker` (`guild`, `sticker`; and fields of the object): Changes a sticker. Returns it.
    /// - `delete_sticker` (`guild`, `sticker`): Deletes a sticker. Returns the deleted object.
    /// - `create_soundboard_sound` (`guild`; optional `user`; and fields of the object): Creates a soundboard sound.
    ///   Returns it.
    /// - `update_soundboard_sound` (`guild`, `sound`; and fields of the object): Changes a soundboard sound. Returns
    ///   it.
    /// - `delete_soundboard_sound` (`guild`, `sound`): Deletes a soundboard sound. Returns the deleted object.
    /// - `update_soundboard_sounds` (`guild`; and fields of the object): Changes all soundboard sounds of a guild at
    ///   once, as Discord does when a guild loses a boost level. Returns `{guild_id, soundboard_sounds}`.
    /// - `create_scheduled_event` (`guild`; optional `user`; and fields of the object): Creates a scheduled event.
    ///   Returns it.
    /// - `update_scheduled_event` (`guild`, `event`; and fields of the object): Changes a scheduled event. Returns it.
    /// - `delete_scheduled_event` (`guild`, `event`): Deletes a scheduled event. Returns the deleted object.
    /// - `subscribe` (`guild`, `event`, `user`): A user subscribes to a scheduled event. Returns
    ///   `{guild_scheduled_event_id, user_id, guild_id}`.
    /// - `unsubscribe` (`guild`, `event`, `user`): A user unsubscribes from a scheduled event. Returns
    ///   `{guild_scheduled_event_id, user_id, guild_id}`.
    /// - `create_auto_moderation_rule` (`guild`; optional `user`; and fields of the object): Creates an auto moderation
    ///   rule. Returns it.
    /// - `update_auto_moderation_rule` (`guild`, `rule`; and fields of the object): Changes an auto moderation rule.
    ///   Returns it.
    /// - `delete_auto_moderation_rule` (`guild`, `rule`): Deletes an auto moderation rule. Returns the deleted object.
    /// - `create_stage_instance` (`channel`, `topic`; and fields of the object): Starts a stage. Returns the stage
    ///   instance.
    /// - `update_stage_instance` (`channel`; and fields of the object): Changes the stage instance of a stage channel.
    ///   Returns the stage instance.
    /// - `delete_stage_instance` (`channel`): Ends a stage. Returns the deleted stage instance.
    /// - `create_integration` (`guild`; optional `user`; and fields of the object): Creates an integration. Returns it.
    /// - `update_integration` (`guild`, `integration`; and fields of the object): Changes an integration. Returns it.
    /// - `delete_integration` (`guild`, `integration`): Deletes an integration. Returns the deleted object.
    /// - `create_invite` (`channel`; optional `user`; and fields of the object): Creates an invite. Returns the invite,
    ///   which is identified by its `code`.
    /// - `delete_invite` (`code`): Deletes an invite. Returns `{code}`.
    /// - `use_invite` (`code`, `user`): A user joins a guild with an invite. Returns the member.
    /// - `create_webhook` (`channel`, `name`; optional `user`): Creates a webhook. Returns the webhook with the `token`
    ///   that is needed to execute it.
    /// - `update_webhook` (`webhook`; and fields of the object): Changes a webhook. Returns the webhook.
    /// - `delete_webhook` (`webhook`): Deletes a webhook. Returns `{id, channel_id}`.
    /// - `create_audit_log_entry` (`guild`, `action_type`; optional `user`, `target`, `changes`, `options`, `reason`):
    ///   Adds an entry to the audit log. This is not needed for what bots do over REST and what auto moderation does;
    ///   other actions add no entries. Returns `{id}`.
    /// - `vote` (`channel`, `message`, `user`, `answer`): A user votes in a poll. If the poll allows only one answer,
    ///   the previous vote is removed. Returns the poll.
    /// - `unvote` (`channel`, `message`, `user`, `answer`): A user removes a vote from a poll. Returns the poll.
    /// - `end_poll` (`channel`, `message`): Ends a poll: the votes are counted, and a message with the result is sent.
    ///   Returns the poll.
    /// - `set_voice_state` (`guild`, `user`; optional `channel`, `mute`, `deaf`, `self_mute`, `self_deaf`,
    ///   `self_stream`, `self_video`): A user joins a voice channel, moves to another one, changes their voice state or
    ///   leaves voice. Returns the voice state, or `null` for a user who is not in voice.
    /// - `send_voice_channel_effect` (`guild`, `channel`, `user`; and fields of the object): A user sends an effect in
    ///   a voice channel. Only bots in this channel receive the event. Returns the effect.
    /// - `set_voice_channel_status` (`guild`, `channel`; optional `status`): Sets the status of a voice channel. It is
    ///   cleared when the last user leaves the channel. Returns `{id, status}`.
    /// - `update_voice_server` (`guild`; optional `endpoint`): Changes the voice server of a guild: the bots that are
    ///   in voice there receive a new token. Bots that join later are told the same server. Returns `{bots}`, the
    ///   number of these bots.
    /// - `voice_server`: Starts the voice server of the sandbox, which otherwise starts when a bot first joins a voice
    ///   channel. Returns `{endpoint, certificate}`: where bots connect, and the certificate (PEM) of the authority
    ///   that they have to trust.
    /// - `speak_tone` (`guild`, `user`; optional `frequency`, `ms`, `plain`, `unannounced`, `first_sequence`): A
    ///   simulated user plays a tone in the voice channel they are in. What they said before ends. Returns `{ssrc}`,
    ///   the source of the packets.
    /// - `speak_wav` (`guild`, `user`, `data`): A simulated user plays a WAV file in the voice channel they are in.
    ///   What they said before ends. Returns `{ssrc}`, the source of the packets.
    /// - `speak_numbers` (`guild`, `user`, `count`): A simulated user sends numbered packets in the voice channel they
    ///   are in, 50 a second: the byte 252 and the number in four bytes, most significant first, starting at 0. What
    ///   they said before ends. Returns `{ssrc}`, the source of the packets.
    /// - `voice_clients`: Returns the bots that are connected to the voice server: `{guild_id, channel_id, user_id,
    ///   ssrc, speaking, mode, packets, missing, silent, encrypted, unheard, unannounced, first_audible_ms, frequency,
    ///   level, snr, pacing, privacy_code, members, unwanted_commits}`. `packets` is the number of packets of sound
    ///   that arrived, `missing` the number of those that did not, `silent` the number of those that end speech,
    ///   `encrypted` the number of those that were encrypted end to end and that a simulated user in the channel could
    ///   decrypt, `unheard` how often one could not, such as one who had just joined, and `unannounced` the number of
    ///   those that were dropped because the bot had not said that it speaks. `first_audible_ms` is the time in
    ///   milliseconds from VOICE_SERVER_UPDATE to the first packet that counts as `encrypted`, or `null`. `frequency`
    ///   (hertz) and `level` (root mean square, 0 to 1) are those of the tone in the last second of sound, and `snr`
    ///   (decibels) is how much louder the tone is than everything else; they are `null` without a tone. `pacing` is
    ///   `{intervals, median_ms, p999_ms, max_ms}`: how much the intervals between packets differ from 20 ms.
    ///   `privacy_code` is the code of the call that all simulated users see, or `null` while they do not see the same
    ///   one, and `members` how many users are in its group. `unwanted_commits` is the number of changes of the call
    ///   that the bot made though it should not.
    /// - `close_voice` (optional `bot`, `code`, `end_session`): Ends the connections of a bot to the voice server.
    ///   Returns `{sockets}`, the number of these connections.
    /// - `disturb_voice` (optional `loss`, `burst`, `duplicates`, `jitter_ms`, `without_aes`): Makes packets of sound
    ///   get lost, arrive twice or late on their way to bots. This replaces earlier settings. Returns `{}`.
    /// - `set_voice_encryption` (`enabled`): Begins or ends the end-to-end encryption of all calls, also of those that
    ///   bots are in. Returns `{}`.
    /// - `disturb_call` (`channel`, `fault`): Disturbs the end-to-end encrypted call in a voice channel. Returns `{}`.
    /// - `create_entitlement` (optional `user`, `guild`, `bot`; and fields of the object): Creates an entitlement of a
    ///   bot's application. Returns it.
    /// - `update_entitlement` (`entitlement`; and fields of the object): Changes an entitlement. Returns it.
    /// - `delete_entitlement` (`entitlement`): Deletes an entitlement. Returns the deleted object.
    /// - `create_subscription` (optional `user`, `guild`, `bot`; and fields of the object): Creates a subscription of a
    ///   bot's application. Returns it.
    /// - `update_subscription` (`subscription`; and fields of the object): Changes a subscription. Returns it.
    /// - `delete_subscription` (`subscription`): Deletes a subscription. Returns the deleted object.
    /// - `set_command_permissions` (`guild`, `permissions`; optional `command`, `bot`): Sets who can use the commands
    ///   of a bot in a guild, as its settings do. Returns the guild application command permissions.
    /// - `commands` (`user`, `channel`; optional `bot`): Returns the commands that a user can use in a channel, an
    ///   array of application command objects.
    /// - `use_command` (`user`, `channel`, `command`; optional `options`, `bot`, `locale`): A user uses a slash
    ///   command. The options and the user's permissions are checked as Discord's app checks them. Returns the
    ///   interaction.
    /// - `use_user_command` (`user`, `channel`, `command`, `target`; optional `bot`, `locale`): A user uses a user
    ///   context-menu command. Returns the interaction.
    /// - `use_message_command` (`user`, `channel`, `command`, `message`; optional `bot`, `locale`): A user uses a
    ///   message context-menu command. Returns the interaction.
    /// - `autocomplete` (`user`, `channel`, `command`, `focused`; optional `options`, `text`, `bot`, `locale`): A user
    ///   types into an option with autocomplete. Returns the interaction; use the action `interaction` to get the
    ///   choices that the bot responds with.
    /// - `press` (`user`, `message`; optional `custom_id`, `label`, `locale`): A user presses a button. Returns the
    ///   interaction.
    /// - `select` (`user`, `message`; optional `custom_id`, `values`, `locale`): A user selects options in a select
    ///   menu. Returns the interaction.
    /// - `submit_modal` (`user`; optional `interaction`, `custom_id`, `values`, `locale`): A user submits a modal that
    ///   a bot has opened. The values are checked against the modal. Returns the interaction.
    /// - `close_modal` (`user`; optional `interaction`, `custom_id`): A user closes a modal without submitting it. The
    ///   bot is not informed. Returns the same as `interaction`.
    /// - `interaction` (`id`): Returns what the user sees of an interaction: `{id, type, application_id, user_id,
    ///   channel_id, token_valid, state, error, response_type, message, follow_ups, modal, choices}`. `state` is
    ///   `waiting` (there is no response yet), `thinking` (a deferred response), `deferred` (a deferred update of the
    ///   message), `modal` (a modal is open), `responded` or `failed`. If it is `failed`, `error` is the text that
    ///   Discord's app shows. `response_type` is the interaction callback type, `message` is the original response or
    ///   the message that it updated, and `follow_ups` are the follow-up messages. `modal` is the open modal, and
    ///   `choices` are the autocomplete choices.
    /// - `expire_interactions` (optional `interaction`, `bot`, `token`): Lets interactions expire at once, either those
    ///   without an initial response, or the tokens. Returns `{interactions}`, their ids.
    /// - `install_app` (`user`; optional `bot`): A user installs the application of a bot for themselves (user
    ///   install): they can then use those of its commands that have this integration type everywhere. Returns
    ///   `{user_id, application_id, installed}`.
    /// - `uninstall_app` (`user`; optional `bot`): A user removes an application that they have installed for
    ///   themselves. Returns `{user_id, application_id, installed}`.
    /// - `interact` (`user`, `channel`; optional `type`, `name`, `options`, `target`, `message`, `custom_id`, `values`,
    ///   `components`, `bot`): Sends any interaction to a bot. Nothing is checked: the command, button, select menu or
    ///   modal does not have to exist. Returns the interaction.
    /// - `dispatch` (`event`; optional `payload`, `bot`, `regardless_of_intents`): Sends an event with any payload.
    ///   Nothing in the sandbox changes. The event is sent to the bots that can see the channel with the payload's
    ///   `channel_id`, otherwise to the bots in the guild with its `guild_id`, otherwise to all bots. Returns
    ///   `{event}`.
    /// - `send_webhook_event` (`event`; optional `data`, `bot`): Sends a webhook event to the `event_webhooks_url` of
    ///   an application, which must begin with `http://`. Returns the payload.
    /// - `disturb_events` (optional `event`, `drop`, `double`, `reorder`): Drops, duplicates or reorders the next
    ///   events. This replaces earlier settings. Returns `{}`.
    /// - `drop_socket` (optional `bot`, `shard`): Drops gateway connections without a close code, after everything sent
    ///   before. The sessions can be resumed. Returns `{sockets}`, the number of connections.
    /// - `reconnect` (optional `bot`, `shard`): Sends Reconnect (opcode 7). Events are then held back until the client
    ///   resumes. A connection that the client does not close is closed after 5 seconds. Returns `{sockets}`, the
    ///   number of connections.
    /// - `invalid_session` (optional `resumable`, `bot`, `shard`): Sends Invalid Session (opcode 9). The connection
    ///   stays open: the client can identify or resume on it. Returns `{sockets}`, the number of connections.
    /// - `close` (`code`; optional `reason`, `bot`, `shard`): Closes gateway connections with a close code. A code that
    ///   ends the session does so. Returns `{sockets}`, the number of connections.
    /// - `expire_sessions`: Ends the sessions that wait for a resume; resuming them is answered with Invalid Session
    ///   (opcode 9). Returns `{sessions}`, the number of these sessions.
    /// - `stop_acks`: Stops acknowledging heartbeats. Returns `{}`.
    /// - `resume_acks`: Acknowledges heartbeats again. Returns `{}`.
    /// - `request_heartbeat` (optional `bot`, `shard`): Requests a heartbeat (opcode 1). Returns `{sockets}`, the
    ///   number of connections.
    /// - `split_frames` (`pieces`): Splits the payloads of all connections from now on: into several WebSocket messages
    ///   if the connection uses zlib-stream, otherwise into several frames of one message. Returns `{sockets}`, the
    ///   number of connections.
    /// - `truncate_next_frame` (optional `bot`, `shard`): Truncates the next frame and drops the connection. Returns
    ///   `{sockets}`, the number of connections.
    /// - `garbage_frame` (optional `bot`, `shard`): Sends a binary message that is neither JSON nor compressed JSON.
    ///   Returns `{sockets}`, the number of connections.
    /// - `slow` (optional `ms`, `gateway_ms`): Delays REST responses and gateway payloads. What is omitted is not
    ///   delayed. Returns `{sockets}`, the number of connections.
    /// - `rate_limit_next` (`count`, `retry_after`; optional `scope`, `path`): Responds to the next requests with 429
    ///   (rate limited). Returns `{}`.
    /// - `fail_next` (`status`; optional `count`, `html`, `path`): Responds to the next requests with an error. Returns
    ///   `{}`.
    /// - `refuse_connections` (optional `refuse`): Drops new TCP connections at once: to the gateway, to REST and to
    ///   `/sandbox`. Returns `{}`.
    /// - `clear_faults`: Ends all faults. Returns `{sockets}`, the number of connections.
    /// - `set_rate_limits` (optional `mode`, `route`, `rule`, `global`, `invalid`): Sets rate limits. Fields that are
    ///   omitted do not change. Returns `{mode, invalid_requests}`.
    /// - `state`: Returns everything in the sandbox: `users`, `guilds` (with `members`, `presences`, `voice_states`,
    ///   `guild_scheduled_events`, `auto_moderation_rules`, `stage_instances`, `soundboard_sounds`, `integrations`,
    ///   `bans`, `audit_log_entries`, and `pages`, such as `onboarding` and `welcome_screen`), `channels`, `messages`
    ///   (arrays by channel id), `invites`, `webhooks`, `templates`, `lobbies` (with `messages`), `bots` (their ids),
    ///   `sessions`, and `closed_sockets`. The latter are the last 100 gateway connections of sessions that were not
    ///   closed by the sandbox, oldest first, each with `session`, `bot`, `shard` and `code`: the close code that the
    ///   client sent, or `null` if it sent none. 1000 and 1001 end the session.
    /// - `requests`: Returns the recorded REST requests, oldest first, at most 20,000: `{method, path, query, headers,
    ///   body, files, status}`.
    /// - `clear_requests`: Deletes the recorded REST requests. Returns `{}`.
    /// - `reset` (optional `preset`): Resets the sandbox to a preset. All connections are closed and all sessions end;
    ///   the first bot keeps its token. Faults, rate limits and recorded requests are reset as well. Returns `{}`.
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
                "the sandbox is not running; call start() first",
            );
            return Variant::nil();
        };
        let result = convert::to_object(&fields.0).and_then(|fields| {
            sandbox
                .act_json(&action.to_string(), fields.into())
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

    /// Sends a message as a user. Returns the message as a [Dictionary], as [method act] does with the action `send_message`.
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
        let number = |value: i64, name: &str| {
            u32::try_from(value)
                .map_err(|_| format!("{name} is {value}; it must be from 0 to {}", u32::MAX))
        };
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
                        "preset is '{other}'; it must be \"demo\", \"empty\" or \"big\""
                    ));
                }
            },
            limits: match self.rate_limits.to_string().as_str() {
                "off" => LimitMode::Off,
                "lenient" => LimitMode::Lenient,
                "strict" => LimitMode::Strict,
                other => {
                    return Err(format!(
                        "rate_limits is '{other}'; it must be \"off\", \"lenient\" or \"strict\""
                    ));
                }
            },
            heartbeat_interval_ms: number(self.heartbeat_interval_ms, "heartbeat_interval_ms")?
                .into(),
            privileged_intents: number(self.privileged_intents, "privileged_intents")?.into(),
            thread_start_hook: Some(crate::broken_pipe_signal::block_in_this_thread),
            public_url: public_url(&self.public_url.to_string())?,
            shards: number(self.shards, "shards")?,
            max_concurrency: match number(self.max_concurrency, "max_concurrency")? {
                0 => number(self.shards, "shards")?.max(1),
                limit => limit,
            },
            ..Config::default()
        };
        let port = u16::try_from(port)
            .map_err(|_| format!("port is {port}; it must be from 0 to 65535"))?;
        config.address.set_port(port);
        Ok(config)
    }

    fn fail(&mut self, error: Error, problem: &str) -> Error {
        self.problem = problem.into();
        godot_error!("DiscordSandbox: {problem}");
        error
    }
}

/// Returns the URL of a proxy without its trailing slash; `None` if there is no proxy.
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
