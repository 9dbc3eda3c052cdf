//! The state of one client on the main thread, which the node, its entities and its requests share.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use discord_cache::Cache;
use discord_client::commands::RegisteredCommands;
use discord_client::{BotConnection, DirectMessages, GatewayRequests, LoginSettings};
use discord_godot_entities::entity_owner;
use discord_godot_entities::entity_store::{ClientId, EntityStore};
use discord_model::{Application, Id};
use discord_rest::objects::all_but_everyone;
use godot::prelude::*;
use serde_json::Value;

use crate::command_rules::CommandState;
use crate::conversion::ConversionSlot;
use crate::interactions::Interactions;
use crate::rest::Requests;
use crate::signal_names::SignalNames;
use crate::voice::VoiceRegistry;
use crate::wait::WaitRegistry;

/// The maximum number of detached states that are kept while none of them is busy.
const MAX_DETACHED: usize = 4;

/// Functions that read the properties of a node, because this file does not depend on its class.
#[derive(Clone, Copy)]
pub struct NodeProperties {
    /// Returns the login settings.
    pub login_settings: fn(InstanceId) -> Option<LoginSettings>,
    /// Returns whether unanswered interactions are deferred automatically.
    pub auto_defers: fn(InstanceId) -> bool,
    /// Returns the prefix of text commands.
    pub command_prefix: fn(InstanceId) -> String,
}

/// The objects that the properties of a node return.
#[derive(Clone, Copy)]
pub struct NodeObjects {
    /// The `DiscordREST`.
    pub rest: InstanceId,
    /// The `DiscordEntityManager`.
    pub entity_manager: InstanceId,
    /// The `DiscordGatewayWebSocket`.
    pub gateway_websocket: InstanceId,
    /// The `DiscordVoiceWebSocket`.
    pub voice_websocket: InstanceId,
}

/// The state of one client, used by the main thread only. It is never borrowed while user code runs.
pub struct Core {
    /// The cached entities.
    pub entities: EntityStore,
    /// The node, which may be freed at any time, and how its properties are read.
    node: Cell<Option<(InstanceId, NodeProperties)>>,
    /// The objects that the node's properties return.
    objects: Cell<Option<NodeObjects>>,
    /// The id of the bot's application, if it was set before Discord sent it.
    pub client_id: Cell<Option<Id<Application>>>,
    /// The pending requests.
    pub requests: Requests<Self>,
    /// The allowed mentions of messages that have none; `None` for Discord's default.
    pub allowed_mentions: RefCell<Option<Value>>,
    /// The direct message channels.
    pub direct_messages: RefCell<DirectMessages>,
    /// If `true`, a script references the `DiscordREST`, which may outlive the node.
    pub rest_is_held: Cell<bool>,
    /// The connection of the bot to Discord, across logins.
    connection: RefCell<BotConnection>,
    /// The URL of the API, if this is the state of webhooks without a bot.
    detached_api_url: Option<String>,
    /// The payload that is being converted to values of GDScript.
    pub conversion: ConversionSlot,
    /// The requests over the gateway that wait for events.
    pub gateway_requests: RefCell<GatewayRequests<Variant>>,
    /// The interactions of users with commands, components and modals.
    pub interactions: Interactions<Self>,
    /// The rules of commands, and the text commands.
    pub command_state: CommandState,
    /// The commands that were registered.
    pub commands: RefCell<RegisteredCommands>,
    /// The waits for signals.
    pub waits: WaitRegistry,
    /// The cached names of the signals.
    pub signal_names: SignalNames,
    /// The voice connections.
    pub voice: VoiceRegistry,
}

impl Core {
    /// Creates the state of a new client.
    pub fn create() -> Rc<Self> {
        Self::new(None)
    }

    /// Returns the state for requests that need no bot, such as those of webhooks. There is one for each API URL, as
    /// long as there are only a few of them.
    pub fn detached(api_url: &str) -> Rc<Self> {
        let detached: Vec<_> = Self::all()
            .into_iter()
            .filter(|core| core.is_detached())
            .collect();
        if let Some(core) = detached
            .iter()
            .find(|core| core.detached_api_url() == Some(api_url))
        {
            return core.clone();
        }
        let idle = detached.iter().find(|core| core.requests.is_empty());
        if let Some(oldest) = idle.filter(|_| detached.len() >= MAX_DETACHED) {
            oldest.forget();
        }
        Self::new(Some(api_url.to_owned()))
    }

