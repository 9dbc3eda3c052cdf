//! Commands: what the bot offers, and who carries it out.

use std::sync::Arc;

use discord_client::commands::{Step, difference};
use discord_client::{Failure, Kind as FailureKind};
use discord_model::{ApplicationCommand, Encode};
use discord_rest::Request;
use discord_rest::routes::entries::*;
use godot::builtin::VariantType;
use godot::prelude::*;
use serde_json::Value;

use super::DiscordClient;
use crate::convert;
use crate::core::Core;
use crate::entities::{DiscordApplication, DiscordApplicationCommand};
use crate::interactions::{Handler, Kind};
use crate::options::Options;
use crate::rest::{Next, Then, build_request};

#[godot_api(secondary)]
impl DiscordClient {
    /// Registers a command with Discord, to be awaited: `command` is a [DiscordApplicationCommandBuilder], or a [Dictionary]. Gives the
    /// [DiscordApplicationCommand], or `null` on failure. With a `guild_id` only that guild has it, at once; without, all have it.
    ///
    /// It is safe to do at every start: a command of the same name and kind is replaced. To bring all commands up to date, and
    /// to remove old ones, use [method sync_application_commands].
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
        #[opt(default = 0)] guild_id: i64,
    ) -> Signal {
        let core = &self.core;
        let method = "register_application_command";
        let command = unfold(method, &command);
        self.with_application(
            method,
            Variant::nil(),
            move |core, application| {
                let request =
                    command.and_then(|command| create(core, application, guild_id, &command));
                Next::RequestThen(request, Box::new(remember))
            },
            core,
        )
    }

    /// Brings the bot's commands at Discord up to date with those given, to be awaited: what is missing is made, what differs is
    /// changed, what is not among them is removed, and what is right is not even sent. Gives an [Array] of
    /// [DiscordApplicationCommand], in the order given; empty on failure, with the rest left as it was. `guild_id` as in
    /// [method register_application_command].
    ///
    /// ```gdscript
    /// func _ready() -> void:
    ///     client.login()
    ///     await client.sync_application_commands([ping, roll, report])
    /// ```
    #[func]
    fn sync_application_commands(
        &self,
        commands: VarArray,
        #[opt(default = 0)] guild_id: i64,
    ) -> Signal {
        let method = "sync_application_commands";
        let wanted: Result<Vec<Variant>, Failure> = commands
            .iter_shared()
            .map(|command| unfold(method, &command))
            .collect();
        let nothing = Array::<Gd<DiscordApplicationCommand>>::new().to_variant();
        self.with_application(
            method,
            nothing,
            move |core, application| {
                let request = wanted.and_then(|wanted| {
                    let sync = Sync::new(core, application, guild_id, wanted)?;
                    Ok((sync.list(core)?, sync))
                });
                match request {
                    Ok((list, sync)) => Next::RequestThen(
                        Ok(list),
                        Box::new(move |core, known| sync.begin(core, &known)),
                    ),
                    Err(failure) => Next::Request(Err(failure)),
                }
            },
            &self.core,
        )
    }

    /// Has an executor carry out a command, by its name. `executor` is an object that extends
    /// [DiscordApplicationCommandExecutor], or a function that takes the [DiscordInteraction]. One for the same name is
    /// replaced.
    #[func]
    fn register_application_command_executor(&self, command: GString, executor: Variant) {
        self.handle(
            "register_application_command_executor",
            Kind::Command,
            &command,
            &executor,
            &Options::default(),
        );
    }

    /// Has a function take a command, by its name; it gets the [DiscordInteraction]. Options: `auto_defer` (whether to promise an
    /// answer if there is none after 1.5 seconds; otherwise [member auto_defer] says it), `ephemeral` (whether only the person sees
    /// what follows then).
    ///
    /// ```gdscript
    /// client.handle_command("ping", func(interaction: DiscordInteraction) -> void: interaction.reply("Pong!"))
    /// ```
    #[func]
    fn handle_command(
        &self,
        name: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) {
        self.handle("handle_command", Kind::Command, &name, &handler, &options);
    }

    /// Has a function suggest something while people type an option of a command, by the command's name. It answers with
    /// [method DiscordInteraction.send_choices].
    #[func]
    fn handle_autocomplete(&self, command: GString, handler: Variant) {
        self.handle(
            "handle_autocomplete",
            Kind::Autocomplete,
            &command,
            &handler,
            &Options::default(),
        );
    }

    /// Has a function take a button or a menu, by its custom id. A `*` stands for anything: `"vote:*"`; of several that fit, the
    /// longest is taken. Options as for [method handle_command].
    #[func]
    fn handle_component(
        &self,
        custom_id: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) {
        self.handle(
            "handle_component",
            Kind::Component,
            &custom_id,
            &handler,
            &options,
        );
    }

    /// Has a function take a form that was sent off, by its custom id, as [method handle_component] does.
    #[func]
    fn handle_modal(
        &self,
        custom_id: GString,
        handler: Variant,
        #[opt(default = Options::default())] options: Options,
    ) {
        self.handle("handle_modal", Kind::Modal, &custom_id, &handler, &options);
    }

    /// Takes away what was to take a command, a component or a form, by the name or the pattern it was given for.
    #[func]
    fn remove_handler(&self, name: GString) {
        self.core.interactions.remove_handlers(&name.to_string());
    }
}

