//! Threads.

use super::*;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let parent = state.allowed_channel(call, Permissions::NONE)?;
    let forum = matches!(parent.kind, kind::FORUM | kind::MEDIA);
    let fields = call.fields()?;
    let private = !forum
        && field(fields, "type")
            .as_u64()
            .unwrap_or(kind::PRIVATE_THREAD)
            == kind::PRIVATE_THREAD;
    let needed = match (forum, private) {
        (true, _) => Permissions::SEND_MESSAGES,
        (false, true) => Permissions::CREATE_PRIVATE_THREADS,
        (false, false) => Permissions::CREATE_PUBLIC_THREADS,
    };
    let parent = state.allowed_channel(call, needed)?.id;
    let first = forum.then(|| first_message(call)).transpose()?;
    let mut fields = fields.clone();
    if !forum {
        // Without a type Discord makes a private thread, by its own account an accident it keeps.
        fields
            .entry("type".to_owned())
            .or_insert(json!(kind::PRIVATE_THREAD));
    }
    let name = field(&fields, "name")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let is_post = first.is_some();
    let thread = match first {
        Some(first) => state.create_post(parent, call.bot, &name, &fields, first),
        None => state.create_thread(parent, call.bot, None, &name, &fields),
    };
    let mut thread = thread.ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
    write_down(state, call, &thread);
    if let Some(id) = Id::from_json(&thread["id"]).filter(|_| is_post) {
        // A post is answered with the message it begins with inside.
        thread["message"] = super::messages::render(state, id, id, call.bot)?;
    }
    Ok(Created(thread))
}

/// The message a post begins with.
fn first_message(call: &Call<'_>) -> Result<Draft, ApiError> {
    let nothing = Fields::default();
    let message = field(call.fields()?, "message").as_object();
    let message = message.unwrap_or(&nothing);
    message_rules::check(call, message, None, Some("message"))?;
    message_draft::draft(call, message)
}

pub fn create_from_message(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let message = state.allowed_message(call, Permissions::CREATE_PUBLIC_THREADS)?;
    let (parent, id) = (message.channel_id, message.id);
    ApiError::THREAD_EXISTS.when(state.world.channels.contains_key(&id))?;
    let mut fields: Fields = call.fields()?.clone();
    fields.remove("type");
    let name = field(&fields, "name")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let thread = state
        .create_thread(parent, call.bot, Some(id), &name, &fields)
        .ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
    write_down(state, call, &thread);
    Ok(Created(thread))
}

fn write_down(state: &mut State, call: &Call<'_>, thread: &Value) {
    let ids = Id::from_json(&thread["guild_id"]).zip(Id::from_json(&thread["id"]));
    if let Some((guild, id)) = ids {
        let change = (&Value::Null, thread);
        state.audit(call, guild, audit::THREAD_CREATE, id, change);
    }
}

fn thread<'a>(
    state: &'a State,
    call: &Call<'_>,
    needed: Permissions,
) -> Result<&'a Channel, ApiError> {
    let channel = state.allowed_channel(call, needed)?;
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.is_thread())?;
    Ok(channel)
}

/// The thread of the path, which must not be archived.
fn active(state: &State, call: &Call<'_>, needed: Permissions) -> Result<Id, ApiError> {
    let thread = thread(state, call, needed)?;
    if thread.archived() {
        Err(ApiError::ARCHIVED_THREAD)
    } else {
        Ok(thread.id)
    }
}

pub fn set_joined(state: &mut State, call: &Call<'_>, joined: bool) -> Outcome<()> {
    let thread = active(state, call, Permissions::NONE)?;
    if joined {
        state.join_thread(thread, call.bot);
    } else {
        state.leave_thread(thread, call.bot);
    }
    Ok(())
}

pub fn add_member(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let thread = active(state, call, Permissions::SEND_MESSAGES_IN_THREADS)?;
    let user = call.id("user_id")?;
    ApiError::UNKNOWN_USER.when(!state.world.users.contains_key(&user))?;
    let guild = state.guild_of_channel(thread);
    let guild = guild.and_then(|guild| state.world.guild(guild));
    ApiError::UNKNOWN_MEMBER.when(!guild.is_some_and(|guild| guild.members.contains_key(&user)))?;
    state.join_thread(thread, user);
    Ok(())
}

pub fn remove_member(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let (found, user) = (thread(state, call, Permissions::NONE)?, call.id("user_id")?);
    // Who began a private thread decides who is in it.
    let own = found.kind == kind::PRIVATE_THREAD && found.owner_id == Some(call.bot);
    let needed = if own {
        Permissions::NONE
    } else {
        Permissions::MANAGE_THREADS
    };
    let thread = active(state, call, needed)?;
    state
        .leave_thread(thread, user)
        .ok_or(ApiError::UNKNOWN_MEMBER)?;
    Ok(())
}

pub fn get_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let thread = thread(state, call, Permissions::NONE)?;
    let member = member(state, call, thread, user);
    member.ok_or(ApiError::UNKNOWN_MEMBER)
}

pub fn list_members(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::NONE)?;
    let users = thread.thread_members.keys().copied();
    if !call.query_flag("with_member") {
        let members = users.filter_map(|user| member(state, call, thread, user));
        return Ok(members.collect());
    }
    let limit = call.limit(100, 100)?;
    let after = call.query_id("after").unwrap_or_default();
    let page = users.filter(|user| *user > after).take(limit);
    let members = page.filter_map(|user| member(state, call, thread, user));
    Ok(members.collect())
}

/// A thread member, with the guild member if the request wants it.
fn member(state: &State, call: &Call<'_>, thread: &Channel, user: Id) -> Option<Value> {
    if call.query_flag("with_member") {
        state.world.render_full_thread_member(thread, user)
    } else {
        thread.render_thread_member(user)
    }
}
