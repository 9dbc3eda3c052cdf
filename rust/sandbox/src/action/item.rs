//! Emojis, stickers, sounds, scheduled events, auto moderation rules and integrations.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::{Fields, ItemKind};

/// The three actions that make, change and delete items of one kind.
macro_rules! item_actions {
    (
        $kind:ident, $title:literal, $field:ident, $fields:literal:
        $create:ident, $update:ident, $delete:ident
    ) => {
        #[doc = concat!("Makes ", $title, ". Answers with it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $create {
            /// The guild.
            pub guild: Key,
            /// Who makes it; the owner when not given.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub user: Option<Key>,
            #[doc = concat!("What is set, by Discord's field names: ", $fields, ".")]
            #[serde(flatten)]
            pub fields: Fields,
        }

        impl Perform for $create {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                let guild = state.guild(&self.guild)?;
                let user = state.actor(guild, self.user.as_ref())?;
                Ok(json!(state.create_item(
                    ItemKind::$kind,
                    guild,
                    user,
                    &self.fields
                )))
            }
        }

        #[doc = concat!("Changes ", $title, ". Answers with it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $update {
            /// The guild.
            pub guild: Key,
            /// Which, by id or name.
            pub $field: Key,
            #[doc = concat!("What changes, by Discord's field names: ", $fields, ".")]
            #[serde(flatten)]
            pub changes: Fields,
        }

        impl Perform for $update {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                let guild = state.guild(&self.guild)?;
                let item = state.item(guild, ItemKind::$kind, &self.$field)?;
                Ok(json!(state.update_item(
                    ItemKind::$kind,
                    guild,
                    item,
                    &self.changes
                )))
            }
        }

        #[doc = concat!("Deletes ", $title, ". Answers with what it was.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $delete {
            /// The guild.
            pub guild: Key,
            /// Which, by id or name.
            pub $field: Key,
        }

        impl Perform for $delete {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                let guild = state.guild(&self.guild)?;
                let item = state.item(guild, ItemKind::$kind, &self.$field)?;
                Ok(json!(state.delete_item(ItemKind::$kind, guild, item)))
            }
        }
    };
}

item_actions!(
    Emoji, "an emoji", emoji, "`name`, `animated`, `roles`, `available`, …":
    CreateEmoji, UpdateEmoji, DeleteEmoji
);
item_actions!(
    Sticker, "a sticker", sticker, "`name`, `description`, `tags`, `format_type`, `available`":
    CreateSticker, UpdateSticker, DeleteSticker
);
item_actions!(
    Sound, "a soundboard sound", sound, "`name`, `volume` (0 to 1), `emoji_id`, `emoji_name`, `available`":
    CreateSound, UpdateSound, DeleteSound
);
item_actions!(
    ScheduledEvent, "a scheduled event", event,
    "`name`, `description`, `scheduled_start_time` (in an hour when not given), `scheduled_end_time`, `channel_id`, \
     `entity_type` (3, elsewhere, when no channel is given), `entity_metadata`, `recurrence_rule`, `status`, …":
    CreateScheduledEvent, UpdateScheduledEvent, DeleteScheduledEvent
);
item_actions!(
    AutoModerationRule, "an auto moderation rule", rule,
    "`name`, `trigger_type` (1 keyword, 5 many mentions; the sandbox stores the others, and they find nothing), \
     `trigger_metadata` (`keyword_filter`, `allow_list`, `mention_total_limit`, …), `actions` (to block when not \
     given), `enabled`, `exempt_roles`, `exempt_channels`":
    CreateAutoModerationRule, UpdateAutoModerationRule, DeleteAutoModerationRule
);
item_actions!(
    Integration, "an integration", integration,
    "`name`, `type` (`discord` when not given), `enabled`, `account`, `application`, `scopes`, `role_id`, …":
    CreateIntegration, UpdateIntegration, DeleteIntegration
);

/// Changes all soundboard sounds of a guild at once, as the loss of a boost level does. Answers with
/// `{guild_id, soundboard_sounds}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateSounds {
    /// The guild.
    pub guild: Key,
    /// What changes of each, by Discord's field names: `available`, `volume`, …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateSounds {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.update_sounds(guild, &self.changes)))
    }
}

/// Somebody is interested in a scheduled event.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscribe {
    /// The guild.
    pub guild: Key,
    /// The event, by id or name.
    pub event: Key,
    /// Who.
    pub user: Key,
}

impl Perform for Subscribe {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_interest(state, [&self.guild, &self.event, &self.user], true)
    }
}

/// Somebody is no longer interested in a scheduled event.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// The guild.
    pub guild: Key,
    /// The event, by id or name.
    pub event: Key,
    /// Who.
    pub user: Key,
}

impl Perform for Unsubscribe {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_interest(state, [&self.guild, &self.event, &self.user], false)
    }
}

fn set_interest(
    state: &mut State,
    [guild, event, user]: [&Key; 3],
    interested: bool,
) -> Result<Value, ActionError> {
    let (guild, user) = (state.guild(guild)?, state.user(user)?);
    let event = state.item(guild, ItemKind::ScheduledEvent, event)?;
    let told = state.subscribe(guild, event, user, interested);
    told.ok_or_else(|| ActionError::invalid("the user's interest is so already"))
}
