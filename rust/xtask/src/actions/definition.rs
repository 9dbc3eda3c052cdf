//! Reads the definitions of the actions from the source of the sandbox.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;

use super::source::{Item, items};
use super::table;
use crate::workspace;

/// The folder with the types of the fields, and the table of the actions.
const SOURCE: &str = "rust/sandbox/src";
const TABLE: &str = "rust/sandbox/src/action/table.rs";

/// All actions, and the types of their fields.
pub struct Definitions {
    /// The actions in the order of the table.
    pub actions: Vec<Action>,
    types: BTreeMap<String, Type>,
}

/// An action of the sandbox.
pub struct Action {
    /// The name in snake case.
    pub name: String,
    /// What the action does and returns.
    pub documentation: String,
    pub fields: Vec<Field>,
}

/// A field of an action.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    /// The Rust type, without the `Option` around it.
    pub kind: String,
    pub documentation: String,
    pub optional: bool,
    /// Whether the field is a placeholder for any number of Discord's fields.
    pub is_placeholder: bool,
}

/// A struct with its fields, or an enum with its variants.
#[derive(Default)]
struct Type {
    fields: Vec<Field>,
    variants: Vec<String>,
}

impl Action {
    /// Whether the action has a field of this name.
    #[cfg(test)]
    pub fn takes(&self, name: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.name == name || field.is_placeholder)
    }
}

impl Definitions {
    /// Reads all definitions.
    ///
    /// # Errors
    /// If a file cannot be read, or the table cannot be parsed.
    pub fn read() -> Result<Self> {
        let mut types = BTreeMap::new();
        for file in workspace::files_in(SOURCE, "rs")? {
            // Types of the sandbox may have the same names as types of actions, which take precedence.
            let is_action = file.starts_with(workspace::root().join(SOURCE).join("action"));
            for (name, found) in types_in(&fs::read_to_string(&file)?) {
                if is_action {
                    types.insert(name, found);
                } else {
                    types.entry(name).or_insert(found);
                }
            }
        }
        let table = fs::read_to_string(workspace::root().join(TABLE))?;
        let actions = table::actions(&table)?;
        Ok(Self { actions, types })
    }

    /// The name of a type for somebody who writes JSON or GDScript.
    pub fn type_name(&self, kind: &str) -> String {
        if let Some(inner) = inner(kind, "Vec") {
            return format!("array of {}", self.type_name(inner));
        }
        match kind {
            "Key" => "id or name".to_owned(),
            "Id" => "id".to_owned(),
            "String" | "Token" => "string".to_owned(),
            "bool" => "boolean".to_owned(),
            "f64" => "number".to_owned(),
            "Fields" => "object".to_owned(),
            "Value" => "any".to_owned(),
            number if number.starts_with(['u', 'i']) => "integer".to_owned(),
            name => match self.types.get(name) {
                Some(found) if found.variants.is_empty() => {
                    let names = found.fields.iter().map(|field| &*field.name);
                    format!("`{{{}}}`", names.collect::<Vec<_>>().join(", "))
                }
                Some(found) => {
                    let variants = found.variants.iter().map(|name| format!("`{name}`"));
                    variants.collect::<Vec<_>>().join(", ")
                }
                None => name.to_owned(),
            },
        }
    }
}

/// The public structs and enums in a source file.
fn types_in(source: &str) -> Vec<(String, Type)> {
    let mut types: Vec<(String, Type)> = Vec::new();
    let mut open: Option<(String, Type, bool)> = None;
    for item in items(source) {
        let code = &*item.code;
        let head = code
            .strip_prefix("pub struct ")
            .or_else(|| code.strip_prefix("pub enum "));
        if let Some(name) = head.and_then(|rest| rest.split([' ', ';', '(']).next()) {
            let found = Type::default();
            // If the struct has a default, all its fields are optional.
            let all_optional = item.attributes.contains("serde(default");
            let has_no_body = code.ends_with("{}") || code.ends_with(';');
            if has_no_body {
                types.push((name.to_owned(), found));
            } else {
                open = Some((name.to_owned(), found, all_optional));
            }
        } else if code == "}" {
            types.extend(open.take().map(|(name, found, _)| (name, found)));
        } else if let Some((_, found, all_optional)) = &mut open {
            match code
                .strip_prefix("pub ")
                .and_then(|rest| rest.split_once(": "))
            {
                Some((name, kind)) => found.fields.push(field(&item, name, kind, *all_optional)),
                None => found.variants.extend(variant(code)),
            }
        }
    }
    types
}

/// The name of the variant that starts on a line, if one does.
fn variant(code: &str) -> Option<String> {
    let name = code.trim_end_matches([',', ' ', '{']);
    let is_name = !name.is_empty() && name.chars().all(char::is_alphanumeric);
    is_name.then(|| snake(name))
}

fn field(item: &Item, name: &str, kind: &str, all_optional: bool) -> Field {
    let kind = kind.trim_end_matches(',');
    let option = inner(kind, "Option");
    let has_default = item.attributes.contains("default");
    Field {
        // `r#type` is the field `type`.
        name: name.trim_start_matches("r#").to_owned(),
        kind: option.unwrap_or(kind).to_owned(),
        documentation: item.documentation.clone(),
        optional: option.is_some() || has_default || all_optional,
        is_placeholder: item.attributes.contains("flatten"),
    }
}

/// The parameter of a generic type, if `kind` is an `outer`.
pub fn inner<'a>(kind: &'a str, outer: &str) -> Option<&'a str> {
    let kind = kind.strip_prefix(outer)?;
    kind.strip_prefix('<')?.strip_suffix('>')
}

/// A name in snake case.
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_and_field_is_documented() {
        let definitions = Definitions::read().unwrap();
        assert!(definitions.actions.len() > 100);
        for action in &definitions.actions {
            assert!(!action.documentation.is_empty(), "{}", action.name);
            for field in &action.fields {
                let place = format!("{}.{}", action.name, field.name);
                assert!(!field.documentation.is_empty(), "{place}");
                let type_name = definitions.type_name(&field.kind);
                assert!(
                    !type_name.starts_with(char::is_uppercase),
                    "{place}: {type_name}"
                );
            }
        }
    }

    #[test]
    fn fields_are_read_with_whether_they_are_optional() {
        let definitions = Definitions::read().unwrap();
        let find = |name: &str| definitions.actions.iter().find(|one| one.name == name);
        let send = find("send_message").unwrap();
        let optional = |name: &str| send.fields.iter().find(|field| field.name == name).unwrap();
        assert!(!optional("channel").optional);
        assert!(optional("reply_to").optional);
        let make = find("create_emoji").unwrap();
        assert_eq!(make.documentation, "Creates an emoji. Returns it.");
        assert!(make.fields.last().unwrap().is_placeholder);
        assert!(make.takes("animated") && !send.takes("animated"));
        assert!(find("rate_limit_next").unwrap().fields.iter().any(|field| {
            field.name == "scope"
                && definitions.type_name(&field.kind) == "`user`, `global`, `shared`"
        }));
    }
}
