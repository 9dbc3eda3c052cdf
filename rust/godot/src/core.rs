//! What one client is on the main thread: its state, shared by the node, its entities and its requests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use discord_cache::Cache;
use godot::obj::{Gd, InstanceId};

use crate::client::DiscordClient;
use crate::direct_messages::DirectMessages;
use crate::gathering::Gathering;
use crate::interactions::Interactions;
use crate::raw_event::RawEventSlot;
use crate::registered_commands::RegisteredCommands;
use crate::registry::Registry;
use crate::rest::Requests;
use crate::session::Session;
use crate::signals::Names;
use crate::waiting::Waiting;

/// How many states without a bot there are, if none of them is busy.
const MOST_ALONE: usize = 4;

/// Names a client. Entities keep this and no pointer, so that one that is dropped on another thread touches nothing.
pub type CoreId = u64;

/// The state of one client, reached by the main thread alone. No borrow of it is ever held while user code runs.
pub struct Core {
    /// Its name.
    pub id: CoreId,
    /// The node; it may be freed at any time.
    pub node: Cell<Option<InstanceId>>,
    /// What the bot knows.
    pub cache: RefCell<Cache>,
    /// Which objects stand for which entities.
    pub registry: Registry,
    /// The requests on their way.
    pub requests: Requests,
    /// The channels for direct messages.
    pub direct_messages: DirectMessages,
    /// Whether somebody holds the `DiscordREST`, which may outlive the node.
    pub rest_is_held: Cell<bool>,
    /// The connection, between login and logout.
    pub session: Session,
    /// The event whose payload is being converted for `raw_event`.
    pub raw_event: RawEventSlot,
    /// The requests over the gateway that wait for events.
    pub gathering: Gathering,
    /// What people do with commands, buttons and forms.
    pub interactions: Interactions,
    /// The commands that were registered.
    pub commands: RegisteredCommands,
    /// Who waits for signals.
    pub waiting: Waiting,
    /// What the signals are called.
    pub signal_names: Names,
}

thread_local! {
    static CORES: RefCell<BTreeMap<CoreId, Rc<Core>>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: Cell<CoreId> = const { Cell::new(1) };
}

impl Core {
    /// Makes the state of a new client.
    pub fn create() -> Rc<Self> {
        Self::with_session(Session::default())
    }

    /// The state that stands for nobody: for what needs no bot, such as a webhook. Each API has one, for as long as there are
    /// no more than a few of them.
    pub fn alone(api_url: &str) -> Rc<Self> {
        let alone: Vec<_> = Self::all()
            .into_iter()
            .filter(|core| core.session.is_alone())
            .collect();
        if let Some(core) = alone.iter().find(|core| core.session.is_alone_at(api_url)) {
            return core.clone();
        }
        let idle = alone.iter().find(|core| core.requests.is_empty());
        if let Some(oldest) = idle.filter(|_| alone.len() >= MOST_ALONE) {
            oldest.forget();
        }
        Self::with_session(Session::alone(api_url))
    }

    fn with_session(session: Session) -> Rc<Self> {
        let id = NEXT.replace(NEXT.get() + 1);
        let core = Rc::new(Self {
            id,
            node: Cell::new(None),
            cache: RefCell::default(),
            registry: Registry::default(),
            requests: Requests::default(),
            direct_messages: DirectMessages::default(),
            rest_is_held: Cell::new(true),
            session,
            raw_event: RawEventSlot::default(),
            gathering: Gathering::default(),
            interactions: Interactions::default(),
            commands: RegisteredCommands::default(),
            waiting: Waiting::default(),
            signal_names: Names::default(),
        });
        CORES.with_borrow_mut(|cores| cores.insert(id, core.clone()));
        core
    }

    /// The client with this name, unless it is gone.
    pub fn find(id: CoreId) -> Option<Rc<Self>> {
        // During the exit of a thread there are no clients any more.
        CORES
            .try_with(|cores| cores.try_borrow().ok()?.get(&id).cloned())
            .ok()
            .flatten()
    }

    /// The node, unless it was freed.
    pub fn node(&self) -> Option<Gd<DiscordClient>> {
        Gd::try_from_instance_id(self.node.get()?).ok()
    }

    /// Whether there still is a node.
    pub fn has_node(&self) -> bool {
        self.node.get().is_some_and(InstanceId::lookup_validity)
    }

    /// All clients.
    pub fn all() -> Vec<Rc<Self>> {
        CORES.with_borrow(|cores| cores.values().cloned().collect())
    }

    /// Whether nobody waits for it any more.
    pub fn is_idle(&self) -> bool {
        self.requests.is_empty() && self.waiting.is_empty()
    }

    /// Changes what is known. What that leaves over is freed in the background.
    pub fn change_cache<R>(&self, change: impl FnOnce(&mut Cache) -> R) -> R {
        let mut cache = self.cache.borrow_mut();
        let answer = change(&mut cache);
        if let Some(leftovers) = cache.take_leftovers() {
            discord_client::discard(leftovers);
        }
        answer
    }

    /// Forgets this client. Its entities keep what they last knew.
    pub fn forget(&self) {
        self.change_cache(Cache::clear);
        let gone = CORES.with_borrow_mut(|cores| cores.remove(&self.id));
        // Dropped only now: what it holds may look for it.
        drop(gone);
    }
}
