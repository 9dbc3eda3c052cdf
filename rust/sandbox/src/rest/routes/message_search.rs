//! Looking for messages of a guild.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// How far a search can be paged.
const FARTHEST: usize = 9975;

/// The parameters with a value that stands at a place of the message.
const AT: [(&str, &str); 3] = [
    ("author_id", "/author/id"),
    ("replied_to_user_id", "/referenced_message/author/id"),
    ("replied_to_message_id", "/message_reference/message_id"),
];
/// The parameters with a value that stands in an entry of a list of the message: the list, and the place in the entry.
const LISTED: [(&str, &str, &str); 4] = [
    ("mentions", "mentions", "/id"),
    ("mentions_role_id", "mention_roles", ""),
    ("embed_provider", "embeds", "/provider/name"),
    ("embed_type", "embeds", "/type"),
];

pub fn search(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let (limit, offset) = (call.limit(25, 25)?, call.number("offset", 0, 0, FARTHEST)?);
    let channels = call.query_all("channel_id").map(str::parse);
    let channels: Vec<Id> = channels.filter_map(Result::ok).collect();
    let is_readable = |channel: &&Channel| {
        let may = state.world.channel_permissions(channel, call.bot);
        channel.guild_id == Some(guild.id)
            && (channels.is_empty() || channels.contains(&channel.id))
            && state.world.can_view(channel, call.bot)
            && may.contains(Permissions::READ_MESSAGE_HISTORY)
    };
    let least = call.query_id("min_id").unwrap_or_default();
    let most = call.query_id("max_id").unwrap_or(Id(u64::MAX));
    let readable = state.world.channels.values().filter(is_readable);
    let histories = readable.filter_map(|channel| state.world.histories.get(&channel.id));
    let messages = histories.flat_map(|history| history.after(least));
    let messages = messages.filter(|message| message.id < most);
    let rendered = messages.map(|message| {
        let mut rendered = state.world.render_message(message, Some(call.bot));
        rendered["hit"] = json!(true);
        (message.id, rendered)
    });
    let found = rendered.filter(|(_, message)| is_wanted(call, message));
    // By id, which is by time.
    let found: BTreeMap<Id, Value> = found.collect();
    let total = found.len();
    let mut found: Vec<Value> = found.into_values().collect();
    if call.query("sort_order") != Some("asc") {
        found.reverse();
    }
    let messages: Vec<Value> = found.into_iter().skip(offset).take(limit).collect();
    let threads = threads_of(state, &messages);
    let mut listed = thread_lists::render(state, call, &threads);
    listed["total_results"] = json!(total);
    listed["doing_deep_historical_index"] = json!(false);
    let messages = messages.into_iter().map(|message| json!([message]));
    listed["messages"] = messages.collect();
    Ok(listed)
}

/// The threads in which those messages are.
fn threads_of<'a>(state: &'a State, messages: &[Value]) -> Vec<&'a Channel> {
    let ids = messages.iter().map(|message| &message["channel_id"]);
    let ids: BTreeSet<Id> = ids.filter_map(Id::from_json).collect();
    let channels = ids.into_iter().filter_map(|id| state.world.channel(id));
    channels.filter(|channel| channel.is_thread()).collect()
}

/// Whether a message is as the request says: of several values of one thing one is enough, of `has` all are needed.
fn is_wanted(call: &Call<'_>, message: &Value) -> bool {
    let any = |name: &str, test: &dyn Fn(&str) -> bool| {
        let mut values = call.query_all(name).peekable();
        values.peek().is_none() || values.any(test)
    };
    let is_at = |value: &Value, place: &str, wanted: &str| {
        value.pointer(place).is_some_and(|found| found == wanted)
    };
    let some = |list: &str, test: &dyn Fn(&Value) -> bool| entries(&message[list]).iter().any(test);
    let flag = |name| call.query(name).is_none() || message[name] == call.query_flag(name);
    let at = |(name, place)| any(name, &|wanted| is_at(message, place, wanted));
    let listed = |(name, list, place)| {
        any(name, &|wanted| {
            some(list, &|entry| is_at(entry, place, wanted))
        })
    };
    let named = |name: &str, test: fn(&str, &str) -> bool| {
        any(name, &|wanted| {
            some("attachments", &|file| {
                test(string(&file["filename"]), wanted)
            })
        })
    };
    let content = string(&message["content"]);
    let lower = content.to_lowercase();
    AT.into_iter().all(at)
        && LISTED.into_iter().all(listed)
        && ["mention_everyone", "pinned"].into_iter().all(flag)
        && call.query_all("has").all(|what| has(message, what))
        && any("content", &|wanted| lower.contains(&wanted.to_lowercase()))
        && any("author_type", &|kind| author_is(message, kind))
        && any("link_hostname", &|host| {
            content.contains(&format!("://{host}"))
        })
        && named("attachment_filename", |name, wanted| name.contains(wanted))
        && named("attachment_extension", |name, wanted| {
            name.ends_with(&format!(".{wanted}"))
        })
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// `user`, `bot` or `webhook`; with a minus anything else.
fn author_is(message: &Value, kind: &str) -> bool {
    let own = if message.get("webhook_id").is_some() {
        "webhook"
    } else if message["author"]["bot"] == true {
        "bot"
    } else {
        "user"
    };
    unless_minus(kind, |kind| own == kind)
}

/// Whether a message has something of that kind; with a minus, whether it has not.
fn has(message: &Value, what: &str) -> bool {
    let filled = |list: &str| !entries(&message[list]).is_empty();
    let file = |kind: &str| {
        let mut files = entries(&message["attachments"]).iter();
        files.any(|file| string(&file["content_type"]).starts_with(kind))
    };
    unless_minus(what, |what| match what {
        "link" => string(&message["content"]).contains("://"),
        "embed" => filled("embeds"),
        "file" => filled("attachments"),
        "image" => file("image/"),
        "video" => file("video/"),
        "sound" => file("audio/"),
        "sticker" => filled("sticker_items"),
        "poll" => message["poll"].is_object(),
        "snapshot" => filled("message_snapshots"),
        _ => false,
    })
}

/// Whether a test is passed; of a value after a minus, whether it is not.
fn unless_minus(value: &str, test: impl Fn(&str) -> bool) -> bool {
    match value.strip_prefix('-') {
        Some(value) => !test(value),
        None => test(value),
    }
}
