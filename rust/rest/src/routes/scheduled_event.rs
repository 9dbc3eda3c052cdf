//! [Scheduled events](https://discord.com/developers/docs/resources/guild-scheduled-event).

use crate::shapes::{ENTITY_METADATA_EXTERNAL, RECURRENCE_RULE};

routes! {
    scheduled_event_routes ($);

    /// List scheduled events.
    ///
    /// TODO
    ///
    /// [List Scheduled Events for Guild](https://discord.com/developers/docs/resources/guild-scheduled-event#list-scheduled-events-for-guild)
    list_scheduled_events_for_guild = GET "/guilds/{guild_id}/scheduled-events" {
        path: (guild_id: id),
        required: (),
        query: [with_user_count: bool],
        permissions: [],
        reason: no,
        result: [ScheduledEvent],
    }

    /// Create a scheduled event.
    ///
    /// TODO
    ///
    /// [Create Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#create-guild-scheduled-event)
    create_guild_scheduled_event = POST "/guilds/{guild_id}/scheduled-events" {
        path: (guild_id: id),
        required: (name: text(0..=100), scheduled_start_time: timestamp, privacy_level: choice(2), entity_type: choice(3)),
        body: [
            description: text(0..=1000),
            image: image,
            scheduled_end_time: timestamp,
            channel_id: id,
            recurrence_rule: object(RECURRENCE_RULE),
            entity_metadata: not_null(object(ENTITY_METADATA_EXTERNAL)),
        ],
        permissions: [],
        reason: yes,
        result: ScheduledEvent,
    }

    /// Fetch one scheduled event.
    ///
    /// TODO
    ///
    /// [Get Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event)
    get_guild_scheduled_event = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [with_user_count: bool],
        permissions: [],
        reason: no,
        result: ScheduledEvent,
    }

    /// Delete a scheduled event.
    ///
    /// TODO
    ///
    /// [Delete Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#delete-guild-scheduled-event)
    delete_guild_scheduled_event = DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit, start or end a scheduled event.
    ///
    /// TODO
    ///
    /// [Modify Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#modify-guild-scheduled-event)
    modify_guild_scheduled_event = PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        body: [
            status: choice(1, 2, 3, 4),
            name: not_null(text(0..=100)),
            description: text(0..=1000),
            image: image,
            scheduled_start_time: not_null(timestamp),
            scheduled_end_time: timestamp,
            entity_type: choice(3),
            privacy_level: not_null(choice(2)),
            channel_id: id,
            recurrence_rule: object(RECURRENCE_RULE),
            entity_metadata: not_null(object(ENTITY_METADATA_EXTERNAL)),
        ],
        permissions: [],
        reason: yes,
        result: ScheduledEvent,
    }

    /// Change one occurrence of a recurring event (spec only).
    ///
    /// TODO
    ///
    create_guild_scheduled_event_exception = POST "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (original_scheduled_start_time: timestamp),
        body: [
            scheduled_start_time: timestamp,
            scheduled_end_time: timestamp,
            is_canceled: bool,
        ],
        permissions: [],
        reason: no,
        result: ScheduledEventException,
    }

    /// Drop such a change (spec only).
    ///
    /// TODO
    ///
    delete_guild_scheduled_event_exception = DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id, exception_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit such a change (spec only).
    ///
    /// TODO
    ///
    update_guild_scheduled_event_exception = PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id, exception_id: id),
        required: (),
        body: [
            scheduled_start_time: timestamp,
            scheduled_end_time: timestamp,
            is_canceled: bool,
        ],
        permissions: [],
        reason: no,
        result: ScheduledEventException,
    }

    /// List subscribers of an event, paged.
    ///
    /// TODO
    ///
    /// [Get Guild Scheduled Event Users](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event-users)
    get_guild_scheduled_event_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), before: id, after: id],
        permissions: [],
        reason: no,
        result: [ScheduledEventSubscription],
    }

    /// Count subscribers of an event (spec only).
    ///
    /// TODO
    ///
    count_guild_scheduled_event_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/counts" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [guild_scheduled_event_exception_ids: ids(0..=10)],
        permissions: [],
        reason: no,
        result: raw,
    }

    /// List subscribers of one occurrence (spec only).
    ///
    /// TODO
    ///
    list_guild_scheduled_event_exception_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/{guild_scheduled_event_exception_id}/users" {
        path: (guild_id: id, guild_scheduled_event_id: id, guild_scheduled_event_exception_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), before: id, after: id],
        permissions: [],
        reason: no,
        result: [ScheduledEventSubscription],
    }
}
