//! Guild channels, threads and DMs.

use super::*;

/// Discord's channel types, those the sandbox tells apart.
pub mod kind {
    pub const TEXT: u64 = 0;
    pub const DM: u64 = 1;
    pub const VOICE: u64 = 2;
    pub const GROUP_DM: u64 = 3;
    pub const CATEGORY: u64 = 4;
    pub const ANNOUNCEMENT: u64 = 5;
    pub const ANNOUNCEMENT_THREAD: u64 = 10;
    pub const PUBLIC_THREAD: u64 = 11;
    pub const PRIVATE_THREAD: u64 = 12;
    pub const STAGE: u64 = 13;
    pub const FORUM: u64 = 15;
    pub const MEDIA: u64 = 16;
}

/// The fields of a channel that are only stored and shown.
const STORED: &str = "name topic position rtc_region video_quality_mode default_auto_archive_duration \
    default_thread_rate_limit_per_user available_tags default_reaction_emoji default_sort_order default_forum_layout flags \
    applied_tags";

/// Those that are never null: null takes back what was set.
const NEVER_NULL: &str = "rate_limit_per_user nsfw bitrate user_limit";

/// The fields of a thread that stand in its `thread_metadata`.
const METADATA: &str = "archived auto_archive_duration locked invitable";

/// Any kind of channel.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    pub id: Id,
    pub kind: u64,
    pub guild_id: Option<Id>,
    pub parent_id: Option<Id>,
    pub overwrites: Vec<Overwrite>,
    /// The recipients of a DM.
    pub recipients: Vec<Id>,
    pub last_message_id: Option<Id>,
    pub last_pin_timestamp: Option<String>,
    /// Who began a thread.
    pub owner_id: Option<Id>,
    /// The thread member objects, without the guild member.
    pub thread_members: BTreeMap<Id, Value>,
    /// `thread_metadata` of a thread.
    pub metadata: Fields,
    pub message_count: u64,
    pub fields: Fields,
    /// What voice channels tell only when asked: `status`, and `voice_start_time` (Unix time, seconds).
    pub info: Fields,
}

/// What a channel allows and denies to one role or member.
#[derive(Clone, Debug)]
pub struct Overwrite {
    pub id: Id,
    /// 0 for a role, 1 for a member.
    pub kind: u64,
    pub allow: Permissions,
    pub deny: Permissions,
}

impl Overwrite {
    /// Reads an overwrite of a request.
    pub fn read(value: &Value) -> Option<Overwrite> {
        let kind = &value["type"];
        let kind = kind.as_u64().or_else(|| kind.as_str()?.parse().ok());
        Some(Overwrite {
            id: Id::from_json(&value["id"])?,
            kind: kind.unwrap_or(0),
            allow: Permissions::read(&value["allow"]).unwrap_or_default(),
            deny: Permissions::read(&value["deny"]).unwrap_or_default(),
        })
    }

    /// The overwrite as channels carry it.
    pub fn render(&self) -> Value {
        json!({ "id": self.id, "type": self.kind, "allow": self.allow, "deny": self.deny })
    }
}

impl Channel {
    /// A channel with nothing set.
    pub fn new(id: Id, kind: u64, guild_id: Option<Id>, name: &str) -> Channel {
        let mut fields = Fields::new();
        if guild_id.is_some() {
            set(&mut fields, "name", name);
        }
        Channel {
            id,
            kind,
            guild_id,
            fields,
            ..Channel::default()
        }
    }

    /// The channel's name; empty for a DM.
    pub fn name(&self) -> &str {
        text(&self.fields, "name")
    }

    /// Whether it is one of the three kinds of thread.
    pub fn is_thread(&self) -> bool {
        matches!(
            self.kind,
            kind::ANNOUNCEMENT_THREAD | kind::PUBLIC_THREAD | kind::PRIVATE_THREAD
        )
    }

    /// Whether it is a voice or stage channel.
    pub fn is_voice(&self) -> bool {
        matches!(self.kind, kind::VOICE | kind::STAGE)
    }

    /// Whether messages can be written into it.
    pub fn is_text(&self) -> bool {
        !matches!(self.kind, kind::CATEGORY | kind::FORUM | kind::MEDIA)
    }

