//! Fields that identify what an event is about.

use std::sync::Arc;

use crate::{Emoji, Id, Secret, User};

/// A field that identifies what an event is about.
pub(super) trait Subject {
    /// Returns whether the field has a value.
    fn is_present(&self) -> bool;
}

impl<T> Subject for Id<T> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

impl Subject for Option<Arc<User>> {
    fn is_present(&self) -> bool {
        self.as_ref().is_some_and(|user| user.id.is_some())
    }
}

/// A custom emoji has an id, other emojis only a name.
impl Subject for Arc<Emoji> {
    fn is_present(&self) -> bool {
        self.id.is_some() || self.name.as_ref().is_some_and(|name| !name.is_empty())
    }
}

/// The code of an invite.
impl Subject for Box<str> {
    fn is_present(&self) -> bool {
        !self.is_empty()
    }
}

impl Subject for Secret {
    fn is_present(&self) -> bool {
        !self.is_empty()
    }
}

/// Returns the JSON name of the last field in a path such as `value.id`.
pub(super) fn field_name(path: &'static str) -> &'static str {
    path.rsplit('.').next().unwrap_or(path).trim()
}
