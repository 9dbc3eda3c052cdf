//! Images from the web, decoded in the background.
//!
//! Any user of Discord can send an image, and a file of a few bytes can describe a gigabyte of pixels. The size is
//! therefore read from the header and limited before anything is decoded, and so is the memory of all images that are
//! decoded at once.

use std::io::Cursor;

use image_webp::WebPDecoder;
use png::{ColorType, Transformations};
use tokio::sync::OwnedSemaphorePermit;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::client_error::{ClientError, ClientErrorKind};

/// The maximum number of pixels of an image: 25 megapixels, as in photos of phones. Decoded, they take 100 MB.
pub const MAX_IMAGE_PIXELS: u64 = 25_000_000;

/// The maximum number of pixels of a row or a column, which is also the largest texture size of most graphics cards.
pub const MAX_IMAGE_SIDE: u32 = 16_384;

/// The number of bytes per pixel: red, green, blue and alpha.
const BYTES_PER_PIXEL: usize = 4;

/// A decoded image.
#[derive(Debug)]
pub struct DecodedImage {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The rows from top to bottom, four bytes for each pixel: red, green, blue and alpha.
    pub rgba: Vec<u8>,
    /// Its share of the memory for images that were decoded but not received yet.
    pub(crate) _memory: Option<OwnedSemaphorePermit>,
}

/// The supported formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Jpeg,
    WebP,
}

impl Format {
    /// Returns the format according to the first bytes of a file.
    fn of(file: &[u8]) -> Option<Self> {
        match file {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', ..] => Some(Self::WebP),
            _ => None,
        }
    }
}

/// Returns the number of bytes of the decoded image, according to its header.
pub(crate) fn decoded_bytes(file: &[u8]) -> Result<usize, ClientError> {
    let (width, height) = size(file)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(unreadable());
    }
    if pixels > MAX_IMAGE_PIXELS || width.max(height) > MAX_IMAGE_SIDE {
        return Err(ClientError::new(
            ClientErrorKind::Network,
            format!(
                "The image is too large to be decoded: {width} × {height} pixels. Images may have {} megapixels, and {MAX_IMAGE_SIDE} pixels in a row or a column.",
                MAX_IMAGE_PIXELS / 1_000_000
            ),
            "Request a smaller version of the image, if there is one.",
        ));
    }
    Ok(pixels as usize * BYTES_PER_PIXEL)
}

fn size(file: &[u8]) -> Result<(u32, u32), ClientError> {
    let size = match Format::of(file) {
        Some(Format::Png) => png::Decoder::new(Cursor::new(file))
            .read_header_info()
            .ok()
            .map(|info| (info.width, info.height)),
        Some(Format::Jpeg) => {
            let mut decoder = JpegDecoder::new_with_options(Cursor::new(file), jpeg_options());
            let read = decoder.decode_headers().ok();
            read.and_then(|()| decoder.info())
                .map(|info| (info.width.into(), info.height.into()))
        }
        Some(Format::WebP) => WebPDecoder::new(Cursor::new(file))
            .ok()
            .map(|decoder| decoder.dimensions()),
        None => None,
    };
    size.ok_or_else(unreadable)
}

/// Decodes an image that [`decoded_bytes`] has accepted. Only the first frame of an animated image is decoded.
pub(crate) fn decode(file: &[u8]) -> Result<DecodedImage, ClientError> {
    let bytes = decoded_bytes(file)?;
    let (width, height) = size(file)?;
    let rgba = match Format::of(file) {
        Some(Format::Png) => png(file),
        Some(Format::Jpeg) => jpeg(file),
        Some(Format::WebP) => webp(file),
        None => None,
    };
    let rgba = rgba
        .filter(|rgba| rgba.len() == bytes)
        .ok_or_else(unreadable)?;
    Ok(DecodedImage {
        width,
        height,
        rgba,
        _memory: None,
    })
}

fn png(file: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    Some(match info.color_type {
        ColorType::Rgba => pixels,
        ColorType::Rgb => expand(&pixels, |[r, g, b]| [r, g, b, u8::MAX]),
        ColorType::GrayscaleAlpha => expand(&pixels, |[l, a]| [l, l, l, a]),
        ColorType::Grayscale => expand(&pixels, |[l]| [l, l, l, u8::MAX]),
        ColorType::Indexed => return None,
    })
}

fn jpeg_options() -> DecoderOptions {
    // Larger images are rejected with our own error, which includes the size.
    DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGBA)
}

fn jpeg(file: &[u8]) -> Option<Vec<u8>> {
    JpegDecoder::new_with_options(Cursor::new(file), jpeg_options())
        .decode()
        .ok()
}

fn webp(file: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = WebPDecoder::new(Cursor::new(file)).ok()?;
    let mut pixels = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut pixels).ok()?;
    Some(if decoder.has_alpha() {
        pixels
    } else {
        expand(&pixels, |[r, g, b]| [r, g, b, u8::MAX])
    })
}

/// Expands the pixels to four channels.
fn expand<const CHANNELS: usize>(
    pixels: &[u8],
    to_rgba: impl Fn([u8; CHANNELS]) -> [u8; BYTES_PER_PIXEL],
) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<CHANNELS>();
    let mut rgba = Vec::with_capacity(pixels.len() * BYTES_PER_PIXEL);
    for pixel in pixels {
        rgba.extend_from_slice(&to_rgba(*pixel));
    }
    rgba
}

pub(crate) fn unreadable() -> ClientError {
    ClientError::new(
        ClientErrorKind::Network,
        "The file is not an image in a supported format.",
        "Request a PNG, JPEG or WebP image.",
    )
}

#[cfg(test)]
mod tests {
    use png::{BitDepth, Encoder};

