//! The class of the node, and its properties.

use std::rc::Rc;
use std::time::Duration;

use discord_cache::{CacheSettings, CachedKinds};
use discord_client::{Compression, GatewaySettings, LoginSettings, certificates_from_pem};
use discord_godot_entities::entity_manager::DiscordEntityManager;
use discord_model::{Intents, Secret};
use godot::classes::notify::NodeNotification;
use godot::prelude::*;

use crate::core::{Core, NodeObjects, NodeProperties};
use crate::gateway_websocket::DiscordGatewayWebSocket;
use crate::rest::DiscordREST;
use crate::voice::DiscordVoiceWebSocket;

/// A Discord bot.
///
/// Add the node to a scene, connect its signals, and log in. The connection, and everything that takes time, runs in the
/// background. Signals are emitted on the main thread, in every frame, for as long as [member frame_budget_usec] and
/// [member use_idle_time] allow.
///
/// ```gdscript
/// extends Node
///
/// @onready var client: DiscordClient = $DiscordClient
///
/// func _ready() -> void:
///     client.intents |= DiscordIntents.MESSAGE_CONTENT
///     client.message_sent.connect(_on_message_sent)
///     client.login()
///
/// func _on_message_sent(message: DiscordMessage) -> void:
///     if message.content == "!ping":
///         await client.rest.create_message(message.channel_id, "Pong!")
/// ```
///
/// The token is read from the environment variable [member token_environment_variable], or set in code with
/// [member token]. A game that players download must not contain a bot's token: anyone who has it controls the bot.
///
/// In a handler, the entity manager has the state right after the event. Objects are live: a user, channel or message
/// is the same object as long as you keep a reference to it, and its properties are kept up to date. The argument `old`
/// of a signal is a copy of the previous state, or `null` if the entity was not cached. Entities that are not cached
/// are passed as partial objects (only the id is set); context arguments such as the guild are `null`.
///
/// While the scene tree is paused, signals are not emitted, as with any node; set [member Node.process_mode] to
/// [constant Node.PROCESS_MODE_ALWAYS] to receive them anyway. Requests complete even while paused. The connection is
/// kept, unless 100,000 events or 128 MiB of them are waiting: then a message is logged, the connection is closed, and
/// the session is resumed once most of them are handled. Discord then sends the missed events, or all guilds again if
/// more than a few minutes have passed. The same happens with 250,000 events or 256 MiB if the game handles events more
/// slowly than they arrive. With more than 50,000 waiting events, typing events are dropped, and only the newest of
/// several presences of a user is kept.
///
/// A node that leaves the scene tree logs out; a node that only changes its parent does not. When the game quits, all clients log
/// out; the engine waits up to a second for this. The engine does not handle signals of the operating system such as `SIGTERM`:
/// if one ends the process, the bot stays online for a while. Use [method SceneTree.quit] to stop a server instead.
///
/// Handlers may log out, log in again, change the scene, or free the client.
///
/// Every method that takes an id takes it as an [int], as a [String], or as the object itself, such as a
/// [DiscordChannel]. A [float] is an error if it cannot represent the id exactly; this is the case for numbers that
/// [method JSON.parse_string] returns. The inspector's fields for integers are floats as well, so an exported id must
/// be a [String]:
///
/// ```gdscript
/// @export var channel_id: String
///
/// func _on_client_ready(_user: DiscordUser) -> void:
///     await client.rest.create_message(channel_id, "Hello")
/// ```
///
/// The classes of this addon can only be used on the main thread. On other threads objects are not created, methods do nothing
/// and return the default value of their type, and an error is reported; use [method Object.call_deferred] there.
#[derive(GodotClass)]
#[class(tool, base = Node)]
pub struct DiscordClient {
    /// The gateway intents: which events Discord sends, a bitfield of [DiscordIntents]. Fewer events take less time. Three of
    /// them, for members, presences and message content, are privileged: they are marked with `*` in the inspector, and must also
    /// be enabled for the bot in Discord's developer portal. Takes effect at the next [method login].
    #[var(
        get = get_intents, set = set_intents, usage_flags = [DEFAULT], hint = FLAGS,
        hint_string = "Guilds:1,Members*:2,Moderation:4,Expressions:8,Integrations:16,Webhooks:32,Invites:64,Voice States:128,\
            Presences*:256,Messages:512,Reactions:1024,Typing:2048,DMs:4096,DM Reacts:8192,DM Typing:16384,\
            Content*:32768,Events:65536,AutoMod Rules:1048576,AutoMod:2097152,Polls:16777216,DM Polls:33554432"
    )]
    pub(super) intents: i64,
    #[export_group(name = "Login")]
    /// The name of the environment variable that contains the token. Only the name is stored in the scene, not the
    /// value. [member token], if set, takes precedence.
    #[export]
    #[var(get = get_token_environment_variable, set = set_token_environment_variable)]
    pub(super) token_environment_variable: GString,
    /// If `true`, the client logs in as soon as the node enters the scene tree. If that fails, [signal connection_error] is
    /// emitted, or the error is logged if nothing is connected to the signal.
    #[export]
    auto_login: bool,
    /// The token of the bot. Set it in code. It is never stored and never shown: reading it returns `"(hidden)"`, or an
    /// empty string if none is set.
    ///
    /// ```gdscript
    /// client.token = FileAccess.get_file_as_string("user://token.txt")
    /// ```
    #[var(get = get_token, set = set_token, usage_flags = [NONE])]
    token: PhantomVar<GString>,
    /// The id of the bot's application, which Discord's developer portal also calls the client id. Setting it is optional: the
    /// client knows the id from [signal client_ready] on. Set it to use methods of [DiscordREST] with the `application_id` `0`
    /// before that, or to save the request with which [method register_application_command] fetches it. The id that Discord sends
    /// takes precedence. An empty string if it is not known.
    ///
    /// ```gdscript
    /// client.client_id = "123456789012345678"
    /// print(await client.rest.get_global_application_commands(0))
    /// ```
    #[var(get = get_client_id, set = set_client_id, usage_flags = [DEFAULT])]
    client_id: PhantomVar<GString>,
    #[export_group(name = "Interactions")]
    /// If `true`, the client defers the response to a command, component or modal that was not responded to within 1.5 seconds,
    /// so that your code has 15 minutes instead of 3 seconds. Then respond with [method DiscordInteraction.reply] or
    /// [method DiscordInteraction.edit_reply]; both wait for a pending deferral. If the deferral fails,
    /// [method DiscordInteraction.reply] sends the initial response.
    #[export]
    auto_defer: bool,
    /// The allowed mentions of every message that has none of its own: which mentions notify users. A
    /// [DiscordAllowedMentionsBuilder] or a [Dictionary]; read, it is a copy as a [Dictionary]. Takes effect with the
    /// next request.
    ///
    /// By default, mentions of users and roles notify, and the author of a message that is replied to, but not
    /// `@everyone` and `@here`, because the text of a player may contain them. `null` is Discord's own default, with
    /// which all mentions notify.
    ///
    /// It applies to new and edited messages, posts, webhooks, and responses to interactions. A message with
    /// `allowed_mentions`, even if that is `null`, is not changed.
    ///
    /// ```gdscript
    /// client.allowed_mentions = DiscordAllowedMentionsBuilder.create()
    /// var everyone := DiscordAllowedMentionsBuilder.create().allow_everyone()
    /// await channel.send("The server restarts, @everyone", {"allowed_mentions": everyone})
    /// ```
    #[var(get = get_allowed_mentions, set = set_allowed_mentions, usage_flags = [NONE])]
    allowed_mentions: PhantomVar<Variant>,
    /// The prefix of the commands of [method handle_text_command], such as `"!"`. A mention of the bot is a prefix as well, and the
    /// only one if this is empty, which is the default.
    #[export]
    command_prefix: GString,
    #[export_group(name = "Performance")]
    /// The time in microseconds that handling events may take in each frame, including your handlers. Remaining events
    /// wait for the next frame; no event is lost. At least one event is handled in each frame. If events are waiting,
    /// [member use_idle_time] adds to this time.
    #[export(range = (100.0, 16000.0, 100.0, or_greater, suffix = "µs"))]
    frame_budget_usec: i64,
    /// If `true`, events that would have to wait for the next frame are handled in the idle time of this one. Without a
    /// window, as on a server, this is all the time that the engine would sleep. With a window, this is a part of the
    /// frame, at most half of it, which becomes smaller when frames are late. If `false`, [member frame_budget_usec] is
    /// exceeded by one handler at most.
    #[export]
    use_idle_time: bool,
    #[export_group(name = "Entity Manager")]
    /// If `false`, the entity manager keeps as little as possible, whatever the other properties of this group say: the guilds
    /// without their contents, and the bot itself. Signals are emitted all the same, but most of their arguments are partial, and
    /// `old` is `null`. For a bot that keeps its own data, or none. Like the rest of this group it takes effect at the next
    /// [method login]; changing it clears the cache at the next login.
    #[export]
    keep_entities: bool,
    /// The maximum number of messages that the entity manager keeps for each channel, the newest; `0` for none.
    #[export(range = (0.0, 1000.0, 1.0, or_greater))]
    max_messages_per_channel: i64,
    /// The maximum number of messages that the entity manager keeps in total; `0` for none.
    #[export(range = (0.0, 100000.0, 1.0, or_greater))]
    max_messages: i64,
    /// The maximum number of members that the entity manager keeps in total; `0` for none. The bot's own members are
    /// always kept.
    #[export(range = (0.0, 1000000.0, 1.0, or_greater))]
    max_members: i64,
    /// The maximum number of presences that the entity manager keeps in total; `0` for none.
    #[export(range = (0.0, 1000000.0, 1.0, or_greater))]
    max_presences: i64,
    /// The maximum number of archived threads that the entity manager keeps in total; `0` for none.
    #[export(range = (0.0, 10000.0, 1.0, or_greater))]
    max_archived_threads: i64,
    /// The age in minutes at which the entity manager evicts messages; `0` for never, which is the default. See
    /// [signal DiscordEntityManager.entities_evicted].
    #[export(range = (0.0, 10080.0, 1.0, or_greater, suffix = "min"))]
    max_message_age: i64,
    /// The time in minutes without a message after which the entity manager evicts a thread, with its messages; `0` for never,
    /// which is the default. Checked every minute. A later event of the thread may cache it again.
    #[export(range = (0.0, 10080.0, 1.0, or_greater, suffix = "min"))]
    max_thread_age: i64,
    /// The time in minutes after which the entity manager evicts users who are neither the bot nor members of a guild; `0` for
    /// never, which is the default. These are users of direct message channels without messages for this time, which are evicted as
    /// well, and users of [method DiscordEntityManager.put]. A user is kept as long as another cached entity refers to it.
    #[export(range = (0.0, 10080.0, 1.0, or_greater, suffix = "min"))]
    max_user_age: i64,
    /// If `true`, the entity manager keeps the channels of guilds; for threads, see [member keep_threads]. If `false`, permissions
    /// in channels cannot be computed. Disable it only for a bot that only uses commands or webhooks.
    #[export]
    keep_channels: bool,
    /// If `true`, the entity manager keeps roles. If `false`, permissions cannot be computed, and members have no role objects.
    /// Disable it only for a bot that only uses commands or webhooks.
    #[export]
    keep_roles: bool,
    /// If `true`, the entity manager keeps voice states: which user is in which voice channel.
    #[export]
    keep_voice_states: bool,
    /// If `true`, the entity manager keeps threads.
    #[export]
    keep_threads: bool,
    /// If `true`, the entity manager keeps the emojis of guilds.
    #[export]
    keep_emojis: bool,
    /// If `true`, the entity manager keeps the stickers of guilds.
    #[export]
    keep_stickers: bool,
    /// If `true`, the entity manager keeps the stage instances of open stages.
    #[export]
    keep_stage_instances: bool,
    /// If `true`, the entity manager keeps the scheduled events of guilds.
    #[export]
    keep_scheduled_events: bool,
    /// If `true`, the entity manager keeps the auto moderation rules of guilds.
    #[export]
    keep_auto_moderation_rules: bool,
    /// If `true`, the entity manager keeps the soundboard sounds of guilds.
    #[export]
    keep_soundboard_sounds: bool,
    /// If `true`, the entity manager keeps the integrations of guilds.
    #[export]
    keep_integrations: bool,
    /// If `true`, the entity manager keeps invites that were created while the bot was logged in.
    #[export]
    keep_invites: bool,
    #[export_group(name = "Server")]
    /// The base URL of Discord's API. If empty, which is the default, Discord itself is used. A proxy or a
    /// [DiscordSandbox] has a URL such as `http://127.0.0.1:8080/api`. Takes effect at the next [method login].
    #[export]
    api_url: GString,
    /// The URL of an HTTP proxy for all connections: to the gateway, to the HTTP API, to images, and to the WebSockets of voice servers. The
    /// sound of voice channels is sent and received over UDP, which HTTP proxies do not support: it never uses a proxy. The URL may contain a user name and a
    /// password, as in `http://user:password@127.0.0.1:3128`; set such a URL in code, so that it is not stored in the scene. If empty,
    /// which is the default, the environment variables `HTTPS_PROXY` and `ALL_PROXY`, or the settings of the system on Windows and macOS,
    /// are used, except for servers on this machine. The environment variable `NO_PROXY` lists exceptions. Takes effect at the next
    /// [method login].
    #[export]
    proxy_url: GString,
    /// The number of shards of the bot: connections to the gateway that share its guilds. If `0`, the number that
    /// Discord recommends is used: one for bots in up to about a thousand guilds. Takes effect at the next
    /// [method login].
    #[export(range = (0.0, 1000.0, 1.0, or_greater))]
    shard_count: i64,
    /// The ids of the shards that this client runs, from `0` to [member shard_count] - 1. If empty, the client runs all shards.
    /// Set this to spread a large bot over several processes. A client runs up to 1000 shards. Takes effect at the next [method login].
    #[export]
    shard_ids: PackedInt32Array,
    /// If `true`, the connections of requests stay open for the next requests, which saves the time of a TLS handshake. Discord's
    /// own server needs only one connection for all requests at once. A server at [member api_url] without HTTP/2 needs one for
    /// each request at a time; at most 16 of them stay open while they are not used, for 90 seconds. If `false`, each request
    /// opens a connection of its own. Takes effect at the next [method login].
    #[export]
    use_http_pool: bool,
    /// If `true`, the client delays requests to respect Discord's rate limits, so that none is exceeded. Disable this
    /// only for a proxy at [member api_url] that handles them for several bots at once. Takes effect at the next
    /// [method login].
    #[export]
    rate_limits: bool,
    /// The maximum time in seconds that a rate limit may delay a request. A request that would have to wait longer
    /// fails at once, and [member DiscordError.retry_after] is the time that Discord requires to wait. The same applies
    /// to a ban by Cloudflare. If `0`, there is no maximum: requests may wait for hours. Takes effect at the next
    /// [method login].
    #[export(range = (0.0, 3600.0, 1.0, or_greater, suffix = "s"))]
    max_rate_limit_wait: f64,
    /// The compression of the gateway connection. [constant TRANSPORT_ZSTD], the default, is the most efficient;
    /// [constant TRANSPORT_ZLIB] is the older format, and [constant TRANSPORT_PLAIN] is for a server on the same machine. Takes
    /// effect at the next [method login].
    #[export(enum = (Zstd = 0, Zlib = 1, Plain = 2))]
    transport_compression: i64,
    /// The number of members, from `50` to `250`, above which Discord sends a guild without its offline members; use
    /// [method request_guild_members] to receive them. Takes effect at the next [method login].
    #[export(range = (50.0, 250.0, 1.0))]
    large_threshold: i64,
    /// The maximum size of a payload of the gateway in MiB, after decompression, from `1` to `256`. A larger one closes the connection.
    /// The largest payloads of Discord, which are those of guilds with many channels and members, have a few MiB. Takes effect at the
    /// next [method login].
    #[export(range = (1.0, 256.0, 1.0, suffix = "MiB"))]
    max_payload_mib: i64,
    /// What the client says about itself when it begins a session: a [Dictionary] with the keys `"os"`, `"browser"` and `"device"`, with
    /// texts of up to 100 bytes. What is not in it has the default value: the operating system, and the name of this addon. Takes
    /// effect at the next [method login].
    #[export]
    identify_properties: VarDictionary,
    /// Certificates of authorities that the client trusts in addition to those of the system, in the format PEM: for a server at
    /// [member api_url] with a certificate of its own, and for the voice server of the sandbox, see
    /// [method DiscordSandbox.get_voice_certificate]. Text that contains no certificate is logged as an error. Takes effect at the next
    /// [method login].
    #[export(multiline)]
    #[var(set = set_trusted_certificates)]
    pub(super) trusted_certificates: GString,
    /// The base URL of Discord's images. If empty, which is the default, Discord's own server is used.
    #[export]
    #[var(get = get_cdn_url, set = set_cdn_url)]
    pub(super) cdn_url: GString,
    /// Discord's HTTP API, as awaitable methods.
    #[var(get = get_rest, no_set, usage_flags = [NONE])]
    rest: PhantomVar<Gd<DiscordREST>>,
    /// The connections to the gateway: their state, the payloads that pass, and functions for tests. It always exists.
    #[var(get = get_gateway_websocket, no_set, usage_flags = [NONE])]
    gateway_websocket: PhantomVar<Gd<DiscordGatewayWebSocket>>,
    /// The connections to voice servers: their states, and a signal for new ones. It always exists. [method join_voice] opens a
    /// connection.
    #[var(get = get_voice_websocket, no_set, usage_flags = [NONE])]
    voice_websocket: PhantomVar<Gd<DiscordVoiceWebSocket>>,
    /// The cache of the entities the bot has received: guilds, channels, users, messages and others.
    #[var(get = get_entity_manager, no_set, usage_flags = [NONE])]
    entity_manager: PhantomVar<Gd<DiscordEntityManager>>,

    /// The commands registered by [method register_application_command] and [method sync_application_commands]: a
    /// [Dictionary] of [DiscordApplicationCommand]s by name. If several commands have the same name, a slash command
    /// comes before a user command, a user command before a message command, and a global command before those of
    /// guilds. The first has the name as its key; the keys of the others are `"name:type:guild_id"`. Use
    /// [method get_registered_command] to find one of them, and [method get_handlers] to get their handlers and executors.
    /// This is a copy.
    #[var(get = get_commands_map, no_set, usage_flags = [NONE])]
    commands_map: PhantomVar<VarDictionary>,

    pub(super) core: Rc<Core>,
    pub(super) rest_object: Gd<DiscordREST>,
    pub(super) gateway_websocket_object: Gd<DiscordGatewayWebSocket>,
    pub(super) voice_websocket_object: Gd<DiscordVoiceWebSocket>,
    pub(super) entity_manager_object: Gd<DiscordEntityManager>,
    wants_login: std::cell::Cell<bool>,
    /// If `true`, the node was outside the tree at the end of a frame, and has not entered it since.
    is_outside_tree: std::cell::Cell<bool>,
    base: Base<Node>,
}

