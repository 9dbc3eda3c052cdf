//! The files of a request.

use bytes::Bytes;
use discord_rest::File;
use godot::builtin::VariantType;
use godot::classes::file_access::ModeFlags;
use godot::classes::{FileAccess, Image, ResourceLoader, Texture2D};
use godot::global::error_string;
use godot::prelude::*;

/// Reads the list under `files` in a call's options.
///
/// # Errors
/// Says which of them cannot be read, and why.
pub fn read(files: &Variant) -> Result<Vec<File>, String> {
    let list: Vec<Variant> = match files.get_type() {
        VariantType::ARRAY => files.to::<AnyArray>().iter_shared().collect(),
        VariantType::PACKED_STRING_ARRAY => files
            .to::<PackedStringArray>()
            .as_slice()
            .iter()
            .map(ToGodot::to_variant)
            .collect(),
        _ => {
            return Err(
                "files must be an Array of paths, Images, or Dictionaries with 'name' and 'data' or 'path'".to_owned(),
            );
        }
    };
    list.iter()
        .enumerate()
        .map(|(index, file)| {
            one(file, index).map_err(|problem| format!("files[{index}]: {problem}"))
        })
        .collect()
}

/// Reads the file that is a field of a form.
///
/// # Errors
/// Says why it cannot be read.
pub fn of_field(file: &Variant, field: &'static str) -> Result<File, String> {
    let mut file = match file.get_type() {
        VariantType::PACKED_BYTE_ARRAY => File {
            name: field.to_owned(),
            bytes: bytes(file)?,
            ..File::default()
        },
        _ => one(file, 0).map_err(|problem| format!("{field}: {problem}"))?,
    };
    file.field = Some(field);
    Ok(file)
}

fn one(file: &Variant, index: usize) -> Result<File, String> {
    match file.get_type() {
        VariantType::STRING => from_path(&file.to()),
        VariantType::DICTIONARY => from_dictionary(&file.to(), index),
        _ => Ok(File {
            name: format!("image{index}.png"),
            bytes: png(file)
                .ok_or("give a path, an Image, or a Dictionary with 'name' and 'data' or 'path'")?,
            ..File::default()
        }),
    }
}

fn from_dictionary(dictionary: &AnyDictionary, index: usize) -> Result<File, String> {
    let known = ["name", "data", "path", "description", "spoiler"];
    for key in dictionary.keys_array().iter_shared() {
        let key = key.stringify().to_string();
        if !known.contains(&key.as_str()) {
            return Err(format!(
                "unknown key '{key}'; known are {}",
                known.join(", ")
            ));
        }
    }
    let text = |key: &str| {
        dictionary
            .get(key)
            .filter(|value| !value.is_nil())
            .map(|value| value.stringify().to_string())
    };
    let mut file = match (dictionary.get("path"), dictionary.get("data")) {
        (Some(path), None) => from_path(&path.stringify())?,
        (None, Some(data)) => File {
            name: format!("file{index}"),
            bytes: bytes(&data)?,
            ..File::default()
        },
        (Some(_), Some(_)) => return Err("give 'data' or 'path', not both".to_owned()),
        (None, None) => return Err("neither 'data' nor 'path' is given".to_owned()),
    };
    if let Some(name) = text("name") {
        file.name = name;
    }
    file.description = text("description");
    file.spoiler = dictionary
        .get("spoiler")
        .is_some_and(|value| value.booleanize());
    Ok(file)
}

/// Reads the file at a path.
///
/// # Errors
/// Says why it cannot be read.
pub fn from_path(path: &GString) -> Result<File, String> {
    let opened = FileAccess::open(path, ModeFlags::READ);
    let Some(mut file) = opened else {
        let error = error_string(FileAccess::get_open_error().ord().into());
        return imported(path).ok_or_else(|| format!("'{path}' cannot be opened: {error}"));
    };
    let length = i64::try_from(file.get_length()).unwrap_or(i64::MAX);
    Ok(File {
        name: path.get_file().to_string(),
        bytes: Bytes::copy_from_slice(file.get_buffer(length).as_slice()),
        ..File::default()
    })
}

/// A picture of the project's, in an exported game: there it is not the file any more, only what the engine made of it.
fn imported(path: &GString) -> Option<File> {
    let place = path.to_string();
    let mut loader = ResourceLoader::singleton();
    if !place.starts_with("res://") && !place.starts_with("uid://") || !loader.exists(path) {
        return None;
    }
    let picture = loader.load(path)?.to_variant();
    Some(File {
        name: format!("{}.png", path.get_file().get_basename()),
        bytes: png(&picture)?,
        ..File::default()
    })
}

/// The bytes of what a script has: text, bytes, or a picture, which becomes a PNG.
///
/// # Errors
/// If it is something else.
pub fn bytes(data: &Variant) -> Result<Bytes, String> {
    match data.get_type() {
        VariantType::PACKED_BYTE_ARRAY => Ok(Bytes::copy_from_slice(
            data.to::<PackedByteArray>().as_slice(),
        )),
        VariantType::STRING => Ok(data.to::<GString>().to_string().into()),
        _ => png(data).ok_or_else(|| {
            "'data' must be a PackedByteArray, an Image, a Texture2D or a String".to_owned()
        }),
    }
}

/// A picture as a PNG file.
fn png(value: &Variant) -> Option<Bytes> {
    let image = value
        .try_to::<Gd<Image>>()
        .ok()
        .or_else(|| value.try_to::<Gd<Texture2D>>().ok()?.get_image())?;
    if image.is_empty() {
        // Asked to save nothing, the engine would log errors of its own.
        return None;
    }
    let buffer = image.save_png_to_buffer();
    (!buffer.is_empty()).then(|| Bytes::copy_from_slice(buffer.as_slice()))
}
