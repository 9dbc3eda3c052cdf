//! The node itself: its properties.

use std::rc::Rc;
use std::time::Duration;

use discord_cache::Kinds;
use discord_client::Compression;
use discord_model::Intents;
use godot::classes::notify::NodeNotification;
use godot::prelude::*;

use crate::core::Core;
use crate::entity_manager::DiscordEntityManager;
use crate::rest::DiscordREST;
use crate::session::Settings;

/// A Discord bot.
///
/// Add the node to a scene, connect its signals, and log in. The connection, and everything that takes time, lives in the
/// background; signals are emitted on the main thread, once per frame, for as long as [member frame_budget_usec] and
/// [member use_idle_time] allow.
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
///         await client.rest.create_message(message.channel_id, "Pong!")
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
/// [constant Node.PROCESS_MODE_ALWAYS] to hear them all the same. Requests end whatever the pause. The connection is kept either
/// way, unless 100,000 events or 128 MiB of them wait: then the log says so, the connection is closed, and the session resumes
/// once most of them are handled. Discord sends what was missed, or, if that took longer than some minutes, all guilds anew. The
/// same happens with 250,000 events or 256 MiB if the game handles events more slowly than they come. Past 50,000 waiting events
/// typing events are dropped, and of several presences of one user only the last is kept.
///
/// A node that leaves the scene tree logs out; one that only changes its parent does not. When the game quits, all clients log
/// out, for which the engine waits up to a second. The engine does not handle signals of the system such as `SIGTERM`: a process
/// that is ended by one leaves its session to Discord, where the bot stays online for a while. Have a server quit by
/// [method SceneTree.quit] instead.
///
/// Handlers may log out, log in again, change the scene, or free the client.
///
/// Every method that takes an id takes it as an [int], as a [String], or as the object itself, such as a [DiscordChannel]. A
/// [float] is refused if it cannot hold the id exactly, as those that [method JSON.parse_string] makes of numbers cannot. The
/// inspector's fields for integers are floats as well, so that an exported id must be a [String]:
///
/// ```gdscript
/// @export var channel_id: String
///
/// func _on_client_ready(_user: DiscordUser) -> void:
///     await client.rest.create_message(channel_id, "Hello")
/// ```
///
/// The classes of this addon may be used on the main thread only. On another thread objects are not created, methods do nothing
/// and return the default value of their type, and an error is reported; use [method Object.call_deferred] there.
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
    pub(super) intents: i64,
    #[export_group(name = "Login")]
    /// The environment variable that holds the token. Its name is stored in the scene, its value is not. [member token], if it
    /// is set, goes before it.
    #[export]
    #[var(get = get_token_environment_variable, set = set_token_environment_variable)]
    pub(super) token_environment_variable: GString,
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
    #[export_group(name = "Interactions")]
    /// If `true`, the client defers the response to a command, component or modal that was not answered within 1.5 seconds, so that your
    /// code has 15 minutes instead of 3 seconds. Answer then with [method DiscordInteraction.reply] or
    /// [method DiscordInteraction.edit_reply]; both wait for a deferral that is still on its way. If the deferral fails,
    /// [method DiscordInteraction.reply] is the initial response.
    #[export]
    auto_defer: bool,
    #[export_group(name = "Performance")]
    /// The time in microseconds that events may take of each frame, your handlers included. What is left waits for the next
    /// frame; nothing is lost. At least one event is handled in each frame. If events wait, [member use_idle_time] adds to it.
    #[export(range = (100.0, 16000.0, 100.0, or_greater, suffix = "µs"))]
    frame_budget_usec: i64,
    /// If `true`, events that would have to wait for the next frame take time that would be idle in this one. Without a window,
    /// as on a server, that is all the time the engine would sleep. With a window it is a share of the frame, half of it at most,
    /// which shrinks when frames come late. If `false`, [member frame_budget_usec] is never exceeded by more than one handler.
    #[export]
    use_idle_time: bool,
    #[export_group(name = "Entity Manager")]
    /// How many messages the entity manager keeps of each channel, the newest; `0` for none. Like the rest of this group it takes
    /// effect at the next [method login]; if something was changed, the entity manager begins anew then.
    #[export(range = (0.0, 1000.0, 1.0, or_greater))]
    max_messages_per_channel: i64,
    /// How many messages it keeps in all; `0` for none.
    #[export(range = (0.0, 100000.0, 1.0, or_greater))]
    max_messages: i64,
    /// How many members it keeps in all; `0` for none. The bot's own are always kept.
    #[export(range = (0.0, 1000000.0, 1.0, or_greater))]
    max_members: i64,
    /// How many presences it keeps in all; `0` for none.
    #[export(range = (0.0, 1000000.0, 1.0, or_greater))]
    max_presences: i64,
    /// How many archived threads it keeps in all; `0` for none.
    #[export(range = (0.0, 10000.0, 1.0, or_greater))]
    max_archived_threads: i64,
    /// Whether it keeps who is in which voice channel.
    #[export]
    keep_voice_states: bool,
    /// Whether it keeps threads.
    #[export]
    keep_threads: bool,
    /// Whether it keeps the emojis of guilds.
    #[export]
    keep_emojis: bool,
    /// Whether it keeps the stickers of guilds.
    #[export]
    keep_stickers: bool,
    /// Whether it keeps stages that are open.
    #[export]
    keep_stage_instances: bool,
    /// Whether it keeps the events guilds plan.
    #[export]
    keep_scheduled_events: bool,
    /// Whether it keeps the rules by which guilds moderate themselves.
    #[export]
    keep_auto_moderation_rules: bool,
    /// Whether it keeps the sounds of guilds.
    #[export]
    keep_soundboard_sounds: bool,
    /// Whether it keeps what is connected to guilds.
    #[export]
    keep_integrations: bool,
    /// Whether it keeps invites that were made while the bot was logged in.
    #[export]
    keep_invites: bool,
    #[export_group(name = "Server")]
    /// Where Discord's API is. Empty, the default, means Discord itself; a proxy, or a [DiscordSandbox], has an address such as
    /// `http://127.0.0.1:8080/api`. Takes effect at the next [method login].
    #[export]
    api_url: GString,
    /// The number of shards of the bot, that is of connections to the gateway which share its guilds. If `0`, the number is the one
    /// that Discord recommends: one for bots in up to about a thousand guilds. Takes effect at the next [method login].
    #[export(range = (0.0, 1000.0, 1.0))]
    shard_count: i64,
    /// The ids of the shards that this client runs, from `0` to [member shard_count] - 1. If empty, the client runs all shards. Set
    /// it to spread a large bot over several processes. Takes effect at the next [method login].
    #[export]
    shard_ids: PackedInt32Array,
    /// Whether the client keeps Discord's rate limits by itself, so that none is ever hit. Switch it off only for a proxy at
    /// [member api_url] that keeps them for several bots at once. Takes effect at the next [method login].
    #[export]
    rate_limits: bool,
    /// The longest time in seconds that one rate limit may make a request wait. A request that would have to wait longer fails at
    /// once, and [member DiscordError.retry_after] says how long Discord asks to wait; so it is with a ban by Cloudflare. If `0`,
    /// requests wait as long as they are asked to, which may be hours. Takes effect at the next [method login].
    #[export(range = (0.0, 3600.0, 1.0, or_greater, suffix = "s"))]
    max_rate_limit_wait: f64,
    /// How the connection to the gateway is compressed: [constant TRANSPORT_ZSTD], the default, costs least;
    /// [constant TRANSPORT_ZLIB] is the older way, and [constant TRANSPORT_PLAIN] is for a server on the same machine. Takes effect
    /// at the next [method login].
    #[export(enum = (Zstd = 0, Zlib = 1, Plain = 2))]
    transport_compression: i64,
    /// Where Discord's pictures are. Empty, the default, means Discord itself.
    #[export]
    #[var(get = get_cdn_url, set = set_cdn_url)]
    pub(super) cdn_url: GString,
    /// What the bot does: Discord's HTTP API, awaitable.
    #[var(get = get_rest, no_set, usage_flags = [NONE])]
    rest: PhantomVar<Gd<DiscordREST>>,
    /// What the bot knows: guilds, channels, users, messages.
    #[var(get = get_entity_manager, no_set, usage_flags = [NONE])]
    entity_manager: PhantomVar<Gd<DiscordEntityManager>>,

    /// The commands registered by [method register_application_command] and [method sync_application_commands]: the
    /// [DiscordApplicationCommand]s by their names. Of several commands with one name, a slash command comes before a user command and
    /// that before a message command, and a global command before those of guilds: the first has the name as its key, the others have
    /// `"name:type:guild_id"`. See [method get_registered_command] to find one of them. This is a copy.
    #[var(get = get_commands_map, no_set, usage_flags = [NONE])]
    commands_map: PhantomVar<VarDictionary>,

    pub(super) core: Rc<Core>,
    pub(super) rest_object: Gd<DiscordREST>,
    pub(super) entity_manager_object: Gd<DiscordEntityManager>,
    wants_login: std::cell::Cell<bool>,
    /// Whether the node was seen outside the tree since it last entered it.
    is_outside_tree: std::cell::Cell<bool>,
    base: Base<Node>,
}

