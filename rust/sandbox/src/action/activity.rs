//! Activities.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Activity;

/// Users start an activity of a bot's application in a channel. Returns the activity instance. No event is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartActivity {
    /// The channel.
    pub channel: Key,
    /// The users.
    pub users: Vec<Key>,
    /// The bot. The first bot by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot: Option<Key>,
}

impl Perform for StartActivity {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let bot = state.bot(self.bot.as_ref())?;
        let (id, users) = (state.channel(&self.channel)?, state.users(&self.users)?);
        let launch = state.world.snowflakes.next();
        let channel = state.world.channels.get(&id);
        let channel = channel.ok_or_else(|| ActionError::invalid("the channel does not exist"))?;
        let activity = Activity::new(launch, bot, channel, users);
        let rendered = activity.render();
        let activities = &mut state.world.activities;
        activities.insert(activity.instance.clone(), activity);
        Ok(rendered)
    }
}
