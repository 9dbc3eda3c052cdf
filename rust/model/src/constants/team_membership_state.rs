use crate::codes::codes;

codes! {
    /// The states of a membership in a team.
    ///
    /// The property `membership_state` of a [DiscordTeamMember].
    TeamMembershipState(u8) as DiscordTeamMembershipState {
        /// The user has been invited.
        INVITED = 1,
        /// The user has accepted the invitation.
        ACCEPTED = 2,
    }
}