    fn new(detached_api_url: Option<String>) -> Rc<Self> {
        let core = Rc::new(Self {
            entities: EntityStore::new(entity_owner::next_client()),
            node: Cell::new(None),
            objects: Cell::new(None),
            client_id: Cell::new(None),
            requests: Requests::default(),
            allowed_mentions: RefCell::new(Some(all_but_everyone())),
            direct_messages: RefCell::default(),
            rest_is_held: Cell::new(true),
            connection: RefCell::default(),
            detached_api_url,
            conversion: ConversionSlot::default(),
            gateway_requests: RefCell::new(GatewayRequests::new(Instant::now())),
            interactions: Interactions::default(),
            command_state: CommandState::default(),
            commands: RefCell::default(),
            waits: WaitRegistry::default(),
            signal_names: SignalNames::default(),
            voice: VoiceRegistry::default(),
        });
        entity_owner::add_owner(core.clone());
        core
    }

    /// Returns whether this is the state for webhooks without a bot, which has no node and no token.
    pub fn is_detached(&self) -> bool {
        self.detached_api_url.is_some()
    }

    /// Returns the URL of the API, if this is the state for webhooks without a bot.
    pub fn detached_api_url(&self) -> Option<&str> {
        self.detached_api_url.as_deref()
    }

    /// Uses the connection, which is borrowed during the call, so `use_it` must not run a script.
    pub fn connection<R>(&self, use_it: impl FnOnce(&mut BotConnection) -> R) -> R {
        use_it(&mut self.connection.borrow_mut())
    }

    /// Returns the id of the client.
    pub fn id(&self) -> ClientId {
        self.entities.client
    }

    /// Returns the client with this id, unless it was removed.
    pub fn find(id: ClientId) -> Option<Rc<Self>> {
        let owner: Rc<dyn Any> = entity_owner::find_owner(id)?;
        owner.downcast().ok()
    }

    /// Sets the node of the client, and the objects that its properties return.
    pub fn set_node(&self, node: InstanceId, properties: NodeProperties, objects: NodeObjects) {
        self.node.set(Some((node, properties)));
        self.objects.set(Some(objects));
    }

    /// Returns an object of the node, unless the node was freed.
    fn object(&self, choose: impl FnOnce(NodeObjects) -> InstanceId) -> Option<Gd<Object>> {
        self.node_id()?;
        Gd::try_from_instance_id(choose(self.objects.get()?)).ok()
    }

    /// Returns the `DiscordREST`, unless the node was freed.
    pub fn rest_object(&self) -> Option<Gd<Object>> {
        self.object(|objects| objects.rest)
    }

    /// Returns the `DiscordEntityManager`, unless the node was freed.
    pub fn entity_manager(&self) -> Option<Gd<Object>> {
        self.object(|objects| objects.entity_manager)
    }

    /// Returns the `DiscordGatewayWebSocket`, unless the node was freed.
    pub fn gateway_websocket(&self) -> Option<Gd<Object>> {
        self.object(|objects| objects.gateway_websocket)
    }

    /// Returns the `DiscordVoiceWebSocket`, unless the node was freed.
    pub fn voice_websocket(&self) -> Option<Gd<Object>> {
        self.object(|objects| objects.voice_websocket)
    }

    /// Returns the instance id of the node, unless it was freed.
    pub fn node_id(&self) -> Option<InstanceId> {
        let (node, _) = self.node.get()?;
        node.lookup_validity().then_some(node)
    }

    /// Returns the node, unless it was freed.
    pub fn node(&self) -> Option<Gd<Node>> {
        Gd::try_from_instance_id(self.node.get()?.0).ok()
    }

    /// Returns whether the node still exists.
    pub fn has_node(&self) -> bool {
        self.node_id().is_some()
    }

    /// Returns the login settings from the node's properties.
    pub fn login_settings(&self) -> Option<LoginSettings> {
        let (node, properties) = self.node.get()?;
        (properties.login_settings)(node)
    }

    /// Returns the id of the bot's application, if Discord has sent it or it was set.
    pub fn application_id(&self) -> Option<Id<Application>> {
        let cache = self.entities.cache.borrow();
        let sent = cache.application().map(|application| application.id);
        sent.or(self.client_id.get())
    }

    /// Returns whether the node has automatic deferral enabled.
    pub fn auto_defers(&self) -> bool {
        let node = self.node.get();
        node.is_some_and(|(node, properties)| (properties.auto_defers)(node))
    }

    /// Returns the prefix of text commands from the node's properties.
    pub fn command_prefix(&self) -> String {
        let node = self.node.get();
        node.map(|(node, properties)| (properties.command_prefix)(node))
            .unwrap_or_default()
    }

    /// Returns all clients.
    pub fn all() -> Vec<Rc<Self>> {
        let owners = entity_owner::all_owners().into_iter();
        owners
            .filter_map(|owner| (owner as Rc<dyn Any>).downcast().ok())
            .collect()
    }

    /// Returns whether no request and no wait is pending.
    pub fn is_idle(&self) -> bool {
        self.requests.is_empty() && self.requests.has_no_completion_waits() && self.waits.is_empty()
    }

    /// Removes this client from the registry. Its entities keep their last known state.
    pub fn forget(&self) {
        self.entities.change_cache(Cache::clear);
        entity_owner::remove_owner(self.id());
    }
}
