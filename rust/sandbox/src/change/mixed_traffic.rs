//! The events that a busy bot receives: a stream of different types, the same for the same seed. The world does not change.

use fastrand::Rng;

use super::*;

/// So many members of each guild take part.
const MEMBERS: usize = 20;
/// So many of the last messages are edited, deleted and reacted to.
const RECENT: usize = 256;

/// The stream so far.
pub struct MixedTraffic {
    rng: Rng,
    guilds: Vec<Scene>,
    recent: Vec<Value>,
    /// The id of the last message.
    last: u64,
    now_ms: u64,
}

/// Who and what of a guild takes part.
struct Scene {
    id: Id,
    members: Vec<Value>,
    texts: Vec<Value>,
    voices: Vec<Id>,
    roles: Vec<Value>,
}

impl MixedTraffic {
    /// A stream of what the members of the guilds do, except bots. `None` if there are no members.
    pub fn new(world: &mut World, seed: u64) -> Option<MixedTraffic> {
        let first = world.snowflakes.next();
        let available = world.guilds.values().filter(|guild| !guild.unavailable);
        let mut guilds: Vec<Scene> = available.map(|guild| Scene::of(world, guild)).collect();
        guilds.retain(|scene| !scene.members.is_empty() && !scene.texts.is_empty());
        (!guilds.is_empty()).then(|| MixedTraffic {
            rng: Rng::with_seed(seed),
            guilds,
            recent: Vec::new(),
            last: first.0,
            now_ms: unix_ms(),
        })
    }

    /// The next event, rendered.
    pub fn step(&mut self) -> Event {
        let (rng, now_ms) = (&mut self.rng, self.now_ms);
        let index = rng.usize(..self.guilds.len());
        let scene = &mut self.guilds[index];
        let event = match rng.u32(..100) {
            0..40 => None,
            40..46 => self.edit(),
            46..50 => self.delete(),
            50..60 => self.react("MESSAGE_REACTION_ADD"),
            60..63 => self.react("MESSAGE_REACTION_REMOVE"),
            63..75 => scene.typing(rng, now_ms),
            75..88 => scene.presence(rng, now_ms),
            88..92 => scene.voice(rng),
            92..96 => scene.member(rng),
            96..98 => scene.channel(rng),
            _ => scene.role(rng),
        };
        // What cannot happen yet is a message.
        event.unwrap_or_else(|| self.message(index)).rendered()
    }

    fn message(&mut self, index: usize) -> Event {
        self.last += 1;
        let scene = &self.guilds[index];
        let message = scene.message(&mut self.rng, Id(self.last), self.now_ms);
        if self.recent.len() < RECENT {
            self.recent.push(message.clone());
        } else {
            let place = self.rng.usize(..RECENT);
            self.recent[place] = message.clone();
        }
        in_channel("MESSAGE_CREATE", message).message()
    }

    fn edit(&mut self) -> Option<Event> {
        let edited = iso(self.now_ms);
        let message = self.rng.choice(self.recent.iter_mut())?;
        message["content"] = json!(format!("{} (edited)", message["id"]));
        message["edited_timestamp"] = json!(edited);
        Some(in_channel("MESSAGE_UPDATE", message.clone()).message())
    }

    fn delete(&mut self) -> Option<Event> {
        let place = self.rng.choice(0..self.recent.len())?;
        let gone = pick(&self.recent.swap_remove(place), "id channel_id guild_id");
        Some(in_channel("MESSAGE_DELETE", gone))
    }

    fn react(&mut self, name: &'static str) -> Option<Event> {
        let emoji = self.rng.choice(["🔥", "🎉", "👍"])?;
        let message = self.rng.choice(&self.recent)?;
        let mut reaction = json!({
            "user_id": message["author"]["id"], "channel_id": message["channel_id"], "message_id": message["id"],
            "guild_id": message["guild_id"], "emoji": { "id": null, "name": emoji }, "burst": false, "type": 0,
        });
        if name == "MESSAGE_REACTION_ADD" {
            let mut member = message["member"].clone();
            member["user"] = message["author"].clone();
            reaction["member"] = member;
            reaction["message_author_id"] = message["author"]["id"].clone();
        }
        Some(in_channel(name, reaction))
    }
}

