//! What Discord serves from its CDN: avatars and icons, drawn on the spot, and uploaded files.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::png;
use crate::id::Id;
use crate::state::Core;

/// Colors that go well beside each other.
const PALETTE: [png::Rgb; 12] = [
    [88, 101, 242],
    [235, 69, 158],
    [87, 170, 110],
    [240, 140, 60],
    [237, 66, 69],
    [69, 170, 200],
    [155, 89, 182],
    [230, 180, 50],
    [52, 120, 170],
    [200, 90, 90],
    [110, 140, 60],
    [120, 110, 200],
];

/// How large the badge of a widget is, in pixels.
const BADGE: u32 = 64;

/// The query of an image.
#[derive(Deserialize)]
pub struct Size {
    /// Edge length in pixels; 16 to 1024 here.
    size: Option<u32>,
}

/// `/avatars/{user}/{hash}`, `/icons/{guild}/{hash}` and their like: a badge whose color comes from the id.
pub async fn by_id(
    Path((kind, id, _hash)): Path<(String, String, String)>,
    Query(size): Query<Size>,
) -> Response {
    let square = matches!(kind.as_str(), "icons" | "role-icons" | "emojis");
    match id.parse::<Id>() {
        Ok(id) => image(id.0 >> 4, size.size, square),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/embed/avatars/{index}.png`: the avatar of those who have none.
pub async fn default_avatar(Path(name): Path<String>, Query(size): Query<Size>) -> Response {
    match name.trim_end_matches(".png").parse::<u64>() {
        Ok(index) if index < 6 => image(index, size.size, false),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/attachments/{channel}/{attachment}/{filename}`: a file as it was uploaded.
pub async fn attachment(
    State(core): State<Arc<Core>>,
    Path((_, id, filename)): Path<(String, Id, String)>,
) -> Response {
    let Some(bytes) = core.lock().world.files.get(id).map(<[u8]>::to_vec) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match mime_guess::from_path(filename).first_raw() {
        Some("text/plain") => "text/plain; charset=utf-8",
        kind => kind.unwrap_or("application/octet-stream"),
    };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

fn image(seed: u64, size: Option<u32>, square: bool) -> Response {
    // Neighboring seeds shall not have neighboring colors.
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    let color = PALETTE[usize::try_from(mixed).unwrap_or(0) % PALETTE.len()];
    let png = png::badge(size.unwrap_or(128).clamp(16, 1024), color, square);
    ([(header::CONTENT_TYPE, "image/png")], png).into_response()
}

/// The badge of a guild, as its widget shows it.
pub fn guild_badge(guild: Id) -> Vec<u8> {
    let color = PALETTE[((guild.0 >> 4) % PALETTE.len() as u64) as usize];
    png::badge(BADGE, color, true)
}
