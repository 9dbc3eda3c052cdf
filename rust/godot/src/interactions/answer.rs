//! The initial response to an interaction.

use std::sync::Arc;

use discord_client::Failure;
use discord_client::interactions::{AutoDefer, ResponseKind, ResponsePlan, argument_failure};
use discord_model::{Id, Interaction, InteractionType};
use discord_rest::Request;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::prepared::{Held, Prepared};
use super::said::{choices_of, deferred_data, ephemeral, message_in, message_of};
use crate::acts::Argument;
use crate::core::Core;
use crate::entities::DiscordInteraction;
use crate::options::Options;
use crate::rest::build_request;
use crate::waiting;

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Responds with a message: text, a [Dictionary] or a [DiscordMessageBuilder]. Returns the [DiscordMessage], or `null` on
    /// failure. Options: `ephemeral` (if `true`, only the user who triggered the interaction sees the message), and the fields of
    /// a message.
    ///
    /// Discord waits 3 seconds for the initial response; use [method defer] if it takes longer. After [method defer], this edits
    /// the deferred response: the message replaces the loading state. After [method defer_update], it sends a follow-up. If a
    /// deferral is still pending, because [method defer] was not awaited or because of [member DiscordClient.auto_defer], this
    /// waits for it, and sends the initial response if the deferral fails.
    ///
    /// ```gdscript
    /// func _on_roll(interaction: DiscordInteraction) -> void:
    ///     await interaction.reply("🎲 %d" % randi_range(1, 6))
    ///     await interaction.reply("Only for you", {"ephemeral": true})  # An error: there is only one response.
    /// ```
    #[func]
    fn reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.respond_with_message(ResponseKind::Reply, &message, &options)
    }

    /// Defers the response: users see a loading state, for up to 15 minutes, until [method reply] or [method edit_reply]. If
    /// `ephemeral` is `true`, only the user who triggered the interaction sees it. Returns `true`, or `false` on failure. Returns
    /// `true` too if [member DiscordClient.auto_defer] has deferred the response already.
    ///
    /// ```gdscript
    /// await interaction.defer()
    /// var answer := await think_for_a_while()
    /// await interaction.reply(answer)
    /// ```
    #[func]
    fn defer(&self, #[opt(default = false)] ephemeral: bool) -> Signal {
        self.respond(ResponseKind::Defer, || Ok(deferred_data(ephemeral)), None)
    }

    /// For components: acknowledges the interaction without changing anything yet. [method update_message] then edits the message
    /// the component is attached to, and [method reply] sends another. Returns `true`, or `false` on failure. Returns `true` too
    /// if [member DiscordClient.auto_defer] has done it already.
    #[func]
    fn defer_update(&self) -> Signal {
        self.respond(ResponseKind::DeferUpdate, || Ok(Variant::nil()), None)
    }

    /// For components, and modals opened by one: edits the message the component is attached to. `message` is text, a
    /// [Dictionary] or a [DiscordMessageBuilder]. Returns the edited [DiscordMessage], or `null` on failure. Waits for a pending
    /// deferral, see [method reply].
    ///
    /// ```gdscript
    /// await interaction.update_message({"content": "Thank you!", "components": []})
    /// ```
    #[func]
    fn update_message(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.respond_with_message(ResponseKind::Update, &message, &options)
    }

    /// Responds with a modal: a [DiscordModalBuilder] or a [Dictionary]. Submitting the modal creates another interaction, see
    /// [method DiscordClient.handle_modal] and [method show_modal_and_wait]. Returns `true`, or `false` on failure.
    #[func]
    fn show_modal(&self, modal: Variant) -> Signal {
        self.respond(ResponseKind::Modal, || Ok(modal), None)
    }

    /// Responds with a modal, and waits until the same user submits it. Awaitable: returns the [DiscordInteraction] of the
    /// submission, which must be responded to as well. Returns `null` if the modal cannot be shown, after `timeout` seconds, or
    /// when the client logs out. A `timeout` of `0` is no limit; set one, because Discord does not report when a user closes a
    /// modal.
    ///
    /// ```gdscript
    /// var entered: DiscordInteraction = await interaction.show_modal_and_wait(modal, 300)
    /// if entered:
    ///     await entered.reply("Hello, %s!" % entered.get_field("name"))
    /// ```
    #[func]
    fn show_modal_and_wait(&self, modal: Variant, #[opt(default = 0.0)] timeout: f64) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let form = crate::convert::unfold(&modal).unwrap_or(modal);
        let custom_id = form
            .try_to::<AnyDictionary>()
            .ok()
            .and_then(|form| form.get("custom_id"))
            .map(|id| id.stringify().to_string());
        let person = self.entity().invoker().map(|user| user.id);
        let wanted = move |submitted: &Interaction| {
            let data = submitted.data.as_deref();
            submitted.kind == InteractionType::MODAL_SUBMIT
                && data.and_then(|data| data.custom_id.as_deref()) == custom_id.as_deref()
                && submitted.invoker().map(|user| user.id) == person
        };
        let (number, awaited) = waiting::one_interaction(&core, Box::new(wanted), timeout);
        self.respond(ResponseKind::Modal, || Ok(form), Some(number));
        awaited
    }

    /// Responds to an autocomplete interaction with up to 25 suggestions: an [Array] of [String]s or of [Dictionary]s with `name`
    /// and `value`, or one [Dictionary] from names to values. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// func _on_autocomplete(interaction: DiscordInteraction) -> void:
    ///     var typed := str(interaction.get_focused_option().value).to_lower()
    ///     await interaction.send_choices(maps.filter(func(map: String) -> bool: return typed in map.to_lower()))
    /// ```
    #[func]
    fn send_choices(&self, choices: Variant) -> Signal {
        self.respond(ResponseKind::Choices, || choices_of(&choices), None)
    }

    /// Responds by launching the application's activity for the user. Returns `true`, or `false` on failure.
    #[func]
    fn launch_activity(&self) -> Signal {
        self.respond(ResponseKind::Activity, || Ok(Variant::nil()), None)
    }

    /// Returns `true` if this client has sent the initial response. Returns `false` again if it failed.
    #[func]
    fn is_answered(&self) -> bool {
        self.handle
            .core()
            .is_some_and(|core| core.interactions.is_answered(self.entity().id.get()))
    }
}

