//! The class that scripts extend to handle commands.

use discord_godot_entities::entities::DiscordInteraction;
use godot::prelude::*;

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
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordApplicationCommandExecutor {
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
