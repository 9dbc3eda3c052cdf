//! Looking for threads of a channel.

use serde_json::{Value, json};

use super::{Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Channel, Permissions};

/// How far a search can be paged.
const FARTHEST: usize = 9975;

pub fn search(state: &mut State, call: &Call<'_>) -> Outcome {
    let parent = state
        .allowed_channel(call, Permissions::READ_MESSAGE_HISTORY)?
        .id;
    let (limit, offset) = (call.limit(25, 25)?, call.number("offset", 0, 0, FARTHEST)?);
    let channels = state.world.channels.values();
    let mut found: Vec<&Channel> = channels
        .filter(|channel| channel.is_thread() && channel.parent_id == Some(parent))
        .filter(|thread| state.world.can_view(thread, call.bot) && is_wanted(call, thread))
        .collect();
    found.sort_by_key(|thread| (order(call, thread), thread.id));
    if call.query("sort_order") != Some("asc") {
        found.reverse();
    }
    let total = found.len();
    let page: Vec<&Channel> = found.into_iter().skip(offset).take(limit).collect();
    let threads = page
        .iter()
        .map(|thread| state.world.render_channel(thread, Some(call.bot)));
    let members = page
        .iter()
        .filter_map(|thread| thread.render_thread_member(call.bot));
    // The message a thread began with has the thread's id.
    let first = page.iter().filter_map(|thread| {
        let message = state.world.message(thread.id, thread.id);
        message.or_else(|| state.world.message(parent, thread.id))
    });
    let first = first.map(|message| state.world.render_message(message, Some(call.bot)));
    Ok(RestResponse::json(json!({
        "threads": threads.collect::<Vec<_>>(),
        "members": members.collect::<Vec<_>>(),
        "first_messages": first.collect::<Vec<_>>(),
        "has_more": offset + page.len() < total,
        "total_results": total,
    })))
}

fn is_wanted(call: &Call<'_>, thread: &Channel) -> bool {
    let name = call.query("name").map(str::to_lowercase);
    let archived = call.query("archived").map(|_| call.query_flag("archived"));
    let tags: Vec<&str> = call
        .query_all("tag")
        .flat_map(|tags| tags.split(','))
        .collect();
    let applied = thread.fields.get("applied_tags").and_then(Value::as_array);
    let has = |tag: &&str| applied.is_some_and(|applied| applied.iter().any(|has| has == tag));
    let tagged = if call.query("tag_setting") == Some("match_all") {
        tags.iter().all(has)
    } else {
        tags.is_empty() || tags.iter().any(has)
    };
    tagged
        && name.is_none_or(|name| thread.name().to_lowercase().contains(&name))
        && archived.is_none_or(|archived| thread.archived() == archived)
        && call
            .query_id("min_id")
            .is_none_or(|least| thread.id > least)
        && call.query_id("max_id").is_none_or(|most| thread.id < most)
}

/// By what is sorted: a time in milliseconds.
fn order(call: &Call<'_>, thread: &Channel) -> u64 {
    match call.query("sort_by") {
        Some("last_message_time") => thread.last_message_id.map_or(0, Id::created_ms),
        Some("archive_time") => {
            let stamp = thread.metadata.get("archive_timestamp");
            let stamp = stamp.and_then(Value::as_str);
            stamp.and_then(crate::time::read_iso).unwrap_or(0)
        }
        _ => thread.id.created_ms(),
    }
}
