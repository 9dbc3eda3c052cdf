//! Application commands: their registration and their handlers.

use std::rc::Rc;

use discord_client::commands::{CommandSync, SyncStep, check_commands};
use discord_client::interactions::{HandlerKind, HandlerScope, check_name};
use discord_client::requests::{Continuation, Step};
use discord_client::{ClientError, ClientErrorKind};
use discord_godot_entities::entities::{DiscordApplication, DiscordApplicationCommand};
use discord_godot_entities::handle::live;
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_model::{Encode, Guild};
use discord_rest::Request;
use discord_rest::routes::entries::*;
use godot::builtin::VariantType;
use godot::prelude::*;
use serde_json::Value;

use super::DiscordClient;
use crate::command_rules::{CommandRules, DiscordCommandHandler};
use crate::core::Core;
use crate::interactions::{Handler, scope_of};
use crate::rest::build_request;

#[godot_api(secondary)]
impl DiscordClient {
    /// Registers a command with Discord. Awaitable: returns the [DiscordApplicationCommand], or `null` on failure.
    /// `command` is a [DiscordApplicationCommandBuilder] or a [Dictionary]. With a `guild_id` the command is registered
    /// for that guild only, otherwise it is a global command.
    ///
    /// It is safe to call this at every start: a command of the same name and type is replaced. Use
    /// [method sync_application_commands] to update all commands, and to delete old ones.
    ///
    /// ```gdscript
    /// var roll := DiscordApplicationCommandBuilder.slash("roll", "Rolls a die")
    /// roll.add_integer_option("sides", "How many sides it has", {"min_value": 2})
    /// await client.register_application_command(roll)
    /// client.handle_command("roll", _on_roll)
    /// ```
    #[func]
    fn register_application_command(
        &self,
        command: Variant,
        #[opt(default = IdArgument::default())] guild_id: IdArgument,
    ) -> Signal {
        let core = &self.core;
        let method = "register_application_command";
        let guild_id = guild_id.number(method, "guild_id");
        let command = guild_id.and_then(|guild| Ok((guild, unfold(method, &command)?)));
        self.with_application(
            method,
            Variant::nil(),
            move |core, application| {
                let request =
                    command.and_then(|(guild, command)| create(core, application, guild, &command));
                Step::RequestThen(request, Box::new(remember))
            },
            core,
        )
    }

    /// Awaitable. Synchronizes the application commands: deletes those that are not in `commands`, then creates missing and
    /// updates changed ones. Commands that are up to date are not sent, so it is safe to call this at every start. Returns an
    /// [Array] of [DiscordApplicationCommand], in the order of `commands`. If a request fails, the array is empty, and the rest
    /// is left unchanged. `guild_id` is that of [method register_application_command].
    ///
    /// Discord normalizes some texts, such as white space and invisible characters; a command that differs only in
    /// these is up to date. Discord accepts 100 slash commands, 15 user commands and 15 message commands, globally and
    /// in each guild. A primary entry point is never deleted, because the activity cannot be launched without it; use
    /// [method DiscordREST.delete_global_application_command] to delete it.
    ///
    /// ```gdscript
    /// func _ready() -> void:
    ///     client.login()
    ///     await client.sync_application_commands([ping, roll, report])
    /// ```
    #[func]
    fn sync_application_commands(
        &self,
        commands: AnyArray,
        #[opt(default = IdArgument::default())] guild_id: IdArgument,
    ) -> Signal {
        let method = "sync_application_commands";
        let wanted: Result<Vec<Variant>, ClientError> = commands
            .iter_shared()
            .map(|command| unfold(method, &command))
            .collect();
        let guild_id = guild_id.number(method, "guild_id");
        let wanted = guild_id.and_then(|guild| Ok((guild, wanted?)));
        let nothing = Array::<Gd<DiscordApplicationCommand>>::new().to_variant();
        self.with_application(
            method,
            nothing,
            move |core, application| {
                let request = wanted.and_then(|(guild, wanted)| {
                    let sync = Sync::new(core, application, guild, wanted)?;
                    Ok((sync.list(core)?, sync))
                });
                match request {
                    Ok((list, sync)) => Step::RequestThen(
                        Ok(list),
                        Box::new(move |core, known| sync.begin(core, &known)),
                    ),
                    Err(failure) => Step::Request(Err(failure)),
                }
            },
            &self.core,
        )
    }

