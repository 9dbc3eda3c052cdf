//! Evaluates the rules of handlers.

use std::rc::Rc;
use std::time::Duration;

use discord_client::command_checks::{CommandSite, Unknown};
use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use godot::builtin::VariantType;
use godot::prelude::*;

use super::check::Condition;
use super::command_error::{DiscordCommandError, Refusal};
use super::rules::CommandRules;

/// Why a handler is not called now.
pub(super) enum NotNow {
    /// The response to the user says why.
    Refused(Refusal),
    /// The owners of the application must be fetched first.
    OwnersUnknown,
}

/// Evaluates the checks. `context` is the interaction or the text command. Nothing may be borrowed.
pub(super) fn evaluate_checks(
    rules: &[Rc<CommandRules>],
    site: &CommandSite,
    context: &Variant,
) -> Result<(), NotNow> {
    for check in rules.iter().flat_map(|rules| rules.checks()) {
        let (condition, message) = {
            let check = check.bind();
            (check.condition(), check.message())
        };
        let reason = match condition {
            Condition::Known(known) => match known.refusal(site) {
                Ok(reason) => reason,
                Err(Unknown::Owners) => return Err(NotNow::OwnersUnknown),
                Err(Unknown::Permissions) => {
                    Some("The permissions in this channel are not known.".to_owned())
                }
            },
            Condition::Custom(function) => ask(&function, context),
        };
        if let Some(reason) = reason {
            return Err(NotNow::Refused(check_refusal(message.unwrap_or(reason))));
        }
    }
    Ok(())
}

/// Counts a use for the cooldowns.
pub(super) fn count_use(
    rules: &[Rc<CommandRules>],
    site: &CommandSite,
    channel: u64,
) -> Result<(), Refusal> {
    for rules in rules {
        rules
            .count_use(site.user.get(), channel, site.guild.get())
            .map_err(cooldown_refusal)?;
    }
    Ok(())
}

pub(super) fn check_refusal(message: String) -> Refusal {
    Refusal {
        kind: DiscordCommandError::CHECK,
        message,
        retry_after: 0.0,
    }
}

fn cooldown_refusal(remaining: Duration) -> Refusal {
    // A second more is better than one less, which would be too early.
    let seconds = remaining.as_secs_f64().ceil() as u64;
    let shown = match seconds {
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} minutes", seconds.div_ceil(60)),
        _ => format!("{} hours", seconds.div_ceil(3600)),
    };
    Refusal {
        kind: DiscordCommandError::COOLDOWN,
        message: format!("You can use this again in {shown}."),
        retry_after: remaining.as_secs_f64(),
    }
}

/// Asks a script. Returns the reason if the condition does not hold.
fn ask(function: &Callable, context: &Variant) -> Option<String> {
    const NO: &str = "You cannot use this here.";
    let arguments = std::slice::from_ref(context);
    let answer = match function.is_valid() {
        true => call_method(&function.to_variant(), &"call".into(), arguments)
            .map_err(|failure| handler_error::explain(function, "", arguments, &failure)),
        false => Err("the function or its object no longer exists".to_owned()),
    };
    let problem = match answer {
        Ok(answer) => match answer.get_type() {
            VariantType::BOOL => return (!answer.booleanize()).then(|| NO.to_owned()),
            VariantType::STRING => {
                let reason = answer.stringify().to_string();
                return (!reason.is_empty()).then_some(reason);
            }
            VariantType::OBJECT => "it uses await, or returns an object".to_owned(),
            _ => "it returns neither a bool nor a String".to_owned(),
        },
        Err(problem) => problem,
    };
    godot_error!("DiscordCommandCheck: the function of a check cannot be used: {problem}.");
    Some(NO.to_owned())
}
