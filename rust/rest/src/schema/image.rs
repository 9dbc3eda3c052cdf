//! Images inside JSON.

/// The formats Discord takes for avatars, icons, banners and emoji.
const FORMATS: [&str; 5] = ["png", "jpeg", "gif", "webp", "avif"];

/// Whether text is an image as a data URI in base64. Only the beginning is read; Discord looks at the rest.
pub(super) fn is_data_uri(text: &str) -> bool {
    text.strip_prefix("data:image/")
        .and_then(|rest| rest.split_once(";base64,"))
        .is_some_and(|(format, data)| FORMATS.contains(&format) && !data.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_data_uris() {
        assert!(is_data_uri("data:image/png;base64,iVBORw0KGgo="));
        assert!(is_data_uri("data:image/webp;base64,UklGRg=="));
        for wrong in [
            "",
            "res://icon.png",
            "data:image/png;base64,",
            "data:image/bmp;base64,Qk0=",
            "iVBORw0KGgo=",
        ] {
            assert!(!is_data_uri(wrong), "{wrong:?}");
        }
    }
}
