//! Finds the command of a message.

use std::collections::BTreeMap;

/// The maximum number of words of a name.
const MAX_WORDS: usize = 3;

/// The maximum length of a name in characters.
const MAX_NAME: usize = 100;

/// The commands of a client by their names, without regard to the case of letters.
#[derive(Debug)]
pub struct TextCommandTable<H>(BTreeMap<String, H>);

/// The command of a message.
#[derive(Debug, PartialEq, Eq)]
pub struct FoundCommand<'t, 'm, H> {
    /// Its name.
    pub name: &'t str,
    /// Its handler.
    pub handler: &'t H,
    /// The text after the name.
    pub arguments: &'m str,
}

impl<H> Default for TextCommandTable<H> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<H> TextCommandTable<H> {
    /// Adds a command. Returns the one that it replaces.
    pub fn insert(&mut self, name: &str, handler: H) -> Option<H> {
        self.0.insert(key(name), handler)
    }

    /// Removes a command, and returns it.
    pub fn remove(&mut self, name: &str) -> Option<H> {
        self.0.remove(&key(name))
    }

    /// Returns whether there are no commands.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the commands in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &H)> {
        self.0.iter().map(|(name, handler)| (&**name, handler))
    }

    /// Returns the command that a text without its prefix begins with. A name may have several words; the longest is
    /// taken.
    pub fn find<'m>(&self, text: &'m str) -> Option<FoundCommand<'_, 'm, H>> {
        let mut found = None;
        let mut name = String::new();
        let mut rest = text.trim_start();
        for _ in 0..MAX_WORDS {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if word.is_empty() || name.len() + word.len() > 4 * MAX_NAME {
                break;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&word.to_lowercase());
            rest = after.trim_start();
            if let Some((name, handler)) = self.0.get_key_value(&name) {
                found = Some(FoundCommand {
                    name,
                    handler,
                    arguments: rest,
                });
            }
        }
        found
    }
}

fn key(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Checks the name of a command.
///
/// # Errors
/// Returns the reason why no message can have it.
pub fn check_text_command_name(name: &str) -> Result<(), String> {
    let words = name.split_whitespace().count();
    if !(1..=MAX_WORDS).contains(&words) {
        return Err(format!(
            "the name has {words} words; it must have 1 to {MAX_WORDS}"
        ));
    }
    match name.chars().count() {
        length if length > MAX_NAME => Err(format!(
            "the name is {length} characters long; the maximum is {MAX_NAME}"
        )),
        _ => Ok(()),
    }
}

/// Returns the text after the prefix of commands, or after a mention of the bot if that is a prefix too; `None` if the text
/// begins with neither.
pub fn without_prefix<'m>(text: &'m str, prefix: &str, bot: Option<u64>) -> Option<&'m str> {
    let mentions = bot.map(|id| [format!("<@{id}>"), format!("<@!{id}>")]);
    let mut mentions = mentions.iter().flatten();
    if !prefix.is_empty()
        && let Some(rest) = text.strip_prefix(prefix)
    {
        return Some(rest);
    }
    mentions.find_map(|mention| text.strip_prefix(mention.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(names: &[&str]) -> TextCommandTable<usize> {
        let mut table = TextCommandTable::default();
        for (number, name) in names.iter().enumerate() {
            table.insert(name, number);
        }
        table
    }

    fn find<'m>(table: &TextCommandTable<usize>, text: &'m str) -> Option<(usize, &'m str)> {
        let found = table.find(text)?;
        Some((*found.handler, found.arguments))
    }

    #[test]
    fn the_longest_name_is_taken() {
        let table = table(&["team", "team add", "ping"]);
        assert_eq!(find(&table, "team"), Some((0, "")));
        assert_eq!(find(&table, "Team  ADD  @mara now"), Some((1, "@mara now")));
        assert_eq!(find(&table, "team remove"), Some((0, "remove")));
        assert_eq!(find(&table, " ping\nx"), Some((2, "x")));
        for other in ["", " ", "pin", "pingx", "add team"] {
            assert_eq!(find(&table, other), None, "{other}");
        }
    }

    #[test]
    fn names_are_replaced_and_removed_without_regard_to_case() {
        let mut table = table(&["Ping"]);
        assert_eq!(table.insert("ping", 7), Some(0));
        assert_eq!(table.remove(" PING "), Some(7));
        assert!(table.is_empty());
    }

    #[test]
    fn names_are_checked() {
        assert!(check_text_command_name("team add").is_ok());
        for name in ["", " ", "a b c d", &"x".repeat(101)] {
            assert!(check_text_command_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn prefixes_and_mentions_are_removed() {
        assert_eq!(without_prefix("!ping", "!", None), Some("ping"));
        assert_eq!(without_prefix("! ping", "!", None), Some(" ping"));
        assert_eq!(without_prefix("ping", "!", None), None);
        assert_eq!(without_prefix("ping", "", None), None);
        assert_eq!(without_prefix("<@7> ping", "", Some(7)), Some(" ping"));
        assert_eq!(without_prefix("<@!7> ping", "!", Some(7)), Some(" ping"));
        assert_eq!(without_prefix("<@8> ping", "!", Some(7)), None);
    }
}
