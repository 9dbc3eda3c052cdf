//! The class of errors of commands.

use discord_godot_values::convert;
use godot::prelude::*;

/// Why the handler of a command was not called. Passed by [signal DiscordClient.command_failed].
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordCommandError {
    /// The type of the error: one of the constants below.
    #[var(get = get_kind, no_set)]
    kind: PhantomVar<i64>,
    /// The name of the command, or the custom id of the component or modal.
    #[var(get = get_command, no_set)]
    command: PhantomVar<GString>,
    /// The message that the user sees. Set it to send another one. If it is empty, the user sees nothing of a text command, and that
    /// the bot did not respond of an interaction.
    #[var]
    message: GString,
    /// The remaining time of the cooldown in seconds; `0` for other errors.
    #[var(get = get_retry_after, no_set)]
    retry_after: PhantomVar<f64>,
    refusal: Refusal,
    command_name: GString,
}

/// Why a handler is not called.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) kind: i64,
    pub(super) message: String,
    pub(super) retry_after: f64,
}

#[godot_api]
impl DiscordCommandError {
    /// A check does not hold.
    #[constant]
    pub(super) const CHECK: i64 = 0;
    /// The command was used too often.
    #[constant]
    pub(super) const COOLDOWN: i64 = 1;
    /// The arguments of a text command are missing or invalid.
    #[constant]
    pub(super) const ARGUMENTS: i64 = 2;

    #[func]
    fn get_kind(&self) -> i64 {
        self.refusal.kind
    }

    #[func]
    fn get_command(&self) -> GString {
        self.command_name.clone()
    }

    #[func]
    fn get_retry_after(&self) -> f64 {
        self.refusal.retry_after
    }
}

impl DiscordCommandError {
    pub(super) fn create(refusal: Refusal, command: &str) -> Gd<Self> {
        Gd::from_object(Self {
            kind: PhantomVar::default(),
            command: PhantomVar::default(),
            message: convert::text(&refusal.message),
            retry_after: PhantomVar::default(),
            refusal,
            command_name: convert::text(command),
        })
    }

    /// Returns the message for the user, which a script may have changed.
    pub(super) fn message_for_user(&self) -> GString {
        self.message.clone()
    }
}
