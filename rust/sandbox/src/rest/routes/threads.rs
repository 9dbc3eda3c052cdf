//! Threads.

use serde_json::{Value, json};

use super::super::check::field;
use super::channels::check;
use super::{Answer, ApiError, Call, Outcome, State};
use crate::change::Draft;
use crate::id::Id;
use crate::world::{Channel, Fields, Permissions, audit, kind};

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
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
    check(fields, true)?;
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
    let thread = state
        .create_thread(parent, call.bot, None, &name, &fields)
        .ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
    if forum {
        let content = fields
            .get("message")
            .and_then(|message| message["content"].as_str())
            .unwrap_or_default();
        let id = Id::from_json(&thread["id"]);
        let first = Draft {
            content: content.to_owned(),
            ..Draft::default()
        };
        id.and_then(|id| state.create_message(call.bot, id, first));
    }
    write_down(state, call, &thread);
    Ok(Answer::with_status(201, thread))
}

pub fn create_from_message(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::CREATE_PUBLIC_THREADS)?;
    let (parent, id) = (message.channel_id, message.id);
    check(call.fields()?, true)?;
    if state.world.channels.contains_key(&id) {
        return Err(ApiError::THREAD_EXISTS);
    }
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
    Ok(Answer::with_status(201, thread))
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
    if channel.is_thread() {
        Ok(channel)
    } else {
        Err(ApiError::WRONG_CHANNEL_TYPE)
    }
}

pub fn join(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::NONE)?.id;
    state.join_thread(thread, call.bot);
    Ok(Answer::empty())
}

pub fn leave(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::NONE)?.id;
    state.leave_thread(thread, call.bot);
    Ok(Answer::empty())
}

pub fn add_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::SEND_MESSAGES_IN_THREADS)?.id;
    let user = call.id("user_id")?;
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    state.join_thread(thread, user);
    Ok(Answer::empty())
}

pub fn remove_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::MANAGE_THREADS)?.id;
    state.leave_thread(thread, call.id("user_id")?);
    Ok(Answer::empty())
}

pub fn get_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let thread = thread(state, call, Permissions::NONE)?;
    if !thread.thread_members.contains(&user) {
        return Err(ApiError::UNKNOWN_MEMBER);
    }
    Ok(Answer::json(thread.render_thread_member(user)))
}

pub fn list_members(state: &mut State, call: &Call<'_>) -> Outcome {
    let thread = thread(state, call, Permissions::NONE)?;
    Ok(Answer::json(
        thread
            .thread_members
            .iter()
            .map(|user| thread.render_thread_member(*user))
            .collect(),
    ))
}

pub fn list_archived(state: &mut State, call: &Call<'_>) -> Outcome {
    let parent = state
        .allowed_channel(call, Permissions::READ_MESSAGE_HISTORY)?
        .id;
    let mut threads: Vec<&Channel> = state
        .world
        .channels
        .values()
        .filter(|channel| {
            channel.is_thread() && channel.parent_id == Some(parent) && channel.archived()
        })
        .collect();
    threads.sort_by_key(|thread| std::cmp::Reverse(thread.id));
    let threads: Vec<Value> = threads
        .into_iter()
        .map(|thread| state.world.render_channel(thread, Some(call.bot)))
        .collect();
    Ok(Answer::json(
        json!({ "threads": threads, "members": [], "has_more": false }),
    ))
}
