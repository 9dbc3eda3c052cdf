//! What comes after the initial response.

use discord_client::Failure;
use discord_client::interactions::{FollowupPlan, unanswered};
use discord_rest::routes::entries::*;
use discord_rest::{Request, Route};
use godot::prelude::*;

use super::prepared::{Held, Prepared};
use crate::acts::Argument;
use crate::core::Core;
use crate::entities::DiscordInteraction;
use crate::id_argument::IdArgument;
use crate::options::Options;
use crate::rest::{build_request, otherwise};

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Edits the original response, or completes it after [method defer] or [method defer_update]. Returns the [DiscordMessage],
    /// or `null` on failure.
    ///
    /// This and the other methods that require the initial response wait while it is pending, and fail if it fails.
    #[func]
    fn edit_reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow_with(
            "edit_reply",
            &edit_original_interaction_response,
            &[message],
            &options.copy(),
        )
    }

    /// Fetches the original response. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn fetch_reply(&self) -> Signal {
        let none = VarDictionary::new();
        self.follow_with(
            "fetch_reply",
            &get_original_interaction_response,
            &[],
            &none,
        )
    }

    /// Deletes the original response. Returns `true`, or `false` on failure.
    #[func]
    fn delete_reply(&self) -> Signal {
        let none = VarDictionary::new();
        self.follow_with(
            "delete_reply",
            &delete_original_interaction_response,
            &[],
            &none,
        )
    }

    /// Sends a follow-up message after the initial response. It can be called any number of times for 15 minutes. The parameters
    /// are those of [method reply]. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn send_followup(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow("send_followup", &execute_webhook, |core| {
            self.followup(core, &message, &options)
        })
    }

    /// Edits a follow-up message of [method send_followup]. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn edit_followup(
        &self,
        message_id: IdArgument,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow_with(
            "edit_followup",
            &edit_webhook_message,
            &[message_id.argument(), message],
            &options.copy(),
        )
    }

    /// Deletes a follow-up message of [method send_followup]. Returns `true`, or `false` on failure.
    #[func]
    fn delete_followup(&self, message_id: IdArgument) -> Signal {
        self.follow_with(
            "delete_followup",
            &delete_webhook_message,
            &[message_id.argument()],
            &VarDictionary::new(),
        )
    }

    /// Fetches a follow-up message of [method send_followup]. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn fetch_followup(&self, message_id: IdArgument) -> Signal {
        self.follow_with(
            "fetch_followup",
            &get_webhook_message,
            &[message_id.argument()],
            &VarDictionary::new(),
        )
    }
}

impl DiscordInteraction {
    fn follow_with(
        &self,
        method: &'static str,
        route: &'static Route,
        more: &[Variant],
        options: &VarDictionary,
    ) -> Signal {
        self.follow(method, route, |core| {
            self.build_followup(core, route, more, options)
        })
    }

    /// Sends what comes after the initial response, once that is not on its way any more.
    fn follow(
        &self,
        method: &'static str,
        route: &'static Route,
        build: impl FnOnce(&Core) -> Result<Request, Failure>,
    ) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let interaction = self.entity();
        let failed = otherwise(route.outcome);
        match core.interactions.plan_followup(&interaction, method) {
            Ok(FollowupPlan::Send) => {
                Prepared::followup(&interaction, build(&core)).send(&core, method, failed)
            }
            Ok(FollowupPlan::Wait) => {
                let acknowledged = Prepared::followup(&interaction, build(&core));
                let unanswered = Prepared::followup(&interaction, Err(unanswered(method)));
                Held::hold(&core, method, failed, acknowledged, unanswered)
            }
            Err(failure) => core.requests.refused(method, failed, failure),
        }
    }

    /// A request that comes after the initial response.
    pub(super) fn build_followup(
        &self,
        core: &Core,
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
        let options = options.clone().upcast_any_dictionary();
        build_request(core, route, &parameters, Some(&options), None)
    }
}
