//! Requests to join guilds that approve each new member.

use std::sync::Arc;

use discord_model::*;
use serde_json::Value;

use super::shared::entity_class_in_guild;
use crate::entity_class::{connect_class, entity_class};

discord_model::define_guild_join_request!(entity_class_in_guild);
connect_class!(GuildJoinRequest as DiscordGuildJoinRequest {
    key: |request| request.id.is_some().then_some((request.id.get(), 0)),
    whole: |request| !request.application_status.is_empty(),
    current: |request, cache| cache.join_request(request.id).cloned(),
});

discord_model::define_guild_join_request_list!(entity_class);
connect_class!(GuildJoinRequestList as DiscordGuildJoinRequestList);

discord_model::define_join_request_form_response!(entity_class);
connect_class!(JoinRequestFormResponse as DiscordJoinRequestFormResponse);
