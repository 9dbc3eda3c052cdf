//! What is said after the first answer.

use discord_client::Failure;
use discord_rest::routes::entries::*;
use discord_rest::{Request, Route};
use godot::prelude::*;

use super::how::How;
use super::open::wrong;
use super::said::ephemeral;
use crate::acts::Argument;
use crate::core::Core;
use crate::entities::DiscordInteraction;
use crate::options::Options;
use crate::rest::{Next, Then, build_request};

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Changes the first answer, or fulfils what [method defer] or [method defer_update] promised. Gives the [DiscordMessage].
    #[func]
    fn edit_reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow(
            "edit_reply",
            &edit_original_interaction_response,
            &[message],
            &options.copy(),
        )
    }

    /// Fetches the first answer, a [DiscordMessage].
    #[func]
    fn fetch_reply(&self) -> Signal {
        let none = VarDictionary::new();
        self.follow(
            "fetch_reply",
            &get_original_interaction_response,
            &[],
            &none,
        )
    }

    /// Removes the first answer.
    #[func]
    fn delete_reply(&self) -> Signal {
        let none = VarDictionary::new();
        self.follow(
            "delete_reply",
            &delete_original_interaction_response,
            &[],
            &none,
        )
    }

    /// Says more, after the first answer: for 15 minutes, as often as you like. Parameters as for [method reply]. Gives the
    /// [DiscordMessage].
    #[func]
    pub(super) fn send_followup(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let mut options = options.copy();
        let parameter = match ephemeral(&mut options, &message) {
            Ok(message) => message,
            Err(problem) => return self.refused("send_followup", problem),
        };
        self.follow("send_followup", &execute_webhook, &[parameter], &options)
    }

    /// Changes a message of [method send_followup].
    #[func]
    fn edit_followup(
        &self,
        message_id: i64,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow(
            "edit_followup",
            &edit_webhook_message,
            &[message_id.to_variant(), message],
            &options.copy(),
        )
    }

    /// Removes a message of [method send_followup].
    #[func]
    fn delete_followup(&self, message_id: i64) -> Signal {
        self.follow(
            "delete_followup",
            &delete_webhook_message,
            &[message_id.to_variant()],
            &VarDictionary::new(),
        )
    }

    /// Fetches a message of [method send_followup].
    #[func]
    fn fetch_followup(&self, message_id: i64) -> Signal {
        self.follow(
            "fetch_followup",
            &get_webhook_message,
            &[message_id.to_variant()],
            &VarDictionary::new(),
        )
    }
}

impl DiscordInteraction {
    /// Keeps a promise. Who sees the answer was settled with it.
    pub(super) fn fulfil(
        &self,
        core: &Core,
        how: How,
        message: Variant,
        options: &Options,
    ) -> Signal {
        let mut options = options.copy();
        options.remove("ephemeral");
        let route = &edit_original_interaction_response;
        let request = self.following(core, how.method(), route, &[message], &options);
        let id = self.entity().id.get();
        let then: Then = Box::new(move |core, message| {
            core.interactions.open.answered(id, how);
            Next::Value(message)
        });
        core.requests
            .send_then(core, how.method(), Variant::nil(), request, then)
    }

    /// Says something after the first answer.
    fn follow(
        &self,
        method: &'static str,
        route: &'static Route,
        more: &[Variant],
        options: &VarDictionary,
    ) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let request = self.following(&core, method, route, more, options);
        core.requests.send(&core, method, route.outcome, request)
    }

    /// A request that says something after the first answer.
    fn following(
        &self,
        core: &Core,
        method: &'static str,
        route: &'static Route,
        more: &[Variant],
        options: &VarDictionary,
    ) -> Result<Request, Failure> {
        let interaction = self.entity();
        let mut parameters = vec![
            interaction.application_id.argument(),
            interaction.token.expose().to_variant(),
        ];
        parameters.extend_from_slice(more);
        core.interactions.open.may_follow(&interaction, method)?;
        let options = options.clone().upcast_any_dictionary();
        build_request(core, route, &parameters, Some(&options), None)
    }

    /// An answer that cannot even be built.
    fn refused(&self, method: &'static str, problem: String) -> Signal {
        match self.handle.core() {
            Some(core) => core.requests.send(
                &core,
                method,
                execute_webhook.outcome,
                Err(wrong(method, &problem)),
            ),
            None => Signal::invalid(),
        }
    }
}
