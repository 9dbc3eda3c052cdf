//! The names of what a message mentions.

use discord_cache::Cache;
use discord_model::text::Mention;
use discord_model::{Guild, Id, Message, User};

/// Returns the name of a user, a role or a channel that a message mentions: from the message itself, or from the cache.
pub fn mention_name(
    message: &Message,
    cache: Option<&Cache>,
    mention: Mention<'_>,
) -> Option<String> {
    let name = match mention {
        Mention::User(id) => return user_name(message, cache, id),
        Mention::Role(id) => cache?.role(guild_of(message, cache?), id)?.name.to_string(),
        Mention::Channel(id) => {
            let mut mentioned = message.mention_channels.iter();
            match mentioned.find(|channel| channel.id == id) {
                Some(channel) => channel.name.to_string(),
                None => cache?.channel(id)?.name.as_deref()?.to_owned(),
            }
        }
        _ => return None,
    };
    Some(name).filter(|name| !name.is_empty())
}

fn user_name(message: &Message, cache: Option<&Cache>, id: Id<User>) -> Option<String> {
    let mentioned = message.mentions.iter().find(|user| user.id == id);
    if let Some(mentioned) = mentioned
        && let Some(member) = &mentioned.member
    {
        let nick = member.nick.as_deref().filter(|nick| !nick.is_empty());
        return Some(nick.unwrap_or(mentioned.display_name()).to_owned());
    }
    let member = cache.and_then(|cache| cache.member(guild_of(message, cache), id));
    if let Some(name) = member.as_ref().and_then(|member| member.display_name()) {
        return Some(name.to_owned());
    }
    let user = mentioned.map(|mentioned| &mentioned.user);
    let user = user.or_else(|| cache?.user(id));
    user.map(|user| user.display_name().to_owned())
        .filter(|name| !name.is_empty())
}

/// Returns the guild of a message. Messages that were fetched do not have its id.
fn guild_of(message: &Message, cache: &Cache) -> Id<Guild> {
    match message.guild_id.is_some() {
        true => message.guild_id,
        false => cache
            .channel(message.channel_id)
            .map_or(Id::NONE, |channel| channel.guild_id),
    }
}
