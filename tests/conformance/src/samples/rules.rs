//! What the kinds of fields do not tell.

use serde_json::Value;

use super::values::{Size, parsed};

/// A button, in the row it needs.
const COMPONENTS: &str = r#"[{"type": 1, "components": [{"type": 2, "style": 1, "label": "Roll", "custom_id": "roll"}]}]"#;

/// Values for fields that may hold anything, or whose neighbours decide: the entry (empty for all), the place, and JSON.
const VALUES: &[(&str, &str, &str)] = &[
    ("", "components", COMPONENTS),
    ("", "metadata", r#"{"team": "red"}"#),
    ("", "members.metadata", r#"{"team": "red"}"#),
];

/// The same, only for the most of everything.
const MOST: &[(&str, &str, &str)] = &[];

/// Fields inside of objects that are not to be given.
const LEFT_OUT: &[(&str, &str)] = &[];

/// Options of which only one may be given at once.
const EXCLUSIVE: &[(&str, &[&[&str]])] =
    &[("get_channel_messages", &[&["around", "before", "after"]])];

/// Those that cannot be called with every option cleared.
const NO_NULL: &[&str] = &[];

/// Names of texts that are addresses.
const ADDRESSES: &[&str] = &["url", "uri", "link", "icon", "webhooks_url"];

/// The value of a field of which more is known than its kind.
pub fn value(route: &str, at: &str, size: Size) -> Option<Value> {
    let most = if size == Size::Most { MOST } else { &[] };
    most.iter()
        .chain(VALUES)
        .filter(|(_, place, _)| *place == at || at.ends_with(&format!(".{place}")))
        .filter(|(owner, _, _)| owner.is_empty() || *owner == route)
        .max_by_key(|(owner, place, _)| (owner.len(), place.len()))
        .map(|(_, _, json)| parsed(json))
}

/// Whether a field inside of an object is not to be given.
pub fn is_left_out(route: &str, at: &str) -> bool {
    LEFT_OUT
        .iter()
        .any(|(owner, place)| *place == at && (owner.is_empty() || *owner == route))
}

/// Groups of options that exclude each other.
pub fn exclusive(route: &str) -> &'static [&'static [&'static str]] {
    EXCLUSIVE
        .iter()
        .find(|(name, _)| *name == route)
        .map_or(&[], |(_, groups)| groups)
}

/// Whether it cannot be called with every option cleared.
pub fn has_no_null(route: &str) -> bool {
    NO_NULL.contains(&route)
}

/// Whether texts under this name are addresses.
pub fn is_address(name: &str) -> bool {
    ADDRESSES
        .iter()
        .any(|word| name == *word || name.ends_with(&format!("_{word}")))
}
