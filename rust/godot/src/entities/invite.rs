//! Ways into a guild.

use std::sync::Arc;

use discord_model::*;

use crate::entity::{connect_class, entity_class};

discord_model::define_invite!(entity_class);
connect_class!(Invite as DiscordInvite);

discord_model::define_invite_stage_instance!(entity_class);
connect_class!(InviteStageInstance as DiscordInviteStageInstance);

discord_model::define_invite_target_users_job!(entity_class);
connect_class!(InviteTargetUsersJob as DiscordInviteTargetUsersJob);

discord_model::define_vanity_url!(entity_class);
connect_class!(VanityUrl as DiscordVanityUrl);
