//! The actions as a page, and as lines of the class reference.

use std::fmt::Write;

use super::definition::{Action, Definitions, Field};

/// The longest line of the class reference.
const WIDTH: usize = 120;

/// The page with every action, its fields and what they are.
pub fn page(definitions: &Definitions) -> String {
    let mut page = String::from(
        "# Actions of the sandbox\n\n\
         An action makes something happen in a `DiscordSandbox`: `sandbox.act(\"send_message\", {\"channel\": \"general\", ...})` \
         in GDScript, or `POST /sandbox/send_message` with the fields as JSON. `cargo xtask actions` writes this page.\n\n\
         The users of the sandbox are simulated. They may do anything: permissions apply only to bots, and to the commands \
         that users use.\n\n\
         Users, guilds, channels and roles are specified by id or by name; if several have the same name, the oldest is used. \
         Ids can be integers or strings. Fields in *italics* are optional. `…` stands for any fields of Discord's object.\n",
    );
    for action in &definitions.actions {
        // Writing to a string cannot fail.
        let _ = write!(page, "\n## `{}`\n\n{}\n", action.name, action.documentation);
        if !action.fields.is_empty() {
            page.push_str("\n| field | type | description |\n|---|---|---|\n");
        }
        for field in &action.fields {
            let name = match field {
                Field { open: true, .. } => "…".to_owned(),
                Field { optional: true, .. } => format!("*`{}`*", field.name),
                _ => format!("`{}`", field.name),
            };
            let kind = if field.open {
                "any".to_owned()
            } else {
                definitions.words(&field.kind)
            };
            let documentation = field.documentation.replace('|', "\\|");
            let _ = writeln!(page, "| {name} | {kind} | {documentation} |");
        }
    }
    page
}

/// A list with an entry for each action: its fields, and what it does.
pub fn reference(definitions: &Definitions) -> String {
    let mut reference = String::new();
    for action in &definitions.actions {
        let line = format!(
            "- `{}`{}: {}",
            action.name,
            fields(action),
            action.documentation
        );
        wrap(&line, &mut reference);
    }
    reference
}

/// The names of the fields, the optional ones last.
fn fields(action: &Action) -> String {
    let named = |optional| {
        let fields = action.fields.iter();
        let fields = fields.filter(move |field| field.optional == optional && !field.open);
        let names: Vec<String> = fields.map(|field| format!("`{}`", field.name)).collect();
        names.join(", ")
    };
    let mut parts = vec![named(false)];
    let optional = named(true);
    if !optional.is_empty() {
        parts.push(format!("optional {optional}"));
    }
    if action.fields.iter().any(|field| field.open) {
        parts.push("and fields of the object".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join("; "))
    }
}

/// Writes a line of documentation as lines that are not too long.
fn wrap(text: &str, into: &mut String) {
    let mut line = String::from("    ///");
    for word in text.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            into.push_str(&line);
            into.push('\n');
            line = String::from("    ///  ");
        }
        line.push(' ');
        line.push_str(word);
    }
    into.push_str(&line);
    into.push('\n');
}
