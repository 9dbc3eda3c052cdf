//! Guilds are made, changed, lost, and have outages.

use super::*;

impl State {
    /// A new guild with one text and one voice channel, its owner and `members`. Bots among them are told of it.
    pub fn create_guild(&mut self, name: &str, owner: Id, members: &[Id]) -> Id {
        let id = self.world.snowflakes.next();
        let mut guild = Guild::new(id, owner, name);
        for member in members {
            guild.members.insert(*member, Member::joined(unix_ms()));
        }
        self.world.guilds.insert(id, guild);
        for (kind, name) in [(kind::TEXT, "general"), (kind::VOICE, "General")] {
            let channel = Channel::new(self.world.snowflakes.next(), kind, Some(id), name);
            self.world.channels.insert(channel.id, channel);
        }
        self.announce_guild(id, None);
        id
    }

    /// Changes a guild.
    pub fn update_guild(&mut self, guild: Id, changes: &Fields) -> Option<Value> {
        let changes_owner = changes.contains_key("owner_id");
        let before = changes_owner.then(|| self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?;
        found.apply(changes);
        let rendered = found.render();
        self.emit(Event::guild("GUILD_UPDATE", guild, rendered.clone()));
        self.announce_visibility(before, None);
        Some(rendered)
    }

    /// Deletes a guild with all in it.
    pub fn delete_guild(&mut self, guild: Id) -> Option<Value> {
        // A guild can be deleted in an outage, too, and its bots are told.
        self.world.guilds.get_mut(&guild)?.unavailable = false;
        let gone = json!({ "id": guild });
        self.emit(Event::guild("GUILD_DELETE", guild, gone.clone()));
        self.world.guilds.remove(&guild);
        let templates = &mut self.world.templates;
        templates.retain(|_, template| template.guild_id != guild);
        for channel in self
            .world
            .channel_ids(|channel| channel.guild_id == Some(guild))
        {
            self.forget_channel(channel);
        }
        Some(gone)
    }

    /// Begins or ends an outage of a guild.
    pub fn set_outage(&mut self, guild: Id, unavailable: bool) -> Option<Value> {
        let outage = json!({ "id": guild, "unavailable": unavailable });
        if unavailable {
            self.emit(Event::guild("GUILD_DELETE", guild, outage.clone()));
        }
        self.world.guilds.get_mut(&guild)?.unavailable = unavailable;
        if !unavailable {
            self.announce_guild(guild, None);
        }
        Some(outage)
    }
}
