//! What all routes about a guild's items have in common: looking one up, and making, changing and deleting it with an
//! entry in the audit log.

use serde_json::{Value, json};

use super::call::Call;
use super::error::{ApiError, Outcome};
use super::response::Created;
use super::routes::scheduled_events::subscribers;
use crate::id::Id;
use crate::json::without;
use crate::state::State;
use crate::world::{Fields, Guild, Item, ItemKind, Permissions};

/// The guild of an item, and its id.
pub type ItemKey = (Id, Id);

/// What sets the kinds of item apart for the API.
struct Resource {
    /// The parameter that names one in a path.
    parameter: &'static str,
    unknown: ApiError,
    /// The audit log's number of making one; changing and deleting it are the next two.
    audit: u64,
    /// What one needs to change those one has made.
    make: Permissions,
    /// What one needs to change all.
    manage: Permissions,
}

#[rustfmt::skip]
fn resource(kind: ItemKind) -> Resource {
    const NONE: (Permissions, Permissions) = (Permissions::NONE, Permissions::NONE);
    const EXPRESSIONS: (Permissions, Permissions) =
        (Permissions::CREATE_GUILD_EXPRESSIONS, Permissions::MANAGE_GUILD_EXPRESSIONS);
    const EVENTS: (Permissions, Permissions) = (Permissions::CREATE_EVENTS, Permissions::MANAGE_EVENTS);
    let (parameter, unknown, audit, (make, manage)) = match kind {
        ItemKind::Emoji => ("emoji_id", ApiError::UNKNOWN_GUILD_EMOJI, 60, EXPRESSIONS),
        ItemKind::Integration => ("integration_id", ApiError::UNKNOWN_INTEGRATION, 80, NONE),
        ItemKind::StageInstance => ("channel_id", ApiError::UNKNOWN_STAGE, 83, NONE),
        ItemKind::Sticker => ("sticker_id", ApiError::UNKNOWN_STICKER, 90, EXPRESSIONS),
        ItemKind::ScheduledEvent => ("guild_scheduled_event_id", ApiError::UNKNOWN_SCHEDULED_EVENT, 100, EVENTS),
        ItemKind::SoundboardSound => ("sound_id", ApiError::UNKNOWN_SOUND, 130, EXPRESSIONS),
        ItemKind::AutoModerationRule => ("rule_id", ApiError::NOT_FOUND, 140, NONE),
        // The routes of join requests have handlers of their own.
        ItemKind::JoinRequest => ("request_id", ApiError::NOT_FOUND, 0, NONE),
        // What was bought belongs to an application: no audit log tells of it.
        ItemKind::Entitlement => ("entitlement_id", ApiError::UNKNOWN_ENTITLEMENT, 0, NONE),
        ItemKind::Subscription => ("subscription_id", ApiError::UNKNOWN_SUBSCRIPTION, 0, NONE),
    };
    Resource { parameter, unknown, audit, make, manage }
}

/// One as REST shows it: with how many are interested if the request wants it, or with who made it if the bot may know.
pub fn render(state: &State, call: &Call<'_>, kind: ItemKind, item: &Item) -> Value {
    let mut rendered = state.world.render_item(kind, item);
    let Resource { make, manage, .. } = resource(kind);
    let may = state.world.guild_permissions(item.guild_id, call.bot);
    match kind {
        ItemKind::ScheduledEvent if call.query_flag("with_user_count") => {
            rendered["user_count"] = json!(subscribers(state, item).len());
        }
        ItemKind::Emoji | ItemKind::Sticker | ItemKind::SoundboardSound
            if may & (make | manage) != Permissions::NONE =>
        {
            rendered["user"] = state.world.render_user(item.user);
        }
        _ => {}
    }
    rendered
}

/// All of a guild.
pub fn list(state: &State, call: &Call<'_>, guild: &Guild, kind: ItemKind) -> Outcome {
    let items = guild.items(kind).values();
    Ok(items.map(|item| render(state, call, kind, item)).collect())
}

