//! What entities ask of the client they came from.

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

/// A client, as its entities see it. Requests and waits return the signal to await.
pub trait EntityOwner: Any {
    /// What the client knows.
    fn entities(&self) -> &EntityStore;

    /// Calls an endpoint.
    fn call(&self, call: EndpointCall<'_>) -> Signal;

    /// Calls an endpoint of which only the newest call about `key` counts.
    fn call_latest(&self, key: &str, call: EndpointCall<'_>) -> Signal;

    /// A call that is refused because of its arguments.
    fn refuse(&self, route: &'static Route, problem: String) -> Signal;

    /// A call whose result is known.
    fn completed(&self, method: &'static str, result: Variant) -> Signal;

    /// Loads an image.
    fn fetch_image(&self, url: String) -> Signal;

    /// Sends a message to a user, by whatever channel there is for direct messages.
    fn send_direct_message(&self, user: Id<User>, message: Variant, options: &Options) -> Signal;

    /// The error of the last request that failed.
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

    /// The next value of a collector.
    fn next_collected(&self, collector: u64) -> Signal;

    /// Ends a collector.
    fn stop_collector(&self, collector: u64);

    /// What a collector has got so far.
    fn collected(&self, collector: u64) -> Vec<Variant>;

    /// Whether a collector has ended.
    fn has_collector_ended(&self, collector: u64) -> bool;

    /// Nobody holds a collector any more.
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

    /// Whether this client has sent the initial response to an interaction.
    fn is_acknowledged(&self, interaction: Id<Interaction>) -> bool;

    /// Sends what comes after the initial response.
    fn follow_up(&self, interaction: &Arc<Interaction>, followup: Followup<'_>) -> Signal;
}

/// A call of an endpoint, as a script makes it.
#[derive(Clone, Copy)]
pub struct EndpointCall<'a> {
    /// The endpoint.
    pub route: &'static Route,
    /// What its path and its required fields are given.
    pub parameters: &'a [Variant],
    /// Its options.
    pub options: Option<&'a AnyDictionary>,
    /// The reason for the audit log.
    pub reason: Option<&'a GString>,
}

/// What an initial response is made of.
pub enum ResponsePayload {
    /// Nothing but its kind.
    Nothing,
    /// Whether only the user sees the response that was deferred.
    Deferred {
        /// Whether only the user sees it.
        ephemeral: bool,
    },
    /// A modal.
    Modal(Variant),
    /// Suggestions.
    Choices(Variant),
    /// A message, with options.
    Message(Variant, Options),
}

/// What comes after the initial response.
pub enum Followup<'a> {
    /// A new message, with options.
    Send(&'a Variant, &'a Options),
    /// A call of an endpoint that begins with the id of the application and the token of the interaction.
    Call {
        /// What the script called, for errors.
        method: &'static str,
        /// The endpoint.
        route: &'static Route,
        /// Its other parameters.
        parameters: &'a [Variant],
        /// Its options.
        options: &'a VarDictionary,
    },
}

/// Makes the owner of entities that belong to no client, such as a webhook from its URL, by the URL of the API.
pub type DetachedOwner = fn(&str) -> Rc<dyn EntityOwner>;

thread_local! {
    static OWNERS: RefCell<BTreeMap<ClientId, Rc<dyn EntityOwner>>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: Cell<ClientId> = const { Cell::new(1) };
    static DETACHED: Cell<Option<DetachedOwner>> = const { Cell::new(None) };
}

/// A name for a new client.
pub fn next_client() -> ClientId {
    NEXT.replace(NEXT.get() + 1)
}

/// Has a client be found by its name.
pub fn add_owner(owner: Rc<dyn EntityOwner>) {
    let client = owner.entities().client;
    OWNERS.with_borrow_mut(|owners| owners.insert(client, owner));
}

/// Forgets a client. Its entities keep what they last knew.
pub fn remove_owner(client: ClientId) {
    let gone = OWNERS.with_borrow_mut(|owners| owners.remove(&client));
    // Dropped only now: what it holds may look for it.
    drop(gone);
}

/// The client with this name, unless it is gone.
pub fn find_owner(client: ClientId) -> Option<Rc<dyn EntityOwner>> {
    // During the exit of a thread there are no clients any more.
    OWNERS
        .try_with(|owners| owners.try_borrow().ok()?.get(&client).cloned())
        .ok()
        .flatten()
}

/// All clients.
pub fn all_owners() -> Vec<Rc<dyn EntityOwner>> {
    OWNERS.with_borrow(|owners| owners.values().cloned().collect())
}

/// Says how the owner of entities without a client is made.
pub fn set_detached_owner(make: DetachedOwner) {
    DETACHED.set(Some(make));
}

/// The owner of entities without a client that use the API at this URL.
pub fn detached_owner(api_url: &str) -> Option<Rc<dyn EntityOwner>> {
    DETACHED.get().map(|make| make(api_url))
}
