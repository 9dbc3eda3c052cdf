//! Parses the table of the actions.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::definition::{Action, Field, inner, snake};
use super::source::{Item, items};

/// The actions in the source of the table.
///
/// # Errors
/// If there is no table, or a field cannot be parsed.
pub fn actions(source: &str) -> Result<Vec<Action>> {
    let common = common_fields(source);
    let (_, table) = source
        .split_once("\nactions! {")
        .context("no table of actions")?;
    let mut actions: Vec<Action> = Vec::new();
    let mut is_in_fields = false;
    for item in items(table) {
        let code = &*item.code;
        if is_in_fields {
            is_in_fields = !code.starts_with('}');
            if let Some(action) = actions.last_mut().filter(|_| is_in_fields) {
                action.fields.extend(fields(&item, code, &common)?);
            }
        } else if let Some((name, rest)) = code.split_once(" {").filter(|(name, _)| is_name(name)) {
            let (on_line, is_whole) = match rest.split_once('}') {
                Some((on_line, _)) => (on_line, true),
                None => (rest, false),
            };
            is_in_fields = !is_whole;
            let renamed = item.attributes.split('"').nth(1);
            actions.push(Action {
                name: renamed.map_or_else(|| snake(name), str::to_owned),
                fields: fields(&Item::default(), on_line, &common)?,
                documentation: item.documentation,
            });
        }
    }
    Ok(actions)
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.chars().all(char::is_alphanumeric)
}

/// The fields on a line: one with its type, or the names of some that many actions have.
fn fields(item: &Item, code: &str, common: &BTreeMap<String, Field>) -> Result<Vec<Field>> {
    let code = code.trim().trim_end_matches(',');
    if !item.documentation.is_empty() {
        return Ok(vec![field(code, &item.documentation, &item.attributes)]);
    }
    let names = code.split(", ").filter(|name| !name.is_empty());
    let known = names.map(|name| {
        let (name, argument) = name.split_once('(').unwrap_or((name, ""));
        let mut field = common
            .get(name)
            .with_context(|| format!("no field {name}"))?
            .clone();
        if !argument.is_empty() {
            argument.trim_end_matches(')').clone_into(&mut field.name);
        }
        Ok(field)
    });
    known.collect()
}

fn field(code: &str, documentation: &str, attributes: &str) -> Field {
    let (code, has_default) = match code.strip_suffix(" = default") {
        Some(code) => (code, true),
        None => (code, attributes.contains("default")),
    };
    let (name, kind) = code.split_once(": ").unwrap_or((code, "Fields"));
    let option = inner(kind, "Option");
    Field {
        // `r#type` is the field `type`.
        name: name.trim_start_matches("r#").to_owned(),
        kind: option.unwrap_or(kind).to_owned(),
        documentation: documentation.to_owned(),
        optional: option.is_some() || has_default,
        is_placeholder: name.starts_with(".."),
    }
}

/// The fields that many actions have, by the names that the table has for them: from the rules of the macro.
fn common_fields(source: &str) -> BTreeMap<String, Field> {
    let rules = source.split("    ($head:tt $done:tt ").skip(1);
    let parse = |rule| -> Option<_> {
        let (name, rest) = str::split_once(rule, [' ', '(', ')'])?;
        let (_, rest) = rest.split_once("#[doc = \"")?;
        let (documentation, rest) = rest.split_once("\"] ")?;
        let (code, _) = rest.split_once([',', '}'])?;
        Some((name.to_owned(), field(code.trim(), documentation, "")))
    };
    rules.filter_map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_its_own_fields_and_common_ones() {
        let source = "
    ($head:tt $done:tt guild $(, $($rest:tt)*)?) => {
        action_struct! { $head $done #[doc = \"The guild.\"] guild: Key, $($($rest)*)? }
    };
actions! {
    /// Makes a sound.
    #[serde(rename = \"sound\")]
    MakeSound {
        guild,
        /// How loud.
        volume: u64 = default,
        /// All else.
        ..fields
    } => make;
    /// Ends all.
    EndAll {} => end;
}
";
        let found = actions(source).unwrap();
        let names: Vec<_> = found.iter().map(|action| &*action.name).collect();
        assert_eq!(names, ["sound", "end_all"]);
        let [guild, volume, rest] = &found[0].fields[..] else {
            panic!("{} fields", found[0].fields.len());
        };
        assert_eq!(guild.documentation, "The guild.");
        assert!(!guild.optional && volume.optional && volume.kind == "u64");
        assert!(rest.is_placeholder);
    }
}
