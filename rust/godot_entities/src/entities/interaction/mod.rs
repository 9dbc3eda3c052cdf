//! Interactions and their parts. `command_options` reads the options of commands, `components` the values of select
//! menus and modals, and `resolved` finds the objects for the ids in them.

mod command_options;
mod components;
mod resolved;

use std::sync::Arc;

use discord_client::interactions::ResponseKind;
use discord_godot_values::argument::Argument;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_model::*;
use discord_rest::Route;
use discord_rest::routes::entries::*;
use godot::prelude::*;
use serde_json::Value;

use crate::entities::DiscordUser;
use crate::entities::shared::has_age;
use crate::entity_class::{connect_class, entity_class};
use crate::entity_owner::{Followup, ResponsePayload};
use crate::handle::live;

discord_model::define_interaction!(entity_class);
connect_class!(Interaction as DiscordInteraction);
has_age!(DiscordInteraction);

discord_model::define_interaction_callback!(entity_class);
connect_class!(InteractionCallback as DiscordInteractionCallback);

discord_model::define_interaction_callback_activity!(entity_class);
connect_class!(InteractionCallbackActivity as DiscordInteractionCallbackActivity);

discord_model::define_interaction_callback_resource!(entity_class);
connect_class!(InteractionCallbackResource as DiscordInteractionCallbackResource);

discord_model::define_interaction_callback_response!(entity_class);
connect_class!(InteractionCallbackResponse as DiscordInteractionCallbackResponse);

discord_model::define_interaction_data!(entity_class);
connect_class!(InteractionData as DiscordInteractionData);

discord_model::define_interaction_option!(entity_class);
connect_class!(InteractionOption as DiscordInteractionOption);

