//! The documentation of the members in class tables, which gdext does not know.

use std::collections::HashMap;
use std::fmt::Write;

use discord_class_tables::Member;

use super::bbcode;

/// The documentation of members of classes, as elements of the XML of a class.
#[derive(Default)]
pub struct Documentation {
    methods: String,
    properties: String,
}

/// Returns the documentation of all tables, by the names of the classes.
pub fn documentation() -> HashMap<String, Documentation> {
    let mut classes: HashMap<String, Documentation> = HashMap::new();
    for table in discord_class_tables::tables() {
        let class = (table.class)().to_string();
        let class = classes.entry(class).or_default();
        for member in table.members {
            class.add(member);
        }
    }
    classes
}

impl Documentation {
    /// Returns the XML of a class with these members.
    pub fn insert_into(&self, xml: &str) -> String {
        let Self {
            methods,
            properties,
        } = self;
        let members = format!("<methods>{methods}</methods>\n<members>{properties}");
        xml.replacen("<members>", &members, 1)
    }

    fn add(&mut self, member: &Member) {
        // Writing to a String never fails.
        let _ = match &member.property {
            Some(property) => write!(
                self.properties,
                r#"<member name="{}" type="Variant">{}</member>"#,
                property.name,
                escape(&bbcode::from_description(property.description)),
            ),
            None => {
                let signature = &member.signature;
                let parameters = signature.parameters.iter().enumerate();
                let parameters: String = parameters
                    .map(|(index, parameter)| {
                        let name = parameter.name;
                        format!(r#"<param index="{index}" name="{name}" type="Variant" />"#)
                    })
                    .collect();
                write!(
                    self.methods,
                    "<method name=\"{}\"><return type=\"Variant\" />{parameters}<description>{}</description></method>",
                    signature.name,
                    escape(&bbcode::from_description(signature.description)),
                )
            }
        };
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
