use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, TeamMembershipState, User};

entity! {
    /// A team of developers that owns applications.
    Team as DiscordTeam {
        /// The team's id.
        id: Id<Team>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The name.
        name: Box<str>,
        /// The id of the user who owns the team.
        owner_user_id: Id<User>,
        /// The members.
        members: Box<[Arc<TeamMember>]>,
    }
}

entity! {
    /// A user as a member of a team.
    TeamMember as DiscordTeamMember {
        /// The id of the team.
        team_id: Id<Team>,
        /// The user.
        user: Option<Arc<User>>,
        /// The state of the membership, such as invited, see [DiscordTeamMembershipState].
        membership_state: TeamMembershipState,
        /// The role: `"admin"`, `"developer"`, `"read_only"`, or an empty string for the owner.
        role: Option<Box<str>>,
        /// The permissions, currently always `["*"]`.
        permissions: Box<[Box<str>]>,
    }
}
