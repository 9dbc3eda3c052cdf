//! Lists of threads: active, archived and searched ones.

use super::*;

/// How far a search can be paged.
const FARTHEST: usize = 9975;

/// When a thread was archived (Unix time, milliseconds).
fn archived_ms(thread: &Channel) -> Option<u64> {
    read_iso(text(&thread.metadata, "archive_timestamp"))
}

/// Threads as the bot sees them, with its own memberships of them.
pub fn render(state: &State, call: &Call<'_>, threads: &[&Channel]) -> Value {
    let shown = |thread: &&Channel| state.world.render_channel(thread, Some(call.bot));
    let member = |thread: &&Channel| thread.render_thread_member(call.bot);
    json!({
        "threads": threads.iter().map(shown).collect::<Value>(),
        "members": threads.iter().filter_map(member).collect::<Value>(),
    })
}

/// A part of a list of threads.
fn render_part(state: &State, call: &Call<'_>, threads: &[&Channel], has_more: bool) -> Value {
    let mut rendered = render(state, call, threads);
    rendered["has_more"] = json!(has_more);
    rendered
}

pub fn list_active(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let mut threads = state.world.active_threads_of(guild.id);
    threads.retain(|thread| state.world.can_view(thread, call.bot));
    Ok(render_part(state, call, &threads, false))
}

/// The threads below a channel.
fn below<'a>(state: &'a State, parent: &Channel) -> Vec<&'a Channel> {
    let all = state.world.channels.values();
    all.filter(|one| one.is_thread() && one.parent_id == Some(parent.id))
        .collect()
}

fn page(
    state: &State,
    call: &Call<'_>,
    parent: &Channel,
    order: impl Fn(&Channel) -> u64,
    wanted: impl Fn(&Channel) -> bool,
) -> Outcome {
    let limit = call.number("limit", 50, 2, 100)?;
    let mut threads = below(state, parent);
    threads.retain(|thread| thread.archived() && wanted(thread));
    threads.sort_by_key(|thread| std::cmp::Reverse((order(thread), thread.id)));
    let has_more = threads.len() > limit;
    threads.truncate(limit);
    Ok(render_part(state, call, &threads, has_more))
}

/// Those that were archived last come first; `before` is a time.
pub fn list_archived(state: &State, call: &Call<'_>, parent: &Channel, private: bool) -> Outcome {
    let before = call.query("before").and_then(read_iso).unwrap_or(u64::MAX);
    let archived = |thread: &Channel| archived_ms(thread).unwrap_or(thread.id.created_ms());
    page(state, call, parent, archived, |thread| {
        (thread.kind == kind::PRIVATE_THREAD) == private && archived(thread) < before
    })
}

/// The private ones the bot is in, the youngest first; `before` is an id.
pub fn list_own_private(state: &State, call: &Call<'_>, parent: &Channel) -> Outcome {
    let before = call.query_id("before").unwrap_or(Id(u64::MAX));
    let age = |thread: &Channel| thread.id.0;
    page(state, call, parent, age, |thread| {
        thread.kind == kind::PRIVATE_THREAD
            && thread.thread_members.contains_key(&call.bot)
            && thread.id < before
    })
}

pub fn search(state: &State, call: &Call<'_>, parent: &Channel) -> Outcome {
    let mut found = below(state, parent);
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
    let mut listed = render_part(state, call, &page, offset + page.len() < total);
    listed["first_messages"] = first.collect();
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
