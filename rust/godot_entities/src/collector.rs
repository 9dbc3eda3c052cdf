//! The class that collects emissions of a signal.

use discord_client::wait::MAX_COLLECTED;
use godot::prelude::*;

use crate::entity_owner::find_owner;
use crate::entity_store::ClientId;

/// Collects emissions of a signal, up to a maximum number of values or for a limited time.
///
/// Use [method DiscordClient.collect] to create one for any signal of the client, or [method DiscordMessage.collect_components]
/// for the buttons and select menus of a message. Use [method next] to wait for each value, connect to [signal collected], or use
/// [method get_collected] to get all values at the end:
///
/// ```gdscript
/// var votes: DiscordCollector = message.collect_components(Callable(), {"timeout": 30.0})
/// while true:
///     var press: DiscordInteraction = await votes.next()
///     if press == null:
///         break
///     print(press.get_invoker().username, " votes ", press.data.custom_id)
/// print(votes.get_collected().size(), " votes")
/// ```
///
/// It ends once, and emits [signal ended] with one of these reasons:
/// - `"limit"`: the maximum number of values was collected, [constant MAX_VALUES] at most.
/// - `"time"`: the `timeout` has expired.
/// - `"idle"`: nothing was collected for the time `idle`.
/// - `"stopped"`: [method stop] was called, its filter can no longer be called, or its parameters were invalid, in which case an
///   error is logged.
/// - `"client"`: the client logged out or was freed, or the game quits.
///
/// Keep a reference to the collector, such as in a variable. If nothing references it, it is freed and stops without emitting
/// [signal ended]; an `await` of [method next] then returns `null`. Time continues while the scene tree is paused.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordCollector {
    client: ClientId,
    number: u64,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordCollector {
    /// The maximum number of values that a collector collects.
    #[constant]
    pub const MAX_VALUES: i64 = MAX_COLLECTED as i64;

    /// Emitted when a value is collected. `value` is the value that [method DiscordClient.wait_for] would return.
    ///
    /// ```gdscript
    /// collector.collected.connect(func(message: DiscordMessage) -> void: print(message.content))
    /// ```
    #[signal]
    fn collected(value: Variant);

    /// Emitted once, in the frame after the collector has ended. `reason` is one of the reasons above. Afterwards, all
    /// connections to the collector's signals are disconnected.
    ///
    /// ```gdscript
    /// var reason: String = await collector.ended
    /// ```
    #[signal]
    fn ended(reason: GString);

    /// Waits for the next value. Awaitable: returns the oldest value that was not returned yet. If there is none, waits
    /// for the next value that is collected. Returns `null` if the collector has ended and all values were returned. No
    /// value is missed between two calls.
    ///
    /// ```gdscript
    /// var first: DiscordMessage = await collector.next()
    /// var second: DiscordMessage = await collector.next()
    /// ```
    ///
    /// If there are several calls at the same time, each returns a different value, in order.
    #[func]
    fn next(&self) -> Signal {
        find_owner(self.client)
            .map_or_else(Signal::invalid, |owner| owner.next_collected(self.number))
    }

    /// Ends the collector. Does nothing if it has already ended.
    ///
    /// ```gdscript
    /// func _on_collected(message: DiscordMessage) -> void:
    ///     if message.content == "stop":
    ///         collector.stop()
    /// ```
    #[func]
    fn stop(&self) {
        if let Some(owner) = find_owner(self.client) {
            owner.stop_collector(self.number);
        }
    }

    /// Returns all values that were collected so far, the oldest first. This is a copy, and is still available after the
    /// collector has ended.
    ///
    /// ```gdscript
    /// await collector.ended
    /// for message: DiscordMessage in collector.get_collected():
    ///     print(message.content)
    /// ```
    #[func]
    fn get_collected(&self) -> VarArray {
        let values = find_owner(self.client).map(|owner| owner.collected(self.number));
        values.unwrap_or_default().into_iter().collect()
    }

    /// Returns `true` if the collector has ended, so that nothing more will be collected.
    ///
    /// ```gdscript
    /// $StopButton.disabled = collector.is_ended()
    /// ```
    #[func]
    fn is_ended(&self) -> bool {
        find_owner(self.client).is_none_or(|owner| owner.has_collector_ended(self.number))
    }
}

impl DiscordCollector {
    /// Creates the object for a collector of a client.
    pub fn create(client: ClientId, number: u64) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            client,
            number,
            base,
        })
    }

    /// Emits `ended` and disconnects all signals: a handler that captures its collector would keep it alive forever.
    pub fn emit_ended(mut this: Gd<Self>, reason: &str) {
        this.emit_signal("ended", &[GString::from(reason).to_variant()]);
        for signal in ["collected", "ended"] {
            for connection in this.get_signal_connection_list(signal).iter_shared() {
                let handler = connection.get("callable");
                if let Some(Ok(handler)) = handler.map(|handler| handler.try_to::<Callable>()) {
                    this.disconnect(signal, &handler);
                }
            }
        }
    }
}

impl Drop for DiscordCollector {
    fn drop(&mut self) {
        // On another thread the client cannot be found; the client notices at the next frame.
        if let Some(owner) = find_owner(self.client) {
            owner.forget_collector(self.number);
        }
    }
}
