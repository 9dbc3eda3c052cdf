//! The first answer to an interaction.

use discord_client::Failure;
use discord_model::{Interaction, InteractionType};
use discord_rest::Request;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::how::How;
use super::open::{AutoDefer, wrong};
use super::said::{choices_of, message_in, message_of, promise};
use crate::acts::Argument;
use crate::core::Core;
use crate::entities::DiscordInteraction;
use crate::options::Options;
use crate::rest::{Explain, Next, Then, build_request};
use crate::waiting;

/// Discord's code for an interaction it does not know (any more).
const UNKNOWN_INTERACTION: u32 = 10062;

/// Discord's code for one that has its answer.
const ANSWERED_INTERACTION: u32 = 40060;

/// What a script gets for a first answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    /// The message.
    Message,
    /// Whether it succeeded.
    Success,
    /// Something else, which is waited for under this number; in vain if it fails.
    Wait(u64),
}

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Answers with a message: text, a [Dictionary] or a [DiscordMessageBuilder]. Gives the [DiscordMessage]; `null` on failure.
    /// Options: `ephemeral` (`true`: only the person who used the bot sees it), and the fields of a message.
    ///
    /// Discord waits 3 seconds for the first answer; use [method defer] if it takes longer. After that, this fulfils the promise: the
    /// message takes the place of "… is thinking". After [method defer_update] it is a message of its own.
    ///
    /// ```gdscript
    /// func _on_roll(interaction: DiscordInteraction) -> void:
    ///     await interaction.reply("🎲 %d" % randi_range(1, 6))
    ///     await interaction.reply("Only for you", {"ephemeral": true})  # An error: one answer each.
    /// ```
    #[func]
    fn reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let interaction = self.entity();
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        match core.interactions.open.how(interaction.id.get()) {
            Some(How::Defer) => self.fulfil(&core, How::Reply, message, &options),
            Some(How::DeferUpdate) => self.send_followup(message, options),
            _ => self.first(How::Reply, Gives::Message, |_| {
                message_of(&message, &options)
            }),
        }
    }

    /// Promises an answer: people see "… is thinking", for up to 15 minutes, until [method reply] or [method edit_reply]. Gives
    /// `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await interaction.defer()
    /// var answer := await think_for_a_while()
    /// await interaction.reply(answer)
    /// ```
    #[func]
    fn defer(&self, #[opt(default = false)] ephemeral: bool) -> Signal {
        self.first(How::Defer, Gives::Success, |_| Ok(promise(ephemeral)))
    }

    /// For a button or a menu: says that it was heard, without changing anything yet; [method update_message] then changes the
    /// message it is in, and [method reply] writes another. Gives `true`, or `false` on failure.
    #[func]
    fn defer_update(&self) -> Signal {
        self.first(How::DeferUpdate, Gives::Success, |_| Ok(Variant::nil()))
    }

    /// For a button or a menu, or a form opened by one: changes the message it is in. `message` is text, a [Dictionary] or a
    /// [DiscordMessageBuilder]. Gives the changed [DiscordMessage].
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
        let promised = self.handle.core().filter(|core| {
            core.interactions.open.how(self.entity().id.get()) == Some(How::DeferUpdate)
        });
        match promised {
            Some(core) => self.fulfil(&core, How::Update, message, &options),
            None => self.first(How::Update, Gives::Message, |_| {
                message_of(&message, &options)
            }),
        }
    }

    /// Answers with a form: a [DiscordModalBuilder], or a [Dictionary]. What is entered comes as an interaction of its own, see
    /// [method DiscordClient.handle_modal] and [method show_modal_and_wait]. Gives `true`, or `false` on failure.
    #[func]
    fn show_modal(&self, modal: Variant) -> Signal {
        self.first(How::Modal, Gives::Success, |_| Ok(modal))
    }

    /// Answers with a form, and waits for what the same person enters in it: gives the [DiscordInteraction] of that, to be answered in
    /// turn; `null` if it cannot be shown, after `timeout` seconds (`0`: no limit; Discord does not tell when a form is closed, so give
    /// one), or when the client logs out.
    ///
    /// ```gdscript
    /// var entered: DiscordInteraction = await interaction.show_modal_and_wait(form, 300)
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
        self.first(How::Modal, Gives::Wait(number), |_| Ok(form));
        awaited
    }

    /// Answers an autocomplete interaction: up to 25 suggestions, each a [String], or a [Dictionary] with `name` and `value`; or one
    /// [Dictionary] that leads from names to values. Gives `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// func _on_autocomplete(interaction: DiscordInteraction) -> void:
    ///     var typed := str(interaction.get_focused_option().value).to_lower()
    ///     await interaction.send_choices(maps.filter(func(map: String) -> bool: return typed in map.to_lower()))
    /// ```
    #[func]
    fn send_choices(&self, choices: Variant) -> Signal {
        self.first(How::Choices, Gives::Success, |_| choices_of(&choices))
    }

    /// Answers by starting the application's activity for the person. Gives `true`, or `false` on failure.
    #[func]
    fn launch_activity(&self) -> Signal {
        self.first(How::Activity, Gives::Success, |_| Ok(Variant::nil()))
    }

    /// Whether the first answer was given, by this client.
    #[func]
    fn is_answered(&self) -> bool {
        self.handle
            .core()
            .is_some_and(|core| core.interactions.open.how(self.entity().id.get()).is_some())
    }
}

