//! `cargo xtask actions`: generates the list of the sandbox's actions with their fields, in `docs/sandbox.md` and in the class
//! reference of `DiscordSandbox.act`, from the table of the sandbox.

mod definition;
mod source;
mod table;
mod text;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace;
use definition::Definitions;

/// The file with the documentation of `DiscordSandbox.act`.
const CLASS: &str = "rust/godot/src/sandbox.rs";

/// The lines before and after the list in that file.
const BEGIN: &str = "    // Written by `cargo xtask actions`:\n";
const END: &str = "    // End of what is written by `cargo xtask actions`.\n";

/// The path of the page.
fn page() -> PathBuf {
    workspace::root().join("docs/sandbox.md")
}

fn class() -> PathBuf {
    workspace::root().join(CLASS)
}

/// Generates the page and the class reference.
///
/// # Errors
/// If the sources cannot be read or parsed.
pub fn write() -> Result<()> {
    let definitions = Definitions::read()?;
    let reference = with_reference(&fs::read_to_string(class())?, &definitions)?;
    fs::write(page(), text::page(&definitions))?;
    fs::write(class(), reference)?;
    Ok(())
}

/// The source of the class with the current list of actions.
fn with_reference(source: &str, definitions: &Definitions) -> Result<String> {
    let place = || format!("{CLASS} has no line {BEGIN:?}, or no {END:?} after it");
    let (before, rest) = source.split_once(BEGIN).with_context(place)?;
    let (_, after) = rest.split_once(END).with_context(place)?;
    let reference = text::reference(definitions);
    Ok(format!("{before}{BEGIN}{reference}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_the_class_reference_are_up_to_date() {
        let definitions = Definitions::read().unwrap();
        let advice = "run `cargo xtask actions` to update it";
        let written = fs::read_to_string(page()).unwrap();
        assert!(written == text::page(&definitions), "{advice}");
        let source = fs::read_to_string(class()).unwrap();
        let made = with_reference(&source, &definitions).unwrap();
        assert!(source == made, "{advice}");
    }

    /// The calls of `act` in the documentation use existing actions and fields.
    #[test]
    fn the_examples_name_actions_and_fields_that_exist() {
        let definitions = Definitions::read().unwrap();
        let mut files = workspace::files_in("docs", "md").unwrap();
        for classes in ["godot", "godot_entities", "godot_values"] {
            files.extend(workspace::files_in(&format!("rust/{classes}/src"), "rs").unwrap());
        }
        files.push(workspace::root().join("README.md"));
        let mut calls = 0;
        for file in files {
            for (action, fields) in source::calls(&fs::read_to_string(&file).unwrap()) {
                let place = format!("{}: act({action:?})", file.display());
                let action = definitions.actions.iter().find(|one| one.name == action);
                let action = action.unwrap_or_else(|| panic!("{place}: there is no such action"));
                for field in fields {
                    assert!(action.takes(&field), "{place} takes no {field}");
                }
                calls += 1;
            }
        }
        assert!(calls >= 3, "only {calls} examples were found");
    }
}