    /// Returns a command that was registered with [method register_application_command] or [method sync_application_commands], or
    /// `null`. `command_type` ([DiscordApplicationCommandType]) and `guild_id` distinguish commands of the same name; without
    /// them, a slash command comes before context-menu commands, and a global command before those of guilds.
    ///
    /// ```gdscript
    /// var command := client.get_registered_command("Wave", DiscordApplicationCommandType.USER)
    /// ```
    #[func]
    fn get_registered_command(
        &self,
        name: GString,
        #[opt(default = 0)] command_type: i64,
        #[opt(default = IdArgument::default())] guild_id: IdArgument,
    ) -> Option<Gd<DiscordApplicationCommand>> {
        let method = "DiscordClient.get_registered_command";
        let guild_id = match guild_id.parse::<Guild>("guild_id") {
            Ok(guild_id) => guild_id.get(),
            Err(problem) => {
                godot_error!("{method}: {problem}.");
                return None;
            }
        };
        let found = self
            .core
            .commands
            .borrow()
            .find(&name.to_string(), command_type, guild_id);
        found.map(|command| live(self.core.id(), command))
    }

    /// Registers an executor for a command, by the name of the command. `executor` is an object that extends
    /// [DiscordApplicationCommandExecutor], or a function that takes the [DiscordInteraction]. Names and options are those of
    /// [method handle_command]. An executor for the same name, type and guild is replaced.
    #[func]
    fn register_application_command_executor(
        &self,
        command: GString,
        executor: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCommandHandler> {
        self.handle(
            "register_application_command_executor",
            HandlerKind::Command,
            &command,
            &executor,
            &options,
        )
    }

    /// Calls `handler` with the [DiscordInteraction] when a command of this name is used: a slash command, or a user or message
    /// context-menu command.
    ///
    /// A slash command with subcommands can have a handler for each of them, such as `"stats show"`, or
    /// `"stats admin reset"` for a subcommand in a group. The handler with the longest name is called: a handler for
    /// `"stats admin"` is called for the subcommands of that group that have no handler of their own, and a handler for
    /// `"stats"` for all others. A name that is invalid for a command, such as `"/stats"`, is an error.
    ///
    /// Options:
    /// - `auto_defer` ([bool]): if `true`, the response is deferred if there is none after 1.5 seconds; the default is
    ///   [member auto_defer].
    /// - `ephemeral` ([bool]): if `true`, the deferred response is ephemeral.
    /// - `type` ([DiscordApplicationCommandType]): the handler is only called for commands of this type. A slash
    ///   command, a user command and a message command can have the same name.
    /// - `guild_id` (an id or a [DiscordGuild]): the handler is only called for commands that were registered for this
    ///   guild. A global command and the commands of guilds can have the same name.
    ///
    /// If several handlers have the same name, the one with the `guild_id` of the command is called; if there is none,
    /// the one with its `type`; otherwise the one with neither.
    ///
    /// ```gdscript
    /// client.handle_command("ping", func(interaction: DiscordInteraction) -> void: interaction.reply("Pong!"))
    /// client.handle_command("stats show", _on_stats_show)
    /// client.handle_command("Wave", _on_wave_at_user, {"type": DiscordApplicationCommandType.USER})
    /// ```
    #[func]
    fn handle_command(
        &self,
        name: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCommandHandler> {
        self.handle(
            "handle_command",
            HandlerKind::Command,
            &name,
            &handler,
            &options,
        )
    }

    /// Calls `handler` with the [DiscordInteraction] while a user types an option of a slash command with
    /// autocompletion. Respond with [method DiscordInteraction.send_choices]. Names, and the option `guild_id`, are
    /// those of [method handle_command].
    #[func]
    fn handle_autocomplete(
        &self,
        command: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCommandHandler> {
        self.handle(
            "handle_autocomplete",
            HandlerKind::Autocomplete,
            &command,
            &handler,
            &options,
        )
    }

    /// Calls `handler` with the [DiscordInteraction] when a button or a select menu with this custom id is used. A `*`
    /// matches any text, as in `"vote:*"`; if several patterns match, the longest wins. Options are `auto_defer` and
    /// `ephemeral`, see [method handle_command].
    #[func]
    fn handle_component(
        &self,
        custom_id: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCommandHandler> {
        self.handle(
            "handle_component",
            HandlerKind::Component,
            &custom_id,
            &handler,
            &options,
        )
    }

    /// Calls `handler` with the [DiscordInteraction] when a modal with this custom id is submitted. Patterns and options are
    /// those of [method handle_component].
    #[func]
    fn handle_modal(
        &self,
        custom_id: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Gd<DiscordCommandHandler> {
        self.handle(
            "handle_modal",
            HandlerKind::Modal,
            &custom_id,
            &handler,
            &options,
        )
    }

    /// Removes the handlers and executors that were registered for this name or pattern. With the options `type` or
    /// `guild_id` of [method handle_command], only the handler with exactly these options is removed.
    #[func]
    fn remove_handler(&self, name: GString, #[opt(default = Options::default())] options: Options) {
        let scope = match scope_of(&options.0) {
            Ok(scope) => (!options.0.is_empty()).then_some(scope),
            Err(problem) => {
                godot_error!("DiscordClient.remove_handler: '{name}': {problem}.");
                return;
            }
        };
        self.core
            .interactions
            .remove_handlers(&name.to_string(), scope);
    }
}

impl DiscordClient {
    /// Registers a handler. The returned object adds rules to it; if it is invalid, it changes nothing.
    fn handle(
        &self,
        method: &str,
        kind: HandlerKind,
        name: &GString,
        given: &Variant,
        options: &Options,
    ) -> Gd<DiscordCommandHandler> {
        let name = name.to_string();
        let rules = match self.try_handle(kind, &name, given, options) {
            Ok(rules) => rules,
            Err(problem) => {
                let name = match name.is_empty() {
                    true => String::new(),
                    false => format!(" '{name}':"),
                };
                godot_error!("DiscordClient.{method}:{name} {problem}.");
                Rc::default()
            }
        };
        DiscordCommandHandler::create(rules, None)
    }

    fn try_handle(
        &self,
        kind: HandlerKind,
        name: &str,
        given: &Variant,
        options: &Options,
    ) -> Result<Rc<CommandRules>, String> {
        if name.is_empty() {
            return Err("the name is empty".to_owned());
        }
        let has_scope = matches!(kind, HandlerKind::Command | HandlerKind::Autocomplete);
        let scope = match has_scope {
            true => scope_of(&options.0)?,
            false => HandlerScope::default(),
        };
        check_name(kind, name, scope)?;
        let handler = Handler::new(given, &options.0, has_scope)?;
        let rules = handler.own_rules();
        self.core
            .interactions
            .set_handler(kind, name, scope, handler);
        Ok(rules)
    }

    /// Starts an operation that needs the bot's application, which is fetched if it is not known from a login yet.
    fn with_application(
        &self,
        method: &'static str,
        fallback: Variant,
        next: impl FnOnce(&Core, i64) -> Step<Core, Variant> + 'static,
        core: &Core,
    ) -> Signal {
        let request = build_request(core, &get_current_application, &[], None, None);
        let known = core
            .entities
            .cache
            .borrow()
            .application()
            .map(|application| application.id);
        if let Some(id) = known {
            return core
                .requests
                .begin(core, method, fallback, next(core, id.get() as i64));
        }
        let continuation: Continuation<Core, Variant> = Box::new(move |core, application| {
            let id = application
                .try_to::<Gd<DiscordApplication>>()
                .map_or(0, |application| application.bind().entity().id.get() as i64);
            next(core, id)
        });
        core.requests
            .send_then(core, method, fallback, request, continuation)
    }
}

/// Converts a command to a Dictionary.
fn unfold(method: &str, command: &Variant) -> Result<Variant, ClientError> {
    let unfolded = convert::unfold(command).map_err(|problem| wrong(method, &problem))?;
    match unfolded.get_type() {
        VariantType::DICTIONARY => Ok(unfolded),
        _ => Err(wrong(
            method,
            "a command is a DiscordApplicationCommandBuilder, or a Dictionary",
        )),
    }
}

fn wrong(method: &str, problem: &str) -> ClientError {
    ClientError {
        route: method.to_owned(),
        ..ClientError::new(
            ClientErrorKind::Argument,
            format!("{method}: {problem}."),
            "",
        )
    }
}

/// Builds the request that creates a command, or replaces the existing command with its name.
fn create(
    core: &Core,
    application: i64,
    guild: i64,
    command: &Variant,
) -> Result<Request, ClientError> {
    // The route has the name of a command as its first parameter.
    let mut fields: VarDictionary = command.to::<AnyDictionary>().iter_shared().collect();
    let name = fields.remove("name").unwrap_or_default();
    let fields = Some(fields.upcast_any_dictionary());
    let application = application.to_variant();
    match guild {
        0 => build_request(
            core,
            &create_global_application_command,
            &[application, name],
            fields.as_ref(),
            None,
        ),
        guild => build_request(
            core,
            &create_guild_application_command,
            &[application, guild.to_variant(), name],
            fields.as_ref(),
            None,
        ),
    }
}

/// Stores a registered command.
fn remember(core: &Core, command: Variant) -> Step<Core, Variant> {
    core.remember_command(&command);
    Step::Value(command)
}

/// Returns the JSON of a command as Discord stores it.
fn encoded(command: &Variant) -> Option<Value> {
    let command = command.try_to::<Gd<DiscordApplicationCommand>>().ok()?;
    Some(command.bind().entity().encode(false))
}

/// Synchronizes the commands, one request after the other.
struct Sync {
    application: i64,
    guild: i64,
    /// The requested commands.
    wanted: Vec<Variant>,
    /// The same commands in the JSON of requests.
    json: Vec<Value>,
    done: Array<Gd<DiscordApplicationCommand>>,
}

impl Sync {
    fn new(
        core: &Core,
        application: i64,
        guild: i64,
        wanted: Vec<Variant>,
    ) -> Result<Self, ClientError> {
        let mut json = Vec::new();
        for command in &wanted {
            // All commands are validated before the first request is sent.
            let request = create(core, application, guild, command)?;
            json.push(request.body().cloned().unwrap_or_default());
        }
        check_commands(&json).map_err(|problem| wrong("sync_application_commands", &problem))?;
        Ok(Self {
            application,
            guild,
            wanted,
            json,
            done: Array::new(),
        })
    }

    fn list(&self, core: &Core) -> Result<Request, ClientError> {
        let mut options = VarDictionary::new();
        options.set("with_localizations", true);
        let options = options.upcast_any_dictionary();
        let application = self.application.to_variant();
        match self.guild {
            0 => build_request(
                core,
                &get_global_application_commands,
                &[application],
                Some(&options),
                None,
            ),
            guild => build_request(
                core,
                &get_guild_application_commands,
                &[application, guild.to_variant()],
                Some(&options),
                None,
            ),
        }
    }

    /// Compares the requested commands with the existing ones, and sends the first request.
    fn begin(mut self, core: &Core, known: &Variant) -> Step<Core, Variant> {
        let known: Vec<Variant> = known
            .try_to::<AnyArray>()
            .map(|known| known.iter_shared().collect())
            .unwrap_or_default();
        let (known, existing): (Vec<_>, Vec<_>) = known
            .into_iter()
            .filter_map(|command| encoded(&command).map(|json| (command, json)))
            .unzip();
        let wanted = std::mem::take(&mut self.json);
        let mut commands = core.commands.borrow_mut();
        let memory = &mut commands.memory;
        let sync = CommandSync::new(self.guild as u64, wanted, existing, memory);
        commands.remove_guild(self.guild as u64);
        drop(commands);
        self.advance(core, known, sync)
    }

    /// Sends the next request.
    fn advance(
        mut self,
        core: &Core,
        known: Vec<Variant>,
        mut sync: CommandSync,
    ) -> Step<Core, Variant> {
        loop {
            let step = sync.next_step(&core.commands.borrow().memory);
            match step {
                SyncStep::Done => return Step::Value(self.done.to_variant()),
                SyncStep::Keep(place) => {
                    let command = known.get(place).cloned().unwrap_or_default();
                    self.keep(core, &command);
                }
                SyncStep::Put(place) => {
                    let command = self.wanted.get(place).cloned().unwrap_or_default();
                    let request = create(core, self.application, self.guild, &command);
                    let continuation: Continuation<Core, Variant> = Box::new(move |core, made| {
                        let response = encoded(&made).unwrap_or_default();
                        let mut commands = core.commands.borrow_mut();
                        sync.record_response(place, &response, &mut commands.memory);
                        drop(commands);
                        self.keep(core, &made);
                        self.advance(core, known, sync)
                    });
                    return Step::RequestThen(request, continuation);
                }
                SyncStep::Delete(id) => {
                    let request = self.delete(core, id as i64);
                    let continuation: Continuation<Core, Variant> =
                        Box::new(move |core, _| self.advance(core, known, sync));
                    return Step::RequestThen(request, continuation);
                }
            }
        }
    }

    fn delete(&self, core: &Core, id: i64) -> Result<Request, ClientError> {
        let application = self.application.to_variant();
        match self.guild {
            0 => build_request(
                core,
                &delete_global_application_command,
                &[application, id.to_variant()],
                None,
                None,
            ),
            guild => build_request(
                core,
                &delete_guild_application_command,
                &[application, guild.to_variant(), id.to_variant()],
                None,
                None,
            ),
        }
    }

    fn keep(&mut self, core: &Core, command: &Variant) {
        core.remember_command(command);
        if let Ok(command) = command.try_to::<Gd<DiscordApplicationCommand>>() {
            self.done.push(&command);
        }
    }
}

impl Core {
    /// Stores a registered command.
    fn remember_command(&self, command: &Variant) {
        if let Ok(command) = command.try_to::<Gd<DiscordApplicationCommand>>() {
            let command = command.bind().entity();
            self.commands.borrow_mut().insert(command);
        }
    }
}
