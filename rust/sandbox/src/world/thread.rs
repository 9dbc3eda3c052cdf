//! Who is in a thread.

use super::*;

impl Channel {
    /// A user joins the thread now.
    pub fn add_thread_member(&mut self, user: Id) {
        let member = json!({
            "id": self.id, "user_id": user, "join_timestamp": iso(unix_ms()), "flags": 1,
        });
        self.thread_members.insert(user, member);
    }

    /// The thread member object of a user who is in the thread.
    pub fn render_thread_member(&self, user: Id) -> Option<Value> {
        self.thread_members.get(&user).cloned()
    }
}

impl World {
    /// The same with the guild member beside.
    pub fn render_full_thread_member(&self, thread: &Channel, user: Id) -> Option<Value> {
        let mut rendered = thread.render_thread_member(user)?;
        let guild = thread.guild_id.and_then(|guild| self.guild(guild));
        let member = guild.and_then(|guild| self.render_member(guild, user));
        set_some(&mut rendered, "member", member);
        Some(rendered)
    }
}
