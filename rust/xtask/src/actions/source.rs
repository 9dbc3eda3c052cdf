//! Parses Rust sources: lines of code with their documentation and attributes, and the calls of `act` in examples.

/// A line of code with the documentation and the attributes before it.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// The documentation, as one line.
    pub documentation: String,
    /// The attributes without documentation.
    pub attributes: String,
    /// The line of code.
    pub code: String,
}

/// The lines of code in a source file.
pub fn items(source: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut next = Item::default();
    let mut attribute = String::new();
    for line in source.lines().map(str::trim) {
        if !attribute.is_empty() || line.starts_with("#[") {
            // An attribute may span several lines.
            attribute.push_str(line);
            if line.ends_with(']') {
                next.attributes.push_str(&attribute);
                attribute.clear();
            }
        } else if let Some(text) = line.strip_prefix("///") {
            next.document(text.trim());
        } else if !line.is_empty() && !line.starts_with("//") {
            line.clone_into(&mut next.code);
            items.push(std::mem::take(&mut next));
        }
    }
    items
}

impl Item {
    fn document(&mut self, text: &str) {
        if !self.documentation.is_empty() && !text.is_empty() {
            self.documentation.push(' ');
        }
        self.documentation.push_str(text);
    }
}

/// The calls of `act` in a text, each with the name of the action and the names of the fields. A call may span several lines.
#[cfg(test)]
pub fn calls(text: &str) -> Vec<(String, Vec<String>)> {
    let text: String = text
        .lines()
        .map(|line| line.trim().trim_start_matches("/// "))
        .collect();
    let parse = |call: &str| -> Option<_> {
        let (name, rest) = call.split_once('"')?;
        let fields = rest.strip_prefix(", {").unwrap_or_default();
        let fields = fields.split_once(')').map_or("", |(fields, _)| fields);
        let names = fields.split("\": ").map(|before| {
            let (_, name) = before.rsplit_once('"').unwrap_or_default();
            name.to_owned()
        });
        let mut names: Vec<String> = names.collect();
        // The last piece has no name because it starts with the last value.
        names.pop();
        Some((name.to_owned(), names))
    };
    text.split(".act(\"").skip(1).filter_map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_and_attributes_are_read() {
        let source = "
            /// Makes
            /// something.
            #[derive(Debug)]
            pub struct Make {
                /// What is set.
                #[serde(flatten)]
                pub fields: Fields,
            }";
        let items = items(source);
        assert_eq!(items[0].documentation, "Makes something.");
        assert_eq!(items[0].code, "pub struct Make {");
        assert_eq!(items[1].documentation, "What is set.");
        assert_eq!(items[1].attributes, "#[serde(flatten)]");
    }

    #[test]
    fn calls_are_read_with_their_fields() {
        let text = "/// var a = sandbox.act(\"join\", {\"guild\": \"a, b\", \"user\": id})\n/// sandbox.act(\"reset\")";
        assert_eq!(
            calls(text),
            [
                (
                    "join".to_owned(),
                    vec!["guild".to_owned(), "user".to_owned()]
                ),
                ("reset".to_owned(), vec![]),
            ]
        );
    }
}