impl Scene {
    fn of(world: &World, guild: &Guild) -> Scene {
        let users = guild.members.keys();
        let users = users
            .filter(|user| !world.bots.contains_key(user))
            .take(MEMBERS);
        let channels = world.channels_of(guild.id);
        let texts = channels.iter().filter(|channel| channel.kind == kind::TEXT);
        let voices = channels.iter().filter(|channel| channel.is_voice());
        Scene {
            id: guild.id,
            members: users
                .filter_map(|user| world.render_member(guild, *user))
                .collect(),
            texts: texts
                .map(|channel| world.render_channel(channel, None))
                .collect(),
            voices: voices.map(|channel| channel.id).collect(),
            roles: guild.roles.values().map(Role::render).collect(),
        }
    }

    fn message(&self, rng: &mut Rng, id: Id, now_ms: u64) -> Value {
        let (number, words) = (rng.u32(..), rng.usize(1..20));
        let mut member = self.members[rng.usize(..self.members.len())].clone();
        let author = member["user"].take();
        json!({
            "id": id, "channel_id": self.texts[rng.usize(..self.texts.len())]["id"], "guild_id": self.id, "type": 0,
            "author": author, "member": without(member, "user"),
            "content": format!("{number:x} {}", "word ".repeat(words)), "timestamp": iso(now_ms),
            "edited_timestamp": null, "tts": false, "flags": 0, "pinned": false, "mention_everyone": false,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": [],
        })
    }

    fn typing(&self, rng: &mut Rng, now_ms: u64) -> Option<Event> {
        let (member, channel) = (rng.choice(&self.members)?, rng.choice(&self.texts)?);
        let typing = json!({
            "channel_id": channel["id"], "guild_id": self.id, "user_id": member["user"]["id"],
            "timestamp": now_ms / 1000, "member": member,
        });
        Some(in_channel("TYPING_START", typing))
    }

    fn presence(&self, rng: &mut Rng, now_ms: u64) -> Option<Event> {
        let status = rng.choice(["online", "idle", "dnd"])?;
        let presence = json!({
            "user": { "id": rng.choice(&self.members)?["user"]["id"] }, "guild_id": self.id, "status": status,
            "activities": [{ "name": "Chess", "type": 0, "id": "0", "created_at": now_ms }],
            "client_status": { "desktop": status },
        });
        Some(Event::guild("PRESENCE_UPDATE", self.id, presence))
    }

    fn voice(&self, rng: &mut Rng) -> Option<Event> {
        let (self_mute, leaves) = (rng.bool(), rng.bool());
        let (channel, member) = (rng.choice(&self.voices)?, rng.choice(&self.members)?);
        let state = VoiceState {
            channel_id: (!leaves).then_some(*channel),
            session_id: format!("{:032x}", self.id.0),
            self_mute,
            ..VoiceState::default()
        };
        let user = Id::from_json(&member["user"]["id"]);
        let mut rendered = state.render(user.unwrap_or_default());
        fill(
            &mut rendered,
            json!({ "guild_id": self.id, "member": member }),
        );
        Some(Event::guild("VOICE_STATE_UPDATE", self.id, rendered))
    }

    fn member(&mut self, rng: &mut Rng) -> Option<Event> {
        let member = rng.choice(&mut self.members)?;
        member["nick"] = json!(format!("nick {:x}", rng.u32(..)));
        let mut changed = member.clone();
        changed["guild_id"] = json!(self.id);
        Some(Event::guild("GUILD_MEMBER_UPDATE", self.id, changed))
    }

    fn channel(&mut self, rng: &mut Rng) -> Option<Event> {
        let channel = rng.choice(&mut self.texts)?;
        channel["topic"] = json!(format!("topic {:x}", rng.u32(..)));
        let id = Id::from_json(&channel["id"]).unwrap_or_default();
        let changed = channel.clone();
        Some(Event::guild_channel("CHANNEL_UPDATE", self.id, id, changed))
    }

    fn role(&mut self, rng: &mut Rng) -> Option<Event> {
        let color = rng.u32(..0x100_0000);
        let role = rng.choice(&mut self.roles)?;
        role["color"] = json!(color);
        role["colors"]["primary_color"] = json!(color);
        let update = json!({ "guild_id": self.id, "role": role });
        Some(Event::guild("GUILD_ROLE_UPDATE", self.id, update))
    }
}

fn in_channel(name: &'static str, payload: Value) -> Event {
    let channel = Id::from_json(&payload["channel_id"]).unwrap_or_default();
    Event::channel(name, channel, payload)
}
