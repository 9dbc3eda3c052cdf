//! Many guilds alike.

use super::Builder;
use crate::id::Id;
use crate::world::{Permissions, kind};

/// Fills the world with so many guilds of so many members each, ten channels and five roles. Half the members are online.
pub fn fill(builder: &mut Builder, guilds: u32, members: u32) {
    // The owner and the bot are members, too.
    let others = members.saturating_sub(2);
    for guild in 0..guilds {
        let user = |member| {
            let (username, name) = (
                format!("user{guild}_{member}"),
                format!("User {member} of {guild}"),
            );
            builder.user(&username, &name)
        };
        let users: Vec<Id> = (0..others).map(user).collect();
        let id = builder.guild(&format!("Guild {guild}"), &users);
        for role in 0..5 {
            let half = users.get(..users.len() / (role + 1)).unwrap_or_default();
            let color = 0x20_40_60 + 0x10_08_04 * u32::try_from(role).unwrap_or(0);
            let everyone = Permissions::everyone();
            builder.role(id, &format!("Role {role}"), color, everyone, half);
        }
        for channel in 0..10 {
            let kind = if channel == 9 {
                kind::VOICE
            } else {
                kind::TEXT
            };
            builder.channel_at(id, kind, &format!("channel-{channel}"), channel);
        }
        for user in users.iter().step_by(2) {
            builder.presence(*user, "online", Vec::new());
        }
    }
}
