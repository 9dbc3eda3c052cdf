//! Scheduled events, and single dates of recurring ones.

use super::*;

const KIND: ItemKind = ItemKind::ScheduledEvent;
/// How many events of a guild may lie ahead.
const MOST: usize = 100;

/// Who is interested, by id.
pub fn subscribers(state: &State, event: &Item) -> Vec<Id> {
    let guild = state.world.guild(event.guild_id);
    let users = guild.and_then(|guild| guild.subscribers.get(&event.id));
    users.map_or_else(Vec::new, |users| users.iter().copied().collect())
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::CREATE_EVENTS)?;
    ApiError::TOO_MANY_EVENTS.when(guild.items(KIND).len() >= MOST)?;
    let (guild, fields) = (guild.id, call.fields()?);
    let mut errors = FormErrors::default();
    check(fields, &mut errors);
    if field(fields, "entity_type") == place::EXTERNAL {
        errors.required(&["scheduled_end_time"], field(fields, "scheduled_end_time"));
    } else {
        errors.required(&["channel_id"], field(fields, "channel_id"));
    }
    errors.finish()?;
    known_channel(state, guild, fields)?;
    state.make_item(call, KIND, guild, &kept(fields))
}

fn check(fields: &Fields, errors: &mut FormErrors) {
    let time = |name: &str| field(fields, name).as_str().and_then(read_iso);
    let (start, end) = (time("scheduled_start_time"), time("scheduled_end_time"));
    for (name, time) in [("scheduled_start_time", start), ("scheduled_end_time", end)] {
        if time.is_some_and(|time| time < unix_ms()) {
            let message = "Cannot schedule event in the past.";
            errors.add(&[name], "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", message);
        }
    }
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        errors.add(
            &["scheduled_end_time"],
            "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
            "The end has to be after the start.",
        );
    }
}

/// The channel of a new event must be a voice or stage channel of the guild.
fn known_channel(state: &State, guild: Id, fields: &Fields) -> Result<(), ApiError> {
    let asked = field(fields, "channel_id");
    if asked.is_null() {
        return Ok(());
    }
    let channel = Id::from_json(asked).and_then(|id| state.world.channel(id));
    let channel = channel.filter(|channel| channel.guild_id == Some(guild));
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.ok_or(ApiError::UNKNOWN_CHANNEL)?.is_voice())
}

/// The fields that are taken over. An image becomes its hash.
fn kept(fields: &Fields) -> Fields {
    let mut kept = fields.clone();
    for own in ["entity_id", "guild_scheduled_event_exceptions"] {
        kept.remove(own);
    }
    hash_image(&mut kept, "image");
    kept
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = state.changeable_item(call, KIND)?;
    let now = state.allowed_item(call, KIND)?.field("status").as_u64();
    let fields = call.fields()?;
    let mut errors = FormErrors::default();
    check(fields, &mut errors);
    errors.finish()?;
    let next = field(fields, "status").as_u64();
    let allowed = matches!(
        (now, next),
        (_, None)
            | (
                Some(status::SCHEDULED),
                Some(status::ACTIVE | status::CANCELED)
            )
            | (Some(status::ACTIVE), Some(status::COMPLETED))
    );
    ApiError::FINISHED_EVENT.when(!allowed && now != next)?;
    known_channel(state, place.0, fields)?;
    state.change_item(call, KIND, place, &kept(fields))
}

pub fn list_users(state: &mut State, call: &Call<'_>) -> Outcome {
    let event = state.allowed_item(call, KIND)?;
    users_page(state, call, event, subscribers(state, event), None)
}

/// A page of the users who are subscribed to an event, or to one date of it.
pub(super) fn users_page(
    state: &State,
    call: &Call<'_>,
    event: &Item,
    users: Vec<Id>,
    exception: Option<Id>,
) -> Outcome {
    let limit = call.limit(100, 100)?;
    let guild = state.world.guild(event.guild_id);
    let page = call.ascending_page(users.into_iter(), |user| *user, limit);
    let render = |user: Id| {
        let mut entry = json!({
            "guild_scheduled_event_id": event.id,
            "user_id": user,
            "user": state.world.render_user(user),
            "response": 1,
        });
        set_some(&mut entry, "guild_scheduled_event_exception_id", exception);
        let member = guild.and_then(|guild| state.world.render_member(guild, user));
        set_some(
            &mut entry,
            "member",
            member.filter(|_| call.query_flag("with_member")),
        );
        entry
    };
    Ok(page.into_iter().map(render).collect())
}

pub fn count_users(state: &mut State, call: &Call<'_>) -> Outcome {
    let event = state.allowed_item(call, KIND)?;
    Ok(json!({
        "guild_scheduled_event_count": subscribers(state, event).len(),
        "guild_scheduled_event_exception_counts": {},
    }))
}

/// The guild and event of the path, which the bot has to be allowed to change.
fn event(state: &State, call: &Call<'_>) -> Result<(Id, Id), ApiError> {
    state.changeable_item(call, ItemKind::ScheduledEvent)
}

/// The id of an exception is the date it is about, as ids count time.
pub fn create_exception(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, event) = event(state, call)?;
    let fields = call.fields()?;
    let original = field(fields, "original_scheduled_start_time");
    let original = original.as_str().and_then(read_iso);
    let id = Id::at_ms(original.ok_or(ApiError::INVALID_FORM)?);
    let made = state.set_event_exception(guild, event, id, fields);
    made.ok_or(ApiError::UNKNOWN_SCHEDULED_EVENT)
}

pub fn modify_exception(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, event, id) = existing(state, call)?;
    let changed = state.set_event_exception(guild, event, id, call.fields()?);
    changed.ok_or(ApiError::NOT_FOUND)
}

pub fn delete_exception(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let (guild, event, id) = existing(state, call)?;
    state.delete_event_exception(guild, event, id);
    Ok(())
}

fn existing(state: &State, call: &Call<'_>) -> Result<(Id, Id, Id), ApiError> {
    let (guild, event) = event(state, call)?;
    let id = call.id("exception_id")?;
    let found: Option<&Value> = state.event_exception(guild, event, id);
    found.map(|_| (guild, event, id)).ok_or(ApiError::NOT_FOUND)
}

/// The users subscribed to that date: those subscribed to the event, unless they have changed it.
pub fn list_exception_users(state: &mut State, call: &Call<'_>) -> Outcome {
    let event = state.allowed_item(call, ItemKind::ScheduledEvent)?;
    let id = call.id("guild_scheduled_event_exception_id")?;
    let found = state.event_exception(event.guild_id, event.id, id);
    found.ok_or(ApiError::NOT_FOUND)?;
    users_page(state, call, event, subscribers(state, event), Some(id))
}
