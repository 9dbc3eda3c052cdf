//! Reads the signals of `DiscordClient` from its source.

use std::collections::HashMap;
use std::fs;

use anyhow::Result;

use crate::workspace;

/// A signal of `DiscordClient`.
pub struct Signal {
    /// The name of the signal.
    pub name: String,
    /// The classes of its arguments, with the prefix `Discord`.
    pub classes: Vec<String>,
    /// The texts in backticks in its documentation, which include the names of its events.
    pub mentions: Vec<String>,
}

/// Reads all signals, in the order of the source.
pub fn read() -> Result<Vec<Signal>> {
    let mut signals = Vec::new();
    for file in workspace::files_in("rust/godot/src/client", "rs")? {
        signals.extend(parse(&fs::read_to_string(file)?));
    }
    Ok(signals)
}

fn parse(source: &str) -> Vec<Signal> {
    let mut signals = Vec::new();
    let short: HashMap<_, _> = source.lines().filter_map(short_name).collect();
    let mut documentation = String::new();
    let mut lines = source.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("///") {
            documentation.push_str(text);
        } else if line == "#[signal]" {
            let mut declaration = String::new();
            for line in lines.by_ref() {
                declaration.push_str(line);
                if line.ends_with(';') {
                    break;
                }
            }
            signals.extend(signal(&declaration, &documentation, &short));
            documentation.clear();
        } else {
            documentation.clear();
        }
    }
    signals
}

/// Parses a type alias for a class. The source has them so that each signal fits on one line.
fn short_name(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("type ")?
        .strip_suffix(">;")?
        .split_once(" = Gd<")
}

fn signal(declaration: &str, documentation: &str, short: &HashMap<&str, &str>) -> Option<Signal> {
    let (name, arguments) = declaration.strip_prefix("fn ")?.split_once('(')?;
    Some(Signal {
        name: name.to_owned(),
        classes: arguments
            .split(|letter: char| !letter.is_alphanumeric())
            .map(|word| *short.get(word).unwrap_or(&word))
            .filter(|word| word.starts_with("Discord"))
            .map(str::to_owned)
            .collect(),
        mentions: documentation
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_signal_is_parsed_with_its_event() {
        let source = "type Role = Gd<DiscordRole>;
            /// A role changed. Event: `GUILD_ROLE_UPDATE`.
            #[signal]
            fn guild_role_updated(
                guild: Gd<DiscordGuild>,
                old: Role,
            );
        ";
        let signals = super::parse(source);
        assert_eq!(signals[0].name, "guild_role_updated");
        assert_eq!(signals[0].classes, ["DiscordGuild", "DiscordRole"]);
        assert_eq!(signals[0].mentions, ["GUILD_ROLE_UPDATE"]);
    }
}
