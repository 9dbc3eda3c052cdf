//! The signals of the node, as its source declares them.

use std::collections::HashMap;
use std::fs;

use anyhow::Result;

use crate::workspace;

/// A signal of `DiscordClient`.
pub struct Signal {
    /// Its name.
    pub name: String,
    /// The classes of its arguments, without `Discord`'s own prefix left out.
    pub classes: Vec<String>,
    /// What its documentation sets in backticks, the events it tells of among it.
    pub mentions: Vec<String>,
}

/// All of them, in the order of the source.
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

/// A short name for a class, of which there are some so that each signal is one line.
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
    fn a_signal_is_read_with_its_event() {
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
