//! The server guide of a guild, which welcomes new members.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{in_channel, in_guild};
use crate::entity_class::{connect_class, entity_class};

discord_model::define_new_member_action!(entity_class);
connect_class!(NewMemberAction as DiscordNewMemberAction);
in_channel!(DiscordNewMemberAction);

discord_model::define_new_member_resource_channel!(entity_class);
connect_class!(NewMemberResourceChannel as DiscordNewMemberResourceChannel);
in_channel!(DiscordNewMemberResourceChannel);

discord_model::define_new_member_welcome!(entity_class);
connect_class!(NewMemberWelcome as DiscordNewMemberWelcome);
in_guild!(DiscordNewMemberWelcome);

discord_model::define_new_member_welcome_message!(entity_class);
connect_class!(NewMemberWelcomeMessage as DiscordNewMemberWelcomeMessage);
