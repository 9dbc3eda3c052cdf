//! Audit logs, bans and the execution of auto moderation rules.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;
use serde_json::Value;

use super::shared::{entity_class_in_guild, entity_class_in_guild_channel, has_age};
use crate::entity_class::{connect_class, entity_class};

discord_model::define_audit_log!(entity_class);
connect_class!(AuditLog as DiscordAuditLog);

discord_model::define_audit_log_change!(entity_class);
connect_class!(AuditLogChange as DiscordAuditLogChange);

discord_model::define_audit_log_entry!(entity_class_in_guild);
connect_class!(AuditLogEntry as DiscordAuditLogEntry);
has_age!(DiscordAuditLogEntry);

discord_model::define_audit_log_options!(entity_class);
connect_class!(AuditLogOptions as DiscordAuditLogOptions);

discord_model::define_auto_moderation_action!(entity_class);
connect_class!(AutoModerationAction as DiscordAutoModerationAction);

discord_model::define_auto_moderation_action_metadata!(entity_class);
connect_class!(AutoModerationActionMetadata as DiscordAutoModerationActionMetadata);

discord_model::define_auto_moderation_execution!(entity_class_in_guild_channel);
connect_class!(AutoModerationExecution as DiscordAutoModerationExecution);

discord_model::define_auto_moderation_trigger!(entity_class);
connect_class!(AutoModerationTrigger as DiscordAutoModerationTrigger);
