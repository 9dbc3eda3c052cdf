//! Images in memory, which are uploaded as PNG files.

use bytes::Bytes;
use png::{BitDepth, ColorType, Encoder};

/// The pixels of an image.
pub struct Pixels {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The format of each pixel.
    pub format: PixelFormat,
    /// The rows from top to bottom. Bytes after the last row, such as mipmaps of the image, are ignored.
    pub bytes: Bytes,
}

/// The channels of a pixel, with a byte for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PixelFormat {
    /// Luminance.
    L8,
    /// Luminance and alpha.
    La8,
    /// Red, green and blue.
    Rgb8,
    /// Red, green, blue and alpha.
    Rgba8,
}

impl PixelFormat {
    /// Returns the number of bytes per pixel.
    pub const fn bytes_per_pixel(self) -> usize {
        match self {
            Self::L8 => 1,
            Self::La8 => 2,
            Self::Rgb8 => 3,
            Self::Rgba8 => 4,
        }
    }

    fn color_type(self) -> ColorType {
        match self {
            Self::L8 => ColorType::Grayscale,
            Self::La8 => ColorType::GrayscaleAlpha,
            Self::Rgb8 => ColorType::Rgb,
            Self::Rgba8 => ColorType::Rgba,
        }
    }
}

impl Pixels {
    /// Returns the image as a PNG file.
    pub(super) fn to_png(&self) -> Result<Bytes, String> {
        let length = (self.width as usize)
            .checked_mul(self.height as usize)
            .and_then(|pixels| pixels.checked_mul(self.format.bytes_per_pixel()));
        let rows = length
            .filter(|length| *length > 0)
            .and_then(|length| self.bytes.get(..length))
            .ok_or("the image is empty")?;
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(self.format.color_type());
        encoder.set_depth(BitDepth::Eight);
        encoder
            .write_header()
            .and_then(|mut writer| {
                writer.write_image_data(rows)?;
                writer.finish()
            })
            .map_err(|error| format!("the image cannot be encoded as PNG: {error}"))?;
        Ok(file.into())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn every_format_comes_back_from_its_png_file() {
        use PixelFormat::{L8, La8, Rgb8, Rgba8};
        for format in [L8, La8, Rgb8, Rgba8] {
            let length = 3 * 2 * format.bytes_per_pixel();
            let bytes: Vec<u8> = (0..length as u8)
                .map(|byte| byte.wrapping_mul(37))
                .collect();
            let mut with_mipmaps = bytes.clone();
            with_mipmaps.extend([0; 7]);
            let pixels = Pixels {
                width: 3,
                height: 2,
                format,
                bytes: with_mipmaps.into(),
            };
            let file = pixels.to_png().unwrap();
            let mut reader = png::Decoder::new(Cursor::new(&*file)).read_info().unwrap();
            let mut decoded = vec![0; reader.output_buffer_size().unwrap()];
            let info = reader.next_frame(&mut decoded).unwrap();
            assert_eq!((info.width, info.height), (3, 2));
            assert_eq!(info.color_type, format.color_type());
            assert_eq!(decoded, bytes);
        }
    }

    #[test]
    fn an_image_without_all_its_pixels_is_refused() {
        for (width, height) in [(0, 5), (4, 4), (u32::MAX, u32::MAX)] {
            let pixels = Pixels {
                width,
                height,
                format: PixelFormat::Rgba8,
                bytes: vec![0; 60].into(),
            };
            assert!(pixels.to_png().is_err(), "{width} × {height}");
        }
    }
}
