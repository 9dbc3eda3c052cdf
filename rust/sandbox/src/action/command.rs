//! Users list and use commands: slash commands, and user and message context-menu commands.

use super::interaction::collect_ids;
use super::option::{self, CommandInput};
use super::*;
use crate::gateway::Event;
use crate::world::{Interaction, interaction_type};

/// The message types of responses to slash commands and to context-menu commands.
const SLASH_COMMAND_RESPONSE: u64 = 20;
const CONTEXT_MENU_COMMAND_RESPONSE: u64 = 23;

/// A user in a channel, which the user can see.
#[derive(Clone, Copy)]
pub struct Place {
    user: Id,
    channel: Id,
}

/// Which command a user uses: its type and its name, of that bot or of any.
type Asked<'a> = (u64, &'a str, Option<&'a Key>);

impl Place {
    pub fn find(state: &State, user: Id, channel: Id) -> Result<Place, ActionError> {
        let found = state.world.channel(channel);
        let is_seen = found.is_some_and(|found| state.world.can_view(found, user));
        ActionError::invalid_if(!is_seen, "the user cannot see the channel")?;
        Ok(Place { user, channel })
    }

    /// All commands in the channel; those of its guild first.
    fn commands(self, state: &State, bot: Option<Id>) -> Vec<&Value> {
        let guild = state.guild_of_channel(self.channel);
        let bots = state.world.bots.keys().copied();
        let bots = bots.filter(|one| bot.is_none_or(|bot| bot == *one));
        let at = |bot: Id| {
            let own = guild.map_or(&[][..], |guild| state.world.commands_at((bot, Some(guild))));
            let global = state.world.commands_at((bot, None)).iter();
            // A command of the guild stands before the global one of its name.
            let is_same =
                |one: &Value, own: &Value| own["name"] == one["name"] && own["type"] == one["type"];
            let shown = global.filter(move |one| !own.iter().any(|own| is_same(one, own)));
            own.iter().chain(shown).collect::<Vec<_>>()
        };
        bots.flat_map(at).collect()
    }

    /// Why the user may not use a command there.
    fn refusal(self, state: &State, command: &Value) -> Option<&'static str> {
        state
            .world
            .command_refusal(command, self.user, self.channel)
    }

    /// The command, which the user must be allowed to use in the channel.
    fn command(self, state: &State, (kind, name, bot): Asked<'_>) -> Outcome {
        let all = self.commands(state, state.bot_or_all(bot)?).into_iter();
        let called = all.filter(|command| command["type"] == kind && command["name"] == name);
        let mut reason = format!("there is no command {name:?}");
        for command in called {
            match self.refusal(state, command) {
                None => return Ok(command.clone()),
                Some(refusal) => reason = format!("{name}: {refusal}"),
            }
        }
        Err(ActionError::invalid(reason))
    }

    /// A slash command as it is typed, with its options. A command to launch an activity is typed like one.
    fn slash_command(
        self,
        state: &State,
        text: &str,
        bot: Option<&Key>,
        options: Fields,
    ) -> Result<(Value, CommandInput), ActionError> {
        let mut words = text.trim_start_matches('/').split_whitespace();
        let name = words.next().unwrap_or_default();
        let launching = |error| self.command(state, (4, name, bot)).map_err(|_| error);
        let command = self.command(state, (1, name, bot)).or_else(launching)?;
        let input = CommandInput::open(&command, &words.collect::<Vec<_>>(), options)?;
        Ok((command, input))
    }

    /// The interaction of the user who uses a command, and its `data` with what that has beside the command itself.
    fn interaction(
        self,
        state: &State,
        command: &Value,
        name: &str,
        beside: Value,
    ) -> (Interaction, Value) {
        let guild = state.guild_of_channel(self.channel);
        let mut data =
            json!({ "id": command["id"], "name": command["name"], "type": command["type"] });
        if !command["guild_id"].is_null() {
            data["guild_id"] = command["guild_id"].clone();
        }
        overlay(&mut data, &fields_of(beside));
        let user = state.world.render_user(self.user);
        let interaction = Interaction {
            kind: interaction_type::COMMAND,
            bot: Id::from_json(&command["application_id"]).unwrap_or_default(),
            user: self.user,
            channel: self.channel,
            owners: state.world.owners_of(command, self.user, guild),
            metadata: object([
                ("name", json!(name)),
                ("command_type", command["type"].clone()),
            ]),
            summary: Some(json!({ "type": 2, "name": name, "user": user })),
            ..Interaction::default()
        };
        (interaction, data)
    }
}

pub fn commands(state: &mut State, place: Place, bot: Option<Id>) -> Value {
    let all = place.commands(state, bot).into_iter();
    let usable = all.filter(|command| place.refusal(state, command).is_none());
    usable.cloned().collect()
}

