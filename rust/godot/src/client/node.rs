//! The node itself: its properties and signals.

use std::rc::Rc;
use std::time::Duration;

use discord_model::Intents;
use godot::classes::notify::NodeNotification;
use godot::prelude::*;

use crate::core::Core;
use crate::entities::{
    DiscordChannel, DiscordEmoji, DiscordGuild, DiscordMember, DiscordMessage, DiscordPresence,
    DiscordReaction, DiscordRole, DiscordUser, DiscordVoiceState,
};
use crate::entity_manager::DiscordEntityManager;
use crate::error::DiscordError;
use crate::rest::DiscordREST;
use crate::session::Settings;

/// A Discord bot.
///
/// Add the node to a scene, connect its signals, and log in. The connection, and everything that takes time, lives in the
/// background; signals are emitted on the main thread, once per frame, for no longer than [member frame_budget_usec].
///
/// ```gdscript
/// extends Node
///
/// @onready var client: DiscordClient = $DiscordClient
///
/// func _ready() -> void:
///     client.message_sent.connect(_on_message_sent)
///     client.login()
///
/// func _on_message_sent(message: DiscordMessage) -> void:
///     if message.content == "!ping":
///         await client.rest.create_message(message.channel_id, "Pong! %d ms" % client.get_ping())
/// ```
///
/// The token comes from the environment variable that [member token_environment_variable] names, or from [member token], set
/// in code. A game that players download must not contain a bot's token: whoever has it is the bot.
///
/// In a handler, the entity manager holds the state right after the event it tells of. Objects are live: the same user,
/// channel or message is the same object for as long as you hold it, and its properties follow updates. The `old` of a signal
/// is a copy of how it was before, and `null` if the entity manager did not know it. What an event names but the entity
/// manager does not know is an object with little more than its id, or `null` where it only surrounds the event, as a guild
/// does.
///
/// While the scene tree is paused signals wait, as they do for any node; set [member Node.process_mode] to
/// [constant Node.PROCESS_MODE_ALWAYS] to hear them all the same. The connection is kept either way. A node that leaves the
/// scene tree logs out; one that only changes its parent does not.
///
/// Handlers may log out, log in again, change the scene, or free the client.
#[derive(GodotClass)]
#[class(tool, base = Node)]
pub struct DiscordClient {
    /// Which events Discord sends. Fewer are cheaper. Three of them, members, presences and message content, must be switched
    /// on for the bot in Discord's developer portal too. See [DiscordIntents]. Takes effect at the next [method login].
    #[export(flags = (
        GUILDS = 1,
        GUILD_MEMBERS = 2,
        GUILD_MODERATION = 4,
        GUILD_EXPRESSIONS = 8,
        GUILD_INTEGRATIONS = 16,
        GUILD_WEBHOOKS = 32,
        GUILD_INVITES = 64,
        GUILD_VOICE_STATES = 128,
        GUILD_PRESENCES = 256,
        GUILD_MESSAGES = 512,
        GUILD_MESSAGE_REACTIONS = 1024,
        GUILD_MESSAGE_TYPING = 2048,
        DIRECT_MESSAGES = 4096,
        DIRECT_MESSAGE_REACTIONS = 8192,
        DIRECT_MESSAGE_TYPING = 16384,
        MESSAGE_CONTENT = 32768,
        GUILD_SCHEDULED_EVENTS = 65536,
        AUTO_MODERATION_CONFIGURATION = 1048576,
        AUTO_MODERATION_EXECUTION = 2097152,
        GUILD_MESSAGE_POLLS = 16777216,
        DIRECT_MESSAGE_POLLS = 33554432
    ))]
    #[var(get = get_intents, set = set_intents)]
    intents: u32,
    #[export_group(name = "Login")]
    /// The environment variable that holds the token. Its name is stored in the scene, its value is not. [member token], if it
    /// is set, goes before it.
    #[export]
    #[var(get = get_token_environment_variable, set = set_token_environment_variable)]
    token_environment_variable: GString,
    /// Whether to log in as soon as the node is in the scene tree. What goes wrong then is told by
    /// [signal connection_error], or by the log if nothing is connected to it.
    #[export]
    auto_login: bool,
    /// The token of the bot, to be set in code. It is stored nowhere and shown nowhere: reading it gives `"(hidden)"`, or an
    /// empty string if none is set.
    ///
    /// ```gdscript
    /// client.token = FileAccess.get_file_as_string("user://token.txt")
    /// ```
    #[var(get = get_token, set = set_token, usage_flags = [NONE])]
    token: PhantomVar<GString>,
    #[export_group(name = "Performance")]
    /// The longest time in microseconds that events may take of one frame, your handlers included. What is left waits for the
    /// next frame; nothing is lost. At least one event is handled in each frame.
    #[export(range = (100.0, 16000.0, 100.0, or_greater, suffix = "µs"))]
    frame_budget_usec: i64,
    #[export_group(name = "Server")]
    /// Where Discord's API is. Empty, the default, means Discord itself; a proxy, or a [DiscordSandbox], has an address such as
    /// `http://127.0.0.1:8080/api`. Takes effect at the next [method login].
    #[export]
    api_url: GString,
    /// Where Discord's pictures are. Empty, the default, means Discord itself.
    #[export]
    #[var(get = get_cdn_url, set = set_cdn_url)]
    cdn_url: GString,
    /// What the bot does: Discord's HTTP API, awaitable.
    #[var(get = get_rest, no_set, usage_flags = [NONE])]
    rest: PhantomVar<Gd<DiscordREST>>,
    /// What the bot knows: guilds, channels, users, messages.
    #[var(get = get_entity_manager, no_set, usage_flags = [NONE])]
    entity_manager: PhantomVar<Gd<DiscordEntityManager>>,

    pub(super) core: Rc<Core>,
    rest_object: Gd<DiscordREST>,
    entity_manager_object: Gd<DiscordEntityManager>,
    wants_login: std::cell::Cell<bool>,
    base: Base<Node>,
}

