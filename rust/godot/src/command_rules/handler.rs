//! The class of registered handlers.

use std::cell::RefCell;
use std::rc::Rc;

use discord_client::text_commands::{Parameter, ParameterType, check_parameters};
use godot::prelude::*;

use super::check::DiscordCommandCheck;
use super::rules::CommandRules;

/// A handler that was registered with [method DiscordClient.handle_command], [method DiscordClient.handle_component],
/// [method DiscordClient.handle_modal] or [method DiscordClient.handle_text_command]. Its methods limit who can use it, and how
/// often. They return the object itself, so that they can be chained:
///
/// ```gdscript
/// var handler := client.handle_command("daily", _on_daily)
/// handler.add_check(DiscordCommandCheck.guild_only()).set_cooldown(86400.0)
/// ```
///
/// You do not need to keep the object.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordCommandHandler {
    rules: Rc<CommandRules>,
    /// The parameters of a text command.
    parameters: Option<Rc<RefCell<Vec<Parameter>>>>,
}

#[godot_api]
impl DiscordCommandHandler {
    /// Each user has a cooldown.
    #[constant]
    const PER_USER: i64 = 0;
    /// Each channel has a cooldown.
    #[constant]
    const PER_CHANNEL: i64 = 1;
    /// Each guild has a cooldown. In direct messages, each channel has one.
    #[constant]
    const PER_GUILD: i64 = 2;
    /// There is one cooldown for all users.
    #[constant]
    const PER_BOT: i64 = 3;

    /// Adds a check. All checks must hold, and the first one that does not decides the response to the user.
    #[func(gd_self)]
    fn add_check(this: Gd<Self>, check: Gd<DiscordCommandCheck>) -> Gd<Self> {
        this.bind().rules.add_check(check);
        this
    }

    /// Sets the cooldown: after `uses` uses, the handler is not called again until `seconds` have passed since the first of them.
    /// `scope` is who shares it: [constant PER_USER], [constant PER_CHANNEL], [constant PER_GUILD] or [constant PER_BOT]. Uses
    /// that a check refuses do not count. If `seconds` is `0`, there is no cooldown.
    ///
    /// Cooldowns end with the game. For each handler, those of 10,000 users, channels or guilds are kept; if there are more, those
    /// that end first are forgotten.
    #[func(gd_self)]
    fn set_cooldown(
        this: Gd<Self>,
        seconds: f64,
        #[opt(default = 0)] scope: i64,
        #[opt(default = 1)] uses: i64,
    ) -> Gd<Self> {
        if let Err(problem) = this.bind().rules.set_cooldown(seconds, scope, uses) {
            godot_error!("DiscordCommandHandler.set_cooldown: {problem}.");
        }
        this
    }

    /// Adds a parameter of a text command, in the order in which they are written. `type` is a constant of [DiscordTextCommand],
    /// such as [constant DiscordTextCommand.INTEGER]. A parameter that is not `required` can be left out, and so must be all that
    /// follow. Commands of Discord have options instead, see [DiscordApplicationCommandBuilder].
    ///
    /// ```gdscript
    /// var give := client.handle_text_command("give", _on_give, "Gives coins to somebody")
    /// give.add_parameter("who", DiscordTextCommand.MEMBER)
    /// give.add_parameter("coins", DiscordTextCommand.INTEGER)
    /// give.add_parameter("why", DiscordTextCommand.REST, false)
    /// ```
    #[func(gd_self)]
    fn add_parameter(
        this: Gd<Self>,
        name: GString,
        parameter_type: i64,
        #[opt(default = true)] required: bool,
    ) -> Gd<Self> {
        let added = this.bind().try_add(&name, parameter_type, required);
        if let Err(problem) = added {
            godot_error!("DiscordCommandHandler.add_parameter: {problem}.");
        }
        this
    }
}

impl DiscordCommandHandler {
    /// Creates the object of a handler with these rules, and with parameters if it handles a text command.
    pub fn create(
        rules: Rc<CommandRules>,
        parameters: Option<Rc<RefCell<Vec<Parameter>>>>,
    ) -> Gd<Self> {
        Gd::from_object(Self { rules, parameters })
    }

    fn try_add(&self, name: &GString, kind: i64, is_required: bool) -> Result<(), String> {
        let parameters = self
            .parameters
            .as_ref()
            .ok_or("only text commands have parameters")?;
        let kind = usize::try_from(kind)
            .ok()
            .and_then(|index| ParameterType::ALL.get(index).copied())
            .ok_or_else(|| format!("type is {kind}; use a constant of DiscordTextCommand"))?;
        let added = Parameter {
            name: name.to_string(),
            kind,
            is_optional: !is_required,
        };
        check_parameters(&parameters.borrow(), &added)?;
        parameters.borrow_mut().push(added);
        Ok(())
    }
}
