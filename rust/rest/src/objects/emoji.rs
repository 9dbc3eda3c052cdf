//! Emojis as texts.

use serde_json::{Map, Value, json};

/// Returns an emoji from `"🔥"`, `"name:id"` or `"<:name:id>"`.
pub fn named_emoji(text: &str) -> Value {
    let custom = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(text);
    let (animated, custom) = match custom.strip_prefix("a:") {
        Some(rest) if rest.contains(':') => (true, rest),
        _ => (false, custom.strip_prefix(':').unwrap_or(custom)),
    };
    match custom.split_once(':') {
        Some((name, id)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
            let mut emoji = Map::from_iter([
                ("name".to_owned(), json!(name)),
                ("id".to_owned(), json!(id)),
            ]);
            if animated {
                emoji.insert("animated".to_owned(), json!(true));
            }
            Value::Object(emoji)
        }
        _ => json!({"name": text}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_in_all_their_forms() {
        let custom = json!({"name": "blob", "id": "123"});
        let table = [
            ("🔥", json!({"name": "🔥"})),
            ("blob:123", custom.clone()),
            ("<:blob:123>", custom),
            (
                "<a:blob:123>",
                json!({"name": "blob", "id": "123", "animated": true}),
            ),
        ];
        for (given, expected) in table {
            assert_eq!(named_emoji(given), expected, "{given}");
        }
    }
}
