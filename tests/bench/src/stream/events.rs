//! The events after the startup.

use std::collections::VecDeque;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::dice::Dice;
use super::render::{self, id, with};
use super::world::{Guild, World};
use super::{time, words};

/// How many messages can still be edited, deleted or reacted to.
const REMEMBERED: usize = 20_000;

/// The kinds of events and their shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Mix {
    /// A large bot on a busy day: 30 % are messages, 23 % presences.
    #[default]
    Mixed,
    /// A bot that mostly sees people write: 55 % are messages, 9 % presences.
    Chat,
}

impl Mix {
    /// The number of events of each kind in a thousand.
    fn shares(self) -> &'static [(usize, &'static str)] {
        match self {
            Self::Mixed => &MIXED,
            Self::Chat => &CHAT,
        }
    }
}

const CHAT: [(usize, &str); 14] = [
    (550, "MESSAGE_CREATE"),
    (50, "MESSAGE_UPDATE"),
    (25, "MESSAGE_DELETE"),
    (85, "MESSAGE_REACTION_ADD"),
    (25, "MESSAGE_REACTION_REMOVE"),
    (110, "TYPING_START"),
    (90, "PRESENCE_UPDATE"),
    (25, "VOICE_STATE_UPDATE"),
    (15, "GUILD_MEMBER_UPDATE"),
    (5, "GUILD_MEMBER_ADD"),
    (5, "GUILD_MEMBER_REMOVE"),
    (7, "CHANNEL_UPDATE"),
    (4, "GUILD_ROLE_UPDATE"),
    (4, "THREAD_UPDATE"),
];

const MIXED: [(usize, &str); 17] = [
    (300, "MESSAGE_CREATE"),
    (60, "MESSAGE_UPDATE"),
    (30, "MESSAGE_DELETE"),
    (90, "MESSAGE_REACTION_ADD"),
    (30, "MESSAGE_REACTION_REMOVE"),
    (120, "TYPING_START"),
    (230, "PRESENCE_UPDATE"),
    (60, "VOICE_STATE_UPDATE"),
    (35, "GUILD_MEMBER_UPDATE"),
    (8, "GUILD_MEMBER_ADD"),
    (7, "GUILD_MEMBER_REMOVE"),
    (10, "CHANNEL_UPDATE"),
    (6, "GUILD_ROLE_UPDATE"),
    (6, "THREAD_UPDATE"),
    (4, "CHANNEL_PINS_UPDATE"),
    (2, "MESSAGE_DELETE_BULK"),
    (2, "GUILD_UPDATE"),
];

struct Sent {
    id: u64,
    guild: usize,
    channel: u64,
    author: usize,
}

/// Generates events.
pub struct Events<'a> {
    world: &'a World,
    dice: Dice,
    mix: Mix,
    now: u64,
    count: u64,
    sent: VecDeque<Sent>,
}

impl<'a> Events<'a> {
    pub fn new(world: &'a World, dice: Dice, mix: Mix) -> Self {
        Self {
            world,
            dice,
            mix,
            now: time::BEGIN,
            count: 0,
            sent: VecDeque::new(),
        }
    }

