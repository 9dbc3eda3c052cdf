//! The server of a node.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discord_client::ClientError;
use discord_client::interactions_endpoint::{
    EndpointEvent, EndpointSettings, InteractionsEndpoint, Rejection,
};
use discord_godot_entities::entity_store::ClientId;
use godot::prelude::*;

use crate::core::Core;

/// The number of invalid signatures, while no request had a valid one, after which the public key is probably wrong. Discord
/// sends a few of them when it checks the URL.
const SUSPICIOUS: u32 = 5;

thread_local! {
    /// The servers of all nodes.
    static SERVERS: RefCell<Vec<Rc<RunningServer>>> = const { RefCell::new(Vec::new()) };
}

/// The server of a node, which is shared by the node and the list of all servers. It is not borrowed while a script runs.
pub(super) struct RunningServer {
    /// The node, which may be freed at any time.
    node: InstanceId,
    endpoint: RefCell<Option<InteractionsEndpoint>>,
    /// The client that handles the interactions.
    client: Cell<Option<ClientId>>,
    wants_start: Cell<bool>,
    pending_started: Cell<bool>,
    pending_stopped: Cell<bool>,
    /// The number of invalid signatures; `None` once it does not matter anymore.
    invalid_signatures: Cell<Option<u32>>,
}

impl RunningServer {
    /// Creates the state of a new node.
    pub(super) fn create(node: InstanceId) -> Rc<Self> {
        let server = Rc::new(Self {
            node,
            endpoint: RefCell::default(),
            client: Cell::new(None),
            wants_start: Cell::new(false),
            pending_started: Cell::new(false),
            pending_stopped: Cell::new(false),
            invalid_signatures: Cell::new(None),
        });
        SERVERS.with_borrow_mut(|servers| servers.push(server.clone()));
        server
    }

    /// Returns the servers of all nodes, and forgets those of nodes that were freed.
    pub(super) fn all() -> Vec<Rc<Self>> {
        SERVERS.with_borrow_mut(|servers| {
            servers.retain(|server| server.node.lookup_validity());
            servers.clone()
        })
    }

    /// Returns the instance id of the node.
    pub(super) fn node(&self) -> InstanceId {
        self.node
    }

    /// Returns the client that handles the interactions.
    pub(super) fn client(&self) -> Option<Rc<Core>> {
        Core::find(self.client.get()?)
    }

    /// Starts the server for a client.
    pub(super) fn start(&self, core: &Core, settings: EndpointSettings) -> Result<(), ClientError> {
        let endpoint = InteractionsEndpoint::start(settings)?;
        core.interactions.begin_over_http();
        self.endpoint.replace(Some(endpoint));
        self.client.set(Some(core.id()));
        self.wants_start.set(false);
        self.pending_started.set(true);
        self.invalid_signatures.set(Some(0));
        Ok(())
    }

    /// Stops the server, if it is running.
    pub(super) fn stop(&self) {
        self.wants_start.set(false);
        if self.endpoint.take().is_some() && !self.pending_started.take() {
            self.pending_stopped.set(true);
        }
    }

    /// Returns the port that the server listens on, if it is running.
    pub(super) fn port(&self) -> Option<u16> {
        let endpoint = self.endpoint.borrow();
        endpoint.as_ref().map(|endpoint| endpoint.address().port())
    }

    /// Returns the next event of the server.
    pub(super) fn receive(&self) -> Option<EndpointEvent> {
        self.endpoint.borrow_mut().as_mut()?.receive()
    }

    /// Sets whether the server starts at the next frame.
    pub(super) fn set_wants_start(&self, wants_start: bool) {
        self.wants_start.set(wants_start);
    }

    /// Returns `true` once if the server must be started.
    pub(super) fn take_wants_start(&self) -> bool {
        self.wants_start.take()
    }

    /// Returns `true` once after the start, if it must still be announced.
    pub(super) fn take_pending_started(&self) -> bool {
        self.pending_started.take()
    }

    /// Returns `true` once after the stop, if it must still be announced.
    pub(super) fn take_pending_stopped(&self) -> bool {
        self.pending_stopped.take()
    }

    /// Records that a request had a valid signature.
    pub(super) fn note_valid_signature(&self) {
        self.invalid_signatures.set(None);
    }

    /// Records a rejected request. Returns `true` once if the public key is probably wrong.
    pub(super) fn is_key_suspicious(&self, rejection: Rejection) -> bool {
        let count = match (rejection, self.invalid_signatures.get()) {
            (Rejection::InvalidSignature, Some(count)) => count + 1,
            _ => return false,
        };
        let is_suspicious = count >= SUSPICIOUS;
        self.invalid_signatures
            .set((!is_suspicious).then_some(count));
        is_suspicious
    }
}
