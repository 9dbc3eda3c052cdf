//! Emojis, stickers, soundboard sounds, scheduled events, auto moderation rules and integrations.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::{Fields, ItemKind};

/// The three actions that create, change and delete items of one kind.
macro_rules! item_actions {
    (
        $kind:ident, $title:literal, $field:ident, $fields:literal:
        $create:ident, $update:ident, $delete:ident
    ) => {
        #[doc = concat!("Creates ", $title, ". Returns it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $create {
            /// The guild.
            pub guild: Key,
            /// The user who creates it. The owner of the guild by default.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub user: Option<Key>,
            #[doc = concat!("The fields to set, with Discord's names: ", $fields, ".")]
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

        #[doc = concat!("Changes ", $title, ". Returns it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $update {
            /// The guild.
            pub guild: Key,
            /// Its id or its name.
            pub $field: Key,
            /// The fields to change, the same as those that can be set when it is created.
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

        #[doc = concat!("Deletes ", $title, ". Returns the deleted object.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $delete {
            /// The guild.
            pub guild: Key,
            /// Its id or its name.
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
    Emoji, "an emoji", emoji, "`name`, `animated`, `roles`, `available`, `managed`, `require_colons`":
    CreateEmoji, UpdateEmoji, DeleteEmoji
);
item_actions!(
    Sticker, "a sticker", sticker, "`name`, `description`, `tags`, `format_type`, `available`":
    CreateSticker, UpdateSticker, DeleteSticker
);
item_actions!(
    SoundboardSound, "a soundboard sound", sound, "`name`, `volume` (0 to 1), `emoji_id`, `emoji_name`, `available`":
    CreateSoundboardSound, UpdateSoundboardSound, DeleteSoundboardSound
);
item_actions!(
    ScheduledEvent, "a scheduled event", event,
    "`name`, `description`, `scheduled_start_time` (in an hour by default), `scheduled_end_time`, `channel_id`, \
     `entity_type` (3, external, by default if there is no channel), `entity_metadata`, `recurrence_rule`, `status`, `image` (an image hash)":
    CreateScheduledEvent, UpdateScheduledEvent, DeleteScheduledEvent
);
item_actions!(
    AutoModerationRule, "an auto moderation rule", rule,
    "`name`, `trigger_type` (1 keyword, 5 mention spam; rules with the others are stored and find nothing), \
     `trigger_metadata` (`keyword_filter`, `allow_list`, `mention_total_limit`, …), `actions` (to block the message \
     by default), `enabled`, `exempt_roles`, `exempt_channels`":
    CreateAutoModerationRule, UpdateAutoModerationRule, DeleteAutoModerationRule
);
item_actions!(
    Integration, "an integration", integration,
    "`name`, `type` (`discord` by default), `enabled`, `account`, `application`, `scopes`, `role_id`":
    CreateIntegration, UpdateIntegration, DeleteIntegration
);

/// Changes all soundboard sounds of a guild at once, as Discord does when a guild loses a boost level. Returns
/// `{guild_id, soundboard_sounds}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateSoundboardSounds {
    /// The guild.
    pub guild: Key,
    /// The fields to change of each sound, with Discord's names: `available`, `volume`, …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateSoundboardSounds {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.update_soundboard_sounds(guild, &self.changes)))
    }
}

/// A user subscribes to a scheduled event. Returns `{guild_scheduled_event_id, user_id, guild_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscribe {
    /// The guild.
    pub guild: Key,
    /// The scheduled event, by id or by name.
    pub event: Key,
    /// The user.
    pub user: Key,
}

impl Perform for Subscribe {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_subscribed(state, [&self.guild, &self.event, &self.user], true)
    }
}

/// A user unsubscribes from a scheduled event. Returns `{guild_scheduled_event_id, user_id, guild_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// The guild.
    pub guild: Key,
    /// The scheduled event, by id or by name.
    pub event: Key,
    /// The user.
    pub user: Key,
}

impl Perform for Unsubscribe {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_subscribed(state, [&self.guild, &self.event, &self.user], false)
    }
}

fn set_subscribed(
    state: &mut State,
    [guild, event, user]: [&Key; 3],
    interested: bool,
) -> Result<Value, ActionError> {
    let (guild, user) = (state.guild(guild)?, state.user(user)?);
    let event = state.item(guild, ItemKind::ScheduledEvent, event)?;
    let payload = state.subscribe(guild, event, user, interested);
    let reason = if interested {
        "the user is already subscribed to the event"
    } else {
        "the user is not subscribed to the event"
    };
    payload.ok_or_else(|| ActionError::invalid(reason))
}
