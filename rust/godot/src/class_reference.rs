//! Registers the documentation of the classes with the editor.
//!
//! gdext converts the documentation of each class to XML and passes it to the editor. Three details of it are wrong or missing for
//! the editor, so all texts are passed to the editor again, corrected:
//! - A property has the name of its field in Rust, even if `#[var(rename)]` renames it in Godot. The editor would find
//!   no documentation for such a property.
//! - Descriptions of what a field of an endpoint accepts are inserted: they depend on the route table.
//! - Descriptions of methods and signals begin with an indented line. The editor takes this for the indentation of all lines, and
//!   moves lines of code.

use godot::docs::__gather_xml_docs;

/// Fields in Rust whose names are reserved words, and the names of their properties in Godot.
const RENAMED: [(&str, &str); 2] = [("kind", "type"), ("of_match", "match")];

/// Passes the documentation of all classes to the editor.
pub fn load() {
    for xml in __gather_xml_docs() {
        let xml = corrected(&xml);
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
        for xml in __gather_xml_docs() {
            let (_, name) = xml.split_once("<class name=\"").unwrap();
            let (name, _) = name.split_once('"').unwrap();
            if let Some(folder) = &folder {
                fs::write(folder.join(format!("{name}.xml")), corrected(&xml)).unwrap();
            }
            classes.push(name.to_owned());
        }
        for class in ["DiscordClient", "DiscordMessage", "DiscordEmbedBuilder"] {
            assert!(classes.iter().any(|name| name == class), "{class}");
        }
    }
}