#[godot_api]
impl DiscordClient {
    /// The connection to the gateway stands. [signal client_ready] follows once the bot is logged in.
    #[signal]
    fn connected();
    /// The connection to the gateway stands again. Either [signal resumed] follows, and nothing was missed, or the bot's guilds
    /// come anew.
    #[signal]
    fn reconnected();
    /// After an interruption the session goes on. What happened meanwhile has been told by its signals.
    #[signal]
    fn resumed();
    /// The connection to the gateway ended. Unless [method logout] was called, the client connects again by itself.
    #[signal]
    fn disconnected();
    /// Logging in or connecting failed. If [member DiscordError.will_retry] is `true` the client tries again by itself; else it
    /// is logged out, and [member DiscordError.message] and [member DiscordError.remedy] say what to do.
    #[signal]
    fn connection_error(error: Gd<DiscordError>);
    /// The bot is logged in, and its guilds are there. Emitted once for each [method login].
    #[signal]
    fn client_ready(user: Gd<DiscordUser>);
    /// An event came, of any name, before anything is made of it. `payload` is what Discord sent, ids as strings. Costs time for
    /// every event as long as something is connected.
    #[signal]
    fn raw_event(event: GString, payload: VarDictionary);
    /// So much waited to be handled that `count` typing and presence events were dropped. No others ever are.
    #[signal]
    fn events_dropped(count: i64);

    /// A guild is there: after logging in, or again after an outage.
    #[signal]
    fn guild_available(guild: Gd<DiscordGuild>);
    /// An outage keeps a guild from the bot. What is known of it is kept.
    #[signal]
    fn guild_unavailable(guild: Gd<DiscordGuild>);
    /// The bot joined a guild.
    #[signal]
    fn guild_created(guild: Gd<DiscordGuild>);
    /// A guild changed.
    #[signal]
    fn guild_updated(old: Gd<DiscordGuild>, new: Gd<DiscordGuild>);
    /// The bot left a guild, or was removed from it.
    #[signal]
    fn guild_deleted(guild: Gd<DiscordGuild>);
    /// A user was banned. Needs [constant DiscordIntents.GUILD_MODERATION].
    #[signal]
    fn guild_ban_added(guild: Gd<DiscordGuild>, user: Gd<DiscordUser>);
    /// A user's ban was lifted. Needs [constant DiscordIntents.GUILD_MODERATION].
    #[signal]
    fn guild_ban_removed(guild: Gd<DiscordGuild>, user: Gd<DiscordUser>);
    /// A guild's emojis changed; `emojis` are all it has now. Needs [constant DiscordIntents.GUILD_EXPRESSIONS].
    #[signal]
    fn guild_emojis_updated(guild: Gd<DiscordGuild>, emojis: Array<Gd<DiscordEmoji>>);

