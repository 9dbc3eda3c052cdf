//! Commands that users write as messages.

use discord_client::text_commands::check_text_command_name;
use godot::prelude::*;

use super::DiscordClient;
use crate::command_rules::{DiscordCommandHandler, TextHandler};

#[godot_api(secondary)]
impl DiscordClient {
    /// Calls `handler` with a [DiscordTextCommand] when a user writes a message that begins with [member command_prefix] and this
    /// name, such as `!give`. The case of letters does not matter. A name may have up to three words, as in `"team add"`; the
    /// longest name that fits is taken. A handler for the same name is replaced.
    ///
    /// Add parameters, checks and a cooldown to the returned object. If one of them is not met, [signal command_failed] is emitted,
    /// and the response to the user says what is wrong. Messages of bots are ignored.
    ///
    /// The bot needs [constant DiscordIntents.MESSAGE_CONTENT], except for direct messages and messages that mention it. A mention of
    /// the bot is always a prefix. For most bots, [method handle_command] is better: Discord shows its commands and their options
    /// to users, and needs no intent.
    ///
    /// ```gdscript
    /// func _ready() -> void:
    ///     client.command_prefix = "!"
    ///     var give := client.handle_text_command("give", _on_give, "Gives coins to somebody")
    ///     give.add_parameter("who", DiscordTextCommand.MEMBER)
    ///     give.add_parameter("coins", DiscordTextCommand.INTEGER)
    ///     give.add_check(DiscordCommandCheck.guild_only()).set_cooldown(10.0)
    /// ```
    #[func]
    fn handle_text_command(
        &self,
        name: GString,
        handler: Callable,
        #[opt(default = "")] description: GString,
    ) -> Gd<DiscordCommandHandler> {
        let text_handler = TextHandler::new(handler.clone(), description.to_string());
        let (rules, parameters) = text_handler.shared_parts();
        let name = name.to_string();
        let problem = check_text_command_name(&name).err().or_else(|| {
            (!handler.is_valid())
                .then(|| "the function does not exist, or its object was freed".to_owned())
        });
        match problem {
            None => self
                .core
                .command_state
                .set_text_handler(&name, text_handler),
            Some(problem) => {
                godot_error!("DiscordClient.handle_text_command: '{name}': {problem}.");
            }
        }
        DiscordCommandHandler::create(rules, Some(parameters))
    }

    /// Removes the handler that was registered with [method handle_text_command].
    #[func]
    fn remove_text_command(&self, name: GString) {
        self.core
            .command_state
            .remove_text_handler(&name.to_string());
    }

    /// Returns a list of all text commands with their parameters and descriptions, in Discord's Markdown. It may be longer than a
    /// message.
    ///
    /// ```gdscript
    /// func _ready() -> void:
    ///     client.handle_text_command("help", _on_help, "Shows this list")
    ///
    ///
    /// func _on_help(command: DiscordTextCommand) -> void:
    ///     await command.reply(client.get_text_command_help())
    /// ```
    #[func]
    fn get_text_command_help(&self) -> GString {
        let help = self.core.command_state.help(&self.core.command_prefix());
        (&help).into()
    }
}
