//! What a guild has besides channels, roles and members: emojis, stickers, sounds, events, rules, stages, integrations,
//! join requests.
//! What users and guilds have bought of an application: entitlements and subscriptions.

use super::*;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    Emoji,
    Sticker,
    SoundboardSound,
    ScheduledEvent,
    AutoModerationRule,
    StageInstance,
    Integration,
    JoinRequest,
    Entitlement,
    Subscription,
}

/// Discord's application statuses of a join request.
pub mod join_request_status {
    pub const SUBMITTED: &str = "SUBMITTED";
    pub const APPROVED: &str = "APPROVED";
    pub const REJECTED: &str = "REJECTED";
}

/// Thirty days, in milliseconds.
const MONTH_MS: u64 = 30 * 24 * 3_600_000;

/// One of them.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: Id,
    /// Its guild; [`NO_GUILD`] of what was bought.
    pub guild_id: Id,
    /// Who made it; of what was bought, the application.
    pub user: Id,
    pub fields: Fields,
}

/// What stands for the guild of an item that belongs to none.
pub const NO_GUILD: Id = Id(0);

/// Those of one kind by id, oldest first.
pub type Items = BTreeMap<Id, Item>;

impl ItemKind {
    /// What it is called, how the names of its events begin, and by which ids it names itself and what it belongs to.
    #[rustfmt::skip]
    fn names(self) -> [&'static str; 3] {
        match self {
            ItemKind::Emoji => ["emoji", "GUILD_EMOJIS", "id"],
            ItemKind::Sticker => ["sticker", "GUILD_STICKERS", "id guild_id"],
            ItemKind::SoundboardSound => ["soundboard sound", "GUILD_SOUNDBOARD_SOUND", "sound_id guild_id"],
            ItemKind::ScheduledEvent => ["scheduled event", "GUILD_SCHEDULED_EVENT", "id guild_id creator_id"],
            ItemKind::AutoModerationRule => ["auto moderation rule", "AUTO_MODERATION_RULE", "id guild_id creator_id"],
            ItemKind::StageInstance => ["stage instance", "STAGE_INSTANCE", "id guild_id"],
            ItemKind::Integration => ["integration", "INTEGRATION", "id guild_id"],
            ItemKind::JoinRequest => ["join request", "GUILD_JOIN_REQUEST", "id guild_id"],
            ItemKind::Entitlement => ["entitlement", "ENTITLEMENT", "id application_id"],
            ItemKind::Subscription => ["subscription", "SUBSCRIPTION", "id"],
        }
    }

    /// Whether it is bought of an application, and belongs to no guild.
    pub fn is_purchase(self) -> bool {
        matches!(self, ItemKind::Entitlement | ItemKind::Subscription)
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        let [title, ..] = self.names();
        title
    }

    /// How the names of its events begin.
    pub fn event(self) -> &'static str {
        let [_, event, _] = self.names();
        event
    }

    /// The fields it is made with, but for those it cannot be without. Only these are stored.
    fn defaults(self) -> Value {
        match self {
            ItemKind::Emoji => json!({
                "name": "emoji", "roles": [], "require_colons": true, "managed": false, "animated": false,
                "available": true,
            }),
            ItemKind::Sticker => json!({
                "name": "sticker", "description": null, "tags": "", "type": 2, "format_type": 1, "available": true,
            }),
            ItemKind::SoundboardSound => json!({
                "name": "sound", "volume": 1.0, "emoji_id": null, "emoji_name": null, "available": true,
            }),
            ItemKind::ScheduledEvent => json!({
                "name": "event", "description": null, "channel_id": null, "image": null,
                "scheduled_start_time": null, "scheduled_end_time": null, "status": 1, "entity_type": 3,
                "entity_id": null, "entity_metadata": null, "recurrence_rule": null, "privacy_level": 2,
                "guild_scheduled_event_exceptions": [],
            }),
            ItemKind::AutoModerationRule => json!({
                "name": "rule", "event_type": 1, "trigger_type": 1, "trigger_metadata": {},
                "actions": [{ "type": 1, "metadata": {} }], "enabled": true, "exempt_roles": [],
                "exempt_channels": [],
            }),
            ItemKind::StageInstance => json!({
                "channel_id": null, "topic": "", "privacy_level": 2, "discoverable_disabled": true,
                "guild_scheduled_event_id": null,
            }),
            ItemKind::Integration => json!({
                "name": "integration", "type": "discord", "enabled": true, "account": null, "application": null,
                "scopes": null, "syncing": null, "role_id": null, "enable_emoticons": null, "expire_behavior": null,
                "expire_grace_period": null, "synced_at": null, "subscriber_count": null, "revoked": null,
            }),
            ItemKind::JoinRequest => json!({
                "application_status": join_request_status::SUBMITTED, "rejection_reason": null, "reviewed_at": null,
                "actioned_by_user": null, "form_responses": [],
            }),
            ItemKind::Entitlement => json!({
                "sku_id": "0", "user_id": null, "guild_id": null, "type": 8, "deleted": false, "consumed": false,
                "starts_at": null, "ends_at": null, "subscription_id": null,
            }),
            ItemKind::Subscription => json!({
                "user_id": "0", "sku_ids": [], "renewal_sku_ids": null, "entitlement_ids": [],
                "current_period_start": iso(unix_ms()), "current_period_end": iso(unix_ms() + MONTH_MS),
                "status": 0, "canceled_at": null,
            }),
        }
    }
}

