//! The default allowed mentions of the client's messages.

use discord_godot_values::convert;
use discord_rest::Request;
use discord_rest::objects::ALLOWED_MENTIONS;
use godot::prelude::*;

use crate::core::Core;

/// Returns the allowed mentions as a script reads them: a Dictionary, or null for Discord's default.
pub(super) fn get(core: &Core) -> Variant {
    let mentions = core.allowed_mentions.borrow();
    mentions
        .as_ref()
        .map_or_else(Variant::nil, convert::to_variant)
}

/// Sets the allowed mentions. If they are invalid, an error is logged, and the old ones are kept.
pub(super) fn set(core: &Core, mentions: &Variant) {
    let checked = convert::to_json(mentions).and_then(|mentions| match mentions.is_null() {
        true => Ok(None),
        false => ALLOWED_MENTIONS
            .check(mentions, "allowed_mentions")
            .map(Some),
    });
    match checked {
        Ok(mentions) => {
            core.allowed_mentions.replace(mentions);
        }
        Err(problem) => godot_error!("DiscordClient.allowed_mentions: {problem}"),
    }
}

impl Core {
    /// Adds the default allowed mentions to the message in a request, if it has none of its own.
    pub fn set_default_allowed_mentions(&self, request: &mut Request) {
        if let Some(mentions) = &*self.allowed_mentions.borrow() {
            request.set_default_allowed_mentions(mentions);
        }
    }
}
