use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Channel, Guild, Id, Member, RecurrenceFrequency, RecurrenceMonth, RecurrenceWeekday,
    ScheduledEventEntityType, ScheduledEventPrivacyLevel, ScheduledEventStatus, Sku, StageInstance,
    Timestamp, User,
};

entity! {
    /// Something a guild plans: on a stage, in a voice channel, or elsewhere.
    ScheduledEvent as DiscordScheduledEvent {
        /// The event's id.
        id: Id<ScheduledEvent>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the channel it takes place in, or `0` if that is elsewhere.
        channel_id: Id<Channel>,
        /// The id of who planned it, or `0` for events older than 25 October 2021.
        creator_id: Id<User>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// What it is about, up to 1000 characters, or an empty string.
        description: Option<Box<str>>,
        /// When it begins, in Unix seconds.
        scheduled_start_time: Timestamp,
        /// When it ends, in Unix seconds; `0` if that is not set. Events elsewhere always have an end.
        scheduled_end_time: Timestamp,
        /// Who can see it, see [DiscordScheduledEventPrivacyLevel].
        privacy_level: ScheduledEventPrivacyLevel,
        /// Whether it is yet to come, goes on or is over, see [DiscordScheduledEventStatus].
        status: ScheduledEventStatus,
        /// Where it takes place, see [DiscordScheduledEventEntityType].
        entity_type: ScheduledEventEntityType,
        /// The id of the stage that was opened for it, or `0`.
        entity_id: Id<StageInstance>,
        /// The ids of what is sold for it.
        sku_ids: Box<[Id<Sku>]>,
        /// Where an event elsewhere takes place; `null` for others.
        entity_metadata: Option<Arc<ScheduledEventMetadata>>,
        /// Who planned it, if Discord said so.
        creator: Option<Arc<User>>,
        /// How many users are interested. Only fetched events and those that changed since tell it.
        user_count: u32,
        /// The hash of the cover picture, or an empty string.
        image: Option<Box<str>>,
        /// How it is repeated, or `null` if it happens once.
        recurrence_rule: Option<Arc<RecurrenceRule>>,
        /// The response of the bot's own account to the event, or `null` if there is none.
        user_rsvp: Option<Arc<ScheduledEventSubscription>>,
        /// The occurrences that deviate from that rule. Where they are told one by one, those of the 1000 latest are kept.
        guild_scheduled_event_exceptions: Box<[Arc<ScheduledEventException>]>,
    }
}

entity! {
    /// Where an event outside Discord takes place.
    ScheduledEventMetadata as DiscordScheduledEventMetadata {
        /// The place, 1 to 100 characters, or an empty string.
        location: Option<Box<str>>,
    }
}

entity! {
    /// How an event is repeated. Discord knows only some of the rules that can be written with these properties.
    RecurrenceRule as DiscordRecurrenceRule {
        /// When the first one begins, in Unix seconds.
        start: Timestamp,
        /// When the last one may begin, in Unix seconds; `0` if there is no end.
        end: Timestamp,
        /// The unit in which [member interval] counts, see [DiscordRecurrenceFrequency].
        frequency: RecurrenceFrequency,
        /// The distance between two, such as `2` for every other week.
        interval: u32,
        /// The days of the week on which it happens, see [DiscordRecurrenceWeekday].
        by_weekday: Box<[RecurrenceWeekday]>,
        /// The days of the month on which it happens, such as each second Tuesday.
        by_n_weekday: Box<[Arc<RecurrenceNWeekday>]>,
        /// The months in which it happens, see [DiscordRecurrenceMonth].
        by_month: Box<[RecurrenceMonth]>,
        /// The days of the month on which it happens, `1` to `31`.
        by_month_day: Box<[u32]>,
        /// The days of the year on which it happens, `1` to `364`.
        by_year_day: Box<[u32]>,
        /// How often it happens before it ends, or `0` if there is no limit.
        count: u32,
    }
}

entity! {
    /// A day of a month, such as its second Tuesday.
    RecurrenceNWeekday as DiscordRecurrenceNWeekday {
        /// The week of the month, `1` to `5`.
        n: u32,
        /// The day of that week, see [DiscordRecurrenceWeekday].
        day: RecurrenceWeekday,
    }
}

entity! {
    /// A user who is interested in an event.
    ScheduledEventSubscription as DiscordScheduledEventSubscription {
        /// The id of the event.
        guild_scheduled_event_id: Id<ScheduledEvent>,
        /// The id of the occurrence the user means, or `0` for all.
        guild_scheduled_event_exception_id: Id<ScheduledEventException>,
        /// The id of the user.
        user_id: Id<User>,
        /// What the user said: `0` not interested, `1` interested.
        response: u8,
        /// The user.
        user: Option<Arc<User>>,
        /// The user as a member of the guild, if that was asked for.
        member: Option<Arc<Member>>,
    }
}

entity! {
    /// One occurrence of a repeated event, where it deviates from the rule.
    ScheduledEventException as DiscordScheduledEventException {
        /// The id of the guild, or `0` if Discord left it out.
        guild_id: Id<Guild>,
        /// The id of the event.
        event_id: Id<ScheduledEvent>,
        /// The id of the deviation, which stands for the time the rule has for it. It is negative for times after 2084, since such
        /// an id needs all 64 bits; methods that take it take it so.
        event_exception_id: Id<ScheduledEventException>,
        /// When it begins instead, in Unix seconds; `0` if as the rule says.
        scheduled_start_time: Timestamp,
        /// When it ends instead, in Unix seconds; `0` if as the rule says.
        scheduled_end_time: Timestamp,
        /// Whether it does not take place.
        is_canceled: bool,
    }
}