    /// The name and the payload of the next event.
    pub fn next(&mut self) -> (&'static str, Value) {
        self.count += 1;
        self.now += self.dice.below(9) as u64;
        let name = self.kind();
        let guild = &self.world.guilds[self.dice.skewed(self.world.guilds.len())];
        let user = guild.members[self.dice.skewed(guild.members.len())];
        let payload = match name {
            "MESSAGE_UPDATE"
            | "MESSAGE_DELETE"
            | "MESSAGE_REACTION_ADD"
            | "MESSAGE_REACTION_REMOVE"
                if self.sent.len() > 100 =>
            {
                return (name, self.about_a_message(name));
            }
            "MESSAGE_DELETE_BULK" if self.sent.len() > 100 => return (name, self.bulk()),
            "TYPING_START" => self.typing(guild, user),
            "PRESENCE_UPDATE" => self.presence(guild, user),
            "VOICE_STATE_UPDATE" => {
                let channel = self
                    .dice
                    .percent(70)
                    .then(|| guild.voices[self.dice.below(guild.voices.len())]);
                render::voice_state(guild, &self.world.users[user], channel, &mut self.dice)
            }
            "GUILD_MEMBER_UPDATE" | "GUILD_MEMBER_ADD" => {
                let nick = self.dice.percent(50).then(|| words::title(&mut self.dice));
                with(
                    render::member(guild, &self.world.users[user]),
                    json!({ "guild_id": id(guild.id), "nick": nick, "unusual_dm_activity_until": null }),
                )
            }
            "GUILD_MEMBER_REMOVE" => {
                json!({ "guild_id": id(guild.id), "user": render::user(&self.world.users[user]) })
            }
            "CHANNEL_UPDATE" => {
                let channel = guild.texts[self.dice.below(guild.texts.len())];
                with(
                    render::channel(guild, channel, &mut self.dice),
                    json!({ "guild_id": id(guild.id), "version": self.now }),
                )
            }
            "GUILD_ROLE_UPDATE" => {
                let position = 1 + self.dice.below(guild.roles.len() - 1);
                json!({ "guild_id": id(guild.id), "role": render::role(guild, position, &mut self.dice) })
            }
            "THREAD_UPDATE" if !guild.threads.is_empty() => {
                let thread = guild.threads[self.dice.below(guild.threads.len())];
                render::thread(guild, thread, &self.world.users[user], &mut self.dice)
            }
            "CHANNEL_PINS_UPDATE" => json!({
                "guild_id": id(guild.id), "channel_id": id(guild.texts[0]), "last_pin_timestamp": time::written(self.now),
            }),
            "GUILD_UPDATE" => with(
                render::guild(self.world, guild, &mut self.dice),
                json!({ "guild_id": id(guild.id) }),
            ),
            _ => return ("MESSAGE_CREATE", self.message(guild, user)),
        };
        (name, payload)
    }