impl DiscordInteraction {
    /// Sends a response that returns whether it succeeded. If it fails, the wait with the number `awaited` ends.
    fn respond(
        &self,
        kind: ResponseKind,
        data: impl FnOnce() -> Result<Variant, String>,
        awaited: Option<u64>,
    ) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let interaction = self.entity();
        let method = kind.method();
        let no = false.to_variant();
        let initial = |core: &Core| {
            let data = data().map_err(|problem| argument_failure(method, &problem, ""));
            let request = data.and_then(|data| build(core, &interaction, kind, data));
            let give_up = move |core: &Core| {
                if let Some(number) = awaited {
                    waiting::give_up(core, number);
                }
            };
            Prepared::response(&interaction, kind, request, |_| true.to_variant(), give_up)
        };
        match core.interactions.plan_response(&interaction, kind) {
            Ok(ResponsePlan::Initial) => initial(&core).send(&core, method, no),
            Ok(ResponsePlan::AlreadyDeferred) => core.requests.answered(method, true.to_variant()),
            Ok(_) => {
                // The client is just deferring in the same way.
                let acknowledged = Prepared::value(&interaction, true.to_variant());
                Held::hold(&core, method, no, acknowledged, initial(&core))
            }
            Err(failure) => {
                if let Some(number) = awaited {
                    waiting::give_up(&core, number);
                }
                core.requests.refused(method, no, failure)
            }
        }
    }

    /// Sends a response that returns a message: as the initial response, or in place of what was deferred.
    fn respond_with_message(
        &self,
        kind: ResponseKind,
        message: &Variant,
        options: &Options,
    ) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let interaction = self.entity();
        let method = kind.method();
        let none = Variant::nil();
        let initial = || {
            let data = message_of(message, options);
            let data = data.map_err(|problem| argument_failure(method, &problem, ""));
            let request = data.and_then(|data| build(&core, &interaction, kind, data));
            Prepared::response(
                &interaction,
                kind,
                request,
                |answer| message_in(&answer),
                |_| (),
            )
        };
        let edit = || {
            let request = self.edit_original(&core, message, options);
            Prepared::response(&interaction, kind, request, |message| message, |_| ())
        };
        let followup = || Prepared::followup(&interaction, self.followup(&core, message, options));
        match core.interactions.plan_response(&interaction, kind) {
            Ok(ResponsePlan::EditOriginal) => edit().send(&core, method, none),
            Ok(ResponsePlan::Followup) => followup().send(&core, method, none),
            Ok(ResponsePlan::WaitToEdit) => Held::hold(&core, method, none, edit(), initial()),
            Ok(ResponsePlan::WaitToFollowUp) => {
                Held::hold(&core, method, none, followup(), initial())
            }
            Ok(_) => initial().send(&core, method, none),
            Err(failure) => core.requests.refused(method, none, failure),
        }
    }

    /// The request that edits the original response. Who sees it was decided with the deferral.
    fn edit_original(
        &self,
        core: &Core,
        message: &Variant,
        options: &Options,
    ) -> Result<Request, Failure> {
        let mut options = options.copy();
        options.remove("ephemeral");
        self.build_followup(
            core,
            &edit_original_interaction_response,
            std::slice::from_ref(message),
            &options,
        )
    }

    /// The request that sends a follow-up.
    pub(super) fn followup(
        &self,
        core: &Core,
        message: &Variant,
        options: &Options,
    ) -> Result<Request, Failure> {
        let mut options = options.copy();
        let message = ephemeral(&mut options, message)
            .map_err(|problem| argument_failure("send_followup", &problem, ""))?;
        self.build_followup(core, &execute_webhook, &[message], &options)
    }
}

