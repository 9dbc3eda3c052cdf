//! An event on its way to those who may know of it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::intents;
use super::session::Session;
use crate::id::Id;
use crate::json::entries;
use crate::world::{Permissions, World, obfuscate};

/// A dispatch as it is sent: rendered once, shared by all sessions that get it.
pub struct Dispatch {
    pub name: Cow<'static, str>,
    /// The `d` field, as JSON text.
    pub data: String,
}

/// Who is in question for an event, before intents are looked at.
#[derive(Clone, Copy)]
enum Audience {
    /// Bots in that guild, on the shard it belongs to.
    Guild(Id),
    /// Bots that see that channel.
    Channel(Id),
    /// Bots in that guild; those that do not see that channel of it get the channel obfuscated.
    GuildChannel(Id, Id),
    /// Bots connected to that voice channel.
    Voice(Id),
    /// That bot, on the shard of the guild, or on shard 0.
    Bot(Id, Option<Id>),
    /// Everybody.
    All,
}

/// An event.
pub struct Event {
    name: Cow<'static, str>,
    payload: Value,
    audience: Audience,
    /// A bot that is told whatever its intents: the change is its own.
    own: Option<Id>,
    /// A bot that is not told: it knows.
    except: Option<Id>,
    /// The member it is about: others need GUILD_MEMBERS to be told, whatever the event's own intents.
    member: Option<Id>,
    /// Only bots that may do one of these are told; nothing is asked of them when it is none.
    permissions: Permissions,
    /// Takes out of the payload what MESSAGE_CONTENT guards, where it guards something.
    strip: Option<fn(&mut Value)>,
    /// Whether intents count at all.
    by_intent: bool,
    full: OnceLock<Arc<Dispatch>>,
    stripped: OnceLock<Arc<Dispatch>>,
    obfuscated: OnceLock<Arc<Dispatch>>,
}

impl Event {
    fn new(name: impl Into<Cow<'static, str>>, audience: Audience, payload: Value) -> Event {
        Event {
            name: name.into(),
            payload,
            audience,
            own: None,
            except: None,
            member: None,
            permissions: Permissions::NONE,
            strip: None,
            by_intent: true,
            full: OnceLock::new(),
            stripped: OnceLock::new(),
            obfuscated: OnceLock::new(),
        }
    }

    /// Something about a guild.
    pub fn guild(name: impl Into<Cow<'static, str>>, guild: Id, payload: Value) -> Event {
        Event::new(name, Audience::Guild(guild), payload)
    }

    /// Something that only those who see a channel may know.
    pub fn channel(name: impl Into<Cow<'static, str>>, channel: Id, payload: Value) -> Event {
        Event::new(name, Audience::Channel(channel), payload)
    }

    /// A guild channel itself, for all in the guild: those who do not see it are told no more than that there is one.
    pub fn guild_channel(
        name: impl Into<Cow<'static, str>>,
        guild: Id,
        channel: Id,
        payload: Value,
    ) -> Event {
        Event::new(name, Audience::GuildChannel(guild, channel), payload)
    }

    /// Something that only those in a voice channel hear of.
    pub fn voice(name: impl Into<Cow<'static, str>>, channel: Id, payload: Value) -> Event {
        Event::new(name, Audience::Voice(channel), payload)
    }

    /// Something for one bot.
    pub fn bot(
        name: impl Into<Cow<'static, str>>,
        bot: Id,
        guild: Option<Id>,
        payload: Value,
    ) -> Event {
        Event::new(name, Audience::Bot(bot, guild), payload)
    }

    /// Something for every session.
    pub fn all(name: impl Into<Cow<'static, str>>, payload: Value) -> Event {
        Event::new(name, Audience::All, payload)
    }

    /// That bot is told without the intent, since it is about itself.
    pub fn own(mut self, bot: Id) -> Event {
        self.own = Some(bot);
        self
    }

    /// That bot is not told.
    pub fn except(mut self, bot: Id) -> Event {
        self.except = Some(bot);
        self
    }

    /// It is about that member: bots other than itself are only told with GUILD_MEMBERS.
    pub fn about_member(mut self, user: Id) -> Event {
        self.member = Some(user);
        self
    }

    /// Only bots with one of these permissions are told: in the channel it is about, or in the guild.
    pub fn only_with(mut self, permissions: Permissions) -> Event {
        self.permissions = permissions;
        self
    }

    /// The payload is a message: without MESSAGE_CONTENT it comes without content.
    pub fn message(mut self) -> Event {
        self.strip = Some(strip_message);
        self
    }

    /// The payload tells what auto moderation did: without MESSAGE_CONTENT it does not tell what was written.
    pub fn moderation(mut self) -> Event {
        self.strip = Some(strip_moderation);
        self
    }

    /// Everybody in question is told, whatever the intents.
    pub fn regardless_of_intents(mut self) -> Event {
        self.by_intent = false;
        self
    }

    /// Rendered at once; of the payload only that is kept which decides who may read it.
    pub fn rendered(mut self) -> Event {
        self.full();
        if let Some(strip) = self.strip {
            self.stripped(strip);
        }
        if let Audience::GuildChannel(guild, _) = self.audience {
            self.obfuscated(guild);
        }
        let mentions = entries(&self.payload["mentions"]).iter();
        let mentions: Vec<Value> = mentions
            .map(|user| serde_json::json!({ "id": user["id"] }))
            .collect();
        self.payload = serde_json::json!({
            "author": { "id": self.payload["author"]["id"] }, "mentions": mentions,
        });
        self
    }

