//! Lists of threads: active, archived and searched ones.

use super::*;

/// How far a search can be paged.
const FARTHEST: usize = 9975;

/// When a thread was archived (Unix time, milliseconds).
fn archived_ms(thread: &Channel) -> Option<u64> {
    field(&thread.metadata, "archive_timestamp")
        .as_str()
        .and_then(read_iso)
}

/// Threads as the bot sees them, with its own memberships of them.
pub fn render(state: &State, call: &Call<'_>, threads: &[&Channel]) -> Value {
    let members = threads.iter();
    let members = members.filter_map(|thread| thread.render_thread_member(call.bot));
    let rendered = threads.iter();
    let rendered = rendered.map(|thread| state.world.render_channel(thread, Some(call.bot)));
    json!({ "threads": rendered.collect::<Vec<_>>(), "members": members.collect::<Vec<_>>() })
}

pub fn list_active(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let mut threads = state.world.active_threads_of(guild);
    threads.retain(|thread| state.world.can_view(thread, call.bot));
    let mut listed = render(state, call, &threads);
    listed["has_more"] = json!(false);
    Ok(listed)
}

/// The threads below the channel of the path.
fn below<'a>(state: &'a State, call: &Call<'_>) -> Result<Vec<&'a Channel>, ApiError> {
    let parent = state.allowed_channel(call, Permissions::READ_MESSAGE_HISTORY)?;
    let all = state.world.channels.values();
    let threads = all.filter(|one| one.is_thread() && one.parent_id == Some(parent.id));
    Ok(threads.collect())
}

fn page(
    state: &State,
    call: &Call<'_>,
    order: impl Fn(&Channel) -> u64,
    wanted: impl Fn(&Channel) -> bool,
) -> Outcome {
    let mut threads = below(state, call)?;
    let limit = call.number("limit", 50, 2, 100)?;
    threads.retain(|thread| thread.archived() && wanted(thread));
    threads.sort_by_key(|thread| std::cmp::Reverse((order(thread), thread.id)));
    let has_more = threads.len() > limit;
    threads.truncate(limit);
    let mut listed = render(state, call, &threads);
    listed["has_more"] = json!(has_more);
    Ok(listed)
}

/// Those that were archived last come first; `before` is a time.
pub fn list_archived(state: &mut State, call: &Call<'_>, private: bool) -> Outcome {
    if private {
        state.allowed_channel(call, Permissions::MANAGE_THREADS)?;
    }
    let before = call.query("before").and_then(read_iso).unwrap_or(u64::MAX);
    let archived = |thread: &Channel| archived_ms(thread).unwrap_or(thread.id.created_ms());
    page(state, call, archived, |thread| {
        (thread.kind == kind::PRIVATE_THREAD) == private && archived(thread) < before
    })
}

/// The private ones the bot is in, the youngest first; `before` is an id.
pub fn list_own_private(state: &mut State, call: &Call<'_>) -> Outcome {
    let before = call.query_id("before").unwrap_or(Id(u64::MAX));
    let age = |thread: &Channel| thread.id.0;
    page(state, call, age, |thread| {
        thread.kind == kind::PRIVATE_THREAD
            && thread.thread_members.contains_key(&call.bot)
            && thread.id < before
    })
}

pub fn search(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut found = below(state, call)?;
    let (limit, offset) = (call.limit(25, 25)?, call.number("offset", 0, 0, FARTHEST)?);
    found.retain(|thread| state.world.can_view(thread, call.bot) && is_wanted(call, thread));
    found.sort_by_key(|thread| (order(call, thread), thread.id));
    if call.query("sort_order") != Some("asc") {
        found.reverse();
    }
    let total = found.len();
    let page: Vec<&Channel> = found.into_iter().skip(offset).take(limit).collect();
    // The message a thread began with has the thread's id.
    let first = page.iter().filter_map(|thread| {
        let message = state.world.message(thread.id, thread.id);
        message.or_else(|| state.world.message(thread.parent_id?, thread.id))
    });
    let first = first.map(|message| state.world.render_message(message, Some(call.bot)));
    let mut listed = render(state, call, &page);
    listed["first_messages"] = first.collect();
    listed["has_more"] = json!(offset + page.len() < total);
    listed["total_results"] = json!(total);
    Ok(listed)
}

fn is_wanted(call: &Call<'_>, thread: &Channel) -> bool {
    let name = call.query("name").map(str::to_lowercase);
    let archived = call.query("archived").map(|_| call.query_flag("archived"));
    let tags = call.query_all("tag").flat_map(|tags| tags.split(','));
    let mut tags = tags.peekable();
    let applied = entries(field(&thread.fields, "applied_tags"));
    let has = |tag: &str| applied.iter().any(|has| has == tag);
    let tagged = if call.query("tag_setting") == Some("match_all") {
        tags.all(has)
    } else {
        tags.peek().is_none() || tags.any(has)
    };
    let least = call.query_id("min_id");
    let most = call.query_id("max_id");
    tagged
        && name.is_none_or(|name| thread.name().to_lowercase().contains(&name))
        && archived.is_none_or(|archived| thread.archived() == archived)
        && least.is_none_or(|least| thread.id > least)
        && most.is_none_or(|most| thread.id < most)
}

/// By what is sorted: a time in milliseconds.
fn order(call: &Call<'_>, thread: &Channel) -> u64 {
    match call.query("sort_by") {
        Some("last_message_time") => thread.last_message_id.map_or(0, Id::created_ms),
        Some("archive_time") => archived_ms(thread).unwrap_or(0),
        _ => thread.id.created_ms(),
    }
}
