//! Splits the arguments of a command into words.

/// The quotation marks that enclose a text with spaces: what opens it, and what closes it. Phones write the curved ones.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];

/// The words of a text. A text in quotation marks is one word; in it, a backslash makes the following quotation mark or
/// backslash part of the text. Without a closing quotation mark, the opening one is an ordinary character.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    /// Whether the rest of the text has no closing mark, for each of the quotation marks. It is not searched again.
    unclosed: [bool; QUOTES.len()],
}

impl<'a> Words<'a> {
    /// Returns the words of this text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text: text.trim(),
            unclosed: [false; QUOTES.len()],
        }
    }

    /// Returns the text that was not read yet, as it was written.
    pub fn rest(&self) -> &'a str {
        self.text
    }

    /// Returns the next word without its quotation marks.
    pub fn next_word(&mut self) -> Option<String> {
        let first = self.text.chars().next()?;
        let (word, rest) = match self.quoted(first) {
            Some(quoted) => quoted,
            None => {
                let end = self.text.find(char::is_whitespace);
                let (word, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
                (word.to_owned(), rest)
            }
        };
        self.text = rest.trim_start();
        Some(word)
    }

    /// Returns the text in quotation marks at the start, and the rest, if the quotation marks are closed.
    fn quoted(&mut self, first: char) -> Option<(String, &'a str)> {
        let mark = QUOTES.iter().position(|(opening, _)| *opening == first)?;
        if self.unclosed[mark] {
            return None;
        }
        let found = quoted(self.text, QUOTES[mark].1);
        self.unclosed[mark] = found.is_none();
        found
    }
}

/// Returns the text between its first character and the closing mark, and the rest.
fn quoted(text: &str, closing: char) -> Option<(String, &str)> {
    let mut word = String::new();
    let mut is_escaped = false;
    for (position, letter) in text.char_indices().skip(1) {
        let is_special = letter == closing || letter == '\\';
        match letter {
            _ if is_escaped => {
                if !is_special {
                    word.push('\\');
                }
                word.push(letter);
                is_escaped = false;
            }
            '\\' => is_escaped = true,
            _ if letter == closing => {
                return Some((word, text.get(position + letter.len_utf8()..)?));
            }
            _ => word.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Words::new(text);
        std::iter::from_fn(|| words.next_word()).collect()
    }

    #[test]
    fn spaces_separate_words() {
        assert_eq!(words("  a  b\n\tc "), ["a", "b", "c"]);
        assert!(words("").is_empty());
        assert!(words(" \u{2003}\n").is_empty());
    }

    #[test]
    fn a_quoted_text_is_one_word() {
        assert_eq!(words(r#""a b" c"#), ["a b", "c"]);
        assert_eq!(words("“a b” „c d“ «e f»"), ["a b", "c d", "e f"]);
        assert_eq!(words(r#""" x"#), ["", "x"]);
        assert_eq!(words(r#""a"b"#), ["a", "b"]);
    }

    #[test]
    fn quotation_marks_can_be_escaped() {
        assert_eq!(words(r#""a \"b\" \\ \n""#), [r#"a "b" \ \n"#]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_an_ordinary_character() {
        assert_eq!(words(r#"5" tall"#), ["5\"", "tall"]);
        assert_eq!(words(r#""a b"#), ["\"a", "b"]);
        assert_eq!(words(r#""a\""#), [r#""a\""#]);
    }

    #[test]
    fn the_rest_is_as_it_was_written() {
        let mut words = Words::new(r#"give "a b"   and  "the rest" "#);
        words.next_word();
        words.next_word();
        assert_eq!(words.rest(), r#"and  "the rest""#);
    }
}
