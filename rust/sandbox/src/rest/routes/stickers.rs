//! Stickers: those of a guild, and Discord's own.

use super::*;

const KIND: ItemKind = ItemKind::Sticker;
/// The largest file of a sticker, in bytes.
const LARGEST: usize = 512 << 10;

/// A sticker by its id alone, whatever guild it is of.
pub fn get_any(state: &State, call: &Call<'_>) -> Outcome {
    let id = call.id("sticker_id")?;
    let mut guilds = state.world.guilds.values();
    let found = guilds.find_map(|guild| guild.items(KIND).get(&id));
    let sticker = found.ok_or(ApiError::UNKNOWN_STICKER)?;
    Ok(items::render(state, call, KIND, sticker))
}

/// The format of a sticker by its bytes: PNG, APNG, Lottie or GIF. What is something else is none.
fn sticker_format(bytes: &[u8]) -> Option<u64> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    let has = |chunk: &[u8]| bytes.windows(chunk.len()).any(|found| found == chunk);
    if bytes.starts_with(PNG) {
        return Some(if has(b"acTL") { 2 } else { 1 });
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(4);
    }
    let lottie: Value = serde_json::from_slice(bytes).ok()?;
    lottie.get("layers").map(|_| 3)
}

/// A sticker comes as plain fields and one file.
pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<Created> {
    let file = call.files.iter().find(|file| file.field == "file");
    let upload = file.map(|file| &file.upload);
    let name = json!(upload.map(|upload| &upload.filename));
    call.checked_fields(|_, errors| errors.required(&["file"], &name))?;
    let bytes = upload.map_or(&[][..], |upload| &upload.bytes);
    ApiError::FILE_TOO_LARGE.when(bytes.len() > LARGEST)?;
    let format = sticker_format(bytes).ok_or(ApiError::INVALID_ASSET)?;
    let mut given = call.known_fields()?;
    set(&mut given, "format_type", format);
    items::create_expression(state, call, guild, KIND, &given)
}

/// Discord's own stickers: the sandbox has one pack of one.
fn standard_pack() -> Value {
    let sticker = json!({
        "id": "749054660769218631", "pack_id": "847199849233514549", "name": "Wave", "tags": "wave",
        "description": "Somebody waves", "type": 1, "format_type": 3, "sort_value": 1, "available": true,
    });
    json!({
        "id": "847199849233514549", "sku_id": "847199849233514547", "name": "Sandbox", "description": "One to begin with",
        "cover_sticker_id": "749054660769218631", "stickers": [sticker],
    })
}

pub fn list_packs(_: &State, _: &Call<'_>) -> Outcome {
    Ok(json!({ "sticker_packs": [standard_pack()] }))
}

pub fn get_pack(_: &State, call: &Call<'_>) -> Outcome {
    let pack = standard_pack();
    let is_known = Id::from_json(&pack["id"]) == Some(call.id("pack_id")?);
    ApiError::UNKNOWN_STICKER_PACK.unless(is_known)?;
    Ok(pack)
}
