//! [Scheduled events](https://discord.com/developers/docs/resources/guild-scheduled-event).

use crate::objects::scheduled_event::{exception, new};
use crate::objects::{EVENT_METADATA, RECURRENCE_RULE};

routes! {
    scheduled_event_routes ($);

    /// Fetches the scheduled events of a guild.
    ///
    /// Options: `with_user_count` (`true` adds the number of interested users). Events in a channel are only included with
    /// `VIEW_CHANNEL` there. Returns an [Array] of [DiscordScheduledEvent], empty on failure.
    ///
    /// ```gdscript
    /// var events: Array[DiscordScheduledEvent] = await client.rest.list_scheduled_events_for_guild(guild_id)
    /// ```
    ///
    /// [List Scheduled Events for Guild](https://discord.com/developers/docs/resources/guild-scheduled-event#list-scheduled-events-for-guild)
    list_scheduled_events_for_guild = GET "/guilds/{guild_id}/scheduled-events" {
        path: (guild_id: id),
        required: (),
        query: [with_user_count: bool],
        reason: no,
        result: [ScheduledEvent],
    }

    /// Creates a scheduled event in a guild, such as a tournament.
    ///
    /// - `name`: 1 to 100 characters.
    /// - `privacy_level`: always `2`: for the members of the guild.
    /// - `scheduled_start_time`: the time when the event begins, in Unix seconds.
    /// - `entity_type`: where the event takes place: `1` on a stage, `2` in a voice channel, `3` elsewhere; see
    ///   [DiscordScheduledEventEntityType].
    ///
    /// Options:
    /// - `channel_id`: the stage or voice channel, required for an event in a channel.
    /// - `entity_metadata`: `{"location": …}`, 1 to 100 characters, required for an event elsewhere.
    /// - `scheduled_end_time`: the time when the event ends, in Unix seconds, required for an event elsewhere.
    /// - `description`: up to 1000 characters. `image`: the cover image, an [Image], a [Texture2D], or a path.
    /// - `recurrence_rule`: how the event recurs: `start` (in Unix seconds), `frequency` (see [DiscordRecurrenceFrequency]) and
    ///   `interval` (1, or 2 for every other week), with `by_weekday` (see [DiscordRecurrenceWeekday]; for days and weeks),
    ///   `by_n_weekday` (`[{"n": 2, "day": 1}]` is the second Tuesday; for months) or `by_month` and `by_month_day` (one each;
    ///   for years).
    ///
    /// Needs `CREATE_EVENTS`; in a voice channel `VIEW_CHANNEL` and `CONNECT` as well, on a stage `MANAGE_CHANNELS`,
    /// `MUTE_MEMBERS` and `MOVE_MEMBERS`. `reason` is written into the audit log. Returns the new [DiscordScheduledEvent], or
    /// `null` on failure (30038: the guild has 100 upcoming events already).
    ///
    /// ```gdscript
    /// var tomorrow := Time.get_unix_time_from_system() + 24 * 3600
    /// var elsewhere := DiscordScheduledEventEntityType.EXTERNAL
    /// await client.rest.create_guild_scheduled_event(guild_id, "Cup final", 2, tomorrow, elsewhere, {
    ///     "scheduled_end_time": tomorrow + 7200, "entity_metadata": {"location": "In the arena"},
    /// })
    /// ```
    ///
    /// [Create Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#create-guild-scheduled-event)
    create_guild_scheduled_event = POST "/guilds/{guild_id}/scheduled-events" {
        path: (guild_id: id),
        required: (
            name: text(1..=100),
            privacy_level: choice(2),
            scheduled_start_time: timestamp,
            entity_type: choice(1, 2, 3),
        ),
        body: [
            channel_id: id,
            entity_metadata: object(EVENT_METADATA),
            scheduled_end_time: timestamp,
            description: text(0..=1000),
            image: image,
            recurrence_rule: object(RECURRENCE_RULE),
        ],
        check: new,
        permissions: [CREATE_EVENTS],
        reason: yes,
        result: ScheduledEvent,
    }

    /// Fetches one scheduled event.
    ///
    /// Options: `with_user_count` (`true` adds the number of interested users). Needs `VIEW_CHANNEL` if the event takes place in
    /// a channel. Returns a [DiscordScheduledEvent], or `null` on failure (10070: no such event).
    ///
    /// ```gdscript
    /// var event: DiscordScheduledEvent = await client.rest.get_guild_scheduled_event(guild_id, event_id)
    /// ```
    ///
    /// [Get Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event)
    get_guild_scheduled_event = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [with_user_count: bool],
        reason: no,
        result: ScheduledEvent,
    }

    /// Deletes a scheduled event.
    ///
    /// Needs `MANAGE_EVENTS`; for the bot's own events `CREATE_EVENTS` is enough. An event in a channel also needs the
    /// permissions of [method create_guild_scheduled_event] there. Returns `true`, or `false` on failure (10070: no such event).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_scheduled_event(guild_id, event.id)
    /// ```
    ///
    /// [Delete Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#delete-guild-scheduled-event)
    delete_guild_scheduled_event = DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        permissions: [MANAGE_EVENTS],
        reason: no,
        result: bool,
    }

    /// Changes, starts or ends a scheduled event. Omitted options are left unchanged.
    ///
    /// Options: those of [method create_guild_scheduled_event], `name`, `privacy_level`, `scheduled_start_time` and
    /// `entity_type`, and `status`: `2` starts the event, `3` ends an active event, `4` cancels an event that has not
    /// started; see [DiscordScheduledEventStatus]. Events elsewhere start and end automatically. To move an event out
    /// of Discord, set `entity_type` to `3`, `channel_id` to `null`, `entity_metadata` and `scheduled_end_time`. A new
    /// `recurrence_rule` may delete all exceptions to the old one.
    ///
    /// Needs `MANAGE_EVENTS`; for the bot's own events `CREATE_EVENTS` is enough. An event in a channel also needs the
    /// permissions of [method create_guild_scheduled_event] there. `reason` is written into the audit log. Returns the changed
    /// [DiscordScheduledEvent], or `null` on failure (10070: no such event, 180000: the event is over).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_scheduled_event(guild_id, event.id, {"status": DiscordScheduledEventStatus.ACTIVE})
    /// ```
    ///
    /// [Modify Guild Scheduled Event](https://discord.com/developers/docs/resources/guild-scheduled-event#modify-guild-scheduled-event)
    modify_guild_scheduled_event = PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        body: [
            status: choice(1, 2, 3, 4),
            name: not_null(text(1..=100)),
            privacy_level: not_null(choice(2)),
            scheduled_start_time: not_null(timestamp),
            scheduled_end_time: timestamp,
            entity_type: choice(1, 2, 3),
            channel_id: id,
            entity_metadata: object(EVENT_METADATA),
            description: text(0..=1000),
            image: image,
            recurrence_rule: object(RECURRENCE_RULE),
        ],
        permissions: [MANAGE_EVENTS],
        reason: yes,
        result: ScheduledEvent,
    }

    /// Moves or cancels one occurrence of a recurring event. Not documented by Discord.
    ///
    /// `original_scheduled_start_time` is the time when that occurrence would begin according to the recurrence rule,
    /// in Unix seconds. Options, at least one of them: `scheduled_start_time` and `scheduled_end_time` (the new times
    /// when it begins and ends), `is_canceled`. Needs `MANAGE_EVENTS`; for the bot's own events `CREATE_EVENTS` is
    /// enough. Returns a [DiscordScheduledEventException], or `null` on failure (10070: no such event).
    ///
    /// ```gdscript
    /// await client.rest.create_guild_scheduled_event_exception(guild_id, event.id, christmas, {"is_canceled": true})
    /// ```
    ///
    /// [Nearest page: Recurrence Rule](https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-recurrence-rule-object)
    create_guild_scheduled_event_exception = POST "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (original_scheduled_start_time: timestamp),
        body: [scheduled_start_time: timestamp, scheduled_end_time: timestamp, is_canceled: bool],
        check: exception,
        permissions: [MANAGE_EVENTS],
        reason: no,
        result: ScheduledEventException,
    }

    /// Deletes the exception for an occurrence of a recurring event, so that it follows the recurrence rule again. Not documented
    /// by Discord.
    ///
    /// `exception_id` is [member DiscordScheduledEventException.event_exception_id]. Needs `MANAGE_EVENTS`; for the bot's own
    /// events `CREATE_EVENTS` is enough. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_scheduled_event_exception(guild_id, event.id, exception.event_exception_id)
    /// ```
    ///
    /// [Nearest page: Recurrence Rule](https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-recurrence-rule-object)
    delete_guild_scheduled_event_exception = DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id, exception_id: id),
        required: (),
        permissions: [MANAGE_EVENTS],
        reason: no,
        result: bool,
    }

    /// Changes the exception for an occurrence of a recurring event. Not documented by Discord.
    ///
    /// `exception_id` is [member DiscordScheduledEventException.event_exception_id]. Options: `scheduled_start_time`,
    /// `scheduled_end_time` and `is_canceled` as in [method create_guild_scheduled_event_exception]. Needs `MANAGE_EVENTS`; for
    /// the bot's own events `CREATE_EVENTS` is enough. Returns the changed [DiscordScheduledEventException], or `null` on
    /// failure.
    ///
    /// ```gdscript
    /// var id := exception.event_exception_id
    /// await client.rest.update_guild_scheduled_event_exception(guild_id, event.id, id, {"is_canceled": false})
    /// ```
    ///
    /// [Nearest page: Recurrence Rule](https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-recurrence-rule-object)
    update_guild_scheduled_event_exception = PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" {
        path: (guild_id: id, guild_scheduled_event_id: id, exception_id: id),
        required: (),
        body: [scheduled_start_time: timestamp, scheduled_end_time: timestamp, is_canceled: bool],
        permissions: [MANAGE_EVENTS],
        reason: no,
        result: ScheduledEventException,
    }

    /// Fetches the users who are interested in a scheduled event, sorted by id.
    ///
    /// Options: `limit` (1 to 100; 100 by default), `with_member` (`true` adds the members of the guild), and one of `before` and
    /// `after` (the id of a user). Returns an [Array] of [DiscordScheduledEventSubscription], empty on failure.
    ///
    /// ```gdscript
    /// var interested: Array = await client.rest.get_guild_scheduled_event_users(guild_id, event.id)
    /// for subscription: DiscordScheduledEventSubscription in interested:
    ///     print(subscription.user.username)
    /// ```
    ///
    /// [Get Guild Scheduled Event Users](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event-users)
    get_guild_scheduled_event_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), before: id_or_none, after: id_or_start],
        reason: no,
        result: [ScheduledEventSubscription],
    }

    /// Counts the users who are interested in a scheduled event. Not documented by Discord.
    ///
    /// Options: `guild_scheduled_event_exception_ids` (up to 10 of
    /// [member DiscordScheduledEventException.event_exception_id], whose users are counted as well). Returns a
    /// [Dictionary] with `guild_scheduled_event_count`, a number, and `guild_scheduled_event_exception_counts`, a
    /// [Dictionary] that maps those ids, as [String], to numbers; or `null` on failure.
    ///
    /// ```gdscript
    /// var counts: Dictionary = await client.rest.count_guild_scheduled_event_users(guild_id, event.id)
    /// print(counts.guild_scheduled_event_count, " want to come")
    /// ```
    ///
    /// [Nearest page: Get Guild Scheduled Event Users](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event-users)
    count_guild_scheduled_event_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/counts" {
        path: (guild_id: id, guild_scheduled_event_id: id),
        required: (),
        query: [guild_scheduled_event_exception_ids: ids(0..=10)],
        reason: no,
        result: raw,
    }

    /// Fetches the users who are interested in one occurrence of a recurring event, sorted by id. Not documented by Discord.
    ///
    /// `guild_scheduled_event_exception_id` is [member DiscordScheduledEventException.event_exception_id]. Options: those of
    /// [method get_guild_scheduled_event_users]. Returns an [Array] of [DiscordScheduledEventSubscription], empty on failure.
    ///
    /// ```gdscript
    /// var id := exception.event_exception_id
    /// var users: Array = await client.rest.list_guild_scheduled_event_exception_users(guild_id, event.id, id)
    /// ```
    ///
    /// [Nearest page: Get Guild Scheduled Event Users](https://discord.com/developers/docs/resources/guild-scheduled-event#get-guild-scheduled-event-users)
    list_guild_scheduled_event_exception_users = GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/{guild_scheduled_event_exception_id}/users" {
        path: (guild_id: id, guild_scheduled_event_id: id, guild_scheduled_event_exception_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), before: id_or_none, after: id_or_start],
        reason: no,
        result: [ScheduledEventSubscription],
    }
}
