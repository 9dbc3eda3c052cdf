//! Makes things that were there before the sandbox began, quietly.

use serde_json::{Value, json};

use crate::id::{Id, unix_ms};
use crate::json::{object, set};
use crate::world::{
    Channel, Emoji, Guild, Member, Message, Permissions, Presence, Reaction, Role, User, World,
    kind,
};

/// Three hours, as ids count time.
const STEP: u64 = (3 * 3_600_000) << 22;

/// The world so far, and the clock of its past.
pub struct Builder {
    pub world: World,
    pub bot: Id,
    pub owner: Id,
    now: u64,
    past: Id,
}

impl Builder {
    /// A world with a bot and its owner.
    pub fn new(token: Option<String>) -> Builder {
        let now = unix_ms();
        let day = 86_400_000;
        let mut builder = Builder {
            world: World::default(),
            bot: Id::default(),
            owner: Id::default(),
            now,
            past: Id::at_ms(now - 400 * day),
        };
        builder.owner = builder.user("ada", "Ada");
        builder.bot = builder.next();
        builder
            .world
            .insert_bot(builder.bot, "sandy", builder.owner, token);
        builder
    }

    /// An id of the past: each some hours after the one before.
    pub fn next(&mut self) -> Id {
        self.past = Id(self.past.0 + STEP + 12_345);
        if self.past.created_ms() + 3_600_000 > self.now {
            // Many things at once: from here on only a little later each.
            self.past = Id(self.past.0 - STEP);
        }
        self.past
    }

    pub fn user(&mut self, username: &str, global_name: &str) -> Id {
        let id = self.next();
        self.world
            .users
            .insert(id, User::new(id, username, Some(global_name)));
        id
    }

    /// A guild of the owner's, with the bot in it.
    pub fn guild(&mut self, name: &str, members: &[Id]) -> Id {
        let id = self.next();
        let mut guild = Guild::new(id, self.owner, name);
        let icon = format!("{:032x}", u128::from(id.0) << 7);
        guild.apply(&object([("icon", json!(icon))]));
        for member in members.iter().chain([&self.bot]) {
            let joined = Member::joined(id.created_ms() + 86_400_000);
            guild.members.insert(*member, joined);
        }
        self.world.guilds.insert(id, guild);
        id
    }

    pub fn role(
        &mut self,
        guild: Id,
        name: &str,
        color: u32,
        permissions: Permissions,
        members: &[Id],
    ) -> Id {
        let id = self.next();
        if let Some(guild) = self.world.guilds.get_mut(&guild) {
            let position = i64::try_from(guild.roles.len()).unwrap_or(1);
            let mut role = Role::new(id, name, permissions, position);
            role.apply(&object([("color", json!(color)), ("hoist", json!(true))]));
            guild.roles.insert(id, role);
            for member in members {
                if let Some(member) = guild.members.get_mut(member) {
                    member.roles.push(id);
                }
            }
        }
        id
    }

    pub fn channel(
        &mut self,
        guild: Id,
        kind: u64,
        name: &str,
        parent: Option<Id>,
        topic: &str,
    ) -> Id {
        let mut others = self.world.channels_of(guild);
        others.retain(|other| (other.kind == kind::CATEGORY) == (kind == kind::CATEGORY));
        let position = others.len();
        let channel = self.channel_at(guild, kind, name, position);
        channel.parent_id = parent;
        if !topic.is_empty() {
            set(&mut channel.fields, "topic", topic);
        }
        channel.id
    }

    pub fn category(&mut self, guild: Id, name: &str) -> Id {
        self.channel(guild, kind::CATEGORY, name, None, "")
    }

    /// A channel at a known position: looking for it would take long in a big world.
    pub fn channel_at(
        &mut self,
        guild: Id,
        kind: u64,
        name: &str,
        position: usize,
    ) -> &mut Channel {
        let id = self.next();
        let mut channel = Channel::new(id, kind, Some(guild), name);
        set(&mut channel.fields, "position", position);
        self.world
            .channels
            .entry(id)
            .insert_entry(channel)
            .into_mut()
    }

    /// A message of some minutes ago.
    pub fn message(&mut self, channel: Id, author: Id, minutes_ago: u64, content: &str) -> Id {
        let histories = self.world.histories.values();
        let count: usize = histories.map(|history| history.len()).sum();
        let id = Id(Id::at_ms(self.now - minutes_ago * 60_000).0 + count as u64);
        let users = self.world.users.keys();
        let is_mentioned = |user: &&Id| content.contains(&format!("<@{user}>"));
        let message = Message {
            id,
            channel_id: channel,
            author,
            mentions: users.filter(is_mentioned).copied().collect(),
            ..Message::of_content(content)
        };
        let history = self.world.histories.entry(channel).or_default();
        history.push(message, usize::MAX);
        if let Some(channel) = self.world.channels.get_mut(&channel) {
            channel.last_message_id = Some(id);
        }
        id
    }

    pub fn reaction(&mut self, channel: Id, message: Id, emoji: &str, users: &[Id]) {
        let message = self.world.message_mut((channel, message));
        if let (Some(message), Some(emoji)) = (message, Emoji::parse(emoji)) {
            message.reactions.push(Reaction {
                emoji,
                users: users.to_vec(),
            });
        }
    }

    pub fn presence(&mut self, user: Id, status: &str, activities: Vec<Value>) {
        self.world
            .presences
            .insert(user, Presence::desktop(status, activities));
    }
}
