//! Threads begin and end, people come into them and leave.

use serde_json::{Value, json};

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::{Channel, Fields, kind};

impl State {
    /// A new thread below a channel. One begun from a message has the message's id.
    pub fn create_thread(
        &mut self,
        parent: Id,
        owner: Id,
        from: Option<Id>,
        name: &str,
        fields: &Fields,
    ) -> Option<Value> {
        let above = self.world.channels.get(&parent)?;
        let guild = above.guild_id?;
        let default_kind = if above.kind == kind::ANNOUNCEMENT {
            kind::ANNOUNCEMENT_THREAD
        } else {
            kind::PUBLIC_THREAD
        };
        let id = from.unwrap_or_else(|| self.world.mint.next());
        let mut thread = Channel::new(id, default_kind, Some(guild), name);
        thread.parent_id = Some(parent);
        thread.owner_id = Some(owner);
        thread.thread_members.push(owner);
        thread.apply(fields);
        thread.parent_id = Some(parent);
        let mut rendered = self.world.render_channel(&thread, Some(owner));
        self.world.channels.insert(id, thread);
        rendered["newly_created"] = json!(true);
        self.emit(Event::channel("THREAD_CREATE", id, rendered.clone()));
        if let Some(fields) = rendered.as_object_mut() {
            fields.remove("newly_created");
        }
        Some(rendered)
    }

    /// Deletes a thread and what was written in it.
    pub fn delete_thread(&mut self, thread: Id) -> Option<()> {
        let found = self
            .world
            .channels
            .get(&thread)
            .filter(|channel| channel.is_thread())?;
        let gone = json!({
            "id": thread, "guild_id": found.guild_id, "parent_id": found.parent_id, "type": found.kind,
        });
        self.emit(Event::channel("THREAD_DELETE", thread, gone));
        self.forget_channel(thread);
        Some(())
    }

    /// Somebody comes into a thread, or is brought.
    pub fn join_thread(&mut self, thread: Id, user: Id) -> Option<()> {
        let found = self
            .world
            .channels
            .get_mut(&thread)
            .filter(|channel| channel.is_thread())?;
        if found.thread_members.contains(&user) {
            return Some(());
        }
        found.thread_members.push(user);
        let member = found.render_thread_member(user);
        if self.world.bots.contains_key(&user) {
            let found = self.world.channels.get(&thread)?;
            let rendered = self.world.render_channel(found, Some(user));
            self.emit(Event::bot("THREAD_CREATE", user, found.guild_id, rendered));
        }
        self.announce_thread_members(thread, json!([member]), json!([]), user)
    }

    /// Somebody leaves a thread, or is removed.
    pub fn leave_thread(&mut self, thread: Id, user: Id) -> Option<()> {
        let found = self
            .world
            .channels
            .get_mut(&thread)
            .filter(|channel| channel.is_thread())?;
        found.thread_members.retain(|member| *member != user);
        self.announce_thread_members(thread, json!([]), json!([user]), user)
    }

    /// THREAD_MEMBERS_UPDATE: for others only to bots with GUILD_MEMBERS, for a bot itself in any case.
    fn announce_thread_members(
        &mut self,
        thread: Id,
        added: Value,
        removed: Value,
        user: Id,
    ) -> Option<()> {
        let found = self.world.channels.get(&thread)?;
        let update = json!({
            "id": thread,
            "guild_id": found.guild_id,
            "member_count": found.thread_members.len().min(50),
            "added_members": added,
            "removed_member_ids": removed,
        });
        self.emit(
            Event::channel("THREAD_MEMBERS_UPDATE", thread, update)
                .own(user)
                .about_member(user),
        );
        Some(())
    }
}
