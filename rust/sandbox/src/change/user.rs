//! Users and bots are added and changed.

use super::*;

impl State {
    /// Adds a user, who is not a member of any guild yet.
    pub fn add_user(&mut self, username: &str, global_name: Option<&str>) -> Id {
        let id = self.world.snowflakes.next();
        self.world
            .users
            .insert(id, User::new(id, username, global_name));
        id
    }

    /// A new bot with its own application.
    pub fn add_bot(&mut self, username: &str, owner: Id, token: Option<String>) -> Id {
        let id = self.world.snowflakes.next();
        self.world.insert_bot(id, username, owner, token);
        id
    }

    /// Changes an account, and tells all who share a guild with it.
    pub fn update_user(&mut self, user: Id, changes: &Fields) {
        let Some(account) = self.world.users.get_mut(&user) else {
            return;
        };
        account.apply(changes);
        let own = account.render_self();
        if self.world.bots.contains_key(&user) {
            self.emit(Event::bot("USER_UPDATE", user, None, own));
        }
        for guild in self.world.guilds_of(user) {
            self.announce_member(guild, user);
        }
        self.announce_presence(user, true);
    }

    /// What a request changes of the bot itself.
    pub fn update_current_user(&mut self, bot: Id, changes: &Fields) -> Value {
        self.update_user(bot, changes);
        self.world.user(bot).map_or(Value::Null, User::render_self)
    }
}
