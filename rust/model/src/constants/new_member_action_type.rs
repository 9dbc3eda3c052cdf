use crate::codes::codes;

codes! {
    /// The types of actions for new members, the property `action_type` of a [DiscordNewMemberAction].
    NewMemberActionType(u8) as DiscordNewMemberActionType {
        /// To view the channel.
        VIEW = 0,
        /// To send a message in the channel.
        TALK = 1,
    }
}
