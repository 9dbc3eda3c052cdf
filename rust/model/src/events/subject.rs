//! Whether an event names what it is about.

use std::sync::Arc;

use crate::{Emoji, Id, Secret, User};

/// A part of an event that names what the event is about.
pub(super) trait Subject {
    /// Whether there is something with this name at all.
    fn is_named(&self) -> bool;
}

impl<T> Subject for Id<T> {
    fn is_named(&self) -> bool {
        self.is_some()
    }
}

impl Subject for Option<Arc<User>> {
    fn is_named(&self) -> bool {
        self.as_ref().is_some_and(|user| user.id.is_some())
    }
}

/// A custom emoji has an id, any other only a name.
impl Subject for Arc<Emoji> {
    fn is_named(&self) -> bool {
        self.id.is_some() || self.name.as_ref().is_some_and(|name| !name.is_empty())
    }
}

/// The code of an invite.
impl Subject for Box<str> {
    fn is_named(&self) -> bool {
        !self.is_empty()
    }
}

impl Subject for Secret {
    fn is_named(&self) -> bool {
        !self.is_empty()
    }
}

/// The JSON name of the last field in a path such as `value.id`.
pub(super) fn field_name(path: &'static str) -> &'static str {
    path.rsplit('.').next().unwrap_or(path).trim()
}
