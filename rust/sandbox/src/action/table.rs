//! All actions: what each does, its fields, and the function that performs it.

use super::*;
use crate::config::{LimitMode, Preset};
use crate::fault::Scope;
use crate::rest::LimitRule;
use crate::state::Core;
use crate::voice::CallFault;
use crate::world::ItemKind;

/// The struct of an action. A field is `name: Type`, with `= default` if it can be omitted although it is no `Option`, or the
/// name of one that many actions have. `..name` stands for any number of Discord's fields.
macro_rules! action_struct {
    ($head:tt $done:tt guild $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The guild."] guild: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt user $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The user."] user: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt account $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The user or bot."] user: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt creator $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The user who creates it. The owner of the guild by default."] user: Option<Key>, $($($rest)*)? }
    };
    ($head:tt $done:tt channel $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The channel."] channel: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt thread $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The thread."] thread: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt message $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The message."] message: Id, $($($rest)*)? }
    };
    ($head:tt $done:tt bot $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The bot. The first bot by default."] bot: Option<Key>, $($($rest)*)? }
    };
    ($head:tt $done:tt any_bot $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The bot. All bots by default."] bot: Option<Key>, $($($rest)*)? }
    };
    ($head:tt $done:tt command_bot $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The bot. By default the first bot with such a command."] bot: Option<Key>, $($($rest)*)? }
    };
    ($head:tt $done:tt shard $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The number of the shard. All shards by default."] shard: Option<u64>, $($($rest)*)? }
    };
    ($head:tt $done:tt locale $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "The locale of the user, such as `de`. `en-US` by default."] locale: Option<String>, $($($rest)*)? }
    };
    ($head:tt $done:tt named($field:ident) $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "Its id or its name."] $field: Key, $($($rest)*)? }
    };
    ($head:tt $done:tt id_of($field:ident) $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = "Its id."] $field: Id, $($($rest)*)? }
    };
    ($head:tt $done:tt ..same) => {
        action_struct! { $head $done #[doc = "The fields to change, the same as those that can be set when it is created."] ..changes }
    };
    ($head:tt [$($done:tt)*] $(#[$meta:meta])* $field:ident: $type:ty = default $(, $($rest:tt)*)?) => {
        action_struct! { $head [$($done)* $(#[$meta])* #[serde(default)] pub $field: $type,] $($($rest)*)? }
    };
    ($head:tt [$($done:tt)*] $(#[$meta:meta])* $field:ident: $type:ty $(, $($rest:tt)*)?) => {
        action_struct! { $head [$($done)* $(#[$meta])* pub $field: $type,] $($($rest)*)? }
    };
    ([$($head:tt)*] [$($done:tt)*] $(#[$meta:meta])* ..$field:ident) => {
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        $($head)* { $($done)* $(#[$meta])* #[serde(flatten)] pub $field: Fields }
    };
    ([$($head:tt)*] [$($done:tt)*]) => {
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        $($head)* { $($done)* }
    };
}

/// Calls the function that performs an action, with the values of its fields, constants, and `action` for the whole action. What the
/// fields with common names refer to is looked up first.
macro_rules! call {
    ($run:path, $state:ident, $action:ident, [] $($found:ident)*) => { $run($state, $($found),*) };
    ($run:path, $state:ident, $action:ident, [$first:tt $(:: $more:tt)* $(, $($rest:tt)*)?] $($found:ident)*) => {{
        let found = argument!($state, $action, $first $(:: $more)*);
        call!($run, $state, $action, [$($($rest)*)?] $($found)* found)
    }};
}

/// What a function is given for a name in the table.
#[rustfmt::skip]
macro_rules! argument {
    ($state:ident, $action:ident, action) => { $action };
    ($state:ident, $action:ident, guild) => { $state.guild(&$action.guild)? };
    ($state:ident, $action:ident, role) => { $state.role($state.guild(&$action.guild)?, &$action.role)? };
    ($state:ident, $action:ident, user) => { $state.user(&$action.user)? };
    ($state:ident, $action:ident, author) => { $state.user(&$action.author)? };
    ($state:ident, $action:ident, creator) => { $state.actor($state.guild(&$action.guild)?, $action.user.as_ref())? };
    ($state:ident, $action:ident, channel) => { $state.channel(&$action.channel)? };
    ($state:ident, $action:ident, thread) => { $state.channel(&$action.thread)? };
    ($state:ident, $action:ident, voice_channel) => {
        $state.voice_channel($state.guild(&$action.guild)?, &$action.channel)?
    };
    ($state:ident, $action:ident, place) => {
        command::Place::find($state, $state.user(&$action.user)?, $state.channel(&$action.channel)?)?
    };
    ($state:ident, $action:ident, message_in_channel) => { $state.message_key(&$action.channel, $action.message)? };
    ($state:ident, $action:ident, reaction) => { &$state.emoji(&$action.emoji)? };
    ($state:ident, $action:ident, bot) => { $state.bot($action.bot.as_ref())? };
    ($state:ident, $action:ident, any_bot) => { $state.bot_or_all($action.bot.as_ref())? };
    ($state:ident, $action:ident, sockets) => {
        socket::sockets_of($state, $state.bot_or_all($action.bot.as_ref())?, $action.shard)
    };
    ($state:ident, $action:ident, guild_key) => { $action.guild };
    ($state:ident, $action:ident, user_key) => { $action.user };
    ($state:ident, $action:ident, channel_key) => { $action.channel };
    ($state:ident, $action:ident, name) => { &$action.name };
    ($state:ident, $action:ident, effect) => { &$action.effect };
    ($state:ident, $action:ident, fields) => { &$action.fields };
    ($state:ident, $action:ident, changes) => { &$action.changes };
    ($state:ident, $action:ident, ItemKind::$kind:ident) => { ItemKind::$kind };
    ($state:ident, $action:ident, $constant:literal) => { $constant };
    ($state:ident, $action:ident, $field:ident) => { $action.$field };
}

/// The actions, each with its fields and what performs it: `=>` with the state locked, `locking` with a lock of its own. After `else`
/// stands why an action is invalid if there is nothing to return.
macro_rules! actions {
    ($(
        $(#[$meta:meta])* $name:ident { $($fields:tt)* }
        $(=> $($run:ident)::+ ($($argument:tt)*) $(else $reason:literal)?)?
        $(, locking $run_unlocked:path)?;
    )*) => {
        $(action_struct! { [$(#[$meta])* pub struct $name] [] $($fields)* })*

        /// Something that can be made to happen in the sandbox. In JSON its name is in snake case:
        /// `{"send_message": {"channel": "general", "author": "ada", "content": "Hello"}}`.
        ///
        /// Users, guilds, channels and roles are specified by id or by name; if several have the same name, the oldest is
        /// used. Ids can be integers or strings. Simulated users may do anything: permissions apply only to bots and to the
        /// commands that users use.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[$meta])* $name($name),)*
        }

        impl Action {
            /// Makes it happen, and returns the JSON of what it created; ids are strings.
            #[allow(unused_variables, reason = "some actions have no fields")]
            pub(crate) fn perform(self, core: &Core) -> Outcome {
                match self {
                    $(Action::$name(action) => {
                        $(
                            let state = &mut *core.lock();
                            let reason: Option<&str> = None$(.or(Some($reason)))?;
                            call!($($run)::+, state, action, [$($argument)*]).into_outcome(reason)
                        )?
                        $($run_unlocked(core, action))?
                    })*
                }
            }
        }

        $(
            impl From<$name> for Action {
                fn from(action: $name) -> Action {
                    Action::$name(action)
                }
            }
        )*
    };
}

actions! {
    /// Creates a guild with a text channel `general` and a voice channel `General`. Returns the guild.
    CreateGuild {
        /// The name. Empty by default.
        name: String = default,
        /// The owner. A new simulated user by default.
        owner: Option<Key>,
        /// The other members. None by default.
        members: Vec<Key> = default,
        /// If `true`, bots do not become members. `false` by default: all bots are members.
        without_bots: bool = default,
    } => guild::create_guild(action);
    /// Changes a guild. Returns the guild.
    UpdateGuild {
        guild,
        /// The fields to change, with Discord's names: `name`, `icon` (an image hash), `description`, `owner_id`, …
        ..changes
    } => State::update_guild(guild, changes);
    /// Deletes a guild with everything in it. Returns `{id}`.
    DeleteGuild { guild } => State::delete_guild(guild);
    /// Starts or ends an outage of a guild. Returns `{id, unavailable}`.
    SetOutage {
        guild,
        /// Whether the guild is unavailable from now on.
        unavailable: bool,
    } => State::set_outage(guild, unavailable);
    /// Removes a bot from a guild. Returns `{guild_id, user_id}`.
    KickBot { guild, bot } => guild::kick_bot(guild, bot);
    /// Creates a channel. Returns the channel.
    CreateChannel {
        guild,
        /// The name.
        name: String,
        /// Other fields to set, with Discord's names: `type` (0, a text channel, by default), `topic`, `parent_id`,
        /// `permission_overwrites`, …
        ..fields
    } => State::create_channel(guild, name, fields);
    /// Changes a channel or a thread. Returns the channel.
    UpdateChannel {
        /// The channel or thread.
        channel: Key,
        /// The user who changes it. The owner of the thread by default.
        user: Option<Key>,
        /// The fields to change, with Discord's names: `name`, `topic`, `archived`, …
        ..changes
    } => channel::update_channel(channel, action);
    /// Deletes a channel with its threads, or a thread. Returns the deleted channel.
    DeleteChannel {
        /// The channel or thread.
        channel: Key,
    } => State::delete_channel(channel);
    /// Creates a thread. Returns the thread.
    CreateThread {
        /// The parent channel.
        channel: Key,
        /// The user who creates it.
        author: Key,
        /// The name.
        name: String,
        /// The message to start the thread from. The thread then has the id of the message.
        message: Option<Id>,
        /// The content of the first message of a post in a forum or media channel. The name of the post by default.
        content: Option<String>,
        /// Other fields to set, with Discord's names: `type` (11 public, 12 private; 11 by default, or 10 in an
        /// announcement channel), `auto_archive_duration` (in minutes), …
        ..fields
    } => channel::create_thread(channel, author, action);
    /// Deletes a thread. Returns the deleted thread.
    DeleteThread { thread } => State::delete_channel(thread);
    /// Adds a user to a thread. Returns `{id, user_id}`.
    JoinThread { thread, account } => State::join_thread(thread, user) else "the channel is not a thread";
    /// Removes a user from a thread. Returns `{id, user_id}`.
    LeaveThread { thread, account } => State::leave_thread(thread, user) else "the channel is not a thread that the user is in";
    /// Changes the notification settings of a bot in a thread that it has joined. Returns the thread member.
    UpdateThreadMember {
        thread,
        /// The notification settings, a bitfield of Discord's thread member flags.
        flags: u64,
        bot,
    } => State::update_thread_member(thread, bot, flags) else "the channel is not a thread that the bot is in";
    /// Creates a role. Returns the role.
    CreateRole {
        guild,
        /// The fields to set, with Discord's names: `name` (`new role` by default), `color`, `permissions` (those of
        /// @everyone by default), `hoist`, `position`, …
        ..fields
    } => State::create_role(guild, fields);
    /// Changes a role. Returns the role.
    UpdateRole {
        guild,
        /// The role.
        role: Key,
        /// The fields to change, as in `create_role`.
        ..changes
    } => State::update_role(guild, role, changes);
    /// Deletes a role. Returns `{guild_id, role_id}`.
    DeleteRole {
        guild,
        /// The role, but not @everyone.
        role: Key,
    } => State::delete_role(guild, role) else "@everyone cannot be deleted";
    /// Adds a simulated user. Returns the user.
    AddUser {
        /// The username. Empty by default.
        username: String = default,
        /// The display name. None by default.
        global_name: Option<String>,
        /// The guilds that the user joins. None by default.
        guilds: Vec<Key> = default,
    } => user::add_user(action);
    /// Adds another bot with an application of its own. Returns `{user, token}`.
    AddBot {
        /// The username. Empty by default.
        username: String = default,
        /// The token. A random one by default.
        token: Option<Token>,
        /// The guilds that the bot joins. None by default.
        guilds: Vec<Key> = default,
    } => user::add_bot(action);
    /// Makes a team the owner of the application of a bot. Returns the application.
    SetTeam {
        bot,
        /// The name of the team. If omitted, the application belongs to a user again.
        name: Option<String>,
        /// The owner of the team. The user who owns the application by default.
        owner: Option<Key>,
        /// The other members: an object with the role of each user, `admin`, `developer` or `read_only`. None by default.
        members: Fields = default,
        /// Those of the members who were invited, and have not accepted yet. None by default.
        invited: Vec<Key> = default,
    } => user::set_team(bot, action);
    /// Makes a user authorize an application (OAuth2). Returns `{access_token, token_type, expires_in, refresh_token, scope}`.
    AuthorizeApplication {
        user,
        bot,
        /// The scopes that the user grants, such as `identify` and `guilds`. None by default.
        scopes: Vec<String> = default,
    } => user::authorize_application(user, bot, scopes);
    /// Changes a user or a bot. Returns the user.
    UpdateUser {
        account,
        /// The fields to change, with Discord's names: `username`, `global_name`, `avatar` (an image hash), `banner` (an
        /// image hash), `accent_color`, `public_flags`, `primary_guild`, `collectibles`, `avatar_decoration_data`.
        ..changes
    } => user::update_user(user, changes);
    /// Sets the presence of a user. Returns the presence.
    SetPresence {
        account,
        /// The status: `online`, `idle`, `dnd` or `offline`.
        status: String,
        /// The activities: activity objects, each with at least `name` and `type`. None by default.
        activities: Vec<Value> = default,
    } => user::set_presence(user, status, activities);
    /// A user starts typing. Returns `{user_id, channel_id}`.
    StartTyping { user, channel } => State::start_typing(user, channel);
    /// A user joins a guild. Returns the member.
    Join { guild, account } => State::join_guild(guild, user);
    /// A user submits a join request. Returns the join request.
    RequestToJoin { guild, user } => State::request_to_join(guild, user) else "the user is already a member";
    /// A user withdraws a join request. Returns `{id, guild_id, user_id}`.
    WithdrawJoinRequest { guild, user } => State::withdraw_join_request(guild, user) else "the user has no join request";
    /// A user leaves a guild. Returns `{guild_id, user_id}`.
    Leave { guild, account } => State::leave_guild(guild, user) else "the user is not a member";
    /// Changes a member. Returns the member.
    UpdateMember {
        guild,
        /// The member.
        user: Key,
        /// All roles of the member. Unchanged by default.
        roles: Option<Vec<Key>>,
        /// Other fields to change, with Discord's names: `nick`, `mute`, `deaf`, `pending`, `communication_disabled_until`
        /// (an ISO 8601 timestamp), …
        ..changes
    } => guild::update_member(guild, user, action);
    /// Bans a user, who is removed from the guild. Returns `{guild_id, user_id}`.
    Ban {
        guild, user,
        /// The reason. None by default.
        reason: Option<String>,
    } => State::ban(guild, user, reason);
    /// Removes a ban. Returns `{guild_id, user_id}`.
    Unban { guild, user } => State::unban(guild, user) else "the user is not banned";
    /// Sends a message as a user. Returns the message, or `{blocked_by}` with the id of the auto moderation rule that
    /// blocks it.
    SendMessage {
        channel,
        /// The author.
        author: Key,
        /// The content. Empty by default.
        content: String = default,
        /// The message to reply to. None by default.
        reply_to: Option<Id>,
        /// Embed objects. They are not checked.
        embeds: Vec<Value> = default,
        /// Component objects. They are not checked.
        components: Vec<Value> = default,
        /// The attachments: file name, content in base64, and media type, such as `image/png`.
        files: Vec<File> = default,
        /// A poll: `question` (with `text`), `answers` (each with `poll_media`, which has `text` or `emoji`), and
        /// optionally `duration` (in hours, 24 by default) and `allow_multiselect`.
        poll: Option<Value>,
        /// The ids of stickers of the guild.
        stickers: Vec<Id> = default,
        /// The message to forward, with the channel it is in.
        forward: Option<Forward>,
        /// The message flags, a bitfield, such as 32768 for Components V2. 0 by default.
        flags: u64 = default,
    } => message::send_message(channel, author, action);
    /// Edits a message, whoever its author is. Returns the message, or `{blocked_by}` with the id of the auto moderation
    /// rule that blocks the edit.
    EditMessage {
        channel, message,
        /// The fields to change, with Discord's names: `content`, `embeds`, `components`, `flags`.
        ..changes
    } => message::edit_message(message_in_channel, changes);
    /// Deletes a message. Returns `{id, channel_id}`.
    DeleteMessage { channel, message } => message::delete_message(message_in_channel);
    /// Deletes several messages at once. Returns `{ids, channel_id}`.
    DeleteMessages {
        channel,
        /// The messages.
        messages: Vec<Id>,
    } => message::delete_messages(channel, messages);
    /// Pins a message. Returns `{id, channel_id, pinned}`.
    Pin {
        channel, message,
        /// The user who pins it. The author of the message by default.
        user: Option<Key>,
    } => message::set_pinned(message_in_channel, user_key, true);
    /// Unpins a message. Returns `{id, channel_id, pinned}`.
    Unpin {
        channel, message,
        /// The user who unpins it. The author of the message by default.
        user: Option<Key>,
    } => message::set_pinned(message_in_channel, user_key, false);
    /// Opens the DM between a user and a bot. Returns the channel as the bot sees it.
    OpenDm { user, bot } => message::open_dm(user, bot);
    /// Sends a direct message to a bot. Returns the message.
    SendDm {
        /// The author.
        user: Key,
        /// The content.
        content: String,
        bot,
    } => message::send_dm(user, bot, content);
    /// Sends many messages as fast as possible. Each content ends with the number of the message, starting at 0. Returns
    /// `{count, first_id, last_id}`.
    Burst {
        channel,
        /// The author.
        author: Key,
        /// The number of messages, at most 1,000,000.
        count: u32,
        /// The text before the number. `message` by default.
        content: Option<String>,
    }, locking load::burst;
    /// Sends many events of different types as fast as possible, like those a busy bot receives: messages, edits,
    /// deletions, reactions, typing, presences, voice states, members, channels and roles, in all guilds. The events are
    /// consistent with each other, but nothing in the sandbox changes. Returns `{count}`.
    Mixed {
        /// The number of events, at most 200,000.
        count: u32,
        /// The seed of the random numbers, 0 by default. The same seed produces the same events, except for message ids and
        /// timestamps.
        seed: u64 = default,
    }, locking load::mixed;
    /// A user adds a reaction to a message. Returns `{message_id, user_id, emoji}`.
    React {
        channel, message, user,
        /// The emoji: its character, or `name:id` for a custom emoji.
        emoji: String,
    } => State::add_reaction(message_in_channel, user, reaction);
    /// A user removes their reaction from a message. Returns `{message_id, user_id, emoji}`.
    Unreact {
        channel, message, user,
        /// The emoji, as in `react`.
        emoji: String,
    } => State::remove_reaction(message_in_channel, user, reaction) else "the user has not added this reaction";
    /// Deletes all reactions of a message, or all of one emoji. Returns `{message_id}`.
    ClearReactions {
        channel, message,
        /// The emoji, as in `react`. All emojis by default.
        emoji: Option<String>,
    } => message::clear_reactions(message_in_channel, emoji);
    /// Users start an activity of a bot's application in a channel. Returns the activity instance. No event is sent.
    StartActivity {
        channel,
        /// The users.
        users: Vec<Key>,
        bot,
    } => channel::start_activity(channel, bot, users);
    /// Links a channel to a lobby. Returns the lobby.
    LinkLobby {
        /// The lobby.
        lobby: Id,
        /// The channel. If omitted, the link is removed.
        channel: Option<Key>,
    } => user::link_lobby(lobby, channel_key);
    /// A member of a lobby sends a message to it. Returns `{id, lobby_id}`.
    SendLobbyMessage {
        /// The lobby.
        lobby: Id,
        /// The author, a member of the lobby.
        author: Key,
        /// The content.
        content: String,
    } => user::send_lobby_message(lobby, author, content);
    /// Creates an emoji. Returns it.
    CreateEmoji {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `animated`, `roles`, `available`, `managed`,
        /// `require_colons`.
        ..fields
    } => State::create_item(ItemKind::Emoji, guild, creator, fields);
    /// Changes an emoji. Returns it.
    UpdateEmoji { guild, named(emoji), ..same }
        => item::update(ItemKind::Emoji, guild, emoji, changes);
    /// Deletes an emoji. Returns the deleted object.
    DeleteEmoji { guild, named(emoji) } => item::delete(ItemKind::Emoji, guild, emoji);
    /// Creates a sticker. Returns it.
    CreateSticker {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `description`, `tags`, `format_type`, `available`.
        ..fields
    } => State::create_item(ItemKind::Sticker, guild, creator, fields);
    /// Changes a sticker. Returns it.
    UpdateSticker { guild, named(sticker), ..same }
        => item::update(ItemKind::Sticker, guild, sticker, changes);
    /// Deletes a sticker. Returns the deleted object.
    DeleteSticker { guild, named(sticker) } => item::delete(ItemKind::Sticker, guild, sticker);
    /// Creates a soundboard sound. Returns it.
    CreateSoundboardSound {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `volume` (0 to 1), `emoji_id`, `emoji_name`, `available`.
        ..fields
    } => State::create_item(ItemKind::SoundboardSound, guild, creator, fields);
    /// Changes a soundboard sound. Returns it.
    UpdateSoundboardSound { guild, named(sound), ..same }
        => item::update(ItemKind::SoundboardSound, guild, sound, changes);
    /// Deletes a soundboard sound. Returns the deleted object.
    DeleteSoundboardSound { guild, named(sound) }
        => item::delete(ItemKind::SoundboardSound, guild, sound);
    /// Changes all soundboard sounds of a guild at once, as Discord does when a guild loses a boost level. Returns
    /// `{guild_id, soundboard_sounds}`.
    UpdateSoundboardSounds {
        guild,
        /// The fields to change of each sound, with Discord's names: `available`, `volume`, …
        ..changes
    } => State::update_soundboard_sounds(guild, changes);
    /// Creates a scheduled event. Returns it.
    CreateScheduledEvent {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `description`, `scheduled_start_time` (in an hour by
        /// default), `scheduled_end_time`, `channel_id`, `entity_type` (3, external, by default if there is no
        /// channel), `entity_metadata`, `recurrence_rule`, `status`, `image` (an image hash).
        ..fields
    } => State::create_item(ItemKind::ScheduledEvent, guild, creator, fields);
    /// Changes a scheduled event. Returns it.
    UpdateScheduledEvent { guild, named(event), ..same }
        => item::update(ItemKind::ScheduledEvent, guild, event, changes);
    /// Deletes a scheduled event. Returns the deleted object.
    DeleteScheduledEvent { guild, named(event) }
        => item::delete(ItemKind::ScheduledEvent, guild, event);
    /// A user subscribes to a scheduled event. Returns `{guild_scheduled_event_id, user_id, guild_id}`.
    Subscribe {
        guild,
        /// The scheduled event, by id or by name.
        event: Key,
        user,
    } => item::set_subscribed(guild, event, user, true);
    /// A user unsubscribes from a scheduled event. Returns `{guild_scheduled_event_id, user_id, guild_id}`.
    Unsubscribe {
        guild,
        /// The scheduled event, by id or by name.
        event: Key,
        user,
    } => item::set_subscribed(guild, event, user, false);
    /// Creates an auto moderation rule. Returns it.
    CreateAutoModerationRule {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `trigger_type` (1 keyword, 5 mention spam; rules with the
        /// others are stored and find nothing), `trigger_metadata` (`keyword_filter`, `allow_list`,
        /// `mention_total_limit`, …), `actions` (to block the message by default), `enabled`, `exempt_roles`,
        /// `exempt_channels`.
        ..fields
    } => State::create_item(ItemKind::AutoModerationRule, guild, creator, fields);
    /// Changes an auto moderation rule. Returns it.
    UpdateAutoModerationRule { guild, named(rule), ..same }
        => item::update(ItemKind::AutoModerationRule, guild, rule, changes);
    /// Deletes an auto moderation rule. Returns the deleted object.
    DeleteAutoModerationRule { guild, named(rule) }
        => item::delete(ItemKind::AutoModerationRule, guild, rule);
    /// Starts a stage. Returns the stage instance.
    CreateStageInstance {
        /// The stage channel.
        channel: Key,
        /// The topic.
        topic: String,
        /// Other fields to set, with Discord's names: `privacy_level` (2, members of the guild, by default),
        /// `guild_scheduled_event_id`, …
        ..fields
    } => channel::create_stage_instance(channel, action);
    /// Changes the stage instance of a stage channel. Returns the stage instance.
    UpdateStageInstance {
        /// The stage channel.
        channel: Key,
        /// The fields to change, with Discord's names: `topic`, `privacy_level`, `discoverable_disabled`.
        ..changes
    } => channel::update_stage_instance(channel, changes);
    /// Ends a stage. Returns the deleted stage instance.
    DeleteStageInstance {
        /// The stage channel.
        channel: Key,
    } => channel::delete_stage_instance(channel);
    /// Creates an integration. Returns it.
    CreateIntegration {
        guild, creator,
        /// The fields to set, with Discord's names: `name`, `type` (`discord` by default), `enabled`, `account`,
        /// `application`, `scopes`, `role_id`.
        ..fields
    } => State::create_item(ItemKind::Integration, guild, creator, fields);
    /// Changes an integration. Returns it.
    UpdateIntegration { guild, named(integration), ..same }
        => item::update(ItemKind::Integration, guild, integration, changes);
    /// Deletes an integration. Returns the deleted object.
    DeleteIntegration { guild, named(integration) }
        => item::delete(ItemKind::Integration, guild, integration);
    /// Creates an invite. Returns the invite, which is identified by its `code`.
    CreateInvite {
        /// The channel that the invite leads to.
        channel: Key,
        /// The inviter. The owner of the guild by default.
        user: Option<Key>,
        /// Other fields to set, with Discord's names: `max_age` (in seconds, 86,400 by default, 0 for no limit), `max_uses`
        /// (0, no limit, by default), `temporary`, `unique`, `target_type`, `role_ids`, …
        ..fields
    } => guild::create_invite(channel, action);
    /// Deletes an invite. Returns `{code}`.
    DeleteInvite {
        /// The code of the invite.
        code: String,
    } => guild::delete_invite(code);
    /// A user joins a guild with an invite. Returns the member.
    UseInvite {
        /// The code of the invite.
        code: String,
        user,
    } => guild::use_invite(code, user);
    /// Creates a webhook. Returns the webhook with the `token` that is needed to execute it.
    CreateWebhook {
        /// The channel that the webhook posts to.
        channel: Key,
        /// The name.
        name: String,
        /// The user who creates it. The owner of the guild by default.
        user: Option<Key>,
    } => guild::create_webhook(channel, action);
    /// Changes a webhook. Returns the webhook.
    UpdateWebhook {
        /// The webhook.
        webhook: Id,
        /// The fields to change, with Discord's names: `name`, `avatar` (an image hash), `channel_id`.
        ..changes
    } => guild::update_webhook(webhook, changes);
    /// Deletes a webhook. Returns `{id, channel_id}`.
    DeleteWebhook {
        /// The webhook.
        webhook: Id,
    } => guild::delete_webhook(webhook);
    /// Adds an entry to the audit log. This is not needed for what bots do over REST and what auto moderation does; other
    /// actions add no entries. Returns `{id}`.
    CreateAuditLogEntry {
        guild,
        /// The audit log event, by Discord's numbers: 20 for a kick, 72 for a deleted message, …
        action_type: u64,
        /// The user who made the change. The owner of the guild by default.
        user: Option<Key>,
        /// The id of what was changed. None by default.
        target: Option<Id>,
        /// Audit log change objects: `{key, old_value, new_value}`.
        changes: Vec<Value> = default,
        /// Additional fields, such as `{"channel_id": "…", "count": "1"}`.
        options: Value = default,
        /// The reason. None by default.
        reason: Option<String>,
    } => guild::create_audit_log_entry(guild, creator, action);
    /// A user votes in a poll. If the poll allows only one answer, the previous vote is removed. Returns the poll.
    Vote {
        channel,
        /// The message with the poll.
        message: Id,
        user,
        /// The id of the answer. The first answer is 1.
        answer: u64,
    } => message::vote(message_in_channel, user, answer);
    /// A user removes a vote from a poll. Returns the poll.
    Unvote {
        channel,
        /// The message with the poll.
        message: Id,
        user,
        /// The id of the answer. The first answer is 1.
        answer: u64,
    } => message::unvote(message_in_channel, user, answer);
    /// Ends a poll: the votes are counted, and a message with the result is sent. Returns the poll.
    EndPoll {
        channel,
        /// The message with the poll.
        message: Id,
    } => message::end_poll(message_in_channel);
    /// A user joins a voice channel, moves to another one, changes their voice state or leaves voice. Returns the voice
    /// state, or `null` for a user who is not in voice.
    SetVoiceState {
        guild, account,
        /// The voice channel. If omitted, the user leaves voice.
        channel: Option<Key>,
        /// Whether the user is muted by the guild. Unchanged by default, like the fields below.
        mute: Option<bool>,
        /// Whether the user is deafened by the guild.
        deaf: Option<bool>,
        /// Whether the user is muted by themselves.
        self_mute: Option<bool>,
        /// Whether the user is deafened by themselves.
        self_deaf: Option<bool>,
        /// Whether the user is streaming with "Go Live".
        self_stream: Option<bool>,
        /// Whether the user's camera is enabled.
        self_video: Option<bool>,
    } => channel::set_voice_state(guild, user, action);
    /// A user sends an effect in a voice channel. Only bots in this channel receive the event. Returns the effect.
    SendVoiceChannelEffect {
        guild,
        /// The voice channel.
        channel: Key,
        user,
        /// The fields of the effect, with Discord's names: `emoji`, `animation_type`, `animation_id`, `sound_id`,
        /// `sound_volume` (0 to 1).
        ..effect
    } => State::send_voice_channel_effect(voice_channel, user, effect);
    /// Sets the status of a voice channel. It is cleared when the last user leaves the channel. Returns `{id, status}`.
    SetVoiceChannelStatus {
        guild,
        /// The voice channel.
        channel: Key,
        /// The status. If omitted, it is cleared.
        status: Option<String>,
    } => State::set_voice_channel_status(voice_channel, status) else "the channel is in no guild";
    /// Changes the voice server of a guild: the bots that are in voice there receive a new token. Bots that join later are told the same
    /// server. Returns `{bots}`, the number of these bots.
    UpdateVoiceServer {
        guild,
        /// The new host, `sandbox` for the voice server of the sandbox. If omitted, there is no voice server for now.
        endpoint: Option<String>,
    } => channel::update_voice_server(guild, endpoint);
    /// Starts the voice server of the sandbox, which otherwise starts when a bot first joins a voice channel. Returns `{endpoint,
    /// certificate}`: where bots connect, and the certificate (PEM) of the authority that they have to trust.
    VoiceServer {} => voice::voice_server();
    /// A simulated user plays a tone in the voice channel they are in. What they said before ends. Returns `{ssrc}`, the source of the
    /// packets.
    SpeakTone {
        guild, user,
        /// The frequency in hertz, 20 to 20,000. 440 by default.
        frequency: Option<f64>,
        /// The length of the tone in milliseconds, 20 to 3,600,000. 1000 by default.
        ms: Option<u32>,
        /// If `true`, the packets are not encrypted end to end. `false` by default.
        plain: bool = default,
        /// How many packets are sent before the bots are told who speaks. 0 by default.
        unannounced: u32 = default,
        /// The sequence number of the first packet, 0 to 65,535. 65,500 by default, so that the numbers soon begin again at 0.
        first_sequence: Option<u16>,
    } => voice::speak_tone(guild, user, action);
    /// A simulated user plays a WAV file in the voice channel they are in. What they said before ends. Returns `{ssrc}`, the source of the
    /// packets.
    SpeakWav {
        guild, user,
        /// The file in base64: 16-bit PCM at 48,000 Hz, mono or stereo.
        data: String,
    } => voice::speak_wav(guild, user, data);
    /// A simulated user sends numbered packets in the voice channel they are in, 50 a second: the byte 252 and the number in four bytes,
    /// most significant first, starting at 0. What they said before ends. Returns `{ssrc}`, the source of the packets.
    SpeakNumbers {
        guild, user,
        /// How many, 1 to 180,000.
        count: u32,
    } => voice::speak_numbers(guild, user, count);
    /// Returns the bots that are connected to the voice server: `{guild_id, channel_id, user_id, ssrc, speaking, mode, packets, missing,
    /// silent, encrypted, unheard, unannounced, first_audible_ms, frequency, level, snr, pacing, privacy_code, members, unwanted_commits}`.
    /// `packets` is the number of packets of sound that arrived, `missing` the number of those that did not, `silent` the number of those
    /// that end speech, `encrypted` the number of those that were encrypted end to end and that a simulated user in the channel could decrypt,
    /// `unheard` how often one could not, such as one who had just joined, and `unannounced` the number of those that were dropped because the
    /// bot had not said that it speaks. `first_audible_ms` is the time in milliseconds from VOICE_SERVER_UPDATE to the first packet that
    /// counts as `encrypted`, or `null`. `frequency` (hertz) and `level` (root mean square, 0 to 1) are those of the tone in the last
    /// second of sound, and `snr` (decibels) is how much louder the tone is than everything else; they are `null` without a tone. `pacing`
    /// is `{intervals, median_ms, p999_ms, max_ms}`: how much the intervals between packets differ from 20 ms. `privacy_code` is the code of the
    /// call that all simulated users see, or `null` while they do not see the same one, and `members` how many users are in its group. `unwanted_commits` is the number of changes of the call that the bot made though it should not.
    VoiceClients {}, locking voice::voice_clients;
    /// Ends the connections of a bot to the voice server. Returns `{sockets}`, the number of these connections.
    CloseVoice {
        any_bot,
        /// The close code: 1000 to 1003, 1007 to 1014, or 3000 to 4999. 4015 means that the voice server crashed. If omitted, the connection
        /// ends without one.
        code: Option<u16>,
        /// If `true`, the session cannot be resumed. `false` by default.
        end_session: bool = default,
    } => voice::close_voice(any_bot, code, end_session);
    /// Makes packets of sound get lost, arrive twice or late on their way to bots. This replaces earlier settings. Returns `{}`.
    DisturbVoice {
        /// The probability that packets get lost, 0 to 1. 0 by default.
        loss: f64 = default,
        /// How many packets get lost in a row then. 1 by default.
        burst: Option<u32>,
        /// The probability that a packet arrives twice, 0 to 1. 0 by default.
        duplicates: f64 = default,
        /// The longest delay in milliseconds, at most 10,000. 0 by default. The delay of each packet is random: beyond 20 ms they arrive in
        /// another order.
        jitter_ms: u32 = default,
        /// If `true`, clients that connect are not offered AES, but only XChaCha20. `false` by default.
        without_aes: bool = default,
    } => voice::disturb_voice(action);
    /// Begins or ends the end-to-end encryption of all calls, also of those that bots are in. Returns `{}`.
    SetVoiceEncryption {
        /// `false` ends it: bots then send and receive frames that are not encrypted end to end.
        enabled: bool,
    } => voice::set_voice_encryption(enabled);
    /// Disturbs the end-to-end encrypted call in a voice channel. Returns `{}`.
    DisturbCall {
        /// The voice channel.
        channel: Key,
        /// `invalid_commit`: the next change of the call reaches nobody unharmed. `unknown_user`: the bots are asked to add somebody who is
        /// not in the channel, as only a voice server that somebody has taken over would do. Clients must refuse that. Some other
        /// libraries do not: discord.py 2.7 agrees, which `unwanted_commits` counts, and @discordjs/voice 0.19 throws an exception that
        /// ends its process.
        fault: CallFault,
    } => voice::disturb_call(channel, fault);
    /// Creates an entitlement of a bot's application. Returns it.
    CreateEntitlement {
        /// The user who has it. None by default.
        user: Option<Key>,
        /// The guild that has it. None by default.
        guild: Option<Key>,
        /// The bot whose application it is. The first bot by default.
        bot: Option<Key>,
        /// Other fields to set, with Discord's names: `sku_id`, `type`, `starts_at`, `ends_at`, `consumed`,
        /// `subscription_id`.
        ..fields
    } => item::create_purchase(ItemKind::Entitlement, bot, user_key, guild_key, fields);
    /// Changes an entitlement. Returns it.
    UpdateEntitlement { id_of(entitlement), ..same }
        => item::update_purchase(ItemKind::Entitlement, entitlement, changes);
    /// Deletes an entitlement. Returns the deleted object.
    DeleteEntitlement { id_of(entitlement) } => item::delete_purchase(ItemKind::Entitlement, entitlement);
    /// Creates a subscription of a bot's application. Returns it.
    CreateSubscription {
        /// The user who has it. None by default.
        user: Option<Key>,
        /// The guild that has it. None by default.
        guild: Option<Key>,
        /// The bot whose application it is. The first bot by default.
        bot: Option<Key>,
        /// Other fields to set, with Discord's names: `sku_ids`, `renewal_sku_ids`, `entitlement_ids`,
        /// `current_period_start`, `current_period_end`, `status`, `canceled_at`.
        ..fields
    } => item::create_purchase(ItemKind::Subscription, bot, user_key, guild_key, fields);
    /// Changes a subscription. Returns it.
    UpdateSubscription { id_of(subscription), ..same }
        => item::update_purchase(ItemKind::Subscription, subscription, changes);
    /// Deletes a subscription. Returns the deleted object.
    DeleteSubscription { id_of(subscription) }
        => item::delete_purchase(ItemKind::Subscription, subscription);
    /// Sets who can use the commands of a bot in a guild, as its settings do. Returns the guild application command
    /// permissions.
    SetCommandPermissions {
        guild,
        /// The id of the command. All commands of the bot by default.
        command: Option<Id>,
        /// Application command permission objects: `{id, type, permission}`, with the type 1 for a role, 2 for a user and 3
        /// for a channel.
        permissions: Vec<Value>,
        bot,
    } => command::set_command_permissions(guild, bot, command, permissions);
    /// Returns the commands that a user can use in a channel, an array of application command objects.
    Commands { user, channel, any_bot } => command::commands(place, any_bot);
    /// A user uses a slash command. The options and the user's permissions are checked as Discord's app checks them.
    /// Returns the interaction.
    UseCommand {
        user, channel,
        /// The name of the command with its subcommands, such as `stats show`.
        command: String,
        /// The values of the options by name, such as `{"sides": 6, "target": "basil"}`. Users, roles and channels are
        /// specified by id or by name, choices by value or by name, attachments as `{filename, data, content_type}` with
        /// the content in base64. The options of a subcommand can also be in a field with its name.
        options: Fields = default,
        command_bot, locale,
    } => command::use_command(place, action);
    /// A user uses a user context-menu command. Returns the interaction.
    UseUserCommand {
        user, channel,
        /// The name of the command.
        command: String,
        /// The user on whom the command is used.
        target: Key,
        command_bot, locale,
    } => command::use_user_command(place, action);
    /// A user uses a message context-menu command. Returns the interaction.
    UseMessageCommand {
        user, channel,
        /// The name of the command.
        command: String,
        /// The message on which the command is used.
        message: Id,
        command_bot, locale,
    } => command::use_message_command(place, action);
    /// A user types into an option with autocomplete. Returns the interaction; use the action `interaction` to get the
    /// choices that the bot responds with.
    Autocomplete {
        user, channel,
        /// The name of the command with its subcommands.
        command: String,
        /// The values of the other options so far, as in `use_command`.
        options: Fields = default,
        /// The name of the option.
        focused: String,
        /// The text typed so far. Empty by default.
        text: String = default,
        command_bot, locale,
    } => command::autocomplete(place, action);
    /// A user presses a button. Returns the interaction.
    Press {
        user,
        /// The message with the button.
        message: Id,
        /// The custom id of the button. It can be omitted if the message has only one button.
        custom_id: Option<String>,
        /// The label of the button, instead of its custom id.
        label: Option<String>,
        locale,
    } => component::press(user, action);
    /// A user selects options in a select menu. Returns the interaction.
    Select {
        user,
        /// The message with the select menu.
        message: Id,
        /// The custom id of the select menu. The first select menu of the message by default.
        custom_id: Option<String>,
        /// What is selected: string options by value or by label; users, roles and channels by id or by name. Nothing by
        /// default.
        values: Vec<Value> = default,
        locale,
    } => component::select(user, action);
    /// A user submits a modal that a bot has opened. The values are checked against the modal. Returns the interaction.
    SubmitModal {
        user,
        /// The interaction that the bot responded to with the modal. By default that of the user's last open modal.
        interaction: Option<Id>,
        /// The custom id of the modal, instead of the interaction.
        custom_id: Option<String>,
        /// The values by the custom ids of the components, such as `{"name": "Basil", "agree": true}`: a string, a value or
        /// an array of values, a boolean, or an array of attachments as in `use_command`. Components that are omitted keep
        /// the values that the bot has set.
        values: Fields = default,
        locale,
    } => modal::submit_modal(user, action);
    /// A user closes a modal without submitting it. The bot is not informed. Returns the same as `interaction`.
    CloseModal {
        user,
        /// The interaction that the bot responded to with the modal. By default that of the user's last open modal.
        interaction: Option<Id>,
        /// The custom id of the modal, instead of the interaction.
        custom_id: Option<String>,
    } => modal::close_modal(user, interaction, custom_id);
    /// Returns what the user sees of an interaction: `{id, type, application_id, user_id, channel_id, token_valid, state,
    /// error, response_type, message, follow_ups, modal, choices}`. `state` is `waiting` (there is no response yet),
    /// `thinking` (a deferred response), `deferred` (a deferred update of the message), `modal` (a modal is open),
    /// `responded` or `failed`. If it is `failed`, `error` is the text that Discord's app shows. `response_type` is the
    /// interaction callback type, `message` is the original response or the message that it updated, and `follow_ups` are
    /// the follow-up messages. `modal` is the open modal, and `choices` are the autocomplete choices.
    #[serde(rename = "interaction")]
    ViewInteraction {
        /// The interaction.
        id: Id,
    } => interaction::view(id);
    /// Lets interactions expire at once, either those without an initial response, or the tokens. Returns `{interactions}`,
    /// their ids.
    ExpireInteractions {
        /// The interaction. All interactions by default.
        interaction: Option<Id>,
        any_bot,
        /// If `true`, the tokens expire, which otherwise are valid for 15 minutes. `false` by default: interactions without
        /// an initial response expire, for which a bot otherwise has 3 seconds.
        token: bool = default,
    } => interaction::expire_interactions(any_bot, interaction, token);
    /// A user installs the application of a bot for themselves (user install): they can then use those of its commands that
    /// have this integration type everywhere. Returns `{user_id, application_id, installed}`.
    InstallApp { user, bot } => user::set_installed(user, bot, true);
    /// A user removes an application that they have installed for themselves. Returns `{user_id, application_id,
    /// installed}`.
    UninstallApp { user, bot } => user::set_installed(user, bot, false);
    /// Sends any interaction to a bot. Nothing is checked: the command, button, select menu or modal does not have to
    /// exist. Returns the interaction.
    Interact {
        user, channel,
        /// The type of the interaction, and of the command or component. `command` by default.
        r#type: InteractionType = default,
        /// The name of the command. `command` by default.
        name: Option<String>,
        /// The options of a slash command: `{name, type, value}`, with `focused` for the one with autocomplete.
        options: Vec<Value> = default,
        /// The user or message on which a context-menu command is used.
        target: Option<Id>,
        /// The message with the button or select menu.
        message: Option<Id>,
        /// The custom id of the button, select menu or modal. Empty by default.
        custom_id: String = default,
        /// The values selected in a select menu: strings, or ids.
        values: Vec<String> = default,
        /// The submitted components of a modal.
        components: Vec<Value> = default,
        bot,
    } => interaction::interact(user, channel, bot, action);
    /// Sends an event with any payload. Nothing in the sandbox changes. The event is sent to the bots that can see the
    /// channel with the payload's `channel_id`, otherwise to the bots in the guild with its `guild_id`, otherwise to all
    /// bots. Returns `{event}`.
    Dispatch {
        /// The name of the event, such as `MESSAGE_CREATE`.
        event: String,
        /// The payload, Discord's field `d`. `null` by default.
        payload: Value = default,
        /// Sends the event to this bot only.
        bot: Option<Key>,
        /// If `true`, sessions without the intent receive the event as well. `false` by default.
        regardless_of_intents: bool = default,
    } => fault::dispatch(action);
    /// Sends a webhook event to the `event_webhooks_url` of an application, which must begin with `http://`. Returns the
    /// payload.
    SendWebhookEvent {
        /// The type of the event, such as `APPLICATION_AUTHORIZED`.
        event: String,
        /// The payload of the event.
        data: Value = default,
        bot,
    } => webhook_event::send_webhook_event(bot, event, data);
    /// Drops, duplicates or reorders the next events. This replaces earlier settings. Returns `{}`.
    DisturbEvents {
        /// Only events with this name. All events by default.
        event: Option<String>,
        /// The number of events to drop. 0 by default.
        drop: u32 = default,
        /// The number of events to send twice. 0 by default.
        double: u32 = default,
        /// The number of events to swap with the following event. 0 by default.
        reorder: u32 = default,
    } => fault::disturb_events(action);
    /// Drops gateway connections without a close code, after everything sent before. The sessions can be resumed. Returns
    /// `{sockets}`, the number of connections.
    DropSocket { any_bot, shard } => socket::drop_socket(sockets);
    /// Sends Reconnect (opcode 7). Events are then held back until the client resumes. A connection that the client does
    /// not close is closed after 5 seconds. Returns `{sockets}`, the number of connections.
    Reconnect { any_bot, shard } => socket::reconnect(sockets);
    /// Sends Invalid Session (opcode 9). The connection stays open: the client can identify or resume on it. Returns
    /// `{sockets}`, the number of connections.
    InvalidSession {
        /// Whether the session can be resumed. `false` by default: it ends.
        resumable: bool = default,
        any_bot, shard,
    } => socket::invalid_session(sockets, resumable);
    /// Closes gateway connections with a close code. A code that ends the session does so. Returns `{sockets}`, the number
    /// of connections.
    Close {
        /// The close code: 1000 to 1003, 1007 to 1014 or 3000 to 4999.
        code: u16,
        /// The reason in the close frame. Empty by default.
        reason: String = default,
        any_bot, shard,
    } => socket::close(sockets, code, reason);
    /// Ends the sessions that wait for a resume; resuming them is answered with Invalid Session (opcode 9). Returns
    /// `{sessions}`, the number of these sessions.
    ExpireSessions {} => socket::expire_sessions();
    /// Stops acknowledging heartbeats. Returns `{}`.
    StopAcks {} => socket::set_acks_stopped(true);
    /// Acknowledges heartbeats again. Returns `{}`.
    ResumeAcks {} => socket::set_acks_stopped(false);
    /// Requests a heartbeat (opcode 1). Returns `{sockets}`, the number of connections.
    RequestHeartbeat { any_bot, shard } => socket::request_heartbeat(sockets);
    /// Splits the payloads of all connections from now on: into several WebSocket messages if the connection uses
    /// zlib-stream, otherwise into several frames of one message. Returns `{sockets}`, the number of connections.
    SplitFrames {
        /// The number of pieces. 0 or 1 ends it.
        pieces: usize,
    } => socket::split_frames(pieces);
    /// Truncates the next frame and drops the connection. Returns `{sockets}`, the number of connections.
    TruncateNextFrame { any_bot, shard } => socket::truncate_next_frame(sockets);
    /// Sends a binary message that is neither JSON nor compressed JSON. Returns `{sockets}`, the number of connections.
    GarbageFrame { any_bot, shard } => socket::garbage_frame(sockets);
    /// Delays REST responses and gateway payloads. What is omitted is not delayed. Returns `{sockets}`, the number of
    /// connections.
    Slow {
        /// The delay of each REST response, in milliseconds. 0 by default.
        ms: u64 = default,
        /// The delay of each gateway payload, in milliseconds. 0 by default.
        gateway_ms: u64 = default,
    } => fault::slow(ms, gateway_ms);
    /// Responds to the next requests with 429 (rate limited). Returns `{}`.
    RateLimitNext {
        /// The number of requests.
        count: u32,
        /// The scope of the rate limit. `user` by default.
        scope: Scope = default,
        /// The time to wait, in seconds.
        retry_after: f64,
        /// Only requests whose path contains this text. All requests by default.
        path: Option<String>,
    } => fault::rate_limit_next(action);
    /// Responds to the next requests with an error. Returns `{}`.
    FailNext {
        /// The HTTP status, 400 to 599.
        status: u16,
        /// The number of requests. 1 by default.
        #[serde(default = "super::fault::one")]
        count: u32,
        /// If `true`, the body is an HTML page, such as a proxy sends, instead of Discord's JSON. `false` by default.
        html: bool = default,
        /// Only requests whose path contains this text. All requests by default.
        path: Option<String>,
    } => fault::fail_next(action);
    /// Drops new TCP connections at once: to the gateway, to REST and to `/sandbox`. Returns `{}`.
    RefuseConnections {
        /// Whether to drop them. `true` by default.
        refuse: Option<bool>,
    } => fault::refuse_connections(refuse);
    /// Ends all faults. Returns `{sockets}`, the number of connections.
    ClearFaults {} => fault::clear_faults();
    /// Sets rate limits. Fields that are omitted do not change. Returns `{mode, invalid_requests}`.
    SetRateLimits {
        /// The mode: no rate limits, ten times those of Discord, or those of Discord.
        mode: Option<LimitMode>,
        /// The route that `rule` is for, such as `POST /channels/{channel_id}/messages`.
        route: Option<String>,
        /// The rate limit of `route`: `count` requests in `per_ms` milliseconds. Routes with the same `bucket` share it;
        /// `without_headers` omits the rate limit headers; `scope` is `user`, `global` or `shared`. If omitted, the route
        /// has its usual rate limit again.
        rule: Option<LimitRule>,
        /// The number of requests that a bot can make per second on all routes together. 50 at the start, ten times as many
        /// if the mode is `lenient`.
        global: Option<u32>,
        /// The number of invalid requests in ten minutes after which the IP address is banned. 10,000 at the start.
        invalid: Option<usize>,
    } => fault::set_rate_limits(action);
    /// Returns everything in the sandbox: `users`, `guilds` (with `members`, `presences`, `voice_states`,
    /// `guild_scheduled_events`, `auto_moderation_rules`, `stage_instances`, `soundboard_sounds`, `integrations`, `bans`,
    /// `audit_log_entries`, and `pages`, such as `onboarding` and `welcome_screen`), `channels`, `messages` (arrays by
    /// channel id), `invites`, `webhooks`, `templates`, `lobbies` (with `messages`), `bots` (their ids), `sessions`, and
    /// `closed_sockets`. The latter are the last 100 gateway connections of sessions that were not closed by the sandbox,
    /// oldest first, each with `session`, `bot`, `shard` and `code`: the close code that the client sent, or `null` if it
    /// sent none. 1000 and 1001 end the session.
    #[serde(rename = "state")]
    DumpState {} => world::dump_state();
    /// Returns the recorded REST requests, oldest first, at most 20,000: `{method, path, query, headers, body, files,
    /// status}`.
    Requests {} => world::requests();
    /// Deletes the recorded REST requests. Returns `{}`.
    ClearRequests {} => world::clear_requests();
    /// Resets the sandbox to a preset. All connections are closed and all sessions end; the first bot keeps its token.
    /// Faults, rate limits and recorded requests are reset as well. Returns `{}`.
    Reset {
        /// The preset: `demo`, `empty`, or `{"big": {"guilds": …, "members": …}}`. By default the one that the sandbox was
        /// started with.
        preset: Option<Preset>,
    } => world::reset(preset);
}