#[godot_api]
impl INode for DiscordClient {
    fn init(base: Base<Node>) -> Self {
        let core = Core::create();
        let kept = discord_cache::Settings::default();
        core.node.set(Some(base.to_init_gd().instance_id()));
        Self {
            intents: (Intents::GUILDS
                | Intents::GUILD_MESSAGES
                | Intents::GUILD_MESSAGE_REACTIONS
                | Intents::DIRECT_MESSAGES)
                .into(),
            token_environment_variable: "DISCORD_TOKEN".into(),
            auto_login: false,
            auto_defer: false,
            commands_map: PhantomVar::default(),
            token: PhantomVar::default(),
            frame_budget_usec: 2000,
            use_idle_time: true,
            max_messages_per_channel: kept.messages_per_channel as i64,
            max_messages: kept.messages as i64,
            max_members: kept.members as i64,
            max_presences: kept.presences as i64,
            max_archived_threads: kept.archived_threads as i64,
            keep_voice_states: kept.kinds.contains(Kinds::VOICE_STATES),
            keep_threads: kept.kinds.contains(Kinds::THREADS),
            keep_emojis: kept.kinds.contains(Kinds::EMOJIS),
            keep_stickers: kept.kinds.contains(Kinds::STICKERS),
            keep_stage_instances: kept.kinds.contains(Kinds::STAGE_INSTANCES),
            keep_scheduled_events: kept.kinds.contains(Kinds::SCHEDULED_EVENTS),
            keep_auto_moderation_rules: kept.kinds.contains(Kinds::AUTO_MODERATION_RULES),
            keep_soundboard_sounds: kept.kinds.contains(Kinds::SOUNDBOARD_SOUNDS),
            keep_integrations: kept.kinds.contains(Kinds::INTEGRATIONS),
            keep_invites: kept.kinds.contains(Kinds::INVITES),
            api_url: GString::new(),
            shard_count: 0,
            shard_ids: PackedInt32Array::new(),
            rate_limits: true,
            max_rate_limit_wait: discord_client::DEFAULT_MAX_RATE_LIMIT_WAIT.as_secs_f64(),
            transport_compression: Self::TRANSPORT_ZSTD,
            cdn_url: GString::new(),
            rest: PhantomVar::default(),
            entity_manager: PhantomVar::default(),
            rest_object: DiscordREST::create(core.id),
            entity_manager_object: DiscordEntityManager::create(core.id),
            wants_login: std::cell::Cell::new(false),
            is_outside_tree: std::cell::Cell::new(true),
            core,
            base,
        }
    }

