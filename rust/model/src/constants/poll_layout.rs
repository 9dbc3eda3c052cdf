use crate::codes::codes;

codes! {
    /// What a poll looks like.
    ///
    /// The field `layout_type` of a [DiscordPoll].
    PollLayout(u8) as DiscordPollLayout {
        /// A question above a list of answers.
        DEFAULT = 1,
    }
}
