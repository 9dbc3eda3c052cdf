//! Looking for messages of a guild.

use super::*;

/// How far a search can be paged.
const FARTHEST: usize = 9975;

pub fn search(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let (limit, offset) = (call.limit(25, 25)?, call.number("offset", 0, 0, FARTHEST)?);
    let asked: Vec<Id> = call
        .query_all("channel_id")
        .filter_map(|id| id.parse().ok())
        .collect();
    let channels = state.world.channels.values();
    let readable = channels.filter(|channel| {
        let may = state.world.channel_permissions(channel, call.bot);
        channel.guild_id == Some(guild)
            && (asked.is_empty() || asked.contains(&channel.id))
            && state.world.can_view(channel, call.bot)
            && may.contains(Permissions::READ_MESSAGE_HISTORY)
    });
    let (least, most) = (
        call.query_id("min_id").unwrap_or_default(),
        call.query_id("max_id").unwrap_or(Id(u64::MAX)),
    );
    let mut found: Vec<(Id, Value)> = Vec::new();
    for channel in readable {
        let Some(history) = state.world.histories.get(&channel.id) else {
            continue;
        };
        let in_range = history.after(least).filter(|message| message.id < most);
        for message in in_range {
            let rendered = state.world.render_message(message, Some(call.bot));
            if is_wanted(call, &rendered) {
                found.push((message.id, rendered));
            }
        }
    }
    found.sort_by_key(|(id, _)| *id);
    if call.query("sort_order") != Some("asc") {
        found.reverse();
    }
    let total = found.len();
    let page = found.into_iter().skip(offset).take(limit);
    let messages: Vec<Value> = page
        .map(|(_, mut message)| {
            message["hit"] = json!(true);
            message
        })
        .collect();
    let threads = threads_of(state, &messages);
    let members = threads
        .iter()
        .filter_map(|thread| thread.render_thread_member(call.bot));
    let members: Vec<Value> = members.collect();
    let threads = threads
        .iter()
        .map(|thread| state.world.render_channel(thread, Some(call.bot)));
    Ok(json!({
        "total_results": total,
        "doing_deep_historical_index": false,
        "threads": threads.collect::<Vec<_>>(),
        "members": members,
        "messages": messages.iter().map(|message| [message]).collect::<Vec<_>>(),
    }))
}

/// The threads in which those messages are.
fn threads_of<'a>(state: &'a State, messages: &[Value]) -> Vec<&'a Channel> {
    let ids = messages.iter();
    let mut ids: Vec<Id> = ids
        .filter_map(|message| Id::from_json(&message["channel_id"]))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let channels = ids.iter().filter_map(|id| state.world.channels.get(id));
    channels.filter(|channel| channel.is_thread()).collect()
}

/// Whether a message is as the request says: of several values of one thing one is enough, of `has` all are needed.
fn is_wanted(call: &Call<'_>, message: &Value) -> bool {
    let any = |name: &str, test: &dyn Fn(&str) -> bool| {
        let mut values = call.query_all(name).peekable();
        values.peek().is_none() || values.any(test)
    };
    let some = |list: &str, test: &dyn Fn(&Value) -> bool| {
        let list = message[list].as_array();
        list.is_some_and(|list| list.iter().any(test))
    };
    let flag = |name: &str, field: &str| {
        call.query(name).is_none() || message[field] == call.query_flag(name)
    };
    let answered = &message["referenced_message"]["author"]["id"];
    let content = text(&message["content"]);
    any("content", &|wanted| {
        content.to_lowercase().contains(&wanted.to_lowercase())
    }) && any("author_id", &|id| message["author"]["id"] == id)
        && any("author_type", &|kind| author_is(message, kind))
        && any("mentions", &|id| some("mentions", &|user| user["id"] == id))
        && any("mentions_role_id", &|id| {
            some("mention_roles", &|role| role == id)
        })
        && any("replied_to_user_id", &|id| *answered == id)
        && any("replied_to_message_id", &|id| {
            message["message_reference"]["message_id"] == id
        })
        && flag("mention_everyone", "mention_everyone")
        && flag("pinned", "pinned")
        && call.query_all("has").all(|what| has(message, what))
        && any("link_hostname", &|host| {
            content.contains(&format!("://{host}"))
        })
        && any("embed_provider", &|name| {
            some("embeds", &|embed| embed["provider"]["name"] == name)
        })
        && any("embed_type", &|kind| {
            some("embeds", &|embed| embed["type"] == kind)
        })
        && any("attachment_filename", &|name| {
            some("attachments", &|file| {
                text(&file["filename"]).contains(name)
            })
        })
        && any("attachment_extension", &|extension| {
            some("attachments", &|file| {
                text(&file["filename"]).ends_with(&format!(".{extension}"))
            })
        })
}

fn text(value: &Value) -> &str {
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
    kind.strip_prefix('-')
        .map_or(own == kind, |other| own != other)
}

/// Whether a message has something of that kind; with a minus, whether it has not.
fn has(message: &Value, what: &str) -> bool {
    let filled = |list: &str| !entries(&message[list]).is_empty();
    let file = |kind: &str| {
        let files = message["attachments"].as_array();
        files.is_some_and(|files| {
            let mut kinds = files.iter().map(|file| text(&file["content_type"]));
            kinds.any(|given| given.starts_with(kind))
        })
    };
    let found = |what: &str| match what {
        "link" => text(&message["content"]).contains("://"),
        "embed" => filled("embeds"),
        "file" => filled("attachments"),
        "image" => file("image/"),
        "video" => file("video/"),
        "sound" => file("audio/"),
        "sticker" => filled("sticker_items"),
        "poll" => message["poll"].is_object(),
        "snapshot" => filled("message_snapshots"),
        _ => false,
    };
    what.strip_prefix('-')
        .map_or_else(|| found(what), |other| !found(other))
}
