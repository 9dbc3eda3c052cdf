//! Scheduled events of guilds.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild_channel, has_age};
use crate::entities::DiscordMember;
use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::image_methods;
use crate::image_url;
use crate::rest_methods::rest_methods;

discord_model::define_recurrence_n_weekday!(entity_class);
connect_class!(RecurrenceNWeekday as DiscordRecurrenceNWeekday);

discord_model::define_recurrence_rule!(entity_class);
connect_class!(RecurrenceRule as DiscordRecurrenceRule);

discord_model::define_scheduled_event!(entity_class_in_guild_channel);
connect_class!(ScheduledEvent as DiscordScheduledEvent {
    key: |event| event.id.is_some().then_some((event.guild_id.get(), event.id.get())),
    whole: |event| !event.name.is_empty(),
    current: |event, cache| cache.get::<ScheduledEvent>(event.guild_id, &event.id).cloned(),
});
has_age!(DiscordScheduledEvent);

discord_model::define_scheduled_event_exception!(entity_class);
connect_class!(ScheduledEventException as DiscordScheduledEventException);

discord_model::define_scheduled_event_metadata!(entity_class);
connect_class!(ScheduledEventMetadata as DiscordScheduledEventMetadata);

discord_model::define_scheduled_event_subscription!(entity_class);
connect_class!(ScheduledEventSubscription as DiscordScheduledEventSubscription);

#[godot_api(secondary)]
impl DiscordScheduledEvent {
    /// Returns the URL that opens the event in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let event = self.entity();
        let (guild, event) = (event.guild_id, event.id);
        (&format!("https://discord.com/events/{guild}/{event}")).into()
    }

    /// Returns the member who created the event, or `null` if the member is not cached.
    #[func]
    fn get_creator_member(&self) -> Option<Gd<DiscordMember>> {
        self.handle
            .find(|event, cache| cache.member(event.guild_id, event.creator_id))
    }

    /// Returns the URL of the cover image, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_image_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_image_url",
            size,
            &format,
            image_url::scheduled_event_image,
        )
    }
}

rest_methods! {
    DiscordScheduledEvent as event {
        /// Changes the event. The options are those of [method DiscordREST.modify_guild_scheduled_event].
        modify(; options, reason) = modify_guild_scheduled_event[event.guild_id, event.id];

        /// Deletes the event.
        delete() = delete_guild_scheduled_event[event.guild_id, event.id];

        /// Starts the event.
        start(; reason) = modify_guild_scheduled_event[event.guild_id, event.id] { "status": 2_i64 };

        /// Ends the active event.
        complete(; reason) = modify_guild_scheduled_event[event.guild_id, event.id] { "status": 3_i64 };

        /// Fetches the interested users. The options are those of [method DiscordREST.get_guild_scheduled_event_users].
        fetch_users(; options) = get_guild_scheduled_event_users[event.guild_id, event.id];
    }
}

image_methods! { DiscordScheduledEvent;
    /// Loads the cover image, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_image_texture(512) = scheduled_event_image;
}
