//! Registers the documentation of the classes with the editor.
//!
//! gdext converts the documentation of each class to XML and passes it to the editor. Four details of it are wrong or missing for
//! the editor, so all texts are passed to the editor again, corrected:
//! - The members in class tables are missing: `tables` adds them, and `bbcode` converts their descriptions.
//! - A property has the name of its field in Rust, even if `#[var(rename)]` renames it in Godot. The editor would find
//!   no documentation for such a property.
//! - Descriptions of what a field of an endpoint accepts are inserted: they depend on the route table.
//! - Descriptions of methods and signals begin with an indented line. The editor takes this for the indentation of all lines, and
//!   moves lines of code.

mod bbcode;
mod tables;

use godot::docs::__gather_xml_docs;

/// Fields in Rust whose names are reserved words, and the names of their properties in Godot.
const RENAMED: [(&str, &str); 1] = [("kind", "type")];

/// Passes the documentation of all classes to the editor.
pub fn load() {
    for xml in documentation() {
        // SAFETY: gdext has initialized the interface before it calls the extension. The text is UTF-8 and has this
        // length.
        unsafe {
            godot::sys::interface_fn!(editor_help_load_xml_from_utf8_chars_and_len)(
                xml.as_ptr().cast(),
                xml.len() as i64,
            );
        }
    }
}

/// Returns the documentation of all classes as XML.
fn documentation() -> impl Iterator<Item = String> {
    let tables = tables::documentation();
    __gather_xml_docs().map(move |xml| match tables.get(class_of(&xml)) {
        Some(members) => corrected(&members.insert_into(&xml)),
        None => corrected(&xml),
    })
}

/// Returns the name of the class that the XML describes.
fn class_of(xml: &str) -> &str {
    let name = xml.split_once("<class name=\"");
    let name = name.and_then(|(_, name)| name.split_once('"'));
    name.map_or("", |(name, _)| name)
}

/// Returns the XML with unindented descriptions, and with both names of each renamed property: the editor ignores
/// documentation of properties that do not exist.
fn corrected(xml: &str) -> String {
    let mut added = String::new();
    for (field, property) in RENAMED {
        let start = format!("<member name=\"{field}\"");
        if let Some((_, after)) = xml.split_once(&start)
            && let Some((documentation, _)) = after.split_once("</member>")
        {
            added += &format!("<member name=\"{property}\"{documentation}</member>");
        }
    }
    with_fields(xml)
        .replace("<description>\n  ", "<description>")
        .replace("</members>", &format!("{added}</members>"))
}

/// Returns the XML with the description of a field in place of each `@endpoint.field@`.
fn with_fields(xml: &str) -> String {
    let mut parts = xml.split('@');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut is_after_field = false;
    for part in parts {
        match description_of(part).filter(|_| !is_after_field) {
            Some(description) => {
                text.push_str(&description);
                is_after_field = true;
            }
            // The second `@` of a field is left out, too.
            None if is_after_field => {
                text.push_str(part);
                is_after_field = false;
            }
            None => {
                text.push('@');
                text.push_str(part);
            }
        }
    }
    text
}

/// Returns what a field accepts, by its endpoint and its name, such as `modify_guild.name`.
fn description_of(field: &str) -> Option<String> {
    let (route, name) = field.split_once('.')?;
    let mut fields = discord_rest::routes::find(route)?.body.iter();
    Some(fields.find(|field| field.name == name)?.description())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::{env, fs};

    use super::*;

    #[test]
    fn fields_are_described() {
        let text = "@everyone: sets @modify_role.x@ or @modify_webhook.name@. me@example.org";
        assert_eq!(
            with_fields(text),
            "@everyone: sets @modify_role.x@ or a text with a length from 1 to 80 characters. me@example.org"
        );
    }

    #[test]
    fn renamed_properties_are_documented_by_both_names() {
        let xml = r#"<members><member name="id">An id.</member><member name="kind" type="X">A type.</member></members>"#;
        assert_eq!(
            corrected(xml),
            r#"<members><member name="id">An id.</member><member name="kind" type="X">A type.</member><member name="type" type="X">A type.</member></members>"#
        );
        assert_eq!(corrected("<members></members>"), "<members></members>");
    }

    #[test]
    fn descriptions_begin_without_blanks() {
        assert_eq!(
            corrected("<description>\n  Rolls:\nif a:\n    roll()\n  </description>"),
            "<description>Rolls:\nif a:\n    roll()\n  </description>"
        );
    }

    /// The classes of every crate are included. If `CLASS_REFERENCE_FOLDER` is set, all of them are written into that
    /// folder, where `cargo xtask` reads the documentation.
    #[test]
    fn every_crate_has_documentation() {
        let mut classes = Vec::new();
        let folder = env::var_os("CLASS_REFERENCE_FOLDER").map(PathBuf::from);
        for xml in documentation() {
            let name = class_of(&xml);
            if let Some(folder) = &folder {
                fs::write(folder.join(format!("{name}.xml")), &xml).unwrap();
            }
            classes.push(name.to_owned());
        }
        for class in ["DiscordClient", "DiscordMessage", "DiscordEmbedBuilder"] {
            assert!(classes.iter().any(|name| name == class), "{class}");
        }
    }
}
