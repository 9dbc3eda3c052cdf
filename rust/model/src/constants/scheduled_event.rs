//! Scheduled events and stages.

use crate::constant_macros::open_enum;

open_enum! {
    /// The frequencies of a recurring scheduled event.
    ///
    /// The property `frequency` of a [DiscordRecurrenceRule].
    RecurrenceFrequency(u8) as DiscordRecurrenceFrequency {
        /// Every year.
        YEARLY = 0,
        /// Every month.
        MONTHLY = 1,
        /// Every week, or every second week.
        WEEKLY = 2,
        /// Every day, or on certain days of the week.
        DAILY = 3,
    }
}

open_enum! {
    /// A month in a [DiscordRecurrenceRule]. The numbers are those of Godot's [enum Time.Month].
    RecurrenceMonth(u8) as DiscordRecurrenceMonth {
        /// January.
        JANUARY = 1,
        /// February.
        FEBRUARY = 2,
        /// March.
        MARCH = 3,
        /// April.
        APRIL = 4,
        /// May.
        MAY = 5,
        /// June.
        JUNE = 6,
        /// July.
        JULY = 7,
        /// August.
        AUGUST = 8,
        /// September.
        SEPTEMBER = 9,
        /// October.
        OCTOBER = 10,
        /// November.
        NOVEMBER = 11,
        /// December.
        DECEMBER = 12,
    }
}

open_enum! {
    /// A day of the week in a [DiscordRecurrenceRule]. The week begins on Monday.
    ///
    /// The numbers differ from those of Godot's [enum Time.Weekday], which begins on Sunday.
    RecurrenceWeekday(u8) as DiscordRecurrenceWeekday {
        /// Monday.
        MONDAY = 0,
        /// Tuesday.
        TUESDAY = 1,
        /// Wednesday.
        WEDNESDAY = 2,
        /// Thursday.
        THURSDAY = 3,
        /// Friday.
        FRIDAY = 4,
        /// Saturday.
        SATURDAY = 5,
        /// Sunday.
        SUNDAY = 6,
    }
}

open_enum! {
    /// The types of locations of a scheduled event.
    ///
    /// The property `entity_type` of a [DiscordScheduledEvent].
    ScheduledEventEntityType(u8) as DiscordScheduledEventEntityType {
        /// Not set.
        NONE = 0,
        /// On a stage.
        STAGE_INSTANCE = 1,
        /// In a voice channel.
        VOICE = 2,
        /// Outside Discord, at the location in [member DiscordScheduledEvent.entity_metadata].
        EXTERNAL = 3,
    }
}

open_enum! {
    /// The privacy levels of a scheduled event: who can see it.
    ///
    /// The property `privacy_level` of a [DiscordScheduledEvent].
    ScheduledEventPrivacyLevel(u8) as DiscordScheduledEventPrivacyLevel {
        /// Members of the guild.
        GUILD_ONLY = 2,
    }
}

open_enum! {
    /// The status of a scheduled event.
    ///
    /// The property `status` of a [DiscordScheduledEvent]. Once an event is completed or canceled, its status can no longer be
    /// changed.
    ScheduledEventStatus(u8) as DiscordScheduledEventStatus {
        /// The event has not started yet.
        SCHEDULED = 1,
        /// The event is active.
        ACTIVE = 2,
        /// The event has ended.
        COMPLETED = 3,
        /// The event is canceled.
        CANCELED = 4,
    }
}

open_enum! {
    /// The privacy levels of a stage: who can see it.
    ///
    /// The property `privacy_level` of a [DiscordStageInstance].
    StagePrivacyLevel(u8) as DiscordStagePrivacyLevel {
        /// Everyone. Deprecated by Discord.
        PUBLIC = 1,
        /// Members of the guild.
        GUILD_ONLY = 2,
    }
}
