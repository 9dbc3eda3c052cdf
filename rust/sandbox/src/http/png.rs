//! The least of PNG: to draw a badge, and to read how large an image is.

use flate2::Compression;
use flate2::Crc;
use flate2::write::ZlibEncoder;
use std::io::Write;

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// A color: red, green, blue.
pub type Rgb = [u8; 3];

/// A square image: a figure in front of a disc, or a diamond in a rounded square; on nothing.
pub fn badge(size: u32, color: Rgb, square: bool) -> Vec<u8> {
    let light = color.map(|channel| channel / 2 + 127);
    let center = f64::from(size) / 2.0;
    let mut pixels = Vec::with_capacity((size * (size * 4 + 1)) as usize);
    for y in 0..size {
        pixels.push(0);
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
    encode(size, &pixels)
}

fn encode(size: u32, pixels: &[u8]) -> Vec<u8> {
    let mut header = Vec::with_capacity(13);
    header.extend(size.to_be_bytes());
    header.extend(size.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]); // 8 bits a channel, RGBA, no interlacing.
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let data = encoder
        .write_all(pixels)
        .and_then(|()| encoder.finish())
        .unwrap_or_default();
    let mut png = SIGNATURE.to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        chunk(&mut png, kind, &data);
    }
    png
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    png.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    png.extend(kind);
    png.extend(data);
    png.extend(crc.sum().to_be_bytes());
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
