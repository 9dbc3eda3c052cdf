use crate::codes::codes;

codes! {
    /// The layouts of polls.
    ///
    /// The property `layout_type` of a [DiscordPoll].
    PollLayout(u8) as DiscordPollLayout {
        /// The default layout: a question above a list of answers.
        DEFAULT = 1,
    }
}
