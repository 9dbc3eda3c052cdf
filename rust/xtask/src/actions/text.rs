//! Formats the list of actions as a page of Markdown, and as documentation in the class reference.

use std::fmt::Write;

use super::definition::{Action, Definitions, Field};

/// The maximum length of a line in the source of the class reference.
const WIDTH: usize = 120;

/// The page with all actions and their fields.
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
        // Writing to a string never fails.
        let _ = write!(page, "\n## `{}`\n\n{}\n", action.name, action.documentation);
        if !action.fields.is_empty() {
            page.push_str("\n| field | type | description |\n|---|---|---|\n");
        }
        for field in &action.fields {
            let name = match field {
                Field {
                    is_placeholder: true,
                    ..
                } => "…".to_owned(),
                Field { optional: true, .. } => format!("*`{}`*", field.name),
                _ => format!("`{}`", field.name),
            };
            let kind = if field.is_placeholder {
                "any".to_owned()
            } else {
                definitions.type_name(&field.kind)
            };
            let documentation = field.documentation.replace('|', "\\|");
            let _ = writeln!(page, "| {name} | {kind} | {documentation} |");
        }
    }
    page
}

/// A list with an item for each action: its name, its fields, and what it does.
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
        let fields =
            fields.filter(move |field| field.optional == optional && !field.is_placeholder);
        let names: Vec<String> = fields.map(|field| format!("`{}`", field.name)).collect();
        names.join(", ")
    };
    let mut parts = vec![named(false)];
    let optional = named(true);
    if !optional.is_empty() {
        parts.push(format!("optional {optional}"));
    }
    if action.fields.iter().any(|field| field.is_placeholder) {
        parts.push("and fields of the object".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join("; "))
    }
}

/// Appends a text as lines of documentation of at most `WIDTH` characters.
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