impl Item {
    /// A new one with nothing set.
    pub fn new(kind: ItemKind, id: Id, guild_id: Id, user: Id) -> Item {
        Item {
            id,
            guild_id,
            user,
            fields: fields_of(kind.defaults()),
        }
    }

    /// A field, null when it is not there.
    pub fn field(&self, name: &str) -> &Value {
        field(&self.fields, name)
    }

    /// A field that is an id.
    pub fn id_field(&self, name: &str) -> Option<Id> {
        Id::from_json(self.field(name))
    }

    /// Its name; a stage's topic.
    pub fn name(&self) -> &str {
        let name = self.field("name").as_str();
        name.or_else(|| self.field("topic").as_str())
            .unwrap_or_default()
    }

    /// Takes over the fields a request or an action gives, those that its kind has.
    pub fn apply(&mut self, changes: &Fields) {
        update(&mut self.fields, changes);
    }

    /// The item as events carry it.
    pub fn render(&self, kind: ItemKind) -> Value {
        let [.., own] = kind.names();
        let ids = json!({
            "id": self.id, "sound_id": self.id, "guild_id": self.guild_id, "creator_id": self.user,
            "application_id": self.user,
        });
        let mut item = only(ids, own);
        overlay(&mut item, &self.fields);
        // Some fields are not there when nothing is set: what other kinds of integration have, and the guild or the
        // subscription that an entitlement has not to do with.
        if let Value::Object(fields) = &mut item {
            fields.retain(|name, value| match kind {
                ItemKind::Integration => !value.is_null(),
                ItemKind::Entitlement | ItemKind::Subscription => {
                    !value.is_null() || !is_named("guild_id subscription_id", name)
                }
                _ => true,
            });
        }
        item
    }
}

/// The item a key means, an id or a name.
pub fn find(items: &Items, key: &Key) -> Option<Id> {
    let mut all = items.values();
    let found = key.id_or(|name| Some(all.find(|item| item.name() == name)?.id))?;
    items.contains_key(&found).then_some(found)
}

impl World {
    /// The items of one kind where those of that guild are, to change them.
    pub fn items_mut(&mut self, kind: ItemKind, guild: Id) -> Option<&mut Items> {
        if kind.is_purchase() {
            return Some(self.purchases.entry(kind).or_default());
        }
        Some(self.guilds.get_mut(&guild)?.items_mut(kind))
    }

    /// The item as events carry it, with its maker where Discord tells of it.
    pub fn render_item(&self, kind: ItemKind, item: &Item) -> Value {
        let mut rendered = item.render(kind);
        match kind {
            ItemKind::ScheduledEvent => rendered["creator"] = self.render_user(item.user),
            ItemKind::SoundboardSound => rendered["user"] = self.render_user(item.user),
            ItemKind::JoinRequest => {
                rendered["created_at"] = json!(iso(item.id.created_ms()));
                rendered["user_id"] = json!(item.user);
                rendered["user"] = self.render_user(item.user);
            }
            _ => {}
        }
        rendered
    }

    /// A sticker of that guild as messages carry it.
    pub fn sticker_item(&self, guild: Id, sticker: Id) -> Option<Value> {
        let item = self.guild(guild)?.items(ItemKind::Sticker);
        let item = item.get(&sticker)?;
        Some(json!({
            "id": item.id, "name": item.name(), "format_type": item.field("format_type"),
        }))
    }

    /// All of one kind that a guild has, as events carry them.
    pub fn render_items(&self, guild: Id, kind: ItemKind) -> Vec<Value> {
        let guild = self.guild(guild);
        let items = guild
            .into_iter()
            .flat_map(|guild| guild.items(kind).values());
        items.map(|item| self.render_item(kind, item)).collect()
    }
}
