//! The server guide of a guild, which welcomes new members.

use std::sync::Arc;

use discord_model::*;

use super::shared::{entity_class_in_channel, entity_class_in_guild};
use crate::entity_class::{connect_class, entity_class};

discord_model::define_new_member_action!(entity_class_in_channel);
connect_class!(NewMemberAction as DiscordNewMemberAction);

discord_model::define_new_member_resource_channel!(entity_class_in_channel);
connect_class!(NewMemberResourceChannel as DiscordNewMemberResourceChannel);

discord_model::define_new_member_welcome!(entity_class_in_guild);
connect_class!(NewMemberWelcome as DiscordNewMemberWelcome);

discord_model::define_new_member_welcome_message!(entity_class);
connect_class!(NewMemberWelcomeMessage as DiscordNewMemberWelcomeMessage);