    fn on_notification(&mut self, what: NodeNotification) {
        // A notification, unlike `_enter_tree`, reaches us whatever a script overrides.
        // A change of parents leaves and enters the tree within a frame, and is no new entrance.
        if what == NodeNotification::ENTER_TREE
            && self.is_outside_tree.take()
            && self.auto_login
            && !godot::init::is_editor_hint()
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
            intents: Intents::from_bits_retain(self.intents as u32),
            api_url: self.api_url.to_string(),
            token_environment_variable: self.token_environment_variable.to_string(),
            compression: match self.transport_compression {
                Self::TRANSPORT_ZLIB => Compression::ZlibStream,
                Self::TRANSPORT_PLAIN => Compression::None,
                _ => Compression::ZstdStream,
            },
            shard_count: self.shard_count,
            shard_ids: self
                .shard_ids
                .as_slice()
                .iter()
                .copied()
                .map(i64::from)
                .collect(),
            rate_limits: self.rate_limits,
            max_rate_limit_wait: Some(self.max_rate_limit_wait)
                .filter(|seconds| *seconds > 0.0)
                .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
            kept: self.kept(),
        }
    }

    /// What the entity manager shall keep.
    fn kept(&self) -> discord_cache::Settings {
        let number = |wanted| usize::try_from(wanted).unwrap_or(0);
        let kinds = [
            (self.keep_voice_states, Kinds::VOICE_STATES),
            (self.keep_threads, Kinds::THREADS),
            (self.keep_emojis, Kinds::EMOJIS),
            (self.keep_stickers, Kinds::STICKERS),
            (self.keep_stage_instances, Kinds::STAGE_INSTANCES),
            (self.keep_scheduled_events, Kinds::SCHEDULED_EVENTS),
            (
                self.keep_auto_moderation_rules,
                Kinds::AUTO_MODERATION_RULES,
            ),
            (self.keep_soundboard_sounds, Kinds::SOUNDBOARD_SOUNDS),
            (self.keep_integrations, Kinds::INTEGRATIONS),
            (self.keep_invites, Kinds::INVITES),
        ];
        discord_cache::Settings {
            messages_per_channel: number(self.max_messages_per_channel),
            messages: number(self.max_messages),
            members: number(self.max_members),
            presences: number(self.max_presences),
            archived_threads: number(self.max_archived_threads),
            kinds: kinds
                .into_iter()
                .filter_map(|(wanted, kind)| wanted.then_some(kind))
                .collect(),
        }
    }

    /// The time events may take of one frame.
    pub fn frame_budget(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.frame_budget_usec).unwrap_or(0))
    }

    /// Whether what nobody answers in time is deferred.
    pub fn auto_defers(&self) -> bool {
        self.auto_defer
    }

    /// Whether the node has just entered the tree and wants to log in by itself.
    pub fn take_auto_login(&self) -> bool {
        self.wants_login.take()
    }

    /// Notes that the node is outside the tree at the end of a frame.
    pub fn note_outside_tree(&self) {
        self.wants_login.set(false);
        self.is_outside_tree.set(true);
    }

    /// Whether events may take idle time of a frame.
    pub fn uses_idle_time(&self) -> bool {
        self.use_idle_time
    }
}
