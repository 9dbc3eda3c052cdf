//! What all routes about a guild's items have in common: looking one up, and making, changing and deleting it with an
//! entry in the audit log.

use serde_json::{Value, json};

use super::call::Call;
use super::error::ApiError;
use super::response::Created;
use super::routes::Outcome;
use super::routes::scheduled_events::subscribers;
use crate::id::Id;
use crate::json::without;
use crate::state::State;
use crate::world::{Fields, Item, ItemKind, Permissions};

/// What sets the kinds of item apart for the API.
struct Resource {
    /// The parameter that names one in a path.
    parameter: &'static str,
    unknown: ApiError,
    /// The audit log's number of making one; changing and deleting it are the next two.
    audit: u64,
    /// What one needs to see them, to make some and change these, and to change all.
    permissions: [Permissions; 3],
}

const NONE: Permissions = Permissions::NONE;
const EXPRESSIONS: [Permissions; 3] = [
    NONE,
    Permissions::CREATE_GUILD_EXPRESSIONS,
    Permissions::MANAGE_GUILD_EXPRESSIONS,
];
const EVENTS: [Permissions; 3] = [NONE, Permissions::CREATE_EVENTS, Permissions::MANAGE_EVENTS];
const MANAGED: [Permissions; 3] = [Permissions::MANAGE_GUILD; 3];
const UNGUARDED: [Permissions; 3] = [NONE; 3];

#[rustfmt::skip]
fn resource(kind: ItemKind) -> Resource {
    let (parameter, unknown, audit, permissions) = match kind {
        ItemKind::Emoji => ("emoji_id", ApiError::UNKNOWN_GUILD_EMOJI, 60, EXPRESSIONS),
        ItemKind::Integration => ("integration_id", ApiError::UNKNOWN_INTEGRATION, 80, MANAGED),
        // Who may change a stage is a question of its channel.
        ItemKind::StageInstance => ("channel_id", ApiError::UNKNOWN_STAGE, 83, UNGUARDED),
        ItemKind::Sticker => ("sticker_id", ApiError::UNKNOWN_STICKER, 90, EXPRESSIONS),
        ItemKind::ScheduledEvent => ("guild_scheduled_event_id", ApiError::UNKNOWN_SCHEDULED_EVENT, 100, EVENTS),
        ItemKind::SoundboardSound => ("sound_id", ApiError::UNKNOWN_SOUND, 130, EXPRESSIONS),
        ItemKind::AutoModerationRule => ("rule_id", ApiError::NOT_FOUND, 140, MANAGED),
        // Who decides about them is told by routes of their own.
        ItemKind::JoinRequest => ("request_id", ApiError::NOT_FOUND, 0, UNGUARDED),
        // What was bought belongs to an application: no audit log tells of it.
        ItemKind::Entitlement => ("entitlement_id", ApiError::UNKNOWN_ENTITLEMENT, 0, UNGUARDED),
        ItemKind::Subscription => ("subscription_id", ApiError::UNKNOWN_SUBSCRIPTION, 0, UNGUARDED),
    };
    Resource { parameter, unknown, audit, permissions }
}

/// One as REST shows it: with how many are interested if the request wants it, or with who made it if the bot may know.
pub fn render(state: &State, call: &Call<'_>, kind: ItemKind, item: &Item) -> Value {
    let mut rendered = state.world.render_item(kind, item);
    let [_, make, manage] = resource(kind).permissions;
    let may = state.world.guild_permissions(item.guild_id, call.bot);
    match kind {
        ItemKind::ScheduledEvent if call.query_flag("with_user_count") => {
            rendered["user_count"] = json!(subscribers(state, item).len());
        }
        ItemKind::Emoji | ItemKind::Sticker | ItemKind::SoundboardSound
            if may & (make | manage) != NONE =>
        {
            rendered["user"] = state.world.render_user(item.user);
        }
        _ => {}
    }
    rendered
}

/// All of a guild.
pub fn list(state: &State, call: &Call<'_>, kind: ItemKind) -> Result<Value, ApiError> {
    let guild = state.allowed_guild(call, resource(kind).permissions[0])?;
    let items = guild.items(kind).values();
    Ok(items.map(|item| render(state, call, kind, item)).collect())
}