    /// The event's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What that session is told, if anything.
    pub fn for_session(&self, world: &World, session: &Session) -> Option<Arc<Dispatch>> {
        if self.except == Some(session.bot)
            || !self.concerns(world, session)
            || !self.permitted(world, session.bot)
        {
            return None;
        }
        let in_guild = self.guild_of(world).is_some();
        let needed = match self.member {
            Some(member) if member != session.bot => intents::GUILD_MEMBERS,
            _ => intents::needed(&self.name, in_guild),
        };
        let allowed = !self.by_intent
            || needed == 0
            || session.intents & needed != 0
            || self.own == Some(session.bot);
        if !allowed {
            return None;
        }
        if let Audience::GuildChannel(guild, channel) = self.audience {
            let channel = world.channel(channel);
            if !channel.is_some_and(|channel| world.is_shown(channel, session.bot)) {
                return Some(self.obfuscated(guild));
            }
        }
        Some(match self.strip {
            Some(strip) if !self.may_read(session, in_guild) => self.stripped(strip),
            _ => self.full(),
        })
    }

    fn guild_of(&self, world: &World) -> Option<Id> {
        match self.audience {
            Audience::Guild(guild) | Audience::GuildChannel(guild, _) => Some(guild),
            Audience::Channel(channel) | Audience::Voice(channel) => {
                world.channel(channel)?.guild_id
            }
            Audience::Bot(_, guild) => guild,
            Audience::All => None,
        }
    }

    fn concerns(&self, world: &World, session: &Session) -> bool {
        match self.audience {
            Audience::Guild(guild) | Audience::GuildChannel(guild, _) => {
                knows_guild(world, session, guild)
            }
            Audience::Channel(id) => {
                world
                    .channel(id)
                    .is_some_and(|channel| match channel.guild_id {
                        Some(guild) => {
                            knows_guild(world, session, guild)
                                && world.can_view(channel, session.bot)
                        }
                        None => session.shard.0 == 0 && channel.recipients.contains(&session.bot),
                    })
            }
            Audience::Voice(channel) => self.guild_of(world).is_some_and(|guild| {
                knows_guild(world, session, guild)
                    && world.voice_channel_of(guild, session.bot) == Some(channel)
            }),
            Audience::Bot(bot, guild) => {
                session.bot == bot
                    && guild.map_or(session.shard.0 == 0, |guild| session.has_guild(guild))
            }
            Audience::All => true,
        }
    }

    fn permitted(&self, world: &World, bot: Id) -> bool {
        if self.permissions == Permissions::NONE {
            return true;
        }
        let may = match self.audience {
            Audience::Channel(channel) | Audience::Voice(channel) => world
                .channel(channel)
                .map(|channel| world.channel_permissions(channel, bot)),
            Audience::Guild(guild) | Audience::GuildChannel(guild, _) => {
                Some(world.guild_permissions(guild, bot))
            }
            Audience::Bot(..) | Audience::All => None,
        };
        may.is_some_and(|may| may & self.permissions != Permissions::NONE)
    }

    /// Content is open to those with the intent, and to all in DMs, for own messages, and where they are mentioned.
    fn may_read(&self, session: &Session, in_guild: bool) -> bool {
        let bot = session.bot.to_string();
        !in_guild
            || session.intents & intents::MESSAGE_CONTENT != 0
            || self.payload["author"]["id"] == bot.as_str()
            || entries(&self.payload["mentions"])
                .iter()
                .any(|user| user["id"] == bot.as_str())
    }

    fn full(&self) -> Arc<Dispatch> {
        self.full
            .get_or_init(|| self.dispatch(&self.payload))
            .clone()
    }

    fn stripped(&self, strip: fn(&mut Value)) -> Arc<Dispatch> {
        self.stripped
            .get_or_init(|| {
                let mut payload = self.payload.clone();
                strip(&mut payload);
                self.dispatch(&payload)
            })
            .clone()
    }

    fn obfuscated(&self, guild: Id) -> Arc<Dispatch> {
        self.obfuscated
            .get_or_init(|| self.dispatch(&obfuscate(&self.payload, guild)))
            .clone()
    }

    fn dispatch(&self, payload: &Value) -> Arc<Dispatch> {
        Arc::new(Dispatch {
            name: self.name.clone(),
            data: payload.to_string(),
        })
    }
}

/// A message, the one it answers and those it forwards, without what MESSAGE_CONTENT guards.
fn strip_message(message: &mut Value) {
    strip_content(message);
    if let Some(answered) = message
        .get_mut("referenced_message")
        .filter(|answered| answered.is_object())
    {
        strip_content(answered);
    }
    let snapshots = message
        .get_mut("message_snapshots")
        .and_then(Value::as_array_mut);
    for snapshot in snapshots.into_iter().flatten() {
        strip_content(&mut snapshot["message"]);
    }
}

/// An auto moderation action without the text it was about.
fn strip_moderation(execution: &mut Value) {
    execution["content"] = Value::from("");
    execution["matched_content"] = Value::from("");
}

fn strip_content(message: &mut Value) {
    let Value::Object(fields) = message else {
        return;
    };
    if let Some(content) = fields.get_mut("content") {
        *content = Value::from("");
    }
    for list in ["embeds", "attachments", "components"] {
        if let Some(list) = fields.get_mut(list) {
            *list = Value::Array(Vec::new());
        }
    }
    fields.remove("poll");
}

fn knows_guild(world: &World, session: &Session, guild: Id) -> bool {
    session.has_guild(guild)
        && world
            .guild(guild)
            .is_some_and(|guild| !guild.unavailable && guild.members.contains_key(&session.bot))
}
