//! The list of commands for users.

use std::fmt::Write;

use super::{Parameter, ParameterType};

/// What is known of a command.
#[derive(Clone, Debug)]
pub struct CommandHelp<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it does; empty if unknown.
    pub description: &'a str,
    /// Its parameters.
    pub parameters: &'a [Parameter],
}

/// Returns how a command is written, such as `!give <who> [count] [why…]`.
pub fn usage(prefix: &str, command: &CommandHelp<'_>) -> String {
    let mut text = format!("{prefix}{}", command.name);
    for parameter in command.parameters {
        let more = match parameter.kind {
            ParameterType::Rest => "…",
            _ => "",
        };
        let (open, close) = match parameter.is_optional {
            true => ('[', ']'),
            false => ('<', '>'),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, " {open}{}{more}{close}", parameter.name);
    }
    text
}

/// Returns a list of commands, in Discord's Markdown: a line for each of them.
pub fn help_text<'a>(prefix: &str, commands: impl Iterator<Item = CommandHelp<'a>>) -> String {
    let lines: Vec<_> = commands
        .map(|command| {
            let usage = usage(prefix, &command).replace('`', "'");
            match command.description {
                "" => format!("`{usage}`"),
                description => format!("`{usage}` – {description}"),
            }
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_it_is_written() {
        let parameter = |name: &str, kind, is_optional| Parameter {
            name: name.to_owned(),
            kind,
            is_optional,
        };
        let parameters = [
            parameter("who", ParameterType::Member, false),
            parameter("count", ParameterType::Integer, true),
            parameter("why", ParameterType::Rest, true),
        ];
        let give = CommandHelp {
            name: "give",
            description: "Gives something.",
            parameters: &parameters,
        };
        let ping = CommandHelp {
            name: "ping",
            description: "",
            parameters: &[],
        };
        assert_eq!(usage("!", &give), "!give <who> [count] [why…]");
        assert_eq!(
            help_text("!", [give, ping].into_iter()),
            "`!give <who> [count] [why…]` – Gives something.\n`!ping`"
        );
    }
}
