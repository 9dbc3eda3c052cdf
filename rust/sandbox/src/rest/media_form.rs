//! What is shown: texts, pictures, files.

use serde_json::Value;

use super::check::{FormErrors, field};
use super::component_form::{TEXT, Tally};
use crate::world::Fields;

/// Checks a text.
pub fn check_text(text: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    let content = field(text, "content");
    errors.required(&["content"], content);
    errors.text(&["content"], content, 1, TEXT);
    tally.text += content
        .as_str()
        .map_or(0, |content| content.chars().count());
}

/// Checks the pictures that stand beside each other.
pub fn check_gallery(gallery: &Fields, tally: &Tally, errors: &mut FormErrors) {
    let items = errors.sized_list(&["items"], field(gallery, "items"), 1, 10);
    errors.within("items", |errors| {
        for (index, item) in items.iter().enumerate() {
            errors.within(index, |errors| {
                errors.text(&["description"], &item["description"], 1, 1024);
                errors.flag(&["spoiler"], &item["spoiler"]);
                errors.within("media", |errors| {
                    check_media(&item["media"], false, tally, errors)
                });
            });
        }
    });
}

/// Checks what is shown: by address, or (of a file only that) as a file of the same message.
pub fn check_media(media: &Value, attached: bool, tally: &Tally, errors: &mut FormErrors) {
    let url = &media["url"];
    errors.required(&["url"], url);
    errors.text(&["url"], url, 1, 2048);
    let schemes: &[&str] = if attached {
        &["attachment:"]
    } else {
        &["http:", "https:", "attachment:"]
    };
    check_scheme(url, schemes, errors);
    let name = url
        .as_str()
        .and_then(|url| url.strip_prefix("attachment://"));
    if let (Some(name), Some(files)) = (name, &tally.files)
        && !files.iter().any(|file| file == name)
    {
        errors.add(
            &["url"],
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
            "The referenced attachment was not found",
        );
    }
}

/// Checks that an address begins with one of these.
pub fn check_scheme(url: &Value, schemes: &[&str], errors: &mut FormErrors) {
    let known = |url: &str| schemes.iter().any(|scheme| url.starts_with(scheme));
    if url.as_str().is_some_and(|url| !known(url)) {
        let message = format!(
            "Scheme of {url} is not supported. Scheme must be one of ({}).",
            schemes.join(", ")
        );
        errors.add(&["url"], "URL_TYPE_INVALID_SCHEME", message);
    }
}
