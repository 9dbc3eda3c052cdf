//! The error report for a signal's handler that cannot be called: the signal, the handler, its location, and the
//! reason.

use godot::classes::Script;
use godot::global::type_string;
use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT, GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS,
    GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS,
};

use crate::engine_call::CallFailure;

/// Reports that a handler was not called.
pub fn report(
    source: &Variant,
    signal: &StringName,
    handler: &Callable,
    arguments: &[Variant],
    failure: &CallFailure,
) {
    let source = source.try_to::<Gd<Object>>().ok();
    let class = source
        .as_ref()
        .map_or_else(String::new, |source| source.get_class().to_string());
    let signature = source.map_or_else(
        || format!("{signal}()"),
        |source| signature(&source, signal),
    );
    let handler = explain(handler, &signal.to_string(), arguments, failure);
    godot_error!("{class}: The signal {signature} cannot call its handler {handler}.");
}

/// Returns the handler, its location, and why it cannot be called. `signal` is the signal that it is connected to, if
/// any.
pub fn explain(
    handler: &Callable,
    signal: &str,
    arguments: &[Variant],
    failure: &CallFailure,
) -> String {
    format!(
        "{}: {}",
        handler_name(handler, signal, parameter_count(arguments, failure)),
        reason(handler, arguments, failure)
    )
}

fn reason(handler: &Callable, arguments: &[Variant], failure: &CallFailure) -> String {
    let plural = |count: i32| if count == 1 { "" } else { "s" };
    match failure.kind {
        GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS | GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS => {
            let given = arguments.len() as i64 + added_by_binding(handler);
            let expected = failure.expected;
            format!(
                "it takes {expected} argument{}, but {given} would be given",
                plural(expected),
            )
        }
        GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT => {
            let given = arguments.get(failure.argument);
            format!(
                "argument {} is of type {}, but the handler takes {}",
                failure.argument + 1,
                given.map_or_else(|| type_string(0), type_name),
                type_string(failure.expected.into()),
            )
        }
        _ => "it does not exist or no longer exists".to_owned(),
    }
}

/// Returns how many arguments the handler receives in addition to those of the signal: the bound arguments, minus the
/// unbound ones.
fn added_by_binding(handler: &Callable) -> i64 {
    let handler = handler.to_variant();
    let count = |method: &str| handler.call(method, &[]).try_to::<i64>().unwrap_or(0);
    count("get_bound_arguments_count") - count("get_unbound_arguments_count")
}

/// Returns the type of a value, or its class.
fn type_name(value: &Variant) -> GString {
    match value.try_to::<Gd<Object>>() {
        Ok(object) => object.get_class(),
        Err(_) => type_string(value.get_type().ord().into()),
    }
}

/// Returns how many parameters the handler has.
fn parameter_count(arguments: &[Variant], failure: &CallFailure) -> usize {
    match failure.kind {
        GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS | GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS => {
            usize::try_from(failure.expected).unwrap_or(0)
        }
        _ => arguments.len(),
    }
}

/// Returns the signal as in its documentation, such as `message_sent(message: DiscordMessage)`.
fn signature(source: &Gd<Object>, signal: &StringName) -> String {
    let signals = source.get_signal_list();
    let is_signal = |listed: &VarDictionary| {
        let name = listed.get("name");
        name.is_some_and(|name| name.stringify() == GString::from(signal))
    };
    let arguments = signals
        .iter_shared()
        .find(is_signal)
        .and_then(|listed| listed.get("args")?.try_to::<AnyArray>().ok());
    let arguments: Vec<_> = arguments
        .iter()
        .flat_map(AnyArray::iter_shared)
        .filter_map(|argument| {
            let argument: AnyDictionary = argument.try_to().ok()?;
            let name = argument.get("name")?.stringify();
            let class = argument.get("class_name")?.stringify();
            let kind = match class.is_empty() {
                true => type_string(argument.get("type")?.try_to().ok()?),
                false => class,
            };
            Some(format!("{name}: {kind}"))
        })
        .collect();
    format!("{signal}({})", arguments.join(", "))
}

/// Returns the handler with its script and, if the script's source is available, its line.
fn handler_name(handler: &Callable, signal: &str, parameters: usize) -> String {
    let name = handler.method_name().map(|name| name.to_string());
    let is_lambda = name.as_deref().is_none_or(|name| name.starts_with('<'));
    let object = handler.object();
    let script = object.and_then(|object| {
        // The object of a lambda that uses nothing of its script is the script itself.
        let script = object.get_script();
        script.or_else(|| object.try_cast::<Script>().ok())
    });
    let shown = match &name {
        Some(name) if !is_lambda => format!("{name}()"),
        _ => "func (a lambda)".to_owned(),
    };
    let Some(script) = script else {
        return match is_lambda {
            true => handler.to_string(),
            false => shown,
        };
    };
    let path = script.get_path();
    let source = script.get_source_code().to_string();
    let line = match name {
        Some(name) if !is_lambda => line_of(&source, |line| {
            let declared = line.trim_start().trim_start_matches("static ");
            let rest = declared.strip_prefix("func ").unwrap_or_default();
            rest.trim_start().starts_with(&format!("{name}("))
        }),
        _ => {
            // A lambda has no name that can be searched for, but its parameters are in the line that connects it.
            let connection = format!("{signal}.connect(func(");
            line_of(&source, |line| {
                let declared = line.trim_start().split_once(&connection);
                declared.is_some_and(|(before, declared)| {
                    let is_code = ends_in_code(before);
                    let declared = declared.split(')').next().unwrap_or_default();
                    let names = declared.split(',').filter(|name| !name.trim().is_empty());
                    is_code && names.count() == parameters
                })
            })
        }
    };
    match line {
        // An inner class of a script has no path of its own.
        _ if path.is_empty() => shown,
        Some(line) => format!("{shown} ({path}:{line})"),
        None => format!("{shown} ({path})"),
    }
}

/// Returns whether the end of this text is neither inside a string nor inside a comment.
fn ends_in_code(line: &str) -> bool {
    let mut quote = None;
    for character in line.chars() {
        match (quote, character) {
            (None, '#') => return false,
            (None, '"' | '\'') => quote = Some(character),
            (Some(begin), end) if begin == end => quote = None,
            _ => {}
        }
    }
    quote.is_none()
}

/// Returns the number of the only line that matches.
fn line_of(source: &str, holds: impl Fn(&str) -> bool) -> Option<usize> {
    let mut lines = source.lines().enumerate().filter(|(_, line)| holds(line));
    let (index, _) = lines.next()?;
    lines.next().is_none().then_some(index + 1)
}
