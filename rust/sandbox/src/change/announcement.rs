//! Announcements: channels follow others, and messages are published to those that do.

use super::*;

/// The flag of a message that was published.
pub const CROSSPOSTED: u64 = 1 << 0;
/// The flag of a message that came from a channel another one follows.
const IS_CROSSPOST: u64 = 1 << 1;
/// The type of a webhook that brings what another channel publishes.
const FOLLOWER: u64 = 2;
/// The type of the message that tells of a new follower.
const FOLLOW_ADD: u64 = 12;

impl State {
    /// A channel follows an announcement channel from now on. Returns the webhook that brings the messages.
    pub fn follow_channel(&mut self, source: Id, channel: Id, user: Id) -> Option<Webhook> {
        let guild_id = self.guild_of_channel(channel)?;
        let found = self.world.channel(source)?;
        let guild = self.world.guild(found.guild_id?)?;
        let name = format!("{} #{}", guild.name(), found.name());
        let webhook = Webhook {
            kind: FOLLOWER,
            application_id: None,
            source: Some(source),
            ..self.new_webhook(guild_id, channel, user, &name)
        };
        self.store_webhook(&webhook);
        let notice = Message::notice(FOLLOW_ADD, name, None);
        self.create_message(user, channel, notice);
        Some(webhook)
    }

    /// Publishes a message to all channels that follow its own.
    pub fn crosspost(&mut self, channel: Id, message: Id) -> Option<()> {
        let found = self.world.message_mut((channel, message))?;
        found.flags |= CROSSPOSTED;
        let published = found.clone();
        self.announce_message_update(channel, message, published.author);
        let webhooks = self.world.webhooks.values();
        let followers: Vec<Webhook> = webhooks
            .filter(|webhook| webhook.source == Some(channel))
            .cloned()
            .collect();
        for follower in followers {
            let draft = repetition(&published, &follower);
            self.create_message(follower.id, follower.channel_id, draft);
        }
        Some(())
    }
}

fn repetition(published: &Message, follower: &Webhook) -> Message {
    Message {
        content: published.content.clone(),
        flags: IS_CROSSPOST,
        embeds: published.embeds.clone(),
        components: published.components.clone(),
        webhook: Some(WebhookAuthor {
            username: follower.name.clone(),
            avatar: follower.avatar.clone(),
            application_id: None,
        }),
        refers_to: Some((published.channel_id, Some(published.id))),
        ..Message::default()
    }
}
