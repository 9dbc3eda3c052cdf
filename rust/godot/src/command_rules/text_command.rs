//! The class of text commands that were used.

use discord_godot_entities::entities::DiscordMessage;
use discord_godot_values::convert;
use discord_godot_values::parameters::{Anything, Options};
use godot::prelude::*;

/// A command that a user has written as a message, such as `!give @mara 3`. Passed to the handlers of
/// [method DiscordClient.handle_text_command].
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordTextCommand {
    /// The message.
    #[var(get = get_message, no_set)]
    message: PhantomVar<Gd<DiscordMessage>>,
    /// The name of the command, as it was registered, in lower case.
    #[var(get = get_name, no_set)]
    name: PhantomVar<GString>,
    /// The values of the parameters, by their names. Parameters that were left out have no entry. This is a copy.
    #[var(get = get_arguments, no_set)]
    arguments: PhantomVar<VarDictionary>,
    message_object: Gd<DiscordMessage>,
    command_name: GString,
    values: VarDictionary,
}

#[godot_api]
impl DiscordTextCommand {
    /// A word, or a text in quotation marks. The value is a [String].
    #[constant]
    const TEXT: i64 = 0;
    /// An integer. The value is an [int].
    #[constant]
    const INTEGER: i64 = 1;
    /// A number. The value is a [float].
    #[constant]
    const NUMBER: i64 = 2;
    /// Yes or no, true or false, on or off. The value is a [bool].
    #[constant]
    const BOOLEAN: i64 = 3;
    /// A mention of a user, or an id. The value is a [DiscordUser].
    #[constant]
    const USER: i64 = 4;
    /// A mention of a member of the guild, or an id. The value is a [DiscordMember].
    #[constant]
    const MEMBER: i64 = 5;
    /// A mention of a channel, or an id. The value is a [DiscordChannel].
    #[constant]
    const CHANNEL: i64 = 6;
    /// A mention of a role, or an id. The value is a [DiscordRole].
    #[constant]
    const ROLE: i64 = 7;
    /// All of the text that is left, as it was written. It is the last parameter. The value is a [String].
    #[constant]
    const REST: i64 = 8;

    /// Returns the value of a parameter, or `default` if it was left out.
    ///
    /// ```gdscript
    /// func _on_give(command: DiscordTextCommand) -> void:
    ///     var who: DiscordMember = command.get_argument("who")
    ///     var coins: int = command.get_argument("coins", 1)
    ///     await command.reply("%s has %d coins more." % [who.get_display_name(), coins])
    /// ```
    #[func]
    fn get_argument(
        &self,
        name: GString,
        #[opt(default = Anything::default())] default: Anything,
    ) -> Variant {
        self.values.get(&name.to_variant()).unwrap_or(default.0)
    }

    /// Awaitable. Replies to the message, like [method DiscordMessage.reply]. Returns the reply, a [DiscordMessage], or `null` on
    /// failure.
    #[func]
    fn reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let reply = self
            .message_object
            .clone()
            .call("reply", &[message, options.0.to_variant()]);
        reply.try_to().unwrap_or_else(|_| Signal::invalid())
    }

    #[func]
    fn get_message(&self) -> Gd<DiscordMessage> {
        self.message_object.clone()
    }

    #[func]
    fn get_name(&self) -> GString {
        self.command_name.clone()
    }

    #[func]
    fn get_arguments(&self) -> VarDictionary {
        self.values.duplicate_shallow()
    }
}

impl DiscordTextCommand {
    /// Creates the object of a command without values.
    pub(super) fn create(message: Gd<DiscordMessage>, name: &str) -> Gd<Self> {
        Gd::from_object(Self {
            message: PhantomVar::default(),
            name: PhantomVar::default(),
            arguments: PhantomVar::default(),
            message_object: message,
            command_name: convert::text(name),
            values: VarDictionary::new(),
        })
    }

    /// Sets the values of the parameters.
    pub(super) fn set_values(&mut self, values: VarDictionary) {
        self.values = values;
    }
}
