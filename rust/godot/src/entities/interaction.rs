//! Interactions and their parts.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;
use serde_json::Value;

use super::shared::has_age;
use crate::entities::DiscordUser;
use crate::entity::{connect_class, entity_class};
use crate::handle::live;

discord_model::define_interaction!(entity_class);
connect_class!(Interaction as DiscordInteraction);
has_age!(DiscordInteraction);

discord_model::define_interaction_callback!(entity_class);
connect_class!(InteractionCallback as DiscordInteractionCallback);

discord_model::define_interaction_callback_activity!(entity_class);
connect_class!(InteractionCallbackActivity as DiscordInteractionCallbackActivity);

discord_model::define_interaction_callback_resource!(entity_class);
connect_class!(InteractionCallbackResource as DiscordInteractionCallbackResource);

discord_model::define_interaction_callback_response!(entity_class);
connect_class!(InteractionCallbackResponse as DiscordInteractionCallbackResponse);

discord_model::define_interaction_data!(entity_class);
connect_class!(InteractionData as DiscordInteractionData);

discord_model::define_interaction_option!(entity_class);
connect_class!(InteractionOption as DiscordInteractionOption);

discord_model::define_resolved!(entity_class);
connect_class!(Resolved as DiscordResolved);

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Returns the user who used the bot, in a guild or in direct messages.
    #[func]
    fn get_invoker(&self) -> Option<Gd<DiscordUser>> {
        let user = self.entity().invoker()?.clone();
        Some(live(self.handle.core_id(), user))
    }
}
