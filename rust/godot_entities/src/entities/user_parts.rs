//! Parts of users and of their activities.

use std::sync::Arc;

use discord_model::*;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_activity_assets!(entity_class);
connect_class!(ActivityAssets as DiscordActivityAssets);

discord_model::define_activity_party!(entity_class);
connect_class!(ActivityParty as DiscordActivityParty);

discord_model::define_activity_secrets!(entity_class);
connect_class!(ActivitySecrets as DiscordActivitySecrets);

discord_model::define_activity_timestamps!(entity_class);
connect_class!(ActivityTimestamps as DiscordActivityTimestamps);

discord_model::define_avatar_decoration!(entity_class);
connect_class!(AvatarDecoration as DiscordAvatarDecoration);

discord_model::define_collectibles!(entity_class);
connect_class!(Collectibles as DiscordCollectibles);

discord_model::define_connection!(entity_class);
connect_class!(Connection as DiscordConnection);

discord_model::define_display_name_styles!(entity_class);
connect_class!(DisplayNameStyles as DiscordDisplayNameStyles);

discord_model::define_nameplate!(entity_class);
connect_class!(Nameplate as DiscordNameplate);

discord_model::define_primary_guild!(entity_class);
connect_class!(PrimaryGuild as DiscordPrimaryGuild);