    /// Whether a thread is archived.
    pub fn archived(&self) -> bool {
        *field(&self.metadata, "archived") == true
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        if let Some(parent) = changes.get("parent_id") {
            self.parent_id = Id::from_json(parent);
        }
        if let Some(overwrites) = changes.get("permission_overwrites") {
            let overwrites = entries(overwrites).iter().filter_map(Overwrite::read);
            self.overwrites = overwrites.collect();
        }
        self.kind = field(changes, "type").as_u64().unwrap_or(self.kind);
        if self.is_thread() {
            change(&mut self.metadata, changes, METADATA);
            if changes.contains_key("archived") {
                set(&mut self.metadata, "archive_timestamp", iso(unix_ms()));
            }
        }
        change(&mut self.fields, changes, NEVER_NULL);
        let stored = changes.iter().filter(|(name, _)| is_named(STORED, name));
        let stored = stored.map(|(name, value)| (name.clone(), value.clone()));
        self.fields.extend(stored);
    }

    fn render_guild_channel(&self) -> Value {
        let mut channel = json!({
            "id": self.id,
            "type": self.kind,
            "guild_id": self.guild_id,
            "parent_id": self.parent_id,
            "position": 0,
            "flags": 0,
            "permission_overwrites": self.overwrites.iter().map(Overwrite::render).collect::<Vec<_>>(),
        });
        if self.kind != kind::CATEGORY {
            let text = json!({
                "last_message_id": self.last_message_id, "rate_limit_per_user": 0, "topic": null, "nsfw": false,
            });
            fill(&mut channel, text);
        }
        if self.is_voice() {
            let voice = json!({ "bitrate": 64_000, "user_limit": 0, "rtc_region": null });
            fill(&mut channel, voice);
        }
        let pin = self.last_pin_timestamp.as_ref();
        set_some(&mut channel, "last_pin_timestamp", pin);
        channel
    }

    fn render_thread(&self) -> Value {
        let created = iso(self.id.created_ms());
        let mut metadata = json!({
            "archived": false,
            "archive_timestamp": created,
            "auto_archive_duration": 1440,
            "locked": false,
            "create_timestamp": created,
        });
        if self.kind == kind::PRIVATE_THREAD {
            metadata["invitable"] = json!(true);
        }
        overlay(&mut metadata, &self.metadata);
        json!({
            "id": self.id,
            "type": self.kind,
            "guild_id": self.guild_id,
            "parent_id": self.parent_id,
            "owner_id": self.owner_id,
            "last_message_id": self.last_message_id,
            "message_count": self.message_count,
            "total_message_sent": self.message_count,
            "member_count": self.thread_members.len().min(50),
            "rate_limit_per_user": 0,
            "flags": 0,
            "thread_metadata": metadata,
        })
    }
}

impl World {
    /// A channel as that viewer sees it: a DM shows the others, a thread shows whether the viewer is in it.
    pub fn render_channel(&self, channel: &Channel, viewer: Option<Id>) -> Value {
        let mut rendered = match channel.guild_id {
            None => self.render_dm(channel, viewer),
            Some(_) if channel.is_thread() => channel.render_thread(),
            Some(_) => channel.render_guild_channel(),
        };
        overlay(&mut rendered, &channel.fields);
        let member = viewer.and_then(|viewer| channel.render_thread_member(viewer));
        set_some(&mut rendered, "member", member);
        rendered
    }

    fn render_dm(&self, channel: &Channel, viewer: Option<Id>) -> Value {
        let others = channel.recipients.iter().filter(|id| Some(**id) != viewer);
        let mut dm = json!({
            "id": channel.id,
            "type": channel.kind,
            "flags": 0,
            "last_message_id": channel.last_message_id,
            "recipients": others.map(|id| self.render_user(*id)).collect::<Vec<_>>(),
        });
        if channel.kind == kind::GROUP_DM {
            let group = json!({
                "name": null, "icon": null, "owner_id": channel.owner_id, "application_id": channel.owner_id,
                "managed": true,
            });
            fill(&mut dm, group);
        }
        dm
    }
}
