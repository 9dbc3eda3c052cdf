//! Images and sounds that are encoded inside JSON.

use discord_rest::schema::Field;
use discord_rest::upload::{Media, Source};
use godot::builtin::VariantType;
use godot::classes::AudioStreamMp3;
use godot::prelude::*;

use super::files;

/// Takes the images and sounds out of the options.
pub fn take_from_options(
    known: &[&'static Field],
    options: &AnyDictionary,
    media: &mut Vec<Media>,
) -> Result<AnyDictionary, String> {
    let mut others = None;
    for field in known {
        let Some(value) = options.get(field.name) else {
            continue;
        };
        if let Some(taken) = take(field, &value)? {
            media.push(taken);
            others
                .get_or_insert_with(|| {
                    options
                        .duplicate_shallow()
                        .cast_dictionary::<Variant, Variant>()
                })
                .remove(field.name);
        }
    }
    Ok(others.map_or_else(|| options.clone(), |others| others.upcast_any_dictionary()))
}

/// Returns the image or sound of a value, if the field takes one. A data URI is not changed.
pub fn take(field: &'static Field, value: &Variant) -> Result<Option<Media>, String> {
    let Some(kind) = field.kind.media() else {
        return Ok(None);
    };
    let source = match value.get_type() {
        VariantType::STRING if is_path(&value.to()) => {
            files::at_path(&value.to()).map(|file| file.source)
        }
        VariantType::PACKED_BYTE_ARRAY | VariantType::OBJECT => match sound(value) {
            Some(source) => Ok(Some(source)),
            None => files::of_data(value).map(Some),
        },
        _ => return Ok(None),
    };
    let source = source.map_err(|problem| format!("{}: {problem}", field.name))?;
    Ok(source.map(|source| Media {
        field: field.name,
        kind,
        source,
    }))
}

/// Returns whether the text is a path rather than a data URI.
fn is_path(text: &GString) -> bool {
    let text = text.to_string();
    ["res://", "user://", "/", "uid://"]
        .iter()
        .any(|begin| text.starts_with(begin))
}

/// Returns the bytes of an audio stream, if it still has them.
fn sound(value: &Variant) -> Option<Source> {
    let stream = value.try_to::<Gd<AudioStreamMp3>>().ok()?;
    Some(files::bytes(stream.get_data()))
}
