//! URLs in a text, which are links without further markup.

use super::{part, rest};

/// Returns the length of the URL that a text starts with; `None` if it starts with none. The URL ends before a position that
/// `is_end` accepts; its argument is the text that would follow.
pub fn url_length(text: &str, is_end: impl Fn(&str) -> bool) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme))?;
    let length = rest(text, scheme.len())
        .char_indices()
        .find(|(position, letter)| {
            letter.is_whitespace() || *letter == '<' || is_end(rest(text, scheme.len() + position))
        })
        .map_or(text.len(), |(position, _)| scheme.len() + position);
    let address = part(text, scheme.len(), length);
    let trimmed = without_closing_parenthesis(without_punctuation(address));
    (!trimmed.is_empty()).then_some(scheme.len() + trimmed.len())
}

/// Punctuation after a URL belongs to the sentence.
fn without_punctuation(address: &str) -> &str {
    address.trim_end_matches(['.', ',', ':', ';', '"', '\'', ']'])
}

/// A parenthesis that is not opened in the URL belongs to the text around it.
fn without_closing_parenthesis(address: &str) -> &str {
    let count = |parenthesis: char| address.matches(parenthesis).count();
    match address.strip_suffix(')') {
        Some(shorter) if count(')') > count('(') => without_punctuation(shorter),
        _ => address,
    }
}

/// Returns the URL in angle brackets that a text starts with, such as `<https://example.com>`, and its length with the
/// brackets. Discord shows no embed for it.
pub fn bracketed_url(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    if !inner.starts_with("https://") && !inner.starts_with("http://") {
        return None;
    }
    let end = inner.find(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>'))?;
    let is_closed = rest(inner, end).starts_with('>');
    is_closed.then(|| (part(inner, 0, end), end + "<>".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_a_url() {
        for (text, url) in [
            ("https://example.com", "https://example.com"),
            ("http://example.com/a_b*c next", "http://example.com/a_b*c"),
            ("https://example.com.", "https://example.com"),
            ("https://example.com/?a=b, c", "https://example.com/?a=b"),
            ("https://example.com/a_(b) c", "https://example.com/a_(b)"),
            ("https://example.com) c", "https://example.com"),
            ("https://example.com<b", "https://example.com"),
            (
                "https://*.example.com/globbed/*",
                "https://*.example.com/globbed/*",
            ),
        ] {
            assert_eq!(url_length(text, |_| false), Some(url.len()), "{text}");
        }
        for text in ["https://", "https:// a", "https://...", "ftp://a", "a"] {
            assert_eq!(url_length(text, |_| false), None, "{text}");
        }
        let bold = url_length("https://example.com**", |rest| rest.starts_with("**"));
        assert_eq!(bold, Some("https://example.com".len()));
    }

    #[test]
    fn finds_urls_in_brackets() {
        let text = "<https://example.com/a_b> c";
        assert_eq!(bracketed_url(text), Some(("https://example.com/a_b", 25)));
        for text in ["<https://example.com", "<https://a b>", "<a>", "https://a"] {
            assert_eq!(bracketed_url(text), None, "{text}");
        }
    }
}
