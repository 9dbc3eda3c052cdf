//! The headers that a script adds to a request.

use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value};

/// The maximum number of headers.
const MAX_HEADERS: usize = 32;

/// The maximum length of one value, in bytes.
const MAX_LENGTH: usize = 4096;

/// Headers that cannot be set, and why. A name that ends with `-` stands for all names that begin with it.
const REFUSED: [(&str, &str); 6] = [
    (
        "authorization",
        "the client sends the token of the bot, and with_bearer() that of a user",
    ),
    (
        "x-audit-log-reason",
        "use the parameter reason, which is encoded as Discord requires",
    ),
    (
        "user-agent",
        "the client sends its own, because Discord requires that it names the library",
    ),
    ("proxy-", OF_THE_CONNECTION),
    ("sec-", OF_THE_CONNECTION),
    ("content-", OF_THE_CONNECTION),
];

/// More headers that cannot be set, because they belong to the connection.
const CONNECTION_HEADERS: [&str; 10] = [
    "host",
    "connection",
    "keep-alive",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "accept-encoding",
    "cookie",
];

const OF_THE_CONNECTION: &str = "the client sets it, to match the connection and the body";

/// Checks the headers of a request.
///
/// # Errors
/// The text names the header and the problem, without its value, which may be secret.
pub(crate) fn checked(given: &Map<String, Value>) -> Result<HeaderMap, String> {
    if given.len() > MAX_HEADERS {
        return Err(format!(
            "headers has {} entries; the maximum is {MAX_HEADERS}",
            given.len()
        ));
    }
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let shown: String = name.chars().take(40).collect();
        let wrong = |problem: &str| format!("headers[\"{shown}\"]: {problem}");
        let name = HeaderName::try_from(name.as_str())
            .map_err(|_| wrong("this is not the name of a header"))?;
        if let Some(reason) = refusal(name.as_str()) {
            return Err(wrong(&format!("it cannot be set; {reason}")));
        }
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(_) | Value::Bool(_) => value.to_string(),
            _ => return Err(wrong("its value must be text")),
        };
        if text.len() > MAX_LENGTH {
            return Err(wrong(&format!(
                "its value is longer than {MAX_LENGTH} bytes"
            )));
        }
        let mut value = HeaderValue::try_from(text)
            .map_err(|_| wrong("its value has characters that cannot be sent"))?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

/// Returns why a header cannot be set, if that is the case.
fn refusal(name: &str) -> Option<&'static str> {
    if CONNECTION_HEADERS.contains(&name) {
        return Some(OF_THE_CONNECTION);
    }
    let is_it = |refused: &str| match refused.ends_with('-') {
        true => name.starts_with(refused),
        false => name == refused,
    };
    let found = REFUSED.iter().find(|(refused, _)| is_it(refused));
    found.map(|(_, reason)| *reason)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(headers: Value) -> Result<HeaderMap, String> {
        checked(headers.as_object().unwrap())
    }

    #[test]
    fn texts_and_numbers_are_sent() {
        let headers = check(json!({"Accept-Language": "de", "X-Number": 5})).unwrap();
        assert_eq!(headers["accept-language"], "de");
        assert_eq!(headers["x-number"], "5");
    }

    #[test]
    fn headers_that_the_client_sets_are_refused_with_the_reason() {
        for (name, reason) in [
            ("Authorization", "with_bearer"),
            ("X-Audit-Log-Reason", "parameter reason"),
            ("user-agent", "names the library"),
            ("Host", "connection"),
            ("Content-Length", "connection"),
            ("Content-Type", "connection"),
            ("Transfer-Encoding", "connection"),
            ("Proxy-Authorization", "connection"),
        ] {
            let problem = check(json!({name: "s3cret"})).unwrap_err();
            assert!(problem.contains(reason), "{problem}");
            assert!(!problem.contains("s3cret"), "{problem}");
        }
    }

    #[test]
    fn what_cannot_be_sent_is_refused() {
        let many: Map<String, Value> = (0..=MAX_HEADERS)
            .map(|number| (format!("x-{number}"), json!("")))
            .collect();
        for headers in [
            json!({"a b": "c"}),
            json!({"": "c"}),
            json!({"x-a": "b\r\nhost: evil"}),
            json!({"x-a": null}),
            json!({"x-a": ["b"]}),
            json!({"x-a": "b".repeat(MAX_LENGTH + 1)}),
            Value::Object(many),
        ] {
            assert!(check(headers.clone()).is_err(), "{headers}");
        }
    }
}