/// The functions with which the state of the client reads the properties.
const PROPERTIES: NodeProperties = NodeProperties {
    login_settings: |node| Some(DiscordClient::find(node)?.bind().settings()),
    auto_defers: |node| DiscordClient::find(node).is_some_and(|node| node.bind().auto_defer),
    command_prefix: |node| {
        DiscordClient::find(node)
            .map(|node| node.bind().command_prefix.to_string())
            .unwrap_or_default()
    },
};

#[godot_api]
impl INode for DiscordClient {
    fn init(base: Base<Node>) -> Self {
        let core = Core::create();
        let cache = CacheSettings::default();
        let rest_object = DiscordREST::create(core.id());
        let entity_manager_object = DiscordEntityManager::create(core.id());
        let gateway_websocket_object = DiscordGatewayWebSocket::create(core.id());
        let voice_websocket_object = DiscordVoiceWebSocket::create(core.id());
        let objects = NodeObjects {
            rest: rest_object.instance_id(),
            entity_manager: entity_manager_object.instance_id(),
            gateway_websocket: gateway_websocket_object.instance_id(),
            voice_websocket: voice_websocket_object.instance_id(),
        };
        core.set_node(base.to_init_gd().instance_id(), PROPERTIES, objects);
        Self {
            intents: Intents::DEFAULT.into(),
            token_environment_variable: "DISCORD_TOKEN".into(),
            auto_login: false,
            auto_defer: false,
            allowed_mentions: PhantomVar::default(),
            command_prefix: GString::new(),
            commands_map: PhantomVar::default(),
            token: PhantomVar::default(),
            client_id: PhantomVar::default(),
            frame_budget_usec: 2000,
            use_idle_time: true,
            keep_entities: true,
            max_messages_per_channel: cache.messages_per_channel as i64,
            max_messages: cache.messages as i64,
            max_members: cache.members as i64,
            max_presences: cache.presences as i64,
            max_archived_threads: cache.archived_threads as i64,
            max_message_age: 0,
            max_thread_age: 0,
            max_user_age: 0,
            keep_channels: cache.kinds.contains(CachedKinds::CHANNELS),
            keep_roles: cache.kinds.contains(CachedKinds::ROLES),
            keep_voice_states: cache.kinds.contains(CachedKinds::VOICE_STATES),
            keep_threads: cache.kinds.contains(CachedKinds::THREADS),
            keep_emojis: cache.kinds.contains(CachedKinds::EMOJIS),
            keep_stickers: cache.kinds.contains(CachedKinds::STICKERS),
            keep_stage_instances: cache.kinds.contains(CachedKinds::STAGE_INSTANCES),
            keep_scheduled_events: cache.kinds.contains(CachedKinds::SCHEDULED_EVENTS),
            keep_auto_moderation_rules: cache.kinds.contains(CachedKinds::AUTO_MODERATION_RULES),
            keep_soundboard_sounds: cache.kinds.contains(CachedKinds::SOUNDBOARD_SOUNDS),
            keep_integrations: cache.kinds.contains(CachedKinds::INTEGRATIONS),
            keep_invites: cache.kinds.contains(CachedKinds::INVITES),
            api_url: GString::new(),
            proxy_url: GString::new(),
            shard_count: 0,
            shard_ids: PackedInt32Array::new(),
            use_http_pool: true,
            rate_limits: true,
            max_rate_limit_wait: discord_client::DEFAULT_MAX_RATE_LIMIT_WAIT.as_secs_f64(),
            transport_compression: Self::TRANSPORT_ZSTD,
            large_threshold: GatewaySettings::DEFAULTS.0,
            max_payload_mib: GatewaySettings::DEFAULTS.1,
            identify_properties: VarDictionary::new(),
            trusted_certificates: GString::new(),
            cdn_url: GString::new(),
            rest: PhantomVar::default(),
            gateway_websocket: PhantomVar::default(),
            voice_websocket: PhantomVar::default(),
            entity_manager: PhantomVar::default(),
            rest_object,
            gateway_websocket_object,
            voice_websocket_object,
            entity_manager_object,
            wants_login: std::cell::Cell::new(false),
            is_outside_tree: std::cell::Cell::new(true),
            core,
            base,
        }
    }

