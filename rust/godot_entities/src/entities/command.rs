//! Application commands.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;
use serde_json::Value;

use super::shared::in_guild;
use crate::entity_class::{connect_class, entity_class};

discord_model::define_application_command!(entity_class);
connect_class!(ApplicationCommand as DiscordApplicationCommand);

discord_model::define_application_command_option!(entity_class);
connect_class!(ApplicationCommandOption as DiscordApplicationCommandOption);

discord_model::define_application_command_option_choice!(entity_class);
connect_class!(ApplicationCommandOptionChoice as DiscordApplicationCommandOptionChoice);

discord_model::define_application_command_permission!(entity_class);
connect_class!(ApplicationCommandPermission as DiscordApplicationCommandPermission);

discord_model::define_application_command_permissions!(entity_class);
connect_class!(ApplicationCommandPermissions as DiscordApplicationCommandPermissions);
in_guild!(DiscordApplicationCommandPermissions);
