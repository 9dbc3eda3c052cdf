//! The interface between entities and the client that they came from.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use discord_client::interactions::ResponseKind;
use discord_godot_values::error::DiscordError;
use discord_godot_values::parameters::{Filter, Options};
use discord_model::{Id, Interaction, Message, User};
use discord_rest::Route;
use godot::prelude::*;

use crate::collector::DiscordCollector;
use crate::entity_store::{ClientId, EntityStore};

/// The client of an entity. Requests and waits return the signal to await.
pub trait EntityOwner: Any {
    /// Returns the cached entities of the client.
    fn entities(&self) -> &EntityStore;

    /// Calls an endpoint.
    fn call(&self, call: EndpointCall<'_>) -> Signal;

    /// Calls an endpoint for which only the newest call about `key` is sent.
    fn call_latest(&self, key: &str, call: EndpointCall<'_>) -> Signal;

    /// Calls an endpoint, unless a call about the same `key` is pending: then this one receives the same result.
    fn call_shared(&self, key: &str, call: EndpointCall<'_>) -> Signal;

    /// Returns the signal of a call that fails because of its arguments.
    fn refuse(&self, route: &'static Route, problem: String) -> Signal;

    /// Returns the signal of a call whose result is already known.
    fn completed(&self, method: &'static str, result: Variant) -> Signal;

    /// Loads an image.
    fn fetch_image(&self, url: String) -> Signal;

    /// Sends a message to a user in their direct message channel, which is opened if necessary.
    fn send_direct_message(&self, user: Id<User>, message: Variant, options: &Options) -> Signal;

    /// Returns the error of the last request that failed.
    fn last_error(&self) -> Option<Gd<DiscordError>>;

    /// Waits for an interaction with a component of a message.
    fn wait_for_component(&self, message: Id<Message>, filter: Filter, timeout: f64) -> Signal;

    /// Collects the interactions with the components of a message.
    fn collect_components(
        &self,
        message: Id<Message>,
        filter: Filter,
        options: &Options,
    ) -> Gd<DiscordCollector>;

    /// Returns the signal to await for the next value of a collector.
    fn next_collected(&self, collector: u64) -> Signal;

    /// Ends a collector.
    fn stop_collector(&self, collector: u64);

    /// Returns the values that a collector has collected so far.
    fn collected(&self, collector: u64) -> Vec<Variant>;

    /// Returns whether a collector has ended.
    fn has_collector_ended(&self, collector: u64) -> bool;

    /// Removes a collector that nothing references anymore.
    fn forget_collector(&self, collector: u64);

    /// Responds to an interaction.
    fn respond(
        &self,
        interaction: &Arc<Interaction>,
        kind: ResponseKind,
        payload: ResponsePayload,
    ) -> Signal;

    /// Responds with a modal, and waits until the same user submits it.
    fn show_modal_and_wait(
        &self,
        interaction: &Arc<Interaction>,
        modal: Variant,
        timeout: f64,
    ) -> Signal;

    /// Returns whether this client has sent the initial response to an interaction.
    fn is_acknowledged(&self, interaction: Id<Interaction>) -> bool;

    /// Sends a follow-up or another request that requires the initial response.
    fn follow_up(&self, interaction: &Arc<Interaction>, followup: Followup<'_>) -> Signal;
}

/// A call of an endpoint by a script.
#[derive(Clone, Copy)]
pub struct EndpointCall<'a> {
    /// The endpoint.
    pub route: &'static Route,
    /// The parameters of its path and its required fields.
    pub parameters: &'a [Variant],
    /// The options.
    pub options: Option<&'a AnyDictionary>,
    /// The reason for the audit log.
    pub reason: Option<&'a GString>,
}

/// The content of an initial response.
pub enum ResponsePayload {
    /// No data besides the type of the response.
    Nothing,
    /// A deferred response.
    Deferred {
        /// If `true`, the response is ephemeral.
        ephemeral: bool,
    },
    /// A modal.
    Modal(Variant),
    /// Autocomplete choices.
    Choices(Variant),
    /// A message, with options.
    Message(Variant, Options),
}

/// A request that requires the initial response.
pub enum Followup<'a> {
    /// A new message, with options.
    Send(&'a Variant, &'a Options),
    /// A call of an endpoint that begins with the id of the application and the token of the interaction.
    Call {
        /// The method that the script called, for errors.
        method: &'static str,
        /// The endpoint.
        route: &'static Route,
        /// The other parameters.
        parameters: &'a [Variant],
        /// The options.
        options: &'a VarDictionary,
    },
}

/// Creates the owner of entities that belong to no client, such as a webhook from its URL. The parameter is the URL of
/// the API.
pub type DetachedOwner = fn(&str) -> Rc<dyn EntityOwner>;

thread_local! {
    static OWNERS: RefCell<BTreeMap<ClientId, Rc<dyn EntityOwner>>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: Cell<ClientId> = const { Cell::new(1) };
    static DETACHED: Cell<Option<DetachedOwner>> = const { Cell::new(None) };
}

/// Returns the id of a new client.
pub fn next_client() -> ClientId {
    NEXT.replace(NEXT.get() + 1)
}

/// Registers a client, so that its entities find it by its id.
pub fn add_owner(owner: Rc<dyn EntityOwner>) {
    let client = owner.entities().client;
    OWNERS.with_borrow_mut(|owners| owners.insert(client, owner));
}

/// Removes a client. Its entities keep their last known state.
pub fn remove_owner(client: ClientId) {
    let gone = OWNERS.with_borrow_mut(|owners| owners.remove(&client));
    // The owner is dropped after the borrow ends: its destructor may look it up.
    drop(gone);
}

/// Returns the client with this id, unless it was removed.
pub fn find_owner(client: ClientId) -> Option<Rc<dyn EntityOwner>> {
    // While a thread exits, its thread-local variables are not available.
    OWNERS
        .try_with(|owners| owners.try_borrow().ok()?.get(&client).cloned())
        .ok()
        .flatten()
}

/// Returns all clients.
pub fn all_owners() -> Vec<Rc<dyn EntityOwner>> {
    OWNERS.with_borrow(|owners| owners.values().cloned().collect())
}

/// Sets the function that creates the owner of entities without a client.
pub fn set_detached_owner(make: DetachedOwner) {
    DETACHED.set(Some(make));
}

/// Returns the owner of entities without a client that use the API at this URL.
pub fn detached_owner(api_url: &str) -> Option<Rc<dyn EntityOwner>> {
    DETACHED.get().map(|make| make(api_url))
}
