//! What all routes about a guild's items have in common: looking one up, and making, changing and deleting it with an
//! entry in the audit log.

use serde_json::Value;

use super::call::Call;
use super::error::ApiError;
use crate::id::Id;
use crate::state::State;
use crate::world::{Fields, Item, ItemKind, Permissions};

/// The parameter that names an item in a path.
fn parameter(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Emoji => "emoji_id",
        ItemKind::Sticker => "sticker_id",
        ItemKind::Sound => "sound_id",
        ItemKind::ScheduledEvent => "guild_scheduled_event_id",
        ItemKind::AutoModerationRule => "rule_id",
        ItemKind::StageInstance => "channel_id",
        ItemKind::Integration => "integration_id",
    }
}

fn unknown(kind: ItemKind) -> ApiError {
    match kind {
        ItemKind::Emoji => ApiError {
            status: 404,
            ..ApiError::UNKNOWN_EMOJI
        },
        ItemKind::Sticker => ApiError::UNKNOWN_STICKER,
        ItemKind::Sound => ApiError::UNKNOWN_SOUND,
        ItemKind::ScheduledEvent => ApiError::UNKNOWN_SCHEDULED_EVENT,
        ItemKind::AutoModerationRule => ApiError::NOT_FOUND,
        ItemKind::StageInstance => ApiError::UNKNOWN_STAGE,
        ItemKind::Integration => ApiError::UNKNOWN_INTEGRATION,
    }
}

/// The audit log's number of making one; changing and deleting it are the next two.
fn audit_action(kind: ItemKind) -> u64 {
    match kind {
        ItemKind::Emoji => 60,
        ItemKind::Integration => 80,
        ItemKind::StageInstance => 83,
        ItemKind::Sticker => 90,
        ItemKind::ScheduledEvent => 100,
        ItemKind::Sound => 130,
        ItemKind::AutoModerationRule => 140,
    }
}

impl State {
    /// The item of the path, in a guild the bot has to be allowed that in.
    pub fn allowed_item(
        &self,
        call: &Call<'_>,
        kind: ItemKind,
        needed: Permissions,
    ) -> Result<&Item, ApiError> {
        let guild = self.allowed_guild(call, needed)?;
        let found = guild.items(kind).get(&call.id(parameter(kind))?);
        found.ok_or(unknown(kind))
    }

    /// The item of the path for a bot that changes it: its own with `make` or `manage`, others only with `manage`.
    pub fn changeable_item(
        &self,
        call: &Call<'_>,
        kind: ItemKind,
        make: Permissions,
        manage: Permissions,
    ) -> Result<&Item, ApiError> {
        let item = self.allowed_item(call, kind, Permissions::NONE)?;
        let may = self.world.guild_permissions(item.guild_id, call.bot);
        let own = item.user == call.bot && may.contains(make);
        if own || may.contains(manage) {
            Ok(item)
        } else {
            Err(ApiError::MISSING_PERMISSIONS)
        }
    }

    /// Makes an item for the bot.
    pub fn make_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        guild: Id,
        fields: &Fields,
    ) -> Result<Value, ApiError> {
        let made = self.create_item(kind, guild, call.bot, fields);
        let made = made.ok_or(ApiError::UNKNOWN_GUILD)?;
        let made_id = Id::from_json(&made["id"]).or(Id::from_json(&made["sound_id"]));
        let change = (&Value::Null, &made);
        self.audit(
            call,
            guild,
            audit_action(kind),
            made_id.unwrap_or_default(),
            change,
        );
        Ok(made)
    }

    /// Changes an item for the bot.
    pub fn change_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        (guild, id): (Id, Id),
        changes: &Fields,
    ) -> Result<Value, ApiError> {
        let items = self.world.guilds.get(&guild).map(|guild| guild.items(kind));
        let item = items
            .and_then(|items| items.get(&id))
            .ok_or(unknown(kind))?;
        let before = self.world.render_item(kind, item);
        let after = self
            .update_item(kind, guild, id, changes)
            .ok_or(unknown(kind))?;
        self.audit(call, guild, audit_action(kind) + 1, id, (&before, &after));
        Ok(after)
    }

    /// Deletes an item for the bot.
    pub fn remove_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        (guild, id): (Id, Id),
    ) -> Result<(), ApiError> {
        let gone = self.delete_item(kind, guild, id).ok_or(unknown(kind))?;
        self.audit(
            call,
            guild,
            audit_action(kind) + 2,
            id,
            (&gone, &Value::Null),
        );
        Ok(())
    }
}
