//! Waiting for what people do with a message.

use discord_model::{Id, Interaction, InteractionType, Message};
use godot::prelude::*;

use super::collector::DiscordCollector;
use super::filter::{Filter, Predicate};
use super::{interaction, interactions};
use crate::entities::DiscordMessage;
use crate::options::Options;

#[godot_api(secondary)]
impl DiscordMessage {
    /// Waits until a user presses a button or uses a select menu of the message. Awaitable: returns the [DiscordInteraction].
    ///
    /// `filter` is called with the interaction, and returns `true` to accept it; without it, the first interaction is accepted.
    /// `timeout` is in seconds, or `0` for none. Returns `null` when the timeout expires, when the client logs out or is freed,
    /// or when the game quits. See also [method DiscordClient.wait_for].
    ///
    /// ```gdscript
    /// var only_basil := func(press: DiscordInteraction) -> bool: return press.get_invoker().id == basil.id
    /// var press: DiscordInteraction = await message.wait_for_component(only_basil, 60.0)
    /// if press == null:
    ///     print("nobody pressed")
    /// ```
    ///
    /// Discord waits 3 seconds for the response to an interaction. Interactions that the filter does not accept get no response,
    /// unless you respond in a handler of [signal DiscordClient.interaction_created].
    #[func]
    fn wait_for_component(
        &self,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = 0.0)] timeout: f64,
    ) -> Signal {
        self.handle.core().map_or_else(Signal::invalid, |core| {
            let method = "DiscordMessage.wait_for_component";
            interaction(&core, method, on(self.entity().id), filter, timeout)
        })
    }

    /// Collects the interactions with the components of the message, each a [DiscordInteraction]. `filter` is that of
    /// [method wait_for_component], `options` are those of [method DiscordClient.collect]. Returns `null` if the client was
    /// freed.
    ///
    /// ```gdscript
    /// var presses: DiscordCollector = message.collect_components(Callable(), {"max": 10, "timeout": 60.0})
    /// presses.collected.connect(_on_pressed)
    /// await presses.ended
    /// ```
    #[func]
    fn collect_components(
        &self,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = Options::default())] options: Options,
    ) -> Option<Gd<DiscordCollector>> {
        let core = self.handle.core()?;
        let method = "DiscordMessage.collect_components";
        let wanted = on(self.entity().id);
        Some(interactions(&core, method, wanted, filter, &options))
    }
}

/// Components of a message.
fn on(message: Id<Message>) -> Predicate {
    Box::new(move |interaction: &Interaction| {
        let on = interaction.message.as_ref().map(|message| message.id);
        interaction.kind == InteractionType::MESSAGE_COMPONENT && on == Some(message)
    })
}
