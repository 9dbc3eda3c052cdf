//! Reading Rust: what documentation and attributes stand before an item, and the calls of `act` in examples.

/// A line of code with what stands before it.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its documentation, as one line.
    pub documentation: String,
    /// Its attributes but documentation.
    pub attributes: String,
    /// The line.
    pub code: String,
}

/// The lines of code, each with its documentation.
pub fn items(source: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut next = Item::default();
    let mut attribute = String::new();
    for line in source.lines().map(str::trim) {
        if !attribute.is_empty() || line.starts_with("#[") {
            // An attribute may take several lines.
            attribute.push_str(line.trim_end_matches('\\'));
            if line.ends_with(']') {
                match attribute.strip_prefix("#[doc = concat!(") {
                    Some(pieces) => next.document(&joined(pieces)),
                    None => next.attributes.push_str(&attribute),
                }
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

/// The texts in quotes, one after the other, without the line breaks that are escaped.
fn joined(pieces: &str) -> String {
    let texts: String = pieces.split('"').skip(1).step_by(2).collect();
    texts.replace("\\ ", "")
}

/// The calls of `act` in a text: the action and the names of the fields, in one line or several.
#[cfg(test)]
pub fn calls(text: &str) -> Vec<(String, Vec<String>)> {
    let text: String = text
        .lines()
        .map(|line| line.trim().trim_start_matches("/// "))
        .collect();
    let read = |call: &str| -> Option<_> {
        let (name, rest) = call.split_once('"')?;
        let fields = rest.strip_prefix(", {").unwrap_or_default();
        let fields = fields.split_once(')').map_or("", |(fields, _)| fields);
        let names = fields.split("\": ").map(|before| {
            let (_, name) = before.rsplit_once('"').unwrap_or_default();
            name.to_owned()
        });
        let mut names: Vec<String> = names.collect();
        // What stands after the last name is a value.
        names.pop();
        Some((name.to_owned(), names))
    };
    text.split(".act(\"").skip(1).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_is_read_from_comments_and_attributes() {
        let source = "
            /// Makes
            /// something.
            #[derive(Debug)]
            pub struct Make {
                #[doc = concat!(\"What is \", \"set\", \".\")]
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
