//! Waiting for what happens.

use godot::prelude::*;

use super::DiscordClient;
use crate::options::Options;
use crate::waiting::{self, DiscordCollector, Filter};

#[godot_api(secondary)]
impl DiscordClient {
    /// Waits for the next emission of one of this class's signals, to be awaited. Gives what the signal tells: its argument,
    /// an `Array` if it has several, `true` if it has none.
    ///
    /// ```gdscript
    /// var is_answer := func(message: DiscordMessage) -> bool: return message.author.id == player_id
    /// var answer: DiscordMessage = await client.wait_for("message_sent", is_answer, 30.0)
    /// if answer == null:
    ///     print("too late")
    /// ```
    ///
    /// `filter` is called with the signal's arguments, and gives whether this emission is the one; without it, the first is.
    /// It must not `await`. It is called after what is connected to the signal. A filter that cannot be called, because it has
    /// other parameters or its object was freed, ends the wait.
    ///
    /// `timeout` is in seconds, `0` for none; one that is negative is over at once. Time goes on while the scene tree is paused.
    ///
    /// Gives `null` when the time is over, when the client logs out, fails to log in for good, leaves the tree or is freed, and
    /// when the game ends. So a loop must look at what it gets:
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
    /// A name that is no signal's is an error in the log, and gives `null` at the next frame. An emission on whose behalf a
    /// handler runs just now does not count: what waits in it waits for the next.
    #[func]
    fn wait_for(
        &self,
        signal_name: GString,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = 0.0)] timeout: f64,
    ) -> Signal {
        waiting::wait_for(&self.core, &signal_name.to_string(), filter, timeout)
    }

    /// Collects emissions of one of this class's signals, each the value that [method wait_for] would give. `filter` is as
    /// there. Hold what it gives: a [DiscordCollector] that nobody holds ends.
    ///
    /// `options` may hold:
    /// - `max`: how many to collect, from `1` to [constant DiscordCollector.MOST], which is what it is otherwise.
    /// - `timeout`: after how many seconds to end.
    /// - `idle`: after how many seconds to end in which nothing was collected.
    ///
    /// ```gdscript
    /// var guesses: DiscordCollector = client.collect("message_sent", is_guess, {"max": 5, "idle": 20.0})
    /// var reason: String = await guesses.ended
    /// print(guesses.get_collected().size(), " guesses, ended by ", reason)
    /// ```
    ///
    /// A name that is no signal's, or a wrong option, is an error in the log; the collector ends at once then, as `"stopped"`.
    #[func]
    fn collect(
        &self,
        signal_name: GString,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCollector> {
        waiting::collect(&self.core, &signal_name.to_string(), filter, &options)
    }
}
