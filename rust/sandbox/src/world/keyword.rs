//! How auto moderation finds a keyword in a text.

/// What of `content` one of the keywords finds: the keyword and the text. What an allowed word covers is not found.
pub fn find_keyword(
    content: &str,
    keywords: &[String],
    allowed: &[String],
) -> Option<(String, String)> {
    let original: Vec<char> = content.chars().collect();
    let text: Vec<char> = original.iter().copied().map(lower).collect();
    let covered: Vec<(usize, usize)> = allowed
        .iter()
        .flat_map(|word| places(&text, word))
        .collect();
    keywords.iter().find_map(|keyword| {
        let place = places(&text, keyword).into_iter().find(|(from, to)| {
            !covered
                .iter()
                .any(|(first, last)| first <= from && last >= to)
        });
        let (from, to) = place?;
        let found = original.get(from..to)?.iter().collect();
        Some((keyword.clone(), found))
    })
}

/// Where a keyword stands in a text. It has to stand alone, but where it has a `*` at its side.
fn places(text: &[char], keyword: &str) -> Vec<(usize, usize)> {
    let (open_before, open_after) = (keyword.starts_with('*'), keyword.ends_with('*'));
    let word: Vec<char> = keyword.trim_matches('*').chars().map(lower).collect();
    if word.is_empty() {
        return Vec::new();
    }
    let part_of_word = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let windows = text.windows(word.len()).enumerate();
    windows
        .filter(|(_, window)| *window == word)
        .map(|(from, window)| (from, from + window.len()))
        .filter(|(from, to)| {
            (open_before || !part_of_word(from.checked_sub(1)))
                && (open_after || !part_of_word(Some(*to)))
        })
        .collect()
}

/// One character for one, so that places in both texts are the same.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &str, keyword: &str) -> Option<String> {
        find_keyword(content, &[keyword.to_owned()], &["cattle".to_owned()]).map(|(_, text)| text)
    }

    #[test]
    fn stars_open_the_sides_of_a_keyword() {
        for (keyword, content, hit) in [
            ("cat", "A Cat sat", Some("Cat")),
            ("cat", "concat", None),
            ("cat", "cats", None),
            ("cat*", "cats", Some("cat")),
            ("cat*", "concat", None),
            ("*cat", "concat", Some("cat")),
            ("*cat*", "concats", Some("cat")),
            ("i like c++", "Well, I like C++!", Some("I like C++")),
            ("cat*", "cattle", None),
            ("*", "anything", None),
        ] {
            assert_eq!(
                found(content, keyword).as_deref(),
                hit,
                "{keyword} in {content}"
            );
        }
    }
}
