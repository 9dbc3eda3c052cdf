//! Stage instances.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, Item, ItemKind, kind};

const KIND: ItemKind = ItemKind::StageInstance;

/// Opens a stage. Answers with the stage instance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct StartStage {
    /// The stage channel.
    pub channel: Key,
    /// What it is about.
    pub topic: String,
    /// What else is set: `privacy_level`, `guild_scheduled_event_id`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for StartStage {
    fn perform(mut self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let found = state.world.channels.get(&channel);
        let guild = found.filter(|channel| channel.kind == kind::STAGE);
        let guild = guild
            .and_then(|channel| channel.guild_id)
            .ok_or_else(|| ActionError::invalid("that channel is no stage"))?;
        if state.stage_of(channel).is_some() {
            return Err(ActionError::invalid("the stage is open already"));
        }
        self.fields.insert("channel_id".to_owned(), json!(channel));
        self.fields.insert("topic".to_owned(), json!(self.topic));
        let owner = state.actor(guild, None)?;
        Ok(json!(state.create_item(KIND, guild, owner, &self.fields)))
    }
}

/// Changes an open stage. Answers with the stage instance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateStage {
    /// The stage channel.
    pub channel: Key,
    /// What changes: `topic`, `privacy_level`, `discoverable_disabled`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateStage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, stage) = open(state, &self.channel)?;
        Ok(json!(state.update_item(KIND, guild, stage, &self.changes)))
    }
}

/// Closes a stage. Answers with the stage instance as it was.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndStage {
    /// The stage channel.
    pub channel: Key,
}

impl Perform for EndStage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, stage) = open(state, &self.channel)?;
        Ok(json!(state.delete_item(KIND, guild, stage)))
    }
}

/// Guild and id of the stage instance that is open in a channel.
fn open(state: &State, channel: &Key) -> Result<(Id, Id), ActionError> {
    let stage = state.stage_of(state.channel(channel)?);
    let place = |stage: &Item| (stage.guild_id, stage.id);
    stage
        .map(place)
        .ok_or_else(|| ActionError::invalid("the stage is not open"))
}
