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
    /// Waits until somebody presses a button of the message or chooses from a menu of it: gives the [DiscordInteraction], to be
    /// awaited.
    ///
    /// `filter` is called with the interaction and gives whether it is the one; without it, the first is. `timeout` is in
    /// seconds, `0` for none. Gives `null` when the time is over, the client logs out or is freed, or the game ends. More is said
    /// at [method DiscordClient.wait_for].
    ///
    /// ```gdscript
    /// var only_basil := func(press: DiscordInteraction) -> bool: return press.get_invoker().id == basil.id
    /// var press: DiscordInteraction = await message.wait_for_component(only_basil, 60.0)
    /// if press == null:
    ///     print("nobody pressed")
    /// ```
    ///
    /// Discord waits 3 seconds for an answer to the interaction. Whoever presses what the filter does not want gets none, unless
    /// you answer in [signal DiscordClient.interaction_created].
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

    /// Collects what people press and choose on the message, each a [DiscordInteraction]. `filter` is as for
    /// [method wait_for_component], `options` are as for [method DiscordClient.collect]. Gives `null` if the client was freed.
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