pub fn use_command(state: &mut State, place: Place, action: UseCommand) -> Outcome {
    let bot = action.bot.as_ref();
    let (command, input) = place.slash_command(state, &action.command, bot, action.options)?;
    ActionError::invalid_if(
        command["handler"] == 2,
        "Discord launches the activity itself and sends no interaction",
    )?;
    let filled = input.fill(state, state.guild_of_channel(place.channel), true)?;
    let (options, files) = option::render_options(state, place.channel, filled);
    let mut named = Vec::new();
    collect_ids(&options, &mut named);
    let world = &state.world;
    let mut resolved = world.render_resolved(place.user, place.channel, &named);
    if !files.is_empty() {
        resolved["attachments"] = Value::Object(files);
    }
    let mut data = json!({ "options": input.wrap(options), "resolved": resolved });
    if let Value::Object(data) = &mut data {
        data.retain(|_, value| *value != json!([]) && *value != json!({}));
    }
    let name = input.full_name(&command);
    let (mut interaction, data) = place.interaction(state, &command, &name, data);
    interaction.response_message_type = SLASH_COMMAND_RESPONSE;
    send_interaction(state, interaction, data, action.locale)
}

pub fn autocomplete(state: &mut State, place: Place, action: Autocomplete) -> Outcome {
    let bot = action.bot.as_ref();
    let (command, mut input) = place.slash_command(state, &action.command, bot, action.options)?;
    input.values.remove(&action.focused);
    let focused = input.option(&action.focused)?.clone();
    let reason = format!("{}: the option has no autocomplete", action.focused);
    ActionError::invalid_if(focused["autocomplete"] != true, &reason)?;
    let filled = input.fill(state, state.guild_of_channel(place.channel), false)?;
    let (mut options, _) = option::render_options(state, place.channel, filled);
    options.push(json!({
        "name": focused["name"], "type": focused["type"], "value": action.text, "focused": true,
    }));
    options.sort_by_key(|option| {
        let mut all = input.options.iter();
        all.position(|one| one["name"] == option["name"])
    });
    let data = json!({ "options": input.wrap(options) });
    let name = input.full_name(&command);
    let (mut interaction, data) = place.interaction(state, &command, &name, data);
    interaction.kind = interaction_type::AUTOCOMPLETE;
    interaction.option_kind = focused["type"].as_u64().unwrap_or_default();
    send_interaction(state, interaction, data, action.locale)
}

pub fn use_user_command(state: &mut State, place: Place, action: UseUserCommand) -> Outcome {
    let target = state.user(&action.target)?;
    let beside = ("target_user", state.world.render_user(target));
    let asked = (2, &*action.command, action.bot.as_ref());
    use_menu(state, place, asked, (target, beside), action.locale)
}

pub fn use_message_command(state: &mut State, place: Place, action: UseMessageCommand) -> Outcome {
    let target = state.existing_message(place.channel, action.message)?;
    let beside = ("target_message_id", json!(target));
    let asked = (3, &*action.command, action.bot.as_ref());
    use_menu(state, place, asked, (target, beside), action.locale)
}

fn use_menu(
    state: &mut State,
    place: Place,
    asked: Asked<'_>,
    (target, beside): (Id, (&str, Value)),
    locale: Option<String>,
) -> Outcome {
    let command = place.command(state, asked)?;
    let world = &state.world;
    let resolved = world.render_resolved(place.user, place.channel, &[target]);
    let data = json!({ "target_id": target, "resolved": resolved });
    let (mut interaction, data) = place.interaction(state, &command, asked.1, data);
    interaction.response_message_type = CONTEXT_MENU_COMMAND_RESPONSE;
    interaction.metadata.extend(object([beside]));
    send_interaction(state, interaction, data, locale)
}

/// Sends the interaction to the bot, and returns it.
pub fn send_interaction(
    state: &mut State,
    interaction: Interaction,
    data: Value,
    locale: Option<String>,
) -> Outcome {
    let payload = state.create_interaction(interaction, data, locale.as_deref());
    payload.or_invalid("only members of a guild can use commands in it")
}

pub fn set_command_permissions(
    state: &mut State,
    guild: Id,
    bot: Id,
    command: Option<Id>,
    permissions: Vec<Value>,
) -> Value {
    // The permissions for all commands have the id of the application.
    let id = command.unwrap_or(bot);
    let set = json!({
        "id": id, "application_id": bot, "guild_id": guild, "permissions": permissions,
    });
    let all = &mut state.world.command_permissions;
    all.entry((bot, guild)).or_default().insert(id, set.clone());
    let name = "APPLICATION_COMMAND_PERMISSIONS_UPDATE";
    state.emit(Event::bot(name, bot, Some(guild), set.clone()));
    set
}