    use super::*;

    fn png_file(
        width: u32,
        height: u32,
        color: ColorType,
        depth: BitDepth,
        rows: &[u8],
    ) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if color == ColorType::Indexed {
            encoder.set_palette(vec![9_u8, 8, 7, 1, 2, 3]);
        }
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(rows).unwrap();
        writer.finish().unwrap();
        file
    }

    /// Returns the header of a PNG file without any pixels.
    fn png_header(width: u32, height: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let writer = Encoder::new(&mut file, width, height)
            .write_header()
            .unwrap();
        drop(writer);
        file.truncate(33);
        // The data after the header is not relevant to the size.
        file.extend([0, 0, 0, 0]);
        file.extend(b"IDAT");
        file
    }

    /// Returns a lossless WebP file of 34 bytes with this size in its header.
    fn webp_bomb(width: u32, height: u32) -> Vec<u8> {
        let mut file = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f".to_vec();
        file.extend(((width - 1) | (height - 1) << 14).to_le_bytes());
        file.extend([0; 9]);
        file
    }

    /// Returns a JPEG file that ends after the header of its frame.
    fn jpeg_header(width: u16, height: u16) -> Vec<u8> {
        let mut file = b"\xff\xd8\xff\xc0\0\x0b\x08".to_vec();
        file.extend(height.to_be_bytes());
        file.extend(width.to_be_bytes());
        file.extend(b"\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0");
        file
    }

    #[test]
    fn what_is_too_large_is_refused_by_its_header() {
        for file in [
            webp_bomb(16_383, 16_383),
            png_header(16_384, 16_384),
            png_header(60_000, 60_000),
            png_header(i32::MAX as u32, i32::MAX as u32),
            png_header(20_000, 1),
            jpeg_header(65_000, 16_000),
        ] {
            let refused = decode(&file).unwrap_err();
            assert!(refused.message.contains("25 megapixels"), "{refused}");
            assert_eq!(decoded_bytes(&file).unwrap_err(), refused);
        }
    }

    #[test]
    fn photos_are_not_too_large() {
        // 24 megapixels, and the maximum size of Discord's image server.
        for file in [jpeg_header(6000, 4000), png_header(4096, 4096)] {
            assert!(decoded_bytes(&file).is_ok());
        }
    }

    #[test]
    fn every_color_type_becomes_rgba() {
        use BitDepth::{Eight, One, Sixteen};
        use ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
        let cases: [(ColorType, BitDepth, &[u8], [u8; 8]); 7] = [
            (
                Rgba,
                Eight,
                &[1, 2, 3, 4, 5, 6, 7, 8],
                [1, 2, 3, 4, 5, 6, 7, 8],
            ),
            (
                Rgb,
                Eight,
                &[1, 2, 3, 4, 5, 6],
                [1, 2, 3, 255, 4, 5, 6, 255],
            ),
            (
                GrayscaleAlpha,
                Eight,
                &[1, 2, 3, 4],
                [1, 1, 1, 2, 3, 3, 3, 4],
            ),
            (Grayscale, Eight, &[1, 2], [1, 1, 1, 255, 2, 2, 2, 255]),
            (
                Grayscale,
                One,
                &[0b0100_0000],
                [0, 0, 0, 255, 255, 255, 255, 255],
            ),
            (
                Grayscale,
                Sixteen,
                &[7, 0, 9, 0],
                [7, 7, 7, 255, 9, 9, 9, 255],
            ),
            (Indexed, Eight, &[1, 0], [1, 2, 3, 255, 9, 8, 7, 255]),
        ];
        for (color, depth, rows, expected) in cases {
            let image = decode(&png_file(2, 1, color, depth, rows)).unwrap();
            assert_eq!((image.width, image.height), (2, 1));
            assert_eq!(image.rgba, expected, "{color:?} {depth:?}");
        }
    }

    #[test]
    fn webp_and_jpeg_are_decoded() {
        let mut webp = Vec::new();
        image_webp::WebPEncoder::new(&mut webp)
            .encode(&[1, 2, 3, 4, 5, 6], 2, 1, image_webp::ColorType::Rgb8)
            .unwrap();
        assert_eq!(decode(&webp).unwrap().rgba, [1, 2, 3, 255, 4, 5, 6, 255]);
        let image = decode(include_bytes!("../tests/gray.jpg")).unwrap();
        assert_eq!((image.width, image.height), (2, 3));
        for pixel in image.rgba.as_chunks::<4>().0 {
            assert!(pixel[0].abs_diff(128) < 4 && pixel[3] == 255, "{pixel:?}");
        }
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let png = png_file(2, 1, ColorType::Rgba, BitDepth::Eight, &[0; 8]);
        for file in [
            &b""[..],
            b"<html>",
            b"GIF89a",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"RIFF\xff\xff\xff\xffWEBPVP8 ",
            &png[..png.len() - 20],
        ] {
            assert!(decode(file).is_err(), "{file:?}");
        }
    }

    #[test]
    fn damaged_files_end_in_an_error_or_in_an_image() {
        let mut webp = Vec::new();
        image_webp::WebPEncoder::new(&mut webp)
            .encode(&[7; 3 * 64], 8, 8, image_webp::ColorType::Rgb8)
            .unwrap();
        let png = png_file(8, 8, ColorType::Rgba, BitDepth::Eight, &[7; 256]);
        for file in [webp, png, include_bytes!("../tests/gray.jpg").to_vec()] {
            for place in 0..file.len() {
                let mut damaged = file.clone();
                damaged[place] ^= 0x55;
                if let Ok(image) = decode(&damaged) {
                    assert!(image.rgba.len() as u64 <= 4 * MAX_IMAGE_PIXELS);
                }
            }
        }
    }
}
