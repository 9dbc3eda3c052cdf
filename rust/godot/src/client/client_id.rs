//! The id of the bot's application, as the property `client_id`.

use discord_model::{Application, Id};

/// Parses the value of the property. An empty text is no id.
///
/// # Errors
/// Returns the reason why the text is not an id, and what to enter instead.
pub fn parse_client_id(text: &str) -> Result<Option<Id<Application>>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse() {
        Ok(id) if id > 0 => Ok(Some(Id::new(id))),
        _ => Err(format!(
            "{text:?} is not an id. Copy the application id from the page of your application in Discord's developer portal; it \
             has only digits."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_digits() {
        assert_eq!(parse_client_id(" 123 "), Ok(Some(Id::new(123))));
        assert_eq!(parse_client_id(""), Ok(None));
        for wrong in ["0", "-1", "1.0", "my bot", "99999999999999999999"] {
            let problem = parse_client_id(wrong).unwrap_err();
            assert!(problem.contains("only digits"), "{problem}");
        }
    }
}
