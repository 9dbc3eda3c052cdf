//! Rate limits of the gateway.

use std::sync::Arc;

use discord_model::*;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_gateway_rate_limit!(entity_class);
connect_class!(GatewayRateLimit as DiscordGatewayRateLimit);

discord_model::define_gateway_rate_limit_meta!(entity_class);
connect_class!(GatewayRateLimitMeta as DiscordGatewayRateLimitMeta);
