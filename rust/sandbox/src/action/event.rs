//! Events that are sent, dropped, duplicated or reordered on demand.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::fault::EventFaults;
use crate::gateway::Event;
use crate::id::{Id, Key};
use crate::state::State;

/// Sends an event with any payload. Nothing in the sandbox changes. The event is sent to the bots that can see the
/// channel with the payload's `channel_id`, otherwise to the bots in the guild with its `guild_id`, otherwise to all
/// bots. Returns `{event}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// The name of the event, such as `MESSAGE_CREATE`.
    pub event: String,
    /// The payload, Discord's field `d`. `null` by default.
    #[serde(default)]
    pub payload: Value,
    /// Sends the event to this bot only.
    pub bot: Option<Key>,
    /// If `true`, sessions without the intent receive the event as well. `false` by default.
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

/// Drops, duplicates or reorders the next events. This replaces earlier settings. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisturbEvents {
    /// Only events with this name. All events by default.
    pub event: Option<String>,
    /// The number of events to drop. 0 by default.
    #[serde(default)]
    pub drop: u32,
    /// The number of events to send twice. 0 by default.
    #[serde(default)]
    pub double: u32,
    /// The number of events to swap with the following event. 0 by default.
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
