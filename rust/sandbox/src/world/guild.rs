//! Guilds.

use super::*;

/// A guild and all in it but its channels, which stand in the world.
#[derive(Clone, Debug, Default)]
pub struct Guild {
    pub id: Id,
    pub owner_id: Id,
    pub roles: BTreeMap<Id, Role>,
    pub members: BTreeMap<Id, Member>,
    pub voice_states: HashMap<Id, VoiceState>,
    /// Reasons by banned user.
    pub bans: BTreeMap<Id, Option<String>>,
    /// Emojis, scheduled events and the like, by kind.
    items: BTreeMap<ItemKind, Items>,
    /// Who is interested in which scheduled event.
    pub subscribers: BTreeMap<Id, BTreeSet<Id>>,
    /// What was done, oldest first.
    pub audit_log: VecDeque<AuditEntry>,
    /// What the guild shows to who is new: the last that was set of `onboarding`, `welcome_screen` and
    /// `new_member_welcome`, as it is returned.
    pub pages: Fields,
    /// Whether it is in an outage.
    pub unavailable: bool,
    pub fields: Fields,
}

impl Guild {
    /// A guild with `@everyone` and its owner.
    pub fn new(id: Id, owner_id: Id, name: &str) -> Guild {
        Guild {
            id,
            owner_id,
            roles: BTreeMap::from([(id, Role::new(id, "@everyone", Permissions::everyone(), 0))]),
            members: BTreeMap::from([(owner_id, Member::joined(id.created_ms()))]),
            fields: fields_of(defaults(name)),
            ..Guild::default()
        }
    }

    /// What the guild has of that kind.
    pub fn items(&self, kind: ItemKind) -> &Items {
        static NONE: Items = Items::new();
        self.items.get(&kind).unwrap_or(&NONE)
    }

    /// The same, to change it.
    pub fn items_mut(&mut self, kind: ItemKind) -> &mut Items {
        self.items.entry(kind).or_default()
    }

    /// The guild's name.
    pub fn name(&self) -> &str {
        text(&self.fields, "name")
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        update(&mut self.fields, changes);
        let owner = changes.get("owner_id").and_then(Id::from_json);
        self.owner_id = owner.unwrap_or(self.owner_id);
    }

    /// The roles in the order Discord lists them: by position, then age.
    pub fn sorted_roles(&self) -> Vec<&Role> {
        let mut roles: Vec<&Role> = self.roles.values().collect();
        roles.sort_by_key(|role| (role.position, role.id));
        roles
    }

    /// The roles of a member, without `@everyone`.
    pub fn roles_of(&self, user: Id) -> impl Iterator<Item = &Role> {
        let member = self.members.get(&user).into_iter();
        let ids = member.flat_map(|member| &member.roles);
        ids.filter_map(|role| self.roles.get(role))
    }

    /// The guild as REST and GUILD_UPDATE carry it.
    pub fn render(&self) -> Value {
        let mut guild = json!({
            "id": self.id,
            "owner_id": self.owner_id,
            "home_header": null,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "nsfw": false,
            "emojis": self.render_expressions(ItemKind::Emoji),
            "stickers": self.render_expressions(ItemKind::Sticker),
            "roles": self.sorted_roles().into_iter().map(Role::render).collect::<Value>(),
        });
        overlay(&mut guild, &self.fields);
        guild
    }

    fn render_expressions(&self, kind: ItemKind) -> Vec<Value> {
        let items = self.items(kind).values();
        items.map(|item: &Item| item.render(kind)).collect()
    }
}

/// The fields of a new guild that are only stored and shown.
fn defaults(name: &str) -> Value {
    json!({
        "name": name, "icon": null, "description": null, "splash": null, "discovery_splash": null, "banner": null,
        "features": [], "application_id": null, "region": "deprecated", "afk_channel_id": null, "afk_timeout": 300,
        "system_channel_id": null, "system_channel_flags": 0, "widget_enabled": false, "widget_channel_id": null,
        "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0, "explicit_content_filter": 0,
        "max_presences": null, "max_members": 500_000, "vanity_url_code": null, "premium_tier": 0,
        "premium_subscription_count": 0, "preferred_locale": "en-US", "rules_channel_id": null,
        "safety_alerts_channel_id": null, "public_updates_channel_id": null, "premium_progress_bar_enabled": false,
        "nsfw_level": 0, "incidents_data": null,
    })
}

/// Which members GUILD_CREATE contains for a session.
#[derive(Clone, Copy)]
pub struct MemberSelection {
    /// The bot that is told.
    pub bot: Id,
    /// Whether it has GUILD_PRESENCES; without it only the bot and those in voice are told.
    pub presences: bool,
    /// Above so many members only those online are told.
    pub large_threshold: usize,
}

impl World {
    /// GUILD_CREATE: the guild with its channels, threads and members.
    pub fn render_guild_create(&self, guild: &Guild, selection: MemberSelection) -> Value {
        let large = guild.members.len() > selection.large_threshold;
        let online = |user: &Id| self.presences.contains_key(user);
        let is_included = |user: &Id| {
            *user == selection.bot
                || guild.voice_states.contains_key(user)
                || (selection.presences && (!large || online(user)))
        };
        let members = guild.members.keys();
        let included = members.clone().filter(|user| is_included(user));
        let online = members.filter(|user| selection.presences && online(user));
        let without_guild = |channel: &Channel| {
            without(self.render_channel_for(channel, selection.bot), "guild_id")
        };
        let channels = self.channels_of(guild.id).into_iter();
        let mut threads = self.active_threads_of(guild.id);
        threads.retain(|thread| self.can_view(thread, selection.bot));
        let threads = threads.into_iter();
        let states = guild.voice_states.iter();
        let bot = guild.members.get(&selection.bot);

        let mut rendered = guild.render();
        let beside = json!({
            "joined_at": bot.map(|member| member.joined_at.as_str()),
            "large": large,
            "unavailable": false,
            "member_count": guild.members.len(),
            "members": included.filter_map(|user| self.render_member(guild, *user)).collect::<Value>(),
            "presences": online.map(|user| self.render_presence(*user)).collect::<Value>(),
            "channels": channels.map(without_guild).collect::<Value>(),
            "threads": threads.map(|thread| self.render_channel(thread, Some(selection.bot))).collect::<Value>(),
            "voice_states": states.map(|(user, state)| state.render(*user)).collect::<Value>(),
            "stage_instances": self.render_items(guild.id, ItemKind::StageInstance),
            "guild_scheduled_events": self.render_items(guild.id, ItemKind::ScheduledEvent),
            "soundboard_sounds": self.render_items(guild.id, ItemKind::SoundboardSound),
        });
        overlay(&mut rendered, &fields_of(beside));
        rendered
    }
}