    /// A channel was made.
    #[signal]
    fn channel_created(guild: Gd<DiscordGuild>, channel: Gd<DiscordChannel>);
    /// A channel changed.
    #[signal]
    fn channel_updated(guild: Gd<DiscordGuild>, old: Gd<DiscordChannel>, new: Gd<DiscordChannel>);
    /// A channel was deleted, and its threads with it.
    #[signal]
    fn channel_deleted(guild: Gd<DiscordGuild>, channel: Gd<DiscordChannel>);
    /// A message was pinned or unpinned. `last_pin` is when the newest pin was set, in Unix seconds; `0` if there is none.
    #[signal]
    fn channel_pins_updated(channel: Gd<DiscordChannel>, last_pin: i64);
    /// A thread was made, or the bot was added to one.
    #[signal]
    fn thread_created(guild: Gd<DiscordGuild>, thread: Gd<DiscordChannel>);
    /// A thread changed.
    #[signal]
    fn thread_updated(guild: Gd<DiscordGuild>, old: Gd<DiscordChannel>, new: Gd<DiscordChannel>);
    /// A thread was deleted.
    #[signal]
    fn thread_deleted(guild: Gd<DiscordGuild>, thread: Gd<DiscordChannel>);

    /// A role was made.
    #[signal]
    fn guild_role_created(guild: Gd<DiscordGuild>, role: Gd<DiscordRole>);
    /// A role changed.
    #[signal]
    fn guild_role_updated(guild: Gd<DiscordGuild>, old: Gd<DiscordRole>, new: Gd<DiscordRole>);
    /// A role was deleted.
    #[signal]
    fn guild_role_deleted(guild: Gd<DiscordGuild>, role: Gd<DiscordRole>);

    /// A user joined a guild. Needs [constant DiscordIntents.GUILD_MEMBERS].
    #[signal]
    fn member_joined(guild: Gd<DiscordGuild>, member: Gd<DiscordMember>);
    /// A member changed: roles, nickname, time-out and the like. Needs [constant DiscordIntents.GUILD_MEMBERS].
    #[signal]
    fn member_updated(guild: Gd<DiscordGuild>, old: Gd<DiscordMember>, new: Gd<DiscordMember>);
    /// A user left a guild, or was kicked or banned. Needs [constant DiscordIntents.GUILD_MEMBERS].
    #[signal]
    fn member_left(guild: Gd<DiscordGuild>, user: Gd<DiscordUser>);
    /// A user's status or activity changed. Needs [constant DiscordIntents.GUILD_PRESENCES].
    #[signal]
    fn presence_updated(presence: Gd<DiscordPresence>);
    /// Somebody began to type; `timestamp` is in Unix seconds. Needs [constant DiscordIntents.GUILD_MESSAGE_TYPING] or
    /// [constant DiscordIntents.DIRECT_MESSAGE_TYPING].
    #[signal]
    fn typing_started(channel: Gd<DiscordChannel>, user: Gd<DiscordUser>, timestamp: i64);
    /// The bot's own account changed.
    #[signal]
    fn user_updated(old: Gd<DiscordUser>, new: Gd<DiscordUser>);
    /// Somebody joined, left or moved between voice channels, or was muted. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES].
    #[signal]
    fn voice_state_updated(previous: Gd<DiscordVoiceState>, current: Gd<DiscordVoiceState>);

    /// A message was sent, by anyone, the bot included. Needs [constant DiscordIntents.GUILD_MESSAGES] or
    /// [constant DiscordIntents.DIRECT_MESSAGES]; and [constant DiscordIntents.MESSAGE_CONTENT] for the text of most.
    #[signal]
    fn message_sent(message: Gd<DiscordMessage>);
    /// A message changed.
    #[signal]
    fn message_updated(old: Gd<DiscordMessage>, new: Gd<DiscordMessage>);
    /// A message was deleted. Of one the entity manager did not have, only the ids are known.
    #[signal]
    fn message_deleted(message: Gd<DiscordMessage>);
    /// Several messages were deleted at once.
    #[signal]
    fn message_bulk_deleted(messages: Array<Gd<DiscordMessage>>, channel: Gd<DiscordChannel>);
    /// A user added a reaction. [member DiscordReaction.count] is known if the message is. Needs
    /// [constant DiscordIntents.GUILD_MESSAGE_REACTIONS] or [constant DiscordIntents.DIRECT_MESSAGE_REACTIONS], like the three
    /// below.
    #[signal]
    fn reaction_added(
        message: Gd<DiscordMessage>,
        user: Gd<DiscordUser>,
        reaction: Gd<DiscordReaction>,
    );
    /// A user took a reaction back.
    #[signal]
    fn reaction_removed(
        message: Gd<DiscordMessage>,
        user: Gd<DiscordUser>,
        reaction: Gd<DiscordReaction>,
    );
    /// All reactions of a message were removed; `reactions` are those it had.
    #[signal]
    fn reactions_cleared(message: Gd<DiscordMessage>, reactions: Array<Gd<DiscordReaction>>);
    /// All reactions of a message with one emoji were removed.
    #[signal]
    fn reactions_cleared_emoji(message: Gd<DiscordMessage>, reaction: Gd<DiscordReaction>);

