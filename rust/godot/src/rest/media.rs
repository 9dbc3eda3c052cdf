//! Pictures and sounds that travel inside JSON: what a script has, in Discord's form.

use discord_rest::schema::{Field, Kind};
use godot::builtin::VariantType;
use godot::classes::{AudioStreamMp3, Marshalls};
use godot::prelude::*;

use super::files;

/// Puts those options that are pictures or sounds into Discord's form.
pub fn prepare_all(
    known: &[&'static Field],
    options: &AnyDictionary,
) -> Result<AnyDictionary, String> {
    let mut prepared = None;
    for field in known.iter().filter(|field| is_media(&field.kind)) {
        if let Some(value) = options.get(field.name) {
            prepared
                .get_or_insert_with(|| {
                    options
                        .duplicate_shallow()
                        .cast_dictionary::<Variant, Variant>()
                })
                .set(field.name, &prepare(field, &value)?);
        }
    }
    Ok(prepared.map_or_else(
        || options.clone(),
        |prepared| prepared.upcast_any_dictionary(),
    ))
}

/// Puts a picture or a sound into Discord's form; everything else stays as it is.
pub fn prepare(field: &Field, value: &Variant) -> Result<Variant, String> {
    if !is_media(&field.kind) {
        return Ok(value.clone());
    }
    let bytes = match value.get_type() {
        VariantType::STRING if is_path(&value.to()) => {
            files::from_path(&value.to()).map(|file| file.bytes)
        }
        VariantType::PACKED_BYTE_ARRAY | VariantType::OBJECT => match sound(value) {
            Some(bytes) => Ok(bytes),
            None => files::bytes(value),
        },
        _ => return Ok(value.clone()),
    };
    let bytes = bytes.map_err(|problem| format!("{}: {problem}", field.name))?;
    let media_type = media_type(&bytes).ok_or_else(|| {
        format!(
            "{} is in no format Discord takes: PNG, JPEG, GIF, WebP or AVIF for pictures, MP3 or Ogg for sounds",
            field.name
        )
    })?;
    let text = Marshalls::singleton().raw_to_base64(&PackedByteArray::from(&*bytes));
    Ok(format!("data:{media_type};base64,{text}").to_variant())
}

fn is_media(kind: &Kind) -> bool {
    match kind {
        Kind::Image | Kind::Sound => true,
        Kind::NotNull(kind) => is_media(kind),
        _ => false,
    }
}

/// A path, rather than a data URI.
fn is_path(text: &GString) -> bool {
    let text = text.to_string();
    ["res://", "user://", "/", "uid://"]
        .iter()
        .any(|begin| text.starts_with(begin))
}

/// The bytes of an audio stream that still has them.
fn sound(value: &Variant) -> Option<bytes::Bytes> {
    let stream = value.try_to::<Gd<AudioStreamMp3>>().ok()?;
    Some(bytes::Bytes::copy_from_slice(stream.get_data().as_slice()))
}

/// The media type that the first bytes tell.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        [
            _,
            _,
            _,
            _,
            b'f',
            b't',
            b'y',
            b'p',
            b'a',
            b'v',
            b'i',
            b'f' | b's',
            ..,
        ] => "image/avif",
        [b'I', b'D', b'3', ..] | [0xff, 0xf2 | 0xf3 | 0xfa | 0xfb, ..] => "audio/mpeg",
        [b'O', b'g', b'g', b'S', ..] => "audio/ogg",
        _ => return None,
    })
}
