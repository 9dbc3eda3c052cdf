//! The paths of images on Discord's server.

/// The formats of most images.
const STILL: &[&str] = &["png", "jpg", "webp"];

/// The parameter that requests an animated WebP, if the image is animated.
const ANIMATED_WEBP: &str = "animated=true";

/// An image on Discord's server.
#[derive(Clone, Debug, PartialEq)]
pub struct ImagePath {
    /// The path on the server, up to the dot before the format.
    path: String,
    /// If `true`, the image is animated, and therefore available as GIF.
    animated: bool,
    /// The only format, for images without a choice of format and size.
    only: Option<&'static str>,
}

impl ImagePath {
    /// Returns an image with a hash, which shows whether it is animated.
    pub fn hashed(folder: &str, hash: Option<&str>) -> Option<Self> {
        let hash = hash.filter(|hash| !hash.is_empty())?;
        Some(Self {
            path: format!("{folder}/{hash}"),
            animated: hash.starts_with("a_"),
            only: None,
        })
    }

    /// Returns an image without a hash.
    pub fn unhashed(path: String, animated: bool) -> Self {
        Self {
            path,
            animated,
            only: None,
        }
    }

    /// Returns an image with a single format and size.
    pub fn fixed(path: String, format: &'static str) -> Self {
        Self {
            path,
            animated: false,
            only: Some(format),
        }
    }

    /// Returns the URL. If `format` is empty, animated images are GIF.
    pub fn url(&self, base: &str, size: i64, format: &str) -> String {
        let path = &self.path;
        if let Some(only) = self.only {
            return format!("{base}/{path}.{only}");
        }
        let format = match (format, self.animated) {
            ("", true) => "gif",
            ("" | "gif", false) => "png",
            (format, _) => format,
        };
        let moving = match (format, self.animated) {
            ("webp", true) => format!("&{ANIMATED_WEBP}"),
            _ => String::new(),
        };
        format!("{base}/{path}.{format}?size={size}{moving}")
    }

    /// Checks the size and the format that a script requested.
    ///
    /// # Errors
    /// If one is invalid.
    pub fn check(size: i64, format: &str) -> Result<(), String> {
        if !(16..=4096).contains(&size) || size.count_ones() != 1 {
            return Err(format!(
                "size is {size}; give a power of two from 16 to 4096"
            ));
        }
        if !format.is_empty() && format != "gif" && !STILL.contains(&format) {
            return Err(format!("format is '{format}'; give png, jpg, webp or gif"));
        }
        Ok(())
    }

    /// Returns the URL of an image that is not animated; for an animated image, that of its first frame.
    pub fn still(url: String, base: &str) -> String {
        let Some((path, query)) = url.strip_prefix(base).and_then(|path| path.split_once('?'))
        else {
            return url;
        };
        let path = match path.strip_suffix(".gif") {
            Some(path) => format!("{path}.png"),
            None => path.to_owned(),
        };
        let query = query.trim_end_matches(ANIMATED_WEBP).trim_end_matches('&');
        format!("{base}{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CDN: &str = "http://cdn";

    fn image(hash: &str) -> ImagePath {
        ImagePath::hashed("icons/7", Some(hash)).unwrap()
    }

    #[test]
    fn of_every_size_and_format() {
        for exponent in 4..=12 {
            assert_eq!(ImagePath::check(1 << exponent, ""), Ok(()));
        }
        for (format, url) in [
            ("", "http://cdn/icons/7/abc.png?size=64"),
            ("png", "http://cdn/icons/7/abc.png?size=64"),
            ("jpg", "http://cdn/icons/7/abc.jpg?size=64"),
            ("webp", "http://cdn/icons/7/abc.webp?size=64"),
            ("gif", "http://cdn/icons/7/abc.png?size=64"),
        ] {
            assert_eq!(ImagePath::check(64, format), Ok(()));
            assert_eq!(image("abc").url(CDN, 64, format), url);
        }
    }

    #[test]
    fn one_that_moves_does_so_unless_asked_not_to() {
        for (format, url) in [
            ("", "http://cdn/icons/7/a_bc.gif?size=64"),
            ("gif", "http://cdn/icons/7/a_bc.gif?size=64"),
            ("png", "http://cdn/icons/7/a_bc.png?size=64"),
            ("webp", "http://cdn/icons/7/a_bc.webp?size=64&animated=true"),
        ] {
            assert_eq!(image("a_bc").url(CDN, 64, format), url);
        }
    }

    #[test]
    fn wrong_arguments_are_named() {
        for size in [0, -64, 8, 100, 8192, i64::MIN, i64::MAX] {
            assert!(
                ImagePath::check(size, "")
                    .unwrap_err()
                    .contains("16 to 4096")
            );
        }
        for format in ["bmp", "PNG", ".png", "json"] {
            assert!(ImagePath::check(64, format).unwrap_err().contains(format));
        }
    }

    #[test]
    fn without_a_hash_there_is_no_image() {
        assert_eq!(ImagePath::hashed("icons/7", None), None);
        assert_eq!(ImagePath::hashed("icons/7", Some("")), None);
    }

    #[test]
    fn a_still_image_is_the_first_frame() {
        for format in ["", "gif", "webp", "png", "jpg"] {
            for hash in ["abc", "a_bc"] {
                let url = ImagePath::still(image(hash).url(CDN, 64, format), CDN);
                assert!(!url.contains("gif") && !url.contains("animated"), "{url}");
                assert!(url.ends_with("?size=64"), "{url}");
            }
        }
        let elsewhere = "http://elsewhere/a.gif?size=64".to_owned();
        assert_eq!(ImagePath::still(elsewhere.clone(), CDN), elsewhere);
    }
}