discord_model::define_resolved!(entity_class);
connect_class!(Resolved as DiscordResolved);

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Returns the user who triggered the interaction, in a guild or in direct messages.
    #[func]
    fn get_invoker(&self) -> Option<Gd<DiscordUser>> {
        let user = self.entity().invoker()?.clone();
        Some(live(self.handle.client_id(), user))
    }
}

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
        self.respond(
            ResponseKind::Reply,
            ResponsePayload::Message(message, options),
        )
    }

    /// Defers the response: users see a loading state for up to 15 minutes, until [method reply] or [method edit_reply]
    /// is called. If `ephemeral` is `true`, only the user who triggered the interaction sees it. Returns `true`, or
    /// `false` on failure. Also returns `true` if [member DiscordClient.auto_defer] has already deferred the response.
    ///
    /// ```gdscript
    /// await interaction.defer()
    /// var response := await think_for_a_while()
    /// await interaction.reply(response)
    /// ```
    #[func]
    fn defer(&self, #[opt(default = false)] ephemeral: bool) -> Signal {
        self.respond(ResponseKind::Defer, ResponsePayload::Deferred { ephemeral })
    }

    /// For components: acknowledges the interaction without changing anything yet. [method update_message] then edits
    /// the message the component is attached to, and [method reply] sends another one. Returns `true`, or `false` on
    /// failure. Also returns `true` if [member DiscordClient.auto_defer] has already acknowledged the interaction.
    #[func]
    fn defer_update(&self) -> Signal {
        self.respond(ResponseKind::DeferUpdate, ResponsePayload::Nothing)
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
        self.respond(
            ResponseKind::Update,
            ResponsePayload::Message(message, options),
        )
    }

    /// Responds with a modal: a [DiscordModalBuilder] or a [Dictionary]. Submitting the modal creates another interaction, see
    /// [method DiscordClient.handle_modal] and [method show_modal_and_wait]. Returns `true`, or `false` on failure.
    #[func]
    fn show_modal(&self, modal: Variant) -> Signal {
        self.respond(ResponseKind::Modal, ResponsePayload::Modal(modal))
    }

    /// Responds with a modal, and waits until the same user submits it. Awaitable: returns the [DiscordInteraction] of
    /// the submission, which must be responded to as well. Returns `null` if the modal cannot be shown, after `timeout`
    /// seconds, or when the client logs out. If `timeout` is `0`, there is no time limit. Set one, because Discord does
    /// not report when a user closes a modal.
    ///
    /// ```gdscript
    /// var entered: DiscordInteraction = await interaction.show_modal_and_wait(modal, 300)
    /// if entered:
    ///     await entered.reply("Hello, %s!" % entered.get_field("name"))
    /// ```
    #[func]
    fn show_modal_and_wait(&self, modal: Variant, #[opt(default = 0.0)] timeout: f64) -> Signal {
        self.handle
            .request(|owner| owner.show_modal_and_wait(&self.entity(), modal, timeout))
    }

    /// Responds to an autocomplete interaction with up to 25 suggestions: an [Array] of [String]s or of [Dictionary]s
    /// with `name` and `value`, or a [Dictionary] that maps names to values. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// func _on_autocomplete(interaction: DiscordInteraction) -> void:
    ///     var typed := str(interaction.get_focused_option().value).to_lower()
    ///     await interaction.send_choices(maps.filter(func(map: String) -> bool: return typed in map.to_lower()))
    /// ```
    #[func]
    fn send_choices(&self, choices: Variant) -> Signal {
        self.respond(ResponseKind::Choices, ResponsePayload::Choices(choices))
    }

    /// Responds by launching the application's activity for the user. Returns `true`, or `false` on failure.
    #[func]
    fn launch_activity(&self) -> Signal {
        self.respond(ResponseKind::Activity, ResponsePayload::Nothing)
    }

    /// Returns `true` if this client has sent the initial response. Returns `false` if the response failed.
    #[func]
    fn is_acknowledged(&self) -> bool {
        let owner = self.handle.owner();
        owner.is_some_and(|owner| owner.is_acknowledged(self.entity().id))
    }
}

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Edits the original response, or completes it after [method defer] or [method defer_update]. Returns the [DiscordMessage],
    /// or `null` on failure.
    ///
    /// This and the other methods that require the initial response wait while it is pending, and fail if it has
    /// failed.
    #[func]
    fn edit_reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow_up(
            "edit_reply",
            &edit_original_interaction_response,
            &[message],
            &options.copy(),
        )
    }

    /// Fetches the original response. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn fetch_reply(&self) -> Signal {
        self.follow_up(
            "fetch_reply",
            &get_original_interaction_response,
            &[],
            &VarDictionary::new(),
        )
    }

    /// Deletes the original response. Returns `true`, or `false` on failure.
    #[func]
    fn delete_reply(&self) -> Signal {
        self.follow_up(
            "delete_reply",
            &delete_original_interaction_response,
            &[],
            &VarDictionary::new(),
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
        let followup = Followup::Send(&message, &options);
        self.handle
            .request(|owner| owner.follow_up(&self.entity(), followup))
    }

    /// Edits a message that was sent with [method send_followup]. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn edit_followup(
        &self,
        message_id: IdArgument,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.follow_up(
            "edit_followup",
            &edit_webhook_message,
            &[message_id.argument(), message],
            &options.copy(),
        )
    }

    /// Deletes a message that was sent with [method send_followup]. Returns `true`, or `false` on failure.
    #[func]
    fn delete_followup(&self, message_id: IdArgument) -> Signal {
        self.follow_up(
            "delete_followup",
            &delete_webhook_message,
            &[message_id.argument()],
            &VarDictionary::new(),
        )
    }

    /// Fetches a message that was sent with [method send_followup]. Returns the [DiscordMessage], or `null` on failure.
    #[func]
    fn fetch_followup(&self, message_id: IdArgument) -> Signal {
        self.follow_up(
            "fetch_followup",
            &get_webhook_message,
            &[message_id.argument()],
            &VarDictionary::new(),
        )
    }
}

impl DiscordInteraction {
    fn respond(&self, kind: ResponseKind, payload: ResponsePayload) -> Signal {
        self.handle
            .request(|owner| owner.respond(&self.entity(), kind, payload))
    }

    fn follow_up(
        &self,
        method: &'static str,
        route: &'static Route,
        parameters: &[Variant],
        options: &VarDictionary,
    ) -> Signal {
        let followup = Followup::Call {
            method,
            route,
            parameters,
            options,
        };
        self.handle
            .request(|owner| owner.follow_up(&self.entity(), followup))
    }
}
