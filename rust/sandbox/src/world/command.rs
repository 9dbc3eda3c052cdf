//! Application commands, and who may use which where.

use super::*;

/// Where a command belongs: to an application, and to a guild or (none) everywhere.
pub type CommandPlace = (Id, Option<Id>);

/// How many commands may be new in one place on one day.
const CREATES_A_DAY: usize = 200;
const DAY_MS: u64 = 24 * 3_600_000;

/// Whether two commands are the same: of one name and type.
pub fn same_command(one: &Fields, other: &Fields) -> bool {
    one.get("name") == other.get("name") && one.get("type") == other.get("type")
}

impl World {
    /// The commands of one place, in the order in which they were made.
    pub fn commands_at(&self, place: CommandPlace) -> &[Value] {
        self.commands.get(&place).map_or(&[], Vec::as_slice)
    }

    /// Puts other commands in the place of those there. What was set for one that is gone is gone too.
    pub fn set_commands(&mut self, place: CommandPlace, commands: Vec<Value>) {
        let there = commands
            .iter()
            .filter_map(|command| Id::from_json(&command["id"]));
        let there: Vec<Id> = there.collect();
        let before = self.commands_at(place).iter();
        let before = before.filter_map(|command| Id::from_json(&command["id"]));
        let gone: Vec<Id> = before.filter(|id| !there.contains(id)).collect();
        for ((application, _), set) in &mut self.command_permissions {
            if *application == place.0 {
                set.retain(|command, _| !gone.contains(command));
            }
        }
        if commands.is_empty() {
            self.commands.remove(&place);
        } else {
            self.commands.insert(place, commands);
        }
    }

    /// Counts commands that are new. False when there would be too many for one day, and then none is counted.
    pub fn count_command_creates(&mut self, place: CommandPlace, new: usize) -> bool {
        let today = unix_ms() / DAY_MS;
        self.command_creates.retain(|_, (day, _)| *day == today);
        let (_, count) = self.command_creates.entry(place).or_insert((today, 0));
        if *count + new > CREATES_A_DAY {
            return false;
        }
        *count += new;
        true
    }

    /// Why the user may not use a command in the channel; `None` if they may.
    pub fn command_refusal(&self, command: &Value, user: Id, channel: Id) -> Option<&'static str> {
        let found = self.channel(channel)?;
        let kind = command["type"].as_u64().unwrap_or(1);
        let bot = Id::from_json(&command["application_id"]).unwrap_or_default();
        if !self.is_for_context(command, bot, found.guild_id, channel) {
            return Some("the command cannot be used here");
        }
        let parent = found.parent_id.filter(|_| found.is_thread());
        let parent = parent.and_then(|parent| self.channel(parent));
        let place = parent.unwrap_or(found);
        let nsfw = *field(&place.fields, "nsfw") == true;
        if command["nsfw"] == true && found.guild_id.is_some() && !nsfw && kind == 1 {
            return Some("the command is for age-restricted channels only");
        }
        if self.owners_of(command, user, found.guild_id).is_empty() {
            return Some("the application is installed neither in this guild nor by this user");
        }
        let guild = found.guild_id?;
        let may = self.channel_permissions(found, user);
        if may == Permissions::ALL {
            return None;
        }
        if !may.contains(Permissions::USE_APPLICATION_COMMANDS) {
            return Some("the user may not use application commands here");
        }
        let id = Id::from_json(&command["id"]).unwrap_or_default();
        let set = |key: Id| {
            let all = self.command_permissions.get(&(bot, guild))?.get(&key)?;
            all["permissions"].as_array()
        };
        let (own, of_all) = (set(id), set(bot));
        let said = listed_permission;
        let everywhere = Id(guild.0.saturating_sub(1));
        let channels = [place.id, everywhere];
        let in_channel = channels.iter().find_map(|id| said(own, &[*id]));
        let in_channel = in_channel.or_else(|| channels.iter().find_map(|id| said(of_all, &[*id])));
        if in_channel == Some(false) {
            return Some("the command is not allowed in this channel");
        }
        let member = self.member(guild, user);
        let roles = member.map_or(&[][..], |member| member.roles.as_slice());
        let about = |list| {
            let personal = said(list, &[user]).or_else(|| said(list, roles));
            personal.or_else(|| said(list, &[guild]))
        };
        match about(own) {
            Some(true) => return None,
            Some(false) => return Some("the user may not use this command"),
            None if about(of_all) == Some(false) => {
                return Some("the user may not use this application's commands");
            }
            None => {}
        }
        let needed = Permissions::read(&command["default_member_permissions"]);
        match needed {
            // Nothing at all is for administrators, who have passed already.
            Some(Permissions::NONE) => Some("the command is for administrators"),
            Some(needed) if !may.contains(needed) => {
                Some("the user lacks the permissions that the command requires")
            }
            _ => None,
        }
    }

    fn is_for_context(&self, command: &Value, bot: Id, guild: Option<Id>, channel: Id) -> bool {
        let context = self.context_of(bot, guild, channel);
        match command["contexts"].as_array() {
            Some(contexts) => contexts.iter().any(|one| *one == context),
            None => {
                guild.is_some()
                    || (command["dm_permission"] != false && command["guild_id"].is_null())
            }
        }
    }

    /// Discord's number for where a bot is used: 0 a guild, 1 the DM with the bot, 2 any other.
    pub fn context_of(&self, bot: Id, guild: Option<Id>, channel: Id) -> u64 {
        let found = self.channel(channel);
        let with_bot = found.is_some_and(|channel| channel.recipients.contains(&bot));
        match guild {
            Some(_) => 0,
            None if with_bot => 1,
            None => 2,
        }
    }

    /// By what right a command is there: `(0, guild)` for an application in the guild (`(0, 0)` in a DM with the bot),
    /// `(1, user)` for one that the user has installed.
    pub fn owners_of(&self, command: &Value, user: Id, guild: Option<Id>) -> Vec<(u64, Id)> {
        let bot = Id::from_json(&command["application_id"]).unwrap_or_default();
        let types = command["integration_types"].as_array();
        let has = |kind: u64| types.map_or(kind == 0, |types| types.iter().any(|one| *one == kind));
        let in_guild = |guild| self.is_member(guild, bot);
        let mut owners = Vec::new();
        if has(0) && guild.is_none_or(in_guild) {
            owners.push((0, guild.unwrap_or_default()));
        }
        let found = self.bots.get(&bot);
        let installed = found.is_some_and(|bot| bot.installed_by.contains(&user));
        if has(1) && installed {
            owners.push((1, user));
        }
        owners
    }
}

/// What a list of command permissions says about those ids: yes when it does for any, no when only that.
fn listed_permission(list: Option<&Vec<Value>>, ids: &[Id]) -> Option<bool> {
    let about = |entry: &&Value| Id::from_json(&entry["id"]).is_some_and(|id| ids.contains(&id));
    let about = list?.iter().filter(about);
    let said: Vec<bool> = about.map(|entry| entry["permission"] == true).collect();
    (!said.is_empty()).then(|| said.contains(&true))
}
