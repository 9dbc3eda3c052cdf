//! Normalizes the texts of commands in the same way as Discord.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Returns the normalized text of a command. Two texts that Discord may store as the same text have the same normalized
/// text.
///
/// Discord strips invisible characters such as U+FE0F, trims texts, collapses white space, and removes it between CJK
/// characters. This is not documented, so this function goes further: it ignores everything that is not visible.
pub fn normalized_text(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .collect();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&visible);
    let mut normalized = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        let before = normalized.chars().next_back();
        let after = word.chars().next();
        if let (Some(before), Some(after)) = (before, after)
            && !(is_cjk(before) && is_cjk(after))
        {
            normalized.push(' ');
        }
        normalized.push_str(word);
    }
    normalized
}

/// Returns whether a character is not visible: control characters, and those that Unicode calls default ignorable code
/// points.
fn is_invisible(letter: char) -> bool {
    let is_ignorable = matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    is_ignorable || letter.is_control() && !letter.is_whitespace()
}

/// Returns whether a character belongs to a script that is written without spaces: Chinese and Japanese characters, and
/// the punctuation and the full-width forms used with them.
fn is_cjk(letter: char) -> bool {
    matches!(
        letter,
        '\u{2e80}'..='\u{2fdf}'
            | '\u{3000}'..='\u{312f}'
            | '\u{31a0}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_if_discord_stores_them_as_the_same() {
        for (sent, stored) in [
            ("Rolls a die", "Rolls a die"),
            // Reported in openclaw/openclaw#76588, onerandomusername/monty-python#798.
            ("ping\nthe bot", "ping the bot"),
            ("第一行。\n第二行。", "第一行。第二行。"),
            ("图片。\n支持直接输入 URL", "图片。支持直接输入 URL"),
            ("\u{2699}\u{fe0f} Settings", "\u{2699} Settings"),
            // Reported in DSharpPlus/DSharpPlus#2266.
            ("\u{26a0}\u{fe0e} Report", "\u{26a0} Report"),
            ("  Rolls \t a\u{a0}\u{3000}die \r\n", "Rolls a die"),
            ("a\u{200b}b\u{feff}c", "abc"),
            ("wu\u{308}rfeln", "w\u{fc}rfeln"),
            ("カ\u{3099}", "ガ"),
            ("日本 \u{200d} 語", "日本語"),
            ("\u{200b} \u{fe0f}", ""),
            ("bell\u{7}", "bell"),
        ] {
            assert_eq!(normalized_text(sent), normalized_text(stored), "{sent:?}");
            assert_eq!(normalized_text(stored), stored, "{stored:?}");
        }
    }

    #[test]
    fn what_can_be_seen_makes_a_difference() {
        for (one, other) in [
            ("Rolls a die", "Rolls adie"),
            ("Rolls a die", "rolls a die"),
            ("한국어 명령", "한국어명령"),
            ("第一行 x", "第一行x"),
            ("wurfeln", "würfeln"),
            ("Ａ", "A"),
            ("a b", "a-b"),
        ] {
            assert_ne!(normalized_text(one), normalized_text(other), "{one:?}");
        }
    }
}