    /// The intents set, as a sum of [DiscordIntents].
    #[func]
    fn get_intents(&self) -> u32 {
        self.intents
    }

    #[func]
    fn set_intents(&mut self, intents: u32) {
        self.intents = intents;
        self.base_mut().update_configuration_warnings();
    }

    #[func]
    fn get_token_environment_variable(&self) -> GString {
        self.token_environment_variable.clone()
    }

    #[func]
    fn set_token_environment_variable(&mut self, name: GString) {
        self.token_environment_variable = name;
        self.base_mut().update_configuration_warnings();
    }

    /// Tells whether a token was set in code: `"(hidden)"` if so, an empty string if not. The token itself is never given, so
    /// that it cannot end in a log.
    #[func]
    fn get_token(&self) -> GString {
        if self.core.session.has_token() {
            "(hidden)".into()
        } else {
            GString::new()
        }
    }

    #[func]
    fn set_token(&self, token: GString) {
        self.core
            .session
            .set_token(discord_model::Token::new(token.to_string()));
    }

    #[func]
    fn get_cdn_url(&self) -> GString {
        self.cdn_url.clone()
    }

    #[func]
    fn set_cdn_url(&mut self, url: GString) {
        self.core.session.set_cdn_url(url.to_string());
        self.cdn_url = url;
    }

    #[func]
    fn get_rest(&self) -> Gd<DiscordREST> {
        self.rest_object.clone()
    }

    #[func]
    fn get_entity_manager(&self) -> Gd<DiscordEntityManager> {
        self.entity_manager_object.clone()
    }
}

#[godot_api]
impl INode for DiscordClient {
    fn init(base: Base<Node>) -> Self {
        let core = Core::create();
        core.node.set(Some(base.to_init_gd().instance_id()));
        Self {
            intents: (Intents::GUILDS
                | Intents::GUILD_MESSAGES
                | Intents::GUILD_MESSAGE_REACTIONS
                | Intents::DIRECT_MESSAGES)
                .bits(),
            token_environment_variable: "DISCORD_TOKEN".into(),
            auto_login: false,
            token: PhantomVar::default(),
            frame_budget_usec: 2000,
            api_url: GString::new(),
            cdn_url: GString::new(),
            rest: PhantomVar::default(),
            entity_manager: PhantomVar::default(),
            rest_object: DiscordREST::create(core.id),
            entity_manager_object: DiscordEntityManager::create(core.id),
            wants_login: std::cell::Cell::new(false),
            core,
            base,
        }
    }

    fn on_notification(&mut self, what: NodeNotification) {
        // A notification, unlike `_enter_tree`, reaches us whatever a script overrides.
        if what == NodeNotification::ENTER_TREE && self.auto_login && !godot::init::is_editor_hint()
        {
            self.wants_login.set(true);
        }
    }

    fn get_configuration_warnings(&self) -> PackedStringArray {
        super::warnings::of(&self.settings())
            .into_iter()
            .map(GString::from)
            .collect()
    }

    fn to_string(&self) -> GString {
        (&format!("<DiscordClient#{}>", self.base().instance_id().to_i64())).into()
    }
}

impl DiscordClient {
    /// The object that makes requests.
    pub fn rest(&self) -> Gd<DiscordREST> {
        self.rest_object.clone()
    }

    /// What the properties say about a login.
    pub fn settings(&self) -> Settings {
        Settings {
            intents: Intents::from_bits_retain(self.intents),
            api_url: self.api_url.to_string(),
            token_environment_variable: self.token_environment_variable.to_string(),
        }
    }

    /// The time events may take of one frame.
    pub fn frame_budget(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.frame_budget_usec).unwrap_or(0))
    }

    /// Whether the node has just entered the tree and wants to log in by itself.
    pub fn take_auto_login(&self) -> bool {
        self.wants_login.take()
    }
}