    fn on_notification(&mut self, what: NodeNotification) {
        // Unlike `_enter_tree`, a notification is received even if a script overrides methods. A node that changes its
        // parent leaves and enters the tree within one frame, which does not count as entering the tree.
        if what == NodeNotification::ENTER_TREE
            && self.is_outside_tree.take()
            && self.auto_login
            && !godot::init::is_editor_hint()
        {
            self.wants_login.set(true);
        }
    }

    fn get_configuration_warnings(&self) -> PackedStringArray {
        super::warnings::warnings_for(&self.settings())
            .into_iter()
            .map(GString::from)
            .collect()
    }

    fn to_string(&self) -> GString {
        (&format!("<DiscordClient#{}>", self.base().instance_id().to_i64())).into()
    }
}

impl DiscordClient {
    /// Returns the node with this instance id, unless it was freed.
    pub fn find(node: InstanceId) -> Option<Gd<Self>> {
        Gd::try_from_instance_id(node).ok()
    }

    /// Returns the state of the client.
    pub fn shared_core(&self) -> Rc<Core> {
        self.core.clone()
    }

    /// Returns the login settings from the properties.
    pub fn settings(&self) -> LoginSettings {
        LoginSettings {
            intents: Intents::from_bits_retain(self.intents as u32),
            api_url: self.api_url.to_string(),
            proxy_url: Secret::from(self.proxy_url.to_string().as_str()),
            token_environment_variable: self.token_environment_variable.to_string(),
            compression: match self.transport_compression {
                Self::TRANSPORT_ZLIB => Compression::ZlibStream,
                Self::TRANSPORT_PLAIN => Compression::None,
                _ => Compression::ZstdStream,
            },
            large_threshold: self.large_threshold,
            max_payload_mib: self.max_payload_mib,
            identify_properties: self
                .identify_properties
                .iter_shared()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect(),
            shard_count: self.shard_count,
            shard_ids: self
                .shard_ids
                .as_slice()
                .iter()
                .copied()
                .map(i64::from)
                .collect(),
            keeps_connections: self.use_http_pool,
            rate_limits: self.rate_limits,
            max_rate_limit_wait: Some(self.max_rate_limit_wait)
                .filter(|seconds| *seconds > 0.0)
                .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
            extra_roots: certificates_from_pem(&self.trusted_certificates.to_string())
                .unwrap_or_default(),
            cache: self.cache_settings(),
        }
    }

