//! The names under which webhooks send messages.

use unicode_segmentation::UnicodeSegmentation;

use super::rest;

/// The texts that the name of a webhook must not contain, in lower case:
/// [Create Webhook](https://discord.com/developers/docs/resources/webhook#create-webhook).
pub const NOT_IN_WEBHOOK_NAME: [&str; 3] = ["clyde", "discord", "```"];

/// The names that neither webhooks nor bots may have, in lower case.
pub const NOT_A_NAME: [&str; 3] = ["everyone", "here", "system message"];

/// The maximum number of characters.
const MAX_LENGTH: usize = 80;

/// A space that is hardly visible. Discord accepts names that it separates.
const HAIR_SPACE: char = '\u{200a}';

/// The name if neither the name nor the fallback has visible characters.
const DEFAULT: &str = "Player";

/// Returns a name under which a webhook may send a message. Spaces, line breaks and invisible characters are reduced to single
/// spaces, a hair space is inserted into a text that Discord does not accept, and names end after 80 characters. A name
/// without visible characters becomes `fallback`.
pub fn to_webhook_name(name: &str, fallback: &str) -> String {
    let clean = accepted(name).or_else(|| accepted(fallback));
    clean.unwrap_or_else(|| DEFAULT.to_owned())
}

fn accepted(name: &str) -> Option<String> {
    let is_shown = |letter: &char| !is_invisible(*letter) || is_joiner(*letter);
    let shown: String = name.chars().filter(is_shown).collect();
    let words: Vec<_> = shown.split_whitespace().collect();
    let name = words.join(" ");
    if !name.contains(|letter: char| !letter.is_whitespace() && !is_invisible(letter)) {
        return None;
    }
    let separated = match NOT_A_NAME.contains(&name.to_lowercase().as_str()) {
        true => separated(&name, |position| position == 0),
        false => separated(&name, |position| starts_forbidden_text(&name, position)),
    };
    Some(shortened(&separated))
}

/// Returns the name with a hair space after each character at whose position, in bytes, `is_before` returns true.
fn separated(name: &str, is_before: impl Fn(usize) -> bool) -> String {
    let mut separated = String::with_capacity(name.len());
    for (position, letter) in name.char_indices() {
        separated.push(letter);
        if is_before(position) {
            separated.push(HAIR_SPACE);
        }
    }
    separated
}

/// Returns whether a text that no name may contain begins at this position.
fn starts_forbidden_text(name: &str, position: usize) -> bool {
    NOT_IN_WEBHOOK_NAME.iter().any(|text| {
        let mut letters = rest(name, position).chars();
        text.chars().all(|expected| {
            let found = letters.next();
            found.is_some_and(|letter| letter.to_lowercase().eq([expected]))
        })
    })
}

/// Returns the start of a name that is too long, without a part of its last character as a reader sees it.
fn shortened(name: &str) -> String {
    let mut length = 0;
    let parts = name.graphemes(true).take_while(|part| {
        length += part.chars().count();
        length <= MAX_LENGTH
    });
    let whole: String = parts.collect();
    match whole.trim_end() {
        // The first character alone is longer.
        "" => name.chars().take(MAX_LENGTH).collect(),
        start => start.to_owned(),
    }
}

/// Returns whether a character has no width, or controls the direction of the text. Emojis such as families have joiners.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || is_joiner(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
                | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        )
}

/// Returns whether a character is invisible, and changes the characters around it.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_names_that_discord_does_not_accept() {
        for (name, expected) in [
            ("Clyde", "C\u{200a}lyde"),
            ("a DISCORD fan", "a D\u{200a}ISCORD fan"),
            ("clydediscord", "c\u{200a}lyded\u{200a}iscord"),
            ("cly\u{200b}de", "c\u{200a}lyde"),
            ("````", "`\u{200a}`\u{200a}``"),
            ("everyone", "e\u{200a}veryone"),
            ("HERE", "H\u{200a}ERE"),
            ("System  Message", "S\u{200a}ystem Message"),
        ] {
            assert_eq!(to_webhook_name(name, "Player"), expected, "{name:?}");
        }
    }

    #[test]
    fn keeps_other_names() {
        for name in [
            "Tanis Half-Elf",
            "Zoë 🐉",
            "👨‍👩‍👧",
            "everyone's friend",
            "hereafter",
            "a@b#c:d",
            "❤️",
        ] {
            assert_eq!(to_webhook_name(name, "Player"), name);
        }
        assert_eq!(
            to_webhook_name("  Tanis \n Half-Elf\u{202e} ", "Player"),
            "Tanis Half-Elf"
        );
    }

    #[test]
    fn long_names_end_after_whole_characters() {
        assert_eq!(to_webhook_name(&"x".repeat(100), ""), "x".repeat(80));
        let name = format!("{}🇩🇪", "x".repeat(79));
        assert_eq!(to_webhook_name(&name, ""), "x".repeat(79));
        let accents = format!("e{}", "\u{301}".repeat(100));
        assert_eq!(to_webhook_name(&accents, "").chars().count(), 80);
    }

    #[test]
    fn a_name_without_visible_characters_becomes_the_fallback() {
        for name in ["", " \n", "\u{200b} \t", "\u{200d}", "\u{3164}"] {
            assert_eq!(to_webhook_name(name, "Nobody"), "Nobody", "{name:?}");
        }
        assert_eq!(to_webhook_name("", "Discord"), "D\u{200a}iscord");
        assert_eq!(to_webhook_name("", " "), "Player");
    }
}
