//! Emojis, stickers, sounds, scheduled events, auto moderation rules, stage instances and integrations are made, changed
//! and deleted. Entitlements and subscriptions begin, change and end.

use super::*;

/// What happened to an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemChange {
    Created,
    Updated,
    Deleted,
}

impl State {
    /// A new item of a guild or of an application, with what is given set. Returns it as in the event.
    pub fn create_item(
        &mut self,
        kind: ItemKind,
        guild: Id,
        user: Id,
        fields: &Fields,
    ) -> Option<Value> {
        let mut item = Item::new(kind, self.world.snowflakes.next(), guild, user);
        item.apply(fields);
        self.normalize_item(kind, &mut item, fields);
        self.world
            .items_mut(kind, guild)?
            .insert(item.id, item.clone());
        self.announce_item(kind, &item, ItemChange::Created)
    }

    /// Changes an item.
    pub fn update_item(
        &mut self,
        kind: ItemKind,
        guild: Id,
        id: Id,
        changes: &Fields,
    ) -> Option<Value> {
        let mut item = self.world.items_mut(kind, guild)?.get(&id)?.clone();
        let recurred = item.field("recurrence_rule").clone();
        item.apply(changes);
        self.normalize_item(kind, &mut item, changes);
        self.world.items_mut(kind, guild)?.insert(id, item.clone());
        let rendered = self.announce_item(kind, &item, ItemChange::Updated);
        if kind == ItemKind::ScheduledEvent {
            let rule = item.field("recurrence_rule");
            if changes.contains_key("recurrence_rule") && *rule != recurred {
                self.delete_event_exceptions(guild, id);
            }
            self.forget_if_over(&item);
        }
        rendered
    }

    /// Deletes an item. Returns it as it was.
    pub fn delete_item(&mut self, kind: ItemKind, guild: Id, id: Id) -> Option<Value> {
        let mut item = self.world.items_mut(kind, guild)?.remove(&id)?;
        item.apply(&object([("deleted", json!(true))]));
        if let Some(found) = self.world.guilds.get_mut(&guild) {
            found.subscribers.remove(&id);
        }
        self.announce_item(kind, &item, ItemChange::Deleted)
    }

    /// The stage instance that is open in a channel.
    pub fn stage_of(&self, channel: Id) -> Option<&Item> {
        let guild = self.world.guilds.get(&self.guild_of_channel(channel)?)?;
        let mut stages = guild.items(ItemKind::StageInstance).values();
        stages.find(|stage| Id::from_json(stage.field("channel_id")) == Some(channel))
    }

    /// Makes whole what was given of an item.
    fn normalize_item(&self, kind: ItemKind, item: &mut Item, given: &Fields) {
        match kind {
            ItemKind::ScheduledEvent => self.normalize_scheduled_event(item, given),
            ItemKind::AutoModerationRule => normalize_rule(item),
            ItemKind::Integration => normalize_integration(item),
            _ => {}
        }
    }

    /// Changes all sounds of a guild at once, and tells the list.
    pub fn update_soundboard_sounds(&mut self, guild: Id, changes: &Fields) -> Option<Value> {
        let found = self.world.guilds.get_mut(&guild)?;
        for sound in found.items_mut(ItemKind::SoundboardSound).values_mut() {
            sound.apply(changes);
        }
        let list = self.sound_list(guild);
        self.emit(Event::guild(
            "GUILD_SOUNDBOARD_SOUNDS_UPDATE",
            guild,
            list.clone(),
        ));
        Some(list)
    }

    /// The sounds of a guild, as the events carry them that list all.
    pub fn sound_list(&self, guild: Id) -> Value {
        let sounds = self.world.render_items(guild, ItemKind::SoundboardSound);
        json!({ "guild_id": guild, "soundboard_sounds": sounds })
    }

    fn announce_item(&mut self, kind: ItemKind, item: &Item, change: ItemChange) -> Option<Value> {
        let guild = item.guild_id;
        let rendered = self.world.render_item(kind, item);
        let list = |list: &str, state: &State| json!({ "guild_id": guild, list: state.world.render_items(guild, kind) });
        let payload = match (kind, change) {
            (ItemKind::Emoji, _) => list("emojis", self),
            (ItemKind::Sticker, _) => list("stickers", self),
            (ItemKind::SoundboardSound, ItemChange::Deleted) => {
                json!({ "sound_id": item.id, "guild_id": guild })
            }
            (ItemKind::Integration, ItemChange::Deleted) => gone_integration(item),
            (ItemKind::JoinRequest, ItemChange::Deleted) => pick(&rendered, "id guild_id user_id"),
            (ItemKind::JoinRequest, _) => json!({
                "guild_id": guild, "status": item.field("application_status"), "request": rendered,
            }),
            _ => rendered.clone(),
        };
        let name = event_name(kind, change);
        // Only those who see a stage channel are told what becomes of its stage.
        let stage =
            Id::from_json(item.field("channel_id")).filter(|_| kind == ItemKind::StageInstance);
        let event = match stage {
            Some(channel) => Event::channel(name, channel, payload),
            // Events about purchases are sent to shard 0 of the application's bot only.
            None if kind.is_purchase() => Event::bot(name, item.user, None, payload),
            None => Event::guild(name, guild, payload),
        };
        // Events about auto moderation rules and join requests need permissions.
        let watchers = match kind {
            ItemKind::AutoModerationRule => Permissions::MANAGE_GUILD,
            ItemKind::JoinRequest => Permissions::KICK_MEMBERS,
            _ => Permissions::NONE,
        };
        self.emit(event.only_with(watchers));
        if kind == ItemKind::Integration {
            let changed = json!({ "guild_id": guild });
            self.emit(Event::guild("GUILD_INTEGRATIONS_UPDATE", guild, changed));
        }
        Some(rendered)
    }
}

/// The event of a changed item. Emojis and stickers have one event with the whole list.
fn event_name(kind: ItemKind, change: ItemChange) -> String {
    let change = match change {
        ItemChange::Updated => "UPDATE",
        _ if matches!(kind, ItemKind::Emoji | ItemKind::Sticker) => "UPDATE",
        ItemChange::Created => "CREATE",
        ItemChange::Deleted => "DELETE",
    };
    format!("{}_{change}", kind.event())
}

/// An integration that is an application's names its account, scopes and application.
fn normalize_integration(item: &mut Item) {
    if item.field("account").is_null() {
        let account = json!({ "id": item.id, "name": item.name() });
        set(&mut item.fields, "account", account);
    }
    if item.field("type") != "discord" || !item.field("application").is_null() {
        return;
    }
    let application = json!({
        "id": item.id, "name": item.name(), "icon": null, "description": "", "type": null,
    });
    set(&mut item.fields, "application", application);
    if item.field("scopes").is_null() {
        set(&mut item.fields, "scopes", json!(["bot"]));
    }
}

fn gone_integration(item: &Item) -> Value {
    let mut gone = json!({ "id": item.id, "guild_id": item.guild_id });
    let application = &item.field("application")["id"];
    if !application.is_null() {
        gone["application_id"] = application.clone();
    }
    gone
}
