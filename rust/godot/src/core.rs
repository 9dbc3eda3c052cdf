//! What one client is on the main thread: its state, shared by the node, its entities and its requests.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use discord_cache::Cache;
use discord_client::commands::RegisteredCommands;
use discord_client::{BotConnection, DirectMessages, GatewayRequests, LoginSettings};
use discord_godot_entities::entity_owner;
use discord_godot_entities::entity_store::{ClientId, EntityStore};
use godot::prelude::*;

use crate::interactions::Interactions;
use crate::raw_event::RawEventSlot;
use crate::rest::Requests;
use crate::signal_names::SignalNames;
use crate::wait::WaitRegistry;

/// How many states without a bot there are, if none of them is busy.
const MAX_DETACHED: usize = 4;

/// How the properties of a node are read, whose class this file does not know.
#[derive(Clone, Copy)]
pub struct NodeProperties {
    /// What they say about a login.
    pub login_settings: fn(InstanceId) -> Option<LoginSettings>,
    /// Whether what nobody answers in time is deferred.
    pub auto_defers: fn(InstanceId) -> bool,
}

/// The state of one client, reached by the main thread alone. No borrow of it is ever held while user code runs.
pub struct Core {
    /// What the bot knows.
    pub entities: EntityStore,
    /// The node, and how its properties are read; it may be freed at any time.
    node: Cell<Option<(InstanceId, NodeProperties)>>,
    /// The `DiscordREST`.
    rest: Cell<Option<InstanceId>>,
    /// The requests on their way.
    pub requests: Requests<Self>,
    /// The channels for direct messages.
    pub direct_messages: RefCell<DirectMessages>,
    /// Whether somebody holds the `DiscordREST`, which may outlive the node.
    pub rest_is_held: Cell<bool>,
    /// The connection of the bot to Discord, across logins.
    connection: RefCell<BotConnection>,
    /// The URL of the API, if this is the state of webhooks without a bot.
    detached_api_url: Option<String>,
    /// The event whose payload is being converted for `raw_event`.
    pub raw_event: RawEventSlot,
    /// The requests over the gateway that wait for events.
    pub gateway_requests: RefCell<GatewayRequests<Variant>>,
    /// The interactions of users with commands, components and modals.
    pub interactions: Interactions<Self>,
    /// The commands that were registered.
    pub commands: RefCell<RegisteredCommands>,
    /// Who waits for signals.
    pub waits: WaitRegistry,
    /// What the signals are called.
    pub signal_names: SignalNames,
}

impl Core {
    /// Makes the state of a new client.
    pub fn create() -> Rc<Self> {
        Self::new(None)
    }

    /// The state for requests that need no bot, such as those of webhooks. Each API has one, for as long as there are
    /// no more than a few of them.
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
            rest: Cell::new(None),
            requests: Requests::default(),
            direct_messages: RefCell::default(),
            rest_is_held: Cell::new(true),
            connection: RefCell::default(),
            detached_api_url,
            raw_event: RawEventSlot::default(),
            gateway_requests: RefCell::new(GatewayRequests::new(Instant::now())),
            interactions: Interactions::default(),
            commands: RefCell::default(),
            waits: WaitRegistry::default(),
            signal_names: SignalNames::default(),
        });
        entity_owner::add_owner(core.clone());
        core
    }

    /// Whether this is the state of webhooks without a bot: there is no node and no token.
    pub fn is_detached(&self) -> bool {
        self.detached_api_url.is_some()
    }

    /// The URL of the API, if this is the state of webhooks without a bot.
    pub fn detached_api_url(&self) -> Option<&str> {
        self.detached_api_url.as_deref()
    }

    /// Uses the connection. It is not held while a script runs, so nothing in here may call one.
    pub fn connection<R>(&self, use_it: impl FnOnce(&mut BotConnection) -> R) -> R {
        use_it(&mut self.connection.borrow_mut())
    }

    /// Its name.
    pub fn id(&self) -> ClientId {
        self.entities.client
    }

    /// The client with this name, unless it is gone.
    pub fn find(id: ClientId) -> Option<Rc<Self>> {
        let owner: Rc<dyn Any> = entity_owner::find_owner(id)?;
        owner.downcast().ok()
    }

    /// Says which node and which `DiscordREST` belong to the client.
    pub fn set_node(&self, node: InstanceId, properties: NodeProperties, rest: InstanceId) {
        self.node.set(Some((node, properties)));
        self.rest.set(Some(rest));
    }

    /// The name of the node, unless it was freed.
    pub fn node_id(&self) -> Option<InstanceId> {
        let (node, _) = self.node.get()?;
        node.lookup_validity().then_some(node)
    }

    /// The node, unless it was freed.
    pub fn node(&self) -> Option<Gd<Node>> {
        Gd::try_from_instance_id(self.node.get()?.0).ok()
    }

    /// Whether there still is a node.
    pub fn has_node(&self) -> bool {
        self.node_id().is_some()
    }

    /// The `DiscordREST`, unless the node was freed.
    pub fn rest_object(&self) -> Option<Gd<Object>> {
        self.node_id()?;
        Gd::try_from_instance_id(self.rest.get()?).ok()
    }

    /// What the node's properties say about a login.
    pub fn login_settings(&self) -> Option<LoginSettings> {
        let (node, properties) = self.node.get()?;
        (properties.login_settings)(node)
    }

    /// Whether the node wants what nobody answers in time to be deferred.
    pub fn auto_defers(&self) -> bool {
        let node = self.node.get();
        node.is_some_and(|(node, properties)| (properties.auto_defers)(node))
    }

    /// All clients.
    pub fn all() -> Vec<Rc<Self>> {
        let owners = entity_owner::all_owners().into_iter();
        owners
            .filter_map(|owner| (owner as Rc<dyn Any>).downcast().ok())
            .collect()
    }

    /// Whether nobody waits for it any more.
    pub fn is_idle(&self) -> bool {
        self.requests.is_empty() && self.waits.is_empty()
    }

    /// Forgets this client. Its entities keep what they last knew.
    pub fn forget(&self) {
        self.entities.change_cache(Cache::clear);
        entity_owner::remove_owner(self.id());
    }
}
