//! What other services and applications bring into a guild.

use std::sync::Arc;

use discord_model::*;

use super::shared::{has_age, in_channel, in_guild};
use crate::cdn;
use crate::entity::{connect_class, entity_class};
use godot::prelude::*;

discord_model::define_integration!(entity_class);
connect_class!(Integration as DiscordIntegration {
    key: |integration| integration.id.is_some().then_some((integration.guild_id.get(), integration.id.get())),
    whole: |integration| !integration.name.is_empty(),
    current: |integration, cache| cache.get::<Integration>(integration.guild_id, &integration.id).cloned(),
});
in_guild!(DiscordIntegration);

discord_model::define_integration_account!(entity_class);
connect_class!(IntegrationAccount as DiscordIntegrationAccount);

discord_model::define_integration_application!(entity_class);
connect_class!(IntegrationApplication as DiscordIntegrationApplication);

discord_model::define_followed_channel!(entity_class);
connect_class!(FollowedChannel as DiscordFollowedChannel);

discord_model::define_webhook!(entity_class);
connect_class!(Webhook as DiscordWebhook);
in_guild!(DiscordWebhook);
in_channel!(DiscordWebhook);
has_age!(DiscordWebhook);

#[godot_api(secondary)]
impl DiscordWebhook {
    /// Returns the URL of the avatar, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_avatar_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(
            &self.handle,
            "get_avatar_url",
            size,
            &format,
            cdn::webhook_avatar,
        )
    }
}