/// All integrations with who added them; only events say of which guild they are.
pub fn list_integrations(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    let render = |integration: &Item| {
        let mut rendered = state.world.render_item(ItemKind::Integration, integration);
        rendered["user"] = state.world.render_user(integration.user);
        without(rendered, "guild_id")
    };
    let all = guild.items(ItemKind::Integration).values();
    Ok(all.map(render).collect())
}

pub fn get(state: &State, call: &Call<'_>, guild: &Guild, kind: ItemKind) -> Outcome {
    let item = find(call, kind, guild.items(kind).values())?;
    Ok(render(state, call, kind, item))
}

/// Makes an emoji, a sticker or a sound of these fields.
pub fn create_expression(
    state: &mut State,
    call: &Call<'_>,
    guild: Id,
    kind: ItemKind,
    fields: &Fields,
) -> Outcome<Created> {
    let mut made = state.make_item(call, kind, guild, fields);
    made["user"] = state.world.render_user(call.bot);
    Ok(Created(made))
}

/// Changes an emoji, a sticker or a sound. Returns it with its creator.
pub fn modify(state: &mut State, call: &Call<'_>, guild: Id, kind: ItemKind) -> Outcome {
    let place = state.changeable_item(call, guild, kind)?;
    let mut changed = state.change_item(call, kind, place, &call.known_fields()?)?;
    changed["user"] = state.world.render_user(call.bot);
    Ok(changed)
}

pub fn delete(state: &mut State, call: &Call<'_>, guild: Id, kind: ItemKind) -> Outcome<()> {
    let place = state.changeable_item(call, guild, kind)?;
    state.remove_item(call, kind, place)
}

/// The one of the path among those.
pub fn find<'a>(
    call: &Call<'_>,
    kind: ItemKind,
    mut among: impl Iterator<Item = &'a Item>,
) -> Outcome<&'a Item> {
    let resource = resource(kind);
    let id = call.id(resource.parameter)?;
    among.find(|item| item.id == id).ok_or(resource.unknown)
}

impl State {
    /// Guild and id of the item of the path for a bot that changes it: its own, or any if it may manage them.
    pub fn changeable_item(&self, call: &Call<'_>, guild: Id, kind: ItemKind) -> Outcome<ItemKey> {
        let Resource { make, manage, .. } = resource(kind);
        let item = find(call, kind, self.known_guild(guild)?.items(kind).values())?;
        let may = self.world.guild_permissions(guild, call.bot);
        let is_own = item.user == call.bot && may.contains(make);
        ApiError::MISSING_PERMISSIONS.unless(is_own || may.contains(manage))?;
        Ok((guild, item.id))
    }

    /// Makes an item for the bot.
    pub fn make_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        guild: Id,
        given: &Fields,
    ) -> Value {
        let made = json!(self.create_item(kind, guild, call.bot, given));
        self.audit_made(call, guild, resource(kind).audit, &made);
        made
    }

    /// Changes an item for the bot.
    pub fn change_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        (guild, id): ItemKey,
        changes: &Fields,
    ) -> Outcome {
        let Resource { audit, unknown, .. } = resource(kind);
        let item = self.known_guild(guild)?.items(kind).get(&id);
        let before = item.map(|item| self.world.render_item(kind, item));
        let after = self.update_item(kind, guild, id, changes);
        let (before, after) = before.zip(after).ok_or(unknown)?;
        self.audit(call, guild, audit + 1, id, (&before, &after));
        Ok(after)
    }

    /// Deletes an item for the bot.
    pub fn remove_item(
        &mut self,
        call: &Call<'_>,
        kind: ItemKind,
        (guild, id): ItemKey,
    ) -> Outcome<()> {
        let Resource { audit, unknown, .. } = resource(kind);
        let gone = self.delete_item(kind, guild, id).ok_or(unknown)?;
        self.audit(call, guild, audit + 2, id, (&gone, &Value::Null));
        Ok(())
    }
}
