//! Threads are created and deleted, users join and leave them.

use super::*;

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
        let id = from.unwrap_or_else(|| self.world.snowflakes.next());
        let rendered = self.add_thread(id, parent, owner, name, fields)?;
        self.announce_new_thread(id);
        match from {
            Some(message) => self.link_thread(owner, parent, message),
            None => self.announce_thread(owner, id),
        };
        Some(rendered)
    }

    /// A new post of a forum or media channel: a thread, and the message it begins with, which has the thread's id.
    pub fn create_post(
        &mut self,
        parent: Id,
        owner: Id,
        name: &str,
        fields: &Fields,
        first: impl Into<Draft>,
    ) -> Option<Value> {
        let id = self.world.snowflakes.next();
        let mut rendered = self.add_thread(id, parent, owner, name, fields)?;
        self.world.channels.get_mut(&id)?.last_message_id = Some(id);
        rendered["last_message_id"] = json!(id);
        // The last message of a forum is the post that was begun last.
        self.world.channels.get_mut(&parent)?.last_message_id = Some(id);
        self.announce_new_thread(id);
        let mut first = first.into();
        first.message.id = id;
        self.create_message(owner, id, first)?;
        Some(rendered)
    }

    /// Stores a new thread, and returns it as its owner sees it.
    fn add_thread(
        &mut self,
        id: Id,
        parent: Id,
        owner: Id,
        name: &str,
        fields: &Fields,
    ) -> Option<Value> {
        let above = self.world.channel(parent)?;
        let guild = above.guild_id?;
        let default_kind = if above.kind == kind::ANNOUNCEMENT {
            kind::ANNOUNCEMENT_THREAD
        } else {
            kind::PUBLIC_THREAD
        };
        let mut thread = Channel::new(id, default_kind, Some(guild), name);
        thread.parent_id = Some(parent);
        thread.owner_id = Some(owner);
        thread.add_thread_member(owner);
        thread.apply(fields);
        thread.parent_id = Some(parent);
        let rendered = self.world.render_channel(&thread, Some(owner));
        self.world.channels.insert(id, thread);
        Some(rendered)
    }

    /// Deletes a thread and what was written in it.
    pub fn delete_thread(&mut self, thread: Id) -> Option<()> {
        let found = self.world.channel(thread).filter(|it| it.is_thread())?;
        let gone = json!({
            "id": thread, "guild_id": found.guild_id, "parent_id": found.parent_id, "type": found.kind,
        });
        self.emit(Event::channel("THREAD_DELETE", thread, gone));
        self.forget_channel(thread);
        Some(())
    }

    /// A user joins a thread or is added. A bot that joins a private thread receives THREAD_CREATE first.
    pub fn join_thread(&mut self, thread: Id, user: Id) -> Option<Value> {
        let joined = json!({ "id": thread, "user_id": user });
        let found = self.thread_mut(thread)?;
        if found.thread_members.contains_key(&user) {
            return Some(joined);
        }
        found.add_thread_member(user);
        let found = self.world.channel(thread)?;
        let mut member = self.world.render_full_thread_member(found, user)?;
        member["presence"] = Value::Null;
        if found.kind == kind::PRIVATE_THREAD && self.world.bots.contains_key(&user) {
            let rendered = self.world.render_channel(found, Some(user));
            self.emit(Event::bot("THREAD_CREATE", user, found.guild_id, rendered));
        }
        self.announce_thread_members(thread, json!([member]), json!([]), user)?;
        Some(joined)
    }

    /// A user leaves a thread or is removed. `None` if they are not in it.
    pub fn leave_thread(&mut self, thread: Id, user: Id) -> Option<Value> {
        self.thread_mut(thread)?.thread_members.get(&user)?;
        // Told while a private thread is still seen by who leaves it.
        self.announce_thread_members(thread, json!([]), json!([user]), user);
        self.thread_mut(thread)?.thread_members.remove(&user);
        Some(json!({ "id": thread, "user_id": user }))
    }

    fn thread_mut(&mut self, thread: Id) -> Option<&mut Channel> {
        let found = self.world.channels.get_mut(&thread)?;
        found.is_thread().then_some(found)
    }

    /// Changes what a bot is notified of in a thread it is in. Only the bot itself is told.
    pub fn update_thread_member(&mut self, thread: Id, bot: Id, flags: u64) -> Option<Value> {
        let found = self.world.channels.get_mut(&thread)?;
        found.thread_members.get_mut(&bot)?["flags"] = json!(flags);
        let (guild, mut member) = (found.guild_id, found.render_thread_member(bot)?);
        member["guild_id"] = json!(guild);
        self.emit(Event::bot(
            "THREAD_MEMBER_UPDATE",
            bot,
            guild,
            member.clone(),
        ));
        Some(member)
    }

    /// THREAD_MEMBERS_UPDATE: for others only to bots with GUILD_MEMBERS, for a bot itself in any case.
    fn announce_thread_members(
        &mut self,
        thread: Id,
        added: Value,
        removed: Value,
        user: Id,
    ) -> Option<()> {
        let found = self.world.channel(thread)?;
        let gone = removed.as_array().map_or(0, Vec::len);
        let update = json!({
            "id": thread,
            "guild_id": found.guild_id,
            "member_count": found.thread_members.len().saturating_sub(gone).min(50),
            "added_members": added,
            "removed_member_ids": removed,
        });
        let event = Event::channel("THREAD_MEMBERS_UPDATE", thread, update);
        self.emit(event.own(user).about_member(user));
        Some(())
    }
}
