//! The profiles of players, which are shown in game stats widgets.

use std::sync::Arc;

use discord_model::*;
use serde_json::Value;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_application_identity!(entity_class);
connect_class!(ApplicationIdentity as DiscordApplicationIdentity);

discord_model::define_application_identity_dynamic_field!(entity_class);
connect_class!(ApplicationIdentityDynamicField as DiscordApplicationIdentityDynamicField);

discord_model::define_application_identity_media!(entity_class);
connect_class!(ApplicationIdentityMedia as DiscordApplicationIdentityMedia);

discord_model::define_application_identity_primary_data!(entity_class);
connect_class!(ApplicationIdentityPrimaryData as DiscordApplicationIdentityPrimaryData);

discord_model::define_application_identity_profile!(entity_class);
connect_class!(ApplicationIdentityProfile as DiscordApplicationIdentityProfile);

discord_model::define_application_identity_profile_data!(entity_class);
connect_class!(ApplicationIdentityProfileData as DiscordApplicationIdentityProfileData);
