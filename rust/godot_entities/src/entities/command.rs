//! Application commands.

use std::sync::Arc;

use discord_model::*;
use serde_json::Value;

use super::shared::entity_class_in_guild;
use crate::entity_class::{connect_class, entity_class};

discord_model::define_application_command!(entity_class);
connect_class!(ApplicationCommand as DiscordApplicationCommand);

discord_model::define_application_command_option!(entity_class);
connect_class!(ApplicationCommandOption as DiscordApplicationCommandOption);

discord_model::define_application_command_option_choice!(entity_class);
connect_class!(ApplicationCommandOptionChoice as DiscordApplicationCommandOptionChoice);

discord_model::define_application_command_permission!(entity_class);
connect_class!(ApplicationCommandPermission as DiscordApplicationCommandPermission);

discord_model::define_application_command_permissions!(entity_class_in_guild);
connect_class!(ApplicationCommandPermissions as DiscordApplicationCommandPermissions);
