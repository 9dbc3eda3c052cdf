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
            let channel = self.world.snowflakes.next();
            self.world
                .channels
                .insert(channel, Channel::new(channel, kind, Some(id), name));
        }
        self.announce_guild(id, None);
        id
    }

    /// Changes a guild.
    pub fn update_guild(&mut self, guild: Id, changes: &Fields) -> Option<Value> {
        let before = changes
            .contains_key("owner_id")
            .then(|| self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?;
        found.apply(changes);
        let rendered = found.render();
        self.emit(Event::guild("GUILD_UPDATE", guild, rendered.clone()));
        self.announce_visibility(before, None);
        Some(rendered)
    }

    /// Deletes a guild with all in it.
    pub fn delete_guild(&mut self, guild: Id) -> Option<()> {
        // A guild can be deleted in an outage, too, and its bots are told.
        self.world.guilds.get_mut(&guild)?.unavailable = false;
        self.emit(Event::guild("GUILD_DELETE", guild, json!({ "id": guild })));
        self.world.guilds.remove(&guild);
        let templates = &mut self.world.templates;
        templates.retain(|_, template| template.guild_id != guild);
        let channels: Vec<Id> = self
            .world
            .channels
            .values()
            .filter(|channel| channel.guild_id == Some(guild))
            .map(|channel| channel.id)
            .collect();
        for channel in channels {
            self.forget_channel(channel);
        }
        Some(())
    }

    /// Begins or ends an outage of a guild.
    pub fn set_available(&mut self, guild: Id, available: bool) -> Option<()> {
        if available {
            self.world.guilds.get_mut(&guild)?.unavailable = false;
            self.announce_guild(guild, None);
        } else {
            let event = Event::guild(
                "GUILD_DELETE",
                guild,
                json!({ "id": guild, "unavailable": true }),
            );
            self.emit(event);
            self.world.guilds.get_mut(&guild)?.unavailable = true;
        }
        Some(())
    }
}