    fn kind(&mut self) -> &'static str {
        let mut at = self.dice.below(1000);
        for (share, name) in self.mix.shares() {
            match at.checked_sub(*share) {
                Some(rest) => at = rest,
                None => return name,
            }
        }
        "MESSAGE_CREATE"
    }

    fn message(&mut self, guild: &Guild, author: usize) -> Value {
        let sent = Sent {
            id: time::id(self.now, self.count),
            guild: self
                .world
                .guilds
                .iter()
                .position(|other| other.id == guild.id)
                .unwrap_or(0),
            channel: guild.texts[self.dice.skewed(guild.texts.len())],
            author,
        };
        let mut message = self.written(&sent, false);
        if self.dice.percent(12)
            && let Some(index) = self.sent.len().checked_sub(1 + self.dice.below(50))
        {
            let old = &self.sent[index];
            let reference = json!({
                "type": 0, "message_id": id(old.id), "channel_id": id(old.channel),
                "guild_id": id(self.world.guilds[old.guild].id),
            });
            let answered = Sent { ..*old };
            let answered = self.written(&answered, false);
            message = with(
                message,
                json!({ "type": 19, "message_reference": reference, "referenced_message": answered }),
            );
        }
        self.sent.push_back(sent);
        if self.sent.len() > REMEMBERED {
            self.sent.pop_front();
        }
        message
    }

    fn written(&mut self, sent: &Sent, edited: bool) -> Value {
        let (world, dice) = (self.world, &mut self.dice);
        let guild = &world.guilds[sent.guild];
        let author = &world.users[sent.author];
        let mentions: Vec<_> = (0..usize::from(dice.percent(10)))
            .map(|_| {
                let user = &world.users[guild.members[dice.below(guild.members.len())]];
                with(
                    render::user(user),
                    json!({ "member": render::profile(guild, user) }),
                )
            })
            .collect();
        let attachments: Vec<_> = (0..usize::from(dice.percent(8)))
            .map(|_| attachment(sent, dice))
            .collect();
        let embeds: Vec<_> = (0..usize::from(dice.percent(6)))
            .map(|_| embed(dice))
            .collect();
        json!({
            "id": id(sent.id), "channel_id": id(sent.channel), "guild_id": id(guild.id), "channel_type": 0, "type": 0,
            "author": render::user(author), "member": render::profile(guild, author),
            "content": words::sentence(dice), "timestamp": time::written(time::of(sent.id)),
            "edited_timestamp": edited.then(|| time::written(self.now)), "tts": false, "mention_everyone": false,
            "mentions": mentions, "mention_roles": [], "attachments": attachments, "embeds": embeds, "components": [],
            "pinned": false, "flags": 0, "nonce": id(sent.id ^ 0x5555),
        })
    }

    fn about_a_message(&mut self, name: &str) -> Value {
        let newest = self.sent.len() - 1;
        let index = newest - self.dice.skewed(self.sent.len().min(2000));
        let sent = Sent { ..self.sent[index] };
        let guild = &self.world.guilds[sent.guild];
        let place = json!({ "channel_id": id(sent.channel), "guild_id": id(guild.id) });
        match name {
            "MESSAGE_UPDATE" => self.written(&sent, true),
            "MESSAGE_DELETE" => {
                self.sent.remove(index);
                with(place, json!({ "id": id(sent.id) }))
            }
            _ => {
                let user = &self.world.users[guild.members[self.dice.below(guild.members.len())]];
                let emoji = if self.dice.percent(70) {
                    json!({ "id": null, "name": words::emoji(&mut self.dice) })
                } else {
                    let (emoji, name) = &guild.emojis[self.dice.below(guild.emojis.len())];
                    json!({ "id": id(*emoji), "name": name })
                };
                let reaction = with(
                    place,
                    json!({
                        "message_id": id(sent.id), "user_id": id(user.id), "emoji": emoji, "burst": false, "type": 0,
                    }),
                );
                if name == "MESSAGE_REACTION_REMOVE" {
                    return reaction;
                }
                let author = self.world.users[sent.author].id;
                with(
                    reaction,
                    json!({ "member": render::member(guild, user), "message_author_id": id(author), "burst_colors": [] }),
                )
            }
        }
    }

    fn bulk(&mut self) -> Value {
        let last = self.sent.len() - 1;
        let Sent { channel, guild, .. } = self.sent[last];
        let ids: Vec<_> = self
            .sent
            .iter()
            .rev()
            .filter(|sent| sent.channel == channel)
            .take(10)
            .map(|sent| sent.id)
            .collect();
        self.sent.retain(|sent| !ids.contains(&sent.id));
        json!({
            "ids": ids.into_iter().map(id).collect::<Vec<_>>(), "channel_id": id(channel),
            "guild_id": id(self.world.guilds[guild].id),
        })
    }

    fn typing(&mut self, guild: &Guild, user: usize) -> Value {
        let user = &self.world.users[user];
        json!({
            "channel_id": id(guild.texts[self.dice.skewed(guild.texts.len())]), "guild_id": id(guild.id),
            "user_id": id(user.id), "timestamp": self.now / 1000, "member": render::member(guild, user),
        })
    }

    fn presence(&mut self, guild: &Guild, user: usize) -> Value {
        let user = &self.world.users[user];
        if self.dice.percent(20) {
            return json!({
                "user": { "id": id(user.id) }, "guild_id": id(guild.id), "status": "offline", "client_status": {},
                "activities": [], "broadcast": null, "processed_at_timestamp": self.now,
            });
        }
        with(
            render::presence(user, &mut self.dice),
            json!({ "guild_id": id(guild.id), "broadcast": null, "processed_at_timestamp": self.now }),
        )
    }
}

fn attachment(sent: &Sent, dice: &mut Dice) -> Value {
    let address = format!(
        "attachments/{}/{}/image.png?ex=69b4c0&is=69b36f&hm={}{}&",
        sent.channel,
        sent.id,
        dice.hash(),
        dice.hash()
    );
    json!({
        "id": id(sent.id ^ 0xFFFF), "filename": "image.png", "size": 100_000 + dice.below(900_000),
        "url": format!("https://cdn.discordapp.com/{address}"),
        "proxy_url": format!("https://media.discordapp.net/{address}"),
        "width": 1280, "height": 720, "content_type": "image/png", "content_scan_version": 4, "spoiler": false,
        "placeholder": "3/cFBwAJ+HePh3iId3h4d4CHBw==", "placeholder_version": 1,
    })
}

fn embed(dice: &mut Dice) -> Value {
    json!({
        "type": "article", "url": "https://example.com/news/2026/03/01/article", "title": words::title(dice),
        "description": words::sentence(dice), "color": 5_793_266, "content_scan_version": 4,
        "provider": { "name": "Example", "url": "https://example.com" },
        "thumbnail": {
            "url": "https://example.com/thumbnail.png", "proxy_url": "https://images-ext-1.discordapp.net/external/x/y.png",
            "width": 1200, "height": 630, "flags": 0, "placeholder": "3/cFBwAJ", "placeholder_version": 1,
            "content_type": "image/png",
        },
        "fields": [{ "name": words::title(dice), "value": words::sentence(dice), "inline": true }],
    })
}
