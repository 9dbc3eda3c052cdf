//! Help for a misspelt name.

/// What to tell about a name that is not among those known.
pub(super) fn unknown_field(at: &str, name: &str, known: &[&str]) -> String {
    let mut told = format!("unknown field '{at}'");
    if let Some(near) = nearest(name, known) {
        told += &format!("; did you mean '{near}'?");
    } else if known.is_empty() {
        told += "; there is nothing to set here";
    } else {
        told += &format!("; known are {}", known.join(", "));
    }
    told
}

/// The known name closest to this one, if it is close enough to be what was meant.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let close_enough = (name.chars().count() / 3).max(1);
    known
        .iter()
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&name.to_lowercase(), candidate),
                *candidate,
            )
        })
        .min()
        .filter(|(distance, _)| *distance <= close_enough)
        .map(|(_, candidate)| candidate)
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
        assert_eq!(nearest("colour", &known), None);
    }
}
