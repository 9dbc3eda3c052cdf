//! Forwarded messages: a reference to where they were, and a copy of what they said then.

use super::*;

/// What a message that forwards another carries.
#[derive(Clone, Debug)]
pub struct Forward {
    /// Where the message was.
    pub reference: Value,
    /// The forwarded message as it was, without its author.
    pub snapshot: Value,
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
        let mut reference = json!({ "type": 1, "channel_id": channel, "message_id": message });
        set_some(&mut reference, "guild_id", self.channel(channel)?.guild_id);
        Some(Forward {
            reference,
            snapshot,
        })
    }
}
