//! Forwarded messages: a reference to where they were, and a copy of what they said then.

use super::*;

/// What a message that forwards another carries.
#[derive(Clone, Debug)]
pub struct Forward {
    channel_id: Id,
    message_id: Id,
    guild_id: Option<Id>,
    /// The forwarded message as it was, without its author.
    snapshot: Value,
}

/// What of a message is forwarded.
const FORWARDED: &str = "type content mentions mention_roles attachments embeds timestamp edited_timestamp flags components \
    sticker_items";

impl World {
    /// A copy of a message to forward. One that is a forward itself passes on what it carries.
    pub fn forward_of(&self, channel: Id, message: Id) -> Option<Forward> {
        let found = self.message(channel, message)?;
        let snapshot = match &found.forward {
            Some(forward) => forward.snapshot.clone(),
            None => only(self.render_message(found, None), FORWARDED),
        };
        Some(Forward {
            channel_id: channel,
            message_id: message,
            guild_id: self.channel(channel)?.guild_id,
            snapshot,
        })
    }
}

impl Forward {
    /// Adds what it carries to a rendered message.
    pub fn render_into(&self, message: &mut Value) {
        let mut reference =
            json!({ "type": 1, "channel_id": self.channel_id, "message_id": self.message_id });
        set_some(&mut reference, "guild_id", self.guild_id);
        message["message_reference"] = reference;
        message["message_snapshots"] = json!([{ "message": self.snapshot }]);
    }
}
