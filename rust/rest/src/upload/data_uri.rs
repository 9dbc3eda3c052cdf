//! Images and sounds inside JSON, which are sent as data URIs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Source;
use crate::schema::MediaKind;

/// An image or a sound in a field of a body.
pub struct Media {
    /// The field.
    pub field: &'static str,
    /// The kind of media that the field has.
    pub kind: MediaKind,
    /// The source of the bytes.
    pub source: Source,
}

impl MediaKind {
    /// Returns the bytes of a file as a data URI, if Discord accepts their format in this field.
    pub(super) fn data_uri(self, bytes: &[u8]) -> Result<String, String> {
        let media_type = media_type(bytes).ok_or(
            "the file has no format that Discord accepts: PNG, JPEG, GIF, WebP or AVIF for images, MP3 or Ogg for \
             sounds",
        )?;
        let begin = format!("data:{media_type};base64,");
        let mut uri = String::with_capacity(begin.len() + bytes.len().div_ceil(3) * 4);
        uri.push_str(&begin);
        STANDARD.encode_string(bytes, &mut uri);
        if self.is_data_uri(&uri) {
            Ok(uri)
        } else {
            Err(format!(
                "the file is {media_type}; the field needs {}",
                self.wanted()
            ))
        }
    }
}

/// Returns the media type of a file, determined by its first bytes.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', ..] if bytes.get(8..12) == Some(b"WEBP") => "image/webp",
        _ if matches!(bytes.get(4..12), Some(b"ftypavif" | b"ftypavis")) => "image/avif",
        [b'I', b'D', b'3', ..] | [0xff, 0xf2 | 0xf3 | 0xfa | 0xfb, ..] => "audio/mpeg",
        [b'O', b'g', b'g', b'S', ..] => "audio/ogg",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_the_first_bytes() {
        let image = |bytes: &[u8]| MediaKind::Image.data_uri(bytes);
        let sound = |bytes: &[u8]| MediaKind::Sound.data_uri(bytes);
        // Every encoder must encode the examples of RFC 4648 in the same way.
        assert_eq!(
            image(b"GIF8foobar").unwrap(),
            "data:image/gif;base64,R0lGOGZvb2Jhcg=="
        );
        assert_eq!(sound(b"OggS").unwrap(), "data:audio/ogg;base64,T2dnUw==");
        for (bytes, begin) in [
            (&b"\x89PNG\r\n\x1a\n"[..], "data:image/png;base64,"),
            (b"\xff\xd8\xff\xe0", "data:image/jpeg;base64,"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "data:image/webp;base64,"),
            (b"\0\0\0\x20ftypavif", "data:image/avif;base64,"),
        ] {
            assert!(image(bytes).unwrap().starts_with(begin), "{begin}");
            assert!(sound(bytes).unwrap_err().contains("a sound"), "{begin}");
        }
        assert!(
            sound(b"ID3....")
                .unwrap()
                .starts_with("data:audio/mpeg;base64,")
        );
        for nothing in [&b""[..], b"RIFF\0\0\0\0WAVE", b"<svg", b"ftypavif"] {
            assert!(image(nothing).unwrap_err().contains("PNG"));
        }
    }
}
