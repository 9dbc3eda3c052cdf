//! The payloads that pass over the connections, for those who want to see them.

use discord_model::Token;
use discord_model::decode::{MAX_DECODED_BYTES, from_str_within};
use serde_json::Value;

/// The text that replaces the token.
const HIDDEN: &str = "(hidden)";

/// Parses a payload and replaces the token wherever it is. Returns `None` if it is not JSON, or takes too much memory.
pub(crate) fn parse_packet(text: &str, token: &Token) -> Option<Value> {
    let mut packet = from_str_within(text, MAX_DECODED_BYTES).ok()??;
    if !token.is_empty() {
        hide(&mut packet, token.expose());
    }
    Some(packet)
}

fn hide(value: &mut Value, secret: &str) {
    match value {
        Value::String(text) if text.contains(secret) => *text = text.replace(secret, HIDDEN),
        Value::Array(values) => values.iter_mut().for_each(|value| hide(value, secret)),
        Value::Object(fields) => fields.values_mut().for_each(|value| hide(value, secret)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_token_is_hidden_wherever_it_is() {
        let token = Token::new("a.b\"c");
        let text = r#"{"op":2,"d":{"token":"a.b\"c","list":["Bot a.b\u0022c",1]}}"#;
        let hidden = json!({"op": 2, "d": {"token": "(hidden)", "list": ["Bot (hidden)", 1]}});
        assert_eq!(parse_packet(text, &token), Some(hidden));
        assert_eq!(
            parse_packet(r#"{"op":11}"#, &Token::new("")),
            Some(json!({"op": 11}))
        );
        assert_eq!(parse_packet("{", &token), None);
    }
}
