//! The class of checks.

use discord_client::command_checks::CommandCheck;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Anything;
use discord_model::{Id, Permissions, User};
use godot::prelude::*;

/// A condition of a command: who can use it, and where.
///
/// Add it to a handler with [method DiscordCommandHandler.add_check], or to an executor with
/// [method DiscordApplicationCommandExecutor.add_check]. If the condition does not hold, the handler is not called,
/// [signal DiscordClient.command_failed] is emitted, and the response to the user says why.
///
/// ```gdscript
/// client.handle_command("restart", _on_restart).add_check(DiscordCommandCheck.owner_only())
///
/// var is_open := func(_used: DiscordInteraction) -> bool: return Time.get_time_dict_from_system().hour >= 8
/// var check := DiscordCommandCheck.custom(is_open).set_message("The shop is closed.")
/// client.handle_command("buy", _on_buy).add_check(check)
/// ```
///
/// Discord can check permissions and places of application commands itself, and then does not show the command at all; see
/// [method DiscordApplicationCommandBuilder.set_default_member_permissions] and
/// [method DiscordApplicationCommandBuilder.set_contexts]. Administrators of a guild can change that.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordCommandCheck {
    condition: Condition,
    message: GString,
}

/// A condition.
#[derive(Clone)]
pub(super) enum Condition {
    /// It is evaluated by the client.
    Known(CommandCheck),
    /// It is evaluated by a script.
    Custom(Callable),
}

#[godot_api]
impl DiscordCommandCheck {
    /// The owner of the bot can use the command: the owner of the application, or the owner, administrators and developers of its
    /// team. They are fetched at the first use, which needs the token of the bot. With `users`, an id, a [DiscordUser] or an [Array]
    /// of them, these users can use it instead.
    #[func]
    fn owner_only(#[opt(default = Anything::default())] users: Anything) -> Gd<Self> {
        let mut ids = Vec::new();
        let users = match users.0.is_nil() {
            true => Vec::new(),
            false => match users.0.try_to::<AnyArray>() {
                Ok(users) => users.iter_shared().collect(),
                Err(_) => vec![users.0],
            },
        };
        for user in users {
            match IdArgument::from_godot(user).parse::<User>("users") {
                Ok(id) => ids.push(id),
                Err(problem) => {
                    godot_error!("DiscordCommandCheck.owner_only: {problem}.");
                    // Nobody has this id. An empty list would stand for the owner.
                    ids.push(Id::new(u64::MAX));
                }
            }
        }
        Self::create(CommandCheck::OwnerOnly(ids))
    }

    /// The command can be used in guilds.
    #[func]
    fn guild_only() -> Gd<Self> {
        Self::create(CommandCheck::GuildOnly)
    }

    /// The command can be used in direct messages.
    #[func]
    fn dm_only() -> Gd<Self> {
        Self::create(CommandCheck::DirectMessageOnly)
    }

    /// The user needs these permissions in the channel, a bitfield of [DiscordPermissions]. In direct messages, this holds.
    #[func]
    fn user_permissions(permissions: i64) -> Gd<Self> {
        let permissions = Permissions::from_bits_retain(permissions as u64);
        Self::create(CommandCheck::UserPermissions(permissions))
    }

    /// The bot needs these permissions in the channel, a bitfield of [DiscordPermissions]. In direct messages, this holds.
    #[func]
    fn bot_permissions(permissions: i64) -> Gd<Self> {
        let permissions = Permissions::from_bits_retain(permissions as u64);
        Self::create(CommandCheck::BotPermissions(permissions))
    }

    /// A function decides. It gets the [DiscordInteraction] or the [DiscordTextCommand], and returns `true` if the command can be
    /// used, or a [String] with the reason why not. It must not use `await`.
    #[func]
    fn custom(function: Callable) -> Gd<Self> {
        Gd::from_object(Self {
            condition: Condition::Custom(function),
            message: GString::new(),
        })
    }

    /// Sets the message for users for whom the condition does not hold. Returns this check.
    #[func(gd_self)]
    fn set_message(mut this: Gd<Self>, message: GString) -> Gd<Self> {
        this.bind_mut().message = message;
        this
    }
}

impl DiscordCommandCheck {
    fn create(check: CommandCheck) -> Gd<Self> {
        Gd::from_object(Self {
            condition: Condition::Known(check),
            message: GString::new(),
        })
    }

    /// Returns the condition.
    pub(super) fn condition(&self) -> Condition {
        self.condition.clone()
    }

    /// Returns the message for users, if a script has set one.
    pub(super) fn message(&self) -> Option<String> {
        (!self.message.is_empty()).then(|| self.message.to_string())
    }
}
