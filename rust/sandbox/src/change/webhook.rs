//! Webhooks are made, changed and deleted.

use super::*;

impl State {
    /// A new webhook of a guild's channel. `None` for a DM.
    pub fn create_webhook(&mut self, channel: Id, user: Id, name: &str) -> Option<Webhook> {
        let guild = self.guild_of_channel(channel)?;
        let webhook = self.new_webhook(guild, channel, user, name);
        self.store_webhook(&webhook);
        Some(webhook)
    }

    pub(super) fn new_webhook(
        &mut self,
        guild_id: Id,
        channel_id: Id,
        user: Id,
        name: &str,
    ) -> Webhook {
        Webhook {
            id: self.world.snowflakes.next(),
            kind: 1,
            guild_id,
            channel_id,
            name: name.to_owned(),
            avatar: None,
            token: random_text(68),
            user,
            application_id: self.world.bots.contains_key(&user).then_some(user),
            source: None,
        }
    }

    /// Stores a webhook as it is now, and tells the channel.
    pub(super) fn store_webhook(&mut self, webhook: &Webhook) {
        self.world.webhooks.insert(webhook.id, webhook.clone());
        self.tell_of_webhooks(webhook.guild_id, webhook.channel_id);
    }

    /// Changes a webhook: `name`, `avatar` (a hash), `channel_id`.
    pub fn update_webhook(&mut self, webhook: Id, changes: &Fields) -> Option<Webhook> {
        let found = self.world.webhooks.get_mut(&webhook)?;
        let before = found.channel_id;
        if let Some(name) = changes.get("name").and_then(|name| name.as_str()) {
            found.name = name.to_owned();
        }
        if let Some(avatar) = changes.get("avatar") {
            found.avatar = avatar.as_str().map(str::to_owned);
        }
        if let Some(channel) = changes.get("channel_id").and_then(Id::from_json) {
            found.channel_id = channel;
        }
        let webhook = found.clone();
        self.tell_of_webhooks(webhook.guild_id, webhook.channel_id);
        if before != webhook.channel_id {
            self.tell_of_webhooks(webhook.guild_id, before);
        }
        Some(webhook)
    }

    /// Deletes a webhook.
    pub fn delete_webhook(&mut self, webhook: Id) -> Option<Webhook> {
        let gone = self.world.webhooks.remove(&webhook)?;
        self.tell_of_webhooks(gone.guild_id, gone.channel_id);
        Some(gone)
    }

    fn tell_of_webhooks(&mut self, guild: Id, channel: Id) {
        let changed = json!({ "guild_id": guild, "channel_id": channel });
        self.emit(Event::channel("WEBHOOKS_UPDATE", channel, changed));
    }
}
