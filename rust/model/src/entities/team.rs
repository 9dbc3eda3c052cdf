use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, TeamMembershipState, User};

entity! {
    /// A team of developers, to which applications belong.
    Team as DiscordTeam {
        /// The team's id.
        id: Id<Team>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The name.
        name: Box<str>,
        /// The id of the owner's account.
        owner_user_id: Id<User>,
        /// Who belongs to it.
        members: Box<[Arc<TeamMember>]>,
    }
}

entity! {
    /// A user as a member of a team.
    TeamMember as DiscordTeamMember {
        /// The id of the team.
        team_id: Id<Team>,
        /// The account.
        user: Option<Arc<User>>,
        /// Whether the invitation was accepted, see [DiscordTeamMembershipState].
        membership_state: TeamMembershipState,
        /// `"admin"`, `"developer"`, `"read_only"`, or an empty string for the owner.
        role: Option<Box<str>>,
        /// What the member may do; always `["*"]` today.
        permissions: Box<[Box<str>]>,
    }
}
