//! The names of slash commands and of their options.

/// Returns whether Discord accepts the name: 1 to 32 letters, digits, `-`, `_` and `'` of any script, without capitals.
pub fn is_command_name(name: &str) -> bool {
    let fits = |letter: char| {
        (letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'') || is_mark(letter))
            && letter.to_lowercase().eq([letter])
    };
    (1..=32).contains(&name.chars().count()) && name.chars().all(fits)
}

/// Marks of Devanagari and Thai, which are parts of words but not letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0900}'..='\u{097f}' | '\u{0e01}'..='\u{0e5b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names() {
        for right in [
            "roll",
            "roll-2",
            "würfeln",
            "jeu_d'or",
            "投げる",
            "สุ่ม",
            "पासा",
            "1",
        ] {
            assert!(is_command_name(right), "{right:?}");
        }
        let long = "x".repeat(33);
        for wrong in ["", "Roll", "roll dice", "roll!", "Ä", "🎲", &long] {
            assert!(!is_command_name(wrong), "{wrong:?}");
        }
    }
}
