//! Components of messages and modals.

use std::sync::Arc;

use discord_model::*;
use serde_json::Value;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_component!(entity_class);
connect_class!(Component as DiscordComponent);

discord_model::define_media_gallery_item!(entity_class);
connect_class!(MediaGalleryItem as DiscordMediaGalleryItem);

discord_model::define_select_default_value!(entity_class);
connect_class!(SelectDefaultValue as DiscordSelectDefaultValue);

discord_model::define_select_option!(entity_class);
connect_class!(SelectOption as DiscordSelectOption);

discord_model::define_unfurled_media_item!(entity_class);
connect_class!(UnfurledMediaItem as DiscordUnfurledMediaItem);
