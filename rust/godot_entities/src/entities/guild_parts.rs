//! Parts of guilds.

use std::sync::Arc;

use discord_model::*;

use super::shared::entity_class_in_guild;
use crate::entity_class::{connect_class, entity_class};

discord_model::define_ban!(entity_class);
connect_class!(Ban as DiscordBan);

discord_model::define_bulk_ban_result!(entity_class);
connect_class!(BulkBanResult as DiscordBulkBanResult);

discord_model::define_guild_incidents!(entity_class);
connect_class!(GuildIncidents as DiscordGuildIncidents);

discord_model::define_guild_preview!(entity_class);
connect_class!(GuildPreview as DiscordGuildPreview);

discord_model::define_members_chunk!(entity_class_in_guild);
connect_class!(MembersChunk as DiscordMembersChunk);

discord_model::define_message_search_result!(entity_class);
connect_class!(MessageSearchResult as DiscordMessageSearchResult);

discord_model::define_prune_count!(entity_class);
connect_class!(PruneCount as DiscordPruneCount);

discord_model::define_role_colors!(entity_class);
connect_class!(RoleColors as DiscordRoleColors);

discord_model::define_role_tags!(entity_class);
connect_class!(RoleTags as DiscordRoleTags);

discord_model::define_welcome_screen!(entity_class);
connect_class!(WelcomeScreen as DiscordWelcomeScreen);

discord_model::define_welcome_screen_channel!(entity_class);
connect_class!(WelcomeScreenChannel as DiscordWelcomeScreenChannel);

discord_model::define_guild_widget!(entity_class);
connect_class!(GuildWidget as DiscordGuildWidget);

discord_model::define_guild_widget_member!(entity_class);
connect_class!(GuildWidgetMember as DiscordGuildWidgetMember);

discord_model::define_guild_widget_settings!(entity_class);
connect_class!(GuildWidgetSettings as DiscordGuildWidgetSettings);

discord_model::define_onboarding!(entity_class);
connect_class!(Onboarding as DiscordOnboarding);

discord_model::define_onboarding_option!(entity_class);
connect_class!(OnboardingOption as DiscordOnboardingOption);

discord_model::define_onboarding_prompt!(entity_class);
connect_class!(OnboardingPrompt as DiscordOnboardingPrompt);

discord_model::define_guild_template!(entity_class);
connect_class!(GuildTemplate as DiscordGuildTemplate);

discord_model::define_guild_template_channel!(entity_class);
connect_class!(GuildTemplateChannel as DiscordGuildTemplateChannel);

discord_model::define_guild_template_guild!(entity_class);
connect_class!(GuildTemplateGuild as DiscordGuildTemplateGuild);

discord_model::define_guild_template_role!(entity_class);
connect_class!(GuildTemplateRole as DiscordGuildTemplateRole);
