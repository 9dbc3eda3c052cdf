//! Events by hand.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::fault::EventFaults;
use crate::gateway::Event;
use crate::id::{Id, Key};
use crate::state::State;

/// Sends any event with any payload, and changes nothing in the world. A payload with `guild_id` goes to the bots in
/// that guild, one with only `channel_id` to those that see the channel, any other to all.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// The event's name, as `MESSAGE_CREATE`.
    pub event: String,
    /// The `d` field.
    #[serde(default)]
    pub payload: Value,
    /// Only to this bot.
    pub bot: Option<Key>,
    /// To sessions without the intent, too.
    #[serde(default)]
    pub regardless_of_intents: bool,
}

impl Perform for Dispatch {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let id = |name: &str| -> Option<Id> { Id::from_json(&self.payload[name]) };
        let (guild, channel) = (id("guild_id"), id("channel_id"));
        let known_guild = guild.filter(|guild| state.world.guilds.contains_key(guild));
        let known_channel = channel.filter(|channel| state.world.channels.contains_key(channel));
        let (name, payload) = (self.event.clone(), self.payload.clone());
        let mut event = match (&self.bot, known_guild, known_channel) {
            (Some(bot), ..) => Event::bot(name, state.bot(Some(bot))?, guild, payload),
            (None, _, Some(channel)) => Event::channel(name, channel, payload),
            (None, Some(guild), None) => Event::guild(name, guild, payload),
            (None, None, None) => Event::all(name, payload),
        };
        if self.regardless_of_intents {
            event = event.regardless_of_intents();
        }
        if matches!(self.event.as_str(), "MESSAGE_CREATE" | "MESSAGE_UPDATE") {
            event = event.message();
        }
        state.emit(event);
        Ok(json!({ "event": self.event }))
    }
}

/// Drops, doubles or reorders the next events. What was set before is replaced.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisturbEvents {
    /// Only events of this name.
    pub event: Option<String>,
    /// Leave out so many.
    #[serde(default)]
    pub drop: u32,
    /// Send so many twice.
    #[serde(default)]
    pub double: u32,
    /// Exchange so many with the event after.
    #[serde(default)]
    pub reorder: u32,
}

impl Perform for DisturbEvents {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let DisturbEvents {
            event,
            drop,
            double,
            reorder,
        } = self;
        state.sessions.set_event_faults(EventFaults {
            event,
            drop,
            double,
            reorder,
        });
        Ok(json!({}))
    }
}
