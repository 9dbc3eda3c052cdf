//! SKUs, entitlements and subscriptions of applications.

use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild, has_age};
use crate::entity_class::{connect_class, entity_class};

discord_model::define_entitlement!(entity_class_in_guild);
connect_class!(Entitlement as DiscordEntitlement {
    key: |entitlement| entitlement.id.is_some().then_some((entitlement.id.get(), 0)),
    whole: |entitlement| entitlement.sku_id.is_some(),
    current: |entitlement, cache| cache.entitlement(entitlement.id).cloned(),
});
has_age!(DiscordEntitlement);

discord_model::define_sku!(entity_class);
connect_class!(Sku as DiscordSku);

discord_model::define_subscription!(entity_class);
connect_class!(Subscription as DiscordSubscription {
    key: |subscription| subscription.id.is_some().then_some((subscription.id.get(), 0)),
    whole: |subscription| subscription.user_id.is_some(),
    current: |subscription, cache| cache.subscription(subscription.id).cloned(),
});
has_age!(DiscordSubscription);
