use crate::codes::codes;

codes! {
    /// What a new member is asked to do in a channel, the field `action_type` of a [DiscordNewMemberAction].
    NewMemberActionType(u8) as DiscordNewMemberActionType {
        /// To view the channel.
        VIEW = 0,
        /// To send a message in the channel.
        TALK = 1,
    }
}