/// Defers an interaction nobody has answered.
pub(super) fn defer_automatically(core: &Core, interaction: &Arc<Interaction>, wished: AutoDefer) {
    let data = match wished.kind {
        ResponseKind::Defer => deferred_data(wished.ephemeral),
        _ => Variant::nil(),
    };
    let request = build(core, interaction, wished.kind, data);
    let prepared = Prepared::response(
        interaction,
        wished.kind,
        request,
        |_| true.to_variant(),
        |_| (),
    );
    prepared
        .automatic()
        .send(core, wished.kind.method(), false.to_variant());
}

/// Sends an initial response that a script has built itself, for the endpoint. The script gets `otherwise` if it fails.
pub fn respond_with_endpoint(
    core: &Core,
    id: u64,
    request: Result<Request, Failure>,
    otherwise: Variant,
) -> Signal {
    let interaction = Arc::new(Interaction {
        id: Id::new(id),
        ..Interaction::default()
    });
    let body = request.as_ref().ok().and_then(Request::body);
    let code = body.and_then(|body| body.get("type")?.as_u64());
    let kind = ResponseKind::of_endpoint(code.unwrap_or_default());
    Prepared::response(&interaction, kind, request, |answer| answer, |_| ()).send(
        core,
        create_interaction_response.name,
        otherwise,
    )
}

/// The request that sends the initial response.
fn build(
    core: &Core,
    interaction: &Interaction,
    kind: ResponseKind,
    data: Variant,
) -> Result<Request, Failure> {
    let mut response = VarDictionary::new();
    response.set("type", kind.code());
    if !data.is_nil() {
        response.set("data", &data);
    }
    let parameters = [
        interaction.id.argument(),
        interaction.token.expose().to_variant(),
        response.to_variant(),
    ];
    build_request(core, &create_interaction_response, &parameters, None, None)
}
