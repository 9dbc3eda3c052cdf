//! What other services and applications bring into a guild.

use std::sync::Arc;

use discord_model::*;

use crate::entity::{connect_class, entity_class};

discord_model::define_integration!(entity_class);
connect_class!(Integration as DiscordIntegration);

discord_model::define_integration_account!(entity_class);
connect_class!(IntegrationAccount as DiscordIntegrationAccount);

discord_model::define_integration_application!(entity_class);
connect_class!(IntegrationApplication as DiscordIntegrationApplication);

discord_model::define_followed_channel!(entity_class);
connect_class!(FollowedChannel as DiscordFollowedChannel);

discord_model::define_webhook!(entity_class);
connect_class!(Webhook as DiscordWebhook);
