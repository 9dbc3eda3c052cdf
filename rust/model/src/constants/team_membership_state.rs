use crate::codes::codes;

codes! {
    /// Whether somebody has joined the team of an application.
    ///
    /// The field `membership_state` of a [DiscordTeamMember].
    TeamMembershipState(u8) as DiscordTeamMembershipState {
        /// They have been invited.
        INVITED = 1,
        /// They have accepted.
        ACCEPTED = 2,
    }
}
