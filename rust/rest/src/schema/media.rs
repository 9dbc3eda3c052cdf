//! Images and sounds inside JSON.

/// The kind of media in a data URI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// An avatar, an icon, a banner or an emoji.
    Image,
    /// A sound of a soundboard.
    Sound,
}

impl MediaKind {
    /// Returns the beginning of the media type, and the formats that Discord accepts.
    fn formats(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Image => ("image", &["png", "jpeg", "gif", "webp", "avif"]),
            Self::Sound => ("audio", &["mpeg", "mp3", "ogg"]),
        }
    }

    /// Returns whether text is a data URI of this kind in base64. Only the beginning is checked.
    pub(crate) fn is_data_uri(self, text: &str) -> bool {
        let (kind, formats) = self.formats();
        text.strip_prefix("data:")
            .and_then(|rest| rest.strip_prefix(kind)?.strip_prefix('/'))
            .and_then(|rest| rest.split_once(";base64,"))
            .is_some_and(|(format, data)| formats.contains(&format) && !data.is_empty())
    }

    /// What is expected, for errors.
    pub(crate) fn wanted(self) -> &'static str {
        match self {
            Self::Image => {
                "an image: a data URI such as \"data:image/png;base64,…\", or a value that can be converted to one"
            }
            Self::Sound => {
                "a sound: a data URI such as \"data:audio/mpeg;base64,…\", or a value that can be converted to one"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_data_uris() {
        assert!(MediaKind::Image.is_data_uri("data:image/png;base64,iVBORw0KGgo="));
        assert!(MediaKind::Image.is_data_uri("data:image/webp;base64,UklGRg=="));
        assert!(MediaKind::Sound.is_data_uri("data:audio/ogg;base64,T2dnUw=="));
        for wrong in [
            "",
            "res://icon.png",
            "data:image/png;base64,",
            "data:image/bmp;base64,Qk0=",
            "data:audio/ogg;base64,T2dnUw==",
            "iVBORw0KGgo=",
        ] {
            assert!(!MediaKind::Image.is_data_uri(wrong), "{wrong:?}");
        }
    }
}
