//! The class that scripts extend to handle commands.

use std::rc::Rc;

use discord_godot_entities::entities::DiscordInteraction;
use godot::prelude::*;

use crate::command_rules::{CommandRules, DiscordCommandCheck};

/// Handles the interactions of a command. Extend this class, override the methods you need, and pass an object to
/// [method DiscordClient.register_application_command_executor].
///
/// ```gdscript
/// class_name Roll
/// extends DiscordApplicationCommandExecutor
///
///
/// func _on_slash_command(interaction: DiscordInteraction) -> void:
///     var sides: int = interaction.get_option("sides", 6)
///     await interaction.reply("🎲 %d" % randi_range(1, sides))
/// ```
///
/// It also handles components and modals whose custom id is the command's name, or begins with it and a colon, such as
/// `"roll:again"`.
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordApplicationCommandExecutor {
    rules: Rc<CommandRules>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordApplicationCommandExecutor {
    /// Adds a check, for the commands, components and modals. All checks must hold; otherwise no method is called, and
    /// [signal DiscordClient.command_failed] is emitted.
    ///
    /// ```gdscript
    /// executor.add_check(DiscordCommandCheck.guild_only())
    /// executor.set_cooldown(5.0)
    /// ```
    #[func]
    fn add_check(&self, check: Gd<DiscordCommandCheck>) {
        self.rules.add_check(check);
    }

    /// Sets the cooldown of the commands, see [method DiscordCommandHandler.set_cooldown]. Components and modals have none.
    #[func]
    fn set_cooldown(
        &self,
        seconds: f64,
        #[opt(default = 0)] scope: i64,
        #[opt(default = 1)] uses: i64,
    ) {
        if let Err(problem) = self.rules.set_cooldown(seconds, scope, uses) {
            godot_error!("DiscordApplicationCommandExecutor.set_cooldown: {problem}.");
        }
    }

    /// Called when the slash command is used.
    #[func(virtual)]
    fn on_slash_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Called when the user context-menu command is used. [method DiscordInteraction.get_target] returns the user.
    #[func(virtual)]
    fn on_user_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Called when the message context-menu command is used. [method DiscordInteraction.get_target] returns the message.
    #[func(virtual)]
    fn on_message_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Called while a user types an option with autocompletion. Respond with [method DiscordInteraction.send_choices].
    #[func(virtual)]
    fn on_autocomplete(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Called when a button or select menu is used.
    #[func(virtual)]
    fn on_component(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Called when a modal is submitted.
    #[func(virtual)]
    fn on_modal_submit(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }
}

impl DiscordApplicationCommandExecutor {
    /// Returns the checks and the cooldown.
    pub fn rules(&self) -> Rc<CommandRules> {
        self.rules.clone()
    }
}
