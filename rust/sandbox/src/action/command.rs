//! People use commands.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::option::{self, Form};
use super::{ActionError, Perform};
use crate::change::Begun;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, used};

/// The message types of answers to slash commands, and to the commands of menus.
const SLASH_ANSWER: u64 = 20;
const MENU_ANSWER: u64 = 23;

/// The commands that person sees in that channel, as a list of command objects.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commands {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// The bot; all bots when not given.
    #[serde(default)]
    pub bot: Option<Key>,
}

impl Perform for Commands {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let all = known(state, channel, state.bot_or_all(self.bot.as_ref())?);
        let usable = |command: &&Value| {
            state
                .world
                .command_refusal(command, user, channel)
                .is_none()
        };
        Ok(all.into_iter().filter(usable).cloned().collect())
    }
}

/// A person uses a slash command. The options are checked as Discord's own program checks them, and so is whether the
/// person may. Answers with the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseCommand {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// The name of the command, with its subcommands: `stats show`.
    pub command: String,
    /// What is filled in, by the names of the options. Users, roles and channels are given by id or name, choices by
    /// value or name, files as `{filename, data, content_type}` with the bytes in base64. The options of a subcommand
    /// may stand in a field with its name.
    #[serde(default)]
    pub options: Fields,
    /// The bot; the first one with such a command when not given.
    #[serde(default)]
    pub bot: Option<Key>,
    /// The language of the person's program, as `de`; `en-US` when not given.
    #[serde(default)]
    pub locale: Option<String>,
}

impl Perform for UseCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let (command, words) = typed(state, user, channel, &self.command, self.bot.as_ref())?;
        if command["handler"] == 2 {
            let reason = "Discord itself launches the activity, and tells nobody";
            return Err(ActionError::invalid(reason));
        }
        let form = Form::open(&command, &words, self.options)?;
        let filled = form.fill(state, state.guild_of_channel(channel), true)?;
        let (options, files) = option::settle(state, channel, filled);
        let mut ids = Vec::new();
        for option in options
            .iter()
            .filter(|one| matches!(one["type"].as_u64(), Some(6..=9)))
        {
            ids.extend(Id::from_json(&option["value"]));
        }
        let mut resolved = state.world.render_resolved(user, channel, &ids);
        if !files.is_empty() {
            resolved["attachments"] = Value::Object(files);
        }
        let mut data = about(&command);
        let options = form.wrap(options);
        if !options.is_empty() {
            data["options"] = Value::Array(options);
        }
        if resolved != json!({}) {
            data["resolved"] = resolved;
        }
        let begun = Begun {
            kind: used::COMMAND,
            answer_kind: SLASH_ANSWER,
            locale: self.locale,
            ..begin(
                state,
                user,
                channel,
                &command,
                data,
                &form.full_name(&command),
            )
        };
        tell(state, begun)
    }
}

/// A person types into an option that has suggestions. Answers with the interaction; what is suggested is to be found
/// in the action `interaction`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Autocomplete {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// The name of the command, with its subcommands.
    pub command: String,
    /// What is filled in so far.
    #[serde(default)]
    pub options: Fields,
    /// The option that is typed into.
    pub focused: String,
    /// What is typed so far.
    #[serde(default)]
    pub text: String,
    /// The bot; the first one with such a command when not given.
    #[serde(default)]
    pub bot: Option<Key>,
    /// The language of the person's program; `en-US` when not given.
    #[serde(default)]
    pub locale: Option<String>,
}

impl Perform for Autocomplete {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let (command, words) = typed(state, user, channel, &self.command, self.bot.as_ref())?;
        let mut form = Form::open(&command, &words, self.options)?;
        form.values.remove(&self.focused);
        let focused = form.option(&self.focused)?.clone();
        if focused["autocomplete"] != true {
            let reason = format!("{}: the option has no suggestions", self.focused);
            return Err(ActionError::invalid(reason));
        }
        let filled = form.fill(state, state.guild_of_channel(channel), false)?;
        let (mut options, _) = option::settle(state, channel, filled);
        options.push(json!({
            "name": focused["name"], "type": focused["type"], "value": self.text, "focused": true,
        }));
        let place = |option: &Value| {
            form.options
                .iter()
                .position(|one| one["name"] == option["name"])
        };
        options.sort_by_key(place);
        let mut data = about(&command);
        data["options"] = Value::Array(form.wrap(options));
        let begun = Begun {
            kind: used::AUTOCOMPLETE,
            option_kind: focused["type"].as_u64().unwrap_or_default(),
            locale: self.locale,
            ..begin(
                state,
                user,
                channel,
                &command,
                data,
                &form.full_name(&command),
            )
        };
        tell(state, begun)
    }
}

/// A person uses a command in the menu of a user. Answers with the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseUserCommand {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// The name of the command.
    pub command: String,
    /// Whose menu it is.
    pub target: Key,
    /// The bot; the first one with such a command when not given.
    #[serde(default)]
    pub bot: Option<Key>,
    /// The language of the person's program; `en-US` when not given.
    #[serde(default)]
    pub locale: Option<String>,
}

impl Perform for UseUserCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let target = state.user(&self.target)?;
        let of = (user, channel);
        let beside = ("target_user", state.world.render_user(target));
        use_menu(
            state,
            of,
            (2, &self.command),
            self.bot.as_ref(),
            (target, beside),
            self.locale,
        )
    }
}

