//! An event on its way to those who may know of it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use super::intents;
use super::session::Session;
use crate::id::Id;
use crate::json::entries;
use crate::world::{Permissions, World, obfuscate};

/// The name of an event.
type Name = Cow<'static, str>;

/// A dispatch as it is sent: rendered once, shared by all sessions that get it.
pub struct Dispatch {
    pub name: Name,
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
    name: Name,
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
    fn new(name: impl Into<Name>, audience: Audience, payload: Value) -> Event {
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
    pub fn guild(name: impl Into<Name>, guild: Id, payload: Value) -> Event {
        Event::new(name, Audience::Guild(guild), payload)
    }

    /// Something that only those who see a channel may know.
    pub fn channel(name: impl Into<Name>, channel: Id, payload: Value) -> Event {
        Event::new(name, Audience::Channel(channel), payload)
    }

    /// A guild channel itself, for all in the guild: those who do not see it are told no more than that there is one.
    pub fn guild_channel(name: impl Into<Name>, guild: Id, channel: Id, payload: Value) -> Event {
        Event::new(name, Audience::GuildChannel(guild, channel), payload)
    }

    /// Something that only those in a voice channel hear of.
    pub fn voice(name: impl Into<Name>, channel: Id, payload: Value) -> Event {
        Event::new(name, Audience::Voice(channel), payload)
    }

    /// Something for one bot.
    pub fn bot(name: impl Into<Name>, bot: Id, guild: Option<Id>, payload: Value) -> Event {
        Event::new(name, Audience::Bot(bot, guild), payload)
    }

    /// Something for every session.
    pub fn all(name: impl Into<Name>, payload: Value) -> Event {
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
        let mentions: Value = mentions.map(|user| json!({ "id": user["id"] })).collect();
        let author = json!({ "id": self.payload["author"]["id"] });
        self.payload = json!({ "author": author, "mentions": mentions });
        self
    }

    /// The event's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What that session is told, if anything.
    pub fn for_session(&self, world: &World, session: &Session) -> Option<Arc<Dispatch>> {
        let guild = self.guild_of(world);
        if self.except == Some(session.bot)
            || !self.concerns(world, session, guild)
            || !self.permitted(world, session.bot)
        {
            return None;
        }
        let in_guild = guild.is_some();
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

    /// Whether an event of that guild, or of none, is for that session.
    fn concerns(&self, world: &World, session: &Session, guild: Option<Id>) -> bool {
        let bot = session.bot;
        // What belongs to no guild is the business of the first shard.
        let is_on_shard = guild.map_or(session.shard.0 == 0, |guild| session.has_guild(guild));
        let is_known = is_on_shard && guild.is_none_or(|guild| knows_guild(world, bot, guild));
        match self.audience {
            Audience::Guild(_) | Audience::GuildChannel(..) => is_known,
            Audience::Channel(id) => {
                let channel = world.channel(id);
                is_known && channel.is_some_and(|channel| world.can_view(channel, bot))
            }
            Audience::Voice(channel) => {
                let own = guild.and_then(|guild| world.voice_channel_of(guild, bot));
                is_known && own == Some(channel)
            }
            Audience::Bot(other, _) => other == bot && is_on_shard,
            Audience::All => true,
        }
    }

    fn permitted(&self, world: &World, bot: Id) -> bool {
        let may = match self.audience {
            _ if self.permissions == Permissions::NONE => return true,
            Audience::Channel(channel) | Audience::Voice(channel) => {
                let channel = world.channel(channel);
                channel.map(|channel| world.channel_permissions(channel, bot))
            }
            Audience::Guild(guild) | Audience::GuildChannel(guild, _) => {
                Some(world.guild_permissions(guild, bot))
            }
            Audience::Bot(..) | Audience::All => None,
        };
        may.is_some_and(|may| may & self.permissions != Permissions::NONE)
    }

    /// Content is open to those with the intent, and to all in DMs, for own messages, and where they are mentioned.
    fn may_read(&self, session: &Session, in_guild: bool) -> bool {
        let is_own = |user: &Value| Id::from_json(&user["id"]) == Some(session.bot);
        !in_guild
            || session.intents & intents::MESSAGE_CONTENT != 0
            || is_own(&self.payload["author"])
            || entries(&self.payload["mentions"]).iter().any(is_own)
    }

    fn full(&self) -> Arc<Dispatch> {
        let full = self.full.get_or_init(|| self.dispatch(&self.payload));
        full.clone()
    }

    fn stripped(&self, strip: fn(&mut Value)) -> Arc<Dispatch> {
        let stripped = self.stripped.get_or_init(|| {
            let mut payload = self.payload.clone();
            strip(&mut payload);
            self.dispatch(&payload)
        });
        stripped.clone()
    }

    fn obfuscated(&self, guild: Id) -> Arc<Dispatch> {
        let obfuscated = || self.dispatch(&obfuscate(&self.payload, guild));
        self.obfuscated.get_or_init(obfuscated).clone()
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
    for place in ["/referenced_message", "/message_snapshots"] {
        match message.pointer_mut(place) {
            Some(Value::Array(snapshots)) => {
                snapshots
                    .iter_mut()
                    .for_each(|snapshot| strip_content(&mut snapshot["message"]));
            }
            Some(answered) => strip_content(answered),
            None => {}
        }
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

fn knows_guild(world: &World, bot: Id, guild: Id) -> bool {
    let guild = world.guild(guild);
    guild.is_some_and(|guild| !guild.unavailable && guild.members.contains_key(&bot))
}
