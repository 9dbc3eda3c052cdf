//! Integrations of other services and applications.

use std::sync::Arc;

use discord_model::*;

use super::shared::entity_class_in_guild;
use crate::entity_class::{connect_class, entity_class};

discord_model::define_integration!(entity_class_in_guild);
connect_class!(Integration as DiscordIntegration {
    key: |integration| integration.id.is_some().then_some((integration.guild_id.get(), integration.id.get())),
    whole: |integration| !integration.name.is_empty(),
    current: |integration, cache| cache.get::<Integration>(integration.guild_id, &integration.id).cloned(),
});

discord_model::define_integration_account!(entity_class);
connect_class!(IntegrationAccount as DiscordIntegrationAccount);

discord_model::define_integration_application!(entity_class);
connect_class!(IntegrationApplication as DiscordIntegrationApplication);

discord_model::define_followed_channel!(entity_class);
connect_class!(FollowedChannel as DiscordFollowedChannel);
