//! Stage instances.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, Item, ItemKind, kind};

const KIND: ItemKind = ItemKind::StageInstance;

/// Starts a stage. Returns the stage instance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateStageInstance {
    /// The stage channel.
    pub channel: Key,
    /// The topic.
    pub topic: String,
    /// Other fields to set, with Discord's names: `privacy_level` (2, members of the guild, by default),
    /// `guild_scheduled_event_id`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateStageInstance {
    fn perform(mut self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let found = state.world.channels.get(&channel);
        let guild = found.filter(|channel| channel.kind == kind::STAGE);
        let guild = guild
            .and_then(|channel| channel.guild_id)
            .ok_or_else(|| ActionError::invalid("the channel is not a stage channel"))?;
        if state.stage_of(channel).is_some() {
            return Err(ActionError::invalid("the stage has already started"));
        }
        self.fields.insert("channel_id".to_owned(), json!(channel));
        self.fields.insert("topic".to_owned(), json!(self.topic));
        let owner = state.actor(guild, None)?;
        Ok(json!(state.create_item(KIND, guild, owner, &self.fields)))
    }
}

/// Changes the stage instance of a stage channel. Returns the stage instance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateStageInstance {
    /// The stage channel.
    pub channel: Key,
    /// The fields to change, with Discord's names: `topic`, `privacy_level`, `discoverable_disabled`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateStageInstance {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, stage) = find_stage_instance(state, &self.channel)?;
        Ok(json!(state.update_item(KIND, guild, stage, &self.changes)))
    }
}

/// Ends a stage. Returns the deleted stage instance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteStageInstance {
    /// The stage channel.
    pub channel: Key,
}

impl Perform for DeleteStageInstance {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, stage) = find_stage_instance(state, &self.channel)?;
        Ok(json!(state.delete_item(KIND, guild, stage)))
    }
}

/// Guild and id of the stage instance that is open in a channel.
fn find_stage_instance(state: &State, channel: &Key) -> Result<(Id, Id), ActionError> {
    let stage = state.stage_of(state.channel(channel)?);
    let place = |stage: &Item| (stage.guild_id, stage.id);
    stage
        .map(place)
        .ok_or_else(|| ActionError::invalid("the stage has not started"))
}
