//! Methods of the node that wait for signals.

use discord_godot_entities::collector::DiscordCollector;
use discord_godot_values::parameters::Filter;
use discord_godot_values::parameters::Options;
use godot::prelude::*;

use super::DiscordClient;
use crate::wait;

#[godot_api(secondary)]
impl DiscordClient {
    /// Waits for the next emission of a signal of this class. Awaitable: returns the argument of the signal, an [Array] if it has
    /// several, or `true` if it has none.
    ///
    /// ```gdscript
    /// var is_answer := func(message: DiscordMessage) -> bool: return message.author.id == player_id
    /// var answer: DiscordMessage = await client.wait_for("message_sent", is_answer, 30.0)
    /// if answer == null:
    ///     print("too late")
    /// ```
    ///
    /// `filter` is called with the arguments of the signal, and returns `true` to accept the emission; without it, the first
    /// emission is accepted. It must not `await`. It is called after the callables that are connected to the signal. If it cannot
    /// be called, because it has other parameters or its object was freed, the wait ends.
    ///
    /// `timeout` is in seconds, or `0` for none; a negative timeout expires immediately. Time continues while the scene tree is
    /// paused.
    ///
    /// Returns `null` when the timeout expires, when the client logs out, fails to log in for good, leaves the tree or is freed,
    /// and when the game quits. A loop must therefore check the result:
    ///
    /// ```gdscript
    /// while true:
    ///     var change: Variant = await client.wait_for("message_updated")
    ///     if change == null:
    ///         break
    ///     var message: DiscordMessage = change[1]
    ///     print(message.content)
    /// ```
    ///
    /// If there is no signal of this name, an error is logged, and `null` is returned in the next frame. If this is
    /// called inside a handler of the same signal, it waits for the next emission.
    #[func]
    fn wait_for(
        &self,
        signal_name: GString,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = 0.0)] timeout: f64,
    ) -> Signal {
        wait::wait_for(&self.core, &signal_name.to_string(), filter, timeout)
    }

    /// Collects the emissions of a signal of this class. Each is collected as the value that [method wait_for] would
    /// return. `filter` is that of [method wait_for]. Keep a reference to the returned [DiscordCollector]: it ends when
    /// nothing references it.
    ///
    /// `options` may contain:
    /// - `max`: the maximum number of values, from `1` to [constant DiscordCollector.MAX_VALUES], the default.
    /// - `timeout`: the number of seconds after which the collector ends.
    /// - `idle`: the number of seconds without a collected value after which the collector ends.
    ///
    /// ```gdscript
    /// var guesses: DiscordCollector = client.collect("message_sent", is_guess, {"max": 5, "idle": 20.0})
    /// var reason: String = await guesses.ended
    /// print(guesses.get_collected().size(), " guesses, ended by ", reason)
    /// ```
    ///
    /// If there is no signal of this name, or an option is invalid, an error is logged, and the collector ends at once with the
    /// reason `"stopped"`.
    #[func]
    fn collect(
        &self,
        signal_name: GString,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCollector> {
        wait::collect(&self.core, &signal_name.to_string(), filter, &options)
    }
}
