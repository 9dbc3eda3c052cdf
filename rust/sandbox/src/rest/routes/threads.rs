//! Threads.

use super::*;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let parent = state.allowed_channel(call, Permissions::NONE)?;
    let is_post = matches!(parent.kind, kind::FORUM | kind::MEDIA);
    let mut fields = call.fields()?.clone();
    if !is_post {
        // Without a type Discord makes a private thread, by its own account an accident it keeps.
        fields.entry("type").or_insert(json!(kind::PRIVATE_THREAD));
    }
    let is_private = field(&fields, "type")
        .as_u64()
        .unwrap_or(kind::PRIVATE_THREAD)
        == kind::PRIVATE_THREAD;
    let needed = match (is_post, is_private) {
        (true, _) => Permissions::SEND_MESSAGES,
        (false, true) => Permissions::CREATE_PRIVATE_THREADS,
        (false, false) => Permissions::CREATE_PUBLIC_THREADS,
    };
    let parent = state.allowed_channel(call, needed)?.id;
    let name = text(&fields, "name");
    let thread = match is_post {
        true => state.create_post(parent, call.bot, name, &fields, first_message(call)?),
        false => state.create_thread(parent, call.bot, None, name, &fields),
    };
    let mut thread = thread.ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
    write_down(state, call, &thread);
    if let Some(id) = Id::from_json(&thread["id"]).filter(|_| is_post) {
        // A post is answered with the message it begins with inside.
        thread["message"] = messages::render(state, call, (id, id))?;
    }
    Ok(Created(thread))
}

/// The message a post begins with.
fn first_message(call: &Call<'_>) -> Outcome<Draft> {
    let nothing = Fields::default();
    let message = field(call.fields()?, "message").as_object();
    let message = message.unwrap_or(&nothing);
    message_draft::draft(call, message, Some("message"))
}

pub fn create_from_message(
    state: &mut State,
    call: &Call<'_>,
    (parent, id): MessageKey,
) -> Outcome<Created> {
    ApiError::THREAD_EXISTS.when(state.world.channels.contains_key(&id))?;
    let mut fields = call.fields()?.clone();
    fields.remove("type");
    let name = text(&fields, "name");
    let thread = state.create_thread(parent, call.bot, Some(id), name, &fields);
    let thread = thread.ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
    write_down(state, call, &thread);
    Ok(Created(thread))
}

fn write_down(state: &mut State, call: &Call<'_>, thread: &Value) {
    if let Some(guild) = Id::from_json(&thread["guild_id"]) {
        state.audit_made(call, guild, audit::THREAD_CREATE, thread);
    }
}

fn check_is_thread(channel: &Channel) -> Outcome<()> {
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.is_thread())
}

/// Only threads that are not archived have members who come and go.
fn check_is_active(state: &State, channel: Id) -> Outcome<()> {
    let channel = state.known_channel(channel)?;
    check_is_thread(channel)?;
    ApiError::ARCHIVED_THREAD.when(channel.archived())
}

pub fn set_joined(state: &mut State, call: &Call<'_>, thread: Id, joined: bool) -> Outcome<()> {
    check_is_active(state, thread)?;
    if joined {
        state.join_thread(thread, call.bot);
    } else {
        state.leave_thread(thread, call.bot);
    }
    Ok(())
}

pub fn add_member(state: &mut State, call: &Call<'_>, thread: Id) -> Outcome<()> {
    check_is_active(state, thread)?;
    let user = state.known_user(call.id("user_id")?)?.id;
    let guild = state.guild_of_channel(thread).unwrap_or_default();
    ApiError::UNKNOWN_MEMBER.unless(state.world.is_member(guild, user))?;
    state.join_thread(thread, user);
    Ok(())
}

/// Who began a private thread decides who is in it.
pub fn remove_member(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let thread = state.allowed_channel(call, Permissions::NONE)?;
    check_is_thread(thread)?;
    let needed = match thread.kind == kind::PRIVATE_THREAD && thread.owner_id == Some(call.bot) {
        true => Permissions::NONE,
        false => Permissions::MANAGE_THREADS,
    };
    let thread = state.allowed_channel(call, needed)?.id;
    check_is_active(state, thread)?;
    let removed = state.leave_thread(thread, call.id("user_id")?);
    removed.map(|_| ()).ok_or(ApiError::UNKNOWN_MEMBER)
}

pub fn get_member(state: &State, call: &Call<'_>, thread: &Channel) -> Outcome {
    let user = call.id("user_id")?;
    check_is_thread(thread)?;
    member(state, call, thread, user).ok_or(ApiError::UNKNOWN_MEMBER)
}

/// A page of them if the request wants guild members, else all.
pub fn list_members(state: &State, call: &Call<'_>, thread: &Channel) -> Outcome {
    check_is_thread(thread)?;
    let users = thread.thread_members.keys().copied();
    let render = |user: Id| member(state, call, thread, user);
    if call.query_flag("with_member") {
        return Ok(call
            .users_page(users, 100, 100)?
            .filter_map(render)
            .collect());
    }
    Ok(users.filter_map(render).collect())
}

/// A thread member, with the guild member if the request wants it.
fn member(state: &State, call: &Call<'_>, thread: &Channel, user: Id) -> Option<Value> {
    match call.query_flag("with_member") {
        true => state.world.render_full_thread_member(thread, user),
        false => thread.render_thread_member(user),
    }
}
