//! Emojis as reactions name them, and as guilds own them.

use percent_encoding::percent_decode_str;

use super::*;

/// A standard emoji (its characters as the name, no id) or a custom one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    pub id: Option<Id>,
    pub name: String,
    pub animated: bool,
}

impl Emoji {
    /// Reads a reaction path's form: `🔥`, `%F0%9F%94%A5`, `name:id`.
    pub fn parse(text: &str) -> Option<Emoji> {
        let text = percent_decode_str(text).decode_utf8().ok()?;
        let text = text.trim_start_matches('<').trim_end_matches('>');
        let (animated, text) = match text.strip_prefix("a:") {
            Some(rest) if rest.contains(':') => (true, rest),
            _ => (false, text.trim_start_matches(':')),
        };
        match text.rsplit_once(':') {
            Some((name, id)) => Some(Emoji {
                id: Some(id.parse().ok()?),
                name: name.to_owned(),
                animated,
            }),
            None if is_unicode(text) => Some(Emoji {
                id: None,
                name: text.to_owned(),
                animated: false,
            }),
            None => None,
        }
    }

    /// Whether both are the same emoji; a custom one is known by its id alone.
    pub fn same(&self, other: &Emoji) -> bool {
        self.id == other.id && (self.id.is_some() || self.name == other.name)
    }

    /// The partial emoji of reactions.
    pub fn render(&self) -> Value {
        let mut emoji = json!({ "id": self.id, "name": self.name });
        if self.animated {
            emoji["animated"] = Value::Bool(true);
        }
        emoji
    }
}

/// No emoji is written in plain letters, and none is longer than a family of people.
fn is_unicode(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_ascii()).count();
    !text.is_empty() && text.len() <= 64 && letters < text.chars().count()
}
