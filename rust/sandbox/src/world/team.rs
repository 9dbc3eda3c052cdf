//! Teams that own applications.

use super::*;

/// The flag of the user that stands for a team as the owner of its application (TEAM_PSEUDO_USER).
const TEAM_PSEUDO_USER: u64 = 1 << 10;

/// A team.
#[derive(Clone)]
pub struct Team {
    pub id: Id,
    pub name: String,
    pub owner: Id,
    /// The members, with the owner.
    pub members: Vec<TeamMember>,
}

/// A member of a team.
#[derive(Clone)]
pub struct TeamMember {
    pub user: Id,
    pub role: String,
    pub has_accepted: bool,
}

impl World {
    /// The team as part of its application.
    pub fn render_team(&self, team: &Team) -> Value {
        let members = team.members.iter().map(|member| {
            json!({
                "team_id": team.id,
                "user": self.render_user(member.user),
                "membership_state": if member.has_accepted { 2 } else { 1 },
                "role": member.role,
                "permissions": ["*"],
            })
        });
        json!({
            "id": team.id,
            "icon": null,
            "name": team.name,
            "owner_user_id": team.owner,
            "members": members.collect::<Vec<_>>(),
        })
    }
}

/// The user that stands for a team as the owner of its application.
pub fn render_team_user(team: &Team) -> Value {
    json!({
        "id": team.id,
        "username": format!("team{}", team.id),
        "global_name": null,
        "avatar": null,
        "discriminator": "0000",
        "public_flags": TEAM_PSEUDO_USER,
        "flags": TEAM_PSEUDO_USER,
    })
}
