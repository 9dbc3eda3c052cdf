//! Suggestions for misspelled names.

/// The maximum length of a path in an error, such as `data.components[0].components[4].label`.
const MAX_PATH_LENGTH: usize = 200;

/// Returns the error for an unknown field.
pub(super) fn unknown_field(at: &str, name: &str, known: &[&str]) -> String {
    let mut message = format!("unknown field '{}'", shortened(at));
    if let Some(near) = nearest(name, known) {
        message += &format!("; did you mean '{near}'?");
    } else if known.is_empty() {
        message += "; there is nothing to set here";
    } else {
        message += &format!("; known are {}", known.join(", "));
    }
    message
}

/// Returns the most similar known name, if it is similar enough to be a misspelling.
///
/// The distance takes time in proportion to the product of the lengths, so it is computed only for candidates whose
/// length alone does not rule them out. For example, a name of a megabyte is compared with nothing.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = name.chars().count();
    let close_enough = (length / 3).max(1);
    let name = name.to_lowercase();
    known
        .iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= close_enough)
        .map(|candidate| (strsim::damerau_levenshtein(&name, candidate), *candidate))
        .min()
        .filter(|(distance, _)| *distance <= close_enough)
        .map(|(_, candidate)| candidate)
}

/// Returns a path, truncated if it is longer than any real one.
fn shortened(place: &str) -> String {
    match place.char_indices().nth(MAX_PATH_LENGTH) {
        None => place.to_owned(),
        Some((end, _)) => format!("{}…", &place[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["content", "embeds", "tts"];
        assert_eq!(nearest("contents", &known), Some("content"));
        assert_eq!(nearest("Embed", &known), Some("embeds"));
        assert_eq!(nearest("tss", &known), Some("tts"));
        assert_eq!(nearest("color", &known), None);
    }

    #[test]
    fn a_name_of_a_megabyte_is_answered_at_once_and_in_short() {
        let known = ["content", "embeds", "tts"];
        let name = "é".repeat(1 << 20);
        let start = std::time::Instant::now();
        let message = unknown_field(&name, &name, &known);
        assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
        assert!(message.len() < 1000, "{} bytes", message.len());
        assert!(message.ends_with("; known are content, embeds, tts"));
    }
}
