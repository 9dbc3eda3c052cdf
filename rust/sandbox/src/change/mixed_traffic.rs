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
        let mut guilds = Vec::new();
        for guild in world.guilds.values().filter(|guild| !guild.unavailable) {
            let members = guild.members.keys();
            let members = members.filter(|user| !world.bots.contains_key(user));
            let channels = world.channels_of(guild.id);
            let texts = channels.iter().filter(|channel| channel.kind == kind::TEXT);
            let voices = channels.iter().filter(|channel| channel.is_voice());
            let scene = Scene {
                id: guild.id,
                members: members
                    .take(MEMBERS)
                    .filter_map(|user| world.render_member(guild, *user))
                    .collect(),
                texts: texts
                    .map(|channel| world.render_channel(channel, None))
                    .collect(),
                voices: voices.map(|channel| channel.id).collect(),
                roles: guild.roles.values().map(|role| role.render()).collect(),
            };
            if !scene.members.is_empty() && !scene.texts.is_empty() {
                guilds.push(scene);
            }
        }
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
        let index = self.rng.usize(..self.guilds.len());
        let event = match self.rng.u32(..100) {
            0..40 => None,
            40..46 => self.edit(),
            46..50 => self.delete(),
            50..60 => self.react("MESSAGE_REACTION_ADD"),
            60..63 => self.react("MESSAGE_REACTION_REMOVE"),
            63..75 => Some(self.typing(index)),
            75..88 => Some(self.presence(index)),
            88..92 => self.voice(index),
            92..96 => Some(self.member(index)),
            96..98 => self.channel(index),
            _ => self.role(index),
        };
        // What cannot happen yet is a message.
        event.unwrap_or_else(|| self.message(index)).rendered()
    }

    fn message(&mut self, index: usize) -> Event {
        let (number, words) = (self.rng.u32(..), self.rng.usize(1..20));
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &guilds[index];
        let mut member = pick(rng, &scene.members).clone();
        let author = member["user"].take();
        if let Value::Object(fields) = &mut member {
            fields.remove("user");
        }
        let channel = pick(rng, &scene.texts)["id"].clone();
        self.last += 1;
        let message = json!({
            "id": Id(self.last), "channel_id": channel, "guild_id": scene.id, "type": 0,
            "author": author, "member": member, "content": format!("{number:x} {}", "word ".repeat(words)),
            "timestamp": iso(self.now_ms), "edited_timestamp": null, "tts": false, "flags": 0, "pinned": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "components": [],
        });
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
        if self.recent.is_empty() {
            return None;
        }
        let message = self.recent.swap_remove(self.rng.usize(..self.recent.len()));
        let gone = json!({
            "id": message["id"], "channel_id": message["channel_id"], "guild_id": message["guild_id"],
        });
        Some(in_channel("MESSAGE_DELETE", gone))
    }

    fn react(&mut self, name: &'static str) -> Option<Event> {
        let emoji = ["🔥", "🎉", "👍"][self.rng.usize(..3)];
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

    fn typing(&mut self, index: usize) -> Event {
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &guilds[index];
        let member = pick(rng, &scene.members);
        let typing = json!({
            "channel_id": pick(rng, &scene.texts)["id"], "guild_id": scene.id, "user_id": member["user"]["id"],
            "timestamp": self.now_ms / 1000, "member": member,
        });
        in_channel("TYPING_START", typing)
    }

    fn presence(&mut self, index: usize) -> Event {
        let status = ["online", "idle", "dnd"][self.rng.usize(..3)];
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &guilds[index];
        let presence = json!({
            "user": { "id": pick(rng, &scene.members)["user"]["id"] }, "guild_id": scene.id, "status": status,
            "activities": [{ "name": "Chess", "type": 0, "id": "0", "created_at": self.now_ms }],
            "client_status": { "desktop": status },
        });
        Event::guild("PRESENCE_UPDATE", scene.id, presence)
    }

    fn voice(&mut self, index: usize) -> Option<Event> {
        let (muted, leaves) = (self.rng.bool(), self.rng.bool());
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &guilds[index];
        let channel = rng.choice(&scene.voices)?;
        let member = pick(rng, &scene.members);
        let state = json!({
            "guild_id": scene.id, "channel_id": (!leaves).then_some(channel), "user_id": member["user"]["id"],
            "member": member, "session_id": format!("{:032x}", index), "deaf": false, "mute": false,
            "self_deaf": false, "self_mute": muted, "self_stream": false, "self_video": false, "suppress": false,
            "request_to_speak_timestamp": null,
        });
        Some(Event::guild("VOICE_STATE_UPDATE", scene.id, state))
    }

    fn member(&mut self, index: usize) -> Event {
        let nick = format!("nick {:x}", self.rng.u32(..));
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &mut guilds[index];
        let place = rng.usize(..scene.members.len());
        scene.members[place]["nick"] = json!(nick);
        let mut member = scene.members[place].clone();
        member["guild_id"] = json!(scene.id);
        Event::guild("GUILD_MEMBER_UPDATE", scene.id, member)
    }

    fn channel(&mut self, index: usize) -> Option<Event> {
        let topic = format!("topic {:x}", self.rng.u32(..));
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &mut guilds[index];
        let channel = rng.choice(scene.texts.iter_mut())?;
        channel["topic"] = json!(topic);
        let id = Id::from_json(&channel["id"]).unwrap_or_default();
        Some(Event::guild_channel(
            "CHANNEL_UPDATE",
            scene.id,
            id,
            channel.clone(),
        ))
    }

    fn role(&mut self, index: usize) -> Option<Event> {
        let color = self.rng.u32(..0x100_0000);
        let MixedTraffic { rng, guilds, .. } = self;
        let scene = &mut guilds[index];
        let role = rng.choice(scene.roles.iter_mut())?;
        role["color"] = json!(color);
        role["colors"]["primary_color"] = json!(color);
        let update = json!({ "guild_id": scene.id, "role": role });
        Some(Event::guild("GUILD_ROLE_UPDATE", scene.id, update))
    }
}

/// One of a list that is not empty.
fn pick<'a>(rng: &mut Rng, all: &'a [Value]) -> &'a Value {
    &all[rng.usize(..all.len())]
}

fn in_channel(name: &'static str, payload: Value) -> Event {
    let channel = Id::from_json(&payload["channel_id"]).unwrap_or_default();
    Event::channel(name, channel, payload)
}
