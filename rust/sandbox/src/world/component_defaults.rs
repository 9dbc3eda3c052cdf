//! What Discord fills in of a component that a request left out.

use serde_json::{Value, json};

use crate::id::{Id, unix_ms};

/// Discord's component types, those with something to fill in.
mod kind {
    pub const STRING_SELECT: u64 = 3;
    pub const USER_SELECT: u64 = 5;
    pub const CHANNEL_SELECT: u64 = 8;
    pub const THUMBNAIL: u64 = 11;
    pub const MEDIA_GALLERY: u64 = 12;
    pub const FILE: u64 = 13;
    pub const SEPARATOR: u64 = 14;
    pub const CONTAINER: u64 = 17;
}

/// Fills it in; what is inside other components is another component.
pub fn set_defaults(component: &mut Value) {
    match component["type"].as_u64() {
        Some(kind::STRING_SELECT | kind::USER_SELECT..=kind::CHANNEL_SELECT) => {
            fill(component, "min_values", json!(1));
            fill(component, "max_values", json!(1));
        }
        Some(kind::THUMBNAIL) => set_media_defaults(component),
        Some(kind::MEDIA_GALLERY) => {
            let items = component.get_mut("items").and_then(Value::as_array_mut);
            for item in items.into_iter().flatten() {
                set_media_defaults(item);
            }
        }
        Some(kind::FILE) => {
            fill(component, "spoiler", json!(false));
            fill(component, "name", Value::Null);
            fill(component, "size", Value::Null);
            set_url_defaults(component, "file");
        }
        Some(kind::SEPARATOR) => {
            fill(component, "spacing", json!(1));
            fill(component, "divider", json!(true));
        }
        Some(kind::CONTAINER) => {
            fill(component, "accent_color", Value::Null);
            fill(component, "spoiler", json!(false));
        }
        _ => {}
    }
}

fn set_media_defaults(item: &mut Value) {
    fill(item, "description", Value::Null);
    fill(item, "spoiler", json!(false));
    set_url_defaults(item, "media");
}

/// What is behind a URL has an id, and comes through Discord's proxy, which the sandbox has none of.
fn set_url_defaults(holder: &mut Value, name: &str) {
    let Some(media) = holder.get_mut(name).filter(|media| media.is_object()) else {
        return;
    };
    let url = media["url"].clone();
    fill(media, "proxy_url", url);
    let id = Id(Id::at_ms(unix_ms()).0 | fastrand::u64(..1 << 22));
    fill(media, "id", json!(id));
}

fn fill(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.entry(name.to_owned()).or_insert(value);
    }
}
