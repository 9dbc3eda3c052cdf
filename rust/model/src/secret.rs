//! A text that cannot be printed by accident.

use std::fmt;

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap::{Heap, Seen};

/// A text that gives power to whoever has it, such as a webhook's token. `Debug` does not show it. Empty if there is none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Box<str>);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() {
            "(none)"
        } else {
            "(hidden)"
        })
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Scalar for Secret {
    fn from_u64(value: u64) -> Option<Self> {
        Box::<str>::from_u64(value).map(Self)
    }
    fn from_text(value: &str) -> Option<Self> {
        Some(value.into())
    }
    fn from_null() -> Option<Self> {
        Some(Self::default())
    }
}
decode_as_scalar!(Secret);

impl Encode for Secret {
    fn encode(&self, _: bool) -> Value {
        self.expose().into()
    }
}

impl Heap for Secret {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.0.heap(seen)
    }
}

#[cfg(test)]
mod tests {
    use crate::Webhook;
    use crate::decode::from_str;
    use crate::encode::Encode;

    #[test]
    fn is_kept_but_not_shown() {
        let webhook: Webhook = from_str(r#"{"id":"1","token":"abc","url":"https://x/abc"}"#)
            .unwrap()
            .unwrap();
        assert_eq!(webhook.token.expose(), "abc");
        assert_eq!(webhook.encode(false)["token"], "abc");
        let shown = format!("{webhook:?}");
        assert!(!shown.contains("abc"), "{shown}");
    }
}
