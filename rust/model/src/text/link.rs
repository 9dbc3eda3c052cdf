//! The target of a masked link: `(https://example.com)` in `[text](https://example.com)`.

use super::{part, rest};

/// The maximum length of a URL, which keeps the search for its end short.
const MAX_URL: usize = 2048;

/// Returns the URL of the target that a text starts with, and the length of the target.
pub fn link_target(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('(')?;
    let (url, after) = match inner.strip_prefix('<') {
        Some(inner) => {
            let end = end_of_url(inner, |letter| letter == '>')?;
            (part(inner, 0, end), rest(inner, end + ">".len()))
        }
        None => {
            let mut depth = 0_u32;
            let end = end_of_url(inner, |letter| {
                match letter {
                    '(' => depth += 1,
                    ')' if depth == 0 => return true,
                    ')' => depth -= 1,
                    _ => {}
                }
                letter == ' '
            })?;
            (part(inner, 0, end), rest(inner, end))
        }
    };
    let is_url = ["https://", "http://"].into_iter().any(|scheme| {
        url.strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty())
    });
    let after = without_title(after).strip_prefix(')')?;
    is_url.then_some((url, text.len() - after.len()))
}

fn end_of_url(text: &str, mut is_end: impl FnMut(char) -> bool) -> Option<usize> {
    for (position, letter) in text.char_indices().take(MAX_URL) {
        if is_end(letter) {
            return Some(position);
        }
        if letter.is_whitespace() {
            return None;
        }
    }
    None
}

/// Returns the text after the title of a link, such as ` "title"`, if there is one.
fn without_title(text: &str) -> &str {
    let title = || {
        let quoted = text.strip_prefix(' ')?.strip_prefix('"')?;
        let (end, _) = quoted
            .char_indices()
            .take(MAX_URL)
            .find(|(_, letter)| *letter == '"')?;
        Some(rest(quoted, end + "\"".len()))
    };
    title().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Among these are the links that discord.js creates.
    #[test]
    fn reads_the_target() {
        for (text, url) in [
            ("(https://discord.js.org)", "https://discord.js.org"),
            ("(<https://a.b/c d>)", ""),
            ("(<https://a.b/c>)", "https://a.b/c"),
            (
                "(https://discord.js.org \"Official Documentation\")",
                "https://discord.js.org",
            ),
            ("(https://a.b/c_(d))", "https://a.b/c_(d)"),
            ("(https://)", ""),
            ("(javascript:alert())", ""),
            ("(https://a.b", ""),
            ("(https://a.b c)", ""),
            ("(https://a.b\n)", ""),
            ("https://a.b", ""),
        ] {
            let expected = (!url.is_empty()).then_some((url, text.len()));
            assert_eq!(link_target(text), expected, "{text}");
        }
        assert_eq!(link_target("(http://a) b)"), Some(("http://a", 10)));
    }
}
