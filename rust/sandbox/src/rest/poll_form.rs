//! What a poll may ask.

use serde_json::Value;

use super::check::FormErrors;

/// The longest question and answer, in characters.
const QUESTION: usize = 300;
const ANSWER: usize = 55;
/// The most answers.
const ANSWERS: usize = 10;
/// The longest duration, in hours: 32 days.
const DURATION: i64 = 768;

/// Checks the poll of a message; null is none.
pub fn check(poll: &Value, errors: &mut FormErrors) {
    if poll.is_null() {
        return;
    }
    let question = &poll["question"]["text"];
    errors.required(&["poll", "question", "text"], question);
    errors.text(&["poll", "question", "text"], question, 1, QUESTION);
    errors.required(&["poll", "answers"], &poll["answers"]);
    let answers = errors.list(&["poll", "answers"], &poll["answers"], ANSWERS);
    for (index, answer) in answers.iter().enumerate() {
        let place =
            ["poll", "answers", &index.to_string(), "poll_media", "text"].map(str::to_owned);
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        let media = &answer["poll_media"];
        if media["emoji"].is_null() {
            errors.required(&place, &media["text"]);
        }
        errors.text(&place, &media["text"], 1, ANSWER);
    }
    if poll["answers"].as_array().is_some_and(Vec::is_empty) {
        errors.add(
            &["poll", "answers"],
            "BASE_TYPE_MIN_LENGTH",
            "Must be 1 or more in length.",
        );
    }
    errors.number(&["poll", "duration"], &poll["duration"], 1, DURATION);
}
