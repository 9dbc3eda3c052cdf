//! Lobbies, and regions of voice channels.

use std::sync::Arc;

use discord_model::*;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_lobby!(entity_class);
connect_class!(Lobby as DiscordLobby);

discord_model::define_lobby_invite!(entity_class);
connect_class!(LobbyInvite as DiscordLobbyInvite);

discord_model::define_lobby_member!(entity_class);
connect_class!(LobbyMember as DiscordLobbyMember);

discord_model::define_voice_region!(entity_class);
connect_class!(VoiceRegion as DiscordVoiceRegion);
