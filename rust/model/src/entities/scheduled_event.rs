use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Channel, Guild, Id, Member, RecurrenceFrequency, RecurrenceMonth, RecurrenceWeekday,
    ScheduledEventEntityType, ScheduledEventPrivacyLevel, ScheduledEventStatus, Sku, StageInstance,
    Timestamp, User,
};

entity! {
    /// A scheduled event of a guild: on a stage, in a voice channel, or elsewhere.
    ScheduledEvent as DiscordScheduledEvent {
        /// The event's id.
        id: Id<ScheduledEvent>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the channel of the event, or `0` if it takes place elsewhere.
        channel_id: Id<Channel>,
        /// The id of the user who created the event, or `0` for events older than 25 October 2021.
        creator_id: Id<User>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// The description, up to 1000 characters, or an empty string.
        description: Option<Box<str>>,
        /// The time when the event starts, in Unix seconds.
        scheduled_start_time: Timestamp,
        /// The time when the event ends, in Unix seconds; `0` if not set. Events elsewhere always have an end.
        scheduled_end_time: Timestamp,
        /// The privacy level: who can see the event, see [DiscordScheduledEventPrivacyLevel].
        privacy_level: ScheduledEventPrivacyLevel,
        /// The status, such as scheduled, active or completed, see [DiscordScheduledEventStatus].
        status: ScheduledEventStatus,
        /// The type of location of the event, see [DiscordScheduledEventEntityType].
        entity_type: ScheduledEventEntityType,
        /// The id of the stage instance of the event, or `0`.
        entity_id: Id<StageInstance>,
        /// The ids of the SKUs of the event.
        sku_ids: Box<[Id<Sku>]>,
        /// The location of an event elsewhere; `null` for others.
        entity_metadata: Option<Arc<ScheduledEventMetadata>>,
        /// The user who created the event, if Discord included it.
        creator: Option<Arc<User>>,
        /// The number of interested users. Only set for events that were fetched; it is kept up to date afterwards.
        user_count: u32,
        /// The hash of the cover image, or an empty string.
        image: Option<Box<str>>,
        /// The recurrence rule, or `null` if the event happens once.
        recurrence_rule: Option<Arc<RecurrenceRule>>,
        /// The response of the bot's own account to the event, or `null` if there is none.
        user_rsvp: Option<Arc<ScheduledEventSubscription>>,
        /// The occurrences that deviate from the recurrence rule. Only the latest 1,000 of those that are reported by
        /// separate events are kept.
        guild_scheduled_event_exceptions: Box<[Arc<ScheduledEventException>]>,
    }
}

entity! {
    /// The location of an event outside Discord.
    ScheduledEventMetadata as DiscordScheduledEventMetadata {
        /// The location, 1 to 100 characters, or an empty string.
        location: Option<Box<str>>,
    }
}

entity! {
    /// A rule for recurring events. Discord supports only some of the rules that these properties can express.
    RecurrenceRule as DiscordRecurrenceRule {
        /// The time when the first occurrence starts, in Unix seconds.
        start: Timestamp,
        /// The latest time when an occurrence may start, in Unix seconds; `0` if there is no end.
        end: Timestamp,
        /// The unit of [member interval], see [DiscordRecurrenceFrequency].
        frequency: RecurrenceFrequency,
        /// The interval between two occurrences, such as `2` for every other week.
        interval: u32,
        /// The days of the week of the event, see [DiscordRecurrenceWeekday].
        by_weekday: Box<[RecurrenceWeekday]>,
        /// The days of the month of the event, such as every second Tuesday.
        by_n_weekday: Box<[Arc<RecurrenceNWeekday>]>,
        /// The months of the event, see [DiscordRecurrenceMonth].
        by_month: Box<[RecurrenceMonth]>,
        /// The days of the month of the event, `1` to `31`.
        by_month_day: Box<[u32]>,
        /// The days of the year of the event, `1` to `364`.
        by_year_day: Box<[u32]>,
        /// The number of occurrences before the event ends, or `0` if there is no limit.
        count: u32,
    }
}

entity! {
    /// A day of a month, such as the second Tuesday.
    RecurrenceNWeekday as DiscordRecurrenceNWeekday {
        /// The week of the month, `1` to `5`.
        n: u32,
        /// The day of that week, see [DiscordRecurrenceWeekday].
        day: RecurrenceWeekday,
    }
}

entity! {
    /// A user's interest in a scheduled event.
    ScheduledEventSubscription as DiscordScheduledEventSubscription {
        /// The id of the event.
        guild_scheduled_event_id: Id<ScheduledEvent>,
        /// The id of the occurrence that the user is interested in, or `0` for all occurrences.
        guild_scheduled_event_exception_id: Id<ScheduledEventException>,
        /// The id of the user.
        user_id: Id<User>,
        /// The user's response: `0` not interested, `1` interested.
        response: u8,
        /// The user.
        user: Option<Arc<User>>,
        /// The user as a member of the guild, if that was requested.
        member: Option<Arc<Member>>,
    }
}

entity! {
    /// An exception to a recurrence rule: an occurrence of a recurring event that deviates from it.
    ScheduledEventException as DiscordScheduledEventException {
        /// The id of the guild, or `0` if Discord omitted it.
        guild_id: Id<Guild>,
        /// The id of the event.
        event_id: Id<ScheduledEvent>,
        /// The id of the exception, which represents the time of the occurrence according to the rule. It is negative
        /// for times after 2084, since such an id needs all 64 bits. Methods accept the negative number.
        event_exception_id: Id<ScheduledEventException>,
        /// The changed start, in Unix seconds; `0` if it is that of the rule.
        scheduled_start_time: Timestamp,
        /// The changed end, in Unix seconds; `0` if it is that of the rule.
        scheduled_end_time: Timestamp,
        /// If `true`, the occurrence is canceled.
        is_canceled: bool,
    }
}
