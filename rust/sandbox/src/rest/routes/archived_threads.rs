//! Threads that are archived, page by page.

use serde_json::{Value, json};

use super::{Call, Outcome, RestResponse, State};
use crate::time::read_iso;
use crate::world::{Channel, Permissions, kind};

/// When a thread was archived (Unix time, milliseconds).
fn archived_ms(thread: &Channel) -> u64 {
    let stamp = thread.metadata.get("archive_timestamp");
    let stamp = stamp.and_then(Value::as_str).and_then(read_iso);
    stamp.unwrap_or_else(|| thread.id.created_ms())
}

/// Those that were archived last come first; `before` is a time.
fn list(state: &State, call: &Call<'_>, wanted: impl Fn(&Channel) -> bool) -> Outcome {
    let before = call.query("before").and_then(read_iso).unwrap_or(u64::MAX);
    page(state, call, archived_ms, |thread| {
        wanted(thread) && archived_ms(thread) < before
    })
}

fn page(
    state: &State,
    call: &Call<'_>,
    order: impl Fn(&Channel) -> u64,
    wanted: impl Fn(&Channel) -> bool,
) -> Outcome {
    let parent = state
        .allowed_channel(call, Permissions::READ_MESSAGE_HISTORY)?
        .id;
    let limit = call.number("limit", 50, 2, 100)?;
    let channels = state.world.channels.values();
    let mut threads: Vec<&Channel> = channels
        .filter(|channel| channel.is_thread() && channel.parent_id == Some(parent))
        .filter(|thread| thread.archived() && wanted(thread))
        .collect();
    threads.sort_by_key(|thread| std::cmp::Reverse((order(thread), thread.id)));
    let has_more = threads.len() > limit;
    threads.truncate(limit);
    let members = threads.iter();
    let members = members.filter_map(|thread| thread.render_thread_member(call.bot));
    let members: Vec<Value> = members.collect();
    let threads = threads.into_iter();
    let threads = threads.map(|thread| state.world.render_channel(thread, Some(call.bot)));
    Ok(RestResponse::json(json!({
        "threads": threads.collect::<Vec<_>>(), "members": members, "has_more": has_more,
    })))
}

pub fn list_public(state: &mut State, call: &Call<'_>) -> Outcome {
    list(state, call, |thread| thread.kind != kind::PRIVATE_THREAD)
}

pub fn list_private(state: &mut State, call: &Call<'_>) -> Outcome {
    state.allowed_channel(call, Permissions::MANAGE_THREADS)?;
    list(state, call, |thread| thread.kind == kind::PRIVATE_THREAD)
}

/// The private ones the bot is in, the youngest first; `before` is an id.
pub fn list_own_private(state: &mut State, call: &Call<'_>) -> Outcome {
    let before = call.query_id("before");
    page(
        state,
        call,
        |thread| thread.id.0,
        |thread| {
            thread.kind == kind::PRIVATE_THREAD
                && thread.thread_members.contains_key(&call.bot)
                && before.is_none_or(|before| thread.id < before)
        },
    )
}