impl DiscordClient {
    fn handle(&self, method: &str, kind: Kind, name: &GString, given: &Variant, options: &Options) {
        if name.is_empty() {
            godot_error!("DiscordClient.{method}: the name is empty.");
            return;
        }
        match Handler::new(given, &options.0) {
            Ok(handler) => self
                .core
                .interactions
                .set_handler(kind, name.to_string(), handler),
            Err(problem) => godot_error!("DiscordClient.{method}: '{name}': {problem}."),
        }
    }

    /// Begins something that needs to know the bot's application, which is asked for if logging in has not told it yet.
    fn with_application(
        &self,
        method: &'static str,
        otherwise: Variant,
        next: impl FnOnce(&Core, i64) -> Next + 'static,
        core: &Core,
    ) -> Signal {
        let request = build_request(core, &get_current_application, &[], None, None);
        let known = core
            .cache
            .borrow()
            .application()
            .map(|application| application.id);
        if let Some(id) = known {
            return core
                .requests
                .begin(core, method, otherwise, next(core, id.get() as i64));
        }
        let then: Then = Box::new(move |core, application| {
            let id = application
                .try_to::<Gd<DiscordApplication>>()
                .map_or(0, |application| application.bind().entity().id.get() as i64);
            next(core, id)
        });
        core.requests
            .send_then(core, method, otherwise, request, then)
    }
}

/// A command as a Dictionary.
fn unfold(method: &str, command: &Variant) -> Result<Variant, Failure> {
    let wrong = |problem: &str| Failure {
        route: method.to_owned(),
        ..Failure::new(FailureKind::Argument, format!("{method}: {problem}."), "")
    };
    let unfolded = convert::unfold(command).map_err(|problem| wrong(&problem))?;
    match unfolded.get_type() {
        VariantType::DICTIONARY => Ok(unfolded),
        _ => Err(wrong(
            "a command is a DiscordApplicationCommandBuilder, or a Dictionary",
        )),
    }
}

/// The request that makes a command, or replaces the one of its name.
fn create(
    core: &Core,
    application: i64,
    guild: i64,
    command: &Variant,
) -> Result<Request, Failure> {
    // Of a command, the route takes the name before all else.
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

/// Keeps a command that was registered.
fn remember(core: &Core, command: Variant) -> Next {
    core.remember_command(&command);
    Next::Value(command)
}

/// Bringing the commands up to date, one request after the other.
struct Sync {
    application: i64,
    guild: i64,
    wanted: Vec<Variant>,
    /// What is wanted as it is sent, checked.
    json: Vec<Value>,
    /// What is still to be done, the next behind.
    steps: Vec<Step>,
    known: Vec<Variant>,
    done: Array<Gd<DiscordApplicationCommand>>,
}

impl Sync {
    fn new(
        core: &Core,
        application: i64,
        guild: i64,
        wanted: Vec<Variant>,
    ) -> Result<Self, Failure> {
        let mut json = Vec::new();
        for command in &wanted {
            // All are checked before the first is sent.
            let request = create(core, application, guild, command)?;
            json.push(request.body().cloned().unwrap_or_default());
        }
        Ok(Self {
            application,
            guild,
            wanted,
            json,
            steps: Vec::new(),
            known: Vec::new(),
            done: Array::new(),
        })
    }

    fn list(&self, core: &Core) -> Result<Request, Failure> {
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

    /// Finds out what is to be done.
    fn begin(mut self, core: &Core, known: &Variant) -> Next {
        self.known = known.to::<AnyArray>().iter_shared().collect();
        let existing: Vec<Value> = self
            .known
            .iter()
            .filter_map(|command| command.try_to::<Gd<DiscordApplicationCommand>>().ok())
            .map(|command| (*command.bind().entity()).encode(false))
            .collect();
        self.steps = difference(&self.json, &existing);
        self.steps.reverse();
        core.forget_commands(self.guild);
        self.go_on(core)
    }

    /// Does what comes next.
    fn go_on(mut self, core: &Core) -> Next {
        loop {
            match self.steps.pop() {
                None => return Next::Value(self.done.to_variant()),
                Some(Step::Keep(place)) => {
                    let known = self.known.get(place).cloned().unwrap_or_default();
                    self.keep(core, &known);
                }
                Some(Step::Put(_)) => {
                    let place = self.done.len();
                    let command = self.wanted.get(place).cloned().unwrap_or_default();
                    let request = create(core, self.application, self.guild, &command);
                    let then: Then = Box::new(move |core, made| {
                        self.keep(core, &made);
                        self.go_on(core)
                    });
                    return Next::RequestThen(request, then);
                }
                Some(Step::Delete(id)) => {
                    let id = id.parse::<i64>().unwrap_or(0).to_variant();
                    let application = self.application.to_variant();
                    let request = match self.guild {
                        0 => build_request(
                            core,
                            &delete_global_application_command,
                            &[application, id],
                            None,
                            None,
                        ),
                        guild => build_request(
                            core,
                            &delete_guild_application_command,
                            &[application, guild.to_variant(), id],
                            None,
                            None,
                        ),
                    };
                    let then: Then = Box::new(move |core, _| self.go_on(core));
                    return Next::RequestThen(request, then);
                }
            }
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
    /// Keeps a command that is registered.
    fn remember_command(&self, command: &Variant) {
        if let Ok(command) = command.try_to::<Gd<DiscordApplicationCommand>>() {
            let command: Arc<ApplicationCommand> = command.bind().entity();
            self.commands
                .borrow_mut()
                .insert(command.name.clone(), command);
        }
    }

    /// Forgets the commands of a guild, or those of all.
    fn forget_commands(&self, guild: i64) {
        self.commands
            .borrow_mut()
            .retain(|_, command| command.guild_id.get() as i64 != guild);
    }
}