    /// Returns the cache settings from the properties.
    fn cache_settings(&self) -> CacheSettings {
        if !self.keep_entities {
            return CacheSettings::MINIMAL;
        }
        let number = |wanted| usize::try_from(wanted).unwrap_or(0);
        let age = |minutes: i64| {
            let minutes = u64::try_from(minutes).ok().filter(|minutes| *minutes > 0)?;
            Some(Duration::from_secs(minutes.saturating_mul(60)))
        };
        let kinds = [
            (self.keep_channels, CachedKinds::CHANNELS),
            (self.keep_roles, CachedKinds::ROLES),
            (self.keep_voice_states, CachedKinds::VOICE_STATES),
            (self.keep_threads, CachedKinds::THREADS),
            (self.keep_emojis, CachedKinds::EMOJIS),
            (self.keep_stickers, CachedKinds::STICKERS),
            (self.keep_stage_instances, CachedKinds::STAGE_INSTANCES),
            (self.keep_scheduled_events, CachedKinds::SCHEDULED_EVENTS),
            (
                self.keep_auto_moderation_rules,
                CachedKinds::AUTO_MODERATION_RULES,
            ),
            (self.keep_soundboard_sounds, CachedKinds::SOUNDBOARD_SOUNDS),
            (self.keep_integrations, CachedKinds::INTEGRATIONS),
            (self.keep_invites, CachedKinds::INVITES),
        ];
        CacheSettings {
            messages_per_channel: number(self.max_messages_per_channel),
            messages: number(self.max_messages),
            members: number(self.max_members),
            presences: number(self.max_presences),
            archived_threads: number(self.max_archived_threads),
            message_age: age(self.max_message_age),
            thread_age: age(self.max_thread_age),
            user_age: age(self.max_user_age),
            kinds: kinds
                .into_iter()
                .filter_map(|(wanted, kind)| wanted.then_some(kind))
                .collect(),
        }
    }

    /// Returns the time that events may take in one frame.
    pub fn frame_budget(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.frame_budget_usec).unwrap_or(0))
    }

    /// Returns `true` once after the node has entered the tree with `auto_login` enabled.
    pub fn take_auto_login(&self) -> bool {
        self.wants_login.take()
    }

    /// Records that the node is outside the tree at the end of a frame.
    pub fn note_outside_tree(&self) {
        self.wants_login.set(false);
        self.is_outside_tree.set(true);
    }

    /// Returns whether events may take idle time of a frame.
    pub fn uses_idle_time(&self) -> bool {
        self.use_idle_time
    }
}
