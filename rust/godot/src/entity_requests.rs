//! The implementation of `EntityOwner`: requests, waits and responses of entities.

use std::sync::Arc;

use discord_client::ClientError;
use discord_client::interactions::ResponseKind;
use discord_godot_entities::collector::DiscordCollector;
use discord_godot_entities::entity_owner::{EndpointCall, EntityOwner, Followup, ResponsePayload};
use discord_godot_entities::entity_store::EntityStore;
use discord_godot_values::error::DiscordError;
use discord_godot_values::parameters::{Filter, Options};
use discord_model::{Id, ImagePath, Interaction, InteractionType, Message, User};
use discord_rest::{ArgumentError, Request, Route};
use godot::prelude::*;

use crate::core::Core;
use crate::interactions;
use crate::rest::build_request;
use crate::send_direct_message;
use crate::wait::{self, Predicate};

impl EntityOwner for Core {
    fn entities(&self) -> &EntityStore {
        &self.entities
    }

    fn call(&self, call: EndpointCall<'_>) -> Signal {
        let route = call.route;
        self.requests
            .send(self, route.name, route.response, build(self, call))
    }

    fn call_latest(&self, key: &str, call: EndpointCall<'_>) -> Signal {
        let route = call.route;
        let request = build(self, call);
        self.requests
            .send_latest(self, key, route.name, route.response, request)
    }

    fn call_shared(&self, key: &str, call: EndpointCall<'_>) -> Signal {
        let route = call.route;
        let request = build(self, call);
        self.requests
            .send_shared(self, key, route.name, route.response, request)
    }

    fn refuse(&self, route: &'static Route, problem: String) -> Signal {
        let error = ArgumentError {
            route: route.name,
            problem,
        };
        self.requests
            .send(self, route.name, route.response, Err(error.into()))
    }

    fn completed(&self, method: &'static str, result: Variant) -> Signal {
        self.requests.completed(method, result)
    }

    fn fetch_image(&self, url: String) -> Signal {
        let url = ImagePath::still(url, &self.entities.cdn_url());
        self.requests.download(self, url)
    }

    fn send_direct_message(&self, user: Id<User>, message: Variant, options: &Options) -> Signal {
        send_direct_message::send(self, user, message, options)
    }

    fn last_error(&self) -> Option<Gd<DiscordError>> {
        self.requests.read_last_error()
    }

    fn wait_for_component(&self, message: Id<Message>, filter: Filter, timeout: f64) -> Signal {
        let method = "DiscordMessage.wait_for_component";
        wait::interaction(self, method, component_of(message), filter, timeout)
    }

    fn collect_components(
        &self,
        message: Id<Message>,
        filter: Filter,
        options: &Options,
    ) -> Gd<DiscordCollector> {
        let method = "DiscordMessage.collect_components";
        wait::interactions(self, method, component_of(message), filter, options)
    }

    fn next_collected(&self, collector: u64) -> Signal {
        self.waits.next_collected(collector)
    }

    fn stop_collector(&self, collector: u64) {
        self.waits.stop(collector);
    }

    fn collected(&self, collector: u64) -> Vec<Variant> {
        self.waits.collected(collector)
    }

    fn has_collector_ended(&self, collector: u64) -> bool {
        self.waits.has_collector_ended(collector)
    }

    fn forget_collector(&self, collector: u64) {
        self.waits.forget(collector);
    }

    fn respond(
        &self,
        interaction: &Arc<Interaction>,
        kind: ResponseKind,
        payload: ResponsePayload,
    ) -> Signal {
        interactions::respond(self, interaction, kind, payload)
    }

    fn show_modal_and_wait(
        &self,
        interaction: &Arc<Interaction>,
        modal: Variant,
        timeout: f64,
    ) -> Signal {
        interactions::show_modal_and_wait(self, interaction, modal, timeout)
    }

    fn is_acknowledged(&self, interaction: Id<Interaction>) -> bool {
        self.interactions.is_acknowledged(interaction.get())
    }

    fn follow_up(&self, interaction: &Arc<Interaction>, followup: Followup<'_>) -> Signal {
        interactions::follow_up(self, interaction, followup)
    }
}

fn build(core: &Core, call: EndpointCall<'_>) -> Result<Request, ClientError> {
    build_request(core, call.route, call.parameters, call.options, call.reason)
}

/// Matches interactions with the components of a message.
fn component_of(message: Id<Message>) -> Predicate {
    Box::new(move |interaction: &Interaction| {
        let on = interaction.message.as_ref().map(|message| message.id);
        interaction.kind == InteractionType::MESSAGE_COMPONENT && on == Some(message)
    })
}
