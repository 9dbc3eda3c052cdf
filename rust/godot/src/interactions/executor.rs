//! A class that scripts extend to carry out commands.

use godot::prelude::*;

use crate::entities::DiscordInteraction;

/// Carries out a command: extend it, override what you need, and hand it to
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
/// It also takes components and forms whose custom id is the command's name, or begins with it and a colon, such as
/// `"roll:again"`.
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordApplicationCommandExecutor {
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordApplicationCommandExecutor {
    /// Somebody used the slash command.
    #[func(virtual)]
    fn on_slash_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Somebody used the command in the menu of a user; [method DiscordInteraction.get_target] tells of which.
    #[func(virtual)]
    fn on_user_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Somebody used the command in the menu of a message; [method DiscordInteraction.get_target] tells of which.
    #[func(virtual)]
    fn on_message_command(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Somebody is typing an option; answer with [method DiscordInteraction.send_choices].
    #[func(virtual)]
    fn on_autocomplete(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Somebody pressed a button or chose from a menu.
    #[func(virtual)]
    fn on_component(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }

    /// Somebody sent a form off.
    #[func(virtual)]
    fn on_modal_submit(&self, interaction: Gd<DiscordInteraction>) {
        let _ = interaction;
    }
}
