//! What applications sell.

use discord_model::*;

use crate::entity::{connect_class, entity_class};

discord_model::define_entitlement!(entity_class);
connect_class!(Entitlement as DiscordEntitlement);

discord_model::define_sku!(entity_class);
connect_class!(Sku as DiscordSku);

discord_model::define_subscription!(entity_class);
connect_class!(Subscription as DiscordSubscription);