impl DiscordInteraction {
    /// Gives the first answer.
    fn first(
        &self,
        how: How,
        gives: Gives,
        data: impl FnOnce(&Core) -> Result<Variant, String>,
    ) -> Signal {
        let Some(core) = self.handle.core() else {
            return Signal::invalid();
        };
        let interaction = self.entity();
        let wants_message = gives == Gives::Message;
        let otherwise = if wants_message {
            Variant::nil()
        } else {
            false.to_variant()
        };
        let request = core
            .interactions
            .open
            .may_answer(&interaction, how)
            .and_then(|()| {
                let data = data(&core).map_err(|problem| wrong(how.method(), &problem))?;
                respond(&core, &interaction, how, data)
            });
        let then: Then = if wants_message {
            Box::new(|_, answer| Next::Value(message_in(&answer)))
        } else {
            Box::new(|_, _| Next::Value(true.to_variant()))
        };
        let id = interaction.id.get();
        let is_sent = request.is_ok();
        if is_sent {
            core.interactions.open.answered(id, how);
        }
        let explain: Explain = Box::new(move |core, failure| {
            // What was never sent says nothing about what was.
            if is_sent {
                explain(core, id, failure);
            }
            if let Gives::Wait(number) = gives {
                waiting::give_up(core, number);
            }
        });
        core.requests
            .send_explained(&core, how.method(), otherwise, request, then, explain)
    }
}

/// Defers an interaction nobody has answered.
pub(super) fn defer_by_itself(core: &Core, interaction: &Interaction, wished: AutoDefer) {
    let data = match wished.how {
        How::Defer => promise(wished.ephemeral),
        _ => Variant::nil(),
    };
    let request = respond(core, interaction, wished.how, data);
    core.interactions
        .open
        .answered(interaction.id.get(), wished.how);
    let outcome = create_interaction_response.outcome;
    core.requests
        .send(core, wished.how.method(), outcome, request);
}

fn respond(
    core: &Core,
    interaction: &Interaction,
    how: How,
    data: Variant,
) -> Result<Request, Failure> {
    let mut response = VarDictionary::new();
    response.set("type", how.code());
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

/// Says what an error about an interaction comes from. One that was not taken for the data's sake can be answered again.
fn explain(core: &Core, id: u64, failure: &mut Failure) {
    let age = core.interactions.open.age(id);
    match failure.code {
        UNKNOWN_INTERACTION => {
            failure.remedy = match age {
                Some(age) if age.as_secs_f64() < 2.5 => format!(
                    "It came only {:.1} s ago, so another process with the same token has probably answered it, or its answer was given elsewhere. Run one process for each bot.",
                    age.as_secs_f64()
                ),
                Some(age) => format!(
                    "It came {:.1} s ago, and Discord waits 3 s for the first answer. Call defer at once if the answer takes longer, or set auto_defer.",
                    age.as_secs_f64()
                ),
                None => "It is too old, or another process has answered it.".to_owned(),
            };
        }
        ANSWERED_INTERACTION => {
            "Another process with the same token has answered it. Run one process for each bot."
                .clone_into(&mut failure.remedy);
        }
        _ => core.interactions.open.not_answered(id),
    }
}