/// A person uses a command in the menu of a message. Answers with the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseMessageCommand {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// The name of the command.
    pub command: String,
    /// Which message's menu it is.
    pub message: Id,
    /// The bot; the first one with such a command when not given.
    #[serde(default)]
    pub bot: Option<Key>,
    /// The language of the person's program; `en-US` when not given.
    #[serde(default)]
    pub locale: Option<String>,
}

impl Perform for UseMessageCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let target = state.existing(channel, self.message)?;
        let of = (user, channel);
        let beside = ("target_message_id", json!(target));
        use_menu(
            state,
            of,
            (3, &self.command),
            self.bot.as_ref(),
            (target, beside),
            self.locale,
        )
    }
}

fn use_menu(
    state: &mut State,
    (user, channel): (Id, Id),
    (kind, name): (u64, &str),
    bot: Option<&Key>,
    (target, beside): (Id, (&str, Value)),
    locale: Option<String>,
) -> Result<Value, ActionError> {
    let command = usable(state, user, channel, (kind, name), bot)?;
    let mut data = about(&command);
    data["target_id"] = json!(target);
    data["resolved"] = state.world.render_resolved(user, channel, &[target]);
    let mut begun = Begun {
        kind: used::COMMAND,
        answer_kind: MENU_ANSWER,
        locale,
        ..begin(state, user, channel, &command, data, name)
    };
    begun.metadata.insert(beside.0.to_owned(), beside.1);
    tell(state, begun)
}

/// Who, and a channel that they see.
pub fn presence(state: &State, user: &Key, channel: &Key) -> Result<(Id, Id), ActionError> {
    let (user, channel) = (state.user(user)?, state.channel(channel)?);
    let found = state.world.channels.get(&channel);
    if found.is_some_and(|found| state.world.can_view(found, user)) {
        Ok((user, channel))
    } else {
        Err(ActionError::invalid("the person does not see that channel"))
    }
}

/// All commands there are in a channel; those of its guild first.
fn known(state: &State, channel: Id, bot: Option<Id>) -> Vec<&Value> {
    let guild = state.guild_of_channel(channel);
    let bots = state.world.bots.keys().copied();
    let bots = bots.filter(|one| bot.is_none_or(|bot| bot == *one));
    let at = |bot: Id| {
        let own = guild.map_or(&[][..], |guild| state.world.commands_at((bot, Some(guild))));
        let global = state.world.commands_at((bot, None)).iter();
        // A command of the guild stands before the global one of its name.
        let hidden = |one: &&Value| {
            own.iter()
                .any(|own| own["name"] == one["name"] && own["type"] == one["type"])
        };
        own.iter()
            .chain(global.filter(move |one| !hidden(one)))
            .collect::<Vec<_>>()
    };
    bots.flat_map(at).collect()
}

/// The command of that type and name, which the person has to be allowed to use there.
fn usable(
    state: &State,
    user: Id,
    channel: Id,
    (kind, name): (u64, &str),
    bot: Option<&Key>,
) -> Result<Value, ActionError> {
    let all = known(state, channel, state.bot_or_all(bot)?);
    let mut called = all
        .into_iter()
        .filter(|command| command["type"] == kind && command["name"] == name)
        .peekable();
    if called.peek().is_none() {
        return Err(ActionError::invalid(format!(
            "there is no command {name:?}"
        )));
    }
    let mut refusal = "";
    for command in called {
        match state.world.command_refusal(command, user, channel) {
            None => return Ok(command.clone()),
            Some(reason) => refusal = reason,
        }
    }
    Err(ActionError::invalid(format!("{name}: {refusal}")))
}

/// A slash command as it is typed: the command and the words after its name. A command to launch an activity is typed
/// like one.
fn typed<'a>(
    state: &State,
    user: Id,
    channel: Id,
    text: &'a str,
    bot: Option<&Key>,
) -> Result<(Value, Vec<&'a str>), ActionError> {
    let mut words = text.trim_start_matches('/').split_whitespace();
    let name = words.next().unwrap_or_default();
    let slash = usable(state, user, channel, (1, name), bot);
    let command =
        slash.or_else(|error| usable(state, user, channel, (4, name), bot).map_err(|_| error));
    Ok((command?, words.collect()))
}

/// What `data` says of the command itself.
fn about(command: &Value) -> Value {
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": command["type"] });
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    data
}

fn begin(state: &State, user: Id, channel: Id, command: &Value, data: Value, name: &str) -> Begun {
    let guild = state.guild_of_channel(channel);
    let metadata = [
        ("name", json!(name)),
        ("command_type", command["type"].clone()),
    ];
    Begun {
        bot: Id::from_json(&command["application_id"]).unwrap_or_default(),
        user,
        channel,
        data,
        owners: state.world.owners_of(command, user, guild),
        metadata: metadata
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect::<Map<_, _>>(),
        summary: Some(json!({ "type": 2, "name": name, "user": state.world.render_user(user) })),
        ..Begun::default()
    }
}

/// Tells the bot.
pub fn tell(state: &mut State, begun: Begun) -> Result<Value, ActionError> {
    let told = state.begin_interaction(begun);
    told.ok_or_else(|| ActionError::invalid("only members use commands in a guild"))
}
