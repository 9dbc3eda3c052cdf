//! Text that cannot be printed by accident.

use std::fmt;

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap_size::{HeapSize, VisitedArcs};

/// Text that authorizes anyone who has it, such as the token of a webhook. `Debug` does not show it. Empty text means
/// none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Box<str>);

impl Secret {
    /// Returns the text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns whether the text is empty.
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

impl HeapSize for Secret {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.0.heap_size(visited)
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
