//! Draws a badge, and reads how large an image is.

use png::{BitDepth, ColorType, Encoder, EncodingError};

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// A color: red, green, blue.
pub type Rgb = [u8; 3];

/// A square image: a figure in front of a disc, or a diamond in a rounded square; on nothing.
pub fn badge(size: u32, color: Rgb, square: bool) -> Vec<u8> {
    let light = color.map(|channel| channel / 2 + 127);
    let center = f64::from(size) / 2.0;
    let mut pixels = Vec::with_capacity((size * size * 4) as usize);
    for y in 0..size {
        for x in 0..size {
            let (dx, dy) = (
                (f64::from(x) + 0.5 - center) / center,
                (f64::from(y) + 0.5 - center) / center,
            );
            // Each shape by how far the pixel is from its edge, in halves of the image; negative is inside.
            let (figure, ground) = if square {
                let corner = dx.abs().powi(4) + dy.abs().powi(4);
                (dx.abs() + dy.abs() - 0.48, corner.powf(0.25) - 1.0)
            } else {
                let head = dx.hypot(dy + 0.2) - 0.3;
                let shoulders = (dx / 0.62).hypot((dy - 0.85) / 0.62) - 1.0;
                (head.min(shoulders * 0.62), dx.hypot(dy) - 1.0)
            };
            let cover = |edge: f64| (0.5 - edge * center).clamp(0.0, 1.0);
            for (dark, light) in color.into_iter().zip(light) {
                let (dark, light) = (f64::from(dark), f64::from(light));
                pixels.push((dark + (light - dark) * cover(figure)).round() as u8);
            }
            pixels.push((cover(ground) * 255.0).round() as u8);
        }
    }
    encode(size, &pixels).unwrap_or_default()
}

fn encode(size: u32, pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, size, size);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(bytes)
}

/// Width and height of a PNG in pixels; `None` for anything else.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(&SIGNATURE)?.get(8..16)?;
    let (width, height) = header.split_at(4);
    Some((
        u32::from_be_bytes(width.try_into().ok()?),
        u32::from_be_bytes(height.try_into().ok()?),
    ))
}
