//! Who is in a thread.

use super::*;

/// A member of a thread.
#[derive(Clone, Debug)]
pub struct ThreadMember {
    /// Already in Discord's form.
    join_timestamp: String,
    /// Discord's bits for what is notified.
    pub flags: u64,
}

impl ThreadMember {
    /// One who joins now.
    pub fn joining() -> ThreadMember {
        ThreadMember {
            join_timestamp: iso(unix_ms()),
            flags: 1,
        }
    }
}

impl Channel {
    /// The thread member object of a user who is in the thread.
    pub fn render_thread_member(&self, user: Id) -> Option<Value> {
        let member = self.thread_members.get(&user)?;
        Some(json!({
            "id": self.id,
            "user_id": user,
            "join_timestamp": member.join_timestamp,
            "flags": member.flags,
        }))
    }
}

impl World {
    /// The same with the guild member beside.
    pub fn render_full_thread_member(&self, thread: &Channel, user: Id) -> Option<Value> {
        let mut rendered = thread.render_thread_member(user)?;
        let guild = thread.guild_id.and_then(|guild| self.guild(guild));
        set_some(
            &mut rendered,
            "member",
            guild.and_then(|guild| self.render_member(guild, user)),
        );
        Some(rendered)
    }
}
