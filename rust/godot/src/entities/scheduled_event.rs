//! What a guild plans.

use std::sync::Arc;

use discord_model::*;

use crate::entity::{connect_class, entity_class};

discord_model::define_recurrence_n_weekday!(entity_class);
connect_class!(RecurrenceNWeekday as DiscordRecurrenceNWeekday);

discord_model::define_recurrence_rule!(entity_class);
connect_class!(RecurrenceRule as DiscordRecurrenceRule);

discord_model::define_scheduled_event!(entity_class);
connect_class!(ScheduledEvent as DiscordScheduledEvent);

discord_model::define_scheduled_event_metadata!(entity_class);
connect_class!(ScheduledEventMetadata as DiscordScheduledEventMetadata);

discord_model::define_scheduled_event_subscription!(entity_class);
connect_class!(ScheduledEventSubscription as DiscordScheduledEventSubscription);
