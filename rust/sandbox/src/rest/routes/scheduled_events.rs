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

pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let events = state.known_guild(guild)?.items(KIND).len();
    ApiError::TOO_MANY_EVENTS.when(events >= MOST)?;
    call.checked_fields(|fields, errors| {
        let needed = match field(fields, "entity_type") == place::EXTERNAL {
            true => "scheduled_end_time",
            false => "channel_id",
        };
        errors.required(&[needed], field(fields, needed));
        check_times(fields, errors);
    })?;
    let fields = given(state, call, guild)?;
    Ok(state.make_item(call, KIND, guild, &fields))
}

/// The fields of an event, with a hash in the place of the image.
fn given(state: &State, call: &Call<'_>, guild: Id) -> Outcome<Fields> {
    call.checked_fields(check_times)?;
    let mut fields = call.known_fields()?;
    known_channel(state, guild, &fields)?;
    hash_image(&mut fields, "image");
    Ok(fields)
}

fn check_times(fields: &Fields, errors: &mut FormErrors) {
    let time = |name: &str| read_iso(text(fields, name));
    let (start, end) = (time("scheduled_start_time"), time("scheduled_end_time"));
    for (name, time) in [("scheduled_start_time", start), ("scheduled_end_time", end)] {
        if time.is_some_and(|time| time < unix_ms()) {
            errors.report(&[name], GUILD_SCHEDULED_EVENT_SCHEDULE_PAST);
        }
    }
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        errors.report(
            &["scheduled_end_time"],
            GUILD_SCHEDULED_EVENT_END_BEFORE_START,
        );
    }
}

/// The channel of a new event must be a voice or stage channel of the guild.
fn known_channel(state: &State, guild: Id, fields: &Fields) -> Outcome<()> {
    let asked = field(fields, "channel_id");
    if asked.is_null() {
        return Ok(());
    }
    let channel = Id::from_json(asked).and_then(|id| state.world.channel(id));
    let channel = channel.filter(|channel| channel.guild_id == Some(guild));
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.ok_or(ApiError::UNKNOWN_CHANNEL)?.is_voice())
}

pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let (_, id) = state.changeable_item(call, guild, KIND)?;
    let event = state.known_guild(guild)?.items(KIND).get(&id);
    let now = event.and_then(|event| event.field("status").as_u64());
    let next = field(call.fields()?, "status").as_u64();
    let is_next = match now {
        Some(status::SCHEDULED) => matches!(next, Some(status::ACTIVE | status::CANCELED)),
        Some(status::ACTIVE) => next == Some(status::COMPLETED),
        _ => false,
    };
    let changes = given(state, call, guild)?;
    ApiError::FINISHED_EVENT.unless(is_next || next.is_none() || now == next)?;
    state.change_item(call, KIND, (guild, id), &changes)
}

/// The event of the path.
fn event<'a>(call: &Call<'_>, guild: &'a Guild) -> Outcome<&'a Item> {
    items::find(call, KIND, guild.items(KIND).values())
}

pub fn list_users(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    users_page(state, call, guild, None)
}

/// A page of the users who are subscribed to an event, or to one date of it.
fn users_page(state: &State, call: &Call<'_>, guild: &Guild, exception: Option<Id>) -> Outcome {
    let event = event(call, guild)?;
    let limit = call.limit(100, 100)?;
    let users = subscribers(state, event).into_iter();
    let page = call.ascending_page(users, |user| *user, limit);
    let render = |user: Id| {
        let mut entry = json!({
            "guild_scheduled_event_id": event.id,
            "user_id": user,
            "user": state.world.render_user(user),
            "response": 1,
        });
        set_some(&mut entry, "guild_scheduled_event_exception_id", exception);
        if call.query_flag("with_member") {
            set_some(&mut entry, "member", state.world.render_member(guild, user));
        }
        entry
    };
    Ok(page.into_iter().map(render).collect())
}

pub fn count_users(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    Ok(json!({
        "guild_scheduled_event_count": subscribers(state, event(call, guild)?).len(),
        "guild_scheduled_event_exception_counts": {},
    }))
}

/// The id of an exception is the date it is about, as ids count time.
pub fn create_exception(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let (_, event) = state.changeable_item(call, guild, KIND)?;
    let fields = call.fields()?;
    let original = read_iso(text(fields, "original_scheduled_start_time"));
    let id = Id::at_ms(original.ok_or(ApiError::INVALID_FORM)?);
    let made = state.set_event_exception(guild, event, id, fields);
    made.ok_or(ApiError::UNKNOWN_SCHEDULED_EVENT)
}

pub fn modify_exception(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let (event, id) = exception(state, call, guild)?;
    let changed = state.set_event_exception(guild, event, id, call.fields()?);
    changed.ok_or(ApiError::NOT_FOUND)
}

pub fn delete_exception(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let (event, id) = exception(state, call, guild)?;
    state.delete_event_exception(guild, event, id);
    Ok(())
}

/// The event and the exception of the path, which the bot has to be allowed to change.
fn exception(state: &State, call: &Call<'_>, guild: Id) -> Outcome<(Id, Id)> {
    let (_, event) = state.changeable_item(call, guild, KIND)?;
    let id = call.id("exception_id")?;
    ApiError::NOT_FOUND.when(state.event_exception(guild, event, id).is_none())?;
    Ok((event, id))
}

/// The users subscribed to that date: those subscribed to the event, unless they have changed it.
pub fn list_exception_users(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let id = call.id("guild_scheduled_event_exception_id")?;
    let event = event(call, guild)?.id;
    ApiError::NOT_FOUND.when(state.event_exception(guild.id, event, id).is_none())?;
    users_page(state, call, guild, Some(id))
}