/// All integrations with who added them; only events say of which guild they are.
pub fn list_integrations(state: &State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let render = |integration: &Item| {
        let mut rendered = state.world.render_item(ItemKind::Integration, integration);
        rendered["user"] = state.world.render_user(integration.user);
        without(rendered, "guild_id")
    };
    let all = guild.items(ItemKind::Integration).values();
    Ok(all.map(render).collect())
}

pub fn get(state: &State, call: &Call<'_>, kind: ItemKind) -> Outcome {
    let item = state.allowed_item(call, kind)?;
    Ok(render(state, call, kind, item))
}

/// Changes the fields that can be set. Returns the item with its creator.
pub fn modify(state: &mut State, call: &Call<'_>, kind: ItemKind, settable: &[&str]) -> Outcome {
    let place = state.changeable_item(call, kind)?;
    let mut changes = call.fields()?.clone();
    changes.retain(|key, _| settable.contains(&key.as_str()));
    let mut changed = state.change_item(call, kind, place, &changes)?;
    changed["user"] = state.world.render_user(call.bot);
    Ok(changed)
}

pub fn delete(state: &mut State, call: &Call<'_>, kind: ItemKind) -> Outcome<()> {
    let place = state.changeable_item(call, kind)?;
    state.remove_item(call, kind, place)
}

/// The one of the path among those.
pub fn find<'a>(
    call: &Call<'_>,
    kind: ItemKind,
    mut among: impl Iterator<Item = &'a Item>,
) -> Result<&'a Item, ApiError> {
    let resource = resource(kind);
    let id = call.id(resource.parameter)?;
    among.find(|item| item.id == id).ok_or(resource.unknown)
}

impl State {
    /// The item of the path, which the bot has to be allowed to see.
    pub fn allowed_item(&self, call: &Call<'_>, kind: ItemKind) -> Result<&Item, ApiError> {
        let resource = resource(kind);
        let guild = self.allowed_guild(call, resource.permissions[0])?;
        let found = guild.items(kind).get(&call.id(resource.parameter)?);
        found.ok_or(resource.unknown)
    }

    /// Guild and id of the item of the path for a bot that changes it: its own, or any if it may manage them.
    pub fn changeable_item(&self, call: &Call<'_>, kind: ItemKind) -> Result<(Id, Id), ApiError> {
        let [_, make, manage] = resource(kind).permissions;
        let item = self.allowed_item(call, kind)?;
        let may = self.world.guild_permissions(item.guild_id, call.bot);
        let own = item.user == call.bot && may.contains(make);
        if own || may.contains(manage) {
            Ok((item.guild_id, item.id))
        } else {
            Err(ApiError::MISSING_PERMISSIONS)
        }
    }

    /// Makes an emoji, a sticker or a sound for the bot.
    pub fn make_expression(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        fields: &Fields,
    ) -> Outcome<Created> {
        let guild = self.allowed_guild(call, resource(kind).permissions[1])?.id;
        let mut made = self.make_item(call, kind, guild, fields)?;
        made["user"] = self.world.render_user(call.bot);
        Ok(Created(made))
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
        let (action, target) = (resource(kind).audit, made_id.unwrap_or_default());
        self.audit(call, guild, action, target, (&Value::Null, &made));
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
        let (action, unknown) = (resource(kind).audit + 1, resource(kind).unknown);
        let item = self.known_guild(guild)?.items(kind).get(&id);
        let before = item.map(|item| self.world.render_item(kind, item));
        let after = self.update_item(kind, guild, id, changes);
        let (before, after) = before.zip(after).ok_or(unknown)?;
        self.audit(call, guild, action, id, (&before, &after));
        Ok(after)
    }

    /// Deletes an item for the bot.
    pub fn remove_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        (guild, id): (Id, Id),
    ) -> Result<(), ApiError> {
        let (action, unknown) = (resource(kind).audit + 2, resource(kind).unknown);
        let gone = self.delete_item(kind, guild, id).ok_or(unknown)?;
        self.audit(call, guild, action, id, (&gone, &Value::Null));
        Ok(())
    }
}
